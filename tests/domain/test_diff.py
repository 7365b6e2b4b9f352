"""The diff equals brute force, and none of its lines or conditions can go."""

import random
from dataclasses import replace

import pytest

from isp_assistant.domain.diff import Change, Line, Said, diff
from isp_assistant.domain.facts import holds, with_defaults
from isp_assistant.domain.model import Answer, Decision, Edge, Pack, Question, Target
from isp_assistant.domain.walk import walk
from tests.domain.generated import assignments, random_pack
from tests.packs import small


def said(pack: Pack, facts: dict[str, Answer]) -> Said:
    at = walk(pack, facts)
    assert at.outcome is not None
    kept = [s for s in at.outcome.do if holds(pack, s.when, with_defaults(pack, facts)) is not False]
    steps = tuple((step.kind.value, step.who, step.by) for step in kept)
    name = f"{at.tree}#{at.outcome.id}"
    return Said(at.outcome.decision, name, at.outcome.title, steps, frozenset(at.outcome.cites))


def covers(line: Line, facts: dict[str, Answer], pack: Pack) -> bool:
    for name, values in line.when.items():
        held = facts[name]
        if isinstance(held, tuple):
            if not set(values) <= set(held):
                return False
        elif held not in values:
            return False
    return not any(
        value in (facts[name] if isinstance(facts[name], tuple) else [facts[name]])
        for name, values in line.unless.items()
        for value in values
    )


def mutated(rng: random.Random, pack: Pack) -> Pack:
    tree = pack.trees[rng.choice(list(pack.trees))]
    kind = rng.choice(["edge", "decision", "steps", "cites"])
    if kind == "edge":
        question = rng.choice(list(tree.questions.values()))
        spot = rng.randrange(len(question.answers))
        edges = list(question.answers)
        edges[spot] = Edge(edges[spot].value, Target(tree.id, rng.choice(list(tree.outcomes))))
        changed: Question = replace(question, answers=tuple(edges))
        tree = replace(tree, questions=tree.questions | {question.id: changed})
    else:
        outcome = rng.choice(list(tree.outcomes.values()))
        if kind == "decision":
            outcome = replace(outcome, decision=rng.choice(list(Decision)))
        elif kind == "steps":
            outcome = replace(outcome, do=outcome.do[1:])
        else:
            outcome = replace(outcome, cites=())
        tree = replace(tree, outcomes=tree.outcomes | {outcome.id: outcome})
    return replace(pack, trees=pack.trees | {tree.id: tree})


def differs(old: Said, new: Said) -> bool:
    return (old.decision, old.steps, old.cites) != (new.decision, new.steps, new.cites) or (
        old.outcome != new.outcome and old.title != new.title
    )


@pytest.mark.parametrize("seed", range(120))
def test_diff_equals_brute_force_and_no_line_or_condition_can_go(seed: int) -> None:
    rng = random.Random(seed)
    old = random_pack(rng, facts=rng.randint(2, 5), questions=rng.randint(3, 9))
    new = old
    for _ in range(rng.randint(1, 3)):
        new = mutated(rng, new)
    result = diff(old, new)
    assert result.complete
    every = list(assignments(old))
    pairs = [(facts, said(old, facts), said(new, facts)) for facts in every]
    for facts, before, after in pairs:
        lines = [line for line in result.lines if covers(line, facts, old)]
        assert bool(lines) == differs(before, after), (facts, before, after)
        assert all((line.changed.old, line.changed.new) == (before, after) for line in lines)
    for line in result.lines:
        others = [other for other in result.lines if other != line]
        alone = [f for f, _, _ in pairs if covers(line, f, old) and not any(covers(o, f, old) for o in others)]
        assert alone, f"the others cover {line}"
        for name in line.when:
            wider = replace(line, when={k: v for k, v in line.when.items() if k != name})
            told = {(before, after) for f, before, after in pairs if covers(wider, f, old)}
            assert told != {(line.changed.old, line.changed.new)}, f"{name} can go from {line}"


def test_a_pack_does_not_differ_from_itself() -> None:
    assert diff(small(), small()).lines == ()


def test_a_lost_share_now_is_less_sharing() -> None:
    old = small()
    tree = old.trees["triage"]
    risk = tree.questions["risk"]
    edges = tuple(Edge("danger", Target("triage", "ask")) if e.value == "danger" else e for e in risk.answers)
    tree = replace(tree, questions=tree.questions | {"risk": replace(risk, answers=edges)})
    (line,) = diff(old, replace(old, trees=old.trees | {"triage": tree})).lines
    assert line.when == {"situation": ("deciding",), "risk": ("danger",)}
    assert line.changed.change == Change.LESS


def test_rewording_is_no_change_and_is_listed_apart() -> None:
    old = small()
    tree = old.trees["triage"]
    outcome = replace(tree.outcomes["now"], because="Put another way.")
    new = replace(old, trees=old.trees | {"triage": replace(tree, outcomes=tree.outcomes | {"now": outcome})})
    result = diff(old, new)
    assert result.lines == ()
    assert [wording.where for wording in result.wording] == ["triage#now: because"]


def test_a_value_that_only_one_pack_knows_is_a_region_of_its_own() -> None:
    old = small()
    risk = old.facts["risk"]
    values = risk.values | {"rumour": replace(risk.values["none"], name="rumour")}
    tree = old.trees["triage"]
    question = tree.questions["risk"]
    edges = (Edge("rumour", Target("triage", "ask")), *question.answers)
    tree = replace(tree, questions=tree.questions | {"risk": replace(question, answers=edges)})
    new = replace(old, facts=old.facts | {"risk": replace(risk, values=values)}, trees=old.trees | {"triage": tree})
    (line,) = diff(old, new).lines
    assert line.when["risk"] == ("rumour",)
    assert line.changed.old is None
