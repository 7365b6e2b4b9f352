"""Diff and proof of the shipped trees equal brute force: on drawn situations, and one fact away from golden cases.

The ordinary run draws a tenth of what the whole one does, and takes every situation that is one fact away:

    python -m pytest -m whole -n 0 tests/domain/test_shipped.py
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from isp_assistant.domain.cases import ordered
from isp_assistant.domain.diagram import spoken
from isp_assistant.domain.diff import diff
from isp_assistant.domain.facts import members
from isp_assistant.domain.model import OTHERWISE, UNSURE, Answer, Decision, Fact, Invariant, Pack, Question, StepKind
from isp_assistant.domain.proof import Broken, prove
from isp_assistant.domain.walk import follow, start_of
from tests.domain.bench import Bench
from tests.domain.mutants import Damage, drawn
from tests.domain.slowly import Situations, Told, changed, covered

DRAWN = [10_000, pytest.param(100_000, marks=pytest.mark.whole)]


def any_answer(rng: random.Random, fact: Fact) -> Answer:
    values = [*fact.values] if fact.default else [*fact.values, UNSURE]
    value = rng.choice(values)
    if not fact.many or value == UNSURE:
        return value
    return members(fact, [value, *(other for other in fact.values if rng.random() < 0.1)])


def along_a_path(rng: random.Random, pack: Pack) -> dict[str, Answer]:
    """Draw answers that reach far into the trees: at each question any of its answers, then all other facts."""
    known: dict[str, Answer] = {}
    facts = spoken(pack)
    at = start_of(pack, pack.entry)
    while question := pack.trees[at.tree].questions.get(at.node):
        fact = facts[question.fact]
        if fact.name not in known:
            known[fact.name] = fact_answer(rng, fact, question)
        at = follow(question, known[fact.name])
    return completed(rng, pack, known)


def fact_answer(rng: random.Random, fact: Fact, question: Question) -> Answer:
    value = rng.choice(question.answers).value
    if value == OTHERWISE:
        named = {edge.value for edge in question.answers}
        value = rng.choice([other for other in fact.values if other not in named])
    if value == UNSURE:
        return fact.default or UNSURE
    return members(fact, [value]) if fact.many else value


def completed(rng: random.Random, pack: Pack, known: dict[str, Answer]) -> dict[str, Answer]:
    return {name: known.get(name) or any_answer(rng, fact) for name, fact in spoken(pack).items()}


def near_cases(rng: random.Random, pack: Pack) -> Iterator[dict[str, Answer]]:
    """Give every assignment that is one fact away from a golden case; what the case leaves open is drawn."""
    for case in pack.cases:
        known = ordered(pack, case.facts)
        yield completed(rng, pack, known)
        for fact in spoken(pack).values():
            for answer in other_answers(fact, known.get(fact.name, ())):
                yield completed(rng, pack, known | {fact.name: answer})


def other_answers(fact: Fact, answer: Answer) -> Iterator[Answer]:
    if fact.many:
        held = set() if answer == UNSURE else set(answer)
        yield from (members(fact, held ^ {value}) for value in fact.values if held ^ {value})
    else:
        yield from (value for value in fact.values if value != answer)
    if not fact.default and answer != UNSURE:
        yield UNSURE


@pytest.fixture(scope="module", params=DRAWN)
def situations(bench: Bench, request: pytest.FixtureRequest) -> Situations:
    rng = random.Random(20091118)
    near = list(near_cases(rng, bench.pack))
    assert len(near) > 10_000
    far = [along_a_path(rng, bench.pack) for _ in range(request.param // 2)]
    anywhere = [completed(rng, bench.pack, {}) for _ in range(request.param // 2)]
    return Situations(bench.pack.facts, [*near, *far, *anywhere])


@pytest.fixture(scope="module")
def shipped(bench: Bench, situations: Situations) -> list[Told]:
    return situations.told(bench.pack)


def test_what_turns_an_answer_round_stands_in_the_question_and_not_in_why(bench: Bench) -> None:
    turned = re.compile(r"\b(say|answer|choose) (yes|no|not sure)\b", re.IGNORECASE)
    questions = [(tree.id, one) for tree in bench.pack.trees.values() for one in tree.questions.values()]
    assert questions
    assert not [(tree, one.id) for tree, one in questions if turned.search(one.why)]


def test_the_diff_of_damaged_trees_equals_what_they_say(
    bench: Bench, situations: Situations, shipped: list[Told]
) -> None:
    """Damage several trees in one go, each in another way, and compare all that changed."""
    new = damaged(bench, random.Random(7), 12)
    result = diff(bench.pack, new)
    assert result.complete

    pairs = zip(shipped, situations.told(new), strict=True)
    regions = situations.grouped(changed(before, after) for before, after in pairs)
    unchanged = regions.pop(None)
    assert len(regions) > 10  # the damage shows in many ways
    told_of: dict[object, int] = {}
    for line in result.lines:
        told_of[line.changed] = told_of.get(line.changed, 0) | covered(situations, line)
        assert not covered(situations, line) & unchanged, f"{line} tells of a change that is none"
    for label, region in regions.items():
        assert told_of.get(label) == region, f"{label} is not told exactly"


def damaged(bench: Bench, rng: random.Random, times: int) -> Pack:
    """Damage so many trees, one mutant a tree."""
    trees = dict(bench.pack.trees)
    changed_trees: set[str] = set()
    within = [mutant for mutant in bench.mutants if mutant.damage != Damage.TO_TREE]  # two ways out may be a loop
    for mutant in rng.sample(drawn(within, rng, {}, 40), 400):
        name = bench.read[mutant.file].id
        if name not in changed_trees and len(changed_trees) < times and (draft := bench.damaged(mutant)):
            trees[name] = draft.pack.trees[name]
            changed_trees.add(name)
    assert len(changed_trees) == times
    return replace(bench.pack, trees=trees)


def test_what_is_proved_holds_everywhere_and_what_is_broken_breaks(
    bench: Bench, situations: Situations, shipped: list[Told]
) -> None:
    """Hold the invariants, and the same with their demands turned round, against every situation."""
    wanted = [one for one in bench.pack.invariants if one.decision or one.not_decision or one.steps or one.names_role]
    turned = [replace(one, id=f"not-{one.id}", decision=one.not_decision, not_decision=one.decision) for one in wanted]
    pack = replace(bench.pack, invariants=(*wanted, *turned))
    broken = {result.invariant.id: result for result in prove(pack)}
    said = situations.grouped(summed_up(answer) for answer in shipped)
    for invariant in pack.invariants:
        reached = situations.where(invariant.when)
        if invariant.unless:
            reached &= ~situations.where(invariant.unless)
        breaking = 0
        for (decision, kinds, role), there in said.items():
            if fails(invariant, decision, kinds, role):
                breaking |= there
        found = broken.get(invariant.id)
        assert found is not None or not reached & breaking, invariant.id
        if found is not None:
            assert isinstance(found, Broken)
            at = found.at
            assert at.outcome is not None
            kinds = frozenset(step.kind for step in at.steps)
            assert fails(invariant, at.outcome.decision, kinds, any(step.who for step in at.steps)), invariant.id


def summed_up(answer: Told) -> tuple[Decision, frozenset[StepKind], bool]:
    said, steps, _ = answer
    return said.decision, frozenset(kind for kind, *_ in steps), any(who for *_, who, _ in steps)


def fails(invariant: Invariant, decision: Decision, kinds: frozenset[StepKind], role: bool) -> bool:
    return bool(
        (invariant.decision and decision not in invariant.decision)
        or decision in invariant.not_decision
        or not kinds.issuperset(invariant.steps)
        or (invariant.names_role and not role)
    )
