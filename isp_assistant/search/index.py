"""Search: a typed query in, sections and provisions out, best first, with an honest word on how sure that is."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from heapq import nsmallest
from pathlib import Path
from typing import Any

from isp_assistant.dictionary import is_english
from isp_assistant.directory import Directory
from isp_assistant.domain.model import LAW, Contact, Pack, Status, Term
from isp_assistant.domain.reading import Found, Hit, Match
from isp_assistant.fuzzy import fold
from isp_assistant.search.everyday import everyday
from isp_assistant.search.query import Query, query_of
from isp_assistant.search.scoring import Scorer, Values
from isp_assistant.search.silence import Silence
from isp_assistant.search.snippets import Wanted, snippet
from isp_assistant.search.store import Fill, open_index
from isp_assistant.search.thesaurus import Phrase, Thesaurus
from isp_assistant.search.units import UNANSWERED, Unit, readable, units_of
from isp_assistant.search.words import initials, stemmer, telling, words_of

LONGEST = 1_000
"""Characters of a query in which partners and terms are looked for."""

SURE = 0.7
"""A hit is taken for the answer where it is worth this much of a word that nobody uses.

How many of the words it says is no guide: a long question is answered in words of its own, and a short one about
something else is made of common words.
"""

RIVAL = 0.75
"""And where it is worth this much of the best of all sections: else another document answers that was not searched."""

CLOSE = 0.85
"""What the pack is known not to say answers for a search where it is worth this much of the best section.

A section has its heading besides, and where it stands.
"""

STRANGE = 0.5
"""A hit is not taken for the answer where more than this share of what was asked is in words that no section says."""

SLIP = 0.7
"""How far a word counts as strange that is no English: it may be misspelt."""

STEP = 200
"""Units between two reports of progress."""

REACHING = frozenset({"contact", "ring", "phone", "call", "reach", "telephone", "number", "email", "hold", "touch"})
"""Words of a query that asks how somebody is reached."""

NOT_ENTERED = "your authority has not entered a number yet; ask your manager or safeguarding lead."

Progress = Callable[[int, int], None]
"""Told how many units are indexed, of how many."""

Section = tuple[str, str]
"""Document and section, or `law` and provision."""


class Search:
    """Finds sections and provisions of one pack. May be used from several threads."""

    def __init__(self, pack: Pack, folder: Path, on_progress: Progress | None = None) -> None:
        self.pack = pack
        self.units = list(units_of(pack))
        self.sections: list[Section] = list(dict.fromkeys((unit.document, unit.section) for unit in self.units))
        number = {section: at for at, section in enumerate(self.sections)}
        same = (*_defined(pack), *everyday("same"))
        self.thesaurus = Thesaurus(stemmer(), same, everyday("near"), everyday("said"))
        index = open_index(_filling(self.units, self.thesaurus, on_progress), self._key(), folder)
        silent = [number for number, (document, _) in enumerate(self.sections) if document == UNANSWERED]
        self.scorer = Scorer(index, [number[unit.document, unit.section] for unit in self.units], silent)
        self.silence = Silence(pack.never, self.thesaurus.stem)
        self.directory = Directory(pack.partners.values(), pack.authority)
        self._lock = threading.Lock()
        self._among = lru_cache(maxsize=100)(self._sections_of)
        self._plain = lru_cache(maxsize=10_000)(readable)
        self.terms = {fold(term.term).replace(" ", ""): _shown(term) for term in pack.glossary}

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Count the words that are indexed, commonest first: of two that were nearly typed, the commoner was meant.

        It is made when a word is misspelt for the first time.
        """
        counted = Counter(word for unit in self.units for word in words_of(f"{unit.title} {unit.body}"))
        return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

    def _key(self) -> str:
        """Name what the index depends on, its units and the phrases that are terms: a changed tree needs no new one."""
        named = sha256(repr(sorted(self.thesaurus.others)).encode())
        for unit in self.units:
            named.update(repr(unit).encode("utf-8", "surrogatepass"))
        return named.hexdigest()

    def find(self, query: str, limit: int = 10, within: frozenset[str] | None = None) -> Found:
        """Search; `within` names documents ("law" among them) to keep to."""
        with self._lock:
            asked = query_of(query, self.thesaurus, lambda: self.vocabulary, self.scorer.indexed)
            among = self._among(within)
            scored = self.scorer.score(asked, limit, among)
            ranked = nsmallest(limit, filter(among.__contains__, scored), key=lambda n: (-scored[n], self.sections[n]))
            best = scored[ranked[0]] if ranked else 0.0
            meant = asked.repaired or query
            unanswered = self._unanswered(meant, asked, scored, ranked)
            confident = not unanswered and self._sure(best, scored) and not self._strange(asked, among)
            wanted = self._wanted(asked)
        return Found(
            confident,
            tuple(self._hit(*self.sections[number], scored[number], wanted) for number in ranked),
            self._partners(query),
            tuple(self._terms(query)),
            asked.repaired,
            unanswered,
            tuple(self._contacts(query)),
        )

    def _sections_of(self, within: frozenset[str] | None) -> Collection[int]:
        """Give the sections of the documents that are searched, or of all."""
        return {
            number
            for number, (document, _) in enumerate(self.sections)
            if document != UNANSWERED and (within is None or document in within)
        }

    def _unanswered(self, query: str, asked: Query, scored: Values, ranked: Sequence[int]) -> str:
        """Give what the pack is known not to say that was asked for; nothing where a section has the very words."""
        if len(asked.ways) < 2:  # one word asks nothing
            return ""
        unsaid = self._kind(query, ranked) or self._line(query, asked, scored, ranked)
        return "" if unsaid and any(self._says(section, query) for section in ranked) else unsaid

    def _kind(self, query: str, ranked: Sequence[int]) -> str:
        """Give the kind of thing that was asked for, where a historical document comes nearest: none gives any."""
        document = self.pack.documents.get(self.sections[ranked[0]][0]) if ranked else None
        return self.silence.kind(query) if document and document.status is Status.HISTORICAL else ""

    def _line(self, query: str, asked: Query, scored: Values, ranked: Sequence[int]) -> str:
        """Give the line, known to be unanswered, that comes as near to what was asked as the best section does.

        Where one unit of that says all that was asked, only a line does that asks for the same in the same words.
        """
        least = CLOSE * scored[ranked[0]] if ranked else 0.0
        near = [number for number, value in scored.items() if number in self.scorer.silent and value > least]
        near.sort(key=lambda number: (-scored[number], number))
        lines = [self.sections[number][1] for number in near]
        if lines and ranked and self.scorer.says_all(asked, ranked[0]):
            lines = [line for line in lines if self.silence.same(line, query)]
        return lines[0] if lines else ""

    def _strange(self, asked: Query, among: Collection[int]) -> bool:
        """Say whether too much of what was asked is in words that no section says which is searched."""
        weights = {word: self.scorer.rarity(word) for word in asked.ways}
        unsaid = [word for word, ways in asked.ways.items() if not self.scorer.said(ways, among)]
        strange = sum(weights[word] * (1.0 if is_english(asked.typed[word]) else SLIP) for word in unsaid)
        return strange > STRANGE * sum(weights.values())

    def _says(self, section: int, query: str) -> bool:
        """Say whether a section has the very words of a query, such as a name, one after the other."""
        wanted = _run(self.thesaurus.phrase(query))
        units = (self.units[unit] for unit in self.scorer.units[section])
        return any(wanted in _run(self.thesaurus.phrase(f"{unit.title} {unit.body}")) for unit in units)

    def _sure(self, best: float, scored: Values) -> bool:
        others = (value for section, value in scored.items() if section not in self.scorer.silent)
        return best >= SURE * self.scorer.rarest and best >= RIVAL * max(others, default=0.0)

    def _wanted(self, asked: Query) -> Wanted:
        """Weigh the words to be marked: those that were typed, and less, those that say the same."""
        weights: dict[str, float] = {}
        for ways in asked.ways.values():
            for term, (closeness, _) in ways.items():
                for stem in telling(term.split("_")):
                    weights[stem] = max(closeness * self.scorer.rarity(term), weights.get(stem, 0.0))
        return cache(lambda word: weights.get(self.thesaurus.stem(word.lower()), 0.0))

    def _hit(self, document: str, section: str, score: float, wanted: Wanted) -> Hit:
        if document == LAW:
            provision = self.pack.law[section]
            text, marks = snippet(provision.effect, wanted)
            return Hit(LAW, section, provision.heading, None, score, text, marks)
        found = self.pack.documents[document].sections[section]
        text, marks = snippet(self._plain(found.body), wanted)
        return Hit(document, section, found.heading, found.pages, score, text, marks)

    def _partners(self, query: str) -> tuple[Match, ...]:
        named = self.directory.exactly(query) or dict.fromkeys(
            m.partner for m in self.directory.mentions(query[:LONGEST])
        )
        return tuple(Match(name, self.pack.partners[name].name, 100.0) for name in named)

    def _contacts(self, query: str) -> Iterator[str]:
        """Say how to reach the roles that are named, where it is asked how to reach somebody."""
        words = frozenset(words_of(fold(query[:LONGEST])))
        if words & REACHING:
            for contact in self.pack.contacts.values():
                if words.issuperset(contact.id.split("-")):
                    yield _reached(contact)

    def _terms(self, query: str) -> list[str]:
        return [self.terms[word] for word in dict.fromkeys(fold(query[:LONGEST]).split()) if word in self.terms]


