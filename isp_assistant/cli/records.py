"""The commands on the register: what was decided, whether it still stands, and how it is looked after."""

import argparse
import datetime
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.cli import papers
from isp_assistant.cli.common import FOUND_SOMETHING, Command, now, settings_of
from isp_assistant.errors import UsageError

if TYPE_CHECKING:
    from isp_assistant.assistant.keeping import Turned
    from isp_assistant.assistant.records import Recorded, Records
    from isp_assistant.assistant.service import Assistant
    from isp_assistant.domain.chain import Receipt, Wanted
    from isp_assistant.domain.conversation import Conversation
    from isp_assistant.domain.model import Facts
    from isp_assistant.domain.reading import Interpretation
    from isp_assistant.domain.record import Replay

RECEIPT = re.compile(r"([1-9][0-9]*):([0-9a-f]{64})")


def add_commands(commands: Any, command: Command) -> None:
    """Add `records` and what it does; `command` adds one with its help, example and --json."""
    records = commands.add_parser(
        "records",
        help="the register of decisions",
        description="The register of decisions: find, show, verify and look after it.",
        epilog="Example: isp-assistant records list --reference C-2041",
    )
    records.add_argument("--json", action="store_true", help="answer in JSON (each of these commands takes it)")
    records.set_defaults(run=_which)
    does = records.add_subparsers(title="what to do", metavar="DO")
    _reading(does, command)
    _checking(does, command)
    papers.add_commands(does, command)
    _adding(does, command)
    _keeping(does, command)


def _reading(does: Any, command: Command) -> None:
    listed = command(does, "list", _list, "list decisions", "isp-assistant records list --decision share-now")
    wanted_options(listed)
    search = command(does, "search", _search, "find decisions by their words", "isp-assistant records search nursery")
    search.add_argument("text", metavar="WORDS")
    wanted_options(search)
    show = command(does, "show", _show, "show one decision whole", "isp-assistant records show 12")
    show.add_argument("number", metavar="NUMBER", type=int)
    under = command(
        does,
        "under",
        _under,
        "show all that is held under one reference, for a person's own request",
        "isp-assistant records under C-2041 --json",
    )
    under.add_argument("reference", metavar="REFERENCE")
    review = command(
        does,
        "review",
        _review,
        "list decisions whose review date has come",
        "isp-assistant records review --by 2026-12-31",
    )
    review.add_argument("--by", metavar="DATE", type=_date, help="by this date (default: today)")
    counted = command(
        does,
        "statistics",
        _statistics,
        "count decisions, departures and the time they took, without personal data",
        "isp-assistant records statistics --since 2026-01-01",
    )
    _period_options(counted)


def _checking(does: Any, command: Command) -> None:
    verify = command(
        does,
        "verify",
        _verify,
        "find whatever was altered, removed, reordered, cut off or hashed anew",
        "isp-assistant records verify --receipt 12:9f…",
    )
    verify.add_argument(
        "--receipt", metavar="NUMBER:HASH", action="append", type=_receipt, default=[], help="a receipt to hold it to"
    )
    accept = command(
        does,
        "accept",
        _accept,
        "go on from a register that does not agree with its head file, and say so in it for good",
        "isp-assistant records accept --because 'The disk was restored on Monday.'",
    )
    accept.add_argument("--because", metavar="REASON", required=True, help="why, for whoever reads it later")
    replay = command(
        does,
        "replay",
        _replay,
        "walk a decision again, on the knowledge that it used and on today's",
        "isp-assistant records replay 12",
    )
    replay.add_argument("number", metavar="NUMBER", type=int)
    against = command(
        does,
        "against",
        _against,
        "list the recorded decisions that another pack would decide otherwise",
        "isp-assistant records against knowledge",
    )
    against.add_argument("pack", metavar="PACK", help="a folder or a git revision")


def _adding(does: Any, command: Command) -> None:
    add = command(
        does, "add", _add, "save a record that could not be saved", "isp-assistant records add unsaved-1f.json"
    )
    add.add_argument("file", metavar="FILE", type=Path)
    countersign = command(
        does, "countersign", _countersign, "say as a manager that you agree", "isp-assistant records countersign 12"
    )
    countersign.add_argument("number", metavar="NUMBER", type=int)
    countersign.add_argument("--disagree", action="store_true", help="say that you do not agree")
    countersign.add_argument("--note", metavar="WORDS", default="", help="why, without names")


