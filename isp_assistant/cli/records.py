"""The commands on recorded decisions: find them, show them, and say whether one agrees."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli import checking, papers, upkeep
from isp_assistant.cli.common import Command, answer, date, entry_number, group
from isp_assistant.cli.register import (
    answer_list,
    answer_saved,
    nameless,
    opened,
    period_options,
    receipt_json,
    wanted,
    wanted_options,
)

if TYPE_CHECKING:
    from isp_assistant.domain.chain import Wanted


def add_commands(commands: Any, command: Command) -> None:
    """Add `records` and what it does; `command` adds one with its help, example and --json."""
    does = group(
        commands,
        "records",
        "the register of decisions",
        "The register of decisions: find, show, verify and look after it.",
        "isp-assistant records list --reference C-2041",
    )
    _reading(does, command)
    checking.add_commands(does, command)
    papers.add_commands(does, command)
    _adding(does, command)
    upkeep.add_commands(does, command)


def _reading(does: Any, command: Command) -> None:
    listed = command(does, "list", _list, "list decisions", "isp-assistant records list --decision share-now")
    wanted_options(listed)
    search = command(does, "search", _search, "find decisions by their words", "isp-assistant records search nursery")
    search.add_argument("text", metavar="WORDS")
    wanted_options(search)
    show = command(does, "show", _show, "show one decision whole", "isp-assistant records show 12")
    show.add_argument("number", metavar="NUMBER", type=entry_number)
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
    review.add_argument("--by", metavar="DATE", type=date, help="by this date (default: today)")
    counted = command(
        does,
        "statistics",
        _statistics,
        "count decisions, departures and the time they took, without personal data",
        "isp-assistant records statistics --since 2026-01-01",
    )
    period_options(counted)


def _adding(does: Any, command: Command) -> None:
    add = command(
        does, "add", _add, "save a record that could not be saved", "isp-assistant records add unsaved-1f.json"
    )
    add.add_argument("file", metavar="FILE", type=Path)
    countersign = command(
        does, "countersign", _countersign, "say as a manager that you agree", "isp-assistant records countersign 12"
    )
    countersign.add_argument("number", metavar="NUMBER", type=entry_number)
    countersign.add_argument("--disagree", action="store_true", help="say that you do not agree")
    countersign.add_argument("--note", metavar="WORDS", default="", help="why, without names")
    countersign.add_argument("--role", metavar="ROLE", default="", help="your role, such as team manager")


def _list(options: argparse.Namespace) -> int:
    return _found(options, wanted(options))


def _search(options: argparse.Namespace) -> int:
    return _found(options, wanted(options, options.text))


def _found(options: argparse.Namespace, wanted: "Wanted") -> int:
    return answer_list(options, opened(options).found(wanted))


def _show(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.papers import whole_json
    from isp_assistant.assistant.record_wording import record_lines

    records = opened(options)
    recorded = records.recorded(options.number)
    return answer(options, whole_json(recorded), record_lines(records.assistant.pack, recorded))


def _under(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping
    from isp_assistant.cli.render import indented

    found = keeping.under(opened(options), options.reference)
    entries = [receipt_json(one.receipt) | {"kind": one.kind, "at": one.link.at, "holds": one.content} for one in found]
    lines = [line for one in entries for line in (f"Entry {one['number']}: {one['kind']}", *indented(one["holds"]))]
    return answer(options, {"entries": entries}, lines or ["Nothing is held under that reference."])


def _review(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    return answer_list(options, keeping.to_review(opened(options), options.by or clock.today()))


def _statistics(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping
    from isp_assistant.assistant.record_wording import statistics_lines
    from isp_assistant.domain.record import as_json

    counted = keeping.statistics(opened(options), options.since, options.until)
    return answer(options, as_json(counted), statistics_lines(counted))


def _add(options: argparse.Namespace) -> int:
    return answer_saved(options, opened(options).add(options.file))


def _countersign(options: argparse.Namespace) -> int:
    from isp_assistant.domain.record import Practitioner

    records = opened(options)
    for option, text in (("--note", options.note), ("--role", options.role)):
        nameless(records.assistant, option, text)
    by = Practitioner(options.role, records.practitioner.organisation) if options.role else None
    return answer_saved(
        options, records.countersign(options.number, not options.disagree, options.note, clock.now(), by)
    )
