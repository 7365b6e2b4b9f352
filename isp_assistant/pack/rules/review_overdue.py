"""A tree, or the pack, whose review date has passed.

Read it against the law as it stands, put right what has changed, and write the next date.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "review-overdue"
SEVERITY = Severity.WARNING
BAD = tree(("review_by: 2030-01-01", "review_by: 2020-01-01"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        if tree_.review_by and tree_.review_by < today:
            yield Found(
                f"{tree_.id!r} was to be reviewed by {tree_.review_by}. Review it and write the next date.", tree_.at
            )
    if pack.review_by and pack.review_by < today:
        yield Found(f"The pack was to be reviewed by {pack.review_by}. Review it and write the next date.", None)
