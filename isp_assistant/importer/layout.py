"""Words and ruled lines on pages become headings, paragraphs, lists and tables; what runs at head and foot goes.

The rules are few and plain. Type larger than most, or bold, on a line of its own is a heading. A table is what ruled
lines part into cells: columns that only stand under each other stay running text, so that no text is torn apart.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from isp_assistant.importer.blocks import BULLETS, Block, Heading, Item, Paragraph, Read, Table, line, running

NEAR = 3.0
"""Points within which two lines are one."""
MARGIN = 0.13
"""The part of a page, above and below, where heads and feet run."""
LARGER = 1.12
MOST_OF_A_HEADING = 160
SHOWN = 4
TOGETHER = 2
"""Within how many times the size of its letters a line of a running head stands from the one outside it."""
SPACED = 1.35
"""How many times the usual distance of lines parts two paragraphs."""

_BEGINS = re.compile(rf"(?:[{re.escape(BULLETS)}o]\s|\d{{1,3}}[.)]\s|\([a-z0-9]{{1,3}}\)\s)")
_LEADERS = re.compile(r"(?:\. ?){4,}\d*$")
"""How a list of contents leads to a page number."""
_NUMBER = re.compile(r"\d+")
_PAGE = re.compile(r"\W*(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in points from the lower left corner; a soft hyphen at its end says that it goes on."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, in the order in which they are read."""

    words: tuple[Word, ...]

    @property
    def raw(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def text(self) -> str:
        return line(self.raw)

    @property
    def bottom(self) -> float:
        return self.words[0].bottom

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return _most(self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalpha, word.text)))


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, by the corners of what it covers."""

    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def between(cls, one: tuple[float, float], other: tuple[float, float]) -> "Rule":
        return cls(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))

    @property
    def upright(self) -> bool:
        return self.right - self.left <= NEAR < self.top - self.bottom

    @property
    def level(self) -> bool:
        return self.top - self.bottom <= NEAR < self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page."""

    number: int
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grid:
    """The ruled lines of a table: places of the upright ones from the left, of the level ones from the top."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    rules: tuple[Rule, ...]

    def holds(self, word: Word) -> bool:
        x, y = word.centre
        return self.across[0] < x < self.across[-1] and self.down[-1] < y < self.down[0]

    def cell(self, word: Word) -> tuple[int, int]:
        """Give row and column: those of the nearest ruled lines above and to the left that reach this far."""
        x, y = word.centre
        columns = [at for at, place in enumerate(self.across) if place <= x and self._parts(place, y, upright=True)]
        rows = [at for at, place in enumerate(self.down) if place >= y and self._parts(place, x, upright=False)]
        return max(rows, default=0), max(columns, default=0)

    def _parts(self, place: float, other: float, *, upright: bool) -> bool:
        for rule in self.rules:
            if upright and rule.upright and abs(rule.left - place) <= NEAR and rule.bottom <= other <= rule.top:
                return True
            if not upright and rule.level and abs(rule.top - place) <= NEAR and rule.left <= other <= rule.right:
                return True
        return False


def arranged(pages: Sequence[Page]) -> Read:
    """Make blocks of pages."""
    kept, taken = _without_furniture(pages)
    body = _most([word for page in kept for one in page.lines for word in one.words])
    blocks = _joined(_levelled([block for page in kept for block in _Arranger(page, body).blocks()]))
    notes = []
    if taken:
        more = f" and {len(taken) - SHOWN} more" if len(taken) > SHOWN else ""
        notes.append(f"Left out, as running at the head or foot of pages: “{'”, “'.join(taken[:SHOWN])}”{more}.")
    silent = [str(page.number) for page in pages if not page.lines]
    if silent:
        notes.append(f"No words on page {', '.join(silent)}: empty, a picture or a scan. Look, and add what matters.")
    return Read(tuple(blocks), _title(blocks), tuple(notes))


def _most(words: Sequence[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_furniture(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """Take away what runs at the head or foot of pages; give what is left, and what was taken.

    It need not be on all: left pages often have another than right ones, and chapters their own.
    """
    body = _most([word for page in pages for one in page.lines for word in one.words])
    often = Counter(key for page in pages for key in {key for one in page.lines for key in _keys(one, page, body)})
    least = max(2, len(pages) / 4)
    kept: list[Page] = []
    taken: dict[str, None] = {}
    for page in pages:
        runs = {one for one in page.lines if any(often[key] >= least for key in _keys(one, page, body))}
        ordered = sorted(page.lines, key=lambda one: one.bottom)
        outer = {*_outermost(ordered, runs), *_outermost(ordered[::-1], runs)}
        taken.update({one.text: None for one in page.lines if one in outer})
        kept.append(replace(page, lines=tuple(one for one in page.lines if one not in outer)))
    return kept, tuple(taken)


def _outermost(ordered: list[Line], runs: set[Line]) -> Iterator[Line]:
    """List the lines from an edge of the page on for as long as they run on other pages, and stand together."""
    for before, one in zip(ordered[:1] + ordered, ordered, strict=False):
        if one not in runs or abs(one.bottom - before.bottom) > TOGETHER * one.size:
            return
        yield one


def _keys(one: Line, page: Page, body: float) -> Iterator[str]:
    """Give what a line of the margin shares with others: its height, and its words or a page's number."""
    if MARGIN * page.height < one.bottom < (1 - MARGIN) * page.height:
        return
    height, text = round(one.bottom / NEAR), one.text
    yield f"{height} {text}"
    if _PAGE.fullmatch(text):
        yield f"{height} a number alone"
    elif one.size < body * LARGER and _NUMBER.search(text):
        yield f"{height} " + _NUMBER.sub(lambda found: f"page{int(found[0][:9]) - page.number:+}", text)


