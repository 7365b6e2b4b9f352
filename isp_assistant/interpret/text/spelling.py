"""Words that were typed with a slip: what was meant, where one known word is near and no other is as near."""

import re
from collections.abc import Iterable
from functools import lru_cache

from isp_assistant.dictionary import is_english
from isp_assistant.fuzzy import slips
from isp_assistant.interpret.text.english import English

SHORT = 5
"""Letters that a word must have before two letters that changed places are forgiven."""
LONG = 6
"""Letters that it must have before any slip is."""
VERY_LONG = 9
"""Letters that it must have before two slips are, unless the two sound alike."""

_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouy]+")


class Speller:
    """Mends words by the vocabulary of the phrases; a word of English, or one that the pack uses, needs no mending."""

    def __init__(self, vocabulary: Iterable[str], used: Iterable[str], english: English) -> None:
        self.english = english
        self.vocabulary = frozenset(vocabulary)
        self.used = frozenset(used)
        self._by_beginning: dict[tuple[str, int], list[str]] = {}
        for word in self.vocabulary:
            if word.isalpha():
                self._by_beginning.setdefault((word[0], len(word)), []).append(word)
        self.meant = lru_cache(20_000)(self._meant)

    def _meant(self, word: str) -> str:
        """Give the word that was meant, or the word itself."""
        lemma = self.english.lemma(word)
        if len(word) < SHORT or not word.isalpha() or lemma in self.vocabulary or word in self.used:
            return word
        if word.endswith("in") and self.english.lemma(f"{word}g") in self.vocabulary:
            return f"{word}g"  # "askin"
        if is_english(word):
            return word
        ranked = sorted((_distance(lemma, known), known) for known in self._near(word, lemma))
        alone = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] < ranked[1][0])
        return ranked[0][1] if alone else word

    def _near(self, word: str, lemma: str) -> Iterable[str]:
        for length in range(len(lemma) - 2, len(lemma) + 3):
            for known in self._by_beginning.get((lemma[0], length), ()):
                if _forgiven(word, lemma, known):
                    yield known


def _forgiven(word: str, lemma: str, known: str) -> bool:
    count = slips(lemma, known, 2)
    if count == 1:
        return len(word) >= LONG or sorted(lemma) == sorted(known)
    return count == 2 and len(word) >= LONG and (len(word) >= VERY_LONG or _once(lemma) == _once(known))


def _distance(lemma: str, known: str) -> tuple[bool, bool, int]:
    """Rank by how alike the two sound, then by the number of slips."""
    return _once(lemma) != _once(known), _sound(lemma) != _sound(known), slips(lemma, known, 2)


def _once(word: str) -> str:
    """Write doubled letters once."""
    return _TWICE.sub(r"\1", word)


def _sound(word: str) -> str:
    """Leave out vowels but for the first letter."""
    return _VOWELS.sub("", _once(word))
