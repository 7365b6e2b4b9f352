"""A register copied whole, with its chain: to a backup, from one, to another machine, or to another database."""

import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from isp_assistant.domain.chain import Receipt
from isp_assistant.errors import RegisterError, UsageError
from isp_assistant.register.database import open_copy
from isp_assistant.register.head import Head, write_head
from isp_assistant.register.schema import contents, links, packs
from isp_assistant.register.store import Register, opened, register_at, tip
from isp_assistant.register.verify import verify

BATCH = 200
PARTS = ("-wal", "-shm", "")
"""What a SQLite database consists of, by what its names end in."""


def head_of(file: Path) -> Path:
    """Name the head file of a backup."""
    return file.with_name(f"{file.name}.head")


def back_up(register: Register, file: Path) -> Receipt:
    """Copy a register to a file that is not there yet. Raises `UsageError` for one that is."""
    if file.exists() or head_of(file).exists():
        raise UsageError(f"{file}: there is such a file already.", "Name another; a backup never replaces one.")
    require_sound(register)
    target = opened(file, head_of(file))
    try:
        with register.database.writing() as source:
            receipt = _copy(register, source, target)
    except BaseException:
        target.close()
        file.unlink(missing_ok=True)
        raise
    target.close()
    return receipt


def restore(file: Path, register: Register) -> Receipt:
    """Copy a backup into a register that is empty. Raises `UsageError` for a file that is not there."""
    require_backup(file)
    backup = Register(open_copy(file), head_of(file))
    with backup.database.writing() as source:
        receipt = _copy(backup, source, register)
    backup.close()
    return receipt


def require_backup(file: Path) -> None:
    """Raise `UsageError` for a backup that is not there, `RegisterError` for one that is not sound."""
    if not file.is_file():
        raise UsageError(f"{file}: there is no such file.", "Name a file that 'records backup' wrote.")
    backup = Register(open_copy(file), head_of(file))
    require_sound(backup)
    backup.close()


def move(register: Register, to: str) -> tuple[Receipt, Path | None]:
    """Copy a register into an empty one, a folder or a database, and let nothing be added to the old one.

    The old file is kept under another name, which is given; on a server the old register stays as it is.
    """
    require_sound(register)
    target = register_at(to, register.head_file.parent)
    if target.database.is_same(register.database):
        target.close()
        raise UsageError(f"{to}: the register lies there already.", "Name another folder or database.")
    with register.database.writing() as source:
        receipt = _copy(register, source, target)
        ending = _ending()
        _rename(register.head_file, ending)
    target.close()
    register.close()
    file = register.database.file
    return receipt, _rename_file(file, ending) if file else None


def set_aside(file: Path, head_file: Path) -> Path | None:
    """Rename a register that nobody needs open, whole or damaged, so that another can take its place.

    Gives its new name, or None where there was none.
    """
    ending = _ending()
    _rename(head_file, ending)  # first: without its head file nothing is added to a register
    return _rename_file(file, ending)


def _ending() -> str:
    return f"-{datetime.datetime.now(tz=datetime.UTC):%Y%m%dT%H%M%S%f}"


def _rename_file(file: Path, ending: str) -> Path | None:
    renamed = [part for part in PARTS if _rename(file, ending, part)]
    return file.with_name(file.name + ending) if renamed else None


def _rename(file: Path, ending: str, part: str = "") -> bool:
    """Put an ending to the name of a file, or of what SQLite keeps beside it; say whether there was one."""
    old = file.with_name(file.name + part)
    try:
        if old.exists():
            old.rename(file.with_name(file.name + ending + part))
            return True
    except OSError as error:
        raise RegisterError(
            f"{old}: it cannot be renamed ({error.strerror}).", "Give yourself the right to write its folder."
        ) from error
    return False


def require_sound(register: Register) -> None:
    """Raise `RegisterError` for a register that this account cannot see whole, or that does not verify."""
    verdict = verify(register)
    if verdict.unread:
        raise RegisterError(f"{register.where}: this account sees only its own entries.", "Let a lead do this.")
    if not verdict.sound or verdict.head is None:
        wrong = "; ".join(verdict.wrong) or "it is empty"
        raise RegisterError(f"{register.where}: {wrong}.", "Nothing was copied.")


def _copy(register: Register, source: Connection, target: Register) -> Receipt:
    """Copy everything and confirm it; `source` keeps writers out. Raises `RegisterError` for a target with entries."""
    register.require_agreement(source)
    with target.database.writing() as into:
        if tip(into):
            raise RegisterError(f"{target.where}: there are entries in it already.", "Name an empty one.")
        account = target.database.account(into)
        for table in (packs, links, contents):
            _copy_table(source, into, table, account)
        last = tip(into)
        if last is None or last != tip(source):
            raise RegisterError(f"{target.where}: the copy is not whole.", "Nothing was kept of it; try again.")
        write_head(target.head_file, Head(last.number, last.sha256))
    return Receipt(last.number, last.sha256)


def _copy_table(source: Connection, into: Connection, table: Table, account: str) -> None:
    """Copy a table in order. What has no author, having been one person's, belongs to the account that copies it."""
    rows = source.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key))
    authors = (
        {row.number: row.author for row in source.execute(select(links.c.number, links.c.author))}
        if table is contents
        else {}
    )
    for batch in rows.mappings().partitions():
        values = [dict(row) for row in batch]
        for row in values if table is contents else ():
            row["owner"] = authors[row["number"]] or account
        into.execute(insert(table), values)
