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
AGAIN = """\
  again:
    ask: Is it still?
    fact: risk
    why: To see.
    cites: [law#s47]
    answers: {high: ask, none: ask, unsure: ask}
"""
BAD = tree(("unsure: ask}\n", "unsure: again}\n"), ("outcomes:\n", f"{AGAIN}outcomes:\n"))
GOOD = tree()
SOUND = "file"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            if len({edge.target for edge in question.answers}) == 1:
                yield Found(f"Every answer to {question.id!r} leads to one place. Why ask?", question.at)
