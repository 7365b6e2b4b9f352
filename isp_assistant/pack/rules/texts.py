"""What a pack says to whoever asks, text by text: questions and their reasons, answers, outcomes and steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.model import Location, Outcome, Pack


@dataclass(frozen=True, slots=True)
class Said:
    """A text, how to call the place where it stands, and the place."""

    what: str
    text: str
    at: Location | None


def texts(pack: Pack) -> Iterator[Said]:
    """List every text; a step that outcomes share comes once."""
    for fact in pack.facts.values():
        for value in fact.values.values():
            yield Said(f"the label of {fact.name}={value.name}", value.label, value.at or fact.at)
    shared: set[str] = set()
    for tree in pack.trees.values():
        for question in tree.questions.values():
            yield Said(f"the question {question.id!r}", question.ask, question.at)
            yield Said(f"the reason of {question.id!r}", question.why, question.at)
        for outcome in tree.outcomes.values():
            yield Said(f"the title of {outcome.id!r}", outcome.title, outcome.at)
            yield Said(f"the reason of {outcome.id!r}", outcome.because, outcome.at)
            yield from _steps(outcome, shared)


def _steps(outcome: Outcome, shared: set[str]) -> Iterator[Said]:
    for number, step in enumerate(outcome.do, 1):
        if step.name in shared:
            continue
        what = f"the step {step.name!r} of steps.yaml" if step.name else f"step {number} of {outcome.id!r}"
        yield Said(what, step.text, step.at)
        yield Said(f"the words to use in {what}", step.say or "", step.at)
        if step.name:
            shared.add(step.name)
