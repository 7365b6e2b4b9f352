"""Dates as people, scripts and files write them."""

import datetime


def date_of(text: str) -> datetime.date:
    """Read a date written as 2026-11-24, and in no other way. Raises `ValueError`."""
    date = datetime.date.fromisoformat(text)
    if date.isoformat() != text:
        raise ValueError(f"{text!r} is not written as {date}")
    return date
