"""A fact that is asked, and of which nothing says what *not sure* means.

Somebody who is not sure must take the cautious reading, or be led to a named person. Add `when_unsure`: a value, or
`advice`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "unsure-undefined"
SEVERITY = Severity.WARNING
BAD = changed("facts.yaml", ("  when_unsure: advice\n", ""))
GOOD = changed("facts.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    asked = {question.fact for tree_ in pack.trees.values() for question in tree_.questions.values()}
    for fact in pack.facts.values():
        standing = fact.when_unsure or fact.default or (pack.default_sharer if fact.name == "sharer" else None)
        if fact.name in asked and not standing:
            yield Found(f"Nothing says what not sure of {fact.name!r} means. Add “when_unsure”.", fact.at)
