"""The register itself: append, read, find. Nothing that was appended is ever changed."""

import datetime
import hashlib
import secrets
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, text

from isp_assistant.domain.chain import START, Entry, Json, Link, Receipt, Wanted, canonical, content_hash, linked, says
from isp_assistant.errors import RegisterError, UsageError
from isp_assistant.register.database import Database, open_file, open_server
from isp_assistant.register.head import Head, read_head, write_head
from isp_assistant.register.schema import STEPS, contents, links, packs, upgrade, version
from isp_assistant.settings import REGISTER, Settings

HEAD = "register.head"
SALT_BYTES = 16


class Register:
    """One register. Every method raises `RegisterError` where the database or the head file fails."""

    def __init__(self, database: Database, head_file: Path) -> None:
        self.database = database
        self.head_file = head_file

    @property
    def where(self) -> str:
        """Where it lies, for people."""
        return self.database.where

    def append(self, kind: str, content: Json, at: datetime.datetime, pack: bytes | None = None) -> Receipt:
        """Save an entry and confirm it; `pack` is the compiled pack to keep beside it.

        Once the receipt is given, the entry is on the disk and in the head. Raises `RegisterError` with nothing saved.
        """
        if at.tzinfo is None:
            raise ValueError("a time without its zone says too little")
        body = canonical(content)
        with self.database.writing() as connection:
            self.require_agreement(connection)
            if pack is not None:
                _keep_pack(connection, pack)
            link = self._add(connection, str(kind), content, body, at)
        return self._confirmed(link)

    def purge(
        self, numbers: Iterable[int], tombstone: Callable[[tuple[Receipt, ...]], Json], at: datetime.datetime
    ) -> Receipt:
        """Take the content of entries away for good; their links stay, and a tombstone says what went and why.

        `tombstone` makes its content from the receipts of what is purged.
        """
        with self.database.writing() as connection:
            self.require_agreement(connection)
            chosen = select(links).where(links.c.number.in_(tuple(numbers))).order_by(links.c.number)
            gone = tuple(Receipt(row.number, row.sha256) for row in connection.execute(chosen))
            content = tombstone(gone)
            taken = delete(contents).where(contents.c.number.in_([receipt.number for receipt in gone]))
            if connection.execute(taken).rowcount != len(gone):
                raise RegisterError(
                    f"{self.where}: this account may not purge.", "Ask whoever looks after the database."
                )
            link = self._add(connection, "purge", content, canonical(content), at)
        self.database.forget()
        return self._confirmed(link)

    def accept(self, content: Callable[[str], Json], at: datetime.datetime) -> Receipt:
        """Go on from the register as it stands, though its head file says otherwise; the entry says so for good.

        `content` makes the entry from what is wrong.
        """
        with self.database.writing() as connection:
            what = content(self.disagreement(connection))
            link = self._add(connection, "acceptance", what, canonical(what), at)
        return self._confirmed(link)

    def _add(self, connection: Connection, kind: str, content: Json, body: bytes, at: datetime.datetime) -> Link:
        """Write an entry, and announce it in the head file; the caller's commit makes it true."""
        salt = secrets.token_bytes(SALT_BYTES)
        account = self.database.account(connection)
        link = linked(tip(connection), kind, at.isoformat(), account, content_hash(salt, body))
        connection.execute(insert(links), _row(link))
        apart = {"number": link.number, "salt": salt, "body": body, "owner": account}
        connection.execute(insert(contents), apart | indexed(content))
        write_head(self.head_file, Head(link.number - 1, link.previous, coming=link.sha256))
        return link

    def _confirmed(self, link: Link) -> Receipt:
        """Give the receipt of what is now saved. A head that cannot be written now has announced it, which will do."""
        with suppress(RegisterError):
            self.confirm()
        return Receipt(link.number, link.sha256)

    def confirm(self) -> None:
        """Note in the head file what has been saved, by whoever did, while nobody saves."""
        with self.database.writing() as connection:
            last = tip(connection)
            if last:
                write_head(self.head_file, Head(last.number, last.sha256))

    def require_agreement(self, connection: Connection) -> None:
        """Refuse to build on a register that is not the one whose head was noted: that would hide what was done."""
        wrong = self.disagreement(connection)
        if wrong:
            raise RegisterError(
                f"{self.where}: {wrong}.", "Run 'isp-assistant records verify', and tell whoever looks after records."
            )

    def disagreement(self, connection: Connection) -> str:
        """Say how the register differs from its head file, or "" where it does not."""
        try:
            head = read_head(self.head_file)
        except RegisterError:
            return "its head file cannot be read"
        last = tip(connection)
        count, sha256 = (last.number, last.sha256) if last else (0, START)
        if head is None:
            return "its head file is missing" if count and self.database.is_file else ""
        if count < head.count:
            return f"it holds {count} entries, but {head.count} were confirmed"
        noted = connection.scalar(select(links.c.sha256).where(links.c.number == head.count)) if head.count else None
        if head.count and noted != head.sha256:
            return f"entry {head.count} is not the one that was confirmed"
        announced = count == head.count + 1 and sha256 == head.coming
        if count > head.count and self.database.is_file and not announced:
            return f"the entries after {head.count} were not saved by this program"
        return ""

    def head(self) -> Receipt | None:
        """Give the receipt of the last entry, or None while there is none."""
        with self.database.reading() as connection:
            last = tip(connection)
        return Receipt(last.number, last.sha256) if last else None

    def entry(self, number: int) -> Entry:
        """Read one entry. Raises `UsageError` where there is none."""
        with self.database.reading() as connection:
            row = connection.execute(_joined().where(links.c.number == number)).first()
        if row is None:
            raise UsageError(f"There is no entry {number}.", "See 'isp-assistant records list'.")
        return _entry(row)

    def entries(self, wanted: Wanted | None = None) -> tuple[Entry, ...]:
        """Read entries in the order in which they were saved; of others' entries only those that may be read."""
        wanted = wanted or Wanted()
        with self.database.reading() as connection:
            chosen = _joined().where(*_conditions(wanted))
            if not self.database.sees_all(connection):
                mine = links.c.author == self.database.account(connection)
                chosen = chosen.where(or_(contents.c.number.is_not(None), mine))
            rows = connection.execute(chosen.order_by(links.c.number)).all()
        read = (_entry(row) for row in rows)
        return tuple(entry for entry in read if wanted.text is None or says(entry.content, wanted.text))

    def pack(self, compiled: str) -> bytes:
        """Give a compiled pack that was kept. Raises `RegisterError` for one that is not there, or was altered."""
        with self.database.reading() as connection:
            body = connection.scalar(select(packs.c.body).where(packs.c.sha256 == compiled))
        whole = unpacked(body) if body is not None else None
        if whole is None or hashlib.sha256(whole).hexdigest() != compiled:
            what = "is not kept here" if body is None else "was altered"
            raise RegisterError(f"{self.where}: the pack {compiled[:12]} {what}.", "Restore a backup that holds it.")
        return whole

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_register(settings: Settings) -> Register:
    """Open the register that the settings name, and bring it up to today.

    Raises `UsageError` for an address that is none, `RegisterError` for a database that cannot be opened or is damaged.
    """
    if settings.database:
        return _on_server(settings.database, settings.data, "ISP_ASSISTANT_DATABASE")
    return opened(settings.data / REGISTER, settings.data / HEAD)


