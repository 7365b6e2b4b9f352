"""What the documents do not say: kinds of things that none of them gives, and searches that none of them answers."""

import re
from collections.abc import Iterable, Mapping, Sequence

from isp_assistant.search.words import Stem, telling, words_of

GAP = "…"
BETWEEN = r" (?:\w+ ){0,5}"
"""What may stand for a gap in a phrase: up to five words, as many as the name of a body has."""

NOTHING = r"(?!)"
"""A pattern that fits no text."""


class Silence:
    """Knows what is never given, by kind, and when a line that is known to be unanswered asks for the same."""

    def __init__(self, never: Mapping[str, Sequence[str]], stem: Stem) -> None:
        self.stem = stem
        self.never = {kind: _any_of(phrases) for kind, phrases in never.items() if phrases}

    def kind(self, query: str) -> str:
        """Give the kind of thing that a query asks for and no document gives, or nothing.

        Words are compared as they are typed, without their stems: "pay" is no "paid", "booking" no "book".
        """
        asked = " ".join(words_of(query))
        return next((kind for kind, phrases in self.never.items() if phrases.search(asked)), "")

    def same(self, line: str, query: str) -> bool:
        """Say whether a line and a query are the same but for words that tell nothing."""
        return self._telling(line) == self._telling(query)

    def _telling(self, text: str) -> frozenset[str]:
        return frozenset(map(self.stem, telling(words_of(text))))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases; one without words would fit every search, and is left out (check names it)."""
    parts = [[" ".join(words_of(part)) for part in phrase.split(GAP)] for phrase in phrases]
    whole = [BETWEEN.join(each) for each in parts if all(each)]
    return re.compile(rf"\b(?:{'|'.join(whole)})\b" if whole else NOTHING)
