"""The register on a real PostgreSQL: one chain, rights that the database holds, and the way there from SQLite."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from isp_assistant.assistant import keeping
from isp_assistant.domain.chain import Receipt, Wanted, content_hash, linked
from isp_assistant.errors import RegisterError
from isp_assistant.register.roles import set_up
from isp_assistant.register.store import Register, open_register, register_at, tip
from isp_assistant.register.verify import verify
from tests.register.made import AT, settings
from tests.register.postgres import programs, server
from tests.register.test_hardship import require_all_there, worked
from tests.register.test_records import records_on, saved
from tests.register.workers import EACH, WRITERS


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    found = programs()
    if found is None and os.environ.get("CI"):
        pytest.fail("PostgreSQL is not installed, and .ci/run should have seen to that")
    if found is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with server(found) as running:
        yield running


@pytest.fixture
def connect(address: str, tmp_path: Path) -> Iterator[Callable[[str], Register]]:
    """Give a way to open a new, empty database as one account or another: keeper owns it, lea leads."""
    postgres = address.format(account="postgres", database="postgres")
    admin = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for sql in (
            "DROP DATABASE IF EXISTS records WITH (FORCE)",
            "DROP ROLE IF EXISTS keeper, anna, ben, lea, isp_practitioner, isp_lead",
            "CREATE ROLE keeper LOGIN CREATEROLE",
            "CREATE DATABASE records OWNER keeper",
            "CREATE ROLE anna LOGIN",
            "CREATE ROLE ben LOGIN",
            "CREATE ROLE lea LOGIN",
        ):
            connection.execute(text(sql))
    opened: list[Register] = []

    def as_account(account: str) -> Register:
        place = address.format(account=account, database="records")
        opened.append(register_at(place, tmp_path / account))
        return opened[-1]

    yield as_account
    for register in opened:
        register.close()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE records WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def accounts(connect: Callable[[str], Register]) -> dict[str, Register]:
    """Open a register that was set up, as its owner, two practitioners and a lead."""
    keeper = connect("keeper")
    set_up(keeper)
    set_up(keeper)
    with keeper.database.writing() as connection:
        connection.execute(text("GRANT isp_practitioner TO anna, ben"))
        connection.execute(text("GRANT isp_lead TO lea"))
    return {"keeper": keeper} | {name: connect(name) for name in ("anna", "ben", "lea")}


def test_an_entry_comes_back_to_the_letter(connect: Callable[[str], Register]) -> None:
    register = connect("keeper")
    content = {"text": "“Ärger” \u202e \x00 [/b]", "list": ["a", {"b": None}], "n": 3}
    receipt = register.append("attempt", content, AT, b"pack")
    entry = register.entry(1)
    assert (entry.content, entry.link.at, entry.link.author) == (content, AT.isoformat(), "keeper")
    assert entry.receipt == receipt == register.head()
    assert verify(register, [receipt]).wrong == ()


def test_practitioners_see_their_own_and_leads_see_all(accounts: dict[str, Register]) -> None:
    receipts = [
        accounts[name].append("decision", {"reference": f"C-{name}", "advised": {"decision": "share"}}, AT)
        for name in ("anna", "ben", "anna", "lea")
    ]
    seen = {
        name: [entry.number for entry in register.entries() if entry.content is not None]
        for name, register in accounts.items()
    }
    assert seen == {"anna": [1, 3], "ben": [2], "lea": [1, 2, 3, 4], "keeper": [1, 2, 3, 4]}
    assert accounts["ben"].entries(Wanted(reference="C-anna")) == ()
    assert accounts["ben"].entry(1).content is None
    assert [len(register.entries()) for register in accounts.values()] == [4, 2, 1, 4]
    for name, unread in (("anna", 2), ("ben", 3), ("lea", 0), ("keeper", 0)):
        verdict = verify(accounts[name], receipts)
        assert (verdict.wrong, verdict.unread, verdict.count) == ((), unread, 4), name


def test_only_a_lead_countersigns(accounts: dict[str, Register]) -> None:
    accounts["anna"].append("decision", {"reference": "C-1"}, AT)
    with pytest.raises(RegisterError, match="may not do that"):
        accounts["anna"].append("countersign", {"reference": "C-1"}, AT)
    assert accounts["lea"].append("countersign", {"reference": "C-1"}, AT).number == 2


LOOSE = "INSERT INTO contents (number, salt, body, reference, decision, owner) VALUES (77, '', '', '', '',"

FORBIDDEN = {
    "change a link": "UPDATE links SET kind = 'x'",
    "delete a link": "DELETE FROM links",
    "change content": "UPDATE contents SET reference = 'x'",
    "take content away": "DELETE FROM contents",
    "change a pack": "UPDATE packs SET body = 'x'",
    "delete a pack": "DELETE FROM packs",
    "empty a table": "TRUNCATE contents",
    "give it to another": f"{LOOSE} 'ben')",
    "write as the group": f"SET ROLE isp_practitioner; {LOOSE} 'isp_practitioner')",
    "drop a table": "DROP TABLE contents",
    "lift the rules": "ALTER TABLE contents DISABLE ROW LEVEL SECURITY",
    "drop a rule": "DROP POLICY contents_select ON contents",
    "drop the trigger": "DROP TRIGGER next_link ON links",
    "become another": "SET ROLE ben",
    "become a lead": "GRANT isp_lead TO anna",
}


@pytest.mark.parametrize("account", ["anna", "lea"])
@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_nobody_changes_deletes_or_pretends(account: str, sql: str, accounts: dict[str, Register]) -> None:
    receipt = accounts["ben"].append("attempt", {}, AT, b"pack")
    refused = r"permission denied|must be (owner|member)|must have admin option|row-level security"
    with pytest.raises(DBAPIError, match=refused), accounts[account].database.engine.begin() as connection:
        connection.execute(text(sql))
    assert verify(accounts["keeper"], [receipt]).wrong == ()


@pytest.mark.parametrize("name", ["change a link", "delete a link", "change content", "change a pack", "delete a pack"])
def test_not_even_the_owner_changes_an_entry(name: str, accounts: dict[str, Register]) -> None:
    receipt = accounts["ben"].append("attempt", {}, AT, b"pack")
    with accounts["keeper"].database.engine.begin() as connection:
        assert connection.execute(text(FORBIDDEN[name])).rowcount == 0
    assert verify(accounts["keeper"], [receipt]).wrong == ()


def test_the_database_takes_no_entry_that_is_not_the_next(accounts: dict[str, Register]) -> None:
    anna = accounts["anna"]
    anna.append("attempt", {}, AT)
    with anna.database.reading() as connection:
        last = tip(connection)
    assert last is not None
    good = linked(last, "attempt", AT.isoformat(), "anna", content_hash(b"", b""))
    columns = ("number", "kind", "at", "author", "content", "previous", "sha256")
    row = {name: getattr(good, name) for name in columns}
    insert = text(f"INSERT INTO links VALUES ({', '.join(f':{name}' for name in columns)})")
    for wrong in ({"number": 3}, {"previous": "f" * 64}, {"sha256": "f" * 64}, {"kind": "decision"}):
        with pytest.raises(DBAPIError, match="append-only"), anna.database.engine.begin() as connection:
            connection.execute(insert, row | wrong)
    pretended = linked(last, "attempt", AT.isoformat(), "ben", content_hash(b"", b""))
    with pytest.raises(DBAPIError, match="row-level security"), anna.database.engine.begin() as connection:
        connection.execute(insert, {name: getattr(pretended, name) for name in columns})
    with anna.database.engine.begin() as connection:
        connection.execute(insert, row)
    assert verify(accounts["lea"]).wrong == ("the content of entry 2 is gone, and no purge says so",)


def test_only_the_owner_purges(accounts: dict[str, Register]) -> None:
    for name in ("anna", "lea"):
        accounts[name].append("attempt", {"n": name}, AT)

    def stone(gone: tuple[Receipt, ...]) -> dict[str, object]:
        return {"purged": [{"number": one.number, "sha256": one.sha256} for one in gone]}

    for name in ("anna", "lea"):
        with pytest.raises(RegisterError, match="this account may not"):
            accounts[name].purge([1, 2], stone, AT)
    accounts["keeper"].purge([1], stone, AT)
    assert [entry.content is None for entry in accounts["lea"].entries()] == [True, False, False]
    assert all(verify(register).wrong == () for register in accounts.values())


def test_an_account_without_rights_is_told_so(
    accounts: dict[str, Register], connect: Callable[[str], Register]
) -> None:
    with accounts["keeper"].database.writing() as connection:
        connection.execute(text("REVOKE isp_practitioner FROM ben"))
    with pytest.raises(RegisterError, match="this account may not do that"):
        connect("ben").entries()


def test_a_superuser_who_hashes_anew_is_found_by_a_head_on_another_machine(
    accounts: dict[str, Register], address: str
) -> None:
    for number in range(3):
        accounts["anna"].append("attempt", {"n": number}, AT)
    assert verify(accounts["lea"]).sound
    accounts["lea"].confirm()
    admin = create_engine(address.format(account="postgres", database="records"))
    with admin.begin() as connection:
        connection.execute(text("DELETE FROM links WHERE number = 3"))
        connection.execute(text("DELETE FROM contents WHERE number = 3"))
    admin.dispose()
    assert verify(accounts["keeper"]).sound, "a machine that never saw the entry cannot miss it"
    for name in ("anna", "lea"):
        assert verify(accounts[name]).wrong == ("it holds 2 entries, but 3 were confirmed",)


def test_20_writers_at_once_keep_one_chain(address: str, connect: Callable[[str], Register], fast: Path) -> None:
    register = connect("keeper")
    receipts = worked("together", fast, address.format(account="keeper", database="records"))
    assert len(receipts) == WRITERS * EACH
    require_all_there(register, receipts)


def test_a_register_moves_from_a_file_with_its_chain_and_back(
    accounts: dict[str, Register], address: str, tmp_path: Path
) -> None:
    records = records_on(tmp_path / "one")
    number = saved(records)
    saved(records)
    keeping.purge(records, (2,), "test", AT)
    place = address.format(account="keeper", database="records")
    receipt, aside = keeping.move(records, place)
    assert aside is not None
    keeper = accounts["keeper"]
    assert keeper.head() == receipt
    assert verify(keeper, [receipt]).wrong == ()
    accounts["anna"].append("attempt", {"reference": "C-9"}, AT)
    assert accounts["anna"].entry(number).content is None
    shared = records_on(tmp_path / "one")
    shared.settings = settings(tmp_path / "one", place)
    assert shared.replayed(number).then.same
    last = keeping.back_up(shared, tmp_path / "copy.db")
    alone = records_on(tmp_path / "two")
    restored, _ = keeping.restore(alone, tmp_path / "copy.db")
    assert restored == last == keeper.head()
    assert keeping.verify(alone).sound
    assert alone.replayed(number).then.same
    with pytest.raises(RegisterError, match="there are entries in it already"):
        keeping.restore(shared, tmp_path / "copy.db")
    with pytest.raises(RegisterError, match="sees only its own"):
        keeping.back_up(_as(shared, accounts["anna"]), tmp_path / "anna.db")


def _as(records, register: Register):  # type: ignore[no-untyped-def]
    records.close()
    records.register = register
    return records


def test_settings_name_the_database(address: str, connect: Callable[[str], Register], tmp_path: Path) -> None:
    connect("keeper").append("attempt", {}, AT)
    place = address.format(account="keeper", database="records")
    register = open_register(settings(tmp_path, place))
    assert register.append("attempt", {}, AT).number == 2
    assert not (tmp_path / "data" / "register.db").exists()
