"""Drills: a thousand of them hold, from the shipped trees and from random ones, and follow what goes wrong."""

import random
from dataclasses import replace

import pytest

from isp_assistant.domain.drills import Drill, Drills, Tried, missed, weights
from isp_assistant.domain.facts import with_defaults
from isp_assistant.domain.model import Pack
from isp_assistant.domain.walk import walk
from isp_assistant.pack.load import read_pack
from tests.conftest import KNOWLEDGE
from tests.domain.generated import random_pack
from tests.domain.slowly import assignments
from tests.packs import small


@pytest.fixture(scope="module")
def shipped() -> Pack:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    return pack


def holds(pack: Pack, drill: Drill) -> None:
    """Hold a drill against the engine, afresh."""
    for side in (drill.first, drill.second):
        at = walk(pack, side.facts)
        assert at.outcome is not None, side.facts
        assert at.outcome.decision == side.decision
    one, other = with_defaults(pack, drill.first.facts), with_defaults(pack, drill.second.facts)
    assert {name for name in {*one, *other} if one.get(name) != other.get(name)} == {drill.fact}
    assert drill.first.facts.keys() == drill.second.facts.keys()
    assert drill.first.decision != drill.second.decision


def test_a_thousand_drills_answer_as_the_engine_and_differ_in_one_fact(shipped: Pack) -> None:
    drills, history, rng = Drills(shipped), [], random.Random(1)
    turned, trees = set(), set()
    for number in range(1, 1001):
        drill = drills.drill(2026, history)
        assert drill is not None
        assert drill.number == number
        holds(shipped, drill)
        turned.add(drill.fact)
        trees.add(drill.first.walk.tree)
        history.append(Tried(drill.fact, drill.first.walk.tree, rng.random() < 0.7))
    asked = {question.fact for tree in shipped.trees.values() for question in tree.questions.values()}
    assert turned == asked - {"went"}, "every fact that is asked anywhere turns a drill, but one: it turns no decision"
    assert len(trees) > len(shipped.trees) / 2


@pytest.mark.parametrize("seed", range(40))
def test_drills_from_random_trees_hold_and_are_found_wherever_there_are_any(seed: int) -> None:
    pack = random_pack(random.Random(seed))
    decisions = {walk(pack, facts).outcome.decision for facts in assignments(pack)}  # type: ignore[union-attr]
    history: list[Tried] = []
    for _ in range(10):
        drill = Drills(pack).drill(seed, history)
        assert (drill is None) == (len(decisions) == 1)
        if drill:
            holds(pack, drill)
            history.append(drill.tried("share", "share"))


def test_the_same_seed_and_answers_give_the_same_drills(shipped: Pack) -> None:
    def session(seed: int) -> list[Drill]:
        history: list[Tried] = []
        found = []
        for number in range(15):
            drill = Drills(shipped).drill(seed, history)
            assert drill is not None
            found.append(drill)
            history.append(Tried(drill.fact, drill.first.walk.tree, number % 2 == 0))
        return found

    assert session(7) == session(7)
    assert session(7) != session(8)


def test_a_pack_with_one_decision_has_no_drills() -> None:
    pack = small()
    trees = {
        name: replace(
            tree,
            outcomes={
                key: replace(one, decision=pack.trees["triage"].outcomes["ask"].decision)
                for key, one in tree.outcomes.items()
            },
        )
        for name, tree in pack.trees.items()
    }
    assert Drills(replace(pack, trees=trees)).drill(1) is None


def test_what_goes_wrong_comes_more_often(shipped: Pack) -> None:
    drills = Drills(shipped)

    def share(history: list[Tried], fact: str) -> int:
        found = [drills.drill(seed, history) for seed in range(300)]
        return sum(drill is not None and drill.fact == fact for drill in found)

    usual = share([Tried("risk", "triage", True)] * 3, "consent")
    after = share([Tried("consent", "triage", False)] * 3, "consent")
    assert after > 1.5 * usual


def test_weights_double_and_halve_within_bounds() -> None:
    assert weights([("risk", False), ("risk", False), ("consent", True)]) == {"risk": 4.0, "consent": 0.5}
    assert weights([("risk", False)] * 99)["risk"] == 16.0
    assert weights([("risk", True)] * 99)["risk"] == 1 / 16


def test_a_drill_is_right_only_where_both_answers_are(shipped: Pack) -> None:
    drill = Drills(shipped).drill(3)
    assert drill is not None
    assert drill.tried(drill.first.decision, drill.second.decision).right
    assert not drill.tried(drill.first.decision, drill.first.decision).right
    assert not drill.tried(drill.second.decision, drill.second.decision).right


def test_a_session_sums_up_worst_first() -> None:
    history = [Tried("risk", "a", True), Tried("consent", "a", False), Tried("consent", "b", True)]
    assert list(missed(history)) == [("consent", 2, 1), ("risk", 1, 0)]
