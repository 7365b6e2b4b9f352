"""An abbreviation that the glossary does not explain.

Not everybody who asks knows it. Write it out, or add it to glossary.yaml.
"""

import datetime
import re
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree
from isp_assistant.pack.rules.texts import texts

CODE = "jargon"
SEVERITY = Severity.WARNING
BAD = tree(("Is anybody at risk of harm?", "Is there an XQZ?"))
GOOD = tree(("Is anybody at risk of harm?", "Have you told the DSL?"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    known = {term.term.upper() for term in pack.glossary} | {
        a.upper() for p in pack.partners.values() for a in p.acronyms
    }
    for said in texts(pack):
        for word in dict.fromkeys(_ABBREVIATION.findall(said.text)):
            if word.upper() not in known:
                message = f"{word!r} in {said.what} is explained nowhere. Write it out, or add it to the glossary."
                yield Found(message, said.at)


_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}s?\b")
