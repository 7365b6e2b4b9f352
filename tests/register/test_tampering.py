"""Whoever can write the database, but neither the head file nor the receipts, is found out whatever they do."""

import hashlib
import json
import random
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from isp_assistant.domain.chain import Link, Receipt, content_hash, sealed
from isp_assistant.errors import RegisterError
from isp_assistant.register.store import open_register
from isp_assistant.register.verify import verify
from tests.register.made import AT, settings

ENTRIES = 12


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> Path:  # type: ignore[no-untyped-def]
    """A register of decisions and attempts on two packs, one entry of it purged."""
    folder = tmp_path_factory.mktemp("original")
    register = open_register(settings(folder))
    for number in range(1, ENTRIES):
        pack = f"pack {number % 2}".encode()
        content = {
            "reference": f"C-{number}",
            "advised": {"decision": "share"},
            "knowledge": {
                "pack": "p",
                "edition": "1",
                "sha256": "0" * 64,
                "compiled": hashlib.sha256(pack).hexdigest(),
            },
        }
        register.append("decision" if number % 3 else "attempt", content, AT, pack)
    register.purge([4], lambda gone: {"purged": [{"number": r.number, "sha256": r.sha256} for r in gone]}, AT)
    register.close()
    return folder


class Hand:
    """Somebody with the database file open, no triggers in the way, and a good knowledge of how it is made."""

    def __init__(self, file: Path, seed: int) -> None:
        self.db = sqlite3.connect(file)
        self.draw = random.Random(seed)
        triggers = self.db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            self.db.execute(f"DROP TRIGGER {name}")

    def held(self) -> int:
        """Draw an entry whose content is there."""
        return self.draw.choice([row[0] for row in self.db.execute("SELECT number FROM contents")])

    def number(self) -> int:
        return self.draw.randint(1, ENTRIES)

    def links(self) -> list[Link]:
        rows = self.db.execute("SELECT number, kind, at, author, content, previous, sha256 FROM links ORDER BY number")
        return [Link(*row) for row in rows]

    def relink(self, start: int = 1) -> None:
        """Hash the chain anew from an entry on, numbers and all, so that it is whole in itself."""
        links = self.links()
        self.db.execute("DELETE FROM links WHERE number >= ?", (start,))
        previous = links[start - 2].sha256 if start > 1 else "0" * 64
        for number, old in enumerate(links[start - 1 :], start):
            link = sealed(Link(number, old.kind, old.at, old.author, old.content, previous))
            row = (link.number, link.kind, link.at, link.author, link.content, link.previous, link.sha256)
            self.db.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            previous = link.sha256

    def rewrite(self, number: int) -> None:
        """Put other content under an entry, with a salt and hash that fit it."""
        body = json.dumps({"reference": f"X-{self.draw.random()}"}, separators=(",", ":")).encode()
        reference = json.loads(body)["reference"]
        self.db.execute(
            "UPDATE contents SET body = ?, reference = ?, decision = '' WHERE number = ?", (body, reference, number)
        )
        (salt,) = self.db.execute("SELECT salt FROM contents WHERE number = ?", (number,)).fetchone()
        self.db.execute("UPDATE links SET content = ? WHERE number = ?", (content_hash(salt, body), number))

    def add(self, kind: str, content: dict[str, object]) -> None:
        """Append an entry that links on as it should."""
        last = self.links()[-1]
        body = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
        link = sealed(Link(last.number + 1, kind, last.at, "", content_hash(b"s" * 16, body), last.sha256))
        row = (link.number, link.kind, link.at, link.author, link.content, link.previous, link.sha256)
        self.db.execute("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        apart = (link.number, b"s" * 16, body, str(content.get("reference", "")), "", None, "")
        self.db.execute(
            "INSERT INTO contents (number, salt, body, reference, decision, about, owner) VALUES (?, ?, ?, ?, ?, ?, ?)",
            apart,
        )


def edit_a_link(hand: Hand) -> None:
    column = hand.draw.choice(["kind", "at", "author", "content", "previous", "sha256"])
    other = hand.draw.choice(["x", "x\ny", "f" * 64])
    hand.db.execute(f"UPDATE links SET {column} = ? WHERE number = ?", (other, hand.number()))


def edit_content(hand: Hand) -> None:
    number = hand.held()
    (body,) = hand.db.execute("SELECT body FROM contents WHERE number = ?", (number,)).fetchone()
    at = hand.draw.randrange(len(body))
    changed = body[:at] + bytes([body[at] ^ 1 << hand.draw.randrange(8)]) + body[at + 1 :]
    hand.db.execute("UPDATE contents SET body = ? WHERE number = ?", (changed, number))


def put_no_content(hand: Hand) -> None:
    other = hand.draw.choice(["text", 7, b"", b"{}", b"[]"])
    column = hand.draw.choice(["body", "salt"])
    hand.db.execute(f"UPDATE contents SET {column} = ? WHERE number = ?", (other, hand.held()))


def hide_from_finding(hand: Hand) -> None:
    column = hand.draw.choice(["reference", "decision", "about", "owner"])
    hand.db.execute(f"UPDATE contents SET {column} = 99 WHERE number = ?", (hand.held(),))


def delete_content(hand: Hand) -> None:
    hand.db.execute("DELETE FROM contents WHERE number = ?", (hand.held(),))


def delete_an_entry(hand: Hand) -> None:
    number = hand.number()
    hand.db.execute("DELETE FROM links WHERE number = ?", (number,))
    hand.db.execute("DELETE FROM contents WHERE number = ?", (number,))


def delete_and_hash_anew(hand: Hand) -> None:
    number = hand.held()
    hand.db.execute("DELETE FROM contents WHERE number = ?", (number,))
    hand.db.execute("DELETE FROM links WHERE number = ?", (number,))
    hand.db.execute("UPDATE contents SET number = -number WHERE number > ?", (number,))
    hand.db.execute("UPDATE contents SET number = -number - 1 WHERE number < 0")
    hand.relink()


def cut_the_tail(hand: Hand) -> None:
    number = hand.number()
    hand.db.execute("DELETE FROM links WHERE number >= ?", (number,))
    hand.db.execute("DELETE FROM contents WHERE number >= ?", (number,))


def swap(hand: Hand) -> None:
    one, other = hand.draw.sample([row[0] for row in hand.db.execute("SELECT number FROM contents")], 2)
    table = hand.draw.choice(["contents", "links"])
    for old, new in ((one, -1), (other, one), (-1, other)):
        hand.db.execute(f"UPDATE {table} SET number = ? WHERE number = ?", (new, old))


def rewrite_and_hash_one(hand: Hand) -> None:
    number = hand.held()
    hand.rewrite(number)
    link = sealed(hand.links()[number - 1])
    hand.db.execute("UPDATE links SET sha256 = ? WHERE number = ?", (link.sha256, number))


def rewrite_and_hash_all(hand: Hand) -> None:
    number = hand.held()
    hand.rewrite(number)
    hand.relink(number)


def add_an_entry(hand: Hand) -> None:
    hand.add("decision", {"reference": "C-1"})


def forge_a_purge(hand: Hand) -> None:
    number = hand.held()
    hand.db.execute("DELETE FROM contents WHERE number = ?", (number,))
    hand.add("purge", {"purged": [{"number": number, "sha256": hand.links()[number - 1].sha256}]})


def bring_back_what_was_purged(hand: Hand) -> None:
    hand.db.execute(
        "INSERT INTO contents (number, salt, body, reference, decision, owner) VALUES (4, x'00', ?, '', '', '')",
        (hand.draw.randbytes(9),),
    )


def add_loose_content(hand: Hand) -> None:
    hand.db.execute(
        "INSERT INTO contents (number, salt, body, reference, decision, owner) VALUES (77, '', '', '', '', '')"
    )


def change_a_pack(hand: Hand) -> None:
    body = hand.draw.choice([b"", b"x", zlib.compress(b"another pack")])
    hand.db.execute("UPDATE packs SET body = ? WHERE sha256 = (SELECT min(sha256) FROM packs)", (body,))


def drop_a_pack(hand: Hand) -> None:
    which = hand.draw.choice(["min", "max"])
    hand.db.execute(f"DELETE FROM packs WHERE sha256 = (SELECT {which}(sha256) FROM packs)")


def empty_it(hand: Hand) -> None:
    for table in ("links", "contents", "packs"):
        hand.db.execute(f"DELETE FROM {table}")


WAYS: tuple[Callable[[Hand], None], ...] = (
    edit_a_link,
    edit_content,
    put_no_content,
    hide_from_finding,
    delete_content,
    delete_an_entry,
    delete_and_hash_anew,
    cut_the_tail,
    swap,
    rewrite_and_hash_one,
    rewrite_and_hash_all,
    add_an_entry,
    forge_a_purge,
    bring_back_what_was_purged,
    add_loose_content,
    change_a_pack,
    drop_a_pack,
    empty_it,
)


def copied(original: Path, folder: Path) -> Path:
    """Copy a register with its head file; give the new data folder."""
    for file in (original / "data").iterdir():
        (folder / "data").mkdir(exist_ok=True)
        (folder / "data" / file.name).write_bytes(file.read_bytes())
    return folder / "data"


def test_the_register_is_sound_before_anybody_touches_it(original: Path, tmp_path: Path) -> None:
    copied(original, tmp_path)
    verdict = verify(open_register(settings(tmp_path)))
    assert (verdict.wrong, verdict.notes, verdict.count) == ((), (), ENTRIES)


@pytest.mark.parametrize("seed", range(108))
def test_tampering_is_found(seed: int, original: Path, tmp_path: Path) -> None:
    way = WAYS[seed % len(WAYS)]
    hand = Hand(copied(original, tmp_path) / "register.db", seed)
    before = list(hand.db.iterdump())
    way(hand)
    assert list(hand.db.iterdump()) != before, "nothing was tampered with"
    hand.db.commit()
    hand.db.close()
    verdict = verify(open_register(settings(tmp_path)))
    assert not verdict.sound, way.__name__


def test_a_chain_hashed_anew_together_with_its_head_is_found_by_a_receipt(original: Path, tmp_path: Path) -> None:
    data = copied(original, tmp_path)
    hand = Hand(data / "register.db", 1)
    kept = Receipt(5, hand.links()[4].sha256)
    hand.rewrite(3)
    hand.relink(3)
    last = hand.links()[-1]
    hand.db.commit()
    hand.db.close()
    (data / "register.head").write_text(json.dumps({"count": last.number, "sha256": last.sha256, "coming": ""}))
    register = open_register(settings(tmp_path))
    purge_names_the_old_entry = verify(register).wrong
    assert purge_names_the_old_entry == ("the content of entry 4 is gone, and no purge says so",)
    assert "entry 5 is not the one that the receipt is for" in verify(register, [kept]).wrong


def test_nothing_is_appended_to_a_register_that_was_tampered_with(original: Path, tmp_path: Path) -> None:
    hand = Hand(copied(original, tmp_path) / "register.db", 1)
    cut_the_tail(hand)
    hand.db.commit()
    hand.db.close()
    with pytest.raises(RegisterError, match="records verify"):
        open_register(settings(tmp_path)).append("attempt", {}, AT)


def test_a_register_that_was_let_stand_goes_on_and_says_so_for_good(original: Path, tmp_path: Path) -> None:
    data = copied(original, tmp_path)
    (data / "register.head").unlink()
    register = open_register(settings(tmp_path))
    assert verify(register).wrong == ("its head file is missing",)
    register.accept(lambda found: {"found": found}, AT)
    assert verify(register).sound
    assert register.entry(ENTRIES + 1).content == {"found": "its head file is missing"}
    register.append("attempt", {}, AT)
    assert verify(register).sound


@pytest.mark.parametrize("content", [b"", b"{}x", b"[]", b'{"count": "many"}'])
def test_a_head_file_that_cannot_be_read_is_found(content: bytes, original: Path, tmp_path: Path) -> None:
    data = copied(original, tmp_path)
    (data / "register.head").write_bytes(content)
    assert verify(open_register(settings(tmp_path))).wrong == ("its head file cannot be read",)


def test_an_entry_that_was_saved_but_not_confirmed_is_no_tampering(original: Path, tmp_path: Path) -> None:
    data = copied(original, tmp_path)
    register = open_register(settings(tmp_path))
    before = (data / "register.head").read_bytes()
    receipt = register.append("attempt", {}, AT)
    confirmed = json.loads(before)
    announced = confirmed | {"coming": receipt.sha256}
    (data / "register.head").write_text(json.dumps(announced))
    verdict = verify(register)
    assert (verdict.sound, verdict.head) == (True, receipt)
    (data / "register.head").write_bytes(before)
    assert verify(register).wrong == (f"the entries after {ENTRIES} were not saved by this program",)


def test_an_entry_that_was_announced_and_never_saved_is_noted(original: Path, tmp_path: Path) -> None:
    data = copied(original, tmp_path)
    head = json.loads((data / "register.head").read_bytes()) | {"coming": "f" * 64}
    (data / "register.head").write_text(json.dumps(head))
    register = open_register(settings(tmp_path))
    verdict = verify(register)
    assert verdict.sound
    assert f"Entry {ENTRIES + 1} was about to be saved" in verdict.notes[0]
    assert register.append("attempt", {}, AT).number == ENTRIES + 1
