"""The commands that make papers of records: exports, and drafts of what follows from a decision."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.cli.common import Command, entry_number, write
from isp_assistant.cli.register import opened, wanted, wanted_options
from isp_assistant.errors import UsageError
from isp_assistant.printing.forms import EXPORTS, FORMS

if TYPE_CHECKING:
    from isp_assistant.assistant.records import Recorded, Records


LETTERS = ("reply", "refusal", "request", "family")
BINARY = ("docx", "pdf")


def add_commands(does: Any, command: Command) -> None:
    """Add `export` and `letter` to what `records` does."""
    export = command(
        does,
        "export",
        _export,
        "write decisions to a file, to hand on",
        "isp-assistant records export 12 --format pdf --to record-12.pdf",
    )
    export.add_argument("numbers", metavar="NUMBER", nargs="*", type=entry_number, help="these (default: all that fit)")
    export.add_argument("--format", choices=EXPORTS, default="md", help="which form (default md)")
    _to_option(export)
    wanted_options(export)
    letter = command(
        does,
        "letter",
        _letter,
        "draft what follows from a decision: a reply, a refusal, a request, or what the family is told",
        "isp-assistant records letter 12 refusal --format docx --to refusal.docx",
    )
    letter.add_argument("number", metavar="NUMBER", type=entry_number)
    letter.add_argument("kind", metavar="KIND", choices=LETTERS, help=", ".join(LETTERS))
    letter.add_argument("--format", choices=FORMS, default="md", help="which form (default md)")
    _to_option(letter)


def _to_option(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", metavar="FILE", type=Path, help="where to write it (default: standard output)")


def _export(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.papers import exported

    records = opened(options)
    found = _chosen(options, records)
    form = "json" if options.json and not options.to else options.format
    return _written(options, exported(records.assistant.pack, found, form), form, {"records": len(found)})


def _chosen(options: argparse.Namespace, records: "Records") -> "tuple[Recorded, ...]":
    """Give each record whole, with what was added to it."""
    numbers = options.numbers or [one.entry.number for one in records.found(wanted(options))]
    return tuple(records.recorded(number) for number in numbers)


def _letter(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.letters import letter
    from isp_assistant.printing.forms import written
    from isp_assistant.printing.markdown import markdown

    records = opened(options)
    record = records.recorded(options.number).now
    if record is None:
        raise UsageError(f"The content of entry {options.number} is gone or not yours, so nothing can be drafted.")
    paper = letter(records.assistant.pack, record, options.kind)
    if options.json and not options.to:
        print(json.dumps({"number": options.number, "letter": options.kind, "text": markdown(paper)}, indent=2))
        return 0
    return _written(options, written(paper, options.format), options.format, {"letter": options.kind})


def _written(options: argparse.Namespace, content: bytes, form: str, said: dict[str, Any]) -> int:
    """Write a paper where it is wanted; never over a file that is there."""
    from isp_assistant.cli.render import shown

    if options.to is None:
        if form in BINARY and sys.stdout.isatty():
            raise UsageError(f"A {form} file is not for a terminal.", "Name a file with --to.")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return 0
    write(options.to, content)
    print(json.dumps({"file": str(options.to), **said}) if options.json else shown(f"Written to {options.to}"))
    return 0
