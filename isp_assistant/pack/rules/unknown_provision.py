"""A provision that is said to be replaced by one that law.yaml does not have.

Whoever meets the old law is to be led to the new. Mend the name, or add the successor.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Severity
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed, tree

CODE = "unknown-provision"
SEVERITY = Severity.ERROR
BAD = changed("law.yaml", ("until:", "replaced_by: [s30]\n  until:"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for name, at in draft.references.provisions:
        if name not in draft.pack.law:
            yield Found(f"{name!r} is not a provision of law.yaml; {meant(name, draft.pack.law)}", at)
