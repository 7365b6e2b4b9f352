"""`steps.yaml` and `decisions/*.yaml`: trees, and the steps that they share."""

from collections.abc import Iterator
from dataclasses import replace

from isp_assistant.domain.model import (
    OTHERWISE,
    Decision,
    Edge,
    Location,
    Outcome,
    Question,
    Step,
    StepKind,
    Target,
    Tree,
)
from isp_assistant.pack.fields import Fields, entries
from isp_assistant.pack.references import FactReference, References
from isp_assistant.pack.source import Mapping, Node, Sequence, Text

_MISSING = Step(StepKind.RECORD, "")
"""Stands for a shared step that is not there, so that nothing is said of an outcome without it."""


def read_steps(node: Node | None, references: References) -> dict[str, Step]:
    """Read the shared steps by name."""
    found = {}
    for name, fields in entries(node, references.findings, "steps.yaml"):
        found[name] = replace(_step(fields, references), name=name)
    references.shared = frozenset(found)
    return found


def _step(fields: Fields, references: References) -> Step:
    step = Step(
        fields.choice("kind", StepKind) or StepKind.TELL,
        fields.text("text", required=True),
        references.role(fields),
        fields.text("by") or None,
        fields.text("say") or None,
        references.when(fields, "when"),
        at=fields.at,
    )
    fields.close()
    return step


def read_tree(node: Node | None, file: str, shared: dict[str, Step], references: References) -> Tree | None:
    """Read one tree. Targets in other trees name that tree, with an empty node, until `resolve_targets`."""
    if not isinstance(node, Mapping):
        if node is not None:
            message = "A decision file is a block of keys: id, title, start, …"
            references.findings.error("wrong-form", message, Location(file))
        references.findings.unread.add(file)
        return None
    fields = Fields(node, references.findings, "this tree")
    tree_id = fields.name()
    outcomes = dict(_outcomes(fields, shared, references))
    questions = dict(_questions(fields, tree_id, references))
    tree = Tree(
        tree_id,
        fields.text("title", required=True),
        fields.text("start", required=True),
        questions,
        outcomes,
        fields.flag("entry"),
        fields.text("owner"),
        fields.date("review_by"),
        fields.texts("examples"),
        fields.flag("drafted"),
        node.at,
    )
    fields.close()
    _check_names(tree, fields, references)
    return tree


def _check_names(tree: Tree, fields: Fields, references: References) -> None:
    for name in tree.questions.keys() & tree.outcomes.keys():
        at = tree.outcomes[name].at or fields.at
        references.findings.error("duplicate-id", f"{name!r} is a question and an outcome. Rename one.", at)
    if tree.start:
        references.targets.append((Target(tree.id, tree.start), fields.place("start")))


def _outcomes(fields: Fields, shared: dict[str, Step], references: References) -> Iterator[tuple[str, Outcome]]:
    for name, entry in entries(fields.mapping("outcomes"), references.findings, "outcomes"):
        yield (
            name,
            Outcome(
                name,
                entry.choice("decision", Decision) or Decision.SEEK_ADVICE,
                entry.text("title", required=True),
                entry.text("because", required=True),
                tuple(_do(entry, shared, references)),
                references.cites(entry, "cites"),
                entry.at,
            ),
        )
        entry.close()


def _do(entry: Fields, shared: dict[str, Step], references: References) -> Iterator[Step]:
    node = entry.get("do")
    if node is None:
        return
    if not isinstance(node, Sequence):
        entry.lost("wrong-form", f"“do” of {entry.what} is not a list. Begin each step with -.", node.at)
        return
    for item in node.items:
        if isinstance(item, Mapping):
            yield _step(Fields(item, references.findings, "this step"), references)
        elif isinstance(item, Text):
            references.steps.append((item.value, item.at))
            yield replace(shared.get(item.value, _MISSING), at=item.at)


def _questions(fields: Fields, tree: str, references: References) -> Iterator[tuple[str, Question]]:
    for name, entry in entries(fields.mapping("questions"), references.findings, "questions"):
        question = Question(
            name,
            entry.text("ask", required=True),
            entry.text("fact", required=True),
            entry.text("why"),
            references.cites(entry, "cites"),
            tuple(_edges(entry, tree, references)),
            entry.at,
        )
        if question.fact:
            keys = entry.keys("answers")
            named = tuple((edge.value, keys[edge.value]) for edge in question.answers if edge.value != OTHERWISE)
            references.facts.append(FactReference(question.fact, named, entry.place("fact")))
        entry.close()
        yield name, question


def _edges(entry: Fields, tree: str, references: References) -> Iterator[Edge]:
    node = entry.mapping("answers", required=True)
    for value, to in node.items.items() if node else ():
        target = _target(tree, to)
        if target is None:
            message = f"The answer {value!r} leads to no name. Write a question, an outcome, or {{tree: ID}}."
            entry.lost("wrong-form", message, to.at)
        else:
            references.targets.append((target, to.at))
            yield Edge(value, target, to.at)


def _target(tree: str, node: Node) -> Target | None:
    """Read where an answer leads; another tree has an empty node until `resolve_targets`."""
    if isinstance(node, Text):
        return Target(tree, node.value)
    name = node.items.get("tree") if isinstance(node, Mapping) and len(node.items) == 1 else None
    return Target(name.value, "") if isinstance(name, Text) else None


def resolve_targets(trees: dict[str, Tree]) -> dict[str, Tree]:
    """Put the start of other trees in place; a target that is not there is left as it is."""
    return {name: replace(tree, questions=_resolved(tree, trees)) for name, tree in trees.items()}


def _resolved(tree: Tree, trees: dict[str, Tree]) -> dict[str, Question]:
    return {
        name: replace(question, answers=tuple(_edge(edge, trees) for edge in question.answers))
        for name, question in tree.questions.items()
    }


def _edge(edge: Edge, trees: dict[str, Tree]) -> Edge:
    name = edge.target.tree
    if edge.target.node or name not in trees:
        return edge
    return replace(edge, target=Target(name, trees[name].start))
