"""The partner directory: who a typed name means, and which partners a text names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isp_assistant.domain.model import Partner
from isp_assistant.domain.reading import Match
from isp_assistant.fuzzy import fold, near_names, slips

SURE = 85.0
OFFERED = 62.0
AHEAD = 2.0
"""How far the best must lead the next body to be taken for the one that is meant."""
OFFERS = 3
LONG_ACRONYM = 5
MOST_WORDS = 9

GENERIC = frozenset(
    [
        "the",
        "a",
        "our",
        "local",
        "team",
        "teams",
        "service",
        "services",
        "project",
        "scheme",
        "group",
        "unit",
        "office",
        "department",
        "dept",
        "programme",
        "program",
        "course",
        "courses",
        "people",
        "lot",
        "of",
        "and",
        "in",
        "at",
        "for",
    ]
)
"""Words that people add to a name or leave out of it, and that tell no two bodies apart."""

RANKS = frozenset({"metropolitan", "borough", "county", "city", "district", "royal", "london", "council", "authority"})
"""Words in the name of a council that are not the name of its place."""

_WORD = re.compile(r"[^\W_]+(?:[&'’\-][^\W_]+)*'?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A partner that a text names, by text[start:end]."""

    partner: str
    start: int
    end: int


class Directory:
    """Looks partners up by any of their names."""

    def __init__(self, partners: Iterable[Partner], authority: str) -> None:
        """Take the partners of a pack and its authority: the place that all of them are in tells none apart."""
        self.partners = {partner.id: partner for partner in partners}
        self.generic = GENERIC.union(set(fold(authority).split()) - RANKS)
        self.names: list[str] = []
        self.owners: list[str] = []
        self.exact: dict[str, list[str]] = {}
        self.bare: dict[str, list[str]] = {}
        self.joined: dict[str, list[str]] = {}
        self.acronyms: dict[str, list[str]] = {}
        for partner in self.partners.values():
            self._add(partner)

    def _add(self, partner: Partner) -> None:
        for name in dict.fromkeys(fold(name) for name in (partner.name, *partner.aliases) if fold(name)):
            self.names.append(name)
            self.owners.append(partner.id)
            _note(self.exact, name, partner.id)
            _note(self.bare, self._bare(name), partner.id)
            _note(self.joined, name.replace(" ", ""), partner.id)
        for acronym in partner.acronyms:
            _note(self.acronyms, fold(acronym).replace(" ", ""), partner.id)

    def find(self, name: str) -> tuple[bool, tuple[Match, ...]]:
        """Say which partners a name may mean, best first, and whether the first can be relied on."""
        typed = fold(name)
        sure = self._exactly(typed)
        if sure:
            return len(sure) == 1, tuple(self._match(partner, 100.0) for partner in sure[:OFFERS])
        return self._nearly(typed)

    def exactly(self, name: str) -> list[str]:
        """List the partners of exactly this name, or abbreviation, or name without the words that tell none apart."""
        return self._exactly(fold(name))

    def _exactly(self, typed: str) -> list[str]:
        """Try the name itself, then as an acronym, then without the words that tell no bodies apart."""
        bare = self._bare(typed)
        squeezed = typed.replace(" ", "")
        for known, key in (
            (self.exact, typed),
            (self.acronyms, squeezed),
            (self.joined, squeezed),
            (self.exact, bare),
            (self.acronyms, bare.replace(" ", "")),
            (self.bare, bare),
        ):
            if key and key in known:
                return known[key]
        return self._near_acronym(squeezed) if len(typed.split()) == 1 else []

    def _bare(self, name: str) -> str:
        return " ".join(word for word in name.split() if word not in self.generic)

    def _near_acronym(self, typed: str) -> list[str]:
        """Take one slip in a long acronym (CAHMS); short ones are too like each other, and like common words."""
        if len(typed) < LONG_ACRONYM:
            return []
        near = [known for known in self.acronyms if len(known) == len(typed) and slips(typed, known, 1) <= 1]
        return self.acronyms[near[0]] if len(near) == 1 and sorted(near[0]) == sorted(typed) else []

    def _nearly(self, typed: str) -> tuple[bool, tuple[Match, ...]]:
        best: dict[str, float] = {}
        if len(typed) < LONG_ACRONYM:
            return False, ()
        for score, place in near_names(typed, self.names, OFFERED, self.generic):
            best.setdefault(self.owners[place], score)
        ranked = sorted(best.items(), key=lambda pair: -pair[1])[:OFFERS]
        if not ranked:
            return False, ()
        lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0)
        sure = ranked[0][1] >= SURE and lead >= AHEAD
        return sure, tuple(self._match(partner, score) for partner, score in ranked)

    def _match(self, partner: str, score: float) -> Match:
        return Match(partner, self.partners[partner].name, score)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Find partners that a text names, longest names first at each place; names are taken exactly."""
        words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold(word) for word, _, _ in words]
        at = 0
        while at < len(words):
            found = self._named_at(words, folded, at)
            if found:
                partner, last = found
                yield Mention(partner, words[at][1], words[last][2])
                at = last
            at += 1

    def _named_at(self, words: list[tuple[str, int, int]], folded: list[str], at: int) -> tuple[str, int] | None:
        for last in range(min(at + MOST_WORDS, len(words)) - 1, at - 1, -1):
            name = " ".join(folded[at : last + 1])
            if name in self.exact and (last > at or _stands_out(words[at][0], at)):
                return self.exact[name][0], last
        word = words[at][0]
        acronym = folded[at].replace(" ", "")
        if acronym in self.acronyms and (word.isupper() or len(acronym) >= LONG_ACRONYM - 1):
            return self.acronyms[acronym][0], at
        return None


def _stands_out(word: str, at: int) -> bool:
    """Say whether one word alone is plainly a name: many bodies are called by a common word."""
    return len(word) > 7 or (word[:1].isupper() and at > 0)


def _note(known: dict[str, list[str]], name: str, partner: str) -> None:
    if name and partner not in known.setdefault(name, []):
        known[name].append(partner)
