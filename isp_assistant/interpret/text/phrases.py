"""Phrases: words that mean something together, and how they are found in a text.

How a phrase is written, says `domain.phrase`. Endings do not matter, and he and she are one. Between the words of a
phrase a text may have fillers ("really", "the") and a short aside in brackets.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from isp_assistant.domain.phrase import EXACT, GAP, Choices, parts
from isp_assistant.interpret.text.words import Word

T = TypeVar("T")

NUMBER = "<number>"
END = "<end>"
"""Classes that need no list: a number in digits, and the end of what is said, at a mark or at the end of the text."""
FEW = 5
"""Words that a gap may hold."""
SKIPPED = 6
"""Fillers, or words of an aside, that may stand between two words of a phrase."""

Classes = Mapping[int, Mapping[str, tuple[int, ...]]]
"""Where phrases of a class stand: by first word, by name of the class, the places behind their last words."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase that was found: what it means, and its words first to last (inclusive)."""

    meaning: T
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Step:
    """A word, a class or a gap, and the steps that may follow; None among them is the end of the phrase."""

    part: str
    following: tuple["_Step | None", ...]


@dataclass(frozen=True, slots=True)
class _Half:
    """One of the phrases that must stand together in a sentence."""

    text: str
    number: int


class Phrases(Generic[T]):
    """Phrases with their meanings, by what they begin with and what comes second."""

    def __init__(self, phrases: Iterable[tuple[str, T]], plain: Callable[[str], Sequence[str]]) -> None:
        """Take pairs of phrase and meaning; `plain` gives the plain forms of the words of a text.

        Raises `domain.phrase.PhraseError` for a phrase that is not well formed.
        """
        self.vocabulary: set[str] = set()
        self._plain = plain
        self._index: dict[str, dict[str, list[tuple[_Step, T | _Half]]]] = {}
        self._together: list[tuple[tuple[_Half, ...], T]] = []
        for text, meaning in phrases:
            first, *rest = parts(text)
            if not rest:
                self._add(first, meaning)
            else:
                keys = tuple(_Half(text, number) for number in range(len(rest) + 1))
                self._together.append((keys, meaning))
                for half, key in zip((first, *rest), keys, strict=True):
                    self._add(half, key)

    def _add(self, choices: Choices, meaning: T | _Half) -> None:
        for step in _steps(choices, (None,), self._plain):
            if step is None:  # nothing but marks: no text can say it
                continue
            self.vocabulary.update(_words_of(step))
            seconds = self._index.setdefault(step.part, {})
            for following in step.following:
                seconds.setdefault(following.part if following else END, []).append((step, meaning))

    def all(self, words: Sequence[Word], classes: Classes) -> Iterator[Found[T]]:
        """Find every phrase wherever it stands, as long as it can be, by its first word."""
        halves: dict[_Half, list[Found[_Half]]] = {}
        for found in _Search(self._index, words, classes).found():
            if isinstance(found.meaning, _Half):
                halves.setdefault(found.meaning, []).append(found)
            else:
                yield found
        for keys, meaning in self._together:
            if all(key in halves for key in keys):
                yield from _in_one_sentence([halves[key] for key in keys], meaning, words)


def longest(found: Iterable[Found[T]]) -> list[Found[T]]:
    """Keep the longest phrases from left to right; of several that begin and end together all are kept."""
    kept: list[Found[T]] = []
    for one in sorted(found, key=lambda each: (each.first, -each.last)):
        if not kept or one.first > kept[-1].last or (one.first, one.last) == (kept[-1].first, kept[-1].last):
            kept.append(one)
    return kept


def last_words(found: Iterable[Found[T]]) -> list[Found[T]]:
    """Keep the longest phrases from right to left: a name ends in what it is ("new school nurse")."""
    kept: list[Found[T]] = []
    for one in sorted(found, key=lambda each: (-each.last, each.first)):
        if not kept or one.last < kept[-1].first or (one.first, one.last) == (kept[-1].first, kept[-1].last):
            kept.append(one)
    return kept[::-1]


def classes_of(words: Sequence[Word], known: Phrases[str]) -> dict[int, dict[str, tuple[int, ...]]]:
    """Find where the phrases of the classes stand."""
    places: dict[int, dict[str, tuple[int, ...]]] = {}
    for at, word in enumerate(words):
        if word.lemma.isdecimal():
            places.setdefault(at, {})[NUMBER] = (at + 1,)
    for _ in range(2):  # the second time round, classes within classes
        for one in list(known.all(words, places)):
            ends = places.setdefault(one.first, {})
            name = f"<{one.meaning}>"
            if one.last + 1 not in ends.get(name, ()):
                ends[name] = (*ends.get(name, ()), one.last + 1)
    return places


def _in_one_sentence(halves: list[list[Found[_Half]]], meaning: T, words: Sequence[Word]) -> Iterator[Found[T]]:
    """Give the first half wherever a sentence holds the others too."""
    others = [{words[found.first].sentence for found in half} for half in halves[1:]]
    for found in halves[0]:
        if all(words[found.first].sentence in sentences for sentences in others):
            yield Found(meaning, found.first, found.last)