def register_at(place: str, data: Path) -> Register:
    """Open the register in a folder, or at the address of a database, whose head file then lies in `data`."""
    if "://" not in place:
        return opened(Path(place) / REGISTER, Path(place) / HEAD)
    return _on_server(place, data, "The place to move to")


def _on_server(address: str, data: Path, named: str) -> Register:
    database = open_server(address, named)
    name = hashlib.sha256(database.where.encode()).hexdigest()[:12]
    return _ready(database, data / f"register-{name}.head")


def opened(file: Path, head_file: Path) -> Register:
    """Open a register in a file."""
    return _ready(open_file(file), head_file)


def _ready(database: Database, head_file: Path) -> Register:
    if database.is_file:
        with database.reading() as connection:
            _require_whole(connection, database)
    with database.reading() as connection:
        found = version(connection)
    if found != len(STEPS):
        with database.writing() as connection:
            upgrade(connection)
    return Register(database, head_file)


def _require_whole(connection: Connection, database: Database) -> None:
    said = connection.scalar(text("PRAGMA quick_check(1)"))
    if said != "ok":
        raise RegisterError(
            f"{database.where}: the register is damaged ({said}).", "Restore a backup with 'records restore'."
        )


def tip(connection: Connection) -> Link | None:
    """Give the last link, or None while there is none."""
    row = connection.execute(select(links).order_by(links.c.number.desc()).limit(1)).first()
    return _link(row) if row else None


def _joined() -> Any:
    return select(links, contents.c.body).join_from(links, contents, links.c.number == contents.c.number, isouter=True)


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.kind is not None:
        yield links.c.kind == str(wanted.kind)
    if wanted.reference is not None:
        yield contents.c.reference == wanted.reference
    if wanted.decision is not None:
        yield contents.c.decision == str(wanted.decision)
    if wanted.about is not None:
        yield contents.c.about == wanted.about
    if wanted.since is not None:
        yield links.c.at >= wanted.since.isoformat()
    if wanted.until is not None:
        yield func.substr(links.c.at, 1, 10) <= wanted.until.isoformat()


def _row(link: Link) -> dict[str, Any]:
    return {name: getattr(link, name) for name in Link.__dataclass_fields__}


def _link(row: Row[Any]) -> Link:
    return Link(*(getattr(row, name) for name in Link.__dataclass_fields__))


def _entry(row: Row[Any]) -> Entry:
    return Entry(_link(row), row.body)


def indexed(content: Json) -> dict[str, Any]:
    """Give the columns by which content is found: `about` is the number of the entry that it amends or signs."""
    advised = content.get("advised")
    return {
        "reference": str(content.get("reference", "")),
        "decision": str(advised.get("decision", "")) if isinstance(advised, dict) else "",
        "about": content.get("number"),
    }


def _keep_pack(connection: Connection, body: bytes) -> None:
    compiled = hashlib.sha256(body).hexdigest()
    if connection.scalar(select(packs.c.sha256).where(packs.c.sha256 == compiled)) is None:
        connection.execute(insert(packs), {"sha256": compiled, "body": zlib.compress(body)})


def unpacked(body: bytes) -> bytes:
    """Give a kept pack as it was handed in, or nothing where it was damaged."""
    try:
        return zlib.decompress(body)
    except zlib.error:
        return b""
