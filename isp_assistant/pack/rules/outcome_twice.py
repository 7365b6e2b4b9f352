"""Two outcomes of one tree that say the same.

Whoever mends one will forget the other. Lead the answers to one of them.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Outcome, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "outcome-twice"
SEVERITY = Severity.WARNING
BAD = tree(
    ("decision: do-not-share", "decision: share"),
    ("Keep it", "Share it"),
    ("There is no risk.\n    do: [record]", "There is a risk.\n    do: [ring, record]"),
)
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        first: dict[object, Outcome] = {}
        for outcome in tree_.outcomes.values():
            other = first.setdefault(_said(outcome), outcome)
            if other is not outcome:
                yield Found(f"The outcome {outcome.id!r} says the same as {other.id!r}. Keep one.", outcome.at)


def _said(outcome: Outcome) -> object:
    steps = tuple((step.kind, step.text, step.who, step.by, step.say, tuple(step.when.items())) for step in outcome.do)
    return outcome.decision, outcome.title, outcome.because, outcome.cites, steps
