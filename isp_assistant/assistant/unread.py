"""Words that were not understood or were corrected, counted for whoever writes the lexicon, if that is switched on.

Each word stands alone, in the order of the alphabet: neither the sentence nor its order can be told from them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from isp_assistant.domain.reading import Reading
from isp_assistant.errors import UnreadableError
from isp_assistant.settings import Settings, take_away, write_private

if TYPE_CHECKING:
    from isp_assistant.assistant.service import Assistant

FILE = "words.json"


@dataclass(slots=True)
class Noticed:
    """What a conversation holds until it is looked through: texts typed, and readings with the value that was right."""

    texts: list[str] = field(default_factory=list)
    corrected: list[tuple[Reading, str]] = field(default_factory=list)


class Misread(msgspec.Struct, frozen=True, order=True):
    """A phrase that was read as one value of a fact and meant another."""

    fact: str
    phrase: str
    read: str
    right: str


class _Counted(msgspec.Struct, frozen=True):
    misread: Misread
    count: int


class _Kept(msgspec.Struct, frozen=True):
    words: dict[str, int] = {}
    corrected: tuple[_Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """Words, and phrases that were corrected, each with how often; the most frequent first."""

    words: tuple[tuple[str, int], ...] = ()
    corrected: tuple[tuple[Misread, int], ...] = ()


def kept(data: Path) -> Kept:
    """Give what was kept. Raises `UnreadableError` for a file that is there and cannot be read."""
    stored = _stored(data / FILE)
    words = sorted(stored.words.items(), key=lambda item: (-item[1], item[0]))
    corrected = sorted(stored.corrected, key=lambda item: (-item.count, item.misread))
    return Kept(tuple(words), tuple((item.misread, item.count) for item in corrected))


def keep(settings: Settings, assistant: "Assistant", noticed: Noticed) -> None:
    """Count what was noticed, and forget it. Raises `UnreadableError` where the file cannot be read or written."""
    texts, corrected = tuple(noticed.texts), tuple(noticed.corrected)
    noticed.texts.clear()
    noticed.corrected.clear()
    if not settings.preferences.keep_words:
        return
    words = [word for text in texts for word in _words(assistant, text)]
    misread = [found for reading, right in corrected if (found := _misread(assistant, reading, right))]
    if words or misread:
        _write(settings.data / FILE, words, misread)


def clear(data: Path) -> None:
    """Forget all that was kept. Raises `UnreadableError` where that cannot be done."""
    take_away(data / FILE)


def _words(assistant: "Assistant", text: str) -> set[str]:
    """Give the words of a text that nothing was made of, but for what may identify somebody.

    A name may be typed small: a word counts only if it is an ordinary one, or stands where no name would.
    """
    found = assistant.guard.find(text)
    return {
        unread.word
        for unread in assistant.interpreter.unread(text)
        if (unread.common or assistant.guard.ordinary(unread.word))
        and not any(one.start < unread.end and unread.start < one.end for one in found)
    }


def _misread(assistant: "Assistant", reading: Reading, right: str) -> Misread | None:
    phrase = assistant.interpreter.in_known_words(reading.phrase)
    if phrase is None or assistant.guard.find(reading.phrase):
        return None
    return Misread(reading.fact, phrase, reading.value, right)


def _write(file: Path, words: Iterable[str], misread: Iterable[Misread]) -> None:
    stored = _stored(file)
    counts = dict(stored.words)
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    corrected = {item.misread: item.count for item in stored.corrected}
    for one in misread:
        corrected[one] = corrected.get(one, 0) + 1
    new = _Kept(dict(sorted(counts.items())), tuple(_Counted(one, corrected[one]) for one in sorted(corrected)))
    write_private(file, msgspec.json.format(msgspec.json.encode(new)))


def _stored(file: Path) -> _Kept:
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Kept)
    except FileNotFoundError:
        return _Kept()
    except (OSError, msgspec.MsgspecError) as error:
        raise UnreadableError(
            f"{file}: the words cannot be read ({error}).", "Remove the file, or run isp-assistant words --clear."
        ) from error
