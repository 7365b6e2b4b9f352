"""Reasons: the facts named really fix the decision, none can be dropped, and flips really flip."""

import random

import pytest

from isp_assistant.domain.reasons import Explainer
from isp_assistant.domain.walk import walk
from tests.domain.generated import random_pack
from tests.domain.slowly import assignments


@pytest.mark.parametrize("seed", range(60))
def test_reasons_equal_brute_force(seed: int) -> None:
    rng = random.Random(seed)
    pack = random_pack(rng, facts=rng.randint(2, 4), questions=rng.randint(3, 7))
    every = list(assignments(pack))
    explainer = Explainer(pack)

    def fixed(facts: dict, names: tuple[str, ...]) -> bool:
        decisions = set()
        for other in every:
            if all(other[name] == facts[name] for name in names):
                at = walk(pack, other)
                assert at.outcome is not None
                decisions.add(at.outcome.decision)
        return len(decisions) == 1

    for facts in rng.sample(every, min(12, len(every))):
        reasons = explainer.explain(facts)
        assert reasons is not None
        assert fixed(facts, reasons.fixed_by)
        for name in reasons.fixed_by:
            assert not fixed(facts, tuple(other for other in reasons.fixed_by if other != name))
        here = walk(pack, facts).outcome
        for flip in reasons.flips:
            there = walk(pack, {**facts, flip.fact: flip.answer}).outcome
            assert here is not None
            assert there is not None
            assert flip.decision == there.decision != here.decision
