"""An unfinished conversation, kept so that a crash or a closed terminal loses nothing.

Only facts and how they came to be known are kept. The typed words are not: they may name somebody.
"""

from pathlib import Path

import msgspec

from isp_assistant.domain.conversation import Conversation, Known, Source
from isp_assistant.domain.facts import FactError, normalised
from isp_assistant.domain.model import Answer, Pack
from isp_assistant.settings import write_private

FILE = "unfinished.json"


class _Kept(msgspec.Struct, frozen=True):
    facts: dict[str, Answer]
    sources: dict[str, Source]
    answered: tuple[str, ...]
    partner: str | None = None


def keep(data: Path, conversation: Conversation) -> None:
    """Keep a conversation that has begun. Raises `UnreadableError` where the folder cannot be written."""
    kept = _Kept(
        facts=dict(conversation.facts),
        sources={name: known.source for name, known in conversation.known.items()},
        answered=conversation.answered,
        partner=conversation.partner,
    )
    write_private(data / FILE, msgspec.json.encode(kept))


def kept(data: Path, pack: Pack) -> Conversation | None:
    """Give the conversation that was cut off, or None.

    What no longer fits the pack, or cannot be read, is no conversation to go on with, and is left where it is.
    """
    try:
        stored = msgspec.json.decode((data / FILE).read_bytes(), type=_Kept)
        facts = normalised(pack.facts, stored.facts)
    except (OSError, msgspec.MsgspecError, FactError):
        return None
    known = {name: Known(answer, stored.sources.get(name, Source.ANSWERED)) for name, answer in facts.items()}
    partner = stored.partner if stored.partner in pack.partners else None
    answered = tuple(name for name in stored.answered if name in known)
    return Conversation(known, answered, partner=partner, begun=True) if known else None


def drop(data: Path) -> None:
    """Forget the conversation that was kept."""
    (data / FILE).unlink(missing_ok=True)
