"""Every test gets folders of its own; nothing reads or writes the home of whoever runs it."""

import datetime
from pathlib import Path

import pytest

TODAY = datetime.date(2026, 11, 24)
KNOWLEDGE = Path(__file__).parent.parent / "knowledge"


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move home, data and cache into a temporary place; give that place."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    for name in ("ISP_ASSISTANT_DATA", "ISP_ASSISTANT_KNOWLEDGE"):
        monkeypatch.delenv(name, raising=False)
    return home
