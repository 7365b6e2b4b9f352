"""One value where a list is meant, or a list where there can be one value.

A set of facts, such as the kinds of information, is written as a list; any other fact has one value. Write it so.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import UNSURE, Severity
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "one-or-many"
SEVERITY = Severity.ERROR
BAD = changed("cases/first.yaml", ("risk: high", "risk: [high]"))
GOOD = changed("cases/first.yaml")


def refuse(draft: Draft) -> Iterator[Found]:
    for named in draft.references.facts:
        fact = draft.pack.facts.get(named.fact)
        if fact is None or named.many is None or named.many == fact.many or not named.values:
            continue
        value = named.values[0][0]
        if named.many:
            yield Found(f"{fact.name} has one value at a time. Write {fact.name}: {value}, without brackets.", named.at)
        elif value != UNSURE:
            yield Found(f"{fact.name} may hold several values. Write {fact.name}: [{value}].", named.at)
