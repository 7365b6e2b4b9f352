"""Training in the app, with the keyboard alone: every scenario right and wrong, paused, drilled, and kept."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.training import Training
from isp_assistant.domain.model import UNSURE, Pack
from isp_assistant.domain.record import EntryKind, as_json
from isp_assistant.domain.training import Turn
from isp_assistant.pack.load import read_pack
from isp_assistant.settings import Settings
from isp_assistant.tui.app import IspApp
from isp_assistant.tui.screens.drill import DrillScreen
from isp_assistant.tui.screens.lesson import LessonScreen, Stage
from isp_assistant.tui.screens.training import TrainingScreen
from isp_assistant.tui.widgets.choices import Choices
from isp_assistant.tui.widgets.transcript import Message
from tests.cli.run import written
from tests.conftest import KNOWLEDGE, TODAY
from tests.domain.test_cohort import cohort
from tests.domain.test_training import SCENARIO
from tests.hostile import hostile
from tests.packs import small
from tests.tui.driver import opened, text_of, typed


@pytest.fixture(scope="module")
def shipped() -> Pack:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    return pack


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def lesson(pilot: Pilot[None]) -> LessonScreen:
    assert isinstance(pilot.app.screen, LessonScreen)
    return pilot.app.screen


async def choose(pilot: Pilot[None], value: str) -> None:
    """Choose an answer by its number, or with the arrows where it has none."""
    choices = pilot.app.screen.query_one(Choices)
    assert pilot.app.focused is choices, "the answers have the focus"
    if value == UNSURE:
        await pilot.press("question_mark")
    elif value in choices.numbered[:9]:
        await pilot.press(str(choices.numbered.index(value) + 1))
    else:
        await pilot.press("home", *["down"] * choices.get_option_index(value), "enter")
    await pilot.pause()


async def answered(pilot: Pilot[None], turn: Turn, rightly: bool) -> None:
    """Answer a turn and say how sure."""
    wrong = UNSURE if turn.many else next(value for value in turn.options if value not in turn.expect)
    wanted = turn.expect if rightly else (wrong,)
    if turn.many and wanted != (UNSURE,):
        for value in wanted:
            await choose(pilot, value)
        await pilot.press("end", "enter")
        await pilot.pause()
    else:
        await choose(pilot, wanted[0])
    await choose(pilot, "sure")


async def taken(pilot: Pilot[None], rightly: bool) -> None:
    """Take the scenario that is chosen to its end, and come back."""
    await pilot.press("enter")
    await pilot.pause()
    screen = lesson(pilot)
    while turn := screen.course.pending(screen.run_):
        await answered(pilot, turn, rightly)
        if screen.stage is Stage.TOLD:
            await choose(pilot, "go-on")
    await settled(pilot)
    assert screen.stage is Stage.ENDED
    result = screen.course.result(screen.run_)
    assert (result.percent, result.passed) == ((100, True) if rightly else (0, False))
    await choose(pilot, "back")
    await settled(pilot)
    assert isinstance(pilot.app.screen, TrainingScreen)


@pytest.mark.parametrize("rightly", [True, False])
async def test_every_scenario_is_taken_to_its_end(rightly: bool, shipped: Pack, tmp_path: Path) -> None:
    async with opened(shipped, tmp_path, (80, 24)) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        names = [scenario.id for scenario in Training(pilot.app.assistant, pilot.app.settings, print).scenarios]
        for _ in names:
            with nullcontext() if rightly else pilot.app.batch_update():  # painted once is enough
                await taken(pilot, rightly)
            await pilot.press("down")
        kept = Training(pilot.app.assistant, pilot.app.settings, print).attempts()
        assert [one.scenario for one in kept] == names
        assert {one.passed for one in kept} == {rightly}


async def test_a_run_is_paused_in_the_middle_and_goes_on(shipped: Pack, tmp_path: Path) -> None:
    async with opened(shipped, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        pilot.app.screen.open("story-does-not-fit")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        assert "Hint: What can a baby" in text_of(pilot)
        await choose(pilot, "share")
        await choose(pilot, "sure")
        await pilot.press("escape")
        await settled(pilot)
        assert "Paused after 1 answers." in text_of(pilot)
    async with opened(shipped, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        pilot.app.screen.open("story-does-not-fit")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        screen = lesson(pilot)
        assert [(given.answer, given.hints) for given in screen.run_.given] == [("share", 1)]
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert lesson(pilot).run_.given == ()


async def test_the_other_modes_are_a_key_away_from_a_lesson_and_it_stays(shipped: Pack, tmp_path: Path) -> None:
    async with opened(shipped, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("f5")
        await pilot.pause()
        assert pilot.app.current_mode == "ask"
        await pilot.press("f8")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LessonScreen)
        assert pilot.app.focused is pilot.app.screen.query_one(Choices)


async def test_feedback_at_the_end_waits_until_the_end(tmp_path: Path) -> None:
    pack = replace(small(), scenarios=(SCENARIO,))
    async with opened(pack, tmp_path, (120, 40)) as pilot:
        await pilot.press("f8", "f", "enter")
        await pilot.pause()
        screen = lesson(pilot)
        assert screen.run_.delayed
        while turn := screen.course.pending(screen.run_):
            assert screen.stage is Stage.TURN
            await answered(pilot, turn, rightly=False)
        await settled(pilot)
        shown = " ".join(str(message.render()) for message in screen.query(Message))
        assert shown.index("Reason: Harm is suspected.") < shown.index("Result: 0 of 13 points")


async def test_a_result_is_marked_in_the_list_under_the_learners_own_code(tmp_path: Path) -> None:
    pack = replace(small(), scenarios=(SCENARIO,))
    async with opened(pack, tmp_path) as pilot:
        await pilot.press("f8", "l")
        await pilot.pause()
        for key in ("end", *["backspace"] * 2, *"Mary Smith", "enter"):
            await pilot.press(key)
        await pilot.pause()
        assert "is not a code" in text_of(pilot)
        for key in (*["backspace"] * 10, *"L07", "tab", *"N26", "enter"):
            await pilot.press(key)
        await settled(pilot)
        assert "Learner: L07 of N26" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = lesson(pilot)
        while turn := screen.course.pending(screen.run_):
            await answered(pilot, turn, rightly=True)
            if screen.stage is Stage.TOLD:
                await choose(pilot, "go-on")
        await settled(pilot)
        await choose(pilot, "back")
        await settled(pilot)
        assert "Your best: 100 %, passed" in text_of(pilot)
        (attempt,) = Training(pilot.app.assistant, pilot.app.settings, print).attempts()
        assert (attempt.learner, attempt.cohort) == ("L07", "N26")


async def test_drills_go_on_and_are_the_engines(shipped: Pack, tmp_path: Path) -> None:
    async with opened(shipped, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("d")
        await pilot.pause()
        for _ in range(3):
            screen = pilot.app.screen
            assert isinstance(screen, DrillScreen)
            drill = screen.drill
            assert drill is not None
            await choose(pilot, drill.first.decision)
            assert "Now all is the same" in text_of(pilot)
            await choose(pilot, drill.second.decision)
            await choose(pilot, "next")
        assert "Drill 4 · 3 of 3 right" in text_of(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "Drill 4 · 3 of 3 right" in text_of(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert "Drill 1 · 0 of 0 right · series 1" in text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), (20, 8)])
async def test_a_hostile_scenario_is_shown_and_nothing_acts(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(hostile(), tmp_path, size) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("enter", "h", "5", "3")
        await pilot.pause()
        screen = lesson(pilot)
        while screen.stage is not Stage.ENDED:
            await pilot.press("1")
            await pilot.pause()
        await settled(pilot)
        assert "\x1b" not in text_of(pilot)
        assert "\u202e" not in text_of(pilot)
        await pilot.press("escape", "d", "1", "1", "1", "escape", "l", "escape", "g", *"1:3", "enter", "enter", "enter")
        await pilot.pause()
        assert pilot.app.is_running


async def test_a_pack_without_scenarios_says_what_to_do(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        assert "This pack has no scenarios" in text_of(pilot)
        await pilot.press("enter", "a")
        await pilot.pause()
        assert pilot.app.is_running


async def test_what_cannot_be_kept_is_said_and_the_lesson_goes_on(tmp_path: Path) -> None:
    for name in ("training.json", "register.db"):
        (tmp_path / "data" / name / "in the way").mkdir(parents=True)
    pack = replace(small(), scenarios=(SCENARIO,))
    async with opened(pack, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = lesson(pilot)
        while turn := screen.course.pending(screen.run_):
            await answered(pilot, turn, rightly=True)
            if screen.stage is Stage.TOLD:
                await choose(pilot, "go-on")
        await settled(pilot)
        assert screen.stage is Stage.ENDED
        assert any("not kept" in str(note.message) for note in pilot.app._notifications)


async def test_a_room_votes_with_hands_and_sees_on_which_fact_it_parts(tmp_path: Path) -> None:
    pack = replace(small(), scenarios=(SCENARIO,))
    async with opened(pack, tmp_path, (100, 40)) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("g")
        await pilot.pause()
        await typed(pilot, "2:7 5:4")
        assert "11 votes · they part: 50 in 100" in text_of(pilot)
        await typed(pilot, "five hands")
        assert any("is no vote" in str(note.message) for note in pilot.app._notifications)
        await typed(pilot, "")
        assert "What of risk?" in text_of(pilot)
        await typed(pilot, "2:7 3:4")
        await typed(pilot, "")
        shown = text_of(pilot)
        for said in ("The room parts on: Risk", "Harm (7): leads to: share", "A day is lost.", "Harm is suspected."):
            assert said in shown
        for _ in range(12):
            await typed(pilot, "")
        assert "Harm comes first." in text_of(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, TrainingScreen)


async def test_a_room_votes_with_codes_that_nobody_else_knows(tmp_path: Path) -> None:
    pack = replace(small(), scenarios=(SCENARIO,))
    async with opened(pack, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        await pilot.press("g")
        await pilot.pause()
        await typed(pilot, "K1:2 K2:5 K1:5")
        assert "2 votes" in text_of(pilot)
        assert "they part: 0 in 100" in text_of(pilot)


async def test_a_scenario_is_filled_in_previewed_and_saved_without_any_yaml(tmp_path: Path) -> None:
    folder = written(tmp_path / "pack", {})
    pack = read_pack(folder).pack
    assert pack is not None
    settings = Settings(tmp_path / "data", tmp_path / "cache", folder)
    app = IspApp(Assistant(pack, settings.cache, TODAY), settings)
    async with app.run_test(size=(100, 40), notifications=True, tooltips=True) as pilot:
        await pilot.press("f8", "n")
        await pilot.pause()
        await pilot.press(*"My case", "enter", *"A nurse", "enter", "enter", "enter", *"He: hit #me")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert any("It is not saved" in str(note.message) for note in app._notifications)
        assert not (folder / "scenarios").exists()
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("ctrl+k", "enter", "enter")
        await pilot.pause()
        assert "The trees answer: share" in text_of(pilot)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Nothing is wrong with it" in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        app.screen.query_one("#tempting", TextArea).load_text("ask-first: A day is lost.\nnonsense")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert any("'nonsense' is no wrong turn" in str(note.message) for note in app._notifications)
        app.screen.query_one("#tempting", TextArea).load_text("ask-first: A day is lost.")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(app.screen, TrainingScreen)
    saved = read_pack(folder).pack
    assert saved is not None
    (scenario,) = saved.scenarios
    assert (scenario.id, scenario.role, scenario.beats[0].tells) == ("my-case", "A nurse", "He: hit #me")
    assert scenario.beats[0].tempting == {"ask-first": "A day is lost."}
    assert (scenario.beats[0].facts, scenario.beats[0].expect) == ({"risk": "high"}, ("share",))


async def test_results_are_drawn_and_of_nobody_it_is_said(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await pilot.press("f8", "r")
        await settled(pilot)
        assert "No attempts are kept yet." in text_of(pilot)
        register = Training(pilot.app.assistant, pilot.app.settings, print).register
        for one in sorted(cohort(7, 5), key=lambda attempt: attempt.at):
            register.append(EntryKind.ATTEMPT, as_json(one), one.at)
        await pilot.press("escape", "r")
        await settled(pilot)
        assert "Hardest questions" in text_of(pilot)


async def test_the_list_keeps_the_second_lines_of_its_titles_after_a_run_was_left(
    shipped: Pack, tmp_path: Path
) -> None:
    async with opened(shipped, tmp_path) as pilot:
        await pilot.press("f8")
        await settled(pilot)
        before = [line.partition("│")[0] for line in text_of(pilot).splitlines()[2:-1]]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert [line.partition("│")[0] for line in text_of(pilot).splitlines()[2:-1]] == before
