"""Who may do what in a register on PostgreSQL, held by the database itself.

Practitioners append, and read their own entries; leads read all, and they alone countersign, since a practitioner could
only agree with themselves; nobody changes an entry, and only the account that
owns the tables takes content away, for a purge. Rights hang on the database account, which nobody can set to another,
unlike a setting of the session; the owner is held to them too (FORCE), so that only a superuser is not.
"""

from sqlalchemy import Connection, text

from isp_assistant.domain.record import EntryKind
from isp_assistant.errors import UsageError
from isp_assistant.register.database import LEADS, OWNS, PRACTITIONERS, SEES_ALL
from isp_assistant.register.store import Register

ROLE = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} NOLOGIN; END IF;
END $$
"""

RIGHTS = (
    "GRANT SELECT, INSERT ON links, contents, packs TO {practitioners}, {leads}",
    "GRANT SELECT ON versions TO {practitioners}, {leads}",
)

IS_TOMBSTONE = "EXISTS (SELECT FROM links WHERE links.number = contents.number AND kind = 'purge')"
"""A tombstone names no case, and whoever misses the content of an entry needs it."""

MAY_BE = f"(kind <> '{EntryKind.COUNTERSIGN}' OR {SEES_ALL})"

POLICIES = {
    "links": {
        "SELECT": "USING (true)",
        "INSERT": f"WITH CHECK ((author = session_user OR {OWNS}) AND {MAY_BE})",
    },
    "contents": {
        "SELECT": f"USING (owner = session_user OR {IS_TOMBSTONE} OR {SEES_ALL})",
        "INSERT": f"WITH CHECK (owner = session_user OR {OWNS})",
        "DELETE": f"USING ({OWNS})",
    },
    "packs": {"SELECT": "USING (true)", "INSERT": "WITH CHECK (true)"},
}

NEXT_LINK = """
CREATE OR REPLACE FUNCTION isp_next_link() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE last links%ROWTYPE;
BEGIN
    SELECT * INTO last FROM links ORDER BY number DESC LIMIT 1;
    IF NEW.number <> coalesce(last.number, 0) + 1
        OR NEW.previous <> coalesce(last.sha256, repeat('0', 64))
        OR NEW.sha256 <> encode(sha256(convert_to(concat_ws(E'\\n', NEW.number, NEW.kind, NEW.at, NEW.author,
            NEW.content, NEW.previous), 'UTF8')), 'hex')
    THEN
        RAISE EXCEPTION 'the register is append-only, and this is not its next entry';
    END IF;
    RETURN NEW;
END $$
"""

BEFORE_A_LINK = """
CREATE OR REPLACE TRIGGER next_link BEFORE INSERT ON links FOR EACH ROW EXECUTE FUNCTION isp_next_link()
"""


def set_up(register: Register) -> None:
    """Give the rights, for the account that owns the tables. Doing it again changes nothing.

    Raises `UsageError` for a register in a file, `RegisterError` where the account may not create roles.
    """
    if register.database.is_file:
        raise UsageError("A register in a file has one owner and no roles.", "Name a database first.")
    with register.database.writing() as connection:
        for role in (PRACTITIONERS, LEADS):
            connection.execute(text(ROLE.format(role=role)))
        for right in RIGHTS:
            connection.execute(text(right.format(practitioners=PRACTITIONERS, leads=LEADS)))
        for table, policies in POLICIES.items():
            _protect(connection, table, policies)
        connection.execute(text(NEXT_LINK))
        connection.execute(text(BEFORE_A_LINK))


def _protect(connection: Connection, table: str, policies: dict[str, str]) -> None:
    connection.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"))
    connection.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))
    for does, rule in policies.items():
        name = f"{table}_{does.lower()}"
        connection.execute(text(f"DROP POLICY IF EXISTS {name} ON {table}"))
        connection.execute(text(f"CREATE POLICY {name} ON {table} FOR {does} {rule}"))
