"""Damaged trees: `check` catches what became less safe, and nearly all the rest; `diff` reports every one.

The ordinary run draws from all that a hand could do. Everything, in half an hour or more:

    python -m pytest -m whole -n 0 -s tests/domain/test_mutants.py
"""

import os
import random
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from isp_assistant.domain.comparison import Change, Changed, Comparison
from isp_assistant.domain.diff import Line, diff
from isp_assistant.domain.model import UNSURE, Answer, Outcome, Pack, Question
from isp_assistant.domain.walk import walk
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files
from tests.conftest import KNOWLEDGE
from tests.domain.bench import READING, Bench, Decided, Judged
from tests.domain.mutants import Damage, Mutant, drawn

SEED = 20091118
CAUGHT = 0.95
MOST_OF_A_KIND = {
    Damage.RETARGETED: 130,
    Damage.TO_TREE: 80,
    Damage.SWAPPED_ANSWERS: 90,
    Damage.OTHER_DECISION: 110,
    Damage.QUESTION_GONE: 60,
    Damage.OUTCOME_GONE: 60,
    Damage.SWAPPED_OUTCOMES: 60,
    Damage.OTHER_START: 60,
}
ANY_OTHER = 15
REVIEWED = Path(__file__).parent / "survivors.yaml"


@pytest.fixture(scope="module")
def judged(bench: Bench) -> list[Judged]:
    rng = random.Random(SEED)
    return [bench.judge(mutant) for mutant in drawn(bench.mutants, rng, MOST_OF_A_KIND, ANY_OTHER)]


def reviewed() -> set[str]:
    """Name the survivors that somebody looked at, with the reason why they are right."""
    listed = yaml.safe_load(REVIEWED.read_text(encoding="utf-8")) or []
    assert all(entry["reason"].strip() for entry in listed)
    return {mutant for entry in listed for mutant in entry["mutants"]}


ALL = "all"


def assert_caught(judged: Iterable[Judged]) -> tuple[dict[str, Counter[str]], set[str]]:
    """Hold that all that is less safe was caught or reviewed, and of all 95 of 100.

    Give the figures, by what was done and for all, and the survivors that are less safe.
    """
    figures: dict[str, Counter[str]] = {ALL: Counter()}
    unsafe = set()
    for one in judged:
        for count in (figures[ALL], figures.setdefault(one.mutant.damage, Counter())):
            count["mutants"] += 1
            count["do not load"] += one.caught_by == READING
            count["change a decision"] += one.changes_a_decision
            count["caught"] += one.changes_a_decision and one.caught_by is not None
            count["less safe"] += one.is_less_safe
            count["less safe and caught"] += one.is_less_safe and one.caught_by is not None
        if one.is_less_safe and one.caught_by is None:
            unsafe.add(one.mutant.what)
    survivors = sorted(unsafe - reviewed())
    assert not survivors, f"{dict(figures[ALL])}; less safe and not caught:\n" + "\n".join(survivors)
    assert figures[ALL]["caught"] >= CAUGHT * figures[ALL]["change a decision"], figures
    return figures, unsafe


def test_check_catches_what_became_less_safe_and_nearly_all_else(judged: list[Judged]) -> None:
    figures, _ = assert_caught(judged)
    assert figures[ALL]["change a decision"] >= 500, figures


@pytest.mark.whole
def test_check_catches_all_that_a_hand_could_do(bench: Bench) -> None:
    every = range(len(bench.mutants))
    with ProcessPoolExecutor(os.cpu_count(), initializer=_open) as workers:
        figures, unsafe = assert_caught(workers.map(_judge, every, chunksize=20))
    assert unsafe == reviewed(), "these are caught by now: take them out of the list"
    for kind, count in sorted(figures.items()):
        print(f"{kind}: {', '.join(f'{number:,} {what}' for what, number in count.items())}")


_whole: list[Bench] = []


def _open() -> None:
    _whole.append(Bench(KNOWLEDGE))


def _judge(place: int) -> Judged:
    """Judge a mutant where the whole pack was read, and give what is small of it; `diff` has to report it, too."""
    bench = _whole[0]
    one = bench.judge(bench.mutants[place])
    assert reported(bench, one) == one.changes, one.mutant.what
    small = replace(one.mutant, node=replace(one.mutant.node, items={}, keys={}))
    return replace(one, mutant=small, pack=None)


def test_damage_that_does_not_load_is_said_to_be_wrong(judged: list[Judged]) -> None:
    kinds = {one.mutant.damage for one in judged if one.pack is None}
    assert {Damage.BROKEN_CITATION, Damage.DROPPED_ANSWER} <= kinds
    assert all(one.pack is None for one in judged if one.mutant.damage == Damage.BROKEN_CITATION)


