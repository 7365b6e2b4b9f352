"""The form of a record: its fields, what is known filled in, and what the practitioner wrote read back.

Every front end asks the same fields in the same order. A value is text; what a field may hold stands in its choices.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from isp_assistant.assistant.records import Records
from isp_assistant.assistant.session import Session
from isp_assistant.assistant.wording import parted
from isp_assistant.domain.conversation import Decided
from isp_assistant.domain.dates import date_of
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import UNSURE, Decision, Pack, StepKind
from isp_assistant.domain.record import (
    ACCOUNT_TEXTS,
    Account,
    ConsentMeaning,
    DecisionRecord,
    Departure,
    DepartureReason,
)
from isp_assistant.domain.speech import DECISION_MEANINGS, DECISION_WORDS
from isp_assistant.domain.walk import Advice
from isp_assistant.errors import UsageError

Values: TypeAlias = Mapping[str, str]

AS_ADVISED = "as-advised"
TOLD, NOT_TOLD = "yes", "no"
AGREES, DISAGREES = "yes", "no"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `choices` are (value, words) where there are any; `long` has room for sentences."""

    name: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    long: bool = False


MEANINGS = {
    ConsentMeaning.SERVICE: "to receive a service",
    ConsentMeaning.CONFIDENCE: "to lift a confidence",
    ConsentMeaning.DATA_PROTECTION: "as the basis in data protection law",
    ConsentMeaning.COURTESY: "asked out of respect; the sharing did not depend on it",
    ConsentMeaning.NOT_NEEDED: "none was asked for, and none was needed",
}

DEPARTURES = {
    DepartureReason.NEW_INFORMATION: "something new came to light",
    DepartureReason.MANAGER_DECIDED: "a manager decided",
    DepartureReason.LEGAL_ADVICE: "legal advice",
    DepartureReason.MORE_RISK: "the risk was higher than the facts say",
    DepartureReason.LESS_RISK: "the risk was lower than the facts say",
    DepartureReason.WISHES: "the wishes of the child or family",
    DepartureReason.NOT_PRACTICABLE: "it could not be done",
    DepartureReason.RULE_DOES_NOT_FIT: "the rule does not fit this case",
    DepartureReason.OTHER: "another reason",
}

_DID = (
    (AS_ADVISED, "what was advised"),
    *(
        (decision.value, f"{DECISION_WORDS[decision][1].lower()}: {DECISION_MEANINGS[decision]}")
        for decision in Decision
    ),
)

_REFERENCE = Field("reference", "Case reference", "as your case system has it; no name")
_WHO = (Field("role", "Your role"), Field("organisation", "Your organisation"))
_REQUEST = Field("request", "What was asked, and by which role", "or: our own initiative", long=True)
_ACCOUNT = (
    Field("did", "What you did", choices=_DID),
    Field(
        "departure", "If not as advised: why", choices=tuple((one.value, words) for one, words in DEPARTURES.items())
    ),
    Field("departure_because", "If not as advised: the reason in a sentence", long=True),
    Field("shared", "What was shared", "item by item", long=True),
    Field("left_out", "What was left out, or refused, and why", long=True),
    Field("partner", "With which organisation"),
    Field("partner_role", "With which role there"),
    Field("how", "How it was sent", "phone, secure e-mail, meeting …"),
    Field("how_verified", "How you made sure who they are"),
    Field(
        "consent_meaning",
        "Agreement: which one is meant",
        choices=tuple((m.value, words) for m, words in MEANINGS.items()),
    ),
    Field("consent", "Agreement: whose, when, and what they said", long=True),
    Field("told", "Was the person told", choices=((TOLD, "yes"), (NOT_TOLD, "no"))),
    Field("told_because", "What they were told, or why not, and when that is looked at again", long=True),
    Field("consulted", "Whom you consulted", "roles, with commas between"),
    Field("review_by", "Look at it again by", "such as 2026-12-24"),
    Field("note", "Risks weighed, views of the child and family, remarks", long=True),
)
_BECAUSE = Field("because", "Why the record is amended", long=True)

_AGREES = Field("agrees", "As a manager: do you agree", choices=((AGREES, "I agree"), (DISAGREES, "I do not agree")))
_SAYS = Field("note", "What you have to say of it", "needed where you do not agree", long=True)

DECISION_FIELDS = (_REFERENCE, *_WHO, _REQUEST, *_ACCOUNT)
AMENDMENT_FIELDS = (_BECAUSE, *_ACCOUNT)
COUNTERSIGN_FIELDS = (_AGREES, *_WHO, _SAYS)


def first_values(records: Records, session: Session) -> dict[str, str]:
    """Give what is known of a decision that was just reached. Raises `UsageError` before there is one."""
    standing = session.standing
    if not isinstance(standing, Decided) or standing.walk.outcome is None:
        raise UsageError("There is no decision to record yet.", "Answer what is still asked.")
    pack, conversation = session.assistant.pack, session.conversation
    by, facts = records.practitioner, conversation.facts
    known = {
        "role": by.role,
        "organisation": by.organisation,
        "request": session.request(),
        "did": AS_ADVISED,
        "partner": _partner(pack, conversation.partner, facts.get("recipient")),
        "consent": _said(pack, "consent", facts.get("consent")),
    }
    return {name: value for name, value in known.items() if value}


