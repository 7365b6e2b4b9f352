"""A paper as PDF: A4, an outline of its headings, and a font with Latin, Greek and Cyrillic letters embedded."""

import datetime
import unicodedata
from importlib.resources import files
from typing import cast

from fpdf import FPDF, XPos, YPos
from fpdf.fonts import FontFace, TTFFont

from isp_assistant.domain.text import clean
from isp_assistant.printing.paper import Block, Fields, Heading, Listed, Paper, Paragraph, Table

FONT = "Source Sans Pro"
SIZES = {0: 20, 1: 15, 2: 13, 3: 11}
TEXT_SIZE, SMALL, ROW_HEIGHT = 11, 9, 5.5
INDENT = 6
MOST_COLUMNS = 8
"""With more, a column would be too narrow for a word."""

_EPOCH = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)


def pdf(paper: Paper) -> bytes:
    """Write a paper as PDF. A character that the font lacks stands as its code, such as [U+738B]."""
    page = _Pages(paper.footer)
    page.set_title(clean(paper.title))
    page.headline(paper.title, 0)
    for block in paper.blocks:
        page.block(block)
    return bytes(page.output())


def _font(style: str) -> str:
    return str(files("font_source_sans_pro") / "files" / f"SourceSansPro-{style}.ttf")


class _Pages(FPDF):
    def __init__(self, foot: str) -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.str_alias_nb_pages = ""  # it would replace "{nb}" in anybody's words
        self.set_creation_date(_EPOCH)
        self.set_lang("en-GB")
        self.add_font(FONT, "", _font("Regular"))
        self.add_font(FONT, "B", _font("Bold"))
        self.drawable = {point for font in self.fonts.values() if isinstance(font, TTFFont) for point in font.cmap}
        self.set_auto_page_break(True, margin=22)
        self.set_margins(20, 18)
        self.add_page()

    def shown(self, text: str) -> str:
        """Give text that the font can draw, with its line ends."""
        composed = unicodedata.normalize("NFC", clean(text)).replace("\t", " ").replace("\u200d", "")
        return "".join(c if c == "\n" or ord(c) in self.drawable else f"[U+{ord(c):04X}]" for c in composed)

    def footer(self) -> None:
        """Number each page, under what the paper says of itself."""
        self.set_y(-18)
        self.set_font(FONT, "", SMALL)
        said = f"{self.foot}  ·  " if self.foot else ""
        self.multi_cell(0, 4, self.shown(f"{said}page {self.page_no()}"), align="C")

    def text_of(self, text: str, style: str = "", size: float = TEXT_SIZE) -> None:
        self.set_font(FONT, style, size)
        self.multi_cell(0, size * 0.5, self.shown(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def headline(self, text: str, level: int) -> None:
        self.ln(2 if level == 0 else 4)
        self.start_section(self.shown(" ".join(text.split())), level, strict=False)
        self.text_of(text, "B", SIZES[level])
        self.ln(1)

    def block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self.headline(text, level)
            case Paragraph(text):
                self.text_of(text)
            case Listed(items, numbered):
                for number, item in enumerate(items, 1):
                    self.item(f"{number}." if numbered else "•", item)
            case Table(header, rows):
                self.rows(header, rows)
            case Fields():
                self.fields(block)
        self.ln(2)

    def item(self, mark: str, text: str) -> None:
        self.set_font(FONT, "", TEXT_SIZE)
        self.cell(INDENT, TEXT_SIZE * 0.5, mark)
        self.set_left_margin(self.l_margin + INDENT)
        self.text_of(text)
        self.set_left_margin(self.l_margin - INDENT)
        self.set_x(self.l_margin)

    def fields(self, block: Fields) -> None:
        for label, text in block.filled:
            self.text_of(label, "B")
            self.text_of(text)
            self.ln(1)

    def rows(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        """Draw a table; where a row could not stand on one page, each row is written as fields instead."""
        if not all(self.fits(row) for row in (header, *rows)):
            for row in rows:
                self.fields(Fields(tuple(zip(header, row, strict=True))))
            return
        self.set_font(FONT, "", TEXT_SIZE)
        head = FontFace(emphasis="BOLD")
        with self.table(headings_style=head, text_align="LEFT", line_height=ROW_HEIGHT, v_align="T") as table:
            for row in (header, *rows):
                table.row([self.shown(cell) for cell in row])

    def fits(self, row: tuple[str, ...]) -> bool:
        if len(row) > MOST_COLUMNS:
            return False
        self.set_font(FONT, "B", TEXT_SIZE)
        wide = self.epw / len(row)
        heights = [self.multi_cell(wide, ROW_HEIGHT, self.shown(cell), dry_run=True, output="HEIGHT") for cell in row]
        return max(cast("list[float]", heights)) < self.eph / 2
