"""What a knowledge pack holds, as plain frozen values.

Names and closed sets are those of the pack format described in the README. A `Pack` is only ever built from files
without an error, so every reference in it resolves.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

UNSURE = "unsure"
OTHERWISE = "otherwise"
ADVICE = "advice"
DECISION = "decision"
"""What a beat of a scenario asks for where it asks for no fact."""

Answer: TypeAlias = str | tuple[str, ...]
"""What is known of a fact: a value, `unsure`, or for a set its members in the order of the fact's values."""

Facts: TypeAlias = Mapping[str, Answer]

When: TypeAlias = dict[str, tuple[str, ...]]
"""A condition: every named fact has (or, for a set, holds) one of the values."""


class Decision(StrEnum):
    """What an outcome says, written from most to least sharing; `other-process` stands apart."""

    SHARE_NOW = "share-now"
    SHARE = "share"
    SHARE_WITH_CONSENT = "share-with-consent"
    SHARE_ANONYMISED = "share-anonymised"
    ASK_FIRST = "ask-first"
    SEEK_ADVICE = "seek-advice"
    DO_NOT_SHARE = "do-not-share"
    OTHER_PROCESS = "other-process"


class StepKind(StrEnum):
    """What a step is about; steps are shown in the order in which they are written."""

    TELL = "tell"
    INCLUDE = "include"
    LEAVE_OUT = "leave-out"
    CHANNEL = "channel"
    VERIFY = "verify"
    TELL_PERSON = "tell-person"
    RECORD = "record"
    REVIEW = "review"
    COME_BACK = "come-back"


class Status(StrEnum):
    """How a citation stands on a date."""

    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    HISTORICAL = "historical"
    NOT_YET = "not yet in force"
    UNCONFIRMED = "start unconfirmed"


class Confidence(StrEnum):
    """How far the source of a line was read."""

    READ = "read"
    UNCERTAIN = "uncertain"
    UNREAD = "unread"


class ProvisionKind(StrEnum):
    """What a provision does."""

    DUTY = "duty"
    POWER = "power"
    BAR = "bar"
    RIGHT = "right"
    BASIS = "basis"
    PRINCIPLE = "principle"


class PartnerStatus(StrEnum):
    """What became of a partner."""

    STANDS = "stands"
    RENAMED = "renamed"
    MERGED = "merged"
    ENDED = "ended"
    ABOLISHED = "abolished"
    UNKNOWN = "unknown"


