"""Proof equals brute force, its counter-examples are real, and beyond the cap it says so."""

import random

import pytest

from isp_assistant.domain.model import Decision, Edge, Invariant, Location, Pack, Question, Target, Tree, When
from isp_assistant.domain.proof import Broken, TooLarge, finding, prove
from isp_assistant.domain.reach import fits_nothing, never_asked
from tests.domain.generated import random_invariant, random_pack, random_when
from tests.domain.slowly import assignments, breaks, matches
from tests.packs import RISK, S47, outcome, pack, small


def with_invariant(pack: Pack, invariant: Invariant) -> Pack:
    values = {name: getattr(pack, name) for name in Pack.__dataclass_fields__} | {"invariants": (invariant,)}
    return Pack(**values)


@pytest.mark.parametrize("seed", range(150))
def test_proof_equals_brute_force(seed: int) -> None:
    rng = random.Random(seed)
    pack = random_pack(rng, facts=rng.randint(2, 5), questions=rng.randint(3, 9))
    every = list(assignments(pack))
    for _ in range(4):
        invariant = random_invariant(rng, pack)
        results = list(prove(with_invariant(pack, invariant)))
        slowly = any(breaks(pack, invariant, facts) for facts in every)
        assert bool(results) == slowly, invariant
        for result in results:
            assert isinstance(result, Broken)
            fits = [f for f in every if all(f[name] == answer for name, answer in result.facts.items())]
            assert any(breaks(pack, invariant, facts) for facts in fits)


def test_the_message_names_the_facts_the_answer_and_what_it_should_be() -> None:
    danger = Invariant(
        "never-late",
        "Danger is shared.",
        S47,
        {"situation": ("deciding",), "risk": ("harm",)},
        decision=(Decision.SHARE_NOW,),
    )
    pack = with_invariant(small(), danger)
    (result,) = prove(pack)
    said = finding(pack, result)
    assert said.code == "invariant-broken"
    assert said.message.startswith(
        "invariant never-late is broken: with risk = harm the answer is “Share” (share), and should be share-now."
    )
    assert said.message.endswith(" Path: risk: harm")  # what has its default was never asked


def test_a_finding_stands_at_the_answer_that_was_given_though_another_leads_there_too() -> None:
    ends = {end.id: end for end in (outcome("share", Decision.SHARE), outcome("ask", Decision.SEEK_ADVICE))}
    leads = {"harm": ("share", 7), "danger": ("share", 8), "none": ("ask", 9), "unsure": ("ask", 10)}
    edges = (Edge(value, Target("t", to), Location("t.yaml", line)) for value, (to, line) in leads.items())
    risk = Question("risk", "How great is it?", "risk", "It decides.", (S47,), tuple(edges))
    danger = Invariant("now", "Danger is shared.", S47, {"risk": ("danger",)}, decision=(Decision.SHARE_NOW,))
    (result,) = prove(
        with_invariant(pack({"t": Tree("t", "T", "risk", {"risk": risk}, ends, True)}, [RISK], "t"), danger)
    )
    assert isinstance(result, Broken)
    assert result.edge == Location("t.yaml", 8)


def test_what_the_invariant_leaves_open_is_answered_on_the_shortest_way_and_said_to_be_open() -> None:
    open_risk = Invariant("never-late", "It is shared.", S47, {"risk": ("none",)}, decision=(Decision.SHARE_NOW,))
    pack = with_invariant(small(), open_risk)
    (result,) = prove(pack)
    assert [passed.question for passed in result.at.path] == ["situation", "risk", "what"]
    assert "with risk = none the answer can be “Ask” (seek-advice)" in finding(pack, result).message


def test_beyond_the_cap_it_says_so_and_does_not_pass() -> None:
    invariant = Invariant("any", "Any.", S47, not_decision=(Decision.DO_NOT_SHARE,))
    pack = with_invariant(small(), invariant)
    (result,) = prove(pack, most_states=1)
    assert isinstance(result, TooLarge)
    assert "too large to prove here" in finding(pack, result).message


@pytest.mark.parametrize(
    ("when", "idle"), [({"risk": ("harm", "danger")}, True), ({"risk": ("none", "harm")}, False), ({}, False)]
)
def test_an_invariant_about_what_is_never_asked_where_it_holds_is_idle(when: When, idle: bool) -> None:
    pack = with_invariant(small(), Invariant("i", "Risk first.", S47, when, asked_before={"consent": "risk"}))
    assert [fact for _, fact in never_asked(pack)] == (["consent"] if idle else [])
    assert list(prove(pack)) == []


@pytest.mark.parametrize("seed", range(100))
def test_an_invariant_that_no_assignment_fits_is_idle_and_no_other(seed: int) -> None:
    rng = random.Random(seed)
    pack = random_pack(rng, facts=rng.randint(1, 3), questions=4)
    when, unless = (random_when(rng, list(pack.facts.values()), 1.5) for _ in range(2))
    invariant = Invariant("i", "It holds.", S47, when, unless, names_role=True)
    fits = any(matches(when, f) and not (unless and matches(unless, f)) for f in assignments(pack))
    assert bool(list(fits_nothing(with_invariant(pack, invariant)))) is not fits


@pytest.mark.parametrize(
    ("fact", "most", "when", "holds"),
    [
        ("risk", 1, {}, False),  # where something was shared already, nobody is asked about risk
        ("risk", 1, {"situation": ("deciding",)}, True),
        ("risk", 0, {"situation": ("deciding",)}, False),
        ("what", 2, {"situation": ("deciding",), "risk": ("none",)}, True),
        ("what", 1, {"situation": ("deciding",), "risk": ("none",)}, False),
        ("what", 2, {"situation": ("deciding",)}, False),
    ],
)
def test_a_fact_is_known_within_so_many_questions_and_not_one_more(
    fact: str, most: int, when: When, holds: bool
) -> None:
    pack = with_invariant(small(), Invariant("i", "Soon.", S47, when, within={fact: most}))
    assert (list(prove(pack)) == []) is holds
    assert any(breaks(pack, pack.invariants[0], facts) for facts in assignments(pack)) is not holds
