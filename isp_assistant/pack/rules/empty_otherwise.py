"""An `otherwise` that no value is left for.

Every value is named before it, so it never applies; it hides that nothing is left over. Take it out.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import OTHERWISE, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import mood

CODE = "empty-otherwise"
SEVERITY = Severity.WARNING
BAD = mood("{low: share, good: keep, fair: keep, otherwise: keep, unsure: ask}")
GOOD = mood("{low: share, otherwise: keep, unsure: ask}")
SOUND = "file"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            named = {edge.value: edge for edge in question.answers}
            fact = pack.facts.get(question.fact)
            if OTHERWISE in named and fact and all(value in named for value in fact.values):
                yield Found("Every value is named, so “otherwise” never applies. Take it out.", named[OTHERWISE].at)
