"""Records as the front ends use them: make one, save it, find it, walk it again."""

import datetime
import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from isp_assistant.assistant import unsaved
from isp_assistant.assistant.service import Assistant
from isp_assistant.domain.chain import Entry, Json, Receipt, Wanted, says
from isp_assistant.domain.conversation import Conversation
from isp_assistant.domain.record import (
    KINDS,
    Account,
    Amendment,
    Countersign,
    DecisionRecord,
    EntryKind,
    Practitioner,
    RecordEntry,
    Replay,
    advised,
    amended,
    as_json,
    knowledge_of,
    recorded_facts,
    replay,
)
from isp_assistant.domain.walk import Walk
from isp_assistant.errors import RegisterError, UsageError
from isp_assistant.pack.cache import compiled, from_compiled

if TYPE_CHECKING:
    from isp_assistant.register.store import Register
    from isp_assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record with all that was added to it: `record` is as it was first saved, `now` as amended.

    `record` is None where its content was purged, or belongs to another practitioner.
    """

    entry: Entry
    record: DecisionRecord | None
    amendments: tuple[tuple[Receipt, Amendment], ...] = ()
    countersigns: tuple[tuple[Receipt, Countersign], ...] = ()

    @property
    def now(self) -> DecisionRecord | None:
        return amended(self.record, (one for _, one in self.amendments)) if self.record else None


@dataclass(frozen=True, slots=True)
class Replayed:
    """A record walked again: on the pack that it used, and on today's."""

    number: int
    then: Replay
    today: Replay


class Records:
    """The register on one assistant's pack. The database is opened when it is first needed."""

    def __init__(self, assistant: Assistant, settings: "Settings") -> None:
        self.assistant = assistant
        self.settings = settings

    @cached_property
    def register(self) -> "Register":
        from isp_assistant.register.store import open_register

        return open_register(self.settings)

    def close(self) -> None:
        """Let go of the database; it is opened again when it is next needed."""
        if "register" in self.__dict__:
            self.register.close()
            del self.register

    @property
    def practitioner(self) -> Practitioner:
        """Who records, as their settings say."""
        chosen = self.settings.preferences
        return Practitioner(chosen.role, chosen.organisation or chosen.sharer or "")

    def make(
        self,
        conversation: Conversation,
        walk: Walk,
        reference: str,
        at: datetime.datetime,
        *,
        request: str = "",
        account: Account | None = None,
        as_of: datetime.date | None = None,
        begun_in: str | None = None,
        begun_at: datetime.datetime | None = None,
    ) -> DecisionRecord:
        """Make the record of an outcome; nothing is saved. Raises `ValueError` while a question is open."""
        pack = self.assistant.pack
        begun_in = begun_in or pack.entry
        reasons = self.assistant.explain(conversation.facts) if begun_in == pack.entry else None
        partner = pack.partners[conversation.partner].name if conversation.partner else ""
        return DecisionRecord(
            at=at,
            by=self.practitioner,
            reference=reference,
            request=request,
            facts=recorded_facts(conversation),
            advised=advised(pack, walk, reasons, as_of or self.assistant.today, begun_in),
            knowledge=knowledge_of(pack, self._compiled_hash),
            account=account or Account(partner=partner),
            begun_at=begun_at,
        )

    @cached_property
    def _compiled(self) -> bytes:
        return compiled(self.assistant.pack)

    @cached_property
    def _compiled_hash(self) -> str:
        return hashlib.sha256(self._compiled).hexdigest()

    def save(self, entry: RecordEntry, drafted: bool = False) -> Receipt:
        """Save an entry and give its receipt.

        Raises `RegisterError` with nothing saved, and with the place where the entry is kept until it can be; where it
        is `drafted`, a form is kept from which it is saved again, and a second copy might be recorded as well.
        """
        kind = KINDS[type(entry)]
        pack = self._compiled if kind == EntryKind.DECISION else None
        try:
            return self.register.append(kind, as_json(entry), entry.at, pack)
        except RegisterError as error:
            if drafted:
                raise RegisterError(error.message, f"{error.hint} Nothing was recorded.".strip()) from error
            place = unsaved.keep(self.settings, kind, as_json(entry))
            hint = f"Nothing was recorded. It is safe in {place}: then run 'isp-assistant records add {place}'."
            raise RegisterError(error.message, f"{error.hint} {hint}".strip()) from error

    def countersign(
        self,
        number: int,
        agrees: bool,
        note: str,
        at: datetime.datetime,
        by: Practitioner | None = None,
        drafted: bool = False,
    ) -> Receipt:
        """Save a manager's word on a record. Raises `UsageError` for a number that is none."""
        recorded = self.recorded(number)
        reference = recorded.now.reference if recorded.now else ""
        sha256 = recorded.entry.link.sha256
        return self.save(Countersign(at, by or self.practitioner, reference, number, sha256, agrees, note), drafted)

    def amend(
        self, number: int, account: Account, because: str, at: datetime.datetime, drafted: bool = False
    ) -> Receipt:
        """Save a correction: the whole account as it now is. Raises `UsageError` for a number that is none."""
        recorded = self.recorded(number)
        if recorded.now is None:
            raise UsageError(f"The content of entry {number} is gone or not yours, so it cannot be amended.")
        sha256, reference = recorded.entry.link.sha256, recorded.now.reference
        return self.save(Amendment(at, self.practitioner, reference, number, sha256, because, account), drafted)

    def add(self, file: Path) -> Receipt:
        """Save an entry that could not be saved when it was made, and forget the file.

        Raises `UsageError` for a file that holds no such entry, `RegisterError` with nothing saved.
        """
        kind, content = unsaved.kept(file)
        entry = as_entry(kind, content)
        if entry is None:
            raise UsageError(f"{file}: this is no entry of a register.", unsaved.HINT)
        pack = None
        if isinstance(entry, DecisionRecord):
            if entry.knowledge.compiled == self._compiled_hash:
                pack = self._compiled
            else:  # the pack has changed meanwhile, so that there is none to keep for this record
                entry = replace(entry, knowledge=replace(entry.knowledge, compiled=""))
        receipt = self.register.append(kind, as_json(entry), entry.at, pack)
        with suppress(OSError):  # it is saved: a file that stays behind is a nuisance and no more
            file.unlink()
        return receipt

    def recorded(self, number: int) -> Recorded:
        """Give a record with its amendments and countersignatures. Raises `UsageError` for a number that is none."""
        entry = self.register.entry(number)
        if entry.kind != EntryKind.DECISION:
            raise UsageError(f"Entry {number} is no decision, but {entry.kind}.", "See 'isp-assistant records list'.")
        return _whole(entry, self.register.entries(Wanted(about=number)))

    def found(self, wanted: Wanted) -> tuple[Recorded, ...]:
        """Give the decisions that are wanted, as first saved, without what was added to them.

        Words are looked for in a record as it now stands, and in what was said of it since.
        """
        entries = self.register.entries(replace(wanted, kind=EntryKind.DECISION, text=None))
        if wanted.text is None:
            return tuple(_whole(entry) for entry in entries)
        added = self._added()
        return tuple(_whole(one) for one in entries if says(_stands(one, added.get(one.number, [])), wanted.text))

    def _added(self) -> dict[int, list[Entry]]:
        """Give what was added to decisions, by the number of the decision."""
        added: dict[int, list[Entry]] = {}
        for kind in (EntryKind.AMENDMENT, EntryKind.COUNTERSIGN):
            for entry in self.register.entries(Wanted(kind=kind)):
                if isinstance(one := read(entry), Amendment | Countersign):
                    added.setdefault(one.number, []).append(entry)
        return added

    def replayed(self, number: int) -> Replayed:
        """Walk a record again, on the pack that it used and on today's. Raises `UsageError` where it was purged."""
        record = self.recorded(number).record
        if record is None:
            raise UsageError(f"The content of entry {number} is gone or not yours, so it cannot be walked again.")
        kept = from_compiled(self.register.pack(record.knowledge.compiled))
        then = Assistant(kept, self.assistant.cache, record.advised.as_of)
        return Replayed(number, _again(then, record), _again(self.assistant, record))


