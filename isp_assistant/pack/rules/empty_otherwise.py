"""An `otherwise` that no value is left for.

Every value is named before it, so it never applies; it hides that nothing is left over. Take it out.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import OTHERWISE, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "empty-otherwise"
SEVERITY = Severity.WARNING
BAD = {
    **tree(
        ("fact: risk", "fact: mood"),
        ("{high: share, none: keep, unsure: ask}", "{low: share, otherwise: keep, unsure: ask}"),
    ),
    "facts.yaml": "mood: {label: Mood, when_unsure: advice, values: {low: {label: Low}}}\n",
}
GOOD = {
    **tree(
        ("fact: risk", "fact: mood"),
        ("{high: share, none: keep, unsure: ask}", "{low: share, otherwise: keep, unsure: ask}"),
    ),
    "facts.yaml": "mood: {label: Mood, when_unsure: advice, values: {low: {label: Low}, good: {label: Good}}}\n",
}


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            named = {edge.value: edge for edge in question.answers}
            if OTHERWISE in named and all(value in named for value in pack.facts[question.fact].values):
                yield Found("Every value is named, so “otherwise” never applies. Take it out.", named[OTHERWISE].at)
