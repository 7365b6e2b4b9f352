"""The form of a record, by keyboard: filled in, guarded, kept at every field, saved with a receipt."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

from isp_assistant.assistant import drafts
from isp_assistant.tui.screens.record import RecordScreen
from isp_assistant.tui.widgets.fields import FieldBox
from tests.packs import small
from tests.tui.driver import opened, text_of, typed


def box(pilot: Pilot[None], name: str) -> FieldBox:
    return next(one for one in pilot.app.screen.query(FieldBox) if one.field.name == name)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything is read, kept and drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def to_the_form(pilot: Pilot[None], asked: str = "can I tell the police that she told Liam") -> RecordScreen:
    """Reach a decision and open the form."""
    await typed(pilot, asked)
    while pilot.app.screen.session.pending:  # type: ignore[attr-defined]
        await typed(pilot, "1")
    await pilot.press("ctrl+r")
    await settled(pilot)
    assert isinstance(pilot.app.screen, RecordScreen)
    return pilot.app.screen


async def fill(pilot: Pilot[None], name: str, text: str) -> None:
    """Type into a field and leave it."""
    box(pilot, name).control.focus()
    await pilot.pause()
    await pilot.press(*("space" if c == " " else c for c in text), "tab")
    await settled(pilot)


def app_of(pilot: Pilot[None]) -> Any:
    return pilot.app


async def test_what_is_known_is_filled_in_without_the_names(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        assert box(pilot, "request").value == "can I tell the police that she told the person"
        assert isinstance(box(pilot, "did").control, Select)
        assert box(pilot, "did").value == "as-advised"


async def test_a_record_is_saved_and_its_receipt_is_shown(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Give the case reference" in text_of(pilot)
        await fill(pilot, "reference", "C-1")
        await fill(pilot, "role", "social worker")
        await fill(pilot, "shared", "the address")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Recorded as number 1" in text_of(pilot)
        recorded = app_of(pilot).records.recorded(1).record
        assert (recorded.reference, recorded.by.role, recorded.account.shared) == (
            "C-1",
            "social worker",
            "the address",
        )
        assert recorded.begun_at is not None
        assert drafts.record_files(tmp_path / "data") == ()


async def test_a_name_is_shown_in_place_and_replaced_or_kept_by_choice(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-1")
        await fill(pilot, "shared", "that Liam was hit")
        await fill(pilot, "note", "Zainab agreed")
        box(pilot, "shared").control.focus()
        await settled(pilot)
        assert "Liam (name) → the person" in text_of(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "say whether the marked words stay" in text_of(pilot)
        await pilot.press("f2", "ctrl+s")
        await settled(pilot)
        assert box(pilot, "shared").value == "that the person was hit"
        await pilot.press("f3", "ctrl+s")
        await settled(pilot)
        account = app_of(pilot).records.recorded(1).record.account
        assert (account.shared, account.note) == ("that the person was hit", "Zainab agreed")


async def test_each_name_can_get_a_role_of_its_own(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "shared", "that Liam saw Zainab")
        box(pilot, "shared").control.focus()
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("end", "enter")
        await settled(pilot)
        assert box(pilot, "shared").value == "that the child saw Zainab"
        assert box(pilot, "shared").unsettled == ()


async def test_the_draft_holds_every_field_left_and_goes_on_after_a_crash_without_unseen_names(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-9")
        await fill(pilot, "shared", "that Liam was hit")
        [file] = drafts.record_files(tmp_path / "data")
        kept = drafts.kept(file, small(), pytest.fail)
        assert kept is not None
        assert kept.form["shared"] == "that the person was hit"
        assert kept.form["reference"] == "C-9"
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert box(pilot, "shared").value == "that the person was hit"


async def test_doing_otherwise_than_advised_needs_a_reason(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-1")
        box(pilot, "did").control.focus()
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await settled(pilot)
        assert "Choose why you did otherwise" in text_of(pilot)
        await pilot.press("enter", "down", "enter", "ctrl+s")
        await settled(pilot)
        departure = app_of(pilot).records.recorded(1).record.account.departure
        assert departure is not None


async def test_where_nothing_can_be_saved_the_form_stays_and_says_where_it_is_safe(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "register.db").write_bytes(b"this is no database" * 100)
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-1")
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RecordScreen)
        assert "safe in" in text_of(pilot).replace("\n", " ")
        assert drafts.record_files(tmp_path / "data")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_field_is_shown_with_its_label_when_it_is_come_to(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(small(), tmp_path, size) as pilot:
        await to_the_form(pilot)
        await pilot.press(*["tab"] * 6, *["shift+tab"] * 6)
        await pilot.pause()
        assert "Case reference" in text_of(pilot)


async def test_what_could_not_be_saved_is_saved_once_when_it_can(tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-1")
        blocked = tmp_path / "data" / "register.db"
        blocked.mkdir()
        await pilot.press("ctrl+s")
        await settled(pilot)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "What you wrote is safe in" in text_of(pilot)
        blocked.rmdir()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert "Recorded as number 1" in text_of(pilot)
        assert list((tmp_path / "data").glob("unsaved-*")) == []


async def test_nothing_is_called_safe_that_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(small(), tmp_path, (100, 40)) as pilot:
        await to_the_form(pilot)
        await fill(pilot, "reference", "C-1")
        (tmp_path / "data" / "register.db").mkdir()
        drafted = next(iter(drafts.record_files(tmp_path / "data")))
        drafted.unlink()
        drafted.mkdir()
        (drafted / "in the way").touch()
        await pilot.press("ctrl+s")
        await settled(pilot)
        said = " ".join(text_of(pilot).split())
        assert "What you wrote is safe" not in said
        assert "records add" in said
        assert len(list((tmp_path / "data").glob("unsaved-*"))) == 1