def _partner(pack: Pack, partner: str | None, recipient: object) -> str:
    if partner:
        return pack.partners[partner].name
    return in_words(pack, "recipient", recipient) if isinstance(recipient, str) and recipient != UNSURE else ""


def _said(pack: Pack, fact: str, answer: object) -> str:
    return in_words(pack, fact, answer) if isinstance(answer, str) and fact in pack.facts else ""


def hints(steps: tuple[Advice, ...]) -> dict[str, str]:
    """Give what the advice surely says beside each field that it speaks of."""
    kinds = {
        StepKind.INCLUDE: "shared",
        StepKind.LEAVE_OUT: "left_out",
        StepKind.CHANNEL: "how",
        StepKind.VERIFY: "how_verified",
        StepKind.TELL_PERSON: "told_because",
        StepKind.REVIEW: "review_by",
    }
    said: dict[str, list[str]] = {}
    for step in parted(steps)[0]:
        if step.kind in kinds:
            said.setdefault(kinds[step.kind], []).append(step.text)
    return {name: " ".join(texts) for name, texts in said.items()}


def values_of(record: DecisionRecord) -> dict[str, str]:
    """Give the account of a record as the form shows it."""
    account = record.account
    departure = account.departure
    values = {
        "did": departure.did.value if departure else AS_ADVISED,
        "departure": departure.reason.value if departure else "",
        "departure_because": departure.because if departure else "",
        "consent_meaning": account.consent_meaning.value if account.consent_meaning else "",
        "told": {True: TOLD, False: NOT_TOLD, None: ""}[account.told],
        "consulted": ", ".join(account.consulted),
        "review_by": account.review_by.isoformat() if account.review_by else "",
    }
    return values | {name: getattr(account, name) for name in ACCOUNT_TEXTS}


def wrong(values: Values, amending: bool = False) -> Iterator[tuple[str, str]]:
    """Say what keeps a form from being saved, as (name of the field, what to do)."""
    if amending and not _text(values, "because"):
        yield "because", "Say why the record is amended."
    if not amending and not _text(values, "reference"):
        yield "reference", "Give the case reference, so that the record can be found."
    if _departs(values) and not values.get("departure"):
        yield "departure", "Choose why you did otherwise than advised."
    if _text(values, "review_by") and _date(values) is None:
        yield "review_by", "Write the date as 2026-12-24."


def unsigned(values: Values) -> Iterator[tuple[str, str]]:
    """Say what keeps a manager's word from being saved, as (name of the field, what to do)."""
    if not values.get("agrees"):
        yield "agrees", "Choose whether you agree."
    if not _text(values, "role"):
        yield "role", "Give your role: a manager's word says whose it is."
    if values.get("agrees") == DISAGREES and not _text(values, "note"):
        yield "note", "Say with what you do not agree, and what should be done."


def fitting(fields: tuple[Field, ...], values: Values) -> dict[str, str]:
    """Give what was kept of a form, without a choice that a field does not have: the file may be old, or damaged."""
    choices = {field.name: {value for value, _ in field.choices} for field in fields}
    return {name: text for name, text in values.items() if not choices.get(name) or text in choices[name]}


def account_of(values: Values) -> Account:
    """Read the account from a form in which nothing is `wrong`."""
    did, told = values.get("did", AS_ADVISED), values.get("told", "")
    departure = None
    if _departs(values):
        reason = DepartureReason(values["departure"])
        departure = Departure(Decision(did), reason, _text(values, "departure_because"))
    meaning = values.get("consent_meaning")
    return Account(
        **{name: _text(values, name) for name in ACCOUNT_TEXTS},
        consent_meaning=ConsentMeaning(meaning) if meaning else None,
        told={TOLD: True, NOT_TOLD: False}.get(told),
        consulted=tuple(part.strip() for part in values.get("consulted", "").split(",") if part.strip()),
        departure=departure,
        review_by=_date(values),
    )


def _text(values: Values, name: str) -> str:
    return values.get(name, "").strip()


def _departs(values: Values) -> bool:
    return values.get("did", AS_ADVISED) not in ("", AS_ADVISED)


def _date(values: Values) -> datetime.date | None:
    try:
        return date_of(_text(values, "review_by"))
    except ValueError:
        return None


def record_of(records: Records, session: Session, values: Values, at: datetime.datetime) -> DecisionRecord:
    """Make the record that a form describes. Raises `UsageError` before there is a decision."""
    standing = session.standing
    if not isinstance(standing, Decided):
        raise UsageError("There is no decision to record yet.", "Answer what is still asked.")
    return records.make(
        session.conversation,
        standing.walk,
        _text(values, "reference"),
        at,
        request=_text(values, "request"),
        account=account_of(values),
        begun_at=session.begun_at,
    )
