"""Words that changed while what they stand for did not."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from isp_assistant.domain.model import Outcome, Pack, Step

LEAST_ALIKE = 0.5
"""Below this two texts are two steps, not one in other words; the diff then says that the steps are others."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that changed while the answer did not: where, and both texts."""

    where: str
    old: str
    new: str


def rewording(old: Pack, new: Pack) -> Iterator[Wording]:
    """List every text of the trees and the vocabulary that both packs have and that reads differently."""
    before = dict(_words(old))
    for where, text in _words(new):
        if where in before and before[where] != text:
            yield Wording(where, before[where], text)
    for tree in new.trees.values():
        earlier = old.trees[tree.id].outcomes if tree.id in old.trees else {}
        for outcome in tree.outcomes.values():
            if outcome.id in earlier:
                yield from _steps(f"{tree.id}#{outcome.id}", earlier[outcome.id], outcome)


def _words(pack: Pack) -> Iterator[tuple[str, str]]:
    for tree in pack.trees.values():
        yield f"{tree.id}: title", tree.title
        for question in tree.questions.values():
            yield f"{tree.id}#{question.id}: ask", question.ask
            yield f"{tree.id}#{question.id}: why", question.why
        for outcome in tree.outcomes.values():
            yield f"{tree.id}#{outcome.id}: title", outcome.title
            yield f"{tree.id}#{outcome.id}: because", outcome.because
    for fact in pack.facts.values():
        for value in fact.values.values():
            yield f"facts: {fact.name}={value.name}", value.label


def _steps(where: str, old: Outcome, new: Outcome) -> Iterator[Wording]:
    for number, before, after in _pairs(old.do, new.do):
        if before.text != after.text:
            yield Wording(f"{where}: step {number}", before.text, after.text)
        if (before.say or "") != (after.say or ""):
            yield Wording(f"{where}: step {number}, words to use", before.say or "", after.say or "")


def _pairs(old: tuple[Step, ...], new: tuple[Step, ...]) -> Iterator[tuple[int, Step, Step]]:
    """Pair each new step, by its number, with what it was: the same text if there is one, else the likest of its kind.

    A step that was put in or taken out has no partner.
    """
    left = list(old)
    reworded = []
    for number, step in enumerate(new, 1):
        same = next((one for one in left if one.text == step.text), None)
        if same:
            left.remove(same)
            yield number, same, step
        else:
            reworded.append((number, step))
    for number, step in reworded:
        likest = max((one for one in left if one.kind == step.kind), key=lambda one: _likeness(one, step), default=None)
        if likest and _likeness(likest, step) >= LEAST_ALIKE:
            left.remove(likest)
            yield number, likest, step


def _likeness(one: Step, other: Step) -> float:
    """Say how much of two steps is the same words in the same order, from 0 to 1; a shared step keeps its name."""
    if one.name and one.name == other.name:
        return 1.0
    return SequenceMatcher(None, one.text.lower().split(), other.text.lower().split(), autojunk=False).ratio()
