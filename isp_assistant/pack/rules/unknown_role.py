"""A step that names somebody who is not in contacts.yaml.

The card could say neither who that is nor how to reach them. Mend the name, or add the role.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Severity
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed, tree

CODE = "unknown-role"
SEVERITY = Severity.ERROR
BAD = changed("steps.yaml", ("who: duty", "who: dooty"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for role, at in draft.references.roles:
        if role not in draft.pack.contacts and draft.read("contacts.yaml"):
            yield Found(f"{role!r} is not a role of contacts.yaml; {meant(role, draft.pack.contacts)}", at)
