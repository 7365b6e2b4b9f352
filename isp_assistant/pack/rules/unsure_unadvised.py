"""A *not sure* from which no named role is reached within two questions.

Somebody who is not sure must never be left alone with it. Lead `unsure` to an outcome with a step that names a role
(`who`), or to a question from which every path comes to one after two questions at most.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import ADVICE, UNSURE, Pack, Severity, Target
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unsure-without-role"
SEVERITY = Severity.ERROR
BAD = tree(("{high: share, none: keep, unsure: ask}", "{high: share, none: ask, unsure: keep}"))
GOOD = tree()
SOUND = "file"
STANDS_ON = ("steps.yaml",)


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            fact = pack.facts.get(question.fact)
            edge = next((edge for edge in question.answers if edge.value == UNSURE), None)
            if fact is None or edge is None or fact.when_unsure != ADVICE:
                continue
            if not _advised(pack, edge.target, MOST_QUESTIONS):
                message = (
                    f"Not sure at {question.id!r} does not lead to a named role within {MOST_QUESTIONS} questions."
                )
                yield Found(message, edge.at or question.at)


MOST_QUESTIONS = 2


def _advised(pack: Pack, target: Target, left: int) -> bool:
    tree_ = pack.trees.get(target.tree)
    if tree_ and target.node in tree_.outcomes:
        return any(step.who for step in tree_.outcomes[target.node].do)
    if tree_ is None or target.node not in tree_.questions:
        return True  # it leads nowhere, which is said elsewhere
    onward = {edge.target for edge in tree_.questions[target.node].answers}
    return left > 0 and all(_advised(pack, one, left - 1) for one in onward)
