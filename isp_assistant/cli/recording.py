"""What `ask` and `decide` do under `--record`: the decision goes into the register as it is given."""

import argparse
import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli.register import nameless, receipt_json
from isp_assistant.errors import UsageError

if TYPE_CHECKING:
    from isp_assistant.assistant.service import Assistant
    from isp_assistant.domain.chain import Receipt
    from isp_assistant.domain.conversation import Conversation
    from isp_assistant.domain.model import Facts


def conversation_of(given: "Facts") -> "Conversation":
    """Give facts from the command line as a conversation."""
    from isp_assistant.domain.conversation import Conversation, Known, Source

    return Conversation({name: Known(answer, Source.ANSWERED) for name, answer in given.items()})


def require_nameless(options: argparse.Namespace, assistant: "Assistant") -> None:
    """Refuse a case reference that may name somebody, before anything is asked. Raises `UsageError`."""
    if options.record:
        nameless(assistant, "--record", options.record, "Give a case reference that names nobody.")


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
    records = Records(assistant, load_settings(options.knowledge, options.data))
    request = assistant.without_names(getattr(options, "question", ""))
    made = records.make(said, at, options.record, clock.now(), request=request, begun_in=tree, begun_at=begun_at)
    return records.save(made)


def reference(text: str) -> str:
    """Read a case reference from the command line."""
    from isp_assistant.domain.text import clean

    if not text.strip() or clean(text) != text or "\n" in text:
        raise argparse.ArgumentTypeError("a case reference is a line of text, without a name in it")
    return text.strip()
