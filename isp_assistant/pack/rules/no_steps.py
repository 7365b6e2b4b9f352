"""An outcome without steps.

A decision alone does not help: whoever reads it must know what to do, in order. Add `do`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "no-steps"
SEVERITY = Severity.ERROR
BAD = tree(("because: There is no risk.\n    do: [record]", "because: There is no risk."))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for outcome in tree_.outcomes.values():
            if not outcome.do:
                yield Found(f"The outcome {outcome.id!r} says nothing to do. Add its steps.", outcome.at)
