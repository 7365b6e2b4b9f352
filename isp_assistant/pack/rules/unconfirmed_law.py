"""A citation of law whose start is not confirmed, or lies ahead.

Practitioners are warned of it on screen. Check whether it has started, and then write `in_force_from` in law.yaml.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity, Status
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unconfirmed-law"
SEVERITY = Severity.WARNING
BAD = tree(("cites: [law#s47]\n    answers", "cites: [law#later]\n    answers"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    nodes = (node for tree_ in pack.trees.values() for node in tree_.nodes)
    for name in sorted({cite.section for node in nodes for cite in node.cites if cite.is_law} & pack.law.keys()):
        provision = pack.law[name]
        status = provision.status(today)
        if status in (Status.UNCONFIRMED, Status.NOT_YET):
            message = f"{provision.heading} is cited and its status is “{status}”. Check whether it has started."
            yield Found(message, provision.at)
