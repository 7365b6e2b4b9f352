"""The commands that hold the register to something: its chain, its receipts, today's knowledge, another pack."""

import argparse
import re
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli.common import FOUND_SOMETHING, Command, answer, entry_number
from isp_assistant.cli.register import answer_saved, listed_json, nameless, opened, receipt_json

if TYPE_CHECKING:
    from isp_assistant.assistant.keeping import Turned
    from isp_assistant.domain.chain import Receipt
    from isp_assistant.domain.record import Replay

RECEIPT = re.compile(r"([1-9][0-9]{0,8}):([0-9a-f]{64})")


def add_commands(does: Any, command: Command) -> None:
    """Add `verify`, `accept`, `replay` and `against` to what `records` does."""
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
    replay.add_argument("number", metavar="NUMBER", type=entry_number)
    against = command(
        does,
        "against",
        _against,
        "list the recorded decisions that another pack would decide otherwise",
        "isp-assistant records against knowledge",
    )
    against.add_argument("pack", metavar="PACK", help="a folder or a git revision")


def _receipt(text: str) -> "Receipt":
    from isp_assistant.domain.chain import Receipt

    match = RECEIPT.fullmatch(text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no receipt; it is a number, a colon and 64 letters and digits")
    return Receipt(int(match[1]), match[2])


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
    answer(options, value, [*(f"Wrong: {what}" for what in verdict.wrong), *verdict.notes, summary, *head])
    return 0 if verdict.sound else FOUND_SOMETHING


def _accept(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    records = opened(options)
    nameless(records.assistant, "--because", options.because)
    return answer_saved(options, keeping.accept(records, options.because, clock.now()))


def _replay(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.record_wording import replay_lines

    replayed = opened(options).replayed(options.number)
    value = {
        "number": replayed.number,
        "then": _replay_json(replayed.then),
        "today": _replay_json(replayed.today),
    }
    answer(options, value, replay_lines(replayed))
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
    answer(
        options,
        {"records": [turned_json(one) for one in turned]},
        [turned_line(one) for one in turned] or ["Every decision would be the same."],
    )
    return FOUND_SOMETHING if turned else 0


def turned_json(turned: "Turned") -> dict[str, Any]:
    """Give a recorded decision and what another pack would decide, null where a question would be open."""
    return listed_json(turned.recorded) | {"would_be": turned.new.value if turned.new else None}
