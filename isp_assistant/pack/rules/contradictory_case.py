"""A golden case that accepts a decision and rejects it as unsafe.

It cannot be right about both. Leave the decision in one of the lists.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "contradictory-case"
SEVERITY = Severity.ERROR
BAD = changed("cases/first.yaml", ("accept: [share]", "accept: [share]\n  reject: [share]"))
GOOD = changed("cases/first.yaml", ("accept: [share]", "accept: [share]\n  reject: [do-not-share]"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for case in pack.cases:
        for decision in case.accept:
            if decision in case.reject:
                yield Found(f"The case {case.id!r} accepts {decision} and rejects it. Leave it in one list.", case.at)
