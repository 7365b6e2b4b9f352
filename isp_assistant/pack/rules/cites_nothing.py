"""An invariant that asks for a citation which is not there.

`cites_any` holds citations, or their beginnings; one that nothing begins with can never be met. Mend it.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import LAW, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "invariant-cites-nothing"
SEVERITY = Severity.ERROR
BAD = changed("invariants.yaml", ("names_role: true", "cites_any: [law#s48]"))
GOOD = changed("invariants.yaml", ("names_role: true", "cites_any: [law#s4]"))
STANDS_ON = ("law.yaml", "documents")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    known = [f"{LAW}#{name}" for name in pack.law]
    known += [f"{document.id}#{name}" for document in pack.documents.values() for name in document.sections]
    for invariant in pack.invariants:
        for wanted in invariant.cites_any:
            if not any(citation.startswith(wanted) for citation in known):
                yield Found(f"Nothing that can be cited begins with {wanted!r}. Mend “cites_any”.", invariant.at)
