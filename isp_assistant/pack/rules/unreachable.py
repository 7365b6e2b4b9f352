"""A question or an outcome that nothing leads to.

Nobody ever sees it, so whoever wrote it believes in an answer that is never given. Lead an answer to it, or take it
out.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity, Target
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unreachable"
SEVERITY = Severity.ERROR
BAD = tree(("unsure: ask}", "unsure: share}"))
GOOD = tree()
SOUND = "file"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        reached = _reached(pack, tree_.id)
        for node in tree_.nodes:
            if node.id not in reached:
                yield Found(f"Nothing leads to {node.id!r}. Lead an answer to it, or take it out.", node.at)


def _reached(pack: Pack, name: str) -> set[str]:
    tree_ = pack.trees[name]
    reached: set[str] = set()
    pending = [Target(name, tree_.start)]
    while pending:
        at = pending.pop()
        if at.tree == name and at.node not in reached:
            reached.add(at.node)
            question = tree_.questions.get(at.node)
            pending.extend(edge.target for edge in question.answers) if question else None
    return reached
