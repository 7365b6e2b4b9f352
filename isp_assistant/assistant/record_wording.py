"""Records in plain lines, the same wherever they are printed or copied."""

from collections.abc import Iterator
from typing import TypeAlias

from isp_assistant.assistant.keeping import Turned
from isp_assistant.assistant.records import Recorded, Replayed
from isp_assistant.assistant.wording import cautions, citation_line
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import Answer, Pack
from isp_assistant.domain.record import Account, Amendment, Countersign, DecisionRecord, Practitioner, Replay
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.domain.statistics import Statistics

Part: TypeAlias = tuple[str, str]
"""A label and what stands behind it; running text has no label."""

HOW_KNOWN = {"typed": "from their words", "answered": "answered", "profile": "from their settings"}


def listed_line(recorded: Recorded) -> str:
    """Say one record in a line."""
    number, at = recorded.entry.number, recorded.entry.link.at
    record = recorded.record
    if record is None:
        return f"{number}  {at[:16]}  (its content is purged, damaged or another's)"
    return f"{number}  {at[:16]}  {record.reference}  {DECISION_WORDS[record.advised.decision][1].lower()}"


def turned_line(turned: Turned) -> str:
    """Say that a decision would now come out otherwise."""
    new = DECISION_WORDS[turned.new][1].lower() if turned.new else "a question would be open"
    return f"{listed_line(turned.recorded)} → {new}"


def record_lines(pack: Pack, recorded: Recorded) -> Iterator[str]:
    """Say a record whole, as it now stands, with what was added to it and its receipt."""
    for label, text in record_parts(pack, recorded):
        yield f"{label}: {text}" if label else text


def record_parts(pack: Pack, recorded: Recorded) -> Iterator[Part]:
    """Say a record whole, part by part; running text has no label."""
    record = recorded.now
    if record is None:
        yield "", f"The content of entry {recorded.entry.number} is purged, damaged or another practitioner's."
    else:
        yield from _decision(pack, record)
        yield from _account(record.account)
    for receipt, amendment in recorded.amendments:
        yield _amended(receipt.number, amendment)
    for receipt, countersign in recorded.countersigns:
        yield _countersigned(receipt.number, countersign)
    yield "Receipt", str(recorded.entry.receipt)


def _decision(pack: Pack, record: DecisionRecord) -> Iterator[Part]:
    advised, knowledge = record.advised, record.knowledge
    yield "Case", record.reference
    yield "When", record.at.isoformat(timespec="seconds")
    yield "Who", _who(record.by)
    if record.request:
        yield "Request", record.request
    for known in record.facts:
        label, answer = _in_words(pack, known.fact, known.answer)
        yield "Fact", f"{label}: {answer} ({HOW_KNOWN[known.known]})"
    yield "Advice", f"{advised.title} ({advised.decision})"
    yield "Because", advised.because
    if advised.reasons:
        fixed = (_label(pack, name) for name in advised.reasons.fixed_by)
        yield "Decided by", ", ".join(fixed) or "nothing that was asked"
    for number, step in enumerate(advised.steps, 1):
        yield "", f"{number}. {step.text}"
    for cited in advised.citations:
        yield "Source", citation_line(cited)
    for caution in cautions(advised.warnings):
        yield "Note", caution
    yield "Law as of", str(advised.as_of)
    yield "Knowledge", f"{knowledge.pack}, edition {knowledge.edition} ({knowledge.sha256[:12]})"


def _in_words(pack: Pack, fact: str, answer: Answer) -> tuple[str, str]:
    """Say a fact in the words of today's pack, or by its names where that pack has other ones."""
    try:
        return pack.facts[fact].label, in_words(pack, fact, answer)
    except KeyError:
        return fact, answer if isinstance(answer, str) else ", ".join(answer)


def _label(pack: Pack, fact: str) -> str:
    return pack.facts[fact].label if fact in pack.facts else fact


def _who(by: Practitioner) -> str:
    return ", ".join(part for part in (by.role, by.organisation) if part) or "not said"


def _account(account: Account) -> Iterator[Part]:
    """Say what the practitioner did, leaving out what was not said."""
    told = {True: "yes", False: "no", None: ""}[account.told]
    departure = account.departure
    for label, text in (
        ("Shared", account.shared),
        ("Left out", account.left_out),
        ("With", ", ".join(part for part in (account.partner, account.partner_role) if part)),
        ("How", account.how),
        ("Verified by", account.how_verified),
        ("Consent", account.consent),
        ("Meaning of consent", account.consent_meaning or ""),
        ("Person told", ": ".join(part for part in (told, account.told_because) if part)),
        ("Consulted", ", ".join(account.consulted)),
        ("Instead of the advice", f"{departure.did} ({departure.reason}) {departure.because}" if departure else ""),
        ("Review by", str(account.review_by or "")),
        ("Remarks", account.note),
    ):
        if text:
            yield label, text.strip()


def _amended(number: int, one: Amendment) -> Part:
    return f"Amended in entry {number}, {one.at.isoformat(timespec='seconds')}, by {_who(one.by)}", one.because


def _countersigned(number: int, one: Countersign) -> Part:
    word = "Countersigned" if one.agrees else "Not agreed"
    said = f"{word} in entry {number}, {one.at.isoformat(timespec='seconds')}, by {_who(one.by)}"
    return (said, one.note) if one.note else ("", said)


def replay_lines(replayed: Replayed) -> Iterator[str]:
    """Say what walking a record again came to, then and today."""
    yield from _replay("On the knowledge that it used", replayed.then)
    yield from _replay("On the knowledge of today", replayed.today)


def _replay(on: str, replay: Replay) -> Iterator[str]:
    if replay.same:
        yield f"{on}: the same, to the letter."
        return
    yield f"{on}: it differs."
    for what in replay.differs:
        yield f"   {what}"


TITLES = {
    "by_decision": "By decision",
    "by_tree": "By tree",
    "by_month": "By month",
    "by_edition": "By edition of the knowledge",
    "departures": "Departures from the advice, by reason",
    "done_instead": "Advised, and done instead",
    "consent": "What consent meant",
    "told": "Whether the person was told",
}


def statistics_lines(counted: Statistics, width: int = 80) -> Iterator[str]:
    """Say and draw what was counted."""
    from isp_assistant.drawing.charts import bars

    yield f"Decisions: {counted.decisions}. With something not sure: {counted.not_sure}. Amended: {counted.amended}."
    yield f"Managers agreed with: {counted.agreed}. Disagreed with: {counted.disagreed}."
    if counted.seconds:
        lower, middle, upper = (_minutes(seconds) for seconds in counted.seconds)
        yield f"Time to decide: half took {middle} or less, a quarter {lower} or less, a quarter {upper} or more."
    for name, title in TITLES.items():
        if counts := getattr(counted, name):
            yield ""
            yield title
            yield from bars(counts, width).splitlines()


def _minutes(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60} s" if seconds >= 60 else f"{seconds} s"
