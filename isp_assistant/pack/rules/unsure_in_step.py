"""A step that is only for somebody who is not sure.

In a step's condition *not sure* counts as the value that stands in for it, or is open, so `unsure` there never holds
and the step is lost. Name a value.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import UNSURE, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unsure-in-step"
SEVERITY = Severity.ERROR
BAD = tree(("do: [record]", "do: [record, {kind: tell, text: Ring., when: {risk: [high, unsure]}}]"))
GOOD = tree(("do: [record]", "do: [record, {kind: tell, text: Ring., when: {risk: [high]}}]"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    said: set[str] = set()
    for tree_ in pack.trees.values():
        for outcome in tree_.outcomes.values():
            for step in outcome.do:
                unsure = [fact for fact, values in step.when.items() if UNSURE in values]
                if unsure and (step.name or step.text) not in said:
                    said.add(step.name or step.text)
                    message = (
                        f"A step's condition on {unsure[0]} names “unsure”, which never holds there. Name a value."
                    )
                    yield Found(message, step.at)
