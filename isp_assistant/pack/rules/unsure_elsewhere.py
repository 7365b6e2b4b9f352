"""A *not sure* that leads elsewhere than the value that stands in for it.

facts.yaml says with `when_unsure` which value is the cautious reading. Lead `unsure` just where that value leads.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import ADVICE, OTHERWISE, UNSURE, Severity
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import mood

CODE = "unsure-elsewhere"
SEVERITY = Severity.ERROR
BAD = mood("{low: share, good: keep, fair: ask, unsure: share}", "good")
GOOD = mood("{low: share, good: keep, fair: ask, unsure: keep}", "good")


def refuse(draft: Draft) -> Iterator[Found]:
    for tree_ in draft.pack.trees.values():
        for question in tree_.questions.values():
            fact = draft.pack.facts.get(question.fact)
            answers = {edge.value: edge for edge in question.answers}
            if fact is None or fact.when_unsure in (None, ADVICE) or UNSURE not in answers:
                continue
            stands_in = fact.when_unsure or ""
            expected, unsure = answers.get(stands_in) or answers.get(OTHERWISE), answers[UNSURE]
            if expected and expected.target != unsure.target:
                message = (
                    f"Not sure of {fact.name} counts as “{stands_in}”, so “unsure” must lead where “{stands_in}” "
                    f"leads: {expected.target.node or expected.target.tree}."
                )
                yield Found(message, unsure.at or question.at)
