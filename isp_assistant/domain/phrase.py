"""Phrases of `facts.yaml` as they are written: words, with what may be missing, stand instead, or come between.

A phrase is written as people type it. Beside words it may hold `<name>`, any phrase of that class; `word?`, a word
that may be missing; `(one|another)`, either; and `…`, a few words of any kind. Phrases joined by `&` must stand in one
sentence, wherever they do. `=word` is meant with just that ending.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias, Union

GAP = "…"
EXACT = "="
TOGETHER = " & "

Item: TypeAlias = Union[str, "Choices"]
"""A word, a class or a gap; or alternatives."""
Choices: TypeAlias = tuple[tuple[Item, ...], ...]
"""Alternatives, each some items in their order."""

_TOKEN = re.compile(r"[()|?]|<[\w-]+>|…|[^\s()|?<>…]+|[<>]")
_CLASS = re.compile(r"<([\w-]+)>")


class PhraseError(ValueError):
    """A phrase that is not well formed; the message says why."""


def parts(text: str) -> tuple[Choices, ...]:
    """Read a phrase into the parts that must stand in one sentence. Raises `PhraseError`."""
    return tuple(_part(part, text) for part in text.split(TOGETHER))


def classes_in(text: str) -> tuple[str, ...]:
    """Give the names of the classes that a phrase uses."""
    return tuple(_CLASS.findall(text))


def _part(part: str, whole: str) -> Choices:
    tokens = _TOKEN.findall(part)
    for token in tokens:
        if token in ("<", ">"):
            raise PhraseError(f"“{whole}” has a {token} that belongs to no class: write <name>.")
    choices, end = _choices(tokens, 0, whole)
    if end != len(tokens):
        raise PhraseError(f"“{whole}” has a bracket too many.")
    if any(first is None or first == GAP for first in _beginnings(choices)):
        raise PhraseError(f"“{whole}” can begin with nothing: begin it with a word.")
    return choices


def _choices(tokens: Sequence[str], at: int, whole: str) -> tuple[Choices, int]:
    """Read alternatives up to a closing bracket or the end; give them, and the place where they end."""
    choices: list[list[Item]] = [[]]
    while at < len(tokens) and tokens[at] != ")":
        token = tokens[at]
        at += 1
        if token == "|":
            choices.append([])
        elif token == "(":
            inner, at = _choices(tokens, at, whole)
            if at >= len(tokens):
                raise PhraseError(f"“{whole}” has a bracket too few.")
            choices[-1].append(inner)
            at += 1
        elif token == "?":
            if not choices[-1]:
                raise PhraseError(f"“{whole}” has a question mark that belongs to no word.")
            choices[-1].append(((choices[-1].pop(),), ()))
        else:
            choices[-1].append(token)
    return tuple(map(tuple, choices)), at


def _beginnings(choices: Choices) -> Iterator[str | None]:
    """Give what a phrase may begin with; None where it may be empty."""
    for items in choices:
        for item in items:
            firsts = list(_beginnings(item)) if isinstance(item, tuple) else [item]
            yield from (first for first in firsts if first is not None)
            if None not in firsts:
                break
        else:
            yield None
