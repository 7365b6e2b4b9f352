"""Word's DOCX, python-docx's door for reading: headings by their styles, and pages where Word has stored them."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import docx as library
from docx.oxml.ns import qn

from isp_assistant.errors import UnreadableError
from isp_assistant.importer.blocks import Block, Heading, Item, Paragraph, Read, Table, line, running

if TYPE_CHECKING:
    from docx.document import Document

MOST_UNPACKED = 300_000_000
"""Bytes; a file made to swell has more."""
MOST_COLUMNS = 100

_STYLE = re.compile(r"heading (\d)")
_BREAK = qn("w:lastRenderedPageBreak")
_TEXT = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_AROUND = set(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:customXml")))
_ELSEWHERE = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:moveFrom"),
    qn("w:del"),
    qn("w:pPr"),
    qn("w:rPr"),
}
"""What is inside these is said a second time, was taken out, or is no text."""


def read(content: bytes) -> Read:
    """Read a document of Word. Raises `UnreadableError` where it would swell beyond measure."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
            raise UnreadableError(f"unpacked it has more than {MOST_UNPACKED:,} bytes.", "Take its pictures out.")
        protected = "EncryptedPackage" in parts.namelist()
    if protected:
        raise UnreadableError("a password protects it.", "Save it without one.")
    reader = _Reader(library.Document(io.BytesIO(content)))
    blocks = tuple(reader.blocks())
    return Read(blocks, reader.title, tuple(reader.notes()))


class _Reader:
    def __init__(self, document: "Document") -> None:
        self.body: Any = document.element.body
        self.styles = {style.style_id: style for style in document.styles}
        self.page = 1 if next(self.body.iter(_BREAK), None) is not None else None
        self.title = line(document.core_properties.title or "")
        self.contents = self.listed = 0

    def notes(self) -> Iterator[str]:
        """Say what was left out."""
        if self.contents:
            yield "Left out: its list of contents."
        if next(self.body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")), None) is not None:
            yield "Left out: its footnotes. Add those that matter."
        if next(self.body.iter(qn("w:drawing"), qn("w:pict")), None) is not None:
            yield "Left out: its pictures."
        if self.listed:
            yield "Word makes the numbers of its lists and headings anew: they are left out where they are no text."

    def blocks(self) -> Iterator[Block]:
        for element in _parts(self.body, "w:p", "w:tbl"):
            if element.tag == qn("w:tbl"):
                yield from self._table(element)
            else:
                yield from self._paragraph(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        words, page = line(_words(element)), self._paged(element)
        name, level = self._style(element)
        numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        if name.startswith(("toc ", "contents")):
            self.contents += bool(words)
        elif not words:
            return
        elif level:
            self.title = self.title or (words if name == "title" else "")
            self.listed += numbered
            yield Heading(words, level, page)
        elif numbered or name.startswith(("list bullet", "list number")):
            self.listed += numbered and not name.startswith("list bullet")
            yield Item(words, page)
        else:
            yield running(words, page)

    def _paged(self, element: Any) -> int | None:
        """Count the pages that Word broke inside an element; give the one that it begins on."""
        begins = self.page
        if self.page is not None:
            breaks = sum(1 for _ in element.iter(_BREAK))
            self.page += breaks
            begins = self.page if breaks and _breaks_first(element) else begins
        return begins

    def _style(self, element: Any) -> tuple[str, int]:
        """Give the name of a paragraph's style, and the level of a heading: 0 for none."""
        style = self.styles.get(element.style) if element.style else None
        name = str(style.name or "").lower() if style is not None else ""
        for _ in range(10):  # styles may stand on each other, and a hostile file makes them go in a ring
            if style is None:
                break
            found = _STYLE.match(str(style.name or "").lower())
            if found:
                return name, int(found[1])
            style = getattr(style, "base_style", None)
        outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        level = outline.get(qn("w:val"), "") if outline is not None else ""
        return name, 1 if name == "title" else int(level) + 1 if level in set("012345") else 0

    def _table(self, element: Any) -> Iterator[Block]:
        page = self._paged(element)
        rows = [tuple(_cells(row)) for row in _parts(element, "w:tr")]
        rows = [row for row in rows if any(row)]
        if rows and max(map(len, rows)) > 1:
            yield Table(tuple(rows), page)
        else:
            yield from (Paragraph(" ".join(row), page) for row in rows)


def _parts(whole: Any, *names: str) -> Iterator[Any]:
    """List the parts of these names in their order, also those in a content control."""
    wanted = set(map(qn, names))
    waiting = list(reversed(whole))
    while waiting:
        element = waiting.pop()
        if element.tag in wanted:
            yield element
        elif element.tag in _AROUND:
            waiting += reversed(element)


def _words(element: Any) -> str:
    """Join the text of an element, with what was added under tracked changes and without what was taken out."""
    found: list[str] = []
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if one.tag in _ELSEWHERE:
            continue
        if one.tag == qn("w:t"):
            found.append(one.text or "")
        elif one.tag in _TEXT:
            found.append(_TEXT[one.tag])
        else:
            if one.tag == qn("w:p"):
                found.append(" ")
            waiting += reversed(one)
    return "".join(found)


def _breaks_first(element: Any) -> bool:
    for one in element.iter(_BREAK, qn("w:t")):
        return bool(one.tag == _BREAK)
    return False


def _cells(row: Any) -> Iterator[str]:
    """Give the cells of a row; where one spans several columns, empty ones stand behind it."""
    for cell in _parts(row, "w:tc"):
        properties = cell.find(qn("w:tcPr"))
        merged = properties.find(qn("w:vMerge")) if properties is not None else None
        span = properties.find(qn("w:gridSpan")) if properties is not None else None
        goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
        yield "" if goes_on else line(_words(cell))
        width = span.get(qn("w:val"), "1") if span is not None else "1"
        yield from [""] * (min(int(width), MOST_COLUMNS) - 1 if width.isdecimal() else 0)
