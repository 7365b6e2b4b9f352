"""A paper as DOCX, with real headings, lists and tables, so that it can be edited and read aloud."""

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

import docx as library

from isp_assistant.domain.text import clean
from isp_assistant.printing.paper import Block, Fields, Heading, Listed, Paper, Paragraph, Table

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: the time of writing would make equal papers differ."""


def docx(paper: Paper) -> bytes:
    """Write a paper as DOCX."""
    document = library.Document()
    _describe(document, paper)
    document.add_heading(_xml(paper.title), level=0)
    for block in paper.blocks:
        _add(document, block)
    if paper.footer:
        document.sections[0].footer.paragraphs[0].text = _xml(paper.footer)
    stream = io.BytesIO()
    document.save(stream)
    return _undated(stream)


def _describe(document: "Document", paper: Paper) -> None:
    about = document.core_properties
    about.title = _xml(paper.title)[:255]
    about.author = ""
    about.comments = ""
    about.language = "en-GB"
    about.created = about.modified = datetime.datetime(*_EPOCH)  # noqa: DTZ001  the format knows no zone


def _add(document: "Document", block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(_xml(text), level=level)
        case Paragraph(text):
            document.add_paragraph(_xml(text))
        case Listed(items, numbered):
            for number, item in enumerate(items, 1):
                # Word would number on from the last list: the number is written out
                text = f"{number}. {item}" if numbered else item
                document.add_paragraph(_xml(text), style="List" if numbered else "List Bullet")
        case Table(header, rows):
            _add_table(document, header, rows)
        case Fields():
            for label, text in block.filled:
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{_xml(label)}: ").bold = True
                paragraph.add_run(_xml(text))


def _add_table(document: "Document", header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.paragraphs[0].add_run(_xml(text)).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _xml(text)


def _xml(text: str) -> str:
    """Drop what XML cannot hold; the two non-characters are the only ones that `clean` lets through."""
    return clean(text).translate({0xFFFE: None, 0xFFFF: None})


def _undated(stream: io.BytesIO) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()
