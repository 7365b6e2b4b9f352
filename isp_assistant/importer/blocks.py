"""What was read of a document: headings, paragraphs, items of lists and tables, in their order. Words stay words."""

import unicodedata
from dataclasses import dataclass

from isp_assistant.domain.text import clean

_NO_CHARACTERS = {0xFFFE: None, 0xFFFF: None}
BULLETS = "•▪‣◦●○■□–·*-\uf0b7\uf0a7\uf0d8\uf0fc"
"""What documents set before an item; the last are those of the fonts Symbol and Wingdings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the highest level. `page` counts from 1, and is None where the form has no pages."""

    text: str
    level: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text on one line."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, without its bullet."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[str, ...], ...]
    page: int | None = None


Block = Heading | Paragraph | Item | Table


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a file: its blocks, the title that it gives itself, and in `notes` what was left out."""

    blocks: tuple[Block, ...]
    title: str = ""
    notes: tuple[str, ...] = ()


def line(text: str) -> str:
    """Put words on one line: ligatures become letters, and what could act on a terminal goes.

    Of what NFKC would change, fractions and raised numbers stay: 2½ would become 21⁄2.
    """
    if not (text.isascii() and text.isprintable()):
        folded = "".join(c if unicodedata.category(c) == "No" else unicodedata.normalize("NFKC", c) for c in text)
        text = clean(unicodedata.normalize("NFC", " ".join(folded.split()))).translate(_NO_CHARACTERS)
    return " ".join(text.split())


def running(text: str, page: int | None = None) -> Item | Paragraph:
    """Make an item of words behind a bullet, and a paragraph of others."""
    words = text.strip()
    if len(words) > 2 and words[0] in BULLETS and words[1].isspace():
        return Item(line(words[2:]), page)
    return Paragraph(line(words), page)
