"""The clauses of a text, and what each of them does: states, supposes, gives a reason, or says what for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from isp_assistant.interpret.text.english import English
from isp_assistant.interpret.text.words import Word


class Mood(StrEnum):
    """What a clause does with what it says."""

    STATED = "stated"
    SUPPOSED = "supposed"
    REASON = "reason"
    PURPOSE = "purpose"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Clause:
    """The words first to last (inclusive) of one clause; `asked_of` is its subject, where it asks about that."""

    first: int
    last: int
    mood: Mood
    asked_of: str


def clauses_of(words: Sequence[Word], english: English) -> tuple[Clause, ...]:
    """Split a text into clauses."""
    return tuple(_Splitter(words, english).clauses())


class _Splitter:
    def __init__(self, words: Sequence[Word], english: English) -> None:
        self.words = words
        self.english = english
        self.openers = {
            **dict.fromkeys(english.group("conditions"), Mood.SUPPOSED),
            **dict.fromkeys(english.group("reasons"), Mood.REASON),
            **dict.fromkeys(english.group("breaks"), Mood.STATED),
            **dict.fromkeys(english.group("times"), Mood.TIME),
        }

    def clauses(self) -> Iterator[Clause]:
        mood = Mood.STATED
        for first, last in self._spans():
            mood = self._mood(first, last, mood)
            yield Clause(first, last, mood, self._asked_of(first, last))
            if self._was_asked(first):
                mood = Mood.STATED

    def _spans(self) -> Iterator[tuple[int, int]]:
        begin = 0
        for at in range(1, len(self.words) + 1):
            if at == len(self.words) or self._begins(at):
                yield begin, at - 1
                begin = at

    def _begins(self, at: int) -> bool:
        """Does a clause begin here: behind a mark, with an opener, or with "and" and a subject?"""
        word, before = self.words[at], self.words[at - 1]
        if word.lemma == "after" and self._is_wanting(at):
            return False
        if before.stop or word.lemma in self.openers:
            return before.stop != word.stop or not before.stop
        behind = self._next(at)
        if word.lemma == "so" and self._among(behind, "turned"):  # "so can I tell them"
            return True
        return word.lemma in ("and", "or", "as", "so", "since") and self._among(behind, "subjects")

    def _is_wanting(self, after: int) -> bool:
        """ "Looking after", "is after", "the landlord after her new address": no time is said."""
        if self._among(after - 1, "before_after") or self.words[after - 1].owner:
            return True
        wanted = self._next(after)
        while wanted < len(self.words) - 1 and (
            self._among(wanted, "determiners") or self._among(wanted, "adjectives")
        ):
            wanted = self._next(wanted)
        return self._among(wanted, "asked_for")

    def _next(self, at: int) -> int:
        """Give the next place that is no filler, or the last."""
        following = (place for place in range(at + 1, len(self.words)) if not self.words[place].skip)
        return next(following, len(self.words) - 1)

    def _among(self, at: int, group: str) -> bool:
        return self.words[at].lemma in self.english.group(group)

    def _mood(self, first: int, last: int, before: Mood) -> Mood:
        word = self.words[first].lemma
        if word in self.openers:
            return self.openers[word]
        if word in ("as", "since") and self._among(self._next(first), "subjects"):
            return Mood.REASON
        if word == "so":
            return Mood.PURPOSE if self._can_then(first, last) else Mood.STATED
        return before if first and self._goes_on(first, last) else Mood.STATED

    def _goes_on(self, first: int, last: int) -> bool:
        """ "If he agrees, and she does" goes on supposing; "if he agrees, can I tell" does not."""
        if self.words[first].sentence != self.words[first - 1].sentence:
            return False
        anew = any(self._among(at, "subjects") or self._among(at, "turned") for at in range(first, last + 1))
        return self._among(first, "joins") or (self.words[first - 1].lemma in (",", "(", ")") and not anew)

    def _was_asked(self, first: int) -> bool:
        """ "I asked if he minds, and he says no": what follows a question that was put is not supposed."""
        before = (self.words[at] for at in range(max(first - 3, 0), first))
        return self._among(first, "conditions") and any(word.plain == "asked" for word in before)

    def _can_then(self, first: int, last: int) -> bool:
        """ "So that they can" says what for; "so I told him" and "so can I tell him" do not."""
        if self._among(self._next(first), "turned"):
            return False
        return any(self.words[at].lemma in ("can", "will", "may") for at in range(first + 1, min(first + 5, last + 1)))

    def _asked_of(self, first: int, last: int) -> str:
        """ "Has she agreed", "is there an order", "would he mind": a verb before its own subject."""
        places = [at for at in range(first, min(first + 8, last + 1)) if not self.words[at].skip]
        if places and self._among(places[0], "joins"):
            places = places[1:]
        turned = len(places) > 1 and self._among(places[0], "turned") and self._among(places[1], "subjects")
        return self.words[places[1]].lemma if turned else ""
