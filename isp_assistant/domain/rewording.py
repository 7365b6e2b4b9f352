"""Words that changed while what they stand for did not."""

from collections.abc import Iterable, Iterator
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
    named = shared_steps(old) & shared_steps(new)
    for where, text in _words(new):
        if where in before and before[where] != text:
            yield Wording(where, before[where], text)
    for tree in new.trees.values():
        earlier = old.trees[tree.id].outcomes if tree.id in old.trees else {}
        for outcome in tree.outcomes.values():
            if outcome.id in earlier:
                yield from _steps(f"{tree.id}#{outcome.id}", earlier[outcome.id], outcome, named)


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


def _steps(where: str, old: Outcome, new: Outcome, named: frozenset[str]) -> Iterator[Wording]:
    texts = [step.text for step in new.do]
    for before, after in _pairs(old.do, new.do, named):
        number = texts.index(after) + 1
        if before != after:
            yield Wording(f"{where}: step {number}", before, after)
        said, says = _says(old.do, before), _says(new.do, after)
        if said != says:
            yield Wording(f"{where}: step {number}, words to use", said, says)


def _says(steps: Iterable[Step], text: str) -> str:
    """Give the words to use of the steps that say a text, which may stand on several conditions."""
    return " / ".join(dict.fromkeys(step.say for step in steps if step.text == text and step.say))


def shared_steps(pack: Pack) -> frozenset[str]:
    """Name the shared steps that the outcomes of a pack use."""
    outcomes = (outcome for tree in pack.trees.values() for outcome in tree.outcomes.values())
    return frozenset(step.name for outcome in outcomes for step in outcome.do if step.name)


def same_words(old: Outcome, new: Outcome, named: frozenset[str]) -> dict[str, str]:
    """Give for each text of a new outcome that an old one has, in the same words or in others, the old text.

    `named` are the shared steps that both packs use: two of them are never one step in other words.
    """
    return {after: before for before, after in _pairs(old.do, new.do, named)}


def _pairs(old: tuple[Step, ...], new: tuple[Step, ...], named: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pair each text of new steps with what it was: the same text if there is one, else the likest of its kind.

    A step that was put in or taken out has no partner, and no text has two.
    """
    left, coming = _by_text(old), _by_text(new)
    for text in [text for text in coming if text in left]:
        del left[text], coming[text]
        yield text, text
    for step in coming.values():
        likest = max(left.values(), key=lambda one: _likeness(one, step, named), default=None)
        if likest and _likeness(likest, step, named) >= LEAST_ALIKE:
            del left[likest.text]
            yield likest.text, step.text


def _by_text(steps: Iterable[Step]) -> dict[str, Step]:
    """Give the first step that says each text."""
    found: dict[str, Step] = {}
    for step in steps:
        found.setdefault(step.text, step)
    return found


def _likeness(one: Step, other: Step, named: frozenset[str]) -> float:
    """Say how much of two steps is the same words in the same order, from 0 to 1; a shared step keeps its name."""
    if one.kind != other.kind or (one.name != other.name and {one.name, other.name} <= named):
        return 0.0
    if one.name and one.name == other.name:
        return 1.0
    return SequenceMatcher(None, one.text.lower().split(), other.text.lower().split(), autojunk=False).ratio()
