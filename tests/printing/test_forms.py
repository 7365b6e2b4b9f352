"""Papers in every form: the words survive, nothing in them is markup, and equal papers are equal files."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from isp_assistant.domain.text import clean
from isp_assistant.printing.docx import docx
from isp_assistant.printing.forms import FORMS, written
from isp_assistant.printing.markdown import markdown
from isp_assistant.printing.paper import Fields, Heading, Listed, Paper, Paragraph, Table
from tests.printing.papers import PAPERS, TEXT

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PAPER = Paper(
    "Record 12",
    (
        Paragraph("Łukasz’s school, Σ, я, 王 and 😀 with {nb}"),
        Heading("What was shared"),
        Listed(("the address", "the <b>worry</b>")),
        Listed(("ring", "write"), numbered=True),
        Table(("Number", "Decision"), (("1", "a | b"),)),
        Fields((("Role", "social worker"), ("Reference", ""))),
    ),
    footer="edition 2026.1",
)


def words(text: str) -> list[str]:
    return clean(text).split()


def read(tokens: list[Token]) -> str:
    """Give the text that a reader of Markdown sees."""
    inline = [token for token in tokens if token.type == "inline"]
    return "\n".join("".join(_seen(child) for child in token.children or ()) for token in inline)


def _seen(token: Token) -> str:
    return token.content if token.type == "text" else "\n"


@given(TEXT)
def test_markdown_shows_a_paragraph_as_it_was_written(text: str) -> None:
    tokens = READER.parse(markdown(Paper("T", (Paragraph(text),))))
    assert {token.type for token in tokens} <= {
        "heading_open",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
        "inline",
    }
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "hardbreak", "text_special"}
    assert words("T " + text) == words(read(tokens))


@given(PAPERS)
def test_markdown_keeps_every_word_of_every_block(paper: Paper) -> None:
    tokens = READER.parse(markdown(paper))
    seen = words(read(tokens))
    for text in (text for block in paper.blocks for text in texts(block)):
        assert all(word.rstrip(":") in " ".join(seen) for word in words(text))
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"link_open", "image", "html_inline", "em_open", "code_inline", "s_open"}


def texts(block: object) -> tuple[str, ...]:
    match block:
        case Heading(text) | Paragraph(text):
            return (text,)
        case Listed(items):
            return items
        case Table(header, rows):
            return (*header, *(cell for row in rows for cell in row))
        case Fields(fields):
            return tuple(text for pair in fields for text in pair)
    return ()


@settings(max_examples=25, deadline=None)
@given(PAPERS)
def test_docx_opens_and_holds_every_paragraph(paper: Paper) -> None:
    opened = Document(io.BytesIO(docx(paper)))
    seen = " ".join(" ".join(paragraph.text.split()) for paragraph in opened.paragraphs)
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            assert all(word in seen for word in words(block.text.translate({0xFFFE: None, 0xFFFF: None})))


@settings(max_examples=10, deadline=None)
@given(PAPERS)
def test_pdf_takes_any_words(paper: Paper) -> None:
    assert written(paper, "pdf").startswith(b"%PDF-")


@pytest.mark.parametrize("form", FORMS)
def test_equal_papers_are_equal_files(form: str) -> None:
    assert written(PAPER, form) == written(PAPER, form)


@pytest.mark.parametrize("long", [Paragraph("word " * 5000), Table(("a", "b"), (("x", "word " * 3000),))])
def test_a_text_longer_than_a_page_goes_on_over_the_next(long: Paragraph | Table) -> None:
    assert written(Paper("T", (long,)), "pdf").count(b"/Type /Page\n") > 2


def test_docx_has_real_headings_lists_and_tables() -> None:
    opened = Document(io.BytesIO(docx(PAPER)))
    styles = [paragraph.style.name for paragraph in opened.paragraphs if paragraph.style]
    assert styles == ["Title", "Normal", "Heading 1", *["List Bullet"] * 2, *["List"] * 2, "Normal", "Normal"]
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows] == [
        ["Number", "Decision"],
        ["1", "a | b"],
    ]
    assert opened.sections[0].footer.paragraphs[0].text == "edition 2026.1"


def test_docx_says_nothing_of_the_machine_or_the_hour() -> None:
    archive = zipfile.ZipFile(io.BytesIO(docx(PAPER)))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"python-docx" not in archive.read("docProps/core.xml")


def test_what_is_not_filled_in_is_shown_as_a_dash() -> None:
    assert "**Reference:** –" in markdown(PAPER)
