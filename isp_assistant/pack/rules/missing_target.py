"""An answer that leads to a question, an outcome or a tree that is not there.

Whoever gives that answer would be left without one. Mend the name, or add what it names.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Location, Severity, Target
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "missing-target"
SEVERITY = Severity.ERROR
BAD = tree(("high: share,", "high: shrae,"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    halved = {found.at.file for found in draft.references.findings.all if found.code == "yaml-duplicate-key"}
    for target, at in draft.references.targets:
        said = _missing(draft, target, at)
        if said and at.file not in halved:  # what a name given twice hides is there
            yield Found(said, at)


def _missing(draft: Draft, target: Target, at: Location) -> str:
    tree_ = draft.pack.trees.get(target.tree)
    if tree_ is None:
        known = draft.pack.trees
        return f"There is no tree {target.tree!r}; {meant(target.tree, known)}" if draft.read("decisions") else ""
    here = tree_.at is None or tree_.at.file == at.file  # else its id is used twice, which is said elsewhere
    if not target.node or target.node in tree_.questions or target.node in tree_.outcomes or not here:
        return ""
    known_here = [*tree_.questions, *tree_.outcomes]
    return f"There is no question or outcome {target.node!r} in this tree; {meant(target.node, known_here)}"
