"""One database under the register, SQLite or PostgreSQL: how it is opened, locked, and what its errors mean."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from isp_assistant.errors import RegisterError, UsageError

WAIT_SECONDS = 60
"""How long a writer waits for others before it says that the register is locked."""

LOCK = 0x15B_4E60_15_7E4
"""The advisory lock on PostgreSQL that writers of the register take in turn."""

LEADS, PRACTITIONERS = "isp_lead", "isp_practitioner"
"""Roles of the PostgreSQL server that accounts are made members of."""

OWNS = "session_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'links'::regclass)"
SEES_ALL = f"(pg_has_role(session_user, '{LEADS}', 'MEMBER') OR {OWNS})"

DRIVER = "postgresql+psycopg"


class Database:
    """A database; `where` names it for people, without a password."""

    def __init__(self, engine: Engine, where: str, file: Path | None = None) -> None:
        self.engine = engine
        self.where = where
        self.file = file

    @property
    def is_file(self) -> bool:
        """Whether it is one person's SQLite file."""
        return self.file is not None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read in one transaction, so that all that is read is of one moment. Raises `RegisterError`."""
        with self._understood(), self.engine.connect() as connection:
            if not self.is_file:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write in one transaction that no other writer overlaps. Raises `RegisterError`."""
        with self._understood(), self.engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                if not self.is_file:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                yield connection

    def is_same(self, other: "Database") -> bool:
        """Say whether two names lead to one database, as far as names tell."""
        if self.file and other.file:
            return self.file.samefile(other.file)
        return self.where == other.where

    def account(self, connection: Connection) -> str:
        """Name the account that writes: "" for a file, which has none."""
        return "" if self.is_file else str(connection.scalar(text("SELECT session_user")))

    def sees_all(self, connection: Connection) -> bool:
        """Say whether this account sees the content of everybody's entries."""
        if self.is_file or not connection.scalar(text("SELECT row_security_active('contents')")):
            return True
        return bool(connection.scalar(text(f"SELECT {SEES_ALL}")))

    def forget(self) -> None:
        """See that what was deleted is gone from the write-ahead log too. The rest of the file is wiped at once."""
        if self.is_file:
            with self._understood(), self.engine.connect() as connection:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                )

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise RegisterError(*_meaning(self.where, str(error.orig))) from error
        except SQLAlchemyError as error:
            raise RegisterError(f"{self.where}: {error}", "Check the database.") from error


MEANINGS = (
    ("locked", "another program holds the register.", "Close it, or wait a moment, then try again."),
    ("full", "the disk is full.", "Free space, then try again."),
    ("readonly", "it cannot be written.", "Give yourself the right to write it, or name another folder with --data."),
    ("unable to open", "it cannot be opened.", "Check the folder and its rights, or name another with --data."),
    ("not a database", "this file is damaged, or no register.", "Restore a backup with 'records restore'."),
    ("malformed", "the register is damaged.", "Restore a backup with 'records restore'."),
    ("disk i/o", "the disk cannot be read or written.", "Check the disk and its free space, then try again."),
    ("permission denied", "this account may not do that.", "Ask whoever looks after the database."),
    ("row-level security", "this account may not do that.", "Ask whoever looks after the database."),
    ("connection failed", "the server cannot be reached.", "Check that it runs, its address and your password."),
    ("append-only", "what was recorded is never changed.", "Amend it instead."),
)


def _meaning(where: str, said: str) -> tuple[str, str]:
    first = (said.strip().splitlines() or ["no reason given"])[0].rstrip(". ")
    for word, means, hint in MEANINGS:
        if word in said.lower():
            return f"{where}: {means} ({first})", hint
    return f"{where}: {first}.", "Check that the database is there and lets you in."


def open_file(file: Path) -> Database:
    """Open a SQLite register that only its owner may read, and make it where there is none. Raises `RegisterError`."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # the -wal and -shm files take its mode
        file.chmod(0o600)
    except OSError as error:
        raise RegisterError(
            f"{file}: the register cannot be opened ({error.strerror}).",
            "Check the folder and its rights, or name another with --data.",
        ) from error
    engine = create_engine(URL.create("sqlite", database=str(file)), connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Database(engine, str(file), file)


def open_copy(file: Path) -> Database:
    """Open a SQLite register that nobody writes, such as a backup on a disk that cannot be written."""
    address = f"sqlite:///file:{quote(str(file.resolve()))}?mode=ro&immutable=1&uri=true"
    engine = create_engine(address)
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return Database(engine, str(file), file)


def _leave_transactions_to_us(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]


def _prepare(connection: object, _record: object) -> None:
    _leave_transactions_to_us(connection, _record)
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def open_server(url: str, named: str) -> Database:
    """Open a PostgreSQL register. Raises `UsageError`, under what it was `named` by, for an address that is none."""
    try:
        address = make_url(url)
        if address.drivername != DRIVER:
            raise ArgumentError(f"it begins with {address.drivername}")
        engine = create_engine(address)
    except (ArgumentError, NoSuchModuleError) as error:
        raise UsageError(
            f"{named}: this is no address of a register ({error}).",
            f"Write it as {DRIVER}://ACCOUNT@HOST/DATABASE.",
        ) from error
    except ModuleNotFoundError as error:
        raise UsageError(
            f"PostgreSQL needs a package that is not installed ({error.name}).",
            "Install isp-assistant with its extra 'postgresql'.",
        ) from error
    return Database(engine, address.render_as_string(hide_password=True))