def _defined(pack: Pack) -> Iterator[tuple[str, ...]]:
    """Give what the pack says is the same: abbreviations and what they stand for."""
    for term in pack.glossary:
        yield term.term, *term.means, *term.synonyms
    for partner in pack.partners.values():
        if partner.acronyms:
            yield partner.name, *partner.acronyms


def _filling(units: Sequence[Unit], thesaurus: Thesaurus, on_progress: Progress | None) -> Fill:
    def fill(writer: Any) -> None:
        for number, unit in enumerate(units):
            writer.add_document(**_terms(unit, thesaurus))
            if on_progress and number % STEP == 0:
                on_progress(number, len(units))
        if on_progress:
            on_progress(len(units), len(units))

    return fill


def _terms(unit: Unit, thesaurus: Thesaurus) -> dict[str, str]:
    """Give, for each field, the terms under which a unit is indexed."""
    names = map(thesaurus.stem, initials(unit.body))
    return {
        "title": " ".join(thesaurus.terms(unit.title)),
        "body": " ".join((*thesaurus.terms(unit.body), *names)),
        "context": " ".join(thesaurus.terms(unit.context)),
    }


def _run(stems: Phrase) -> str:
    return f" {' '.join(stems)} "


def _shown(term: Term) -> str:
    return f"{term.term}: {'; '.join(term.means)}{'. ' + term.note if term.note else ''}"


def _reached(contact: Contact) -> str:
    numbers = " ".join(filter(None, (contact.telephone, contact.hours))) or NOT_ENTERED
    return f"{contact.role}: {numbers} {contact.what}".rstrip()


def open_search(pack: Pack, folder: Path, on_progress: Progress | None = None) -> Search:
    """Open the search of a pack, building its index where that is needed."""
    return Search(pack, folder, on_progress)
