"""Search: a typed query in, sections and provisions out, best first, with an honest word on how sure that is."""

import threading
import warnings
from functools import lru_cache
from pathlib import Path

from isp_assistant.directory import Directory
from isp_assistant.domain.model import LAW, Pack, Term
from isp_assistant.domain.reading import Found, Hit, Match
from isp_assistant.fuzzy import fold
from isp_assistant.search.everyday import everyday
from isp_assistant.search.query import Query, Thesaurus, query_of, words_of
from isp_assistant.search.scoring import Scored, Scorer
from isp_assistant.search.snippets import snippet
from isp_assistant.search.store import Progress, open_index
from isp_assistant.search.units import plain_body, units_of

LONGEST = 1_000
"""Characters of a query in which partners and terms are looked for."""

COVERED = 0.5
"""The share of what a query asks, weighed by how telling each word is, that the best hit must hold."""


class Search:
    """Finds sections and provisions of one pack. May be used from several threads."""

    def __init__(self, pack: Pack, cache: Path, on_progress: Progress | None = None) -> None:
        self.pack = pack
        self.units = list(units_of(pack))
        self.scorer = Scorer(open_index(self.units, pack.sha256, cache, on_progress))
        self.thesaurus = Thesaurus(pack.glossary, everyday())
        self.vocabulary = frozenset(word for unit in self.units for word in words_of(f"{unit.title} {unit.body}"))
        self.directory = Directory(pack.partners.values())
        self._lock = threading.Lock()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh.lang.porter import stem

        self.stem = lru_cache(maxsize=100_000)(stem)
        self._plain = lru_cache(maxsize=10_000)(plain_body)
        self.terms = {fold(term.term).replace(" ", ""): _shown(term) for term in pack.glossary}

    def find(self, query: str, limit: int = 10, within: frozenset[str] | None = None) -> Found:
        """Search; `within` names documents ("law" among them) to keep to."""
        with self._lock:
            asked = query_of(query, self.stem, self.vocabulary, self.thesaurus)
            best = self._best(asked, within)
        ranked = sorted(best.items(), key=lambda pair: (-pair[1].score, pair[0]))[:limit]
        weights = {term: weight * self.scorer.idf(term) for term, (_, weight) in asked.terms.items()}
        confident = bool(ranked) and self._covered(asked, ranked[0][1]) >= COVERED
        return Found(
            confident,
            tuple(self._hit(document, section, scored.score, weights) for (document, section), scored in ranked),
            self._partners(query),
            tuple(self._terms(query)),
            asked.repaired,
        )

    def _best(self, asked: Query, within: frozenset[str] | None) -> dict[tuple[str, str], Scored]:
        """Take, for each section, the best of itself and its rows; the words of all its units count as held."""
        best: dict[tuple[str, str], Scored] = {}
        for number, scored in self.scorer.score(asked.terms).items():
            unit = self.units[number]
            if within is None or unit.document in within:
                held = best.setdefault((unit.document, unit.section), Scored())
                held.score = max(held.score, scored.score)
                for word, weight in scored.words.items():
                    held.words[word] = max(weight, held.words.get(word, 0.0))
        return best

    def _covered(self, asked: Query, scored: Scored) -> float:
        weights = dict.fromkeys(asked.words, 0.0)
        for term, (word, weight) in asked.terms.items():
            if weight == 1.0:
                weights[word] = self.scorer.idf(term)
        total = sum(weights.values())
        return sum(weights.get(word, 0.0) * said for word, said in scored.words.items()) / total if total else 0.0

    def _hit(self, document: str, section: str, score: float, weights: dict[str, float]) -> Hit:
        def wanted(word: str) -> float:
            return weights.get(self.stem(word.lower()), 0.0)

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

    def _terms(self, query: str) -> list[str]:
        return [self.terms[word] for word in dict.fromkeys(fold(query[:LONGEST]).split()) if word in self.terms]


def _shown(term: Term) -> str:
    return f"{term.term}: {'; '.join(term.means)}{'. ' + term.note if term.note else ''}"


def open_search(pack: Pack, cache: Path, on_progress: Progress | None = None) -> Search:
    """Open the search of a pack, building its index where that is needed."""
    return Search(pack, cache, on_progress)
