"""What whoever looks after records does with the register as a whole."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from isp_assistant.assistant.records import Recorded, Records, read
from isp_assistant.domain.chain import Entry, Json, Receipt, Wanted
from isp_assistant.domain.facts import known_to
from isp_assistant.domain.model import Decision, Pack
from isp_assistant.domain.record import (
    Acceptance,
    Amendment,
    Countersign,
    DecisionRecord,
    EntryKind,
    Tombstone,
    amended,
    as_json,
    facts_of,
)
from isp_assistant.domain.statistics import Statistics, statistics_of
from isp_assistant.domain.walk import walk
from isp_assistant.errors import UsageError

if TYPE_CHECKING:
    from isp_assistant.register.verify import Verdict

KEPT_FOR_GOOD = (EntryKind.PURGE, EntryKind.ACCEPTANCE)


def verify(records: Records, receipts: Iterable[Receipt] = ()) -> "Verdict":
    """Verify the register, and note a sound one in the head file of this machine."""
    from isp_assistant.register.verify import verify as verify_register

    verdict = verify_register(records.register, receipts)
    if verdict.sound and verdict.count:
        records.register.confirm()
    return verdict


def accept(records: Records, because: str, at: datetime.datetime) -> Receipt:
    """Let a register stand that does not agree with its head file. Raises `UsageError` where nothing is wrong."""
    with records.register.database.reading() as connection:
        if not records.register.disagreement(connection):
            raise UsageError("The register agrees with its head file: there is nothing to accept.")
    entry = Acceptance(at, records.practitioner, because, found="")
    return records.register.accept(lambda found: as_json(entry) | {"found": found}, at)


def due(records: Records, before: datetime.date | None = None, reference: str | None = None) -> tuple[int, ...]:
    """List the entries that a retention policy takes: those of a reference, or older than a date.

    A record goes together with what was added to it, once the last of that is older than the date.
    """
    held = [
        entry
        for entry in records.register.entries(Wanted(reference=reference))
        if entry.content is not None and entry.kind not in KEPT_FOR_GOOD
    ]
    newest: dict[int, str] = {}
    for entry in held:
        about = _about(entry)
        newest[about] = max(newest.get(about, ""), entry.link.at)
    return tuple(entry.number for entry in held if before is None or newest[_about(entry)] < before.isoformat())


def _about(entry: Entry) -> int:
    later = entry.kind in (EntryKind.AMENDMENT, EntryKind.COUNTERSIGN)
    return int(entry.content["number"]) if later and entry.content else entry.number


def purge(records: Records, numbers: tuple[int, ...], policy: str, at: datetime.datetime) -> Receipt:
    """Take the content of entries away for good, and say so in the chain. `policy` must name nobody and no case."""

    def tombstone(gone: tuple[Receipt, ...]) -> Json:
        content: Json = as_json(Tombstone(at, records.practitioner, policy, gone))
        return content

    return records.register.purge(numbers, tombstone, at)


def back_up(records: Records, file: Path) -> Receipt:
    """Copy the register, with its chain, packs and head, to a file."""
    from isp_assistant.register.copying import back_up as copy

    return copy(records.register, file)


def restore(records: Records, file: Path) -> tuple[Receipt, Path | None]:
    """Put a backup in the place of the register, which may be damaged; that is kept under another name, which is given.

    On a server the register must be empty.
    """
    from isp_assistant.register import copying
    from isp_assistant.register.store import HEAD
    from isp_assistant.settings import REGISTER

    copying.require_backup(file)
    aside = None
    if records.settings.database is None:
        records.close()
        aside = copying.set_aside(records.settings.data / REGISTER, records.settings.data / HEAD)
    return copying.restore(file, records.register), aside


def move(records: Records, to: str) -> tuple[Receipt, Path | None]:
    """Move the register to an empty folder or database, with its chain; the old file is kept under another name."""
    from isp_assistant.register.copying import move as move_register

    return move_register(records.register, to)


def set_up(records: Records) -> None:
    """Give practitioners and leads their rights in a register on PostgreSQL."""
    from isp_assistant.register.roles import set_up as give_rights

    give_rights(records.register)


def under(records: Records, reference: str) -> tuple[Entry, ...]:
    """Give everything that the register holds under one reference, for a person's own request."""
    return records.register.entries(Wanted(reference=reference))


def statistics(records: Records, since: datetime.date | None = None, until: datetime.date | None = None) -> Statistics:
    """Count what was decided, by decision, tree and month, and how people departed from the advice."""
    first, amendments, countersigns = _read_all(records)
    chosen = {number: record for number, record in first.items() if _within(record.at.date(), since, until)}
    now = [_now(number, record, amendments) for number, record in chosen.items()]
    return statistics_of(
        now,
        [one for one in amendments if one.number in chosen],
        [one for one in countersigns if one.number in chosen],
    )


def to_review(records: Records, by: datetime.date) -> tuple[Recorded, ...]:
    """List the records whose review date has come, as they stand after their amendments, soonest first."""
    first, amendments, _ = _read_all(records)
    now = ((number, _now(number, record, amendments)) for number, record in first.items())
    due = [(record.account.review_by, number) for number, record in now if record.account.review_by]
    return tuple(records.recorded(number) for review_by, number in sorted(due) if review_by <= by)


def _now(number: int, record: DecisionRecord, amendments: Iterable[Amendment]) -> DecisionRecord:
    return amended(record, (one for one in amendments if one.number == number))


def _within(date: datetime.date, since: datetime.date | None, until: datetime.date | None) -> bool:
    return (since is None or since <= date) and (until is None or date <= until)


def _read_all(records: Records) -> tuple[dict[int, DecisionRecord], list[Amendment], list[Countersign]]:
    first: dict[int, DecisionRecord] = {}
    amendments: list[Amendment] = []
    countersigns: list[Countersign] = []
    for entry in records.register.entries():
        match read(entry):
            case DecisionRecord() as record:
                first[entry.number] = record
            case Amendment() as one:
                amendments.append(one)
            case Countersign() as one:
                countersigns.append(one)
    return first, amendments, countersigns


@dataclass(frozen=True, slots=True)
class Turned:
    """A recorded decision that would now come out otherwise; `new` is None where a question would be open."""

    recorded: Recorded
    old: Decision
    new: Decision | None


def turned(records: Records, pack: Pack) -> Iterator[Turned]:
    """List the recorded decisions that another pack would decide otherwise, from the facts as recorded."""
    for recorded in records.found(Wanted(kind=EntryKind.DECISION)):
        record = recorded.record
        if record is None:
            continue
        old, new = record.advised.decision, _decided(pack, record)
        if new != old:
            yield Turned(recorded, old, new)


def _decided(pack: Pack, record: DecisionRecord) -> Decision | None:
    facts, _ = known_to(pack, facts_of(record))
    tree = record.advised.begun_in if record.advised.begun_in in pack.trees else None
    outcome = walk(pack, facts, tree).outcome
    return outcome.decision if outcome else None
