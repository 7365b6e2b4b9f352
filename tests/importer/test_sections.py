"""Whatever words a document holds, a pack reads back the headings and sections that were written, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isp_assistant.importer.blocks import Block, Heading, Item, Paragraph, Read, Table, line, running
from isp_assistant.importer.sections import document
from isp_assistant.pack.fields import Findings
from isp_assistant.pack.load import read_files
from isp_assistant.pack.markdown import read_document
from isp_assistant.pack.quotations import unresolved
from isp_assistant.pack.rules.sample import FILES

NASTY = st.sampled_from(
    [
        "---",
        "# x",
        "{#x}",
        '{pages="x"}',
        "|---|",
        "“a” [b#c]",
        "\x1b[2J",
        "\u202e",
        "\u2028# y",
        "<!--",
        "id: law",
        "\ufffe",
    ]
)
WORDS = st.lists(st.text(max_size=20) | NASTY, min_size=1, max_size=4).map(lambda parts: line(" ".join(parts)))
SAID = WORDS.filter(bool)
PAGES = st.none() | st.integers(1, 999)
BLOCKS = st.lists(
    st.builds(Heading, SAID, st.integers(0, 9), PAGES)
    | st.builds(Paragraph, SAID, PAGES)
    | st.builds(Item, SAID, PAGES)
    | st.builds(Table, st.lists(st.tuples(WORDS, WORDS, SAID), min_size=1, max_size=3).map(tuple), PAGES),
    min_size=1,
    max_size=8,
)


@given(BLOCKS, SAID)
def test_a_pack_reads_back_the_sections_that_were_written(blocks: list[Block], title: str) -> None:
    front = {"id": "policy", "title": title, "publisher": title, "status": "in force", "source": title}
    text, count = document(front, blocks)
    findings = Findings()
    read = read_document(text.encode(), "documents/policy.md", findings)
    assert findings.all == []
    assert read is not None
    assert (read.id, read.title, read.publisher, read.source) == ("policy", title, title, title)
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    before = [] if isinstance(blocks[0], Heading) else [title]
    written = [section.heading.replace("\\[", "[") for section in read.sections.values()]
    assert written == [heading.replace("\\[", "[") for heading in before + headings]
    assert len(read.sections) == count
    pages = {page for section in read.sections.values() if section.pages for page in section.pages.split("-")}
    assert pages <= {str(block.page) for block in blocks}


@given(BLOCKS, SAID)
def test_no_words_become_a_citation_or_a_control(blocks: list[Block], title: str) -> None:
    text, _ = document({"id": "policy", "title": title, "status": "in force"}, blocks)
    files = {name: content.encode() for name, content in FILES.items()} | {"documents/policy.md": text.encode()}
    read = read_files(files)
    assert list(unresolved(read.draft.pack, files)) == []
    assert [one for one in read.findings if one.at.file == "documents/policy.md"] == []


def test_a_section_has_its_printed_number_its_pages_and_its_table() -> None:
    blocks = [
        Heading("1 Scope", 1, 1),
        Paragraph("# All staff", 1),
        Item("one", 2),
        Item("two", 2),
        Table((("Role", "Ring"), ("Duty | team", "---"), ("A",)), 3),
        Heading("Scope", 2, 3),
        Heading("Scope", 2, 3),
        Heading("2 A", 1),
        Heading("2 B", 1),
    ]
    text, _ = document({"id": "p", "title": "P", "status": "in force"}, blocks)
    assert '# 1 Scope {#1 pages="1-3"}\n\n\\# All staff\n\n- one\n- two\n\n' in text
    assert "| Role | Ring |\n|---|---|\n| Duty \\| team | \\--- |\n| A |  |\n" in text
    assert '## Scope {#scope pages="3"}\n\n## Scope {#scope-2 pages="3"}' in text
    assert "# 2 A {#2-a}\n\n# 2 B {#2-b}\n" in text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("o\ufb03ce  ﬁle", "office file"),
        ("2½ m² of 10\u00a0000", "2½ m² of 10 000"),
        ("a\x0bb\x85c\u2028d\x1b[1m", "a b c d[1m"),
        ("a\u202eb\u200b\ufffe", "ab"),
        ("cafe\u0301", "café"),
    ],
)
def test_words_are_kept_and_what_acts_on_a_terminal_is_not(given: str, kept: str) -> None:
    assert line(given) == kept


def test_words_behind_a_bullet_are_an_item() -> None:
    assert running("\uf0b7\tall staff") == Item("all staff")
    assert running("- all staff", 3) == Item("all staff", 3)
    assert running("-5 degrees") == Paragraph("-5 degrees")
    assert Read(()).notes == ()
