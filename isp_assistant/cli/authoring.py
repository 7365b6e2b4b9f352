"""The commands for whoever writes a pack: new, schema, trace."""

import argparse
import datetime
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.cli.governance import FOUND_SOMETHING, say, settings_of, today

if TYPE_CHECKING:
    from isp_assistant.domain.model import Citation
    from isp_assistant.domain.trace import Doubtful, Trace

KINDS = ("tree", "case", "scenario", "invariant", "rule")


def add_commands(commands: Any, command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands to the parser."""
    new = command(
        commands,
        "new",
        _new,
        "begin a new file, with comments that say what goes where",
        "isp-assistant new tree late-reply",
    )
    new.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    new.add_argument("name", metavar="NAME", help="its id, such as late-reply")
    schema = command(
        commands,
        "schema",
        _schema,
        "give the JSON Schemas by which an editor completes and underlines",
        "isp-assistant schema --write knowledge",
    )
    schema.add_argument("kind", metavar="KIND", nargs="?", help="one kind of file; without it, all are named")
    schema.add_argument("--write", metavar="FOLDER", type=Path, help="write all of them to FOLDER/.schemas")
    trace = command(
        commands,
        "trace",
        _trace,
        "list sections that no decision cites, and decisions on law that no longer stands",
        "isp-assistant trace --as-of 2027-01-01",
    )
    trace.add_argument(
        "--as-of", metavar="DATE", type=datetime.date.fromisoformat, help="as the law stands on this date"
    )


def _new(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import governance
    from isp_assistant.assistant.scaffold import scaffold
    from isp_assistant.assistant.service import open_assistant

    settings = settings_of(options)
    pack = open_assistant(settings, today()).pack
    file = scaffold(options.kind, options.name, pack, governance.folder_of(settings), today())
    if options.json:
        print(json.dumps({"file": str(file)}))
    else:
        say([f"{file} is begun. Open it, and follow the comments.", "Then: isp-assistant check"])
    return 0


def _schema(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import governance

    if options.write:
        written = governance.write_schemas(options.write)
        say([f"{len(written)} schemas are written to {options.write / '.schemas'}."])
    elif options.kind:
        print(json.dumps(governance.schema_of(options.kind), indent=2))
    elif options.json:
        print(json.dumps({"kinds": list(governance.SCHEMAS)}))
    else:
        say(governance.SCHEMAS)
    return 0


def _trace(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.service import open_assistant
    from isp_assistant.domain.model import Status
    from isp_assistant.domain.trace import trace

    pack = open_assistant(settings_of(options), today()).pack
    found = trace(pack, options.as_of or today())
    if options.json:
        print(json.dumps(_trace_json(found), indent=2))
    else:
        say(_trace_lines(found))
    superseded = any(one.status == Status.SUPERSEDED for one in found.doubtful)
    return FOUND_SOMETHING if superseded else 0


def _trace_json(found: "Trace") -> dict[str, Any]:
    return {
        "uncited": [str(citation) for citation in found.uncited],
        "citable": found.citable,
        "doubtful": [
            {
                "tree": one.tree,
                "node": one.node,
                "citation": str(one.citation),
                "status": one.status,
                "warnings": list(one.warnings),
            }
            for one in found.doubtful
        ],
    }


def _trace_lines(found: "Trace") -> Iterator[str]:
    """Say the worst first; what several decisions rest on is said once."""
    from isp_assistant.domain.model import Status

    gone = [one for one in found.doubtful if one.status == Status.SUPERSEDED]
    yield f"{len(gone)} citations are of law or guidance that no longer stands."
    yield from _resting(gone)
    rest = [one for one in found.doubtful if one.status != Status.SUPERSEDED]
    yield f"{len(rest)} citations carry another warning on screen."
    yield from _resting(rest)
    yield f"{len(found.uncited)} of {found.citable} sections and provisions are cited by no decision."
    by_document: dict[str, list[str]] = {}
    for citation in found.uncited:
        by_document.setdefault(citation.document, []).append(citation.section)
    yield from (f"  {document}: {', '.join(sections)}" for document, sections in by_document.items())


def _resting(doubtful: "list[Doubtful]") -> Iterator[str]:
    by_citation: dict[Citation, list[Doubtful]] = {}
    for one in doubtful:
        by_citation.setdefault(one.citation, []).append(one)
    for citation, ones in by_citation.items():
        yield f"  {citation} ({ones[0].status}), cited by {', '.join(f'{one.tree}#{one.node}' for one in ones)}"
        yield from (f"    on screen: {warning}" for warning in ones[0].warnings)
