"""A tree that is marked as a draft, and that conversations come to all the same.

Practitioners would be given answers that nobody has stood up for. Take `drafted` out when it is right, or lead the
answers elsewhere until then.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.dead_tree import come_to
from isp_assistant.pack.rules.sample import tree

CODE = "draft-reached"
SEVERITY = Severity.ERROR
BAD = tree(("entry: true", "entry: true\ndrafted: true"))
GOOD = tree()
SOUND = "pack"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    reached = come_to(pack)
    for tree_ in pack.trees.values():
        if tree_.drafted and tree_.id in reached:
            yield Found(f"{tree_.id!r} is a draft, and conversations come to it. Take “drafted” out.", tree_.at)
