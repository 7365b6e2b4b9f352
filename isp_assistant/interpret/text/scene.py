"""One typed text, prepared: its words, the classes of phrases in them, and ways to look around in them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.text.clauses import Clause, Mood
from isp_assistant.interpret.text.english import English
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.words import Word

REACH = 6
"""Words that a negation or a hedge reaches forward."""

OURS = frozenset({"", "we", "it"})
"""Subjects of a question that asks whether *we* may: what it says of others is so ("can I tell them he agreed")."""


@dataclass(frozen=True)
class Scene:
    """The words and clauses of a text, where phrases of each class stand, and which phrases of the pack say a fact."""

    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    classes: Mapping[int, Mapping[str, tuple[int, ...]]]
    said: Mapping[str, tuple[Found[str], ...]]
    english: English

    # --- single words

    def lemma(self, at: int) -> str:
        """Give the word at a place, or nothing beyond the ends."""
        return self.words[at].lemma if 0 <= at < len(self.words) else ""

    def among(self, at: int, group: str) -> bool:
        """Say whether the word at a place is one of a group, whatever its ending."""
        return self.lemma(at) in self.english.group(group)

    def listed(self, at: int, group: str) -> bool:
        """Say whether the word at a place is one of a group, just as it stands there."""
        return 0 <= at < len(self.words) and self.words[at].plain in self.english.listed(group)

    def ends(self, at: int) -> bool:
        """Say whether a place is a mark, or lies beyond the ends: what stands before it is the last word."""
        return not 0 <= at < len(self.words) or self.words[at].stop

    def gender(self, at: int) -> str:
        """Give he or she for a pronoun of that gender, else nothing."""
        return next((gender for gender in ("he", "she") if self.listed(at, f"{gender}_pronouns")), "")

    def gerund(self, at: int) -> bool:
        """Say whether a verb goes on ("telling")."""
        return 0 <= at < len(self.words) and self.words[at].plain.endswith("ing")

    def past(self, at: int) -> bool:
        """Say whether a verb tells of what is over ("told", "shared"); beyond the ends there is none."""
        if not 0 <= at < len(self.words):
            return False
        word = self.words[at]
        return word.plain in self.english.past or (word.plain.endswith("ed") and word.lemma != word.plain)

    def name(self, at: int) -> bool:
        """Say whether a word may be somebody's name: it has a capital letter, and no list and no phrase knows it."""
        if not 0 <= at < len(self.words) or not self.words[at].capital or self.lemma(at) in self.english.grammar:
            return False
        return at not in self.classes and at not in self._somebody

    @cached_property
    def _somebody(self) -> frozenset[int]:
        """The places of phrases that say who would receive it, or whom it is about."""
        found = (*self.said.get("recipient", ()), *self.said.get("about", ()))
        spans = (range(one.first, one.last + 1) for one in found)
        return frozenset(at for span in spans for at in span)

    def begins(self, at: int, name: str) -> int | None:
        """Give the place behind the longest phrase of a class that begins at a place, or None."""
        return max(self.classes.get(at, {}).get(f"<{name}>", ()), default=None)

    # --- around a place

    def same(self, at: int, other: int) -> bool:
        """Say whether two places are in one sentence."""
        inside = 0 <= at < len(self.words) and 0 <= other < len(self.words)
        return inside and self.words[at].sentence == self.words[other].sentence

    def before(self, at: int, most: int = REACH) -> Iterator[int]:
        """Go back from a place within its sentence, nearest first, over fillers without counting them."""
        return self._along(self._preceding, at, most)

    def after(self, at: int, most: int = REACH) -> Iterator[int]:
        """Go on from a place within its sentence, nearest first, over fillers without counting them."""
        return self._along(self._following, at, most)

    def _along(self, neighbours: Sequence[int | None], at: int, most: int) -> Iterator[int]:
        place = neighbours[at] if 0 <= at < len(self.words) else None
        while place is not None and most:
            yield place
            most -= 1
            place = neighbours[place]

    @cached_property
    def _following(self) -> list[int | None]:
        return list(reversed(self._neighbours(range(len(self.words) - 1, -1, -1))))

    @cached_property
    def _preceding(self) -> list[int | None]:
        return self._neighbours(range(len(self.words)))

    def _neighbours(self, places: range) -> list[int | None]:
        """Give, for each place, the last one come by in its sentence that is no filler."""
        found: list[int | None] = []
        last: int | None = None
        for place in places:
            found.append(last if last is not None and self.same(place, last) else None)
            if not self.words[place].skip:
                last = place
        return found

    def next(self, at: int) -> int:
        """Give the next place in the sentence that is no filler, or the end of the words."""
        return next(self.after(at, 1), len(self.words))

    def previous(self, at: int) -> int:
        """Give the place before in the sentence that is no filler, or -1."""
        return next(self.before(at, 1), -1)

    # --- what a place is part of

    def clause(self, at: int) -> Clause:
        """Give the clause that a place lies in."""
        return self.clauses[bisect_right(self._clause_starts, at) - 1]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.first for clause in self.clauses]

    def mood(self, at: int) -> Mood:
        """Say what the clause that a place lies in does."""
        return self.clause(at).mood

    def negated(self, first: int) -> bool:
        """Say whether a negation stands before a place and reaches it."""
        for place in self.before(first):
            if self.among(place, "negators"):
                return not (self._denies_nothing(place) or self._but_for(place, first))
            if self.among(place, "parting") or self.turns_to_us(place):
                return False
        return False

    def turns_to_us(self, at: int) -> bool:
        """ "Not the school can I tell the clinic": a question of ours begins; but "never have I told" says so."""
        asks = self.among(at, "turned") and self.lemma(at + 1) == "we"
        return asks and not self.among(self.previous(at), "negators")

    def excepted(self, first: int) -> bool:
        """Say whether a place is left out of the rest: "everything except her health"."""
        places = range(max(first - REACH, 0), first)
        ends = (self.begins(place, "excepting") for place in places if self.same(place, first))
        return any(end is not None and end <= first for end in ends)

    def _denies_nothing(self, negator: int) -> bool:
        """ "No doubt", "not only", "can't we", "why can't we", "is there any reason not to"."""
        behind, before = self.next(negator), self.previous(negator)
        if self.among(behind, "undenied") or self.listed(negator + 1, "only"):
            return True
        turned = self.among(before, "turned") and not self.among(self.previous(before), "subjects")
        asks = turned and self.among(behind, "subjects") and not self.words[behind].stop
        return asks or any(self.among(at, "why_not") for at in self.before(negator, 4))

    def _but_for(self, negator: int, first: int) -> bool:
        """ "No order, just an email": what comes behind "just" is there."""
        return any(self.listed(at, "only") for at in range(negator + 2, first))

    def open(self, first: int, of: frozenset[str] = OURS) -> bool:
        """Say whether a place lies in a condition, or in a question about its own subject: it may be so, or not.

        `of` are subjects of questions that do not count.
        """
        clause = self.clause(first)
        if clause.mood == Mood.SUPPOSED or clause.asked_of not in of:
            return True
        return any(self.among(place, "wanting") for place in self.before(first) if place >= clause.first)

    def hedged(self, first: int) -> bool:
        """Say whether somebody is only thought to have said so."""
        return self.hedge(first) is not None

    def hedge(self, first: int) -> int | None:
        """Give the place of the words that leave it open: "I think", "I am not sure"; not "no doubt"."""
        for place in self.before(first):
            unsure = self.among(place, "convinced") and self.among(self.previous(place), "negators")
            if unsure or self.among(place, "hedges"):
                return None if self.lemma(place) == "doubt" and self.among(self.previous(place), "negators") else place
            if self.words[place].stop:
                return None
        return None

    def reading(self, fact: str, value: str, first: int, last: int) -> Reading:
        """Make a reading of the words first to last."""
        start, end = self.words[first].start, self.words[last].end
        return Reading(fact, value, self.text[start:end], start, end)
