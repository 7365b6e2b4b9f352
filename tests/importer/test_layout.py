"""Words and ruled lines on a page become what they look like."""

from isp_assistant.importer.blocks import Heading, Item, Paragraph, Table
from isp_assistant.importer.layout import Line, Page, Rule, Word, arranged


def put(text: str, left: float, bottom: float, size: float = 11, bold: bool = False) -> Line:
    """Set words on a line, each as wide as its letters."""
    words = []
    for word in text.split(" "):
        right = left + len(word) * size / 2
        words.append(Word(word, left, bottom, right, bottom + size, size, bold))
        left = right + size / 2
    return Line(tuple(words))


def read(*lines: Line, rules: tuple[Rule, ...] = ()):  # type: ignore[no-untyped-def]
    return arranged([Page(1, 842, lines, rules)]).blocks


def test_a_word_that_the_end_of_a_line_parts_is_joined() -> None:
    assert read(put("All infor\xad", 50, 500), put("mation is-", 50, 486)) == (Paragraph("All information is-", 1),)


def test_a_wide_gap_and_a_number_begin_a_paragraph() -> None:
    lines = (put("one", 50, 500), put("two", 50, 487), put("three", 50, 460), put("1. four", 50, 447))
    assert read(*lines) == (Paragraph("one two", 1), Paragraph("three", 1), Paragraph("1. four", 1))


def test_a_long_run_of_large_type_is_no_heading() -> None:
    large = [put("word " * 12 + "end", 50, 500 - 20 * at, 16) for at in range(3)]
    small = [put("word " * 30 + "end", 50, 400 - 13 * at) for at in range(9)]
    assert not any(isinstance(block, Heading) for block in read(*large, *small))


def test_a_line_of_a_list_of_contents_is_no_heading() -> None:
    body = [put("word " * 30 + "end", 50, 400 - 13 * at) for at in range(3)]
    assert Paragraph("1 Scope . . . . . 7", 1) in read(put("1 Scope . . . . . 7", 50, 500, bold=True), *body)


def test_a_table_has_merged_cells_where_no_line_parts_them() -> None:
    down = (500.0, 480.0, 460.0)
    rules = [Rule(50, y, 250, y) for y in down] + [Rule(x, 460, x, 500) for x in (50.0, 250.0)]
    rules.append(Rule(150, 460, 150, 480))  # only in the lower row
    lines = (
        put("Over both columns here", 55, 485),
        put("left", 55, 465),
        put("right", 155, 465),
        put("• after", 50, 430),
    )
    assert read(*lines, rules=tuple(rules)) == (
        Table((("Over both columns here", ""), ("left", "right")), 1),
        Item("after", 1),
    )


def test_what_the_end_of_a_page_parts_is_joined() -> None:
    rules = (*(Rule(50, y, 250, y) for y in (500, 480, 460)), *(Rule(x, 460, x, 500) for x in (50, 150, 250)))
    pages = []
    for number, row in ((1, "a"), (2, "b")):
        cells = (put("Level", 55, 485), put("Who", 155, 485), put(row, 55, 465), put(row, 155, 465))
        pages.append(Page(number, 842, cells, rules))
    table = Table((("Level", "Who"), ("a", "a"), ("b", "b")), 1)
    end = Page(2, 842, (*pages[1].lines, put("it goes", 50, 400)), rules)
    last = Page(3, 842, (put("on here.", 50, 500),))
    assert arranged([pages[0], end, last]).blocks == (table, Paragraph("it goes on here.", 2))
