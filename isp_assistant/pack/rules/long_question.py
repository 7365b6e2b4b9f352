"""A question of more than 25 words.

Somebody with two minutes reads past it. Ask one thing, in short words; what explains it belongs in `why`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "long-question"
SEVERITY = Severity.WARNING
BAD = tree(("Is anybody at risk of harm?", "Is anybody at all, " + "or anybody else, " * 9 + "at risk of harm?"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            words = len(question.ask.split())
            if words > MOST_WORDS:
                yield Found(
                    f"The question {question.id!r} has {words} words. Ask it in {MOST_WORDS} at most.", question.at
                )


MOST_WORDS = 25
