"""A phrase that stands under two values of a fact that has one value at a time.

Words that say two things say nothing: whoever types them is asked, or misread. Leave it under the value that it means.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed, tree

CODE = "phrase-claimed-twice"
SEVERITY = Severity.ERROR
BAD = changed("facts.yaml", ("no worries", "in danger"))
GOOD = tree()


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for fact in (fact for fact in pack.facts.values() if not fact.many):
        claimed: dict[str, str] = {}
        for value in fact.values.values():
            for word in value.words:
                other = claimed.setdefault(word.casefold(), value.name)
                if other != value.name:
                    yield Found(
                        f"“{word}” stands under {other!r} and {value.name!r} of {fact.name}. Leave one.", value.at
                    )
