"""A body that is gone, without a word on what became of it.

Whoever looks it up wants to know whom to turn to now. Say so in `successor`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, PartnerStatus, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "partner-gone"
SEVERITY = Severity.WARNING
BAD = changed("partners.yaml", ("stands", "abolished"))
GOOD = changed("partners.yaml", ("stands", "abolished\n  successor: Oak Trust"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for partner in pack.partners.values():
        if partner.status in GONE and not partner.successor:
            message = f"{partner.name} is {partner.status}, and nothing says what became of it. Fill in “successor”."
            yield Found(message, partner.at)


GONE = (PartnerStatus.ABOLISHED, PartnerStatus.ENDED, PartnerStatus.MERGED, PartnerStatus.RENAMED)
