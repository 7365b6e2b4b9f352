"""What is not finished, so that a crash or a closed terminal loses nothing: a conversation, and records half filled in.

Facts are kept with how they came to be known. Words are kept as the privacy guard left them: with roles in the place of
names, but for those that the practitioner chose to keep.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from isp_assistant.domain.conversation import Conversation, Known, Source
from isp_assistant.domain.facts import known_to
from isp_assistant.domain.model import Answer, Pack
from isp_assistant.settings import read_kept, take_away, write_private

FILE = "unfinished.json"
"""The conversation that goes on; each record that is being written has a file of its own."""


class _Kept(msgspec.Struct, frozen=True):
    facts: dict[str, Answer]
    sources: dict[str, Source]
    answered: tuple[str, ...]
    partner: str | None = None
    request: str = ""
    begun_at: datetime.datetime | None = None
    form: dict[str, str] = {}
    alarms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A conversation that was cut off; `form` holds the record that was being written, empty where there was none."""

    conversation: Conversation
    request: str = ""
    begun_at: datetime.datetime | None = None
    form: Mapping[str, str] = field(default_factory=dict)


def record_file(data: Path, begun_at: datetime.datetime | None) -> Path:
    """Name the file of a record that is being written, by when its conversation began."""
    return data / f"record-{begun_at:%Y%m%dT%H%M%S}.json" if begun_at else data / "record-.json"


def record_files(data: Path) -> tuple[Path, ...]:
    """Give the files of the records that are being written, the oldest first."""
    return tuple(sorted(data.glob("record-*.json")))


def amendment_file(data: Path, number: int) -> Path:
    """Name the file of an amendment that is being written."""
    return data / f"amendment-{number}.json"


def countersign_file(data: Path, number: int) -> Path:
    """Name the file of a manager's word that is being written."""
    return data / f"countersign-{number}.json"


def keep(file: Path, unfinished: Unfinished) -> None:
    """Keep what is not finished. Raises `UnreadableError` where the folder cannot be written."""
    conversation = unfinished.conversation
    kept = _Kept(
        facts=dict(conversation.facts),
        sources={name: known.source for name, known in conversation.known.items()},
        answered=conversation.answered,
        partner=conversation.partner,
        request=unfinished.request,
        begun_at=unfinished.begun_at,
        form=dict(unfinished.form),
        alarms=conversation.alarms,
    )
    write_private(file, msgspec.json.encode(kept))


def kept(file: Path, pack: Pack, tell: Callable[[str], None]) -> Unfinished | None:
    """Give what was cut off, or None; what cannot be read is put aside, and `tell` is told where.

    Facts that the pack no longer knows are left out.
    """
    stored = read_kept(file, _Kept, tell)
    if stored is None:
        return None
    facts, _ = known_to(pack, stored.facts)
    known = {name: Known(answer, stored.sources.get(name, Source.ANSWERED)) for name, answer in facts.items()}
    if not known:
        return None
    partner = stored.partner if stored.partner in pack.partners else None
    answered = tuple(name for name in stored.answered if name in known)
    conversation = Conversation(known, answered, partner=partner, begun=True, alarms=stored.alarms)
    return Unfinished(conversation, stored.request, stored.begun_at, stored.form)


def drop(file: Path) -> None:
    """Forget what was kept. Raises `UnreadableError` where it stays."""
    take_away(file)


def keep_form(file: Path, values: Mapping[str, str]) -> None:
    """Keep a form that is being written. Raises `UnreadableError` where the folder cannot be written."""
    write_private(file, msgspec.json.encode(dict(values)))


def kept_form(file: Path, tell: Callable[[str], None]) -> dict[str, str]:
    """Give the form that was being written, or an empty one; what cannot be read is put aside, as `tell` is told."""
    return read_kept(file, dict[str, str], tell) or {}
