"""A telephone number of which nobody says when it was last tried.

Somebody in a hurry will ring it. Ring it yourself, and write the day as `last_checked`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "contact-unchecked"
SEVERITY = Severity.WARNING
BAD = changed("contacts.yaml", (", last_checked: 2026-11-01", ""))
GOOD = changed("contacts.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for contact in pack.contacts.values():
        if contact.telephone and not contact.last_checked:
            yield Found(f"{contact.role}: nobody says when the number was tried. Write “last_checked”.", contact.at)
