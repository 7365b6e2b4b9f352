"""Plain text: paragraphs part at blank lines, and a line that stands alone is a heading where it looks like one."""

import re
from collections.abc import Iterator, Sequence

from isp_assistant.importer.blocks import BULLETS, Block, Heading, Read, Table, line, running
from isp_assistant.importer.encoding import decoded

MOST_OF_A_HEADING = 120
MOST_WORDS = 12

_NUMBERED = re.compile(r"[A-Z]{0,2}\.?\d{1,2}(?:\.\d{1,2})*[.)]?\s+\S")
_BEGINS = re.compile(r"\s*(?:[^\w\s(“\"'‘£<\[*]\s|\d{1,3}[.)]\s|\([a-z0-9]{1,3}\)\s)")


def read(content: bytes) -> Read:
    """Read plain text. A form feed begins a page, as programs write it that make text of PDF."""
    text, notes = decoded(content)
    pages = text.split("\f")
    blocks: list[Block] = []
    for number, page in enumerate(pages, 1):
        blocks += _blocks(page.splitlines(), number if len(pages) > 1 else None)
    return Read(tuple(blocks), notes=notes)


def _blocks(lines: Sequence[str], page: int | None) -> Iterator[Block]:
    group: list[str] = []
    for one in [*lines, ""]:
        if line(one):
            group.append(one)
        elif group:
            yield from _group(group, page)
            group = []


def _group(lines: list[str], page: int | None) -> Iterator[Block]:
    """Read what stands between two blank lines."""
    if len(lines) == 1 and _is_heading(line(lines[0])):
        yield Heading(line(lines[0]), _level(line(lines[0])), page)
        return
    if len(lines) > 1 and all("\t" in one.strip() for one in lines):
        yield Table(tuple(tuple(map(line, one.strip("\n").split("\t"))) for one in lines), page)
        return
    part: list[str] = []
    for one in lines:
        if part and _BEGINS.match(one):
            yield running(" ".join(part), page)
            part = []
        part.append(one)
    if line(" ".join(part)):
        yield running(" ".join(part), page)


def _is_heading(text: str) -> bool:
    words = text.split()
    if (
        len(text) > MOST_OF_A_HEADING
        or text[-1] in ".,;:?!"
        or text[0] in BULLETS
        or not any(c.isalpha() for c in text)
    ):
        return False
    if text.isupper():
        return True
    if len(words) > MOST_WORDS or (_BEGINS.match(text) and not _NUMBERED.match(text)):
        return False
    titled = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return bool(_NUMBERED.match(text)) or ("," not in text and bool(titled) and all(w[0].isupper() for w in titled))


def _level(text: str) -> int:
    """Take the level from a printed number, such as 2 for 4.1; words in capitals stand above others."""
    if _NUMBERED.match(text):
        return text.split()[0].strip(".)").count(".") + 1
    return 1 if text.isupper() else 2
