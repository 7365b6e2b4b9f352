"""What answers have changed since the knowledge was last used here: said once, in plain words."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from isp_assistant.domain.comparison import Change, IncomparableError, Said
from isp_assistant.domain.diff import Diff, Line, diff
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import UNSURE, Pack, When
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.errors import AssistantError
from isp_assistant.pack.cache import compiled, from_compiled
from isp_assistant.settings import write_private

FILE = "knowledge-last-used"
HASH_LENGTH = 64
"""The file begins with the pack's hash, so that most starts, with the same pack as the last, read no more than that."""

MOST_TOLD = 5
DECIDES = (Change.LESS, Change.MORE, Change.ADVICE)
"""The classes in which another decision may be reached, those that share less first: they take people by surprise."""


def news(data: Path, pack: Pack) -> tuple[str, ...]:
    """Say what has changed since `remember` was last called, line by line; nothing where no answer has.

    The first start, another authority's pack and a file that cannot be read have no news.
    """
    last = None if _hash(data) == pack.sha256 else _last(data)
    if last is None or last.name != pack.name:
        return ()
    try:
        return tuple(news_lines(last, pack, diff(last, pack)))
    except IncomparableError:
        return (f"{_since(last, pack)} Its questions are others now, so any answer may differ.",)


def remember(data: Path, pack: Pack) -> None:
    """Keep the pack as the one that was last used. Raises `UnreadableError` where the folder cannot be written."""
    if _hash(data) != pack.sha256:
        write_private(data / FILE, pack.sha256.encode() + zlib.compress(compiled(pack)))


def _hash(data: Path) -> str | None:
    try:
        with (data / FILE).open("rb") as file:
            return file.read(HASH_LENGTH).decode("ascii", "replace")
    except OSError:
        return None


def _last(data: Path) -> Pack | None:
    try:
        return from_compiled(zlib.decompress((data / FILE).read_bytes()[HASH_LENGTH:]))
    except (OSError, zlib.error, AssistantError):
        return None


def news_lines(old: Pack, new: Pack, compared: Diff) -> Iterator[str]:
    """Say which situations come out otherwise, those that share less first, and count what else is new."""
    if not compared.lines and compared.complete:
        return
    yield _since(old, new)
    decided = [line for change in DECIDES for line in compared.lines if line.changed.change == change]
    for line in decided[:MOST_TOLD]:
        yield f"{_situation(new, line)}: it was {_answer(line.changed.old)}, and is now {_answer(line.changed.new)}."
    if len(decided) > MOST_TOLD:
        yield f"So it is in {len(decided) - MOST_TOLD} more situations."
    steps = compared.counts().get(Change.STEPS, 0)
    if steps:
        yield (
            f"What to do has changed in {steps} situations."
            if steps > 1
            else "What to do has changed in one situation."
        )
    if not compared.complete:
        yield "More may have changed than could be compared here."


def _since(old: Pack, new: Pack) -> str:
    edition = f" (edition {old.edition}, now {new.edition})" if old.edition != new.edition else ""
    return f"The knowledge has changed since you last used this{edition}."


def _answer(said: Said | None) -> str:
    return DECISION_WORDS[said.decision][1].lower() if said else "not known"


def _situation(pack: Pack, line: Line) -> str:
    parts = [*_parts(pack, line.when, " or ", ""), *_parts(pack, line.every, " and ", "with ")]
    parts += _parts(pack, line.unless, " and ", "without ")
    return "; ".join(parts) or "Always"


def _parts(pack: Pack, condition: When, between: str, before: str) -> Iterator[str]:
    """Say each part of a condition but those that hold where nothing was said."""
    for name, values in condition.items():
        if name in pack.facts and values == (pack.facts[name].default,):
            continue
        said = between.join(_value(pack, name, value) for value in values)
        yield f"{pack.facts[name].label if name in pack.facts else name}: {before}{said}"


def _value(pack: Pack, fact: str, value: str) -> str:
    known = fact in pack.facts and (value == UNSURE or value in pack.facts[fact].values)
    return in_words(pack, fact, value) if known else value
