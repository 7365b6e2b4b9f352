"""Reasons equal brute force: the facts named fix the decision, no fewer do, and the flips are all that there are.

The ordinary run draws from the golden cases. All of them, in some minutes:

    python -m pytest -m whole -n 0 tests/domain/test_reasons.py
"""

import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

import pytest

from isp_assistant import domain
from isp_assistant.domain.cases import ordered
from isp_assistant.domain.facts import members, with_defaults
from isp_assistant.domain.model import UNSURE, Answer, Decision, Fact, GoldenCase, Pack
from isp_assistant.domain.reasons import Explainer, Flip, Reasons
from isp_assistant.domain.walk import walk
from tests.domain.bench import Bench
from tests.domain.generated import random_pack
from tests.domain.slowly import Situations, assignments

DRAWN = 24


def known_on_path(pack: Pack, facts: Mapping[str, Answer]) -> dict[str, Answer]:
    """Keep what a conversation would have asked on the way to the outcome."""
    return {passed.fact: facts[passed.fact] for passed in walk(pack, facts).path if passed.fact in facts}


def single_changes(fact: Fact, answer: Answer) -> Iterator[Answer]:
    """Give every answer one change away: any other value; one member more, less or, of a single one, another."""
    singles = [(value,) for value in fact.values] if fact.many else list(fact.values)
    if fact.many and answer != UNSURE:
        held = set(answer)
        singles = singles if len(held) == 1 else []
        singles += [members(fact, held ^ {value}) for value in fact.values if held ^ {value}]
    yield from (single for single in dict.fromkeys(singles) if single != answer)
    if answer != UNSURE and fact.default is None:
        yield UNSURE


