"""The one clock: everything below is told the time."""

import datetime


def now() -> datetime.datetime:
    """Give the time where the user is, with its zone."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone()


def today() -> datetime.date:
    """Give the date where the user is."""
    return now().date()
