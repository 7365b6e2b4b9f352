"""The command that takes the authority's own documents into a pack: import."""

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.cli.common import UNUSABLE, Command, answer, date, note, settings_of
from isp_assistant.domain.model import Status

if TYPE_CHECKING:
    from isp_assistant.assistant.intake import Imported


def add_commands(commands: Any, command: Command) -> None:
    """Add the command to the parser."""
    taken = command(
        commands,
        "import",
        _import,
        "take documents of your own into a pack, section by section: PDF, DOCX, HTML, Markdown or plain text",
        "isp-assistant --knowledge ours import policy.pdf --date 2026-04-01 --status 'in force'",
    )
    taken.add_argument("files", metavar="FILE", nargs="+", type=Path)
    taken.add_argument("--into", metavar="PACK", type=Path, help="the folder of the pack (default: the pack in use)")
    taken.add_argument("--id", metavar="ID", default="", help="its id, such as policy (default: the file's name)")
    taken.add_argument("--title", metavar="TITLE", default="", help="its title (default: the one that it gives itself)")
    taken.add_argument("--publisher", metavar="NAME", default="", help="who made it (default: the pack's authority)")
    taken.add_argument("--date", metavar="DATE", type=date, help="the day on which it was made")
    taken.add_argument("--status", choices=[str(one) for one in Status], help="how it stands today")
    taken.add_argument("--replace", action="store_true", help="write over a document that was imported before")


def _import(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import governance
    from isp_assistant.assistant.intake import Header, take_in

    folder = governance.folder_of(settings_of(options), options.into)
    status = Status(options.status) if options.status else None
    header = Header(options.id, options.title, options.publisher, options.date, status)
    written, failed = take_in(options.files, header, folder, options.replace)
    value = {"documents": [_json(one) for one in written], "failed": [str(error) for error in failed]}
    lines = [line for one in written for line in _lines(one)]
    answer(options, value, [*lines, f"Then: isp-assistant check {shlex.quote(str(folder))}"] if written else [])
    for error in failed:
        note(str(error))
    return UNUSABLE if failed else 0


def _json(one: "Imported") -> dict[str, Any]:
    return {
        "source": str(one.source),
        "file": str(one.file),
        "id": one.id,
        "title": one.title,
        "sections": one.sections,
        "tables": one.tables,
        "pages": one.pages,
        "notes": list(one.notes),
        "to_fill": list(one.to_fill),
    }


def _lines(one: "Imported") -> Iterator[str]:
    from isp_assistant.assistant.governance import counted

    held = [counted(one.sections, "section")]
    held += [counted(one.tables, "table")] if one.tables else []
    held += [counted(one.pages, "page")] if one.pages else []
    yield f"{one.source} is written to {one.file}: “{one.title}”, {', '.join(held)}."
    yield from (f"  {said}" for said in one.notes)
    if one.to_fill:
        yield f"  Fill in at its head: {' and '.join(one.to_fill)}."
    if "status" in one.to_fill:
        yield f"  Until then its status is “{Status.UNCONFIRMED}”."
    yield "  Read it beside the original: sections and tables are taken from how the file looks."