class Slowly:
    """Every assignment of a small pack with its decision; sets of assignments are integers."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.situations = Situations(pack.facts, assignments(pack))
        every = self.situations.assignments
        self.having = {name: self.situations.grouped(one[name] for one in every) for name in pack.facts}
        decisions = []
        for one in every:
            outcome = walk(pack, one).outcome
            assert outcome is not None
            decisions.append(outcome.decision)
        self.decided = self.situations.grouped(decisions)

    def decisions(self, facts: Mapping[str, Answer]) -> set[Decision]:
        """Say what is decided with these facts, whatever else is so."""
        fitting = (1 << len(self.situations.assignments)) - 1
        for name, answer in facts.items():
            fitting &= self.having[name].get(answer, 0)
        return {decision for decision, where in self.decided.items() if where & fitting}

    def hold(self, facts: Mapping[str, Answer], reasons: Reasons) -> None:
        known = with_defaults(self.pack, facts)
        outcome = walk(self.pack, facts).outcome
        assert outcome is not None
        here = {outcome.decision}
        assert self.decisions({name: known[name] for name in reasons.fixed_by}) == here
        for fewer in combinations(known, len(reasons.fixed_by) - 1) if reasons.fixed_by else ():
            assert self.decisions({name: known[name] for name in fewer}) != here, f"{fewer} would do"
        flips = set()
        for name, answer in known.items():
            for other in single_changes(self.pack.facts[name], answer):
                there = self.decisions({**known, name: other})
                if len(there) == 1 and there != here:
                    flips.add(Flip(name, other, *there))
        assert set(reasons.flips) == flips
        assert len(reasons.flips) == len(flips)
        unknown = [name for name in self.pack.facts if name not in known]
        idle = [n for n in unknown if all(self.decisions({**known, n: a}) == here for a in self.having[n])]
        assert list(reasons.cannot_matter) == idle == unknown


def hold_all(pack: Pack, drawn: int | None = None) -> None:
    """Hold the reasons of every assignment, or of some, and of what a conversation would know of it."""
    slowly, explainer = Slowly(pack), Explainer(pack)
    every = slowly.situations.assignments
    for facts in every if drawn is None else random.Random(7).sample(every, min(drawn, len(every))):
        for known in (facts, known_on_path(pack, facts)):
            reasons = explainer.explain(known)
            assert reasons is not None
            slowly.hold(known, reasons)


@pytest.mark.parametrize("seed", range(40))
def test_reasons_equal_brute_force_over_every_assignment(seed: int) -> None:
    rng = random.Random(seed)
    hold_all(random_pack(rng, facts=rng.randint(2, 4), questions=rng.randint(3, 9)))


@pytest.mark.parametrize("seed", range(12))
def test_reasons_equal_brute_force_over_seven_facts(seed: int) -> None:
    rng = random.Random(1000 + seed)
    hold_all(random_pack(rng, 7, rng.randint(8, 16), most_members=4, most_sets=1), drawn=60)


@pytest.mark.whole
@pytest.mark.parametrize("seed", range(12))
def test_reasons_equal_brute_force_over_every_assignment_of_seven_facts(seed: int) -> None:
    rng = random.Random(1000 + seed)
    hold_all(random_pack(rng, 7, rng.randint(8, 16), most_members=4, most_sets=1))


class Asking:
    """The shipped pack, asked in every way."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        asked = {question.fact for tree in pack.trees.values() for question in tree.questions.values()}
        self.taken = {
            fact.name: tuple(fact.values) for fact in pack.facts.values() if fact.default and fact.name in asked
        }
        """Facts with a default, which nobody is asked: a case may still have any value of them."""

    def decides_otherwise(self, facts: Mapping[str, Answer], decision: Decision) -> bool:
        """Say whether, with these facts known and whatever else is answered, something else may be decided."""
        free = [name for name in self.taken if name not in facts]
        pending = [
            {**facts, **dict(zip(free, values, strict=True))} for values in product(*(self.taken[n] for n in free))
        ]
        while pending:
            known = pending.pop()
            at = walk(self.pack, known)
            if at.outcome and at.outcome.decision != decision:
                return True
            if at.question:
                fact = self.pack.facts[at.question.fact]
                answers = [(value,) if fact.many else value for value in fact.values]
                pending.extend({**known, fact.name: answer} for answer in (*answers, UNSURE))
        return False

    def hold(self, facts: Mapping[str, Answer], reasons: Reasons) -> None:
        """Hold the reasons of a decision against what the engine says."""
        known = with_defaults(self.pack, facts)
        outcome = walk(self.pack, facts).outcome
        assert outcome is not None
        here = outcome.decision
        assert not self.decides_otherwise({name: known[name] for name in reasons.fixed_by}, here)
        for fewer in combinations(known, len(reasons.fixed_by) - 1) if reasons.fixed_by else ():
            assert self.decides_otherwise({name: known[name] for name in fewer}, here), f"{fewer} would do"
        flips = {(flip.fact, flip.answer): flip.decision for flip in reasons.flips}
        for name, answer in known.items():
            for other in single_changes(self.pack.facts[name], answer):
                at = walk(self.pack, {**known, name: other})
                there = at.outcome.decision if at.outcome else self._certain({**known, name: other})
                assert flips.pop((name, other), None) == (there if there != here else None), (name, other)
        assert not flips

    def _certain(self, facts: Mapping[str, Answer]) -> Decision | None:
        """Give the one decision that these facts can come to, or None where there are several."""
        for decision in Decision:
            if not self.decides_otherwise(facts, decision):
                return decision
        return None


@pytest.fixture(scope="module")
def asking(bench: Bench) -> Asking:
    return Asking(bench.pack)


def hold_cases(asking: Asking, cases: Iterable[GoldenCase]) -> None:
    explainer = Explainer(asking.pack)
    for case in cases:
        facts = ordered(asking.pack, case.facts)
        for known in (facts, known_on_path(asking.pack, facts)):
            reasons = explainer.explain(known)
            assert reasons is not None
            asking.hold(known, reasons)


def test_reasons_of_golden_cases_are_what_the_engine_says(asking: Asking) -> None:
    hold_cases(asking, random.Random(7).sample(asking.pack.cases, DRAWN))


@pytest.mark.whole
def test_reasons_of_every_golden_case_are_what_the_engine_says(asking: Asking) -> None:
    hold_cases(asking, asking.pack.cases)


def test_where_there_are_too_many_sets_none_of_the_facts_named_can_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(domain.reasons, "MOST_SETS", 3)
    pack = random_pack(random.Random(5), 4, 8)
    slowly, explainer = Slowly(pack), Explainer(pack)
    for facts in slowly.situations.assignments:
        reasons = explainer.explain(facts)
        assert reasons is not None
        here = slowly.decisions(facts)
        assert slowly.decisions({name: facts[name] for name in reasons.fixed_by}) == here
        for name in reasons.fixed_by:
            assert slowly.decisions({other: facts[other] for other in reasons.fixed_by if other != name}) != here
