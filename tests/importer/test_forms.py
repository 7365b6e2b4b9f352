"""Each form of file gives its headings, paragraphs, lists and tables; whatever is wrong with a file is one message."""

import io
import os
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fpdf import FPDF

from isp_assistant.errors import AssistantError, UnreadableError
from isp_assistant.importer import apart, forms
from isp_assistant.importer.blocks import Heading, Item, Paragraph, Read, Table
from tests.importer.files import LEVELS, SCOPE, policy, saved


def headings(read: Read) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in read.blocks if isinstance(block, Heading)]


def test_a_pdf_gives_headings_by_their_type_and_pages(tmp_path: Path) -> None:
    read = forms.read_here(saved(policy(), tmp_path / "policy.pdf"))
    assert headings(read) == [
        ("Information sharing policy", 1),
        ("1. Purpose", 2),
        ("1.1 Whom it binds", 3),
        ("2. Levels of need", 2),
        ("3. Who decides", 2),
        ("Records", 4),
    ]
    assert read.title == "Information sharing policy"
    assert Table(LEVELS, 1) in read.blocks
    assert Paragraph(" ".join([SCOPE] * 3), 1) in read.blocks
    assert [block for block in read.blocks if isinstance(block, Item)] == [
        Item("the duty team", 2),
        Item("the Caldicott Guardian", 2),
    ]
    assert read.blocks[-1] == Paragraph("An end without a heading of its own.", 3)


def test_heads_and_feet_of_pages_are_left_out_and_named(tmp_path: Path) -> None:
    read = forms.read_here(saved(policy(), tmp_path / "policy.pdf"))
    assert not any("v1.2" in str(block) or "Page 1" in str(block) for block in read.blocks)
    assert len(read.notes) == 1
    assert "“Anytown sharing policy v1.2”" in read.notes[0]


def test_words_that_two_pages_begin_with_are_kept(tmp_path: Path) -> None:
    pdf = policy()
    for _ in range(3):
        pdf.add_page()
        pdf.words("The same words begin this page.\nAnd go on.")
    read = forms.read_here(saved(pdf, tmp_path / "policy.pdf"))
    assert sum("The same words begin this page. And go on." in str(block) for block in read.blocks) == 3