class _Arranger:
    """Makes blocks of one page."""

    def __init__(self, page: Page, body: float) -> None:
        self.page = page
        self.body = body
        self.grids = list(_grids(page.rules))
        self.gap = _usual_gap(page.lines)
        self.part: list[Line] = []

    def blocks(self) -> Iterator[Block]:
        drawn: set[int] = set()
        before: Line | None = None
        for one in self.page.lines:
            rest = []
            for word in one.words:
                grid = next((at for at, grid in enumerate(self.grids) if grid.holds(word)), None)
                if grid is None:
                    rest.append(word)
                elif grid not in drawn:
                    drawn.add(grid)
                    yield from self._close()
                    yield self._table(self.grids[grid])
            if not rest:
                continue
            here = Line(tuple(rest))
            if before and self.part and self._parts(before, here):
                yield from self._close()
            self.part.append(here)
            before = here
        yield from self._close()

    def _parts(self, before: Line, here: Line) -> bool:
        """Say whether a new block begins here."""
        if _style(before) != _style(here) and (self._is_heading(before) or self._is_heading(here)):
            return True
        gap = before.bottom - here.bottom
        return gap > SPACED * max(self.gap, here.size) or gap < 0 or bool(_BEGINS.match(here.raw))

    def _is_heading(self, one: Line) -> bool:
        """Say whether a line is set as a heading is: larger than most, or bold."""
        return any(map(str.isalpha, one.raw)) and (
            one.size >= self.body * LARGER or (one.bold and one.size >= self.body)
        )

    def _close(self) -> Iterator[Block]:
        lines, self.part = self.part, []
        raw = _flowing(lines)
        text = line(raw)
        if not text:
            return
        first = lines[0]
        short = len(text) <= MOST_OF_A_HEADING and not text.endswith((".", ",", ";", ":"))
        if short and self._is_heading(first) and raw[0] not in BULLETS and not _LEADERS.search(text):
            yield Heading(text, _style(first), self.page.number)
        else:
            yield running(raw, self.page.number)

    def _table(self, grid: _Grid) -> Table:
        cells: dict[tuple[int, int], list[Line]] = {}
        for one in self.page.lines:
            for word in one.words:
                if grid.holds(word):
                    cells.setdefault(grid.cell(word), []).append(Line((word,)))
        rows, columns = ({at[i] for at in cells} for i in (0, 1))
        return Table(
            tuple(tuple(line(_flowing(cells.get((r, c), []))) for c in sorted(columns)) for r in sorted(rows)),
            self.page.number,
        )


def _style(one: Line) -> int:
    """Order the looks of headings in one number: larger type first, and bold before the rest."""
    return -int(4 * one.size + (2 if one.bold else 0))


def _flowing(lines: Sequence[Line]) -> str:
    """Join lines; a word that was parted at the end of one is joined again."""
    text = ""
    for one in lines:
        text = text[:-1] + one.raw if text.endswith("\xad") else f"{text} {one.raw}" if text else one.raw
    return text


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = Counter(round(one.bottom - other.bottom, 0) for one, other in pairwise(lines) if one.bottom > other.bottom)
    return gaps.most_common(1)[0][0] if gaps else 0.0


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    """Find the tables of a page: where upright lines follow each other down, they are of one table."""
    upright = sorted((rule for rule in rules if rule.upright), key=lambda rule: -rule.top)
    bands: list[list[Rule]] = []
    lowest = 0.0
    for rule in upright:
        if bands and rule.top >= lowest - NEAR:
            bands[-1].append(rule)
            lowest = min(lowest, rule.bottom)
        else:
            bands.append([rule])
            lowest = rule.bottom
    for band in bands:
        low, high = min(rule.bottom for rule in band) - NEAR, max(rule.top for rule in band) + NEAR
        level = [rule for rule in rules if rule.level and low <= rule.bottom <= high]
        across = _places([rule.left for rule in band])
        down = _places([rule.top for rule in level])[::-1]
        if len(across) > 2 and len(down) > 2:
            yield _Grid(across, down, (*band, *level))


def _places(numbers: Sequence[float]) -> tuple[float, ...]:
    """Put places that are near each other together, in ascending order."""
    found: list[float] = []
    for number in sorted(numbers):
        if not found or number - found[-1] > NEAR:
            found.append(number)
    return tuple(found)


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Number the levels of headings from 1, by their looks."""
    looks = sorted({block.level for block in blocks if isinstance(block, Heading)})
    for block in blocks:
        yield Heading(block.text, looks.index(block.level) + 1, block.page) if isinstance(block, Heading) else block


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """Join what the end of a page has parted: a table with as many columns, a sentence that goes on."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        on_next = last is not None and last.page is not None and block.page == last.page + 1
        if on_next and isinstance(last, Table) and isinstance(block, Table) and len(last.rows[0]) == len(block.rows[0]):
            rows = block.rows[1:] if block.rows[0] == last.rows[0] else block.rows
            found[-1] = Table(last.rows + rows, last.page)
        elif on_next and isinstance(last, Item | Paragraph) and isinstance(block, Paragraph) and _goes_on(last, block):
            found[-1] = type(last)(f"{last.text} {block.text}", last.page)
        else:
            found.append(block)
    return found


def _goes_on(last: Item | Paragraph, block: Paragraph) -> bool:
    return last.text[-1] not in ".:;!?" and block.text[:1].islower()


def _title(blocks: Sequence[Block]) -> str:
    """Give the largest heading of the first page that has one."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    first = [block for block in headings if block.page == headings[0].page]
    return min(first, key=lambda block: block.level).text if first else ""
