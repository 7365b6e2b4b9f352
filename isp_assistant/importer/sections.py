"""Blocks written as a document of a pack: front matter, then headed sections with their ids and pages.

It is the reverse of `pack.markdown`, which reads it. What would be more than words at the start of a line is escaped.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from isp_assistant.importer.blocks import Block, Heading, Item, Paragraph, Table
from isp_assistant.pack.markdown import SECTION_ID, printed_number, slug

DEEPEST = 6
MOST_OF_AN_ID = 60

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ()/'’–.,-]*")
_AT_START = re.compile(r"^(?=#{1,6}(?:\s|$)|\||:?-{3,}|[=*_`~]{3,}|<)")
_CITED = re.compile(r"”(\s*)\[(?=[^\[\]#\s]+#[^\[\]\s]+\])")
"""What a pack reads as a quotation with its citation."""


@dataclass(slots=True)
class _Section:
    heading: Heading
    blocks: list[Block] = field(default_factory=list)

    @property
    def pages(self) -> str:
        numbers = [block.page for block in (self.heading, *self.blocks) if block.page is not None]
        if not numbers:
            return ""
        first, last = min(numbers), max(numbers)
        return f"{first}" if first == last else f"{first}-{last}"


def document(front: Mapping[str, str], blocks: Sequence[Block]) -> tuple[str, int]:
    """Write a document under its front matter, which has a `title`; give its text and how many sections it has."""
    sections = _sections(front["title"], blocks)
    head = [f"{key}: {_said(value)}" for key, value in front.items()]
    parts = ["\n".join(["---", *head, "---"])]
    for section, name in zip(sections, _ids([one.heading.text for one in sections]), strict=True):
        pages = f' pages="{section.pages}"' if section.pages else ""
        parts.append(f"{'#' * section.heading.level} {section.heading.text} {{#{name}{pages}}}")
        parts += _body(section.blocks)
    return _CITED.sub(r"”\1\\[", "\n\n".join(parts) + "\n"), len(sections)


def _sections(title: str, blocks: Sequence[Block]) -> list[_Section]:
    """Part the blocks at their headings; what stands before the first goes under the title."""
    found: list[_Section] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(_Section(Heading(block.text, min(max(block.level, 1), DEEPEST), block.page)))
        elif not found:
            found.append(_Section(Heading(title, 1, block.page), [block]))
        else:
            found[-1].blocks.append(block)
    return found


def _ids(headings: Sequence[str]) -> Iterator[str]:
    """Give the printed number where it is unique, else a slug of the heading, with a count where that is taken."""
    numbers = Counter(map(printed_number, headings))
    taken: set[str] = set()
    times: Counter[str] = Counter()
    for heading in headings:
        number = printed_number(heading)
        unique = numbers[number] == 1 and SECTION_ID.match(number)
        wanted = name = number if unique else slug(heading)[:MOST_OF_AN_ID].rstrip("-")
        while name in taken:
            times[wanted] += 1
            name = f"{wanted}-{times[wanted] + 1}"
        taken.add(name)
        yield name


def _said(text: str) -> str:
    """Write a value of the front matter, in quotes unless it is plain words; a bracket there could be a citation's."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False).replace("[", "\\u005b")


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    """Write the blocks of a section; the items of a list stand together."""
    items: list[str] = []
    for block in blocks:
        if isinstance(block, Item):
            items.append(f"- {block.text}")
            continue
        if items:
            yield "\n".join(items)
            items = []
        match block:
            case Paragraph(text):
                yield _AT_START.sub(r"\\", text)
            case Table(rows):
                yield "\n".join(_table(rows))
    if items:
        yield "\n".join(items)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = [_AT_START.sub(r"\\", cell.replace("|", "\\|")) for cell in row]
        yield "| " + " | ".join([*cells, *[""] * (width - len(row))]) + " |"
        if number == 0:
            yield "|" + "---|" * width
