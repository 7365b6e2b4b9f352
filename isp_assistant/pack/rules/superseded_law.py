"""A citation of law that no longer applies today.

An answer that rests on it may be wrong. Cite what replaced it, or say in the text that it is history.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity, Status
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "superseded-law"
SEVERITY = Severity.WARNING
BAD = tree(("cites: [law#s47]\n    answers", "cites: [law#s29]\n    answers"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for tree_ in pack.trees.values():
        for node in tree_.nodes:
            for cite in node.cites:
                provision = pack.law.get(cite.section) if cite.is_law else None
                if provision and provision.status(today) == Status.SUPERSEDED:
                    successors = ", ".join(f"law#{name}" for name in provision.replaced_by)
                    instead = f" Cite {successors}, which replaced it." if successors else ""
                    yield Found(f"{node.id!r} cites {provision.heading}, which no longer applies.{instead}", node.at)
