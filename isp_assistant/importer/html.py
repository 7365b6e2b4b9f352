"""HTML: headings, paragraphs, lists and tables. Scripts, styles and what leads about a site are left out."""

import re
from html.parser import HTMLParser

from isp_assistant.importer.blocks import Block, Heading, Item, Paragraph, Read, Table, line
from isp_assistant.importer.encoding import decoded

SKIPPED = {"script", "style", "template", "noscript", "nav", "footer", "svg", "select", "button"}
PARTS = {"p", "div", "section", "article", "main", "header", "aside", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre"}
PARTS |= {"figure", "figcaption", "address", "form", "fieldset", "hr", "body", "caption"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def read(content: bytes) -> Read:
    """Read a page of HTML."""
    named = _CHARSET.search(content[:4096])
    text, notes = decoded(content, named[1].decode() if named else "")
    page = _Page()
    page.feed(text)
    page.close()
    page.end()
    if page.left_out:
        notes += (f"Left out as parts of a web page: {', '.join(sorted(page.left_out))}.",)
    return Read(tuple(page.blocks), page.title, notes)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.left_out: set[str] = set()
        self.title = ""
        self.skipping = ""
        self.depth = 0
        self.kind = "p"
        self.words: list[str] = []
        self.rows: list[list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.skipping:
            self.depth += tag == self.skipping
        elif tag in SKIPPED:
            self.end()
            self.skipping, self.depth = tag, 1
        elif tag == "table" and self.rows is None:
            self.end()
            self.rows = []
        elif self.rows is not None:
            self._in_table(tag)
        elif tag in HEADINGS or tag in PARTS or tag in ("li", "title"):
            self.end()
            self.kind = tag
        elif tag in ("br", "img"):
            self.words.append(" ")

    def _in_table(self, tag: str) -> None:
        assert self.rows is not None  # what is asked before this is called
        if tag == "tr":
            self.cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell()
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
        else:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.depth -= tag == self.skipping
            if not self.depth:
                self.skipping = ""
        elif tag == "table" and self.rows is not None:
            self.table()
        elif self.rows is not None:
            if tag in ("td", "th", "tr"):
                self.cell()
            elif tag in PARTS or tag == "li":
                self.words.append(" ")
        elif tag in HEADINGS or tag in PARTS or tag in ("li", "title"):
            self.end()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words.append(data)
        elif self.skipping in ("nav", "footer", "noscript") and data.strip():
            self.left_out.add(self.skipping)

    def cell(self) -> None:
        """Put what was read into the last cell; words outside any cell wait for what follows."""
        words = line("".join(self.words))
        if words and self.rows and self.rows[-1]:
            self.rows[-1][-1] = f"{self.rows[-1][-1]} {words}".strip()
            self.words = []
        elif not words:
            self.words = []

    def table(self) -> None:
        self.cell()
        rows, self.rows = [row for row in self.rows or [] if any(row)], None
        if rows and max(map(len, rows)) > 1:
            self.blocks.append(Table(tuple(map(tuple, rows))))
        else:
            self.blocks += (Paragraph(" ".join(row)) for row in rows)
        self.end()

    def end(self) -> None:
        """Close what is open: a block of words, or a table that nobody closed."""
        if self.rows is not None:
            self.table()
            return
        words, kind = line("".join(self.words)), self.kind
        self.words, self.kind = [], "p"
        if not words:
            return
        if kind == "title":
            self.title = self.title or words
        elif kind in HEADINGS:
            self.blocks.append(Heading(words, HEADINGS[kind]))
        else:
            self.blocks.append(Item(words) if kind == "li" else Paragraph(words))
