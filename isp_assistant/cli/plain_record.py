"""The form of a record in plain lines: a field a line, kept at each, and no name goes in unseen."""

import datetime
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from isp_assistant.assistant import drafts
from isp_assistant.assistant.drafts import Unfinished
from isp_assistant.assistant.session import Session
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
    draft = drafts.record_file(settings.data, session.begun_at)
    try:
        values = _filled(session, settings, draft)
        receipt = _saved(session, settings, values)
    except _StopError:
        _write(f"Assistant: Not recorded. What you wrote is safe in {draft}; r goes on with it.")
    except AssistantError as error:
        _write(f"Assistant: {error} What you wrote is safe in {draft}; r goes on with it.")
    else:
        drafts.drop(draft)
        _write(f"Assistant: Recorded. Receipt: {receipt}")


def _filled(session: Session, settings: Settings, draft: Path) -> dict[str, str]:
    from isp_assistant.assistant import form
    from isp_assistant.assistant.records import Records

    unfinished = drafts.kept(draft, session.assistant.pack)
    records = Records(session.assistant, settings)
    values = dict(unfinished.form) if unfinished else form.first_values(records, session)
    _write(f"Assistant: {HELP}")
    for field in form.DECISION_FIELDS:
        if field.name in _DEPARTING and values.get("did") == form.AS_ADVISED:
            continue
        values[field.name] = _asked(session, field, values.get(field.name, ""))
        _keep(draft, session, values)
    while wrongs := tuple(form.wrong(values)):
        name, what = wrongs[0]
        _write(f"Assistant: {what}")
        field = next(one for one in form.DECISION_FIELDS if one.name == name)
        values[name] = _asked(session, field, values.get(name, ""))
        _keep(draft, session, values)
    return values


def _keep(draft: Path, session: Session, values: dict[str, str]) -> None:
    drafts.keep(draft, Unfinished(session.conversation, values.get("request", ""), session.begun_at, values))


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


def _saved(session: Session, settings: Settings, values: dict[str, str]) -> "Receipt":
    from isp_assistant.assistant import form
    from isp_assistant.assistant.records import Records

    role, organisation = values.get("role", "").strip(), values.get("organisation", "").strip()
    preferences = replace(settings.preferences, role=role, organisation=organisation)
    save_preferences(settings, preferences)
    records = Records(session.assistant, replace(settings, preferences=preferences))
    at = datetime.datetime.now(tz=datetime.UTC).astimezone()
    return records.save(form.record_of(records, session, values, at))


def _read() -> str:
    print("> ", end="", flush=True)
    line = sys.stdin.readline()
    if not line or line.strip() in STOP:
        raise _StopError
    return line.strip()


def _write(line: str) -> None:
    print(shown(line))
