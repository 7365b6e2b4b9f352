"""Drafts of what follows from a decision: short, filled from the record, with fact, hearsay and opinion apart.

A draft holds no name. What the record cannot know stands in square brackets, for whoever sends it to fill in or delete.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from isp_assistant.domain.currency import warnings
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import LAW, UNSURE, Citation, Decision, Pack, Status, StepKind
from isp_assistant.domain.reading import PRIVATE
from isp_assistant.domain.record import ConsentMeaning, DecisionRecord
from isp_assistant.errors import UsageError
from isp_assistant.printing.paper import Block, Fields, Heading, Listed, Paper, Paragraph

CHECK = "A draft. Check every line, and fill in or delete what stands in square brackets, before it goes."
SHARING = (Decision.SHARE_NOW, Decision.SHARE, Decision.SHARE_WITH_CONSENT, Decision.SHARE_ANONYMISED)
MOST_SOURCES = 4

PERSONS = PRIVATE | {"media-or-public"}
"""Recipients who ask for themselves."""

OWN_REQUEST = frozenset({("recipient", "the-person"), ("purpose", "subject-request")})
"""What says that somebody asks for their own information."""

ON_COMPLAINTS = "dpa-2018-s164a"
"""The provision that has an organisation hear whoever complains of what it does with their information."""

_AGREED = {
    ConsentMeaning.SERVICE: "The person concerned has agreed to receive a service.",
    ConsentMeaning.CONFIDENCE: "The person concerned has released us from our duty of confidence for this.",
    ConsentMeaning.DATA_PROTECTION: "We rely on the person's consent as our basis in data protection law.",
    ConsentMeaning.COURTESY: "The person was asked out of respect. This does not depend on their agreement.",
    ConsentMeaning.NOT_NEEDED: "Agreement was not asked for, and this does not depend on it.",
}


def letter(pack: Pack, record: DecisionRecord, kind: str) -> Paper:
    """Draft one of `LETTERS` from a record as it now stands. Raises `UsageError` where the record speaks against it."""
    title, _, blocks = LETTERS[kind]
    _require_fitting(record, kind)
    known = (*_doubts(record), *(_doubts_on_complaints(pack, record) if _may_complain(record, kind) else ()))
    doubts = (Paragraph(f"Check before you cite it: {doubt}") for doubt in known)
    return Paper(f"{title}: {record.reference}", (Paragraph(CHECK), *doubts, *blocks(pack, record)))


def fitting(record: DecisionRecord) -> tuple[str, ...]:
    """Name the letters that go with what was done."""
    return tuple(kind for kind in LETTERS if not _against(record, kind))


def _require_fitting(record: DecisionRecord, kind: str) -> None:
    against = _against(record, kind)
    if against:
        raise UsageError(against, f"Choose from {', '.join(fitting(record))}, or amend the record.")


def done(record: DecisionRecord) -> Decision:
    """Give what was done: what was advised, or what was done instead."""
    departure = record.account.departure
    return departure.did if departure else record.advised.decision


def _against(record: DecisionRecord, kind: str) -> str:
    shared = done(record) in SHARING
    if kind == "reply" and not shared:
        return "Nothing was shared by this record, so there is nothing to reply with."
    if kind == "refusal" and shared:
        return "This record says that it was shared, so it cannot be refused."
    if kind == "family" and record.account.told is False:
        return (
            "The record says that the person is not told. That is looked at again before anything is written to them."
        )
    return ""


def _to_and_from(record: DecisionRecord, to_whom: str = "[role and organisation]") -> Fields:
    account, by = record.account, record.by
    to = ", ".join(part for part in (account.partner_role, account.partner) if part)
    sender = ", ".join(part for part in (by.role, by.organisation) if part)
    return Fields(
        (
            ("To", to or to_whom),
            ("From", sender or "[your role and organisation]"),
            ("Date", "[date]"),
            ("Our reference", record.reference),
        )
    )


def _items(text: str, otherwise: str) -> Listed:
    """Give what was written item by item as a list."""
    parts = (part.strip(" -•\t") for part in re.split(r"[\n;]", text))
    return Listed(tuple(part for part in parts if part) or (otherwise,))


def _fact(pack: Pack, record: DecisionRecord, name: str) -> str:
    """Say a fact of the record, or "" where it is not known or today's pack does not know it."""
    answer = next((known.answer for known in record.facts if known.fact == name), UNSURE)
    try:
        return "" if answer == UNSURE else in_words(pack, name, answer)
    except KeyError:
        return ""


