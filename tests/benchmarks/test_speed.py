"""How fast, each beside its yardstick in the same run. No time is asserted: compare the ratios.

python -m pytest tests/benchmarks --benchmark-enable --benchmark-only -n 0
"""

import json
import re
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from statistics import quantiles

import pytest
import yaml

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.training import Training
from isp_assistant.domain.cases import ordered
from isp_assistant.domain.cohort import report
from isp_assistant.domain.diff import diff
from isp_assistant.domain.proof import prove
from isp_assistant.domain.record import EntryKind, as_json
from isp_assistant.domain.walk import walk
from isp_assistant.interpret.reader import Interpreter
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files, read_pack
from isp_assistant.register.store import open_register
from isp_assistant.search.index import Search, open_search
from isp_assistant.search.units import UNANSWERED
from isp_assistant.settings import Settings
from tests.benchmarks.ladders import ladder, retargeted
from tests.benchmarks.papers import among, held_back
from tests.benchmarks.yardsticks import FullText, minimal_app, painted, python
from tests.conftest import KNOWLEDGE, TODAY
from tests.domain.test_cohort import cohort

APP = [sys.executable, "-m", "isp_assistant"]


@pytest.fixture(scope="module")
def pack():  # type: ignore[no-untyped-def]
    return read_pack(KNOWLEDGE).pack


@pytest.fixture(scope="module")
def search(pack, tmp_path_factory):  # type: ignore[no-untyped-def]
    return open_search(pack, tmp_path_factory.mktemp("cache"))


