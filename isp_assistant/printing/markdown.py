"""A paper as Markdown that any reader shows as it was meant: what would be markup is escaped."""

import re
from collections.abc import Iterator, Sequence

from isp_assistant.domain.text import clean
from isp_assistant.printing.paper import Block, Fields, Heading, Listed, Paper, Paragraph, Table

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_AT_START = re.compile(r"^([-+=#]|\d+(?=[.)]))")


def markdown(paper: Paper) -> str:
    """Write a paper as Markdown with pipe tables."""
    parts = [f"# {_line(paper.title)}", *("\n".join(_block(block)) for block in paper.blocks)]
    if paper.footer:
        parts += ["---", _text(paper.footer)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_line(text)}"
        case Paragraph(text):
            yield _text(text)
        case Listed(items, numbered):
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else "- "
                yield mark + _text(item).replace("\n", "\n" + " " * len(mark))
        case Table(header, rows):
            yield from _table(header, rows)
        case Fields():
            yield "\n\n".join(f"**{_line(label)}:** {_text(text)}" for label, text in block.filled)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header), escaped=True)
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str], escaped: bool = False) -> str:
    return "| " + " | ".join(cell if escaped else _line(cell) for cell in cells) + " |"


def _line(text: str) -> str:
    return _escaped(" ".join(clean(text).split()))


def _text(text: str) -> str:
    """Escape text and keep its line ends, as hard breaks."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return "\\\n".join(_escaped(line) for line in lines if line)


def _escaped(line: str) -> str:
    return _AT_START.sub(_start, _MARKUP.sub(r"\\\g<0>", line))


def _start(found: re.Match[str]) -> str:
    """Escape what opens a heading, a list or an underline; of a number, the mark that follows it."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
