"""Records by keyboard: found, read, verified, walked again, counted, handed on, put right, countersigned."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Select

from isp_assistant.tui.screens.record import RecordScreen
from isp_assistant.tui.screens.records import RecordsScreen, _labelled
from isp_assistant.tui.widgets.prompt import Prompt
from tests.packs import small
from tests.tui.driver import opened, text_of
from tests.tui.test_record import app_of, box, fill, settled, to_the_form


async def recorded(pilot: Pilot[None], reference: str = "C-1") -> None:
    """Record a decision and go to the register."""
    await to_the_form(pilot)
    await fill(pilot, "reference", reference)
    await pilot.press("ctrl+s")
    await settled(pilot)
    await to_records(pilot)


async def to_records(pilot: Pilot[None]) -> RecordsScreen:
    await pilot.press("f10")
    await settled(pilot)
    assert isinstance(pilot.app.screen, RecordsScreen)
    return pilot.app.screen


async def test_an_empty_register_says_how_to_fill_it(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await to_records(pilot)
        assert "Nothing is recorded yet." in text_of(pilot)


async def test_a_record_is_listed_read_verified_walked_again_and_counted(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await recorded(pilot)
        assert "Case: C-1" in text_of(pilot)
        assert "Decisions: 1." in text_of(pilot)
        await pilot.press("v")
        await settled(pilot)
        assert "Nothing is wrong" in text_of(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert "the same, to the letter" in text_of(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert "█" in text_of(pilot)


async def test_a_word_finds_a_record_and_no_other(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await recorded(pilot, "C-1")
        await pilot.press("slash")
        pilot.app.screen.query_one(Prompt).value = "nothing has this"
        await settled(pilot)
        assert "No record has that in it" in text_of(pilot)
        pilot.app.screen.query_one(Prompt).value = "c-1"
        await settled(pilot)
        assert pilot.app.screen.query_one("#names", OptionList).option_count == 1


async def test_a_record_is_amended_and_countersigned_in_entries_of_their_own(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await recorded(pilot)
        await pilot.press("a")
        await settled(pilot)
        await fill(pilot, "shared", "the telephone number")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Say why the record is amended" in text_of(pilot)
        await fill(pilot, "because", "it was left out")
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("c")
        await settled(pilot)
        box(pilot, "agrees").query_one(Select).value = "no"
        await fill(pilot, "role", "team manager")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Say with what you do not agree" in text_of(pilot)
        await fill(pilot, "note", "tell her first")
        await pilot.press("ctrl+s")
        await settled(pilot)
        one = pilot.app.records.recorded(1)  # type: ignore[attr-defined]
        assert one.record.account.shared == ""
        assert one.now.account.shared == "the telephone number"
        assert [(sign.agrees, sign.by.role, sign.note) for _, sign in one.countersigns] == [
            (False, "team manager", "tell her first")
        ]
        assert app_of(pilot).settings.preferences.role == ""


async def test_a_register_that_cannot_be_read_is_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "register.db").write_bytes(b"no database, and long enough to be taken for one" * 40)
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await pilot.press("f10")
        await settled(pilot)
        assert "register.db" in text_of(pilot)
        assert "Nothing is recorded yet" not in text_of(pilot)


async def test_an_unfinished_record_leaves_no_other_record_to_act_on(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await recorded(pilot)
        await pilot.press("f5", "ctrl+n")
        await to_the_form(pilot)
        await pilot.press("escape", "f10")
        await settled(pilot)
        await pilot.press("down", "up")
        await settled(pilot)
        assert "Enter goes on with it" in text_of(pilot)
        await pilot.press("a")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RecordsScreen)


def test_a_line_that_begins_with_a_colon_is_shown() -> None:
    assert _labelled(": x").plain == ": x"


async def test_a_record_and_a_letter_are_written_to_files(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await recorded(pilot)
        await pilot.press("e")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        folder = tmp_path / "data" / "exports"
        assert "C-1" in (folder / "record-1.md").read_text(encoding="utf-8")
        await pilot.press("l")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert len(list(folder.iterdir())) == 2
        await pilot.press("ctrl+y")
        await settled(pilot)
        assert "C-1" in (tmp_path / "data" / "copied.txt").read_text(encoding="utf-8")


async def test_a_record_that_was_not_finished_is_listed_and_goes_on(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-3")
        await fill(pilot, "shared", "that she is safe")
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await to_records(pilot)
        assert "not finished" in text_of(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RecordScreen)
        assert box(pilot, "shared").value == "that she is safe"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert pilot.app.records.recorded(1).record.reference == "C-3"  # type: ignore[attr-defined]


async def test_a_damaged_register_is_said_and_the_app_goes_on(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "register.db").write_bytes(b"no database" * 500)
        await to_records(pilot)
        assert "damaged" in text_of(pilot)
        await pilot.press("v", "t", "e", "l", "p", "a", "c", "f5")
        await settled(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        ((120, 40), "isp-light"),
        ((80, 24), "isp-contrast"),
        ((40, 20), "isp-dark"),
        ((20, 12), "isp-light"),
    ],
)
async def test_every_screen_is_drawn_at_every_size(size: tuple[int, int], theme: str, tmp_path: Path) -> None:
    async with opened(small(), tmp_path, size, theme) as pilot:
        await recorded(pilot)
        for keys in (("enter",), ("escape",), ("v",), ("t",), ("e",), ("escape",), ("a",), ("escape",)):
            await pilot.press(*keys)
            await settled(pilot)
            assert text_of(pilot).strip()


async def test_the_keys_of_the_footer_fit_on_eighty_columns(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (80, 24)) as pilot:
        await to_records(pilot)
        last = text_of(pilot).splitlines()[-1]
        assert last.split()[-2:] == ["F12", "Hide"]


async def test_what_was_done_last_is_said_alone(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (80, 24)) as pilot:
        await recorded(pilot)
        for _ in range(2):
            await pilot.press("e")
            await pilot.pause()
            await pilot.press("enter")
            await settled(pilot)
        assert len(pilot.app._notifications) == 1
