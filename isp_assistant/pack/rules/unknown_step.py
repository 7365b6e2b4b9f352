"""A shared step that steps.yaml does not have.

Whoever reads the outcome would not be told to take it. Mend the name, or add the step.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Severity
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unknown-step"
SEVERITY = Severity.ERROR
BAD = tree(("do: [record]", "do: [recrod]"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for name, at in draft.references.steps:
        if name not in draft.references.shared and draft.read("steps.yaml"):
            yield Found(f"{name!r} is not a step of steps.yaml; {meant(name, draft.references.shared)}", at)
