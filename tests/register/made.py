"""Registers and records made for tests."""

import datetime
from pathlib import Path

from isp_assistant.settings import Settings

AT = datetime.datetime(2026, 11, 24, 9, 30, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def settings(folder: Path, database: str | None = None) -> Settings:
    """Give settings whose data and cache lie in a folder."""
    return Settings(folder / "data", folder / "cache", database=database)
