"""A question or an outcome without a citation.

What the assistant says must be traceable to a source that can be read. Add `cites` with a section or a provision.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "uncited"
SEVERITY = Severity.ERROR
BAD = tree(
    (
        "    because: There is no risk.\n    do: [record]\n    cites: [law#s47]",
        "    because: There is no risk.\n    do: [record]",
    )
)
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for node in tree_.nodes:
            if not node.cites:
                yield Found(f"{node.id!r} cites nothing. Add the section or provision that it rests on.", node.at)
