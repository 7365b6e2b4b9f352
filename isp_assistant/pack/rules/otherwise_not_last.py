"""An `otherwise` that stands before a value.

It takes what the values before it leave, so a reader takes the lines after it for something that they are not. Put it
behind the values that are named.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import OTHERWISE, Severity
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import mood

CODE = "otherwise-not-last"
SEVERITY = Severity.ERROR
BAD = mood("{low: share, otherwise: keep, good: ask, unsure: ask}")
GOOD = mood("{low: share, good: ask, otherwise: keep, unsure: ask}")


def refuse(draft: Draft) -> Iterator[Found]:
    for tree_ in draft.pack.trees.values():
        for question in tree_.questions.values():
            values = [edge.value for edge in question.answers]
            after = values[values.index(OTHERWISE) + 1 :] if OTHERWISE in values else []
            fact = draft.pack.facts.get(question.fact)
            if fact and any(value in fact.values for value in after):
                edge = question.answers[values.index(OTHERWISE)]
                message = "“otherwise” stands before a value. Put it behind all the values that are named."
                yield Found(message, edge.at or question.at)