class Signed(StrEnum):
    """Whether a partner is known to have signed the protocol."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How hard a scenario is, from easy to hard."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Severity(StrEnum):
    """An error stops a pack from loading; a warning is for its owner to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a pack; `file` is relative to the pack's folder, line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a pack, and what to do about it."""

    code: str
    message: str
    at: Location
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.at}: {self.code} {self.message}"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """A section of a document, or a provision (then `document` is "law")."""

    document: str
    section: str

    @property
    def is_law(self) -> bool:
        return self.document == LAW

    def __str__(self) -> str:
        return f"{self.document}#{self.section}"


LAW = "law"


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a fact: `words` are phrases that say it, `examples` are questions that must be read as it."""

    name: str
    label: str
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about the situation. `many` marks a set; `when_unsure` is a value, `advice`, or nothing."""

    name: str
    label: str
    values: dict[str, FactValue]
    many: bool = False
    default: str | None = None
    when_unsure: str | None = None
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an answer leads: a question or an outcome, already resolved to the tree that holds it."""

    tree: str
    node: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One answer of a question: a value, `otherwise` or `unsure`."""

    value: str
    target: Target
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Question:
    """Asks for one fact; the written order of its edges decides for a set."""

    id: str
    ask: str
    fact: str
    why: str
    cites: tuple[Citation, ...]
    answers: tuple[Edge, ...]
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `who` is a role of `contacts.yaml`; `name` is set when the step is shared."""

    kind: StepKind
    text: str
    who: str | None = None
    by: str | None = None
    say: str | None = None
    when: When = field(default_factory=dict)
    name: str | None = None
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision, why, and what to do in order."""

    id: str
    decision: Decision
    title: str
    because: str
    do: tuple[Step, ...]
    cites: tuple[Citation, ...]
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Tree:
    """Questions and outcomes from `start`; an entry tree may begin a conversation, a part is reached through one.

    A drafted tree is one that no conversation comes to yet.
    """

    id: str
    title: str
    start: str
    questions: dict[str, Question]
    outcomes: dict[str, Outcome]
    entry: bool = False
    owner: str = ""
    review_by: datetime.date | None = None
    examples: tuple[str, ...] = ()
    drafted: bool = False
    at: Location | None = field(default=None, compare=False)

    @property
    def nodes(self) -> tuple[Question | Outcome, ...]:
        """All questions, then all outcomes."""
        return (*self.questions.values(), *self.outcomes.values())


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a document.

    `body` is Markdown text; `trail` holds the headings above it; `asked` are everyday words for what it answers.
    """

    id: str
    heading: str
    level: int
    body: str
    pages: str | None = None
    trail: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A source, restated section by section. `source_file` names the file of its text, where that is at hand."""

    id: str
    title: str
    sections: dict[str, Section]
    publisher: str = ""
    date: datetime.date | None = None
    status: Status = Status.HISTORICAL
    source: str = ""
    source_file: str = ""
    address: str = ""
    confidence: Confidence = Confidence.READ
    last_checked: datetime.date | None = None
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule of law. Without `in_force_from` its start is unconfirmed. `asked`: everyday words for what it answers."""

    id: str
    instrument: str
    provision: str
    effect: str
    kind: ProvisionKind
    binds: tuple[str, ...] = ()
    in_force_from: datetime.date | None = None
    until: datetime.date | None = None
    replaced_by: tuple[str, ...] = ()
    address: str = ""
    last_checked: datetime.date | None = None
    confidence: Confidence = Confidence.UNREAD
    note: str = ""
    words: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    at: Location | None = field(default=None, compare=False)

    @property
    def heading(self) -> str:
        return f"{self.instrument}, {self.provision}" if self.provision else self.instrument

    def status(self, as_of: datetime.date) -> Status:
        """Say how the provision stands on a date; `until` is the first day on which it no longer applies."""
        if self.until and self.until <= as_of:
            return Status.SUPERSEDED
        if self.in_force_from is None:
            return Status.UNCONFIRMED
        return Status.NOT_YET if as_of < self.in_force_from else Status.IN_FORCE


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation, board or programme of the directory. `recipient` is the value of that fact which it is."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    kind: str = ""
    recipient: str | None = None
    role: str = ""
    status: PartnerStatus = PartnerStatus.UNKNOWN
    successor: str = ""
    signed: Signed = Signed.UNKNOWN
    named_in: tuple[Citation, ...] = ()
    in_pack: bool = True
    last_checked: datetime.date | None = None
    verify: str = ""
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A role that an outcome names, and the authority's own numbers for it."""

    id: str
    role: str
    telephone: str = ""
    hours: str = ""
    last_checked: datetime.date | None = None
    what: str = ""
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation or term, all its meanings, and what is said today instead."""

    term: str
    means: tuple[str, ...]
    note: str = ""
    synonyms: tuple[str, ...] = ()
    named_in: tuple[Citation, ...] = ()
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Invariant:
    """What must hold on every path on which `when` holds and `unless` does not."""

    id: str
    says: str
    because: Citation
    when: When = field(default_factory=dict)
    unless: When = field(default_factory=dict)
    decision: tuple[Decision, ...] = ()
    not_decision: tuple[Decision, ...] = ()
    cites_any: tuple[str, ...] = ()
    steps: tuple[StepKind, ...] = ()
    does_any: tuple[str, ...] = ()
    names_role: bool = False
    asked_before: dict[str, str] = field(default_factory=dict)
    within: dict[str, int] = field(default_factory=dict)
    after_unsure: int | None = None
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """Facts in, decision out. A drafted case proves nothing until somebody has reviewed it."""

    id: str
    title: str
    facts: dict[str, Answer]
    accept: tuple[Decision, ...]
    because: str
    source: str
    reject: tuple[Decision, ...] = ()
    question: str = ""
    drafted: bool = False
    reviewed_by: str = ""
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Beat:
    """One turn of a scenario: what the learner hears, what is known after it, and what is expected.

    `ask` is `DECISION` or a fact; `expect` holds decisions, or values of that fact; `tempting` maps a wrong turn to
    its consequence, and `follows` says what comes of a right one. `key_questions` are the facts that a learner who has
    decided is asked about as well.
    """

    tells: str
    ask: str
    expect: tuple[str, ...]
    reason: str
    facts: dict[str, Answer] = field(default_factory=dict)
    tempting: dict[str, str] = field(default_factory=dict)
    follows: str = ""
    hints: tuple[str, ...] = ()
    key_questions: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Scenario:
    """An induction scenario, told in beats. `level` is one of `Level`, but in a draft whatever was typed so far."""

    id: str
    title: str
    level: str
    role: str
    beats: tuple[Beat, ...]
    learning_points: tuple[str, ...] = ()
    at: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that the assistant knows. `sha256` is over the files, so equal hashes give equal answers."""

    name: str
    authority: str
    edition: str
    owner: str
    entry: str
    facts: dict[str, Fact]
    trees: dict[str, Tree]
    documents: dict[str, Document]
    law: dict[str, Provision]
    partners: dict[str, Partner]
    contacts: dict[str, Contact]
    glossary: tuple[Term, ...]
    sha256: str
    unanswered: tuple[str, ...] = ()
    never: dict[str, tuple[str, ...]] = field(default_factory=dict)
    review_by: datetime.date | None = None
    default_sharer: str | None = None
    invariants: tuple[Invariant, ...] = ()
    cases: tuple[GoldenCase, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
