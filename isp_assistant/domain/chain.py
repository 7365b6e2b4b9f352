"""The entries of the register and their hash chain: each link covers the one before it and the hash of its content.

The content itself is kept apart, with a random salt that its hash covers, so that a purge can take the content away,
leave the chain whole, and leave nothing against which a guess at the content could be tried.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]
"""A JSON object of text, whole numbers, true, false, null, lists and objects; a fraction has no one spelling."""

START = "0" * 64
"""What the first link has before it."""


@dataclass(frozen=True, slots=True)
class Link:
    """One entry's place in the chain. `number` counts from 1 without a gap; `at` is ISO 8601 with its offset.

    `author` is the database account that saved it, "" where the register is one person's file.
    """

    number: int
    kind: str
    at: str
    author: str
    content: str
    previous: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a saved entry is confirmed by; whoever keeps it can prove later that the entry is still there."""

    number: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.number}:{self.sha256}"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as read; `body` is its content in its one form, None where it was purged or is another's."""

    link: Link
    body: bytes | None

    @property
    def number(self) -> int:
        return self.link.number

    @property
    def kind(self) -> str:
        return self.link.kind

    @property
    def receipt(self) -> Receipt:
        return Receipt(self.link.number, self.link.sha256)

    @property
    def content(self) -> Json | None:
        """The content, or None where it was purged or damaged, or belongs to another practitioner."""
        try:
            content = json.loads(self.body) if self.body is not None else None
        except (TypeError, ValueError):
            return None
        return content if isinstance(content, dict) else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to read; what is None does not matter. Dates are those of the entries, as they were written.

    `text` is looked for in every text of the content, in any case; `about` is the entry that is amended or signed.
    """

    kind: str | None = None
    reference: str | None = None
    decision: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    text: str | None = None
    about: int | None = None


def says(content: object, words: str) -> bool:
    """Say whether any text in JSON holds these words, in any case."""
    if isinstance(content, str):
        return words.casefold() in content.casefold()
    if isinstance(content, dict):
        return any(says(part, words) for part in content.values())
    return isinstance(content, list) and any(says(part, words) for part in content)


def canonical(content: Json) -> bytes:
    """Write JSON in its one form: UTF-8, keys sorted, no spaces.

    Raises `ValueError` for a number that is not whole, and for text that is not text (half a surrogate pair).
    """
    _require_exact(content)
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _require_exact(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError(f"{value!r} is not a whole number")
    if isinstance(value, Mapping):
        for key, part in value.items():
            if not isinstance(key, str):
                raise ValueError(f"{key!r} is not text, so it is no key")
            _require_exact(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            _require_exact(part)


def content_hash(salt: bytes, content: bytes) -> str:
    """Hash content with its salt (16 bytes)."""
    return hashlib.sha256(salt + content).hexdigest()


def linked(before: Link | None, kind: str, at: str, author: str, content: str) -> Link:
    """Make the next link of a chain; `content` is the hash of the entry's content."""
    number, previous = (before.number + 1, before.sha256) if before else (1, START)
    return sealed(Link(number, kind, at, author, content, previous))


def sealed(link: Link) -> Link:
    """Give a link its hash, which covers every other field, a line each."""
    parts = (str(link.number), link.kind, link.at, link.author, link.content, link.previous)
    if any("\n" in part for part in parts):
        raise ValueError("a line end in a link could make two links look alike")
    return replace(link, sha256=hashlib.sha256("\n".join(parts).encode()).hexdigest())


def breaks(links: Iterable[Link]) -> Iterator[tuple[int, str]]:
    """List what is wrong with a chain as (number, what), given all its links in the order of their numbers."""
    before: Link | None = None
    for link in links:
        number, previous = (before.number + 1, before.sha256) if before else (1, START)
        if link.number != number:
            missing = f"{number}" if link.number == number + 1 else f"{number} to {link.number - 1}"
            yield number, f"entry {missing} is not there"
        elif link.previous != previous:
            yield link.number, f"entry {link.number} does not follow the entry before it"
        if not _is_sealed(link):
            yield link.number, f"entry {link.number} was altered"
        before = link


def _is_sealed(link: Link) -> bool:
    try:
        return sealed(link) == link
    except (TypeError, ValueError):  # what was put there is no text, or holds what no link holds
        return False
