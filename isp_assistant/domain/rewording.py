"""Words that changed while what they stand for did not."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.model import Pack


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that changed while the answer did not: where, and both texts."""

    where: str
    old: str
    new: str


def rewording(old: Pack, new: Pack) -> Iterator[Wording]:
    """List every text of the trees and the vocabulary that both packs have and that reads differently."""
    before, after = dict(_words(old)), dict(_words(new))
    for where, text in after.items():
        if where in before and before[where] != text:
            yield Wording(where, before[where], text)


def _words(pack: Pack) -> Iterator[tuple[str, str]]:
    for tree in pack.trees.values():
        yield f"{tree.id}: title", tree.title
        for question in tree.questions.values():
            yield f"{tree.id}#{question.id}: ask", question.ask
            yield f"{tree.id}#{question.id}: why", question.why
        for outcome in tree.outcomes.values():
            yield f"{tree.id}#{outcome.id}: title", outcome.title
            yield f"{tree.id}#{outcome.id}: because", outcome.because
            for place, step in enumerate(outcome.do, 1):
                yield f"{tree.id}#{outcome.id}: step {place}", step.text
                yield f"{tree.id}#{outcome.id}: step {place}, words to use", step.say or ""
    for fact in pack.facts.values():
        for value in fact.values.values():
            yield f"facts: {fact.name}={value.name}", value.label
