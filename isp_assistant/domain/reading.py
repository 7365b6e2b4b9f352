"""What was read from typed words: values of facts, each with the phrase and the span that said it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from isp_assistant.domain.model import Answer

FLED = "somebody who fled from abuse, whose place is asked for"
"""What the words tell of that is guarded before anything is decided: an address can lead the abuser to them."""

PROTECTING = frozenset({"police", "childrens-social-care"})
"""Recipients who protect somebody with what they are told; anybody else may hand it on to whoever is feared."""

PRIVATE = frozenset({"parent", "relative-or-friend", "the-person"})
"""Recipients who are told for themselves, and not for a body that has a part in the case."""


class Kind(StrEnum):
    """What a typed text wants."""

    DECISION = "decision"
    LOOKUP = "lookup"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one fact, said by text[start:end] of the text as typed (offsets count code points)."""

    fact: str
    value: str
    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Everything read from one text.

    `understood` holds the facts that are read without contradiction; `readings` holds what each of them stands on, and
    the second recipient too; `conflicts` holds contradictory readings of a scalar fact, which is then not understood.
    `partner` is an id of the directory. `urgent` is set where the words speak of danger or distress now, whatever the
    kind: the emergency route is then shown first. `alarms` says, in a few words each, what is told of that does not go
    with "no concern". `in_passing` says that whoever would receive it is no more than named.
    """

    kind: Kind
    understood: dict[str, Answer] = field(default_factory=dict)
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    conflicts: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    partner: str | None = None
    urgent: bool = False
    alarms: tuple[str, ...] = ()
    in_passing: bool = False

    def without(self, fact: str) -> "Interpretation":
        """Give it with a fact not understood, and nothing contradictory read of it."""
        understood = {name: value for name, value in self.understood.items() if name != fact}
        conflicts = {name: readings for name, readings in self.conflicts.items() if name != fact}
        return replace(self, understood=understood, conflicts=conflicts)


@dataclass(frozen=True, slots=True)
class Hit:
    """A section or a provision that a search found. `marks` are spans of the snippet that match the query."""

    document: str
    section: str
    heading: str
    pages: str | None
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A partner that a typed name may mean; `score` runs from 0 to 100."""

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search. `confident` is false where the best hit should not be taken for the answer.

    `unanswered` is then what the pack is known not to say, if that comes nearest to what was asked. `contacts` says how
    to reach the roles that were asked for.
    """

    confident: bool
    hits: tuple[Hit, ...] = ()
    partners: tuple[Match, ...] = ()
    terms: tuple[str, ...] = ()
    did_you_mean: str = ""
    unanswered: str = ""
    contacts: tuple[str, ...] = ()
