"""A condition that names a fact and none of its values.

It can never hold, so the step or the rule behind it is lost without a word. Name the values, or take the fact out.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Severity
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "empty-condition"
SEVERITY = Severity.ERROR
BAD = tree(
    (
        "do: [ring, record]\n    cites: [law#s47]\n  keep",
        "do: [record, {kind: tell, text: Ring., when: {risk: []}}]\n    cites: [law#s47]\n  keep",
    )
)
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for named in draft.references.facts:
        if named.when and not named.values:
            yield Found(f"The condition on {named.fact} names no value, so it never holds. Name the values.", named.at)
