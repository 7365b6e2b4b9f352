"""What the commands on the register share: which records are wanted, the register itself, and how they answer."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli.common import answer, date, settings_of
from isp_assistant.errors import UsageError

if TYPE_CHECKING:
    from isp_assistant.assistant.records import Recorded, Records
    from isp_assistant.assistant.service import Assistant
    from isp_assistant.domain.chain import Receipt, Wanted

ROLES_INSTEAD = "Write it with roles in the place of names."


def wanted_options(command: argparse.ArgumentParser) -> None:
    """Add the options that choose records."""
    command.add_argument("--reference", metavar="REFERENCE", help="only under this case reference")
    command.add_argument("--decision", metavar="DECISION", help="only this decision, such as do-not-share")
    period_options(command)


def period_options(command: argparse.ArgumentParser) -> None:
    """Add the options that choose a time."""
    command.add_argument("--since", metavar="DATE", type=date, help="only from this date on")
    command.add_argument("--until", metavar="DATE", type=date, help="only up to this date")


def nameless(assistant: "Assistant", option: str, text: str, hint: str = ROLES_INSTEAD) -> None:
    """Refuse what may be a name in what goes into the register for good. Raises `UsageError`."""
    if found := assistant.guard.find(text):
        named = text[found[0].start : found[0].end]
        raise UsageError(f"{option}: “{named}” may name somebody.", hint)


def opened(options: argparse.Namespace) -> "Records":
    """Open the register that the options name."""
    from isp_assistant.assistant.records import Records
    from isp_assistant.assistant.service import open_assistant

    settings = settings_of(options)
    return Records(open_assistant(settings, clock.today()), settings)


def wanted(options: argparse.Namespace, text: str | None = None) -> "Wanted":
    """Read which records are wanted."""
    from isp_assistant.domain.chain import Wanted
    from isp_assistant.domain.facts import suggest
    from isp_assistant.domain.model import Decision

    if options.decision is not None and options.decision not in tuple(Decision):
        raise UsageError(f"--decision: {options.decision!r} is no decision;", f"{suggest(options.decision, Decision)}")
    return Wanted("decision", options.reference, options.decision, options.since, options.until, text)


def answer_list(options: argparse.Namespace, found: "Sequence[Recorded]") -> int:
    """Answer with decisions, a line each."""
    from isp_assistant.assistant.record_wording import listed_line

    lines = [listed_line(one) for one in found] or ["No decision is recorded that fits."]
    return answer(options, {"records": [listed_json(one) for one in found]}, lines)


def answer_saved(options: argparse.Namespace, receipt: "Receipt") -> int:
    """Answer with the receipt of what was saved."""
    return answer(options, receipt_json(receipt), [f"Recorded. Receipt: {receipt}"])


def listed_json(recorded: "Recorded") -> dict[str, Any]:
    """Give a decision as a list shows it; what was purged has its number and time alone."""
    record = recorded.record
    return {
        "number": recorded.entry.number,
        "reference": record.reference if record else None,
        "at": recorded.entry.link.at,
        "decision": record.advised.decision.value if record else None,
    }


def receipt_json(receipt: "Receipt") -> dict[str, Any]:
    """Give a receipt."""
    return {"number": receipt.number, "sha256": receipt.sha256}
