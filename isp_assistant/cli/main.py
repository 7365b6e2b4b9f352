"""The command line: arguments in, one small function per command, exit codes out.

0: all is well. 1: something is wrong in what was to be checked. 2: a usage error, or input that cannot be read.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from isp_assistant import __version__
from isp_assistant.assistant import clock
from isp_assistant.cli import authoring, common, governance, intake, recording, records, trainer, training, words
from isp_assistant.drawing.trees import FORMATS
from isp_assistant.errors import AssistantError, UsageError

if TYPE_CHECKING:
    from isp_assistant.assistant.service import Assistant
    from isp_assistant.domain.model import Answer

INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(common.UNUSABLE, f"{self.prog}: {message}\nSee '{self.prog} --help'.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # the terminal may lack a character, as Windows' often does
    options = _parser().parse_args(argv)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except AssistantError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _complain(message: str) -> int:
    from isp_assistant.domain.text import clean

    print(f"isp-assistant: {clean(message)}", file=sys.stderr)
    return common.UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="isp-assistant",
        description="Whether and how to share information about a child, with the sections that carry the answer.",
        epilog="Without a command the terminal app opens. Example: isp-assistant ask 'Can I tell the school nurse?'",
    )
    parser.add_argument("--version", action="version", version=f"isp-assistant {__version__}")
    parser.add_argument("--knowledge", metavar="PATH", help="the knowledge pack to use (ISP_ASSISTANT_KNOWLEDGE)")
    parser.add_argument("--data", metavar="FOLDER", help="where settings and drafts are kept (ISP_ASSISTANT_DATA)")
    parser.add_argument("--plain", action="store_true", help="hold the conversation in plain lines, without the app")
    parser.set_defaults(run=_open)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for add in (
        _ask_command,
        _decide_command,
        _explain_command,
        _search_command,
        _partner_command,
        _check_command,
        _diff_command,
        _graph_command,
        _coverage_command,
        _batch_command,
    ):
        add(commands)
    records.add_commands(commands, _command)
    training.add_commands(commands, _command)
    trainer.add_commands(commands, _command)
    authoring.add_commands(commands, _command)
    intake.add_commands(commands, _command)
    words.add_commands(commands, _command)
    return parser


def _command(commands: Any, name: str, run: Callable[..., int], summary: str, example: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=summary, description=summary[0].upper() + summary[1:] + ".", epilog=f"Example: {example}"
    )
    command.set_defaults(run=run)
    command.add_argument("--json", action="store_true", help="answer in JSON")
    return command


def _facts_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--set",
        metavar="FACT=VALUE",
        action="append",
        default=[],
        help="a fact; for a set: information=health,education",
    )


def _facts_and_date(command: argparse.ArgumentParser) -> None:
    _facts_option(command)
    command.add_argument("--as-of", metavar="DATE", type=common.date, help="show how the law stood on this date")


def _record_option(command: argparse.ArgumentParser) -> None:
    help_ = "put the decision in the register under this case reference, which names nobody"
    command.add_argument("--record", metavar="REFERENCE", type=recording.reference, help=help_)


def _ask_command(commands: Any) -> None:
    command = _command(
        commands,
        "ask",
        _ask,
        "ask in your own words, then answer what is asked",
        "isp-assistant ask 'Mum said yes, can I tell the nursery?'",
    )
    command.add_argument("question", metavar="QUESTION")
    command.add_argument("--explain", action="store_true", help="show every step of how the words were read")
    _facts_and_date(command)
    _record_option(command)


def _decide_command(commands: Any) -> None:
    command = _command(
        commands,
        "decide",
        _decide,
        "decide on facts alone",
        "isp-assistant decide --set risk=significant-harm --set recipient=police",
    )
    command.add_argument("tree", metavar="TREE", nargs="?", help="the tree to begin in (default: the pack's entry)")
    _facts_and_date(command)
    _record_option(command)


def _search_command(commands: Any) -> None:
    command = _command(
        commands, "search", _search, "find sections and law, best first", "isp-assistant search 'golden rules'"
    )
    command.add_argument("query", metavar="QUERY")
    command.add_argument("--in", metavar="DOCUMENT", action="append", dest="within", help="only this document")
    command.add_argument(
        "--limit",
        metavar="N",
        type=common.whole(1, common.MOST_RESULTS),
        default=10,
        help="at most this many (default 10)",
    )


def _partner_command(commands: Any) -> None:
    command = _command(commands, "partner", _partner, "say who a partner is", "isp-assistant partner CAMHS")
    command.add_argument("name", metavar="NAME")


def _explain_command(commands: Any) -> None:
    command = _command(
        commands,
        "explain",
        _explain,
        "say why a decision is what it is, and what would change it",
        "isp-assistant explain --set risk=immediate-danger",
    )
    _facts_option(command)


def _check_command(commands: Any) -> None:
    command = _command(
        commands,
        "check",
        governance.check,
        "read, lint and prove a knowledge pack, and run its cases",
        "isp-assistant check knowledge --strict",
    )
    command.add_argument("path", metavar="PATH", nargs="?", type=Path)
    command.add_argument("--strict", action="store_true", help="let a warning fail the check as well")
    command.add_argument("--format", choices=("text", "github", "sarif"), default="text", help="for people or tools")
    command.add_argument("--sources", metavar="FOLDER", type=Path, help="verify quotations against the texts there")
    command.add_argument("--explain", metavar="CODE", help="say what a code means and how to put it right")
    command.add_argument("--list", action="store_true", help="list every code")


def _diff_command(commands: Any) -> None:
    command = _command(
        commands,
        "diff",
        governance.diff,
        "list the situations whose answer differs between two packs",
        "isp-assistant diff HEAD knowledge",
    )
    command.add_argument("old", metavar="OLD", help="a folder or a git revision")
    command.add_argument("new", metavar="NEW", help="a folder or a git revision")


def _graph_command(commands: Any) -> None:
    command = _command(
        commands, "graph", governance.graph, "draw a tree", "isp-assistant graph triage --format svg > triage.svg"
    )
    command.add_argument("tree", metavar="TREE")
    command.add_argument("--format", choices=FORMATS, default="text")


def _coverage_command(commands: Any) -> None:
    command = _command(
        commands,
        "coverage",
        governance.coverage,
        "list answers and outcomes that no golden case exercises",
        "isp-assistant coverage --draft > drafts.yaml",
    )
    command.add_argument("tree", metavar="TREE", nargs="?", help="only this tree")
    command.add_argument("--draft", action="store_true", help="write the missing cases as drafts, in YAML (or JSON)")


def _batch_command(commands: Any) -> None:
    _command(
        commands,
        "batch",
        _batch,
        "answer JSON Lines from standard input",
        """echo '{"do": "partner", "name": "CAMHS"}' | isp-assistant batch""",
    )


def _assistant(options: argparse.Namespace) -> "Assistant":
    """Open the assistant; under `--as-of` that is the date on which it answers."""
    from isp_assistant.assistant.service import open_assistant

    return open_assistant(common.settings_of(options), getattr(options, "as_of", None) or clock.today())


def _given(assistant: "Assistant", options: argparse.Namespace) -> "dict[str, Answer]":
    """Read `--set fact=value`; for a set, members stand behind each other with commas."""
    from isp_assistant.domain.model import UNSURE

    given: dict[str, object] = {}
    for item in options.set:
        name, equals, value = item.partition("=")
        if not equals:
            raise UsageError(f"--set {item}: there is no '=' in it.", "Write --set risk=none.")
        if name in given:
            raise UsageError(
                f"--set {item}: {name} is given twice.", "Give it once; for a set: information=health,other."
            )
        fact = assistant.pack.facts.get(name)
        given[name] = [part for part in value.split(",") if part] if fact and fact.many and value != UNSURE else value
    try:
        return assistant.facts(given)
    except ValueError as error:
        raise UsageError(f"--set {error}") from error


def _print_json(value: Any) -> None:
    print(json.dumps(value, indent=2))


def _open(options: argparse.Namespace) -> int:
    settings = common.settings_of(options)
    if options.plain:
        from isp_assistant.cli.plain import converse

        return converse(_assistant(options), settings)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("The app needs a terminal.", "Use 'isp-assistant --plain', or a command: see --help.")
    from isp_assistant.tui.app import run

    return run(settings)


def _ask(options: argparse.Namespace) -> int:
    from isp_assistant.cli import render

    assistant = _assistant(options)
    given = _given(assistant, options)
    recording.require_nameless(options, assistant)
    explained = assistant.explain_words(options.question) if options.explain else ()
    begun_at = clock.now()
    if options.json:
        reply = assistant.ask(options.question, given)
        kept = recording.record_json(options, assistant, reply.conversation, begun_at)
        steps = [{"step": step, "what": what} for step, what in explained]
        _print_json(render.ask_json(assistant, reply) | ({"explained": steps} if options.explain else {}) | kept)
        return 0
    common.say(f"{step}: {what}" for step, what in explained)
    from isp_assistant.cli.plain import converse

    def decided(conversation: Any) -> None:
        common.say(recording.record_lines(options, assistant, conversation, begun_at))

    return converse(assistant, common.settings_of(options), options.question, given, decided)


def _decide(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.wording import deciding_lines, decision_lines
    from isp_assistant.cli import render

    assistant = _assistant(options)
    given = _given(assistant, options)
    recording.require_nameless(options, assistant)
    decision = assistant.decide(given, options.tree)
    said = recording.conversation_of(given)
    if options.json:
        _print_json(render.decision_json(assistant.pack, decision) | recording.record_json(options, assistant, said))
    else:
        common.say(decision_lines(assistant, decision))
        if options.tree in (None, assistant.pack.entry):
            common.say(deciding_lines(assistant.pack, assistant.explain(given), said.known))
        common.say(recording.record_lines(options, assistant, said))
    return 0


def _search(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.wording import found_lines
    from isp_assistant.cli import render

    found = _assistant(options).search(options.query, options.limit, tuple(options.within) if options.within else None)
    return common.answer(options, render.found_json(found), found_lines(found))


def _partner(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.wording import partner_lines
    from isp_assistant.cli import render

    assistant = _assistant(options)
    confident, matches = assistant.partner(options.name)
    value = {"confident": confident, "matches": [render.match_json(match) for match in matches]}
    return common.answer(options, value, partner_lines(assistant.pack, confident, matches))


def _explain(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.wording import deciding_lines, reason_lines
    from isp_assistant.cli import render

    assistant = _assistant(options)
    facts = _given(assistant, options)
    reasons = assistant.explain(facts)
    if reasons is None:
        asked = assistant.decide(facts).walk.question
        assert asked is not None  # there are reasons unless a question is open
        values = " or ".join(assistant.pack.facts[asked.fact].values)
        raise UsageError(
            f"There is no decision yet: “{asked.ask}” is still open.", f"Add --set {asked.fact}=VALUE: {values}."
        )
    deciding = deciding_lines(assistant.pack, reasons, recording.conversation_of(facts).known)
    return common.answer(options, render.reasons_json(reasons), [*deciding, *reason_lines(assistant.pack, reasons)])


def _batch(options: argparse.Namespace) -> int:
    from isp_assistant.cli.batch import replies

    for reply in replies(_assistant(options), sys.stdin.buffer):
        print(reply, flush=True)
    return 0
