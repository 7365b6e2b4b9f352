"""A question whose answers all lead to one place.

It costs the practitioner time and changes nothing. Take the question out, or lead its answers to different places.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "pointless-question"
SEVERITY = Severity.WARNING
BAD = tree(("{high: share, none: keep, unsure: ask}", "{high: ask, none: ask, unsure: ask}"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            if len({edge.target for edge in question.answers}) == 1:
                yield Found(f"Every answer to {question.id!r} leads to one place. Why ask?", question.at)