def _law(record: DecisionRecord) -> tuple[str, ...]:
    """Name the first provisions in force that the decision cites."""
    found = (one for one in record.advised.citations if one.citation.document == LAW and one.status == Status.IN_FORCE)
    return tuple(one.heading for one in islice(found, MOST_SOURCES))


def _doubts(record: DecisionRecord) -> Iterator[str]:
    """Give the warnings that stand over the law that a letter names."""
    law = _law(record)
    return (warning for warning in record.advised.warnings if any(heading in warning for heading in law))


def _may_complain(record: DecisionRecord, kind: str) -> bool:
    """Say whether a letter goes to the person whose information it is."""
    asked = any((known.fact, known.answer) in OWN_REQUEST for known in record.facts)
    return kind == "family" or (kind == "refusal" and asked)


def _doubts_on_complaints(pack: Pack, record: DecisionRecord) -> Iterator[str]:
    provision = pack.law.get(ON_COMPLAINTS)
    if provision:
        yield from warnings(pack, (Citation(LAW, ON_COMPLAINTS),), (), record.advised.as_of)
    if provision and provision.note:
        yield f"{provision.heading}: {provision.note}"
    yield "Whether the Information Commission has taken the place of the Information Commissioner."


def _complaint(pack: Pack, record: DecisionRecord) -> Iterator[str]:
    """Say to whom somebody can complain of what is done with their information: to us first, then the regulator."""
    provision = pack.law.get(ON_COMPLAINTS)
    heard = provision is not None and provision.status(record.advised.as_of) == Status.IN_FORCE
    within = " We will tell you within 30 days that we have it, and then answer without delay." if heard else ""
    yield f"If you think that we deal wrongly with your information, you can complain to us: [how, to whom].{within}"
    yield "If you are still not content, you can complain to the Information Commissioner: [address and telephone]."


def _rests_on(record: DecisionRecord) -> Iterator[Block]:
    law = _law(record)
    if law:
        yield Heading("What this rests on")
        yield Listed(law)


def _reply(pack: Pack, record: DecisionRecord) -> Iterator[Block]:
    account = record.account
    yield _to_and_from(record)
    if record.request:
        yield Paragraph(f"What was asked: {record.request}")
    yield Heading("What we know")
    yield Paragraph("Seen or heard by us; we say when and where.")
    yield _items(account.shared, "[each fact, with its date and who saw or heard it]")
    yield Heading("What others told us")
    yield Paragraph("[Who said it, to whom and when, in their words; say what is not checked. Delete if nothing.]")
    yield Heading("What we think")
    yield Paragraph("[Your view, what it stands on, and your role. Delete if none is needed.]")
    yield Heading("Why you have this")
    yield Paragraph(record.advised.because)
    if account.consent_meaning:
        yield Paragraph(_AGREED[account.consent_meaning])
    yield from _rests_on(record)
    yield Heading("What we ask of you")
    told = "has been told that you have this" if account.told else "may not know that you have this: ask us first"
    yield Listed(
        (
            "Use this for the purpose above, and let only those see it who need it for that.",
            "Ask us before you pass it on, unless a child would be at risk meanwhile.",
            f"Before you speak of it: the person concerned {told}.",
            "Tell us what you decide, and tell us if any of this is wrong.",
        )
    )


def _refusal(pack: Pack, record: DecisionRecord) -> Iterator[Block]:
    person = any(known.fact == "recipient" and known.answer in PERSONS for known in record.facts)
    yield from _refusal_to_a_person(pack, record) if person else _refusal_to_a_body(record)


def _refusal_to_a_person(pack: Pack, record: DecisionRecord) -> Iterator[Block]:
    """Say no to somebody who asks for themselves: why it was decided so may tell what it is kept from them for."""
    yield _to_and_from(record, "[who asked, and how they can safely be written to]")
    yield Paragraph("You asked us for information. [What was asked, and when, in their own words.]")
    yield Heading("Our answer")
    yield Paragraph(_decided(record, "We are not able to give you this."))
    yield Heading("Why")
    yield Paragraph(
        "What people tell us is private. We pass it on only to those who need it to help or protect somebody, or where "
        "the law says that we must. This letter does not say whether we know anybody, or what we know."
    )
    own = _may_complain(record, "refusal")
    yield Heading("What you can do")
    yield Listed(
        (
            "If you are worried about a child, tell the duty team: [telephone and hours]. In danger, ring 999.",
            "If it is about you or a child of yours, you can ask to see what is held: [name a role and a number].",
            f"If you think that we are wrong, ask for our manager.{'' if own else ' You can also complain: [how].'}",
            *(_complaint(pack, record) if own else ()),
        )
    )


