"""Scenarios as files: what is read, what is wrong with one, and that a changed rule names those that it breaks."""

import pytest

from isp_assistant.domain.cases import failures
from isp_assistant.domain.model import Scenario
from isp_assistant.pack.load import Read, read_files
from isp_assistant.pack.rules.sample import FILES

SCENARIO = """\
id: first
title: What the neighbour saw
level: easy
role: A health visitor
beats:
  - tells: A neighbour heard shouting, and saw a bruise.
    facts: {risk: high}
    ask: decision
    expect: [share]
    tempting:
      ask-first: A day is lost, and the bruise fades.
    reason: Harm does not wait.
    follows: The duty team rings back within the hour.
    hints: [Think of the bruise.]
    key_questions: [risk]
    cites: [law#s47]
  - tells: It was a birthmark.
    facts: {risk: none}
    ask: risk
    expect: [none]
    reason: Nothing is left of the worry.
learning_points: [Harm comes first.]
"""


def read(text: str) -> Read:
    laid = {name: content.encode() for name, content in FILES.items()} | {"scenarios/first.yaml": text.encode()}
    return read_files(laid)


def scenario(text: str) -> Scenario:
    pack = read(text).pack
    assert pack is not None
    return pack.scenarios[0]


def test_a_scenario_is_read_whole() -> None:
    found = scenario(SCENARIO)
    first, second = found.beats
    assert (found.id, found.level, found.role, found.learning_points) == (
        "first",
        "easy",
        "A health visitor",
        ("Harm comes first.",),
    )
    assert first.tempting == {"ask-first": "A day is lost, and the bruise fades."}
    assert (first.follows, first.hints) == ("The duty team rings back within the hour.", ("Think of the bruise.",))
    assert first.key_questions == ("risk",)
    assert (second.ask, second.expect, second.facts) == ("risk", ("none",), {"risk": "none"})


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("expect: [share]", "expect: [shar]", "unknown-value", "'shar' is not an answer to “decision”"),
        ("expect: [share]", "expect: []", "missing-key", "“expect” is empty"),
        ("ask: risk", "ask: rsik", "unknown-fact", "did you mean risk?"),
        ("      ask-first:", "      share:", "scenario-both", "expected and a wrong turn at once"),
        ("key_questions: [risk]", "key_questions: [consent]", "unknown-fact", "“key_questions” names 'consent'"),
        ("facts: {risk: high}", "facts: {risk: hgh}", "unknown-value", "did you mean high?"),
        ("cites: [law#s47]", "cites: [law#s48]", "unresolved-citation", "did you mean s47?"),
        ("level: easy", "leval: easy", "unknown-key", "did you mean level?"),
        ("level: easy", "level: esay", "bad-value", "did you mean easy?"),
        ("role: A health visitor\n", "", "missing-key", "has no “role”"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, code: str, said: str) -> None:
    found = read(SCENARIO.replace(old, new))
    assert found.pack is None
    assert any(one.code == code and said in one.message and one.at.line > 0 for one in found.findings), found.findings


def test_a_scenario_without_beats_is_none() -> None:
    found = read("id: a\ntitle: A\nlevel: easy\nrole: Anybody\nbeats: []\n")
    assert [one.code for one in found.findings] == ["missing-key"]


def failing(text: str) -> list[str]:
    pack = read(text).pack
    assert pack is not None
    return [f"{one.code}: {one.message}" for one in failures(pack)]


def test_a_scenario_that_walks_is_not_complained_of() -> None:
    assert failing(SCENARIO) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("facts: {risk: high}", "facts: {}", "scenario-open: scenario first, beat 1: 'risk' is still asked"),
        ("facts: {risk: high}", "facts: {risk: none}", "scenario-fails: scenario first, beat 1: the answer is do-not"),
        ("facts: {risk: none}", "facts: {}", "scenario-contradicts: scenario first, beat 2: risk is high"),
        ("facts: {risk: high}", "facts: {}", "scenario-key: scenario first, beat 1: the key question 'risk'"),
    ],
)
def test_a_scenario_that_teaches_otherwise_than_the_trees_fails(old: str, new: str, said: str) -> None:
    assert any(one.startswith(said) for one in failing(SCENARIO.replace(old, new)))