def _whole(entry: Entry, later: Iterable[Entry] = ()) -> Recorded:
    record = read(entry)
    added = [(one.receipt, read(one)) for one in later]
    return Recorded(
        entry,
        record if isinstance(record, DecisionRecord) else None,
        tuple((receipt, one) for receipt, one in added if isinstance(one, Amendment)),
        tuple((receipt, one) for receipt, one in added if isinstance(one, Countersign)),
    )


def _stands(entry: Entry, later: Iterable[Entry]) -> Json:
    """Give a decision as it now stands, with why it was amended and what managers said of it."""
    whole = _whole(entry, later)
    because = [amendment.because for _, amendment in whole.amendments]
    return {"now": as_json(whole.now), "because": because, "signed": as_json([one for _, one in whole.countersigns])}


def _again(assistant: Assistant, record: DecisionRecord) -> Replay:
    return replay(assistant.pack, record, assistant.explain)


ENTRIES: dict[str, type[RecordEntry]] = {kind.value: entry for entry, kind in KINDS.items()}


def read(entry: Entry) -> RecordEntry | None:
    """Read an entry of the register as what it is, or None where its content is gone, or is of another kind."""
    if entry.body is None:
        return None
    try:
        return msgspec.json.decode(entry.body, type=ENTRIES[entry.kind])
    except (KeyError, TypeError, msgspec.MsgspecError):
        return None


def as_entry(kind: str, content: Json) -> RecordEntry | None:
    """Read JSON as the entry of its kind, or give None where it is none of these."""
    try:
        return msgspec.convert(content, ENTRIES[kind])
    except (KeyError, msgspec.ValidationError):
        return None
