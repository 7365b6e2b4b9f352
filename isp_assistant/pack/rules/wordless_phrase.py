"""A phrase of never.yaml that has no word before, behind or between its gaps, so that it would fit anything.

Every search would be told that the pack does not say what was asked for. Write words on both sides of each gap.
"""

import datetime
import re
from collections.abc import Iterator

from isp_assistant.domain.model import Location, Pack, Severity
from isp_assistant.pack.rules import Found

CODE = "wordless-phrase"
SEVERITY = Severity.ERROR
BAD = {"never.yaml": "a fax number:\n  - …\n"}
GOOD = {"never.yaml": "a fax number:\n  - fax … number\n"}
SOUND = "pack"

GAP = "…"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for kind, phrases in pack.never.items():
        for phrase in phrases:
            if not all(re.search(r"\w", part) for part in phrase.split(GAP)):
                message = f"“{phrase}” of “{kind}” has no words where some are needed. Write them, or take it out."
                yield Found(message, Location("never.yaml"))
