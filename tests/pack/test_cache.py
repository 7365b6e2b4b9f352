"""A compiled pack stands in for its source only while both the source and the code that read it are the same."""

from pathlib import Path

import pytest

from isp_assistant.assistant.overview import fingerprint
from isp_assistant.pack import cache, load
from isp_assistant.pack.cache import load_pack
from tests.conftest import KNOWLEDGE


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Count how often the source is read."""
    times: list[object] = []
    whole = load.read_files
    monkeypatch.setattr(load, "read_files", lambda files: times.append(files) or whole(files))
    return times


def test_a_pack_is_read_once_and_then_compiled(tmp_path: Path, read: list[object]) -> None:
    first, second = load_pack(KNOWLEDGE, tmp_path), load_pack(KNOWLEDGE, tmp_path)
    assert len(read) == 1
    assert second == first


def test_what_another_version_compiled_is_read_again(
    tmp_path: Path, read: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_pack(KNOWLEDGE, tmp_path)
    monkeypatch.setattr(cache, "_reader", lambda: "another version, with a rule more")
    load_pack(KNOWLEDGE, tmp_path)
    assert len(read) == 2


def test_a_damaged_compiled_pack_is_read_again(tmp_path: Path, read: list[object]) -> None:
    load_pack(KNOWLEDGE, tmp_path)
    (compiled,) = tmp_path.glob("pack-*.json")
    compiled.write_bytes(compiled.read_bytes()[:-100])
    assert load_pack(KNOWLEDGE, tmp_path).sha256
    assert len(read) == 2


def test_what_another_process_took_from_the_cache_keeps_no_pack_from_being_loaded(tmp_path: Path) -> None:
    for number in range(cache.MOST_KEPT + 2):
        (tmp_path / f"pack-{number}.json").symlink_to(tmp_path / "gone")
    assert load_pack(KNOWLEDGE, tmp_path).sha256
    assert len(list(tmp_path.glob("pack-*"))) == cache.MOST_KEPT


def test_a_link_that_leads_nowhere_hides_no_change_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: one\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "gone")
    before = fingerprint(tmp_path)
    (tmp_path / "pack.yaml").write_text("name: another\n", encoding="utf-8")
    assert fingerprint(tmp_path) != before
