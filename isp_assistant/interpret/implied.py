"""What the facts that were read plainly imply: taken only where the words say nothing else."""

from collections.abc import Iterator, Mapping, Sequence

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.grammar import Grammar

FOLLOWS = (
    ("purpose", "subject-request", "recipient", "the-person"),
    ("recipient", "youth-justice", "about", "child"),
)
"""If a fact has a value, another has that value: youth justice knows children."""

Found = Mapping[str, Sequence[Reading]]


def implied(grammar: Grammar, found: Found) -> Iterator[Reading]:
    """Give the readings that follow from those that were found, of facts of which none was."""
    anybody = any(mention.who for mention in grammar.mentions)
    for fact, value, other, follows in FOLLOWS:
        held = next((reading for reading in found.get(fact, ()) if reading.value == value), None)
        if held and not found.get(other) and not (other == "about" and anybody):
            yield Reading(other, follows, held.phrase, held.start, held.end)
