"""What several commands share: their settings, the time, exit codes, and printing."""

import argparse
import datetime
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from isp_assistant.settings import Settings

FOUND_SOMETHING = 1
UNUSABLE = 2

MOST_RESULTS = 100
"""As many results as a search gives at most."""

Command = Callable[[Any, str, Callable[[argparse.Namespace], int], str, str], argparse.ArgumentParser]
"""Adds a command: where to, its name, what runs it, a summary and an example."""


def group(commands: Any, name: str, summary: str, description: str, example: str) -> Any:
    """Add a command that does nothing without one of its own; give what those are added to."""

    def which(options: argparse.Namespace) -> int:
        raise UsageError(f"Say what to do: '{name}' has commands of its own.", f"See 'isp-assistant {name} --help'.")

    of = commands.add_parser(name, help=summary, description=description, epilog=f"Example: {example}")
    of.add_argument("--json", action="store_true", help="answer in JSON (each of these commands takes it)")
    of.set_defaults(run=which)
    return of.add_subparsers(title="what to do", metavar="DO")


def settings_of(options: argparse.Namespace) -> "Settings":
    """Read the settings that the options before the command name."""
    from isp_assistant.settings import load_settings

    return load_settings(options.knowledge, options.data)


def date(text: str) -> datetime.date:
    """Read a date from the command line."""
    from isp_assistant.domain.dates import date_of

    try:
        return date_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-24") from None


def whole(least: int, most: int) -> Callable[[str], int]:
    """Give what reads a whole number from the command line."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")

    return read


entry_number = whole(1, 999_999_999)
"""Reads the number of an entry of the register."""


def write(file: Path, content: bytes) -> None:
    """Write a file where it is wanted; never over one that is there. Raises `UsageError`, `UnreadableError`."""
    from isp_assistant.settings import write_private

    if file.exists():
        raise UsageError(f"{file}: there is a file of that name.", "Name another.")
    try:
        write_private(file.absolute(), content)
    except UnreadableError as error:
        raise UnreadableError(error.message, "Name another.") from error


def note(text: str) -> None:
    """Say beside the answer what went wrong, where it can go on."""
    from isp_assistant.cli.render import shown

    print(f"Note: {shown(text)}", file=sys.stderr)


def say(lines: Iterable[str]) -> None:
    """Print lines, without characters that could act on a terminal."""
    from isp_assistant.cli.render import shown

    for line in lines:
        print(shown(line))


def answer(options: argparse.Namespace, value: Any, lines: Iterable[str]) -> int:
    """Answer in JSON or in lines, as the options say."""
    if options.json:
        print(json.dumps(value, indent=2))
    else:
        say(lines)
    return 0