def _refusal_to_a_body(record: DecisionRecord) -> Iterator[Block]:
    yield _to_and_from(record)
    yield Paragraph(f"What was asked: {record.request or '[the request, and its date]'}")
    yield Heading("What we decided")
    yield Paragraph(_decided(record, "We are not sharing this."))
    yield Heading("Why")
    yield Paragraph(record.advised.because)
    yield from _rests_on(record)
    yield Heading("What would change this")
    back = tuple(step.text for step in record.advised.steps if step.kind == StepKind.COME_BACK)
    yield Listed(back or ("[what they would need to tell or show us]",))
    yield Paragraph("If a child may be at risk of harm, do not wait for this: ring the duty team now.")
    yield Paragraph("If you think that we are wrong, ask for our manager. We would rather talk than not.")


def _decided(record: DecisionRecord, otherwise: str) -> str:
    if done(record) == Decision.SEEK_ADVICE and record.account.consulted:
        return "We are not sharing this yet. We have asked for advice, and will come back to you."
    return _DECIDED.get(done(record), otherwise)


_DECIDED = {
    Decision.ASK_FIRST: "We are not sharing this yet. Something is still needed first.",
    Decision.SEEK_ADVICE: "We are not sharing this yet. We will ask for advice first, and come back to you.",
    Decision.OTHER_PROCESS: "Another procedure governs this request: [which, who answers, and by when].",
}


def _request(pack: Pack, record: DecisionRecord) -> Iterator[Block]:
    purpose = _fact(pack, record, "purpose")
    yield _to_and_from(record)
    yield Heading("What we ask for")
    yield _items(_fact(pack, record, "information"), "[each thing that you need, and no more]")
    yield Heading("Why we need it")
    yield Paragraph(f"{purpose[0].upper()}{purpose[1:]}." if purpose else "[What you will do with it, in a sentence.]")
    yield Paragraph("[What would happen without it.]")
    if record.account.consent_meaning:
        yield Paragraph(_AGREED[record.account.consent_meaning])
    yield from _rests_on(record)
    yield Heading("How to answer")
    yield Listed(
        (
            "By [date], by [secure e-mail or telephone number].",
            "Keep apart what you saw, what you were told and what you think.",
            "If you decide not to share, say so in writing, with the reason.",
            "If a child may be at risk of harm, ring us now.",
        )
    )


def _family(pack: Pack, record: DecisionRecord) -> Iterator[Block]:
    account, purpose = record.account, _fact(pack, record, "purpose")
    yield Fields((("From", ", ".join(part for part in (record.by.role, record.by.organisation) if part) or "[who]"),))
    yield Paragraph("Before this goes: is it safe for whoever may open it, and in words and a language that they read?")
    with_whom = account.partner or "[which organisation]"
    if done(record) in SHARING:
        yield Heading("What we passed on")
        yield Paragraph(f"We told {with_whom}:")
        yield _items(account.shared, "[each thing, in plain words]")
    else:
        yield Heading("What we were asked")
        yield Paragraph(f"We were asked by {with_whom} about you or your family. We have not passed it on.")
    yield Heading("Why")
    yield Paragraph(f"The reason: {purpose}." if purpose else "[The reason, in a plain sentence.]")
    if account.consent_meaning in (ConsentMeaning.COURTESY, ConsentMeaning.NOT_NEEDED):
        yield Paragraph("We did not need you to say yes to this. We want you to know about it all the same.")
    yield Heading("What you can do")
    yield Listed(
        (
            "Ask us about it: [name a role, a telephone number and hours].",
            "Tell us if something is wrong, so that we can put it right.",
            "Ask to see what we hold about you.",
            "Tell us if you do not agree.",
            *_complaint(pack, record),
        )
    )


Blocks = Callable[[Pack, DecisionRecord], Iterator[Block]]

LETTERS: dict[str, tuple[str, str, Blocks]] = {
    "reply": ("Information shared", "what is shared, to whoever asked for it", _reply),
    "refusal": ("Information not shared", "that it is not shared, and why", _refusal),
    "request": ("Request for information", "what we need from somebody else", _request),
    "family": ("What we did with your information", "what the family is told", _family),
}
"""Each letter: its title, what it says, and its blocks."""
