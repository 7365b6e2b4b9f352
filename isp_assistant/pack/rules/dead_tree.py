"""A tree that no conversation can come to.

It is no entry, and no tree that is one goes on in it, so nothing in it is ever asked, proved or cited. Go on in it from
another tree with {tree: ID}, or take the file out; or write `drafted: true` while you work on it.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity, Target
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "dead-tree"
SEVERITY = Severity.ERROR
BAD = {
    **tree(),
    "decisions/lost.yaml": tree(("id: triage", "id: lost"), ("entry: true", "entry: false"))["decisions/triage.yaml"],
}
GOOD = tree()


STANDS_ON = ("decisions",)


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    reached = come_to(pack)
    for tree_ in pack.trees.values():
        if tree_.id not in reached and not tree_.drafted:
            message = f"No conversation comes to {tree_.id!r}. Go on in it from another tree, or take it out."
            yield Found(message, tree_.at)


def come_to(pack: Pack) -> set[str]:
    """Name the trees that conversations come to; all of them, where a name that leads nowhere may be the way to one."""
    reached = {tree_.id for tree_ in pack.trees.values() if tree_.entry}
    pending = list(reached)
    if pack.entry not in reached or any(target.tree not in pack.trees for target in _targets(pack)):
        return set(pack.trees)
    while pending:
        for question in pack.trees[pending.pop()].questions.values():
            onward = {edge.target.tree for edge in question.answers} - reached
            reached |= onward
            pending.extend(onward)
    return reached


def _targets(pack: Pack) -> Iterator[Target]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            yield from (edge.target for edge in question.answers)