def _keeping(does: Any, command: Command) -> None:
    purge = command(
        does,
        "purge",
        _purge,
        "take the content of old records away for good; the chain stays whole",
        "isp-assistant records purge --before 2019-11-24 --yes",
    )
    which = purge.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", metavar="DATE", type=_date, help="whatever was last added to before this date")
    which.add_argument("--reference", metavar="REFERENCE", help="all that is held under this reference")
    purge.add_argument("--yes", action="store_true", help="do it; without this it is only said what would go")
    backup = command(
        does, "backup", _backup, "copy the register to a file", "isp-assistant records backup register-monday.db"
    )
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = command(
        does, "restore", _restore, "take a backup as the register", "isp-assistant records restore register-monday.db"
    )
    restore.add_argument("file", metavar="FILE", type=Path)
    move = command(
        does,
        "move",
        _move,
        "move the register to a folder, or to PostgreSQL, with its chain",
        "isp-assistant records move postgresql+psycopg://anna@db.example/records",
    )
    move.add_argument("to", metavar="FOLDER|ADDRESS")
    command(
        does,
        "set-up",
        _set_up,
        "give practitioners and leads their rights in a register on PostgreSQL",
        "isp-assistant records set-up",
    )


def wanted_options(command: argparse.ArgumentParser) -> None:
    """Add the options that choose records."""
    command.add_argument("--reference", metavar="REFERENCE", help="only under this case reference")
    command.add_argument("--decision", metavar="DECISION", help="only this decision, such as do-not-share")
    _period_options(command)


def _period_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--since", metavar="DATE", type=_date, help="only from this date on")
    command.add_argument("--until", metavar="DATE", type=_date, help="only up to this date")


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-24") from None


def _receipt(text: str) -> "Receipt":
    from isp_assistant.domain.chain import Receipt

    match = RECEIPT.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no receipt; it is a number, a colon and 64 letters and digits")
    return Receipt(int(match[1]), match[2])


def conversation_of(given: "Facts", heard: "Interpretation | None" = None) -> "Conversation":
    """Give facts from the command line, and what was read from the words typed, as a conversation."""
    from isp_assistant.domain.conversation import Conversation, Known, Source

    typed = heard.understood if heard else {}
    known = {name: Known(answer, Source.TYPED) for name, answer in typed.items()}
    known |= {name: Known(answer, Source.ANSWERED) for name, answer in given.items()}
    return Conversation(known, partner=heard.partner if heard else None)


def record_json(
    options: argparse.Namespace, assistant: "Assistant", said: "Conversation", begun_at: datetime.datetime | None = None
) -> dict[str, Any]:
    """Record a decision where `--record` asks for it, and give the receipt as one more key of the answer."""
    return {"record": receipt_json(_recorded(options, assistant, said, begun_at))} if options.record else {}


def record_lines(
    options: argparse.Namespace, assistant: "Assistant", said: "Conversation", begun_at: datetime.datetime | None = None
) -> Iterator[str]:
    """Record a decision where `--record` asks for it, and say so."""
    if options.record:
        yield f"Recorded under {options.record}. Receipt: {_recorded(options, assistant, said, begun_at)}"


def _recorded(
    options: argparse.Namespace, assistant: "Assistant", said: "Conversation", begun_at: datetime.datetime | None
) -> "Receipt":
    """Record what a conversation came to. Raises `UsageError` while a question is open."""
    from isp_assistant.assistant.records import Records
    from isp_assistant.domain.walk import walk
    from isp_assistant.settings import load_settings

    tree = getattr(options, "tree", None)
    at = walk(assistant.pack, said.facts, tree)
    if at.question:
        raise UsageError(f"There is no decision to record yet: “{at.question.ask}” is still open.", "Give more facts.")
    if found := assistant.guard.find(options.record):
        named = options.record[found[0].start : found[0].end]
        raise UsageError(f"--record: “{named}” may name somebody.", "Give a case reference that names nobody.")
    records = Records(assistant, load_settings(options.knowledge, options.data))
    request = assistant.without_names(getattr(options, "question", ""))
    made = records.make(
        said, at, options.record, now(), request=request, as_of=options.as_of, begun_in=tree, begun_at=begun_at
    )
    return records.save(made)


