"""A role that an outcome names, and that has no telephone number.

The card then says so instead of a number, and somebody in a hurry has to look it up. Fill it in in contacts.yaml.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "empty-contact"
SEVERITY = Severity.WARNING
BAD = {"contacts.yaml": "duty: {role: Duty team}\n"}
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    named = {step.who for tree_ in pack.trees.values() for outcome in tree_.outcomes.values() for step in outcome.do}
    for contact in pack.contacts.values():
        if contact.id in named and not contact.telephone:
            yield Found(f"{contact.role}: no number is set. Fill in “telephone” of {contact.id!r}.", contact.at)
