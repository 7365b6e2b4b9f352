"""An answer that leads back to a question that was asked before it, in this tree or through another.

The conversation would never end. Lead the answer on to something else.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Question, Severity, Target
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "loop"
SEVERITY = Severity.ERROR
BAD = tree(
    ("none: keep", "none: again"),
    (
        "outcomes:\n",
        "  again: {ask: Is it?, fact: risk, why: To see., cites: [law#s47], "
        "answers: {high: risk, none: keep, unsure: ask}}\noutcomes:\n",
    ),
)
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    """Walk each path once, iteratively, since a tree may be deep."""
    done: set[Target] = set()
    on_path: set[Target] = set()
    starts = [Target(tree_.id, name) for tree_ in draft.pack.trees.values() for name in tree_.questions]
    pending = [(at, False) for at in reversed(starts)]
    while pending:
        at, leaving = pending.pop()
        if leaving:
            on_path.discard(at)
            done.add(at)
            continue
        question = _question(draft.pack, at)
        if question is None or at in done or at in on_path:
            continue
        on_path.add(at)
        pending.append((at, True))
        for edge in question.answers:
            if edge.target in on_path:
                message = f"This leads back to {edge.target.node!r}, which led here: a loop. Lead it elsewhere."
                yield Found(message, edge.at or question.at)
            else:
                pending.append((edge.target, False))


def _question(pack: Pack, at: Target) -> Question | None:
    tree_ = pack.trees.get(at.tree)
    return tree_.questions.get(at.node) if tree_ else None
