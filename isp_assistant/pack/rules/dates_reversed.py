"""A provision that ends before it begins.

It would never have been in force, and a decision that rests on it would be marked wrongly. Look the dates up.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "dates-reversed"
SEVERITY = Severity.ERROR
BAD = changed("law.yaml", ("until: 2018-05-25", "until: 1998-05-25"))
GOOD = changed("law.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for provision in pack.law.values():
        if provision.in_force_from and provision.until and provision.until <= provision.in_force_from:
            message = f"{provision.heading} ends on {provision.until}, and begins on {provision.in_force_from}."
            yield Found(message, provision.at)
