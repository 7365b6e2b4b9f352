"""Search: ranking, repair of spelling, honesty about a poor answer, and an index that survives anything."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_assistant.domain.model import Citation, Document, Pack, Partner, Section, Status, Term
from isp_assistant.search.index import Search, open_search
from isp_assistant.search.silence import Silence
from isp_assistant.search.snippets import snippet
from isp_assistant.search.words import stemmer
from tests.packs import small

SECTIONS = {
    "levels": ("Parent/Carer Entitlement", "There are four levels of support. Level 1 is open to every parent."),
    "finance": (
        "8 Finance",
        "Paid for by grants.\n\n| Provider | Spend |\n|---|---|\n| Project Alpha | £12,500 |",
    ),
    "orders": ("Crime and Disorder Act 1998", "Courts can direct parents to parenting programmes."),
    "rules": ("Golden rules", "Record the decision and the reasons, whether or not information is shared."),
    "camhs": ("Child mental health", "Child and Adolescent Mental Health Services accept referrals from schools."),
}


def library() -> Pack:
    sections = {key: Section(key, head, 1, body, "4-25") for key, (head, body) in SECTIONS.items()}
    return replace(
        small(),
        documents={"strategy": Document("strategy", "The strategy", sections)},
        glossary=(Term("CAMHS", ("Child and Adolescent Mental Health Services",), synonyms=("headspace clinic",)),),
        partners={"mind": Partner("mind", "Rotherham Mind", ("Mind in Rotherham",))},
        sha256="a" * 64,
    )


@pytest.fixture
def search(tmp_path: Path) -> Search:
    return open_search(library(), tmp_path)


def first(search: Search, query: str) -> str:
    return search.find(query).hits[0].section


def test_the_section_that_answers_comes_first(search: Search) -> None:
    assert first(search, "what are the four levels?") == "levels"
    assert first(search, "how much did project alpha spend") == "finance"
    assert first(search, "children act 1989 section 47") == "s47"
    assert search.find("what are the four levels?").confident


def test_a_name_finds_the_section_that_names_it_however_long_that_is(tmp_path: Path) -> None:
    long = "The RAT meets in turn at each of the bodies that take part. " + "Bodies report what they did. " * 200
    other = "The library keeps a rat in a cage, which is fed by the children at noon."
    sections = {"team": Section("team", "Who meets", 1, long), "pet": Section("pet", "A pet", 1, other)}
    term = Term("RAT", ("Rapid Advice Team",), named_in=(Citation("strategy", "team"),))
    documents = {"strategy": Document("strategy", "The strategy", sections)}
    assert first(open_search(replace(library(), documents=documents, glossary=()), tmp_path), "RAT") == "pet"
    assert first(open_search(replace(library(), documents=documents, glossary=(term,)), tmp_path), "RAT") == "team"


def test_spelling_is_repaired_and_said(search: Search) -> None:
    found = search.find("crime and disorer act")
    assert found.hits[0].section == "orders"
    assert found.did_you_mean == "crime and disorder act"


def test_abbreviations_and_synonyms_find_what_they_stand_for(search: Search) -> None:
    assert first(search, "CAMHS") == "camhs"
    assert first(search, "headspace clinic") == "camhs"
    assert search.find("CAMHS").terms == ("CAMHS: Child and Adolescent Mental Health Services",)


def test_the_snippet_marks_the_words_that_matched(search: Search) -> None:
    hit = search.find("project alpha").hits[0]
    assert "Project Alpha" in hit.snippet
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["Project", "Alpha"]


def test_words_that_mean_alike_find_each_other(search: Search) -> None:
    assert first(search, "is there any cash") == "finance"
    assert first(search, "the rationale") == "rules"


def test_a_name_is_found_under_its_initials(search: Search) -> None:
    assert first(search, "CDA") == "orders"


def test_a_section_is_found_under_the_words_of_its_index(tmp_path: Path) -> None:
    pack = library()
    strategy = pack.documents["strategy"]
    levels = replace(strategy.sections["levels"], asked=("who queues for a hand up",))
    sections = {**strategy.sections, "levels": levels}
    indexed = replace(pack, documents={"strategy": replace(strategy, sections=sections)}, sha256="b" * 64)
    assert first(open_search(indexed, tmp_path), "why queue") == "levels"


def test_a_provision_is_found_under_the_words_of_its_index(tmp_path: Path) -> None:
    pack = library()
    asked = {"s47": replace(pack.law["s47"], asked=("bruised again",))}
    hit = open_search(replace(pack, law=asked, sha256="b" * 64), tmp_path).find("a bruise").hits[0]
    assert (hit.document, hit.section) == ("law", "s47")
    assert "bruised" not in hit.snippet, "what the index says is no text of the law"


def test_the_head_of_a_table_is_no_row(search: Search) -> None:
    assert [unit.body for unit in search.units if unit.section == "finance"][1:] == ["Project Alpha   £12,500"]


@pytest.mark.parametrize("money", ["£12,500", "12500", "12,500 pounds"])
def test_a_sum_is_found_however_it_is_written(search: Search, money: str) -> None:
    assert first(search, money) == "finance"


def test_a_row_of_a_table_is_shown_with_its_cells_apart(search: Search) -> None:
    assert search.find("project alpha").hits[0].snippet == "Project Alpha · £12,500"


def test_a_snippet_is_whole_sentences_where_they_fit() -> None:
    filler = "Nothing of note is said in this sentence, which is long. " * 6
    text, marks = snippet(f"{filler}The duty team decides. {filler}", lambda word: float(word.lower() == "duty"))
    assert text.startswith("… The duty team decides. Nothing")
    assert text.endswith("is long. …")
    assert [text[start:end] for start, end in marks] == ["duty"]


def test_a_snippet_of_an_endless_line_is_cut_at_once() -> None:
    text, _ = snippet("word " * 50_000, lambda word: 1.0)
    assert len(text) < 260


def test_threads_may_share_a_search(search: Search) -> None:
    queries = ["four levels", "project alpha", "record the decision", "crime and disorer act"] * 10
    alone = [search.find(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(search.find, queries)) == alone


def test_what_has_no_answer_is_not_confident(search: Search) -> None:
    assert not search.find("best pizza in Sheffield").confident
    assert not search.find("").confident


def test_what_the_pack_is_known_not_to_say_is_said_and_never_a_hit(tmp_path: Path) -> None:
    query = "child and adolescent mental health services, the hours"
    assert open_search(library(), tmp_path).find(query).confident
    silent = open_search(
        replace(library(), unanswered=("hours of child and adolescent mental health services",)), tmp_path
    )
    found = silent.find(query)
    assert not found.confident
    assert found.unanswered == "hours of child and adolescent mental health services"
    assert found.hits[0].section == "camhs"
    assert silent.find("child mental health").confident  # the very words of a section
    known = silent.find("does CAMHS accept referrals from schools")
    assert known.confident
    assert known.unanswered == ""


def test_a_kind_of_thing_that_no_document_gives_is_said_where_an_old_document_comes_nearest(tmp_path: Path) -> None:
    query = "postcode of child and adolescent mental health services"
    assert open_search(library(), tmp_path).find(query).confident
    never = {"an address": ("postcode of", "booking")}
    silent = open_search(replace(library(), never=never), tmp_path)
    found = silent.find(query)
    assert not found.confident
    assert found.unanswered == "an address"
    assert found.hits[0].section == "camhs"
    assert silent.find("mental health, and how it is booked").unanswered == ""  # no word of those
    strategy = replace(library().documents["strategy"], status=Status.IN_FORCE)
    today = replace(library(), never=never, documents={"strategy": strategy})
    assert open_search(today, tmp_path).find(query).confident


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("name of our new team manager", "a name"),
        ("name of the Family Support Partnership board manager", "a name"),
        ("name of the team that the children and the manager had", ""),  # more words stand between
        ("names of managers", ""),
        ("the manager, by name of course", ""),
        ("is there a Booking?", "a place on it"),
        ("who booked it", ""),
    ],
)
def test_a_kind_of_thing_is_known_by_words_as_they_are_typed_with_a_gap_between(query: str, kind: str) -> None:
    silence = Silence({"a name": ["name of … manager"], "a place on it": ["booking"], "nothing": []}, stemmer())
    assert silence.kind(query) == kind


def test_words_that_no_section_says_make_a_search_less_sure(search: Search) -> None:
    assert search.find("which schools refer to adolescent mental health services").confident
    found = search.find("mental health pirates aboard balloons")
    assert found.hits[0].section == "camhs"
    assert not found.confident


def test_a_section_that_says_all_is_overruled_only_by_the_same_words(tmp_path: Path) -> None:
    lines = ("four levels of support", "how many levels")
    silent = open_search(replace(library(), unanswered=lines), tmp_path)
    assert silent.find("which levels are there, four of them").confident
    assert silent.find("levels: how many?").unanswered == ""  # one word asks nothing
    assert silent.find("support levels, four or how many").unanswered == "four levels of support"


def test_what_is_known_to_be_unanswered_makes_no_word_less_telling(tmp_path: Path) -> None:
    plain = open_search(library(), tmp_path)
    silent = open_search(replace(library(), unanswered=("levels of the river", "price of levels")), tmp_path)
    assert silent.scorer.rarity("level") == plain.scorer.rarity("level")


def test_a_search_may_be_kept_to_documents(search: Search) -> None:
    assert {hit.document for hit in search.find("act", within=frozenset({"law"})).hits} == {"law"}
    assert search.find("levels", within=frozenset({"welcome-offer"})).hits == ()


def test_partners_stand_beside_the_sections(search: Search) -> None:
    assert [match.id for match in search.find("mind in rotherham").partners] == ["mind"]


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_a_search_fail(text: str) -> None:
    searcher = _shared()
    assert searcher.find(text) == searcher.find(text)


_SEARCHES: list[Search] = []


def _shared() -> Search:
    if not _SEARCHES:
        _SEARCHES.append(open_search(library(), Path(__file__) / "no folder"))
    return _SEARCHES[0]


@pytest.mark.parametrize("query", ["*", "NOT consent", "[/x]", "a" * 10_000, "(((", 'title:"x', "\x00\x1b[2J", "～＊"])
def test_query_syntax_is_only_words(search: Search, query: str) -> None:
    search.find(query)


def index_of(cache: Path) -> Path:
    (folder,) = cache.glob("index-*")
    return folder


def test_the_index_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_search(library(), tmp_path)
    for path in [index_of(tmp_path), *index_of(tmp_path).rglob("*")]:
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def damage_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def truncate_files(folder: Path) -> None:
    for path in (folder / "files").iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip_a_bit(folder: Path) -> None:
    path = next((folder / "files").glob("*.seg"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def open_to_others(folder: Path) -> None:
    (folder / "files").chmod(0o777)


def lose_a_file(folder: Path) -> None:
    next((folder / "files").glob("*.toc")).unlink()


def plant_a_pickle(folder: Path) -> None:
    toc = next((folder / "files").glob("*.toc"))
    toc.write_bytes(b"cos\nsystem\n(S'touch " + str(folder.parent / "ran").encode() + b"'\ntR.")
    noted = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    noted.pop(toc.name)
    (folder / "manifest.json").write_text(json.dumps(noted), encoding="utf-8")


def make_it_a_link(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"), target_is_directory=True)


def make_it_a_file(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("in the way", encoding="utf-8")


@pytest.mark.parametrize(
    "harm",
    [
        damage_manifest,
        truncate_files,
        flip_a_bit,
        open_to_others,
        lose_a_file,
        plant_a_pickle,
        make_it_a_link,
        make_it_a_file,
    ],
)
def test_a_damaged_or_foreign_index_is_not_opened_but_built_anew(tmp_path: Path, harm: object) -> None:
    open_search(library(), tmp_path)
    harm(index_of(tmp_path))  # type: ignore[operator]
    assert first(open_search(library(), tmp_path), "four levels") == "levels"
    assert not (tmp_path / "ran").exists()


def test_an_index_of_another_user_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_search(library(), tmp_path)
    toc = next((index_of(tmp_path) / "files").glob("*.toc"))
    monkeypatch.setattr(os, "getuid", lambda: toc.stat().st_uid + 1)
    opened: list[str] = []
    monkeypatch.setattr("whoosh.index.open_dir", lambda *files, **_: opened.append(files[0]))
    assert first(open_search(library(), tmp_path), "four levels") == "levels"
    assert opened == []


def test_a_sound_index_is_opened_and_not_built_again(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    open_search(library(), tmp_path, lambda done, total: steps.append((done, total)))
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1] > 0
    steps.clear()
    open_search(library(), tmp_path, lambda done, total: steps.append((done, total)))
    assert steps == []


def test_old_indexes_and_what_a_killed_process_left_are_swept(tmp_path: Path) -> None:
    for number in range(6):
        open_search(replace(library(), unanswered=(str(number),)), tmp_path)
    earlier = set(tmp_path.glob("index-*"))
    left, fresh = tmp_path / ".building-left", tmp_path / ".building-fresh"
    for folder in (left, fresh):
        folder.mkdir(mode=0o700)
    os.utime(left, (0, 0))
    open_search(library(), tmp_path)
    assert len(list(tmp_path.glob("index-*"))) == 4
    assert len(set(tmp_path.glob("index-*")) - earlier) == 1
    assert not left.exists()
    assert fresh.exists()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "missing"))  # no disk at all
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert first(open_search(library(), blocked / "cache"), "four levels") == "levels"


BUILD = """
import sys
from pathlib import Path
from tests.search.test_index import library
from isp_assistant.search.index import open_search
found = open_search(library(), Path(sys.argv[1])).find("four levels")
print(found.hits[0].section)
"""


def building(cache: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, str(cache)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )


def test_the_same_words_find_the_same_in_every_process(tmp_path: Path) -> None:
    """Spelling is mended alike too: the order of a set differs from process to process."""
    code = (
        "from pathlib import Path; from tests.search.test_index import library;"
        "from isp_assistant.search.index import open_search;"
        f"s = open_search(library(), Path({str(tmp_path)!r}));"
        "print([s.find(q) for q in ('suport of evry parnt', 'acept referals', 'Recrd the reson')])"
    )
    seen = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        root = Path(__file__).parent.parent.parent
        seen.add(subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, capture_output=True).stdout)
    assert len(seen) == 1
    assert seen != {b""}


def test_two_processes_may_build_at_once(tmp_path: Path) -> None:
    processes = [building(tmp_path) for _ in range(3)]
    assert [process.communicate(timeout=60)[0].strip() for process in processes] == ["levels"] * 3
    assert not list(tmp_path.glob(".building-*"))


def test_a_kill_while_building_leaves_nothing_half(tmp_path: Path) -> None:
    for delay in (0.25, 0.35, 0.45):
        process = building(tmp_path)
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    assert first(open_search(library(), tmp_path), "four levels") == "levels"
