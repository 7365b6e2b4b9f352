"""A question that does not say why it is asked.

People answer better, and trust the answer, when they know what it decides. Add one plain sentence as `why`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "no-why"
SEVERITY = Severity.ERROR
BAD = tree(("    why: Danger comes first.\n", ""))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            if not question.why:
                yield Found(
                    f"The question {question.id!r} has no “why”. Say in a sentence why it is asked.", question.at
                )
