"""What is wrong where text is not YAML, in the words of somebody who types it, and where to look."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, and the mark of where to look."""

    message: str
    mark: Any


def mistake(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """Say what a parser's error means to whoever typed the text."""
    problem = str(error.problem or "it cannot be read")
    mark = error.problem_mark or error.context_mark
    for part, said in _SAID.items():
        if part in problem and mark:
            return said(error, text)
    return Mistake(f"This is not YAML: {problem}. Check indents, quotes and colons here.", mark)


def _here(message: str) -> Callable[[yaml.MarkedYAMLError, str], Mistake]:
    return lambda error, text: Mistake(message, error.problem_mark)


def _character(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    mark: Any = error.problem_mark
    found = _row(text, mark)[mark.column : mark.column + 1]
    said = TAB if found == "\t" else f"A text cannot begin with {found}. Put the whole text in quotes."
    return Mistake(said, mark)


def _does_not_fit(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    mark: Any = error.problem_mark
    stands_behind = _row(text, mark)[: mark.column].strip()
    return Mistake(AFTER_QUOTE if stands_behind else INDENT, mark)


def _no_colon(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    return Mistake(NO_COLON, error.context_mark or error.problem_mark)


def _unclosed_quote(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    return Mistake("The quote that opens here is never closed.", error.context_mark or error.problem_mark)


def _unclosed_bracket(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    opened: Any = error.context_mark or error.problem_mark
    bracket = _row(text, opened)[opened.column : opened.column + 1]
    message = f"The {bracket} of line {opened.line + 1} is not closed, or a comma is missing before this."
    return Mistake(message, error.problem_mark)


def _row(text: str, mark: Any) -> str:
    rows = text.splitlines()
    return rows[mark.line] if mark.line < len(rows) else ""


TAB = "A tab stands here, and YAML takes none. Indent with spaces."
COLON = (
    "This colon is not expected. Indent the line no further than the one above; if the colon belongs to the text, "
    "put the whole text in quotes."
)
INDENT = "This line is indented otherwise than those that it belongs to. Indent it just as far."
AFTER_QUOTE = "Something stands behind a closing quote or bracket. Put the whole text in quotes, or take it out."
NO_COLON = "This line has no key: a colon with a space behind it is missing, or a quote around the text."

_SAID: dict[str, Callable[[yaml.MarkedYAMLError, str], Mistake]] = {
    "found a tab character": _here(TAB),
    "cannot start any token": _character,
    "mapping values are not allowed": _here(COLON),
    "did not find expected key": _does_not_fit,
    "could not find expected ':'": _no_colon,
    "found unexpected end of stream": _unclosed_quote,
    "did not find expected ',' or": _unclosed_bracket,
    "did not find expected '-' indicator": _here(
        "This line stands in a list. Begin it with a dash, or indent it less."
    ),
    "block sequence entries are not allowed": _here("A list begins in the line below its key, each item with a dash."),
    "unknown escape": _here("In double quotes a backslash begins a code. Write it twice, or take single quotes."),
    "expected comment or line break": _here("Behind | or > the text begins in the next line, indented."),
}
"""By a part of the parser's own words, what they mean."""