def _steps(
    choices: Choices, following: tuple["_Step | None", ...], plain: Callable[[str], Sequence[str]]
) -> tuple["_Step | None", ...]:
    """Make steps from the end to the beginning, so that each knows what may follow it."""
    found: list[_Step | None] = []
    for items in choices:
        steps = following
        for item in reversed(items):
            steps = _steps(item, steps, plain) if isinstance(item, tuple) else _step(item, steps, plain)
        found += (step for step in steps if step not in found)
    return tuple(found)


def _step(
    part: str, following: tuple["_Step | None", ...], plain: Callable[[str], Sequence[str]]
) -> tuple["_Step | None", ...]:
    if part == GAP or part.startswith(("<", EXACT)):
        return (_Step(part, following),)
    for word in reversed(plain(part)):
        following = (_Step(word, following),)
    return following


def _words_of(first: "_Step") -> Iterator[str]:
    """Give the words of a phrase. Many ways lead to one step ("(a|b) (c|d) …"): each step is looked at once."""
    ahead, seen = [first], {id(first)}
    while ahead:
        step = ahead.pop()
        if step.part != GAP and not step.part.startswith(("<", EXACT)):
            yield step.part
        new = [following for following in step.following if following and id(following) not in seen]
        seen.update(map(id, new))
        ahead += new


# --- finding phrases


class _Search:
    """Looks for phrases in the words of one text."""

    def __init__(self, index: Mapping[str, Mapping[str, Any]], words: Sequence[Word], classes: Classes) -> None:
        self.index = index
        self.words = words
        self._standing: list[dict[str, tuple[int, ...]]] = [*_standing(words, classes), {END: (len(words),)}]
        self._ahead: dict[int, dict[str, tuple[int, ...]]] = {}

    def found(self) -> Iterator[Found[Any]]:
        for at in range(len(self.words)):
            ends: dict[int, tuple[Any, int]] = {}
            for beginning, places in self._standing[at].items():
                seconds = self.index.get(beginning)
                if seconds:
                    for behind in places:
                        self._from(seconds, behind, ends)
            yield from (Found(meaning, at, end - 1) for meaning, end in ends.values())

    def _from(self, seconds: Mapping[str, Any], behind: int, ends: dict[int, tuple[Any, int]]) -> None:
        """Go on from the first part of phrases with what may come second; the phrase itself may end as well."""
        for second in dict.fromkeys((END, GAP, *self._next_parts(behind))):
            for step, meaning in seconds.get(second, ()):
                end = self._beyond(step, behind)
                if end > ends.get(id(step), (None, -1))[1]:
                    ends[id(step)] = (meaning, end)

    def _next_parts(self, at: int) -> dict[str, tuple[int, ...]]:
        """Give each part that may come next, with the places behind it: here, or behind what may be skipped."""
        known = self._ahead.get(at)
        if known is None:
            known = self._ahead[at] = {}
            for start in self._starts(at):
                for part, places in self._standing[start].items():
                    known[part] = (*known.get(part, ()), *places)
        return known

    def _starts(self, at: int) -> Iterator[int]:
        """Give the places at which the next part may stand: here, or behind what may be passed over."""
        for start in range(at, min(at + SKIPPED, len(self.words)) + 1):
            yield start
            if start == len(self.words) or not self.words[start].skip:
                return

    def _beyond(self, step: _Step, at: int) -> int:
        """Give the place behind the longest phrase that goes on behind a step, or -1."""
        best = -1
        for following in step.following:
            if following is None:
                end = at
            elif following.part == GAP:
                end = self._over_gap(following, at)
            else:
                end = self._next(following, at)
            if end > best:
                best = end
        return best

    def _next(self, step: _Step, at: int) -> int:
        for behind in self._next_parts(at).get(step.part, ()):
            end = self._beyond(step, behind)
            if end >= 0:
                return end
        return -1

    def _over_gap(self, gap: _Step, at: int) -> int:
        """Give the place behind a phrase that goes on behind a gap: the nearest that does, or -1."""
        for start in range(at, min(at + FEW, len(self.words)) + 1):
            standing = self._standing[start]
            for following in gap.following:
                if following is None:
                    return start
                if following.part in standing:
                    end = max(self._beyond(following, behind) for behind in standing[following.part])
                    if end >= 0:
                        return end
            if start == len(self.words) or self.words[start].stop:
                return -1
        return -1


def _standing(words: Sequence[Word], classes: Classes) -> Iterator[dict[str, tuple[int, ...]]]:
    """Give, for each place, the parts of phrases that stand at it, with the places behind them."""
    for at, word in enumerate(words):
        end = {END: (at,)} if word.stop else {}
        yield {word.lemma: (at + 1,), f"{EXACT}{word.plain}": (at + 1,), **classes.get(at, {}), **end}
