"""The tables of the register, and how an older register becomes one of today without losing anything.

Versions are a short list of steps here, not Alembic: every step only adds, there is one line of history, practitioners
on PostgreSQL have no right to change tables, and a packaged tool of that size would be loaded at every start.
"""

from collections.abc import Callable

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table, Text, insert, inspect, select, text

from isp_assistant.errors import RegisterError

metadata = MetaData()

links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("previous", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
)
"""The chain. Times are text: SQLite drops the zone of a time, and what is hashed must come back to the letter."""

contents = Table(
    "contents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("reference", Text, nullable=False, index=True),
    Column("decision", Text, nullable=False, index=True),
    Column("about", Integer, index=True),
    Column("owner", Text, nullable=False, index=True),
)
"""What a purge takes away. `reference` and `decision` repeat what the body says, for finding it."""

packs = Table(
    "packs",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Packs that decisions were taken on, compiled and compressed, by the hash of the compiled pack."""

versions = Table("versions", metadata, Column("number", Integer, primary_key=True, autoincrement=False))


def _tables(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=True)


def _guards(connection: Connection) -> None:
    """Stop a slip of the hand on SQLite; on PostgreSQL the rights of the accounts do so."""
    if connection.dialect.name == "sqlite":
        for table, change in (("links", "UPDATE"), ("links", "DELETE"), ("contents", "UPDATE")):
            connection.execute(
                text(
                    f"CREATE TRIGGER IF NOT EXISTS {table}_{change.lower()} BEFORE {change} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the register is append-only'); END"
                )
            )


STEPS: tuple[Callable[[Connection], None], ...] = (_tables, _guards)
"""Step n takes a register from version n to n + 1."""


def version(connection: Connection) -> int:
    """Give the version of a register: 0 where there is none yet."""
    if not inspect(connection).has_table("versions"):
        return 0
    return max(connection.scalars(select(versions.c.number)), default=0)


def upgrade(connection: Connection) -> None:
    """Bring a register up to today, inside the caller's transaction.

    Raises `RegisterError` for a register that a newer version of the product wrote.
    """
    found = version(connection)
    if found > len(STEPS):
        raise RegisterError(
            f"The register is of version {found}, which is newer than this program.", "Install a newer isp-assistant."
        )
    for number, step in enumerate(STEPS[found:], found + 1):
        step(connection)
        connection.execute(insert(versions), {"number": number})
