"""An outcome that no facts lead to.

An answer leads there, but whoever could give it has said something before that leads past it: a fact that is known is
not asked again. Lead another answer to it, or take it out.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.domain.reach import unreached
from isp_assistant.pack.rules import Found, pointless_question
from isp_assistant.pack.rules.sample import tree

CODE = "shadowed"
SEVERITY = Severity.ERROR
AGAIN = pointless_question.AGAIN.replace("{high: ask, none: ask,", "{high: late, none: keep,")
LATE = """\
  late: {decision: share, title: Late, because: Late., do: [ring, record], cites: [law#s47]}
"""
BAD = tree(("none: keep", "none: again"), ("outcomes:\n", f"{AGAIN}outcomes:\n{LATE}"))
GOOD = tree()
SOUND = "pack"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for at in unreached(pack):
        outcome = pack.trees[at.tree].outcomes[at.node]
        yield Found(f"An answer leads to {at.node!r}, but no facts ever do: the fact is known before.", outcome.at)
