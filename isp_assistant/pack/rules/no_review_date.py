"""A tree without an owner or a date by which it is to be reviewed, or a pack without such a date.

Law changes; what nobody has to look at again grows old unseen. Add `owner` and `review_by`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "no-review-date"
SEVERITY = Severity.WARNING
BAD = tree(("review_by: 2030-01-01\n", ""))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        if not (tree_.owner and tree_.review_by):
            yield Found(f"{tree_.id!r} has no owner or no review date. Add “owner” and “review_by”.", tree_.at)
    if not pack.review_by:
        yield Found("The pack has no date by which it is to be reviewed. Add “review_by”.", None)
