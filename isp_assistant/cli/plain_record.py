"""The form of a record in plain lines: a field a line, kept at each, and no name goes in unseen."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from isp_assistant.assistant import clock, drafts
from isp_assistant.assistant.drafts import Unfinished
from isp_assistant.assistant.session import Session
from isp_assistant.cli.common import note
from isp_assistant.cli.render import shown
from isp_assistant.domain.conversation import Decided
from isp_assistant.errors import AssistantError
from isp_assistant.settings import Settings, save_preferences

if TYPE_CHECKING:
    from isp_assistant.assistant.form import Field
    from isp_assistant.domain.chain import Receipt

HELP = "Enter keeps what stands there, - takes it out. q stops; what you wrote is kept."
STOP = ("q", "quit")
_DEPARTING = ("departure", "departure_because")


class _StopError(Exception):
    """The practitioner stops, or their lines end."""


def record(session: Session, settings: Settings) -> None:
    """Fill in the form of a record and save it; where it stops short, what was written is kept."""
    standing = session.standing
    if not isinstance(standing, Decided):
        _write("Assistant: There is no decision to record yet.")
        return
    draft = _Draft(drafts.record_file(settings.data, session.begun_at), session)
    try:
        values = _filled(session, settings, draft)
        receipt = _saved(session, settings, values, draft.kept)
    except _StopError:
        _write(f"Assistant: Not recorded. {draft.safe}")
    except AssistantError as error:
        _write(f"Assistant: {error} {draft.safe}")
    else:
        _write(f"Assistant: Recorded. Receipt: {receipt}")
        draft.drop()


class _Draft:
    """What is written so far; where it cannot be kept that is said once, and the form goes on."""

    def __init__(self, file: Path, session: Session) -> None:
        self.file = file
        self.session = session
        self.kept = True

    @property
    def safe(self) -> str:
        """Where it is, or that it is nowhere."""
        return f"What you wrote is safe in {self.file}; r goes on with it." if self.kept else "The form is not kept."

    def keep(self, values: dict[str, str]) -> None:
        request = values.get("request", "")
        unfinished = Unfinished(self.session.conversation, request, self.session.begun_at, values)
        try:
            drafts.keep(self.file, unfinished)
        except AssistantError as error:
            if self.kept:
                _write(f"Assistant: What you write is not kept: {error}")
            self.kept = False
        else:
            self.kept = True

    def drop(self) -> None:
        try:
            drafts.drop(self.file)
        except AssistantError as error:
            _write(f"Note: what you wrote is still there: {error}")


def _filled(session: Session, settings: Settings, draft: _Draft) -> dict[str, str]:
    from isp_assistant.assistant import form
    from isp_assistant.assistant.records import Records

    unfinished = drafts.kept(draft.file, session.assistant.pack, note)
    records = Records(session.assistant, settings)
    kept = form.fitting(form.DECISION_FIELDS, unfinished.form) if unfinished else {}
    values = kept or form.first_values(records, session)
    _write(f"Assistant: {HELP}")
    for field in form.DECISION_FIELDS:
        if field.name in _DEPARTING and values.get("did") == form.AS_ADVISED:
            continue
        values[field.name] = _asked(session, field, values.get(field.name, ""))
        draft.keep(values)
    while wrongs := tuple(form.wrong(values)):
        name, what = wrongs[0]
        _write(f"Assistant: {what}")
        field = next(one for one in form.DECISION_FIELDS if one.name == name)
        values[name] = _asked(session, field, values.get(name, ""))
        draft.keep(values)
    return values


def _asked(session: Session, field: "Field", value: str) -> str:
    """Ask one field until there is an answer to take."""
    words = dict(field.choices).get(value, value)
    hint = f" ({field.hint})" if field.hint else ""
    _write(f"{field.label}{hint}{f' [{words}]' if words else ''}:")
    for number, (_, choice) in enumerate(field.choices, 1):
        _write(f"  {number}: {choice}")
    while True:
        line = _read()
        if not line:
            return value
        if line == "-":
            return ""
        if not field.choices:
            return _guarded(session, line)
        if line.isdecimal() and 1 <= int(line) <= len(field.choices):
            return field.choices[int(line) - 1][0]
        _write(f"Assistant: Give a number from 1 to {len(field.choices)}, or Enter.")


def _guarded(session: Session, text: str) -> str:
    """Show what may identify somebody, and put roles in unless the words are to stay."""
    found = session.assistant.guard.find(text)
    if not found:
        return text
    named = "; ".join(f"{text[one.start : one.end]} ({one.kind}) → {one.instead}" for one in found)
    _write(f"Assistant: This may identify somebody: {named}")
    _write("Assistant: Enter puts these roles in, k keeps your words.")
    return text if _read() in ("k", "keep") else session.assistant.without_names(text)


def _saved(session: Session, settings: Settings, values: dict[str, str], drafted: bool) -> "Receipt":
    from isp_assistant.assistant import form
    from isp_assistant.assistant.records import Records

    role, organisation = values.get("role", "").strip(), values.get("organisation", "").strip()
    preferences = replace(settings.preferences, role=role, organisation=organisation)
    try:
        save_preferences(settings, preferences)
    except AssistantError as error:  # the register may take the record all the same
        _write(f"Note: your role is not kept for the next record: {error}")
    records = Records(session.assistant, replace(settings, preferences=preferences))
    at = clock.now()
    return records.save(form.record_of(records, session, values, at), drafted)


def _read() -> str:
    print("> ", end="", flush=True)
    line = sys.stdin.readline()
    if not line or line.strip() in STOP:
        raise _StopError
    return line.strip()


def _write(line: str) -> None:
    print(shown(line))
