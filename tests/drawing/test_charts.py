"""Charts in a terminal of any width, with any words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from isp_assistant.drawing.charts import bars, table

COUNTS = [("Share now", 3), ("Seek advice", 12), ("Nothing", 0)]


def test_the_longest_bar_is_the_largest_count() -> None:
    lengths = [line.count("█") for line in bars(COUNTS).splitlines()]
    assert lengths[1] == max(lengths) > lengths[0] > lengths[2] == 0


def test_a_count_is_also_a_number() -> None:
    assert [line.split()[-1 if "█" not in line else -2] for line in bars(COUNTS).splitlines()] == ["3", "12", "0"]


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(0, 10**9)), max_size=6), st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(counts: list[tuple[str, int]], width: int) -> None:
    drawn = [
        *bars(counts, width).splitlines(),
        *table(("What", "Count"), [(a, str(b)) for a, b in counts], width).splitlines(),
    ]
    assert all(cell_len(line) <= width for line in drawn)
    assert not any("\x1b" in line for line in drawn)


@pytest.mark.parametrize("label", ["[red]x[/red]", "[/b]", "[@click=app.quit]x[/]"])
def test_a_label_is_text(label: str) -> None:
    assert label in bars([(label, 1)], 100)
    assert label in table(("What",), [(label,)], 100)


def test_nothing_to_draw_draws_nothing() -> None:
    assert bars([]) == ""
