"""One typed text, prepared: its words, and what each step of the pipeline looks around for in them."""

from collections.abc import Callable, Iterator

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.english import English
from isp_assistant.interpret.lexicon import Found, Lexicon
from isp_assistant.interpret.words import Age, Word, ages_of, words_of

SCOPE = 5
"""Words that a negation reaches forward."""


class Scene:
    """The words of a text, with ways to look around in them."""

    def __init__(self, text: str, english: English) -> None:
        self.text = text
        self.english = english
        self.words: list[Word] = words_of(text, english.spelling)
        self.ages: list[Age] = list(ages_of(text))
        self._behind: dict[int, set[int]] = {}

    def find(self, lexicon: Lexicon, forgiving: bool = False) -> list[Found]:  # type: ignore[type-arg]
        """Find the phrases of a lexicon."""
        return list(lexicon.find(self.words, forgiving))

    def lemma(self, at: int) -> str:
        """Give the word at a place, or nothing beyond the ends."""
        return self.words[at].lemma if 0 <= at < len(self.words) else ""

    def same(self, at: int, other: int) -> bool:
        """Say whether two places are in one sentence."""
        if not (0 <= at < len(self.words) and 0 <= other < len(self.words)):
            return False
        return self.words[at].sentence == self.words[other].sentence

    def before(self, at: int, most: int) -> Iterator[int]:
        """Go back from a place within its sentence, nearest first."""
        for place in range(at - 1, max(-1, at - 1 - most), -1):
            if not self.same(place, at):
                return
            yield place

    def after(self, at: int, most: int) -> Iterator[int]:
        """Go on from a place within its sentence, nearest first."""
        for place in range(at + 1, min(len(self.words), at + 1 + most)):
            if not self.same(place, at):
                return
            yield place

    def negated(self, first: int) -> bool:
        """Say whether a negation stands before a place and reaches it; a comma or a "but" ends its reach."""
        for place in self.before(first, SCOPE):
            word = self.words[place].lemma
            if word in (",", "but", "and", "-", "–", "—", ":", "becaus", "so", "if"):
                return False
            if word in self.english.negators:
                return True
        return False

    def ends(self, lexicon: Lexicon) -> dict[int, int]:  # type: ignore[type-arg]
        """Map the last word of each phrase found to its first."""
        return {found.last: found.first for found in self.find(lexicon)}

    def begins(self, lexicon: Lexicon) -> dict[int, int]:  # type: ignore[type-arg]
        """Map the first word of each phrase found to its last."""
        return {found.first: found.last for found in self.find(lexicon)}

    def reading(self, fact: str, value: str, first: int, last: int) -> Reading:
        """Make a reading of the words first to last."""
        start, end = self.words[first].start, self.words[last].end
        return Reading(fact, value, self.text[start:end], start, end)


Say = Callable[[str, str], None]
"""Notes what a step did, for `ask --explain`."""
