"""A value that the fact does not have.

No answer is ever that value, so what hangs on it never happens. Mend the value, or add it to facts.yaml.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import UNSURE, Severity
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unknown-value"
SEVERITY = Severity.ERROR
BAD = tree(("none: keep", "none: keep, nothing: keep"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for named in draft.references.facts:
        fact = draft.pack.facts.get(named.fact)
        for value, at in named.values if fact else ():
            if fact and value != UNSURE and value not in fact.values:
                yield Found(f"{value!r} is not a value of {fact.name}; {meant(value, fact.values)}", at)
