"""The scenarios that ship: they walk, they can be taken right and wrong, and a changed rule names those it breaks."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from isp_assistant.assistant.lessons import LESS, SOONER, beat_lines
from isp_assistant.domain.cases import failures
from isp_assistant.domain.model import DECISION, UNSURE, Answer, Decision, Outcome, Pack, Scenario
from isp_assistant.domain.training import Course, Run, Sureness, Turn
from isp_assistant.domain.walk import walk
from isp_assistant.pack.load import read_pack
from tests.cli.run import run_here
from tests.conftest import KNOWLEDGE

PACK = read_pack(KNOWLEDGE).pack
assert PACK is not None
SHIPPED: Pack = PACK
NAMES = [scenario.id for scenario in SHIPPED.scenarios]


def course(name: str) -> Course:
    return Course(SHIPPED, next(one for one in SHIPPED.scenarios if one.id == name))


def decided(scenario: Scenario) -> Iterator[tuple[int, str, Outcome]]:
    """Give the tree and outcome that each decision of a scenario stands on, with the number of its beat."""
    for number, (beat, truth) in enumerate(zip(scenario.beats, Course(SHIPPED, scenario).truths, strict=True), 1):
        at = walk(SHIPPED, truth)
        if beat.ask == DECISION:
            assert at.outcome is not None
            yield number, at.tree, at.outcome


def right(turn: Turn) -> Answer:
    return turn.expect if turn.many and turn.expect != (UNSURE,) else turn.expect[0]


def wrong(turn: Turn) -> Answer:
    if turn.many:
        return UNSURE
    return next(value for value in turn.options if value not in turn.expect)


@pytest.mark.parametrize(("chosen", "told"), [("share-now", SOONER), ("share-anonymised", LESS)])
def test_whoever_shares_at_once_where_harm_is_feared_is_not_taught_to_hesitate(chosen: str, told: str) -> None:
    taken = course("story-does-not-fit")
    run = taken.answer(Run("story-does-not-fit"), chosen, Sureness.SURE)
    while (turn := taken.pending(run)) is not None and turn.beat == 0:
        run = taken.answer(run, right(turn), Sureness.SURE)

    assert next(line for label, line in beat_lines(taken, run, 0) if label == "What follows") == told


def test_there_are_scenarios_for_many_roles_from_easy_to_hard_over_every_tree() -> None:
    assert len(NAMES) >= 15
    assert len({scenario.role for scenario in SHIPPED.scenarios}) >= 15
    assert {scenario.level for scenario in SHIPPED.scenarios} == {"easy", "medium", "hard"}
    reached = {
        name
        for scenario in SHIPPED.scenarios
        for truth in Course(SHIPPED, scenario).truths
        for name in (walk(SHIPPED, truth).tree, *(passed.tree for passed in walk(SHIPPED, truth).path))
    }
    assert reached == set(SHIPPED.trees)
    taught = {outcome.decision for scenario in SHIPPED.scenarios for _, _, outcome in decided(scenario)}
    assert taught == set(Decision)


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_has_all_that_teaching_takes(name: str) -> None:
    scenario = course(name).scenario
    assert scenario.learning_points
    assert len(scenario.beats) >= 2
    for beat in scenario.beats:
        assert beat.tempting
        assert beat.follows
        assert beat.hints
        assert beat.cites


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_can_be_taken_right_and_wrong(name: str) -> None:
    one = course(name)
    good, bad = Run(name), Run(name)
    for turn in one.turns:
        good = one.answer(good, right(turn), Sureness.SURE)
        bad = one.answer(bad, wrong(turn), Sureness.SURE)
    assert one.result(good).percent == 100
    assert one.result(good).passed
    assert one.result(bad).percent == 0
    assert not one.result(bad).passed
    assert one.result(bad).to_read
    for number, beat in enumerate(one.scenario.beats):
        if beat.ask == DECISION:
            assert one.paths(good, number).apart == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_rule_names_the_scenarios_that_it_breaks(name: str) -> None:
    for number, tree, outcome in decided(course(name).scenario):
        expected = course(name).scenario.beats[number - 1].expect
        other = next(one for one in Decision if one not in expected)
        changed = replace(
            SHIPPED.trees[tree], outcomes={**SHIPPED.trees[tree].outcomes, outcome.id: replace(outcome, decision=other)}
        )
        pack = replace(SHIPPED, trees={**SHIPPED.trees, tree: changed})
        said = [finding.message for finding in failures(pack) if finding.code == "scenario-fails"]
        assert any(one.startswith(f"scenario {name}, beat {number}: the answer is {other}") for one in said)


def test_check_fails_by_name_where_a_tree_was_changed_on_disk(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    triage = folder / "decisions" / "triage.yaml"
    text = triage.read_text(encoding="utf-8")
    assert "immediate-danger: share-now" in text
    triage.write_text(text.replace("immediate-danger: share-now", "immediate-danger: recipient"), encoding="utf-8")
    code, out, _ = run_here(monkeypatch, capsys, "check", str(folder))
    assert code == 1
    broken = {line.split("scenario ")[1].split(",")[0] for line in out.splitlines() if "scenario-" in line}
    assert {"message-from-the-station", "she-says-no-again", "the-other-family"} <= broken
    assert "story-does-not-fit" not in broken
