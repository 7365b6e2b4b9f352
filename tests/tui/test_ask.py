"""The conversation in the app: typed, answered, corrected, taken back, cut off and taken up again."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from isp_assistant.assistant.session import Session
from isp_assistant.domain.model import Citation, FactValue
from isp_assistant.tui.screens.ask import AFTER, ANSWER, BEGIN, READING, AskScreen
from isp_assistant.tui.widgets.card import Card
from isp_assistant.tui.widgets.hits import Hits
from isp_assistant.tui.widgets.options import Options
from isp_assistant.tui.widgets.prompt import Prompt
from isp_assistant.tui.widgets.transcript import MOST_MESSAGES, Message, Transcript
from tests.hostile import hostile
from tests.packs import small
from tests.tui.driver import opened, text_of, typed

SIZES = [(80, 24), (120, 40), (40, 15), (20, 8)]


def session(pilot: object) -> Session:
    screen = pilot.app.screen  # type: ignore[attr-defined]
    assert isinstance(screen, AskScreen)
    return screen.session


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_asked_answered_and_decided(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(small(), tmp_path, size) as pilot:
        await typed(pilot, "can I tell them what he told me")
        assert session(pilot).pending is not None
        await typed(pilot, "2")
        cards = pilot.app.screen.query(Card)
        assert [card.outcome.id for card in cards] == ["share"]
        assert isinstance(pilot.app.focused, Prompt)


async def test_the_options_take_keys_of_their_own(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await pilot.press("down", "3")
        await pilot.pause()
        pending = session(pilot).pending
        assert pending is not None
        assert pending.question.fact == "what"
        await pilot.press("down", "1", "2", "end", "enter")
        await pilot.pause()
        assert session(pilot).conversation.known["what"].answer == ("health", "adoption")
        await pilot.press("ctrl+b")
        await pilot.press("down", "question_mark")
        await pilot.pause()
        assert session(pilot).conversation.known["what"].answer == "unsure"


async def test_back_why_again_and_change(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "w")
        assert "Because of risk." in text_of(pilot)
        await typed(pilot, "3")
        await typed(pilot, "b")
        pending = session(pilot).pending
        assert pending is not None
        assert pending.question.fact == "risk"
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert session(pilot).conversation.known
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert not session(pilot).conversation.begun


async def test_a_conversation_that_was_cut_off_is_offered_again(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what Liam told me")
        await typed(pilot, "3")
    async with opened(small(), tmp_path) as pilot:
        assert session(pilot).conversation.known["risk"].answer == "none"
        assert pilot.app.screen.query(Options)
        assert "what the person told me" in text_of(pilot)
        kept = (tmp_path / "data" / "unfinished.json").read_text(encoding="utf-8")
        assert "Liam" not in kept
        assert session(pilot).begun_at is not None


async def test_a_long_paste_is_kept_whole_and_the_screen_survives_resizing(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        pasted = "can I tell them what he said\nbut then " + "x" * 10_000
        from textual.events import Paste

        prompt = pilot.app.screen.query_one(Prompt)
        prompt.post_message(Paste(pasted))
        await pilot.pause()
        assert prompt.value == " ".join(pasted.split())
        await typed(pilot, prompt.value)
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await typed(pilot, "2")
        assert pilot.app.screen.query(Card)


async def test_the_transcript_keeps_a_limited_number_of_widgets(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        transcript = pilot.app.screen.query_one(Transcript)
        for number in range(MOST_MESSAGES + 20):
            from isp_assistant.tui.content import plain

            await transcript.show(Message(plain(f"message {number}"), "assistant"))
        assert len(transcript.children) == MOST_MESSAGES


async def test_a_second_question_after_the_first_starts_afresh(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "2")
        await typed(pilot, "can I tell them what she told me")
        assert "risk" not in session(pilot).conversation.known
        assert session(pilot).pending is not None


async def test_hiding_blanks_the_screen_and_the_same_key_brings_it_back(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await pilot.press("f12")
        await pilot.pause()
        assert text_of(pilot).strip() == ""
        await pilot.press("f12")
        await pilot.pause()
        assert "Can I share this?" in text_of(pilot)


async def test_a_folder_that_cannot_be_written_is_said_and_the_conversation_goes_on(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "2")
        assert pilot.app.screen.query(Card)
        assert any("not kept" in str(note.message) for note in pilot.app._notifications)


@pytest.mark.parametrize(
    ("theme", "size"), [("isp-dark", (80, 24)), ("isp-light", (120, 40)), ("isp-contrast", (80, 24))]
)
async def test_a_hostile_pack_is_shown_on_every_screen_and_nothing_acts(
    theme: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(hostile(), tmp_path, size, theme) as pilot:
        await typed(pilot, "[/x] [@click=app.quit]can I tell them[/] [b \x1b[2J")
        await typed(pilot, "w")
        await pilot.press("f3", "escape", "f4")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "escape")
        await typed(pilot, "2")
        assert pilot.app.screen.query(Card)
        await pilot.press("ctrl+y")
        await pilot.pause()
        await pilot.press("f6")
        await typed(pilot, "nasty bold [/x]")
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("escape", "f7")
        await typed(pilot, "police")
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"bold")
        await pilot.pause(0.3)
        await pilot.press("escape", "f1", "escape", "f5")
        await pilot.pause()
        pilot.app.notify("[/x] [@click=app.quit]", markup=False)
        await pilot.pause()
        assert pilot.app.is_running
        shown = text_of(pilot)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "[s47]" in shown or size == (80, 24)


async def test_a_decision_is_shown_from_its_top(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (60, 12)) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "2")
        await pilot.pause()
        card = pilot.app.screen.query_one(Card)
        assert card.region.y == pilot.app.screen.query_one(Transcript).region.y + card.styles.margin.top


async def test_where_there_is_room_for_one_the_contents_give_way_to_what_is_read(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (40, 15)) as pilot:
        await pilot.press("f6")
        contents = pilot.app.screen.query_one("#contents")
        assert contents.display
        await pilot.app.open_citation(Citation("law", "s47"))  # type: ignore[attr-defined]
        await pilot.pause()
        assert not contents.display
        await pilot.press("escape")
        await pilot.pause()
        assert contents.display


async def test_what_was_not_understood_is_said_where_many_answers_fill_the_screen(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (40, 11)) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "asdf qwer")
        await pilot.pause()
        said = pilot.app.screen.query(Message).filter(".-you").last()
        assert said.region in pilot.app.screen.query_one(Transcript).region


async def test_what_was_found_after_a_decision_stands_last_and_down_goes_to_it(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "2")
        await typed(pilot, "what does the guide say about details")
        assert len(pilot.app.screen.query(Card)) == 1
        await pilot.press("down")
        await pilot.pause()
        assert isinstance(pilot.app.focused, Hits)


async def test_a_card_says_on_what_it_was_decided(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (80, 60)) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "2")
        shown = text_of(pilot)
        assert "Decided on risk: Harm (you answered), and 1 more listed below." in shown
        assert "Deciding (assumed)" in shown


async def test_what_is_known_is_said_and_the_answers_stay(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "3")
        await typed(pilot, "k")
        assert "Risk: None" in text_of(pilot)
        assert len(pilot.app.screen.query(Options)) == 1


async def test_the_answer_line_says_what_may_be_typed_now(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        said = [pilot.app.screen.query_one(Prompt).placeholder]
        for text in ("can I tell them what he told me", "2"):
            await typed(pilot, text)
            said.append(pilot.app.screen.query_one(Prompt).placeholder)
        assert said == [BEGIN, ANSWER, AFTER]
        assert all(len(text) <= 76 for text in said)


async def test_while_words_are_read_the_answer_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(small(), tmp_path) as pilot:
        held, say = threading.Event(), session(pilot).say
        monkeypatch.setattr(session(pilot), "say", lambda text: held.wait(60) and say(text))
        prompt = pilot.app.screen.query_one(Prompt)
        prompt.value = "can I tell them what he told me"
        await pilot.press("enter")
        assert prompt.placeholder == READING
        held.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert prompt.placeholder == ANSWER


async def test_what_is_typed_while_the_sources_have_the_focus_goes_to_the_answer_line(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "s")
        assert not isinstance(pilot.app.focused, Prompt)
        await pilot.press("h", "a", "r", "m")
        assert pilot.app.screen.query_one(Prompt).value == "harm"
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert session(pilot).conversation.facts["risk"] == "harm"
        assert pilot.app.screen.query_one(Transcript).display


async def test_a_long_list_of_answers_leaves_what_was_understood_in_view(tmp_path: Path) -> None:
    pack = small()
    values = {f"v{number}": FactValue(f"v{number}", f"Value {number}") for number in range(20)}
    pack.facts["risk"] = replace(pack.facts["risk"], values=pack.facts["risk"].values | values)
    async with opened(pack, tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        assert "can I tell them what he told me" in text_of(pilot)


@pytest.mark.parametrize("key", ["f8", "f10"])
async def test_the_strip_shows_the_current_mode_where_there_is_no_room_for_all(tmp_path: Path, key: str) -> None:
    async with opened(small(), tmp_path, (20, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        assert {"f8": "[Train", "f10": "[Records"}[key] in text_of(pilot).split("\n")[0]