def reference(text: str) -> str:
    """Read a case reference from the command line."""
    from isp_assistant.domain.text import clean

    if not text.strip() or clean(text) != text or "\n" in text:
        raise argparse.ArgumentTypeError("a case reference is a line of text, without a name in it")
    return text.strip()


def opened(options: argparse.Namespace) -> "Records":
    """Open the register that the options name."""
    from isp_assistant.assistant.records import Records
    from isp_assistant.assistant.service import open_assistant

    settings = settings_of(options)
    return Records(open_assistant(settings, now().date()), settings)


def _print(options: argparse.Namespace, value: Any, lines: Iterable[str]) -> int:
    """Answer in JSON or in lines, as the options say."""
    from isp_assistant.cli.render import shown

    if options.json:
        print(json.dumps(value, indent=2))
    else:
        for line in lines:
            print(shown(line))
    return 0


def receipt_json(receipt: "Receipt") -> dict[str, Any]:
    """Give a receipt."""
    return {"number": receipt.number, "sha256": receipt.sha256}


def _which(options: argparse.Namespace) -> int:
    raise UsageError("Say what to do with the records.", "See 'isp-assistant records --help'.")


def wanted(options: argparse.Namespace, text: str | None = None) -> "Wanted":
    """Read which records are wanted."""
    from isp_assistant.domain.chain import Wanted
    from isp_assistant.domain.facts import suggest
    from isp_assistant.domain.model import Decision

    if options.decision is not None and options.decision not in tuple(Decision):
        raise UsageError(f"--decision: {options.decision!r} is no decision;", f"{suggest(options.decision, Decision)}")
    return Wanted("decision", options.reference, options.decision, options.since, options.until, text)


def _list(options: argparse.Namespace) -> int:
    return _found(options, wanted(options))


def _search(options: argparse.Namespace) -> int:
    return _found(options, wanted(options, options.text))


def _found(options: argparse.Namespace, wanted: "Wanted") -> int:
    return _print_list(options, opened(options).found(wanted))


def _print_list(options: argparse.Namespace, found: "Sequence[Recorded]") -> int:
    from isp_assistant.assistant.record_wording import listed_line

    lines = [listed_line(one) for one in found] or ["No decision is recorded that fits."]
    return _print(options, {"records": [_listed_json(one) for one in found]}, lines)


def _listed_json(recorded: "Recorded") -> dict[str, Any]:
    record = recorded.record
    return {
        "number": recorded.entry.number,
        "reference": record.reference if record else None,
        "at": recorded.entry.link.at,
        "decision": record.advised.decision.value if record else None,
    }


def turned_json(turned: "Turned") -> dict[str, Any]:
    """Give a recorded decision and what another pack would decide, null where a question would be open."""
    return _listed_json(turned.recorded) | {"would_be": turned.new.value if turned.new else None}


