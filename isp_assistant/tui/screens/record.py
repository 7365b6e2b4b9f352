"""The form of a record: what is known is filled in, every change is kept at once, and no name goes in unseen."""

import asyncio
import datetime
from pathlib import Path
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from isp_assistant.assistant import clock, drafts, form
from isp_assistant.assistant.drafts import Unfinished
from isp_assistant.assistant.records import Recorded, Records
from isp_assistant.assistant.session import Session
from isp_assistant.domain.chain import Receipt
from isp_assistant.domain.conversation import Decided
from isp_assistant.domain.record import Practitioner
from isp_assistant.errors import AssistantError
from isp_assistant.privacy.identifiers import Identifier, replaced
from isp_assistant.tui.content import plain
from isp_assistant.tui.screens.choose import ChooseScreen
from isp_assistant.tui.widgets.fields import FieldBox
from isp_assistant.tui.widgets.keys import Keys

ROLES = (
    "the child", "the sibling", "the mother", "the father", "the parent", "the carer", "the relative",
    "the worker", "the person",
)  # fmt: skip
KEEP = "keep the words"
PAUSE = 0.8
"""Seconds without a key after which what was written is kept."""


class FormScreen(Screen[Receipt | None]):
    """A form over one record. Escape closes it; what was written is kept and goes on later."""

    BINDINGS = [
        Binding("ctrl+s", "save", "Save", tooltip="Put it in the register", id="record.save"),
        Binding("f2", "settle(False)", "Roles", tooltip="Put roles in the place of names", id="record.roles"),
        Binding("f3", "settle(True)", "Keep words", tooltip="Keep the words as they are", id="record.keep"),
        Binding("f4", "each", "Each", tooltip="Choose for each name", id="record.each"),
        Binding("escape", "close", "Close", tooltip="Close; what was written is kept", id="record.close"),
    ]

    def __init__(self, records: Records, draft: Path, title: str) -> None:
        super().__init__(classes="form")
        self.records = records
        self.draft = draft
        self.heading = title

    def fields(self) -> tuple[form.Field, ...]:
        """Give the fields of this form."""
        raise NotImplementedError

    def advice(self) -> dict[str, str]:
        """Give what the advice says beside a field."""
        return {}

    def first(self) -> dict[str, str]:
        """Give what is filled in."""
        raise NotImplementedError

    def keep(self, values: dict[str, str]) -> None:
        """Keep what was written so far. Raises `UnreadableError`."""
        raise NotImplementedError

    def saved(self, values: dict[str, str], at: datetime.datetime, drafted: bool) -> Receipt:
        """Put it in the register; `drafted` says whether what was written is kept. Raises `AssistantError`."""
        raise NotImplementedError

    def wrong(self, values: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """Say what keeps it from being saved."""
        return tuple(form.wrong(values))

    def compose(self) -> ComposeResult:
        first, advice = self.first(), self.advice()
        yield Static(plain(self.heading, "bold"), id="form-title")
        with VerticalScroll(id="form", can_focus=False):
            for field in self.fields():
                yield FieldBox(field, first.get(field.name, ""), advice.get(field.name, ""))
            yield Static(plain("Ctrl+S saves. Escape closes; what was written is kept."), classes="keys")
        yield Static(id="form-error")
        yield Keys()

    def on_mount(self) -> None:
        self._pause = self.set_timer(0, lambda: None)
        self._said("")
        boxes = list(self.query(FieldBox))
        next((box for box in boxes if not box.value), boxes[0]).control.focus(scroll_visible=False)
        self._guard_all()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the form."""
        return {box.field.name: box.value for box in self.query(FieldBox)}

    @property
    def guarded_values(self) -> dict[str, str]:
        """What stands in the form, with roles in the place of what nobody has chosen to keep."""
        return {box.field.name: replaced(box.value, box.unsettled) for box in self.query(FieldBox)}

    @on(FieldBox.Edited)
    def _edited(self, event: FieldBox.Edited) -> None:
        self._pause.stop()
        if event.left:
            self._guard_and_keep(event.box)
        else:
            self._pause = self.set_timer(PAUSE, lambda: self._guard_and_keep(event.box))

    def scroll_to_center(self, widget: Widget, animate: bool = False, **how: Any) -> None:
        """Show the whole of a field, with its label, when it is come to."""
        box = next((one for one in widget.ancestors if isinstance(one, FieldBox)), widget)
        super().scroll_to_center(box, animate, **how)

    @work(group="guard")
    async def _guard_and_keep(self, box: FieldBox) -> None:
        await self._read(box)
        self._keep()

    @work(group="guard")
    async def _guard_all(self) -> None:
        for box in self.query(FieldBox):
            await self._read(box)
        self._keep()

    async def _read(self, box: FieldBox) -> None:
        if not box.field.choices:
            text = box.value
            box.guarded(text, await asyncio.to_thread(self.records.assistant.guard.find, text))

    def _keep(self) -> bool:
        """Keep what was written, and give whether it is kept."""
        try:
            self.keep(self.guarded_values)
        except AssistantError as error:
            self._said(f"What you write is not kept: {error}")
            return False
        return True

    def _said(self, text: str) -> None:
        line = self.query_one("#form-error", Static)
        line.display = bool(text)
        line.update(plain(f"! {text}"))

    def _box(self) -> FieldBox | None:
        """Give the field that is being written, or the first that the guard asks about."""
        focused = self.focused
        inside = [box for box in self.query(FieldBox) if focused is not None and box in focused.ancestors]
        asking = [box for box in self.query(FieldBox) if box.unsettled]
        return next((box for box in (*inside, *asking) if box.unsettled), None)

    def action_settle(self, keep: bool) -> None:
        """Put roles in for the names of a field, or keep them."""
        box = self._box()
        if box:
            box.settle(keep)
            self._keep()

    @work(group="each", exclusive=True)
    async def action_each(self) -> None:
        """Ask about each word that the guard found in a field."""
        box = self._box()
        if box is None:
            return
        text, settled = box.value, list[Identifier]()
        for one in box.unsettled:
            words = text[one.start : one.end]
            options = tuple(dict.fromkeys((one.instead, *ROLES, KEEP)))
            chosen = await self.app.push_screen_wait(ChooseScreen(f"“{words}” ({one.kind})", options))
            if chosen is None:
                break
            if chosen == KEEP:
                box.kept.add(words)
            else:
                settled.append(Identifier(one.start, one.end, one.kind, chosen))
        if text == box.value:
            box.write(replaced(text, settled))
        await self._read(box)
        self._keep()

    def action_close(self) -> None:
        """Close the form and keep what was written."""
        self._keep()
        self.dismiss(None)

    @work(group="save", exclusive=True)
    async def action_save(self) -> None:
        """Put it in the register, once nothing is wrong and no name stands in it unseen."""
        for box in self.query(FieldBox):
            await self._read(box)
        drafted = self._keep()
        boxes = {box.field.name: box for box in self.query(FieldBox)}
        for name, what in self.wrong(self.values):
            self._said(what)
            boxes[name].control.focus()
            return
        for box in boxes.values():
            if box.unsettled:
                self._said(f"{box.field.label}: say whether the marked words stay. F2 puts roles in, F3 keeps them.")
                box.control.focus()
                return
        try:
            at = clock.now()
            receipt = await asyncio.to_thread(self.saved, self.values, at, drafted)
        except AssistantError as error:
            self._said(f"{error} {f'What you wrote is safe in {self.draft}. Ctrl+S tries again.' if drafted else ''}")
            return
        try:
            drafts.drop(self.draft)
        except AssistantError as error:
            self.notify(f"It is recorded, and what you wrote is still there. {error}", severity="warning", markup=False)
        self.dismiss(receipt)


class RecordScreen(FormScreen):
    """The record of a decision that a session came to."""

    def __init__(self, records: Records, session: Session, unfinished: Unfinished | None = None) -> None:
        draft = drafts.record_file(records.settings.data, session.begun_at)
        self.session = session
        self._unfinished = unfinished
        standing = session.standing
        assert isinstance(standing, Decided)  # asked for a decision alone
        self._walk = standing.walk
        title = standing.walk.outcome.title if standing.walk.outcome else ""
        super().__init__(records, draft, f"Record: {title}")

    def fields(self) -> tuple[form.Field, ...]:
        return form.DECISION_FIELDS

    def advice(self) -> dict[str, str]:
        return form.hints(self._walk.steps)

    def first(self) -> dict[str, str]:
        app: Any = self.app
        unfinished = self._unfinished or drafts.kept(self.draft, self.records.assistant.pack, app.warn)
        return dict(unfinished.form) if unfinished else form.first_values(self.records, self.session)

    def keep(self, values: dict[str, str]) -> None:
        request = values.get("request", "")
        drafts.keep(self.draft, Unfinished(self.session.conversation, request, self.session.begun_at, values))

    def saved(self, values: dict[str, str], at: datetime.datetime, drafted: bool) -> Receipt:
        app: Any = self.app
        app.call_from_thread(app.remember, role=values["role"].strip(), organisation=values["organisation"].strip())
        self.records = app.records
        return self.records.save(form.record_of(self.records, self.session, values, at), drafted)


class AmendScreen(FormScreen):
    """The account of a record, put right in an entry of its own."""

    def __init__(self, records: Records, recorded: Recorded) -> None:
        self.number = recorded.entry.number
        draft = drafts.amendment_file(records.settings.data, self.number)
        now = recorded.now
        assert now is not None  # only what can be read can be amended
        self._now = now
        super().__init__(records, draft, f"Amend record {self.number}: {now.reference}")

    def fields(self) -> tuple[form.Field, ...]:
        return form.AMENDMENT_FIELDS

    def first(self) -> dict[str, str]:
        return drafts.kept_form(self.draft, self.app.warn) or form.values_of(self._now)  # type: ignore[attr-defined]

    def keep(self, values: dict[str, str]) -> None:
        drafts.keep_form(self.draft, values)

    def wrong(self, values: dict[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple(form.wrong(values, amending=True))

    def saved(self, values: dict[str, str], at: datetime.datetime, drafted: bool) -> Receipt:
        return self.records.amend(self.number, form.account_of(values), values["because"].strip(), at, drafted)


class CountersignScreen(FormScreen):
    """A manager's word on a record. It may be another's machine, so no role is filled in, and none is kept."""

    def __init__(self, records: Records, recorded: Recorded) -> None:
        self.number = recorded.entry.number
        draft = drafts.countersign_file(records.settings.data, self.number)
        reference = recorded.now.reference if recorded.now else ""
        super().__init__(records, draft, f"Countersign record {self.number}: {reference}")

    def fields(self) -> tuple[form.Field, ...]:
        return form.COUNTERSIGN_FIELDS

    def first(self) -> dict[str, str]:
        written = drafts.kept_form(self.draft, self.app.warn)  # type: ignore[attr-defined]
        return written or {"organisation": self.records.practitioner.organisation}

    def keep(self, values: dict[str, str]) -> None:
        drafts.keep_form(self.draft, values)

    def wrong(self, values: dict[str, str]) -> tuple[tuple[str, str], ...]:
        return tuple(form.unsigned(values))

    def saved(self, values: dict[str, str], at: datetime.datetime, drafted: bool) -> Receipt:
        by = Practitioner(values["role"].strip(), values["organisation"].strip())
        agrees, note = values["agrees"] == form.AGREES, values["note"].strip()
        return self.records.countersign(self.number, agrees, note, at, by, drafted)
