"""Counts drawn for a terminal of any width: bars, and tables, as plain text."""

from collections.abc import Sequence

from rich.bar import Bar
from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from isp_assistant.domain.text import clean

NARROW = 40
"""Below this many columns a bar stands under its label."""


def bars(counts: Sequence[tuple[str, int]], width: int = 80) -> str:
    """Draw a bar for each count, the longest as long as there is room; the count stands beside it as a number."""
    most = max((count for _, count in counts), default=0)
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(ratio=2, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    if width >= NARROW:
        grid.add_column(ratio=3)
    for label, count in counts:
        bar = Bar(max(most, 1), 0, count)
        grid.add_row(Text(clean(label)), Text(str(count)), *([bar] if width >= NARROW else []))
        if width < NARROW:
            grid.add_row(bar, Text(""))
    return _drawn(grid, width)


def table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int = 80) -> str:
    """Draw a table; a long cell goes on in a second line."""
    drawn = Table(box=SIMPLE_HEAD, padding=(0, 1), pad_edge=False)
    for name in header:
        drawn.add_column(Text(clean(name)), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(clean(cell)) for cell in row))
    return _drawn(drawn, width)


def _drawn(what: RenderableType, width: int) -> str:
    console = Console(width=width, color_system=None, legacy_windows=False)
    with console.capture() as captured:
        console.print(what)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
