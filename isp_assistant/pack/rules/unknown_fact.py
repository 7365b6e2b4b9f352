"""A fact that is not in facts.yaml.

Nobody can be asked for it, and no words are read as it. Mend the name, or add the fact.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Severity
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unknown-fact"
SEVERITY = Severity.ERROR
BAD = tree(("fact: risk", "fact: rsik"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for named in draft.references.facts:
        if named.fact not in draft.pack.facts and draft.read("facts.yaml"):
            yield Found(f"There is no fact {named.fact!r}; {meant(named.fact, draft.pack.facts)}", named.at)
