"""A name or an abbreviation that two partners claim.

Whoever types it cannot be told which is meant. Leave it with the one that people mean by it.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "name-claimed-twice"
SEVERITY = Severity.WARNING
BIRCH = "- {id: birch, name: Birch, aliases: [%s], in_pack: false}\n"
BAD = changed("partners.yaml", ("- id: ash", f"{BIRCH % 'ash trust'}- id: ash"))
GOOD = changed("partners.yaml", ("- id: ash", f"{BIRCH % 'the trees'}- id: ash"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    claimed: dict[str, str] = {}
    for partner in pack.partners.values():
        for name in dict.fromkeys(name.casefold() for name in (partner.name, *partner.aliases)):
            other = claimed.setdefault(name, partner.id)
            if other != partner.id:
                yield Found(f"“{name}” is a name of {other!r} and of {partner.id!r}. Leave it with one.", partner.at)
