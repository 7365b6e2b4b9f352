"""A decision on sharing, recorded so that it can be shown and walked again years later.

Records hold no names: a case reference, roles and organisations. Each kind of entry is a frozen value with one JSON
form (`as_json`, then `chain.canonical`); it is never changed, only amended by a later entry that points at it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

from isp_assistant.domain.chain import Receipt
from isp_assistant.domain.conversation import Conversation, Source
from isp_assistant.domain.currency import Cited, cited, warnings
from isp_assistant.domain.facts import known_to
from isp_assistant.domain.model import Answer, Decision, Facts, Pack
from isp_assistant.domain.reasons import Reasons
from isp_assistant.domain.walk import Advice, Passed, Walk, walk


class EntryKind(StrEnum):
    """What an entry of the register is."""

    DECISION = "decision"
    AMENDMENT = "amendment"
    COUNTERSIGN = "countersign"
    PURGE = "purge"
    ACCEPTANCE = "acceptance"
    ATTEMPT = "attempt"


class ConsentMeaning(StrEnum):
    """What agreement was asked for; each is another thing, and a record says which."""

    SERVICE = "service"
    """Agreement to receive a service."""
    CONFIDENCE = "confidence"
    """Release from a duty of confidence."""
    DATA_PROTECTION = "data-protection"
    """Consent as the basis in data protection law."""
    COURTESY = "courtesy"
    """Told and heard out of respect; the sharing did not depend on it."""
    NOT_NEEDED = "not-needed"
    """No agreement was asked for, and none was needed."""


class DepartureReason(StrEnum):
    """Why somebody did otherwise than advised."""

    NEW_INFORMATION = "new-information"
    MANAGER_DECIDED = "manager-decided"
    LEGAL_ADVICE = "legal-advice"
    MORE_RISK = "more-risk"
    LESS_RISK = "less-risk"
    WISHES = "wishes"
    NOT_PRACTICABLE = "not-practicable"
    RULE_DOES_NOT_FIT = "rule-does-not-fit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Practitioner:
    """Who decided, by role and organisation, never by name."""

    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class RecordedFact:
    """A fact as it was known when the decision was taken, and how it came to be known."""

    fact: str
    answer: Answer
    known: Source


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The pack that the decision stands on; `compiled` is the hash under which the register keeps it for replay."""

    pack: str
    edition: str
    sha256: str
    compiled: str = ""


@dataclass(frozen=True, slots=True)
class Advised:
    """What the assistant said, all of it derived from pack, facts and date: a replay must give it again.

    `begun_in` is the entry tree in which the walk began, `tree` the one that holds the outcome.
    """

    begun_in: str
    tree: str
    path: tuple[Passed, ...]
    outcome: str
    decision: Decision
    title: str
    because: str
    steps: tuple[Advice, ...]
    citations: tuple[Cited, ...]
    warnings: tuple[str, ...]
    reasons: Reasons | None
    as_of: datetime.date


@dataclass(frozen=True, slots=True)
class Departure:
    """What was done instead of what was advised, and why."""

    did: Decision
    reason: DepartureReason
    because: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What the practitioner did, in their own words: every field of the form. Empty means not said.

    `partner` names the organisation, as the directory does where it knows it; `partner_role` is the role of whoever
    received it there. `told` says whether the person concerned was told; `consulted` are roles.
    """

    shared: str = ""
    left_out: str = ""
    partner: str = ""
    partner_role: str = ""
    how: str = ""
    how_verified: str = ""
    consent: str = ""
    consent_meaning: ConsentMeaning | None = None
    told: bool | None = None
    told_because: str = ""
    consulted: tuple[str, ...] = ()
    departure: Departure | None = None
    review_by: datetime.date | None = None
    note: str = ""


ACCOUNT_TEXTS = tuple(part.name for part in fields(Account) if part.type is str)
"""The fields of an account that are free text."""


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """One decision. `at` and `begun_at` carry their zone; `begun_at` is when the conversation began."""

    at: datetime.datetime
    by: Practitioner
    reference: str
    request: str
    facts: tuple[RecordedFact, ...]
    advised: Advised
    knowledge: Knowledge
    account: Account = field(default_factory=Account)
    begun_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction or an addition: `account` is the whole account as it now is; `number` and `sha256` say of what."""

    at: datetime.datetime
    by: Practitioner
    reference: str
    number: int
    sha256: str
    because: str
    account: Account


