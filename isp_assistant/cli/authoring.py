"""The commands for whoever writes a pack: new, schema, trace."""

import argparse
import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli.common import FOUND_SOMETHING, Command, answer, date, entry_number, settings_of
from isp_assistant.errors import UsageError

if TYPE_CHECKING:
    from isp_assistant.assistant.service import Assistant
    from isp_assistant.domain.model import Answer, Citation
    from isp_assistant.domain.trace import Doubtful, Trace
    from isp_assistant.settings import Settings

KINDS = ("tree", "case", "scenario", "invariant", "rule")


def add_commands(commands: Any, command: Command) -> None:
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
    on = new.add_mutually_exclusive_group()
    on.add_argument("--from-case", metavar="ID", help="a scenario on the facts of this golden case")
    on.add_argument("--from-record", metavar="NUMBER", type=entry_number, help="a scenario on the facts of this record")
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
    trace.add_argument("--as-of", metavar="DATE", type=date, help="as the law stands on this date")


def _new(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import governance
    from isp_assistant.assistant.scaffold import scaffold, scenario_of
    from isp_assistant.assistant.service import open_assistant

    settings = settings_of(options)
    assistant = open_assistant(settings, clock.today())
    folder, known = governance.folder_of(settings), _known(options, assistant, settings)
    if known is not None:
        file = scenario_of(options.name, known, assistant.pack, folder)
    else:
        file = scaffold(options.kind, options.name, assistant.pack, folder, clock.today())
    then = f"Then: isp-assistant check {shlex.quote(str(folder))}"
    lines = [f"{file} is begun. Open it, and follow the comments.", then]
    return answer(options, {"file": str(file)}, lines)


def _known(options: argparse.Namespace, assistant: "Assistant", settings: "Settings") -> "dict[str, Answer] | None":
    """Give the facts to begin a scenario on, of a golden case or of a record, or None where none is named."""
    from isp_assistant.domain.cases import ordered
    from isp_assistant.domain.facts import suggest

    if options.from_case is None and options.from_record is None:
        return None
    if options.kind != "scenario":
        raise UsageError("--from-case and --from-record begin a scenario.", "Write 'new scenario NAME'.")
    if options.from_case is not None:
        cases = {case.id: case for case in assistant.pack.cases}
        if options.from_case not in cases:
            raise UsageError(f"There is no golden case {options.from_case!r}; {suggest(options.from_case, cases)}")
        return ordered(assistant.pack, cases[options.from_case].facts)
    return _recorded(options.from_record, assistant, settings)


def _recorded(number: int, assistant: "Assistant", settings: "Settings") -> "dict[str, Answer]":
    """Give the facts of a record. Of what it says in words nothing is taken: that was about somebody."""
    from isp_assistant.assistant.records import Records
    from isp_assistant.domain.facts import FactError
    from isp_assistant.domain.record import facts_of

    record = Records(assistant, settings).recorded(number).now
    if record is None:
        raise UsageError(f"The content of entry {number} is gone or not yours.", "Take another record.")
    try:
        return assistant.facts(facts_of(record))
    except FactError as error:
        raise UsageError(f"Record {number} was made on other facts than this pack knows: {error}.") from error


def _schema(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import governance

    if options.write:
        written = governance.write_schemas(options.write)
        said = f"{len(written)} schemas are written to {options.write / '.schemas'}."
        return answer(options, {"files": [str(file) for file in written]}, [said])
    if options.kind:
        print(json.dumps(governance.schema_of(options.kind), indent=2))
        return 0
    return answer(options, {"kinds": list(governance.SCHEMAS)}, governance.SCHEMAS)


def _trace(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.service import open_assistant
    from isp_assistant.domain.model import Status
    from isp_assistant.domain.trace import trace

    pack = open_assistant(settings_of(options), clock.today()).pack
    found = trace(pack, options.as_of or clock.today())
    answer(options, _trace_json(found), _trace_lines(found))
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
