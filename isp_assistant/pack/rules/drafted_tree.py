"""A tree that is marked as a draft.

No conversation comes to it yet, so nothing in it is asked or proved. When it is right, go on in it from another tree
and take `drafted` out.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.dead_tree import come_to
from isp_assistant.pack.rules.sample import TREE, tree

CODE = "drafted-tree"
SEVERITY = Severity.WARNING
DRAFT = TREE.replace("id: triage", "id: late").replace("entry: true", "drafted: true")
BAD = {**tree(), "decisions/late.yaml": DRAFT}
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    reached = come_to(pack)
    for tree_ in pack.trees.values():
        if tree_.drafted and tree_.id not in reached:
            yield Found(f"{tree_.id!r} is a draft. No conversation comes to it until “drafted” is taken out.", tree_.at)
