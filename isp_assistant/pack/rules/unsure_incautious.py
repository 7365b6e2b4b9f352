"""A fact of the shared vocabulary for which *not sure* would be taken otherwise than everywhere else.

What stands in for *not sure* was chosen as the cautious reading, and golden cases rely on it. Put it back, or use a
fact of your own under another name.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import ADVICE, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import TREE, changed, tree

CODE = "unsure-incautious"
SEVERITY = Severity.ERROR
SHARE = TREE[TREE.index("  share:") : TREE.index("  keep:")]
BAD = {
    **changed("facts.yaml", ("when_unsure: advice", "when_unsure: none")),
    **tree(("{high: share, none: keep, unsure: ask}", "{high: ask, none: keep, unsure: keep}"), (SHARE, "")),
}
GOOD = changed("facts.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for name, cautious in CAUTIOUS.items():
        fact = pack.facts.get(name)
        if fact and fact.when_unsure and fact.when_unsure != cautious:
            message = f"Not sure of {name!r} counts as “{fact.when_unsure}”; the cautious reading is “{cautious}”."
            yield Found(message, fact.at)


CAUTIOUS = {
    "identifiable": "yes",
    "about": ADVICE,
    "information": ADVICE,
    "recipient": ADVICE,
    "purpose": ADVICE,
    "risk": ADVICE,
    "confidential": "yes",
    "consent": "not-asked",
    "competent": ADVICE,
    "legal_duty": ADVICE,
    "legal_bar": ADVICE,
    "public_interest": ADVICE,
    "scale": "one-off",
    "recipient_verified": "no",
}
"""What *not sure* means for each fact of the shared vocabulary."""