def _show(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.record_wording import record_lines
    from isp_assistant.domain.record import as_json

    records = opened(options)
    recorded = records.recorded(options.number)
    shown = {
        **receipt_json(recorded.entry.receipt),
        "record": as_json(recorded.record),
        "amendments": [receipt_json(receipt) | as_json(one) for receipt, one in recorded.amendments],
        "countersigns": [receipt_json(receipt) | as_json(one) for receipt, one in recorded.countersigns],
    }
    return _print(options, shown, record_lines(records.assistant.pack, recorded))


def _under(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping
    from isp_assistant.cli.render import indented

    found = keeping.under(opened(options), options.reference)
    entries = [receipt_json(one.receipt) | {"kind": one.kind, "at": one.link.at, "holds": one.content} for one in found]
    lines = [line for one in entries for line in (f"Entry {one['number']}: {one['kind']}", *indented(one["holds"]))]
    return _print(options, {"entries": entries}, lines or ["Nothing is held under that reference."])


def _review(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    return _print_list(options, keeping.to_review(opened(options), options.by or now().date()))


def _statistics(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping
    from isp_assistant.assistant.record_wording import statistics_lines
    from isp_assistant.domain.record import as_json

    counted = keeping.statistics(opened(options), options.since, options.until)
    return _print(options, as_json(counted), statistics_lines(counted))


def _verify(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    verdict = keeping.verify(opened(options), options.receipt)
    value = {
        "sound": verdict.sound,
        "count": verdict.count,
        "head": receipt_json(verdict.head) if verdict.head else None,
        "wrong": list(verdict.wrong),
        "notes": list(verdict.notes),
    }
    summary = f"Entries: {verdict.count}. Nothing is wrong." if verdict.sound else "The register is not what it was."
    head = [f"Receipt of the last: {verdict.head}"] if verdict.head else []
    _print(options, value, [*(f"Wrong: {what}" for what in verdict.wrong), *verdict.notes, summary, *head])
    return 0 if verdict.sound else FOUND_SOMETHING


def _accept(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    return _saved(options, keeping.accept(opened(options), options.because, now()))


def _replay(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.record_wording import replay_lines

    replayed = opened(options).replayed(options.number)
    value = {
        "number": replayed.number,
        "then": _replay_json(replayed.then),
        "today": _replay_json(replayed.today),
    }
    _print(options, value, replay_lines(replayed))
    return 0 if replayed.then.same else FOUND_SOMETHING


def _replay_json(replay: "Replay") -> dict[str, Any]:
    decision = replay.advised.decision.value if replay.advised else None
    return {"same": replay.same, "differs": list(replay.differs), "decision": decision}


def _against(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping
    from isp_assistant.assistant.governance import folder_of
    from isp_assistant.assistant.record_wording import turned_line
    from isp_assistant.pack.revisions import pack_at

    records = opened(options)
    turned = list(keeping.turned(records, pack_at(options.pack, folder_of(records.settings))))
    _print(
        options,
        {"records": [turned_json(one) for one in turned]},
        [turned_line(one) for one in turned] or ["Every decision would be the same."],
    )
    return FOUND_SOMETHING if turned else 0


def _saved(options: argparse.Namespace, receipt: "Receipt") -> int:
    return _print(options, receipt_json(receipt), [f"Recorded. Receipt: {receipt}"])


def _add(options: argparse.Namespace) -> int:
    return _saved(options, opened(options).add(options.file))


def _countersign(options: argparse.Namespace) -> int:
    records = opened(options)
    return _saved(options, records.countersign(options.number, not options.disagree, options.note, now()))


def _purge(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    records = opened(options)
    numbers = keeping.due(records, options.before, options.reference)
    named = ", ".join(map(str, numbers))
    if not numbers or not options.yes:
        would = f"Would go: entries {named}. Say --yes to do it." if numbers else "Nothing is due."
        return _print(options, {"due": list(numbers), "purged": []}, [would])
    policy = f"last added to before {options.before}" if options.before else "all under one reference"
    receipt = keeping.purge(records, numbers, policy, now())
    value = {"due": list(numbers), "purged": list(numbers), **receipt_json(receipt)}
    kept = "Copies in backups are still there."
    return _print(options, value, [f"Gone for good: entries {named}. {kept}", f"Receipt: {receipt}"])


def _backup(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    receipt = keeping.back_up(opened(options), options.file)
    return _print(options, receipt_json(receipt), [f"Copied to {options.file}, up to receipt {receipt}"])


def _restore(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    receipt, aside = keeping.restore(opened(options), options.file)
    kept = [f"The register that was here is kept as {aside}"] if aside else []
    return _print(options, receipt_json(receipt), [f"Restored, up to receipt {receipt}", *kept])


def _set_up(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    keeping.set_up(opened(options))
    said = "Set up. Make accounts members of isp_practitioner or isp_lead: GRANT isp_practitioner TO account."
    return _print(options, {"set_up": True}, [said])


def _move(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    receipt, aside = keeping.move(opened(options), options.to)
    where = "ISP_ASSISTANT_DATABASE" if "://" in options.to else "--data"
    lines = [f"Moved, up to receipt {receipt}. From now on name the new place with {where}."]
    kept = [f"The old register is kept as {aside}"] if aside else []
    return _print(options, receipt_json(receipt), [*lines, *kept])
