"""What several commands share: their settings, the time, exit codes, and printing."""

import argparse
import datetime
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from isp_assistant.settings import Settings

FOUND_SOMETHING = 1
UNUSABLE = 2

Command = Callable[[Any, str, Callable[[argparse.Namespace], int], str, str], argparse.ArgumentParser]
"""Adds a command: where to, its name, what runs it, a summary and an example."""


def settings_of(options: argparse.Namespace) -> "Settings":
    """Read the settings that the options before the command name."""
    from isp_assistant.settings import load_settings

    return load_settings(options.knowledge, options.data)


def now() -> datetime.datetime:
    """Give the time, with its zone."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone()


def today() -> datetime.date:
    """Give the date where the user is."""
    return now().date()


def say(lines: Iterable[str]) -> None:
    """Print lines, without characters that could act on a terminal."""
    from isp_assistant.cli.render import shown

    for line in lines:
        print(shown(line))
