"""An invariant that demands nothing.

It says on which facts it holds, and not what must then be so; it seems to protect somebody and does not. Add
`decision`, `not_decision`, `cites_any`, `steps`, `does_any`, `names_role`, `asked_before`, `within` or `after_unsure`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Invariant, Pack, Severity
from isp_assistant.domain.proof import wants_of_outcome
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "hollow-invariant"
SEVERITY = Severity.ERROR
BAD = changed("invariants.yaml", ("  names_role: true\n", ""))
GOOD = changed("invariants.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for invariant in pack.invariants:
        if not _demands(invariant):
            yield Found(f"The invariant {invariant.id!r} demands nothing. Say what must hold.", invariant.at)


def _demands(invariant: Invariant) -> bool:
    of_order = invariant.asked_before or invariant.within or invariant.after_unsure is not None
    return bool(of_order or wants_of_outcome(invariant))
