"""BM25 over Whoosh's postings, a term at a time: what Whoosh's matchers find, at a tenth of the time.

Four things are added to it. A term has one rarity for all fields. A word may be said in other ways, of which the best
counts. A section is worth its best unit, and some of what its units hold together. And it loses what it does not say.

The most telling words are counted first, and sections that cannot be among the best any more are left out, as MaxScore
does (Turtle and Flood, 1995).
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from math import log
from typing import Any

from isp_assistant.search.query import Query, Way
from isp_assistant.search.thesaurus import SAME

K1, B = 1.0, 0.25
"""How soon a word that is repeated counts for no more, and how much a unit longer than the average pays for it."""

BOOSTS = {"title": 0.7, "body": 1.0, "context": 0.4}
TELLING = ("title", "body")
"""The fields that say what a section holds; where it stands does not."""

TOGETHER = 0.4
"""How far a section is worth what its units hold together, rather than its best unit."""

ALL_WORDS = 0.7
"""How much of its worth a section loses that says none of the words, in proportion."""

Values = dict[int, float]


class Scorer:
    """Scores the units of one index; `sections` gives the section of each. Postings are read once a term and kept.

    How rare a term is, the sections but for the `silent` ones say: however much is known not to be in the documents,
    a word of theirs is as telling.
    """

    def __init__(self, index: Any, sections: Sequence[int], silent: Collection[int] = ()) -> None:
        self.sections = sections
        self.silent = frozenset(silent)
        self.searcher = index.searcher()
        self.reader = self.searcher.reader()
        self.norms = {name: self._norm(name) for name in BOOSTS}
        self.units: dict[int, list[int]] = {}
        for unit, section in enumerate(sections):
            self.units.setdefault(section, []).append(unit)
        self.count = len(self.units) - len(self.silent)
        self.terms = frozenset(term.decode() for name in BOOSTS for term in self.reader.lexicon(name))
        self.kept: dict[str, tuple[float, Values, float]] = {}
        self.rarest = self._rarity(0)

    def _norm(self, name: str) -> list[float]:
        average = self.searcher.avg_field_length(name) or 1
        lengths = (self.reader.doc_field_length(unit, name, 1) or 0 for unit in range(len(self.sections)))
        return [1 - B + B * max(length / average, 1.0) for length in lengths]

    def indexed(self, term: str) -> bool:
        """Say whether any section holds a term."""
        return term in self.terms

    def rarity(self, term: str) -> float:
        """Weigh how telling a term is; one that no section holds is the most telling."""
        return self._term(term)[0]

    def _term(self, term: str) -> tuple[float, Values, float]:
        """Give the rarity of a term, how much each unit is about it, and the most that any is."""
        if term not in self.terms:
            return self.rarest, {}, 0.0
        if term not in self.kept:
            self.kept[term] = self._read(term)
        return self.kept[term]

    def _read(self, term: str) -> tuple[float, Values, float]:
        values: Values = {}
        holding: set[int] = set()
        for name, boost in BOOSTS.items():
            if (name, term) not in self.reader:
                continue
            matcher = self.reader.postings(name, term)
            while matcher.is_active():
                unit = matcher.id()
                frequency = matcher.weight() / self.norms[name][unit]
                values[unit] = values.get(unit, 0.0) + boost * (K1 + 1) * frequency / (K1 + frequency)
                if name in TELLING:
                    holding.add(self.sections[unit])
                matcher.next()
        return self._rarity(len(holding - self.silent)), values, max(values.values(), default=0.0)

    def _rarity(self, holding: int) -> float:
        return log(1 + (self.count - holding + 0.5) / (holding + 0.5))

    def score(self, asked: Query, limit: int, within: Container[int]) -> Values:
        """Score sections that hold a word of the query: surely the best of all, and the `limit` best of those within.

        The most telling words come first. Once what is left cannot lift a new section among the best, only those
        that hold a word already are scored: the commonest words stand nearly everywhere.
        """
        weights = self.weights(asked)
        words = sorted(asked.ways, key=weights.__getitem__, reverse=True)
        most = {word: self._most(asked.ways[word], weights[word]) for word in words}
        tally = Tally(self.sections, sum(weights.values()))
        only: list[int] | None = None
        for at, word in enumerate(words):
            left = words[at:]
            lift = tally.worth(sum(map(most.__getitem__, left)), sum(map(weights.__getitem__, left)))
            if only is None and tally.passed(lift, limit, within):
                only = [unit for section in tally.together for unit in self.units[section]]
            tally.add(self._best_ways(asked.ways[word], weights[word], only), weights[word])
        return tally.worths()

    def _most(self, ways: Mapping[str, Way], weight: float) -> float:
        """Give what the best way of saying one word can be worth in any unit."""
        return max((self._counts(term, way, weight) * self._term(term)[2] for term, way in ways.items()), default=0.0)

    def _counts(self, term: str, way: Way, weight: float) -> float:
        """Weigh a way of saying a word. What was typed itself counts by its own rarity: it may be much rarer."""
        return way.closeness * way.share * (self.rarity(term) if way.closeness == 1.0 else weight)

    def _best_ways(self, ways: Mapping[str, Way], weight: float, only: Sequence[int] | None) -> Values:
        """Give, for each unit or for some only, what the best way of saying one word is worth there."""
        best: Values = {}
        for term, way in ways.items():
            counts, values = self._counts(term, way, weight), self._term(term)[1]
            for unit in values if only is None else only:
                if unit in values:
                    _raise(best, unit, counts * values[unit])
        return best

    def said(self, ways: Iterable[str], within: Container[int]) -> bool:
        """Say whether any of some sections holds one of the terms that say a word."""
        return any(self.sections[unit] in within for term in ways for unit in self._term(term)[1])

    def says_all(self, asked: Query, section: int) -> bool:
        """Say whether one unit of a section says every word that was asked for."""
        units = set(self.units[section])
        for ways in asked.ways.values():
            units &= {unit for term in ways for unit in self._term(term)[1]}
        return bool(units)

    def weights(self, asked: Query) -> dict[str, float]:
        """Weigh how telling each word of a query is: as the commonest of the terms that mean the same."""
        return {word: self._weight(word, ways) for word, ways in asked.ways.items()}

    def _weight(self, word: str, ways: Mapping[str, Way]) -> float:
        held = {term: closeness for term, (closeness, _) in ways.items() if self.indexed(term)}
        same = [term for term, closeness in held.items() if closeness >= SAME]
        return min(map(self.rarity, same or held), default=self.rarity(word))


class Tally:
    """What sections are worth by the words that were counted so far; one word more never makes it less."""

    def __init__(self, sections: Sequence[int], asked_for: float) -> None:
        self.sections = sections
        self.asked_for = asked_for
        self.units: Values = {}
        self.together: Values = {}
        self.said: Values = {}

    def add(self, worths: Values, weight: float) -> None:
        """Count a word: its worth in each unit, and how telling it is."""
        held: Values = {}
        for unit, worth in worths.items():
            self.units[unit] = self.units.get(unit, 0.0) + worth
            _raise(held, self.sections[unit], worth)
        for section, worth in held.items():
            self.together[section] = self.together.get(section, 0.0) + worth
            self.said[section] = self.said.get(section, 0.0) + weight

    def worths(self) -> Values:
        """Weigh the sections: its best unit, what its units hold together, how much of what was asked they say."""
        best: Values = {}
        for unit, worth in self.units.items():
            _raise(best, self.sections[unit], worth)
        return {
            section: self.worth((1 - TOGETHER) * best[section] + TOGETHER * worth, self.said[section])
            for section, worth in self.together.items()
        }

    def worth(self, held: float, said: float) -> float:
        """Take from what is held for what was not said of what was asked."""
        return held * (1 - ALL_WORDS * (1 - said / self.asked_for))

    def passed(self, lift: float, limit: int, within: Container[int]) -> bool:
        """Say whether as many sections as are wanted are worth more than a lift."""
        return sum(worth > lift for section, worth in self.worths().items() if section in within) >= limit


def _raise(values: Values, number: int, worth: float) -> None:
    if worth > values.get(number, 0.0):
        values[number] = worth
