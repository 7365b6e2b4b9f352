"""Phrases that mean alike. A phrase of several words that is known here is a term of its own, in index and query."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from isp_assistant.search.words import Stem, words_of

SAME = 0.8
NEAR = 0.5
"""What another way of saying a thing counts for."""

PASSING = frozenset(
    {
        "a", "an", "anybody", "anyone", "child", "children", "everybody", "everyone", "her", "him", "his", "it", "its",
        "kid", "kids", "me", "my", "our", "people", "person", "somebody", "someone", "that", "the", "their", "them",
        "these", "this", "those", "us", "you", "young", "your",
    }
)  # fmt: skip
"""Words inside a phrase in whose place people put others, or none: "puts children in danger", "puts them in danger"."""

Phrase = tuple[str, ...]
"""The stems of a phrase, in their order."""

Groups = Iterable[Collection[str]]


class Thesaurus:
    """Groups of phrases. Any of a group finds the others; of what is `said`, all find the first, and it finds none."""

    def __init__(self, stem: Stem, same: Groups = (), near: Groups = (), said: Groups = ()) -> None:
        self.stem = stem
        self.passing = frozenset(map(stem, PASSING))
        self.others: dict[Phrase, dict[str, float]] = {}
        for group in map(self._phrases, near):
            self._lead(group, group, NEAR)
        for group in map(self._phrases, said):
            self._lead(group, group[:1], SAME)
        for group in map(self._phrases, same):
            self._lead(group, group, SAME)
        self.words = {stem for phrase in self.others for stem in phrase}
        self.sizes: dict[str, list[int]] = {}
        for first, size in sorted({(phrase[0], len(phrase)) for phrase in self.others}, reverse=True):
            self.sizes.setdefault(first, []).append(size)

    def _phrases(self, group: Collection[str]) -> list[Phrase]:
        return list(filter(None, map(self.phrase, group)))

    def _lead(self, group: Iterable[Phrase], found: Iterable[Phrase], closeness: float) -> None:
        names = dict.fromkeys(map(term, found), closeness)
        for phrase in group:
            for form in dict.fromkeys((phrase, self.bare(phrase))):
                known = self.others.setdefault(form, {})
                known |= names
                known.pop(term(form), None)

    def __contains__(self, word: str) -> bool:
        return self.stem(word) in self.words

    def phrase(self, text: str) -> Phrase:
        """Give the stems of a text."""
        return tuple(map(self.stem, words_of(text)))

    def bare(self, phrase: Phrase) -> Phrase:
        """Leave out the passing words of a phrase, where two words are left that make one."""
        bare = tuple(stem for stem in phrase if stem not in self.passing)
        return bare if len(bare) > 1 else phrase

    def terms(self, text: str) -> Iterator[str]:
        """Give what a text is indexed under: its stems, and the phrases in it that are known."""
        stems = self.phrase(text)
        yield from stems
        for start, end in self._spans(stems):
            if end - start > 1:
                yield term(stems[start:end])

    def longest(self, stems: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Find the known phrases in a query as (start, end), the longest at each place; they do not overlap."""
        reached = 0
        for start, end in self._spans(stems):
            if start >= reached:
                yield start, end
                reached = end

    def _spans(self, stems: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Find all known phrases: in order, the longest first at each place."""
        for start, stem in enumerate(stems):
            for size in self.sizes.get(stem, ()):
                if tuple(stems[start : start + size]) in self.others:
                    yield start, start + size


def term(phrase: Phrase) -> str:
    """Name a phrase as it stands in the index, where a blank ends a term."""
    return "_".join(phrase)
