"""Text becomes what a widget shows: the one place where the two meet, so that no words ever act as markup."""

import re
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from textual.content import Content, Span

from isp_assistant.domain.text import clean


def plain(text: str, style: str = "") -> Content:
    """Show text as text."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def lines(parts: Iterable[Content]) -> Content:
    """Put parts under each other."""
    return Content("\n").join(list(parts))


def joined(*parts: Content) -> Content:
    """Put parts behind each other."""
    return Content("").join(list(parts))


def marked(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    """Show text with spans of it styled; offsets count code points of the text as given.

    Characters that are not shown are replaced by blanks first, so that the offsets still fit.
    """
    shown = "".join(c if clean(c) == c else " " for c in text)
    return Content(shown, spans=[Span(start, end, style) for start, end in spans])


def label(text: str) -> Text:
    """Show text in a tree or a table, whose labels are Rich's."""
    return Text(clean(text))


def section_body(body: str) -> RenderableType:
    """Show a section: paragraphs, lists, and tables with their columns."""
    return Group(*_blocks(clean(body).splitlines()))


def rows(parts: Iterable[tuple[str, ...]], styles: tuple[str, ...]) -> Table:
    """Put texts in columns, so that what wraps stays under its own; the last column takes what is left."""
    table = Table.grid(padding=(0, 1), expand=True)
    for style in styles[:-1]:
        table.add_column(style=style)
    table.add_column(style=styles[-1], ratio=1, overflow="fold")
    for part in parts:
        table.add_row(*(Text(clean(text)) for text in part))
    return table


def indented(parts: Iterable[str]) -> RenderableType:
    """Show lines that wrap under their own indent, and under the words of an item; those without one are headings."""
    return Group(*(_indented(clean(part)) for part in parts))


def _indented(line: str) -> RenderableType:
    words = line.lstrip()
    indent = len(line) - len(words)
    if not words.startswith("- "):
        return Padding(Text(words, style="" if indent else "bold"), (0, 0, 0, indent))
    item = Table.grid(padding=(0, 1))
    item.add_row(Text("•"), Text(words.removeprefix("- ")))
    return Padding(item, (0, 0, 0, indent))


_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\|?\s*:?-{3,}")


def _blocks(rows: list[str]) -> Iterator[RenderableType]:
    """Go through the lines: rows of a table stay together, and lines of a paragraph or an item become one."""
    at = 0
    while at < len(rows):
        end = at + 1
        if rows[at].lstrip().startswith("|"):
            while end < len(rows) and rows[end].lstrip().startswith("|"):
                end += 1
            yield _table(rows[at:end])
        else:
            while end < len(rows) and rows[at].strip() and _goes_on(rows[end]):
                end += 1
            yield Text(" ".join([_bullet(rows[at]), *(row.strip() for row in rows[at + 1 : end])]))
        at = end


_BEGINS = re.compile(r"\s*(?:[-*] |\d+[.)] |\|)")


def _goes_on(row: str) -> bool:
    return bool(row.strip()) and not _BEGINS.match(row)


def _bullet(row: str) -> str:
    return re.sub(r"^(\s*)[-*] ", r"\1• ", row)


def _table(rows: list[str]) -> Table:
    head, *rest = [_cells(row) for row in rows if not _RULE.match(row.strip())]
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_lines=any(len(" ".join(row)) > 80 for row in rest))
    for name in head:
        table.add_column(Text(name), overflow="fold")
    for row in rest:
        table.add_row(*(Text(cell) for cell in row[: len(head)]), *(Text("") for _ in head[len(row) :]))
    return table


def _cells(row: str) -> list[str]:
    return [cell.strip().replace("\\|", "|") for cell in _CELL.split(row.strip().strip("|"))]