def test_diff_reports_every_changed_decision(bench: Bench, judged: list[Judged]) -> None:
    loaded = [one for one in judged if one.pack is not None]
    for one in random.Random(SEED).sample(loaded, 120):
        assert reported(bench, one) == one.changes, one.mutant.what


def reported(bench: Bench, one: Judged) -> set[Decided]:
    """Say which changes of decisions `diff` knows of."""
    if one.pack is None:
        return set()
    changed = Comparison(bench.pack, one.pack, bench.pack.entry, one.pack.entry).changes()
    return {pair for pair in map(decisions, changed) if pair}


def test_diff_tells_of_each_change_with_facts_that_show_it(bench: Bench, judged: list[Judged]) -> None:
    changing = [one for one in judged if one.changes_a_decision and one.mutant.damage != Damage.OTHER_START]
    for one in random.Random(SEED).sample(changing, 12):
        assert one.pack is not None
        result = diff(bench.pack, one.pack)
        assert result.complete
        decided = [line for line in result.lines if decisions(line.changed)]
        assert {decisions(line.changed) for line in decided} == one.changes, one.mutant.what
        for line in decided[:20]:
            assert shown(bench.pack, one.pack, line) == line.changed, (one.mutant.what, line)


def decisions(changed: Changed) -> Decided | None:
    """Give the decisions before and now, where they differ."""
    assert changed.old is not None
    assert changed.new is not None
    pair = changed.old.decision, changed.new.decision
    return None if pair[0] == pair[1] else pair


def shown(old: Pack, new: Pack, line: Line) -> Changed:
    """Walk both packs on the simplest facts that fit a line."""
    facts: dict[str, Answer] = {}
    for name, fact in old.facts.items():
        values = line.when.get(name) or next(([v] for v in fact.values if v not in line.unless.get(name, ())), [UNSURE])
        held = tuple(v for v in fact.values if v in line.every.get(name, ()) or v == values[0])
        facts[name] = held if fact.many and values[0] != UNSURE else values[0]
    before, after = walk(old, facts).outcome, walk(new, facts).outcome
    assert before is not None
    assert after is not None
    assert line.changed.old is not None
    assert line.changed.new is not None
    assert (before.decision, before.title) == (line.changed.old.decision, line.changed.old.title)
    assert (after.decision, after.title) == (line.changed.new.decision, line.changed.new.title)
    return line.changed


def test_diff_is_silent_on_copies_and_on_comments(bench: Bench) -> None:
    files = contents(KNOWLEDGE)
    assert diff(bench.pack, read_files(files).pack or bench.pack).lines == ()
    remarked = {
        name: content.replace(b"\nquestions:", b"\n# a remark\nquestions:") + b"# another\n"
        if name.endswith(".yaml")
        else content
        for name, content in files.items()
    }
    pack = read_files(remarked).pack
    assert pack is not None
    assert pack.sha256 != bench.pack.sha256
    result = diff(bench.pack, pack)
    assert (result.lines, result.wording) == ((), ())


def test_diff_lists_rewording_apart(bench: Bench) -> None:
    new = reworded(bench.pack)
    result = diff(bench.pack, new)
    assert result.lines == ()
    assert len(result.wording) > 1000


def reworded(pack: Pack) -> Pack:
    """Put every question, reason, title and step in other words."""

    def asked(question: Question) -> Question:
        return replace(question, ask=f"{question.ask} (again)", why=f"{question.why} Again.")

    def said(outcome: Outcome) -> Outcome:
        steps = tuple(replace(step, text=f"{step.text} Again.") for step in outcome.do)
        return replace(outcome, title=f"{outcome.title}, again", because=f"{outcome.because} Again.", do=steps)

    trees = {
        name: replace(
            tree,
            questions={key: asked(question) for key, question in tree.questions.items()},
            outcomes={key: said(outcome) for key, outcome in tree.outcomes.items()},
        )
        for name, tree in pack.trees.items()
    }
    return replace(pack, trees=trees)


def test_steps_that_changed_are_reported_as_such(bench: Bench) -> None:
    for damage in (Damage.DROPPED_STEP, Damage.OTHER_WHEN):
        mutants = [mutant for mutant in bench.mutants if mutant.damage == damage]
        found = [changes(bench, mutant) for mutant in random.Random(SEED).sample(mutants, 10)]
        assert all(one <= {Change.STEPS} for one in found)
        assert all(found) or damage == Damage.OTHER_WHEN  # a condition may have let in every way that leads there


def changes(bench: Bench, mutant: Mutant) -> set[Change]:
    draft = bench.damaged(mutant)
    assert draft is not None
    return {line.changed.change for line in diff(bench.pack, draft.pack).lines}
