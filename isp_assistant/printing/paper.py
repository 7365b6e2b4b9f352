"""A paper: a title and blocks of plain text. Words stay words in every form: nothing in them is markup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; 1 is the highest level, 3 the lowest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a line end in it stays a line end."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list, with bullets or with numbers from 1."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with what stands under each, as in a form that was filled in."""

    fields: tuple[tuple[str, str], ...]

    @property
    def filled(self) -> tuple[tuple[str, str], ...]:
        """The fields, with a dash where nothing was filled in."""
        return tuple((label, text.strip() or "–") for label, text in self.fields)


Block = Heading | Paragraph | Listed | Table | Fields


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed; `footer` stands at the foot of every page, or at the end where there are no pages."""

    title: str
    blocks: tuple[Block, ...]
    footer: str = ""
