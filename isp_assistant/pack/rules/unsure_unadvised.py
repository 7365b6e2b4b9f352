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
BAD = tree(("unsure: ask}", "unsure: keep}"), ("start: risk", "start: risk"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            edge = next(edge for edge in question.answers if edge.value == UNSURE)
            if pack.facts[question.fact].when_unsure == ADVICE and not _advised(pack, edge.target, MOST_QUESTIONS):
                message = (
                    f"Not sure at {question.id!r} does not lead to a named role within {MOST_QUESTIONS} questions."
                )
                yield Found(message, edge.at or question.at)


MOST_QUESTIONS = 2


def _advised(pack: Pack, target: Target, left: int) -> bool:
    tree_ = pack.trees[target.tree]
    if target.node in tree_.outcomes:
        return any(step.who for step in tree_.outcomes[target.node].do)
    onward = {edge.target for edge in tree_.questions[target.node].answers}
    return left > 0 and all(_advised(pack, one, left - 1) for one in onward)
