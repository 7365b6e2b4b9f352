"""Phrases and what they mean, found in a text by their words: exactly, then with a slip of typing in a long word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from isp_assistant.fuzzy import slips
from isp_assistant.interpret.words import Word, words_of

T = TypeVar("T")

LONG = 6
"""Letters that a word must have before a slip in it is forgiven; one less where letters only changed places."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase that was found: what it means, and the words first to last (inclusive)."""

    meaning: T
    first: int
    last: int


class Lexicon(Generic[T]):
    """Phrases by their first word; the longest phrase wins at each place."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in phrases:
            key = tuple(word.lemma for word in words_of(phrase, {}) if not word.stop)
            if key:
                self.by_first.setdefault(key[0], []).append((key, meaning))
        for known in self.by_first.values():
            known.sort(key=lambda entry: -len(entry[0]))
        self.long = [first for first in self.by_first if len(first) >= LONG - 1]

    def find(self, words: list[Word], forgiving: bool = True) -> Iterator[Found[T]]:
        """Find phrases from left to right; all meanings of the longest phrase at a place are given."""
        at = 0
        while at < len(words):
            size = 1
            for key, meaning in self._longest(words, at, forgiving):
                yield Found(meaning, at, at + len(key) - 1)
                size = len(key)
            at += size

    def _longest(self, words: list[Word], at: int, forgiving: bool) -> list[tuple[tuple[str, ...], T]]:
        first = words[at].lemma
        candidates = self.by_first.get(first)
        if candidates is None and forgiving and len(first) >= LONG - 1:
            meant = self._mended(first)
            candidates = self.by_first.get(meant) if meant else None
        fitting = [entry for entry in candidates or () if self._fits(entry[0], words, at)]
        return [entry for entry in fitting if len(entry[0]) == len(fitting[0][0])]

    def _fits(self, key: tuple[str, ...], words: list[Word], at: int) -> bool:
        if at + len(key) > len(words) or words[at].sentence != words[at + len(key) - 1].sentence:
            return False
        return all(_alike(words[at + offset].lemma, lemma) for offset, lemma in enumerate(key) if offset)

    def _mended(self, word: str) -> str | None:
        near = [known for known in self.long if known[0] == word[0] and abs(len(known) - len(word)) <= 1]
        meant = [known for known in near if slips(word, known, 1) == 1 and _plainly_meant(word, known)]
        return meant[0] if len(meant) == 1 else None


def _alike(word: str, known: str) -> bool:
    """Say whether a later word of a phrase is there, a slip in a long one forgiven."""
    if word == known:
        return True
    long = min(len(word), len(known)) >= LONG and word[0] == known[0]
    return long and slips(word, known, 1) == 1


def _plainly_meant(word: str, known: str) -> bool:
    """A swap of letters is a slip; one letter more or less, or another, is one only in a long word."""
    return sorted(word) == sorted(known) or min(len(word), len(known)) >= LONG
