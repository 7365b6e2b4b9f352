"""A partner of which nothing says where the documents name it.

The directory shows where a body comes from. Add `named_in`, or write `in_pack: false` for one that no document names.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "partner-unnamed"
SEVERITY = Severity.WARNING
BAD = changed("partners.yaml", ("  named_in: [law#s47]\n", ""))
GOOD = changed("partners.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for partner in pack.partners.values():
        if partner.in_pack and not partner.named_in:
            yield Found(f"Nothing says where the pack names {partner.name}. Add “named_in”.", partner.at)
