"""What the facts that were read plainly imply: taken only where the words say nothing else."""

from collections.abc import Iterator, Mapping, Sequence

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.direction import Evidence, Sign
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.harm import GRAVE
from isp_assistant.interpret.mentions import CHILD, MANY, Mention

FOLLOWS = (
    ("recipient", "researcher-or-commissioner", "purpose", "planning-research"),
    ("recipient", "the-person", "purpose", "subject-request"),
    ("purpose", "subject-request", "recipient", "the-person"),
    ("recipient", "youth-justice", "about", "child"),
)
"""If a fact has a value, another has that value: a funder plans, and youth justice knows children."""

Found = Mapping[str, Sequence[Reading]]


def implied(grammar: Grammar, found: Found, signs: Sequence[Sign], harmed: Sequence[Mention]) -> Iterator[Reading]:
    """Give the readings that follow from those that were found, of facts of which none was."""
    anybody = any(mention.who for mention in grammar.mentions)
    for fact, value, other, follows in FOLLOWS:
        held = next((reading for reading in found.get(fact, ()) if reading.value == value), None)
        if held and not found.get(other) and not (other == "about" and anybody):
            yield Reading(other, follows, held.phrase, held.start, held.end)
    if not found.get("purpose"):
        yield from _press_enquiry(found, signs)
        yield from _police_enquiry(grammar, found, signs)
        yield from _protection(grammar, found, harmed)


def _press_enquiry(found: Found, signs: Sequence[Sign]) -> Iterator[Reading]:
    """The press asks for no reason that the law knows."""
    asks = any(s.mention.to == "media-or-public" and s.evidence in (Evidence.ASKS, Evidence.CALLS) for s in signs)
    for reading in found.get("recipient", ())[:1]:
        if asks and reading.value == "media-or-public":
            yield Reading("purpose", "general-enquiry", reading.phrase, reading.start, reading.end)


def _police_enquiry(grammar: Grammar, found: Found, signs: Sequence[Sign]) -> Iterator[Reading]:
    """The police who ask, and speak of a crime that is not what they ask for, want to solve it."""
    asks = any(s.mention.to == "police" and s.evidence in (Evidence.ASKS, Evidence.CALLS) for s in signs)
    if not asks or [reading.value for reading in found.get("recipient", ())[:1]] != ["police"]:
        return
    passed_on = [reading for fact in ("information", "risk") for reading in found.get(fact, ())]
    for at in sorted(grammar.scene.classes):
        end = grammar.scene.begins(at, "crime")
        word = grammar.scene.words[at]
        if end is not None and not any(reading.start <= word.start < reading.end for reading in passed_on):
            yield grammar.scene.reading("purpose", "prevent-crime", at, end - 1)
            return


def _protection(grammar: Grammar, found: Found, harmed: Sequence[Mention]) -> Iterator[Reading]:
    """Harm to a child is the reason to protect a child, to an adult an adult; where both may be meant, neither is."""
    grave = next((reading for reading in found.get("risk", ()) if reading.value in GRAVE), None)
    if grave is None:
        return
    children = any(mention.who in (CHILD, MANY) for mention in grammar.mentions)
    social = any(reading.value == "childrens-social-care" for reading in found.get("recipient", ()))
    adults = any(mention.who not in (CHILD, MANY) for mention in harmed)
    if children or social:
        if not adults:
            yield Reading("purpose", "safeguard-child", grave.phrase, grave.start, grave.end)
    elif adults:
        yield Reading("purpose", "protect-adult", grave.phrase, grave.start, grave.end)
