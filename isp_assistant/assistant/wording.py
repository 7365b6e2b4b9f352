"""Answers in plain lines, the same wherever they are printed, spoken or copied."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from isp_assistant.assistant.service import Assistant, Decision
from isp_assistant.domain.conversation import Known, Source
from isp_assistant.domain.currency import NO_NUMBER, Cited
from isp_assistant.domain.facts import in_words, lower_first, with_defaults
from isp_assistant.domain.model import ADVICE, UNSURE, Answer, Pack, Signed
from isp_assistant.domain.reading import Found, Match
from isp_assistant.domain.speech import DECISION_WORDS, STEP_WORDS
from isp_assistant.domain.walk import Advice

if TYPE_CHECKING:  # what is behind reasons is not needed until somebody asks for them
    from isp_assistant.domain.reasons import Flip, Reasons

MOST_FLIPS = 4
SIGNED = {
    Signed.YES: "Yes",
    Signed.NO: "No",
    Signed.UNKNOWN: "Not known: the lists of signatories are not in the council's pack",
}


def decision_lines(assistant: Assistant, decision: Decision) -> Iterator[str]:
    """Say a decision, or the question that is still open, in plain lines without ornament."""
    at = decision.walk
    if at.outcome:
        yield f"Decision: {at.outcome.title} ({at.outcome.decision.value})"
        yield f"Because: {at.outcome.because}"
        yield from step_lines(assistant, at.steps)
    elif at.question:
        yield f"Still to answer: {at.question.ask}"
        for value in (*assistant.pack.facts[at.question.fact].values, UNSURE):
            yield f"  {at.question.fact}={value}: {in_words(assistant.pack, at.question.fact, value)}"
    for cited in decision.citations:
        yield f"Source: {citation_line(cited)}"
    for caution in cautions(decision.warnings):
        yield f"Note: {caution}"


def cautions(warnings: Iterable[str]) -> Iterator[str]:
    """Say warnings to whoever acts on a decision: the roles without a number in one, and no file that is not theirs."""
    roles = []
    for warning in warnings:
        if warning.endswith(NO_NUMBER):
            roles.append(warning.removesuffix(NO_NUMBER))
        else:
            yield warning
    if roles:
        yield (
            f"Your authority has not entered a number yet for: {'; '.join(roles)}. "
            "Ask your manager or safeguarding lead how to reach them."
        )


WHERE_IT_APPLIES = "Where it applies:"


def parted(steps: tuple[Advice, ...]) -> tuple[tuple[Advice, ...], tuple[Advice, ...]]:
    """Part the steps to take from those that hang on a fact nobody has said, which may not apply."""
    return tuple(step for step in steps if not step.open), tuple(step for step in steps if step.open)


def step_lines(assistant: Assistant, steps: tuple[Advice, ...]) -> Iterator[str]:
    """Number the steps in order, with whom to reach, when, and words to use; those that may not apply stand below."""
    sure, waiting = parted(steps)
    for number, step in enumerate(sure, 1):
        yield from _step_lines(assistant.pack, f"{number}.", step)
    if waiting:
        yield WHERE_IT_APPLIES
    for step in waiting:
        yield from _step_lines(assistant.pack, "-", step)


def _step_lines(pack: Pack, mark: str, step: Advice) -> Iterator[str]:
    where = reach(pack, step)
    yield f"{mark} {STEP_WORDS[step.kind]}: {step.text}{f' [{where}]' if where else ''}"
    if step.say:
        yield f"   Words to use: “{step.say}”"


def reach(pack: Pack, step: Advice) -> str:
    """Say who a step names, with the authority's own number and hours, and when; empty where it says neither.

    A role that the step itself names, and that nobody has filled in, is not said again.
    """
    contact = pack.contacts.get(step.who) if step.who else None
    who = " ".join(part for part in (contact.role, contact.telephone, contact.hours) if part) if contact else ""
    who = "" if who.casefold() in step.text.casefold() else who
    return "; ".join(part for part in (who, f"when: {step.by}" if step.by else "") if part)


def citation_line(cited: Cited) -> str:
    """Name a source with its pages and status."""
    pages = f", pages {cited.pages}" if cited.pages else ""
    title = "" if cited.title == cited.heading else f"{cited.title}: "
    return f"{title}{cited.heading}{pages} ({cited.status.value}) [{cited.citation}]"


def found_lines(found: Found) -> Iterator[str]:
    """Say what a search found, best first, and whether to rely on it."""
    if not found.confident:
        yield doubt(found)
    if found.did_you_mean:
        yield f"Did you mean: {found.did_you_mean}?"
    for contact in found.contacts:
        yield f"Contact: {contact}"
    for term in found.terms:
        yield f"Term: {term}"
    for hit in found.hits:
        pages = f", pages {hit.pages}" if hit.pages else ""
        yield f"{hit.heading} [{hit.document}#{hit.section}{pages}]"
        yield f"   {hit.snippet}"
    for match in found.partners:
        yield f"Partner: {match.name} [{match.id}]"


def doubt(found: Found) -> str:
    """Say why the best of what was found is not to be taken for the answer."""
    known = f" Known not to be in the pack: {found.unanswered}." if found.unanswered else ""
    if found.hits:
        return f"Nothing answers that surely.{known} What comes nearest is listed."
    return f"{'No section' if found.partners or found.terms or found.contacts else 'Nothing'} was found.{known}"


def partner_lines(pack: Pack, confident: bool, matches: tuple[Match, ...]) -> Iterator[str]:
    """Say who a partner is, what became of it, and how to verify a caller from it."""
    if not confident:
        yield "Nobody of that name is sure. The nearest:" if matches else "Nobody of that name is in the directory."
    for match in matches if not confident else matches[:1]:
        partner = pack.partners[match.id]
        yield f"{partner.name} [{partner.id}] {partner.kind}"
        for label, text in (
            ("What it does", partner.role),
            ("Today", partner.successor or partner.status),
            ("Signed the protocol", SIGNED[partner.signed]),
            ("To verify a caller", partner.verify),
            ("Named in", ", ".join(map(str, partner.named_in))),
        ):
            if text:
                yield f"   {label}: {text}"


HOW_KNOWN = {Source.TYPED: "from your words", Source.ANSWERED: "you answered", Source.PROFILE: "from your settings"}
ASSUMED = "assumed"
WHAT_DECIDED = "What decided it"


def deciding(pack: Pack, reasons: "Reasons", known: Mapping[str, Known]) -> Iterator[tuple[str, str]]:
    """Give the facts that fixed a decision as (label, value and how it came to be known), so that a wrong one shows.

    What nobody said and a default stands for comes last.
    """
    facts = with_defaults(pack, {name: held.answer for name, held in known.items()})
    for name in sorted(reasons.fixed_by, key=lambda name: name not in known):
        how = HOW_KNOWN[known[name].source] if name in known else ASSUMED
        yield pack.facts[name].label, f"{_taken(pack, name, facts[name])} ({how})"


def first_of(decided: tuple[tuple[str, str], ...]) -> str:
    """Say the first fact that decided, which was asked first, and how many more did; nothing where none did."""
    if not decided:
        return ""
    (label, answer), more = decided[0], len(decided) - 1
    rest = f", and {more} more listed below" if more else ""
    return f"Decided on {lower_first(label)}: {answer}{rest}."


def _taken(pack: Pack, name: str, answer: Answer) -> str:
    """Say an answer in words; of *not sure*, also the value that stands in for it."""
    stands_in = pack.facts[name].when_unsure
    said = in_words(pack, name, answer)
    if answer != UNSURE or stands_in in (None, ADVICE):
        return said
    return f"{said}, so taken as: {in_words(pack, name, stands_in)}"


def deciding_lines(pack: Pack, reasons: "Reasons | None", known: Mapping[str, Known]) -> Iterator[str]:
    """Say what decided it, a fact a line; nothing while a question is open."""
    if reasons:
        yield f"{WHAT_DECIDED}:"
        yield from (f"  {label}: {answer}" for label, answer in deciding(pack, reasons, known))


def reason_lines(pack: Pack, reasons: "Reasons") -> Iterator[str]:
    """Say what would change a decision, one change a fact, and what no longer matters.

    What has a default is left out: nobody was asked for it.
    """
    flips: dict[str, Flip] = {}
    for flip in reasons.flips:
        if pack.facts[flip.fact].default is None and flip.answer != UNSURE:
            flips.setdefault(flip.fact, flip)
    for flip in islice(flips.values(), MOST_FLIPS):
        label, answer = pack.facts[flip.fact].label, in_words(pack, flip.fact, flip.answer)
        yield f"Otherwise if {label}: {answer} → {DECISION_WORDS[flip.decision][1].lower()}."
    if reasons.cannot_matter:
        idle = "; ".join(pack.facts[name].label for name in reasons.cannot_matter)
        yield f"Not needed to decide: {idle}."
