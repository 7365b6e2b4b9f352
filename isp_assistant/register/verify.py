"""Whether the register is what it was: nothing altered, taken out, put in, reordered, cut off, or hashed anew."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select, text

from isp_assistant.domain.chain import Json, Link, Receipt, breaks, content_hash
from isp_assistant.domain.record import EntryKind, Knowledge
from isp_assistant.errors import RegisterError
from isp_assistant.register.head import read_head
from isp_assistant.register.schema import contents, links, packs
from isp_assistant.register.store import Register, indexed, tip, unpacked


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying came to. `wrong` says what was tampered with or lost; `notes` what a reader should know.

    `unread` counts the entries whose content belongs to other accounts, which this account cannot check.
    """

    count: int
    head: Receipt | None
    wrong: tuple[str, ...]
    notes: tuple[str, ...] = ()
    unread: int = 0

    @property
    def sound(self) -> bool:
        return not self.wrong


def verify(register: Register, receipts: Iterable[Receipt] = ()) -> Verdict:
    """Check every link and content, the head file, the kept packs, and receipts.

    Reads one entry at a time, so the size of the register does not matter.
    """
    with register.database.reading() as connection:
        found = _Found(register, connection)
        wrong = [*found.all(), *_receipts(connection, receipts)]
    with register.database.writing() as connection:  # while nobody saves, so that head and register are of one moment
        wrong += [register.disagreement(connection)]
        notes = tuple(found.notes(tip(connection)))
    return Verdict(found.count, found.head, tuple(dict.fromkeys(filter(None, wrong))), notes, found.unread)


class _Says(msgspec.Struct):
    """What other entries or packs must be there for, in any entry."""

    purged: tuple[Receipt, ...] = ()
    knowledge: Knowledge | None = None


class _Found:
    def __init__(self, register: Register, connection: Connection) -> None:
        self.register = register
        self.connection = connection
        self.sees_all = register.database.sees_all(connection)
        self.count = connection.scalar(select(func.count()).select_from(links)) or 0
        self.head: Receipt | None = None
        self.unread = 0
        self.purged: dict[int, str] = {}
        self.gone: dict[int, str] = {}
        self.used: dict[str, int] = {}

    def all(self) -> Iterator[str]:
        if self.register.database.is_file:
            said = self.connection.scalar(text("PRAGMA integrity_check(1)"))
            if said != "ok":
                yield f"the database file is damaged: {said}"
        yield from (f"{what}" for _, what in breaks(self._links()))
        yield from self._contents()
        yield from self._taken_away()
        yield from self._packs()

    def _links(self) -> Iterator[Link]:
        for row in self._rows(select(links).order_by(links.c.number)):
            link = Link(*(getattr(row, name) for name in Link.__dataclass_fields__))
            self.head = Receipt(link.number, link.sha256)
            yield link

    def _rows(self, statement: Any) -> Iterable[Any]:
        return self.connection.execution_options(yield_per=200).execute(statement)

    def _contents(self) -> Iterator[str]:
        both = select(contents, links.c.content, links.c.author, links.c.kind, links.c.sha256).join_from(
            contents, links, links.c.number == contents.c.number, isouter=True
        )
        for row in self._rows(both.order_by(contents.c.number)):
            if row.content is None:
                yield f"there is content for entry {row.number}, which is not in the chain"
            elif (content := _whole(row)) is None:
                yield f"the content of entry {row.number} was altered"
            else:
                yield from self._kept_as_written(row, content)
        apart = select(links).join_from(links, contents, links.c.number == contents.c.number, isouter=True)
        for row in self._rows(apart.where(contents.c.number.is_(None))):
            if self.sees_all or row.author == self.register.database.account(self.connection):
                self.gone[row.number] = row.sha256
            else:
                self.unread += 1

    def _kept_as_written(self, row: Any, content: Json) -> Iterator[str]:
        if any(getattr(row, name) != value for name, value in indexed(content).items()):
            yield f"what entry {row.number} is found by was altered"
        if row.owner != row.author and (row.author or self.register.database.is_file):
            yield f"whose entry {row.number} is was altered"
        if row.kind not in (EntryKind.PURGE, EntryKind.DECISION):
            return
        try:
            says = msgspec.convert(content, _Says)
        except msgspec.ValidationError:
            yield f"entry {row.number} does not hold what an entry of its kind holds"
            return
        if row.kind == EntryKind.PURGE:
            self.purged |= {gone.number: gone.sha256 for gone in says.purged}
        elif says.knowledge and says.knowledge.compiled:
            self.used.setdefault(says.knowledge.compiled, row.number)

    def _taken_away(self) -> Iterator[str]:
        for number, sha256 in self.gone.items():
            if self.purged.get(number) != sha256:
                yield f"the content of entry {number} is gone, and no purge says so"
        for number in self.purged:
            if number not in self.gone and self.sees_all:
                yield f"the content of entry {number} was purged, and is there again"

    def _packs(self) -> Iterator[str]:
        kept = set()
        for row in self._rows(select(packs)):
            kept.add(row.sha256)
            if hashlib.sha256(unpacked(row.body)).hexdigest() != row.sha256:
                yield f"the kept pack {row.sha256[:12]} was altered"
        for compiled, number in self.used.items():
            if compiled not in kept:
                yield f"the pack that entry {number} was decided on is not kept any more"

    def notes(self, last: Link | None) -> Iterator[str]:
        count = last.number if last else 0
        try:
            head = read_head(self.register.head_file)
        except RegisterError:
            return
        if head is None and count:  # for an empty register none is written
            yield "There was no head file here yet; from now on there is."
        elif head and head.coming and head.count == count:
            yield (
                f"Entry {head.count + 1} was about to be saved and is not there: the program was stopped first. "
                "Whoever holds a receipt for it should say so."
            )
        elif head and head.count < count:
            yield f"{count - head.count} entries are newer than the head file of this machine."
        if self.unread:
            yield f"{self.unread} entries are other practitioners'; their content was not checked."


def _whole(row: Any) -> Json | None:
    """Give content that is what its link says, or None."""
    try:
        content = json.loads(row.body) if content_hash(row.salt, row.body) == row.content else None
    except (TypeError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def _receipts(connection: Connection, receipts: Iterable[Receipt]) -> Iterator[str]:
    for receipt in receipts:
        found = connection.scalar(select(links.c.sha256).where(links.c.number == receipt.number))
        if found is None:
            yield f"entry {receipt.number}, for which there is a receipt, is not there"
        elif found != receipt.sha256:
            yield f"entry {receipt.number} is not the one that the receipt is for"