@pytest.mark.benchmark(group="first paint, whole process")
@pytest.mark.parametrize("which", ["app", "yardstick: minimal Textual app"])
def test_first_paint(benchmark, which: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    command, text = (APP, "Can I share this?") if which == "app" else (minimal_app(), "ready to paint")
    python("", "-m", "isp_assistant", "decide", "--json")
    memory = []
    benchmark.pedantic(lambda: memory.append(painted(command, text, tmp_path)[1]), rounds=5, warmup_rounds=1)
    benchmark.extra_info["memory MiB"] = round(max(memory) / 1024, 1)


@pytest.mark.benchmark(group="decide --json, whole process")
@pytest.mark.parametrize("which", ["decide", "yardstick: import yaml, click"])
def test_decide(benchmark, which: str) -> None:  # type: ignore[no-untyped-def]
    if which == "decide":
        run = lambda: python("", "-m", "isp_assistant", "decide", "--json", "--set", "risk=none")  # noqa: E731
    else:
        pytest.importorskip("click")
        run = lambda: python("import yaml, click")  # noqa: E731
    benchmark.pedantic(run, rounds=8, warmup_rounds=2)


@pytest.mark.benchmark(group="reading the shipped pack from source")
@pytest.mark.parametrize("which", ["read_files", "yardstick: CSafeLoader"])
def test_reading(benchmark, which: str) -> None:  # type: ignore[no-untyped-def]
    files = contents(KNOWLEDGE)

    def loaded() -> None:
        for name, content in files.items():
            if name.endswith(".yaml"):
                yaml.load(content, yaml.CSafeLoader)

    benchmark.pedantic((lambda: read_files(files)) if which == "read_files" else loaded, rounds=5, warmup_rounds=1)


QUERIES = [
    "what are the four levels of support",
    "golden rules for sharing",
    "domestic violence training for parents",
    "how often does the parents forum meet",
    "who approves the protocol",
    "teenage pregnancy rate",
    "children act 1989 section 47",
    "police crime exemption",
]


@pytest.mark.benchmark(group="search with snippets, eight queries")
@pytest.mark.parametrize("which", ["search", "yardstick: SQLite FTS5"])
def test_search(benchmark, which: str, search) -> None:  # type: ignore[no-untyped-def]
    if which == "search":
        benchmark(lambda: [search.find(query) for query in QUERIES])
    else:
        full_text = FullText(search.units)
        benchmark(lambda: [full_text.find(query) for query in QUERIES])


def test_search_recalls_no_less_than_fts5(search) -> None:  # type: ignore[no-untyped-def]
    """Ask for each section by twelve words of its own; count how often it is among the first three."""
    lines = {
        line for document in search.pack.documents.values() for s in document.sections.values() for line in s.asked
    }
    full_text = FullText([unit for unit in search.units if unit.document != UNANSWERED])
    mine = theirs = asked = 0
    for unit in search.units:
        words = " ".join(unit.body.split()[:12])
        if len(words) > 40 and unit.body not in lines and unit.document != UNANSWERED:
            asked += 1
            wanted = (unit.document, unit.section)
            mine += wanted in [(hit.document, hit.section) for hit in search.find(words, 3).hits]
            theirs += wanted in full_text.find(words, 3)
    assert asked > 100
    assert mine >= theirs


SECTIONS = 30_000


@pytest.fixture(scope="module")
def many(pack, tmp_path_factory):  # type: ignore[no-untyped-def]
    kept, asked = held_back(pack)
    started = time.perf_counter()
    search = open_search(among(kept, SECTIONS), tmp_path_factory.mktemp("many"))
    return search, asked, time.perf_counter() - started


@pytest.mark.benchmark(group="search of 30,000 sections, by everyday lines that are not in the index")
@pytest.mark.parametrize("which", ["search", "yardstick: SQLite FTS5"])
def test_search_of_many_sections(benchmark, which: str, many) -> None:  # type: ignore[no-untyped-def]
    """Measure each query by itself, after one round to warm up: p50 and p95, and how often the section comes first."""
    if benchmark.disabled:
        pytest.skip("builds an index for minutes")
    search, asked, built = many
    find = _found_by(search) if which == "search" else FullText(search.units).find
    ran: list[list[float]] = []

    def rounds() -> None:
        took, first, third = [], 0, 0
        for query, wanted in asked:
            started = time.perf_counter()
            found = list(dict.fromkeys(find(query)))
            took.append((time.perf_counter() - started) * 1_000)
            first, third = first + (found[:1] == [wanted]), third + (wanted in found[:3])
        p50, p95 = (quantiles(took, n=20)[at] for at in (9, 18))
        ran.append([p50, p95, first / len(asked), third / len(asked)])

    benchmark.pedantic(rounds, rounds=1, warmup_rounds=1)
    benchmark.extra_info.update(zip(("p50 ms", "p95 ms", "first", "first three"), ran[-1], strict=True))
    if which == "search":
        benchmark.extra_info["build s"] = round(built, 1)


def _found_by(search: Search) -> Callable[[str], list[tuple[str, str]]]:
    return lambda query: [(hit.document, hit.section) for hit in search.find(query).hits]


@pytest.mark.benchmark(group="the engine on the shipped pack")
def test_walk(benchmark, pack) -> None:  # type: ignore[no-untyped-def]
    cases = [ordered(pack, case.facts) for case in pack.cases]
    benchmark(lambda: [walk(pack, facts) for facts in cases])


@pytest.mark.benchmark(group="the engine on the shipped pack")
def test_proof(benchmark, pack) -> None:  # type: ignore[no-untyped-def]
    benchmark.pedantic(lambda: list(prove(pack)), rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="report of 200 attempts, from the register")
@pytest.mark.parametrize("which", ["report", "yardstick: the same rows with sqlite3 and json"])
def test_report(benchmark, which: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings = Settings(tmp_path, tmp_path)
    register = open_register(settings)
    for one in sorted(cohort(1, 200), key=lambda attempt: attempt.at):
        register.append(EntryKind.ATTEMPT, as_json(one), one.at)

    def rows() -> None:
        with closing(sqlite3.connect(tmp_path / "register.db")) as database:
            for (body,) in database.execute("select body from contents order by number"):
                json.loads(body)

    training = Training(Assistant(None, tmp_path, TODAY), settings, print)
    benchmark.pedantic((lambda: report(training.attempts())) if which == "report" else rows, rounds=5, warmup_rounds=1)
    register.close()


@pytest.mark.benchmark(group="proof and diff of trees that nobody writes by hand")
@pytest.mark.parametrize(("rungs", "facts"), [(60, 15), (6_000, 15), (10_000, 10_000)])
def test_proof_of_ladders(benchmark, rungs: int, facts: int) -> None:  # type: ignore[no-untyped-def]
    pack = ladder(rungs, facts)
    found = benchmark.pedantic(lambda: list(prove(pack)), rounds=1)
    assert found == []


@pytest.mark.benchmark(group="proof and diff of trees that nobody writes by hand")
@pytest.mark.parametrize(("rungs", "facts"), [(60, 15), (1_000, 1_000)])
def test_diff_of_ladders(benchmark, rungs: int, facts: int) -> None:  # type: ignore[no-untyped-def]
    pack = ladder(rungs, facts)
    result = benchmark.pedantic(lambda: diff(pack, retargeted(pack)), rounds=1)
    assert result.complete
    assert result.lines


def test_a_diff_beyond_the_cap_says_so_and_does_not_hang() -> None:
    pack = ladder(6_000, 15)
    assert not diff(pack, retargeted(pack)).complete


ASKED = "He's 15, told me not to tell, but his stepdad's hitting him. Do I ring social care? " * 120


@pytest.mark.benchmark(group="reading typed words, by characters")
@pytest.mark.parametrize("length", [80, 1_000, 10_000])
@pytest.mark.parametrize("which", ["interpreter", "yardstick: one regular expression of the same words"])
def test_reading_typed_words(benchmark, pack, which: str, length: int) -> None:  # type: ignore[no-untyped-def]
    text = ASKED[:length]
    if which == "interpreter":
        interpreter = Interpreter(pack)
        benchmark(lambda: interpreter.read(text))
    else:
        words = {word for fact in pack.facts.values() for value in fact.values.values() for word in value.words}
        expression = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        benchmark(lambda: expression.findall(text))