def test_a_page_without_words_is_named_and_a_scan_is_refused(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    with pytest.raises(UnreadableError, match="it is a scan"):
        forms.read_here(saved(pdf, tmp_path / "scan.pdf"))
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", "", 11)
    pdf.cell(0, 8, "Words.")
    pdf.add_page()
    assert "No words on page 2" in forms.read_here(saved(pdf, tmp_path / "half.pdf")).notes[0]


def test_word_gives_headings_by_style_lists_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Sharing policy", 0)
    document.add_paragraph("An o\ufb03ce shares in 2½ hours.")
    document.add_heading("1 Scope", 1)
    document.add_paragraph("all staff", style="List Bullet")
    document.add_heading("1.1 Roles", 2)
    table = document.add_table(rows=2, cols=3)
    for at, text in enumerate(("Role", "Ring", "When", "Duty team", "", "now")):
        table.cell(at // 3, at % 3).text = text
    table.cell(1, 0).merge(table.cell(1, 1))
    changed = document.add_paragraph("It was ")
    run = '<w:{tag} {ns} w:id="1" w:author="x"><w:r><w:{text}>{words}</w:{text}></w:r></w:{tag}>'
    changed._p.append(parse_xml(run.format(tag="ins", ns=nsdecls("w"), text="t", words="put in")))
    changed._p.append(parse_xml(run.format(tag="del", ns=nsdecls("w"), text="delText", words="taken out")))
    document.save(str(tmp_path / "policy.docx"))
    read = forms.read_here(tmp_path / "policy.docx")
    assert read.title == "Sharing policy"
    assert read.blocks == (
        Heading("Sharing policy", 1),
        Paragraph("An office shares in 2½ hours."),
        Heading("1 Scope", 1),
        Item("all staff"),
        Heading("1.1 Roles", 2),
        Table((("Role", "Ring", "When"), ("Duty team", "", "now"))),
        Paragraph("It was put in"),
    )


def test_word_gives_the_pages_that_it_has_stored(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("One.")
    second = document.add_paragraph("")
    second._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:lastRenderedPageBreak/><w:t>Two.</w:t></w:r>"))
    document.save(str(tmp_path / "a.docx"))
    assert forms.read_here(tmp_path / "a.docx").blocks == (Paragraph("One.", 1), Paragraph("Two.", 2))


def test_word_gives_what_stands_in_content_controls(tmp_path: Path) -> None:
    document = docx.Document()
    words = "<w:{0}><w:p><w:r><w:t>{1}</w:t></w:r></w:p></w:{0}>"
    control = f"<w:sdt><w:sdtContent>{words.format('tc', 'Ring')}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{words.format('tc', 'Role')}{control}</w:tr>"
    table = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:tbl>{row}</w:tbl></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(table))
    document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{words.format('sdtContent', 'Form')}</w:sdt>"))
    document.save(str(tmp_path / "form.docx"))
    assert forms.read_here(tmp_path / "form.docx").blocks == (Paragraph("Form"), Table((("Role", "Ring"),)))


HTML = """<html><head><title>Our policy</title><style>p {}</style><script>alert("x")</script></head><body>
<nav>Home</nav><h1>Scope &amp; aim</h1><p>All <b>staff</b>,<br>and no <i>other</i>.<ul><li>one<li>two &lt;b&gt;</ul>
<table><tr><th>Role<th>Ring<tr><td>Duty | team<td>now</table><h2>Left open<p>The end"""


def test_html_gives_what_is_said_also_where_tags_are_left_open(tmp_path: Path) -> None:
    file = tmp_path / "policy.html"
    file.write_text(HTML, encoding="utf-8")
    read = forms.read_here(file)
    assert read.title == "Our policy"
    assert read.notes == ("Left out as parts of a web page: nav.",)
    assert read.blocks == (
        Heading("Scope & aim", 1),
        Paragraph("All staff, and no other."),
        Item("one"),
        Item("two <b>"),
        Table((("Role", "Ring"), ("Duty | team", "now"))),
        Heading("Left open", 2),
        Paragraph("The end"),
    )


MARKDOWN = """---
id: law
---
Scope
=====

All **staff** and [the team](https://a.example/b), <u>now</u>.

- one
  goes on
- two

3. third

| Role | Ring |
|---|---|
| Duty \\| team | now |

## Code

    # not a heading
"""


def test_markdown_becomes_structure_and_its_front_matter_stays_words(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text(MARKDOWN, encoding="utf-8")
    assert forms.read_here(file).blocks == (
        Paragraph("id: law"),
        Heading("Scope", 1),
        Paragraph("All staff and the team (https://a.example/b), now."),
        Item("one goes on"),
        Item("two"),
        Paragraph("3. third"),
        Table((("Role", "Ring"), ("Duty | team", "now"))),
        Heading("Code", 2),
        Paragraph("# not a heading"),
    )


PLAIN = """SHARING POLICY

1.1 Whom it binds

All staff
and no other:
- one
- two

Level\tWho
1\tSchools

Local Context

This is a sentence, and no heading
\fOn the next page.
"""


def test_plain_text_has_headings_where_a_line_looks_like_one(tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes(PLAIN.encode())
    assert forms.read_here(file).blocks == (
        Heading("SHARING POLICY", 1, 1),
        Heading("1.1 Whom it binds", 2, 1),
        Paragraph("All staff and no other:", 1),
        Item("one", 1),
        Item("two", 1),
        Table((("Level", "Who"), ("1", "Schools")), 1),
        Heading("Local Context", 2, 1),
        Paragraph("This is a sentence, and no heading", 1),
        Paragraph("On the next page.", 2),
    )


@pytest.mark.parametrize(("encoding", "notes"), [("utf-8-sig", 0), ("utf-16", 0), ("utf-8", 0), ("cp1252", 1)])
def test_text_is_read_in_the_encodings_that_people_save(encoding: str, notes: int, tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    file.write_bytes("The “duty” team’s café".encode(encoding))
    read = forms.read_here(file)
    assert read.blocks == (Paragraph("The “duty” team’s café"),)
    assert len(read.notes) == notes


def test_a_web_page_is_read_as_it_names_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.htm"
    file.write_bytes('<meta charset="iso-8859-1"><p>café'.encode("iso-8859-1"))
    assert forms.read_here(file) == Read((Paragraph("café"),))


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts, parts.open("word/document.xml", "w") as part:
        for _ in range(32):
            part.write(bytes(10_000_000))
    return stream.getvalue()


def _locked() -> bytes:
    pdf = policy()
    pdf.set_encryption(owner_password="a", user_password="b")
    return bytes(pdf.output())


BROKEN = {
    "a.pdf": (b"%PDF-1.7\n%%EOF", "it is broken"),
    "b.pdf": (b"PK\x03\x04", "is something else"),
    "c.pdf": (_locked, "a password protects it"),
    "d.docx": (b"PK\x03\x04" + bytes(2000), "it is broken"),
    "e.docx": (b"\xd0\xcf\x11\xe0" + bytes(2000), "a password protects it, or"),
    "f.docx": (_bomb, "unpacked it has more than"),
    "g.docx": (b"%PDF-1.7", "is something else"),
    "h.txt": (bytes(200), "is not text"),
    "i.txt": (b"", "it is empty"),
    "j.txt": (b" \n\x0c\t\n", "there are no words in it"),
    "o.txt": (b"a\tb\n" * 6000 + b"\t".join([b"c"] * 6000), "its tables have 36,006,000 cells"),
    "k.html": (b"<script>x", "there are no words in it"),
    "n.md": (b"> " * 3000 + b"x", "nested 100 deep"),
    "l.xlsx": (b"PK\x03\x04", "is not a form that is read"),
    "m": (b"x", "is not a form that is read"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_said_in_one_message(name: str, tmp_path: Path) -> None:
    content, said = BROKEN[name]
    file = tmp_path / name
    file.write_bytes(content() if callable(content) else content)
    with pytest.raises(AssistantError, match=said) as caught:
        forms.read(file)
    assert str(file) in caught.value.message
    assert caught.value.hint


def test_what_is_no_file_or_too_large_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="is not there"):
        forms.read(tmp_path / "none.txt")
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UnreadableError, match="is a folder"):
        forms.read(tmp_path / "a.txt")
    file = tmp_path / "b.txt"
    file.write_text("Words.", encoding="utf-8")
    monkeypatch.setattr(forms, "MOST_BYTES", 5)
    with pytest.raises(UnreadableError, match="it has 6 bytes; at most 5 are read"):
        forms.read(file)


def test_a_pdf_cut_off_anywhere_is_read_or_refused(tmp_path: Path) -> None:
    whole = bytes(policy().output())
    for part in range(1, 8):
        file = tmp_path / "cut.pdf"
        file.write_bytes(whole[: len(whole) * part // 8])
        with suppress(UnreadableError):  # and nothing else
            assert forms.read(file).blocks


def crash(file: Path) -> Read:
    os._exit(11)


def sleep(file: Path) -> Read:
    time.sleep(600)
    return Read(())


def swell(file: Path) -> Read:
    return Read((Paragraph("x" * 10_000_000_000),))


@pytest.mark.parametrize(
    ("reader", "said"), [(crash, "it is broken"), (sleep, "not read after 1 seconds"), (swell, "too much memory")]
)
def test_a_file_that_crashes_hangs_or_swells_takes_only_its_reader_down(reader, said, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(apart, "MOST_SECONDS", 1 if reader is sleep else 120)
    with pytest.raises(UnreadableError, match=said):
        apart.apart(reader, Path("policy.pdf"))
