"""Killed, crowded, out of room, without rights, damaged: nothing confirmed is lost, and it is said what to do."""

import os
import re
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from isp_assistant.assistant import keeping
from isp_assistant.assistant.records import Records
from isp_assistant.domain.chain import Receipt
from isp_assistant.errors import RegisterError
from isp_assistant.register import database
from isp_assistant.register.store import Register, open_register
from isp_assistant.register.verify import verify
from tests.register.made import settings
from tests.register.test_records import records_on, saved
from tests.register.workers import EACH, KILLS, WRITERS, parsed


def worked(what: str, folder: Path, address: str = "") -> list[Receipt]:
    """Run the workers; give the receipts that they got."""
    command = [sys.executable, "-m", "tests.register.workers", what, str(folder), *([address] if address else [])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=Path(__file__).parent.parent.parent)
    assert (done.returncode, done.stderr) == (0, "")
    return parsed(done.stdout)


def require_all_there(register: Register, receipts: list[Receipt]) -> None:
    verdict = verify(register, receipts)
    assert verdict.wrong == ()
    entries = register.entries()
    assert [entry.number for entry in entries] == list(range(1, verdict.count + 1))
    assert all(entry.content is not None for entry in entries)


def test_200_kills_at_random_moments_lose_nothing_that_was_confirmed(fast: Path) -> None:
    receipts = worked("killed", fast)
    assert len(receipts) >= KILLS
    register = open_register(settings(fast))
    require_all_there(register, receipts)
    assert len(register.entries()) <= len(receipts) + KILLS


def test_20_writers_at_once_keep_one_chain(fast: Path) -> None:
    receipts = worked("together", fast)
    assert len(receipts) == WRITERS * EACH
    register = open_register(settings(fast))
    require_all_there(register, receipts)
    assert register.head() == max(receipts, key=lambda receipt: receipt.number)


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """Put a disk of this size on a folder, which needs the rights to do so."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def require_kept(records: Records, failed: pytest.ExceptionInfo[RegisterError], within: Path) -> Path:
    """The message says where it failed and where the record is kept; that is a record as good as it was."""
    assert records.settings.data.name in str(failed.value)
    kept = Path(re.search(r"It is safe in (\S+):", failed.value.hint)[1])  # type: ignore[index]
    assert kept.is_relative_to(within)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    return kept


def save_for_ever(records: Records, receipts: list[Receipt]) -> None:
    while True:
        receipts.append(records.register.entry(saved(records)).receipt)


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    with small_disk(tmp_path / "data", 1200):
        records = records_on(tmp_path)
        receipts: list[Receipt] = []
        with pytest.raises(RegisterError, match=r"full|written") as failed:
            save_for_ever(records, receipts)
        assert receipts, "the disk was too small for a single record"
        kept = require_kept(records, failed, tmp_path)
        assert verify(records.register, receipts).wrong == ()
        records.register.close()
        subprocess.run(["mount", "-o", "remount,size=3000k", str(tmp_path / "data")], check=True)
        records = records_on(tmp_path)
        receipts.append(records.add(kept))
        require_all_there(records.register, receipts)
        records.register.close()


def test_a_folder_that_cannot_be_written_says_so_and_the_record_is_safe(tmp_path: Path) -> None:
    with small_disk(tmp_path / "data", 3000):
        records = records_on(tmp_path)
        receipt = records.register.entry(saved(records)).receipt
        records.register.close()
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "data")], check=True)
        records = records_on(tmp_path)
        with pytest.raises(RegisterError, match="cannot be") as failed:
            saved(records)
        kept = require_kept(records, failed, tmp_path / "cache")
        subprocess.run(["mount", "-o", "remount,rw", str(tmp_path / "data")], check=True)
        records = records_on(tmp_path)
        require_all_there(records.register, [receipt, records.add(kept)])
        records.register.close()


def test_a_locked_register_says_so_and_the_record_is_safe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    records = records_on(tmp_path)
    saved(records)
    other = sqlite3.connect(tmp_path / "data" / "register.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RegisterError, match="another program holds the register") as failed:
        saved(records)
    kept = require_kept(records, failed, tmp_path / "data")
    other.execute("ROLLBACK")
    records.add(kept)
    assert keeping.verify(records).sound
    assert records.register.head().number == 2  # type: ignore[union-attr]


@pytest.mark.parametrize("where", [0, 100, 0.5, 0.9])
def test_a_damaged_file_says_so_and_a_backup_takes_its_place(where: float, tmp_path: Path) -> None:
    records = records_on(tmp_path)
    for _ in range(5):
        saved(records)
    keeping.back_up(records, tmp_path / "copy.db")
    records.register.close()
    file = tmp_path / "data" / "register.db"
    whole = bytearray(file.read_bytes())
    at = int(where * len(whole)) if isinstance(where, float) else where
    whole[at : at + 9000] = os.urandom(9000)
    file.write_bytes(whole)
    records = records_on(tmp_path)
    with pytest.raises(RegisterError, match="damaged"):
        keeping.verify(records)
    with pytest.raises(RegisterError) as failed:
        saved(records)
    kept = require_kept(records, failed, tmp_path / "data")
    receipt, aside = keeping.restore(records, tmp_path / "copy.db")
    assert aside is not None
    assert receipt.number == 5
    records.add(kept)
    assert keeping.verify(records).sound


def test_where_no_disk_takes_a_record_it_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = records_on(tmp_path)
    records.settings = replace(records.settings, data=tmp_path / "file" / "data", cache=tmp_path / "file" / "cache")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(RegisterError, match="no disk takes it"):
        saved(records)
