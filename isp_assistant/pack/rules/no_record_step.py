"""An outcome without a step that records the decision.

The golden rules ask for a record of every decision, also of one not to share. Add a step of the kind `record` that
always applies.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity, StepKind
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "no-record-step"
SEVERITY = Severity.ERROR
BAD = tree(("because: There is no risk.\n    do: [record]", "because: There is no risk.\n    do: [ring]"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for outcome in tree_.outcomes.values():
            if outcome.do and not any(step.kind == StepKind.RECORD and not step.when for step in outcome.do):
                yield Found(f"The outcome {outcome.id!r} has no step that records the decision. Add one.", outcome.at)