@dataclass(frozen=True, slots=True)
class Countersign:
    """A manager's word on a record."""

    at: datetime.datetime
    by: Practitioner
    reference: str
    number: int
    sha256: str
    agrees: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """Entries whose content was taken away, under which rule; their links, with these hashes, stay in the chain."""

    at: datetime.datetime
    by: Practitioner
    policy: str
    purged: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A head file that did not agree with the register, and why it was let stand; `found` is what was wrong."""

    at: datetime.datetime
    by: Practitioner
    because: str
    found: str


RecordEntry = DecisionRecord | Amendment | Countersign | Tombstone | Acceptance

KINDS: dict[type, EntryKind] = {
    DecisionRecord: EntryKind.DECISION,
    Amendment: EntryKind.AMENDMENT,
    Countersign: EntryKind.COUNTERSIGN,
    Tombstone: EntryKind.PURGE,
    Acceptance: EntryKind.ACCEPTANCE,
}


def as_json(value: Any) -> Any:
    """Give a value of plain classes as JSON: dates and times in ISO 8601, times with their offset."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: as_json(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, (list, tuple)):
        return [as_json(part) for part in value]
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def advised(
    pack: Pack, at: Walk, reasons: Reasons | None, as_of: datetime.date, begun_in: str | None = None
) -> Advised:
    """Take down what a walk that reached an outcome came to. Raises `ValueError` while a question is open."""
    if at.outcome is None:
        raise ValueError("there is no decision to record while a question is open")
    return Advised(
        begun_in=begun_in or pack.entry,
        tree=at.tree,
        path=at.path,
        outcome=at.outcome.id,
        decision=at.outcome.decision,
        title=at.outcome.title,
        because=at.outcome.because,
        steps=at.steps,
        citations=tuple(cited(pack, citation, as_of) for citation in at.cites),
        warnings=warnings(pack, at.cites, at.steps, as_of),
        reasons=reasons,
        as_of=as_of,
    )


def recorded_facts(conversation: Conversation) -> tuple[RecordedFact, ...]:
    """Take down what is known and how; not the words that said it, which may name somebody."""
    return tuple(RecordedFact(name, known.answer, known.source) for name, known in conversation.known.items())


def facts_of(record: DecisionRecord) -> dict[str, Answer]:
    """Give the facts of a record, to walk with."""
    return {known.fact: known.answer for known in record.facts}


def knowledge_of(pack: Pack, compiled: str = "") -> Knowledge:
    """Name the pack that a decision stands on."""
    return Knowledge(pack.name, pack.edition, pack.sha256, compiled)


def amended(record: DecisionRecord, amendments: Iterable[Amendment]) -> DecisionRecord:
    """Give a record as it stands after its amendments, in their order."""
    for amendment in amendments:
        record = replace(record, account=amendment.account, reference=amendment.reference)
    return record


@dataclass(frozen=True, slots=True)
class Replay:
    """What walking again came to; `differs` says in words how it differs from the record."""

    advised: Advised | None
    differs: tuple[str, ...]

    @property
    def same(self) -> bool:
        return not self.differs


def replay(pack: Pack, record: DecisionRecord, explain: Callable[[Facts], Reasons | None]) -> Replay:
    """Walk again with the facts of a record, as the law stood on its date; `explain` gives the reasons on this pack.

    Facts that the pack does not know, and a question that is now open, are differences.
    """
    facts, differs = known_to(pack, facts_of(record))
    begun_in = record.advised.begun_in
    if begun_in not in pack.trees:
        return Replay(None, (*differs, f"there is no tree {begun_in} any more"))
    at = walk(pack, facts, begun_in)
    if at.outcome is None:
        asked = at.question.ask if at.question else ""
        return Replay(None, (*differs, f"a question is open that was not asked then: {asked}"))
    reasons = explain(facts) if record.advised.reasons else None
    now = advised(pack, at, reasons, record.advised.as_of, begun_in)
    return Replay(now, (*differs, *_differences(record.advised, now)))


LABELS = {
    "tree": "tree",
    "path": "path",
    "outcome": "outcome",
    "decision": "decision",
    "title": "title",
    "because": "reason given",
    "steps": "steps",
    "citations": "citations",
    "warnings": "warnings",
    "reasons": "facts that fixed it",
}


def _differences(then: Advised, now: Advised) -> Iterator[str]:
    for name, label in LABELS.items():
        old, new = getattr(then, name), getattr(now, name)
        if old != new:
            yield f"{label}: {_short(old)} → {_short(new)}" if isinstance(old, str) else f"the {label} differ"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
