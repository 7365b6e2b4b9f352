"""An abbreviation that the glossary does not explain.

Not everybody who asks knows it. Write it out, or add it to glossary.yaml.
"""

import datetime
import re
from collections.abc import Iterator

from isp_assistant.domain.model import Location, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "jargon"
SEVERITY = Severity.WARNING
BAD = tree(("Is anybody at risk of harm?", "Is there an XQZ?"))
GOOD = tree(("Is anybody at risk of harm?", "Have you told the DSL?"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    known = {term.term.upper() for term in pack.glossary} | {
        a.upper() for p in pack.partners.values() for a in p.acronyms
    }
    for where, text, at in _texts(pack):
        for word in dict.fromkeys(_ABBREVIATION.findall(text)):
            if word.upper() not in known:
                yield Found(f"{word!r} in {where!r} is explained nowhere. Write it out, or add it to the glossary.", at)


_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}s?\b")


def _texts(pack: Pack) -> Iterator[tuple[str, str, Location | None]]:
    for tree_ in pack.trees.values():
        for question in tree_.questions.values():
            yield question.id, f"{question.ask} {question.why}", question.at
        for outcome in tree_.outcomes.values():
            steps = " ".join(step.text for step in outcome.do)
            yield outcome.id, f"{outcome.title} {outcome.because} {steps}", outcome.at
