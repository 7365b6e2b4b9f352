"""Ask, decide, search and look up a partner, on one pack, as of one date."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from isp_assistant.domain.conversation import Conversation, Note, told_at_once
from isp_assistant.domain.currency import Cited, cited, warnings
from isp_assistant.domain.facts import normalised
from isp_assistant.domain.model import Answer, Citation, Facts, Pack
from isp_assistant.domain.reading import Found, Interpretation, Kind, Match
from isp_assistant.domain.walk import Walk, walk
from isp_assistant.errors import UsageError

if TYPE_CHECKING:
    from isp_assistant.directory import Directory
    from isp_assistant.domain.reasons import Explainer, Reasons
    from isp_assistant.interpret.reader import Interpreter
    from isp_assistant.privacy.guard import Guard
    from isp_assistant.search.index import Search
    from isp_assistant.settings import Settings

NOVEMBER_2009 = (
    "minutes",
    "parenting-strategy",
    "information-sharing-protocol",
    "improvement-plan",
    "performance-indicators",
    "welcome-offer",
    "childrens-fund",
    "extra-mile",
)
"""Documents that a search may be limited to, held or not."""

PASSAGES = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """A walk with all that a reader needs beside it."""

    walk: Walk
    citations: tuple[Cited, ...]
    warnings: tuple[str, ...]
    as_of: datetime.date


@dataclass(frozen=True, slots=True)
class Reply:
    """What a typed question came to: `passages` for a look-up, `decision` for a decision, neither for other.

    `conversation` holds the facts that were decided on.
    """

    interpretation: Interpretation
    as_of: datetime.date
    conversation: Conversation = field(default_factory=Conversation)
    decision: Decision | None = None
    passages: Found | None = None


class Assistant:
    """Answers on one pack. What is slow to build (interpreter, index, directory) is built when first used."""

    def __init__(self, pack: Pack, cache: Path, today: datetime.date) -> None:
        self.pack = pack
        self.cache = cache
        self.today = today
        self.on_progress: Callable[[int, int], None] | None = None

    @cached_property
    def interpreter(self) -> "Interpreter":
        from isp_assistant.interpret.reader import Interpreter

        return Interpreter(self.pack)

    @cached_property
    def index(self) -> "Search":
        from isp_assistant.search.index import open_search

        return open_search(self.pack, self.cache, self.on_progress)

    @cached_property
    def directory(self) -> "Directory":
        from isp_assistant.directory import Directory

        return Directory(self.pack.partners.values(), self.pack.authority)

    @cached_property
    def guard(self) -> "Guard":
        from isp_assistant.privacy.guard import Guard

        return Guard(self.pack)

    @cached_property
    def explainer(self) -> "Explainer":
        from isp_assistant.domain.reasons import Explainer

        return Explainer(self.pack)

    def explain(self, facts: Facts) -> "Reasons | None":
        """Say what fixed a decision and what would change it, or None while a question is open."""
        return self.explainer.explain(facts)

    def facts(self, given: Mapping[str, object]) -> dict[str, Answer]:
        """Check facts against the vocabulary. Raises `domain.facts.FactError`."""
        return normalised(self.pack.facts, given)

    def decide(
        self, facts: Mapping[str, Answer], tree: str | None = None, as_of: datetime.date | None = None
    ) -> Decision:
        """Walk an entry tree with these facts alone. Raises `UsageError` for a tree that is none."""
        if tree is not None:
            self._require_entry(tree)
        return self.decision_of(walk(self.pack, facts, tree), as_of)

    def _require_entry(self, tree: str) -> None:
        entries = [name for name, known in self.pack.trees.items() if known.entry]
        if tree not in entries:
            raise UsageError(f"{tree!r} is not a tree to begin with.", f"Choose from {', '.join(entries)}.")

    def decision_of(self, at: Walk, as_of: datetime.date | None = None) -> Decision:
        """Resolve what a walk cites and say what must be warned of."""
        date = as_of or self.today
        citations = tuple(cited(self.pack, citation, date) for citation in at.cites)
        return Decision(at, citations, warnings(self.pack, at.cites, at.steps, date), date)

    def cited(self, citation: Citation) -> Cited:
        """Resolve one citation as of today."""
        return cited(self.pack, citation, self.today)

    def interpret(self, text: str, earlier: str = "") -> Interpretation:
        """Read typed words, after those typed `earlier` of the same case."""
        return self.interpreter.read(text, earlier)

    def without_names(self, text: str) -> str:
        """Put roles in the place of whatever in a text may identify somebody."""
        from isp_assistant.privacy.identifiers import replaced

        return replaced(text, self.guard.find(text))

    def explain_words(self, text: str) -> tuple[tuple[str, str], ...]:
        """Say what each step of reading typed words did, as (step, what it did)."""
        return tuple(self.interpreter.explain(text))

    def ask(self, text: str, given: Mapping[str, Answer], as_of: datetime.date | None = None) -> Reply:
        """Read a typed question and decide as far as it goes; what is given beats what the words say."""
        heard, date = self.interpret(text), as_of or self.today
        if heard.kind == Kind.DECISION or given:
            conversation, said = told_at_once(self.pack, heard, given)
            decision = self.decide(conversation.facts, as_of=date)
            notes = (reply.text for reply in said if isinstance(reply, Note))
            warned = replace(decision, warnings=(*notes, *decision.warnings))
            return Reply(heard, date, conversation, decision=warned)
        passages = self.search(text, PASSAGES) if heard.kind == Kind.LOOKUP else None
        return Reply(heard, date, passages=passages)

    def search(self, query: str, limit: int = 10, within: tuple[str, ...] | None = None) -> Found:
        """Find sections and provisions. Raises `UsageError` for a document that is not known."""
        for document in within or ():
            if document not in self.pack.documents and document not in (*NOVEMBER_2009, "law"):
                known = ", ".join(sorted({*self.pack.documents, *NOVEMBER_2009, "law"}))
                raise UsageError(f"{document!r} is not a document.", f"Choose from {known}.")
        return self.index.find(query, limit, frozenset(within) if within is not None else None)

    def partner(self, name: str) -> tuple[bool, tuple[Match, ...]]:
        """Say which partners a name may mean, and whether the first can be relied on."""
        return self.directory.find(name)


def open_assistant(settings: "Settings", today: datetime.date) -> Assistant:
    """Open the pack that the settings name, or the one that ships."""
    from isp_assistant.pack.cache import load_pack
    from isp_assistant.pack.folders import shipped_pack

    folder = settings.knowledge or shipped_pack()
    return Assistant(load_pack(folder, settings.cache), settings.cache, today)
