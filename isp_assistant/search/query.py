"""A typed query as weighted terms: its own words, repaired where they are misspelt, and what the glossary knows."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from isp_assistant.domain.model import Term
from isp_assistant.fuzzy import nearest_word

MOST_CHARACTERS = 1_000
MOST_TERMS = 40
EXPANDED = 0.45

STOP = frozenset(
    {
        "a", "about", "after", "all", "also", "am", "an", "and", "another", "any", "anybody", "are", "as", "at", "be",
        "become", "been", "before", "being", "but", "by", "came", "can", "come", "comes", "could", "count", "counts",
        "did", "do", "does", "doing", "dont", "each", "everybody", "everyone", "far", "find", "for", "from", "get",
        "give", "go", "goes", "going", "got", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if", "im",
        "in", "into", "is", "it", "its", "ive", "just", "keen", "let", "lets", "like", "list", "make", "makes",
        "making", "many", "matter", "matters", "me", "mean", "meaning", "means", "more", "most", "mostly", "much",
        "must", "my", "need", "needs", "no", "not", "now", "of", "on", "one", "or", "our", "out", "over", "own",
        "people", "please", "put", "puts", "really", "shall", "she", "should", "show", "so", "some", "somebody",
        "someone", "such", "sure", "take", "tell", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "thing", "things", "this", "those", "to", "told", "too", "two", "up", "us", "use", "used", "using",
        "want", "wants", "was", "way", "we", "went", "were", "what", "when", "where", "which", "while", "who", "whom",
        "whose", "why", "will", "with", "would", "you", "your",
    }
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:[&'’][^\W_]+)*")

Stem = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Query:
    """`terms` maps a stem to (word of the query, weight); `repaired` is the query as it was probably meant."""

    words: tuple[str, ...]
    terms: dict[str, tuple[str, float]]
    repaired: str


class Thesaurus:
    """Abbreviations and synonyms of the glossary, and everyday words: any of a group finds the others."""

    def __init__(self, terms: Iterable[Term], everyday: Iterable[tuple[str, ...]] = ()) -> None:
        self.words: dict[str, list[str]] = {}
        self.phrases: dict[tuple[str, ...], list[str]] = {}
        for term in terms:
            self._join([_telling(said) for said in (term.term, *term.means, *term.synonyms)])
        for group in everyday:
            self._join([_telling(said) for said in group])

    def _join(self, group: list[tuple[str, ...]]) -> None:
        for said in group:
            others = [word for other in group if other != said for word in other]
            if len(said) == 1:
                self.words.setdefault(said[0], []).extend(others)
            elif said:
                self.phrases.setdefault(said, []).extend(others)

    def also(self, words: list[str]) -> dict[str, list[str]]:
        """List, for words of a query, the words that mean the same."""
        found = {word: self.words[word] for word in words if word in self.words}
        for at in range(len(words)):
            for size in range(2, 6):
                phrase = tuple(words[at : at + size])
                if len(phrase) == size and phrase in self.phrases:
                    found.setdefault(phrase[0], []).extend(self.phrases[phrase])
        return found


def _telling(said: str) -> tuple[str, ...]:
    words = tuple(words_of(said))
    return tuple(word for word in words if word not in STOP) or words


def words_of(text: str) -> list[str]:
    """Split a text into words, lower case, apostrophes and ampersands dropped."""
    return [re.sub(r"[&'’]", "", match[0]).lower() for match in _WORD.finditer(text)]


def query_of(text: str, stem: Stem, vocabulary: frozenset[str], thesaurus: Thesaurus) -> Query:
    """Make a query of typed text; any text will do. `vocabulary` holds the words that are indexed, unstemmed."""
    typed = words_of(text[:MOST_CHARACTERS])
    words = list(dict.fromkeys(word for word in typed if word not in STOP))[:MOST_TERMS]
    words = words or list(dict.fromkeys(typed))[:MOST_TERMS]
    mended = {word: _mended(word, stem, vocabulary, thesaurus) for word in words}
    terms: dict[str, tuple[str, float]] = {}
    for word in words:
        terms.setdefault(stem(mended[word]), (word, 1.0))
    for word, others in thesaurus.also([mended[word] for word in words]).items():
        for other in dict.fromkeys(others):
            if other not in STOP:
                terms.setdefault(stem(other), (word, EXPANDED))
    changed = any(mended[word] != word for word in words)
    repaired = " ".join(mended.get(word, word) for word in typed) if changed else ""
    return Query(tuple(words), terms, repaired)


def _mended(word: str, stem: Stem, vocabulary: frozenset[str], thesaurus: Thesaurus) -> str:
    if word in vocabulary or word in thesaurus.words or word.isdigit():
        return word
    meant = nearest_word(word, vocabulary)
    return word if meant is None or stem(meant) == stem(word) else meant
