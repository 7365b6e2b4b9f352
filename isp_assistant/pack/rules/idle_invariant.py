"""An invariant that nothing could ever break.

No situation fits it, because `unless` takes out all that `when` lets in; or it speaks of a fact that is never asked
where it holds. It seems to protect somebody and does not. Say where it holds, and of what is asked there.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.domain.reach import fits_nothing, never_asked
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "idle-invariant"
SEVERITY = Severity.ERROR
BAD = changed("invariants.yaml", ("{risk: [high]}\n", "{risk: [high]}\n  unless: {risk: [high, none]}\n"))
GOOD = changed("invariants.yaml")
SOUND = "pack"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for one in fits_nothing(pack):
        yield Found(
            f"No situation fits the invariant {one.id!r}: its “unless” takes out all of its “when”. Narrow it.", one.at
        )
    for one, fact in never_asked(pack):
        message = f"The invariant {one.id!r} says what is asked before {fact!r}, which is never asked where it holds. "
        message += "Say it of a fact that is, or take it out."
        yield Found(message, one.at)
