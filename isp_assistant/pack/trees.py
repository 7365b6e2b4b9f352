"""`steps.yaml` and `decisions/*.yaml`: trees, and the steps that they share."""

from collections.abc import Iterator
from dataclasses import replace

from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import (
    ADVICE,
    OTHERWISE,
    UNSURE,
    Decision,
    Edge,
    Fact,
    Location,
    Outcome,
    Question,
    Step,
    StepKind,
    Target,
    Tree,
)
from isp_assistant.pack.fields import Fields, Findings, entries
from isp_assistant.pack.references import References
from isp_assistant.pack.source import Mapping, Node, Sequence, Text

NEVER_OTHERWISE = ("risk", "consent")


def read_steps(node: Node | None, references: References) -> dict[str, Step]:
    """Read the shared steps by name."""
    found = {}
    for name, fields in entries(node, references.findings, "steps.yaml"):
        found[name] = replace(_step(fields, references), name=name)
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
    findings = references.findings
    if not isinstance(node, Mapping):
        findings.error("wrong-form", "A decision file is a block of keys: id, title, start, …", Location(file))
        return None
    fields = Fields(node, findings, "this tree")
    tree_id = fields.text("id", required=True)
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
        node.at,
    )
    fields.close()
    _check_names(tree, fields, findings)
    return tree


def _check_names(tree: Tree, fields: Fields, findings: Findings) -> None:
    for name in tree.questions.keys() & tree.outcomes.keys():
        at = tree.outcomes[name].at or fields.at
        findings.error("duplicate-id", f"{name!r} is a question and an outcome. Rename one.", at)
    if tree.start and tree.start not in tree.questions and tree.start not in tree.outcomes:
        known = [*tree.questions, *tree.outcomes]
        message = f"start is {tree.start!r}, which is not in this tree; {suggest(tree.start, known)}"
        findings.error("missing-target", message, fields.place("start"))


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
        references.findings.error("wrong-form", f"“do” of {entry.what} is not a list. Begin each step with -.", node.at)
        return
    for item in node.items:
        if isinstance(item, Mapping):
            yield _step(Fields(item, references.findings, "this step"), references)
        elif isinstance(item, Text) and item.value in shared:
            yield replace(shared[item.value], at=item.at)
        elif isinstance(item, Text):
            message = f"{item.value!r} is not a step of steps.yaml; {suggest(item.value, shared)}"
            references.findings.error("unknown-step", message, item.at)


def _questions(fields: Fields, tree: str, references: References) -> Iterator[tuple[str, Question]]:
    for name, entry in entries(fields.mapping("questions"), references.findings, "questions"):
        yield (
            name,
            Question(
                name,
                entry.text("ask", required=True),
                entry.text("fact", required=True),
                entry.text("why"),
                references.cites(entry, "cites"),
                tuple(_edges(entry, tree, references.findings)),
                entry.at,
            ),
        )
        entry.close()


def _edges(entry: Fields, tree: str, findings: Findings) -> Iterator[Edge]:
    node = entry.mapping("answers", required=True)
    for value, target in node.items.items() if node else ():
        if isinstance(target, Text):
            yield Edge(value, Target(tree, target.value), target.at)
        elif isinstance(target, Mapping) and list(target.items) == ["tree"] and isinstance(target.items["tree"], Text):
            yield Edge(value, Target(target.items["tree"].value, ""), target.at)
        else:
            message = f"The answer {value!r} leads to no name. Write a question, an outcome, or {{tree: ID}}."
            findings.error("wrong-form", message, target.at)


def resolve_targets(trees: dict[str, Tree], facts: dict[str, Fact], findings: Findings) -> dict[str, Tree]:
    """Put the start of other trees in place, and complain of what leads nowhere, of loops, and of missing answers."""
    resolved = {name: _resolved(tree, trees, findings) for name, tree in trees.items()}
    for tree in resolved.values():
        for question in tree.questions.values():
            if question.fact not in facts:
                if question.fact:
                    message = f"There is no fact {question.fact!r}; {suggest(question.fact, facts)}"
                    findings.error("unknown-fact", message, _at(question))
            else:
                _check_answers(question, facts[question.fact], findings)
    _check_loops(resolved, findings)
    return resolved


def _at(question: Question) -> Location:
    return question.at or Location("decisions")


def _resolved(tree: Tree, trees: dict[str, Tree], findings: Findings) -> Tree:
    questions = {}
    for name, question in tree.questions.items():
        edges = tuple(_edge(edge, tree, trees, findings, _at(question)) for edge in question.answers)
        questions[name] = replace(question, answers=edges)
    return replace(tree, questions=questions)


def _edge(edge: Edge, tree: Tree, trees: dict[str, Tree], findings: Findings, near: Location) -> Edge:
    target = edge.target
    if not target.node:
        if target.tree in trees:
            return replace(edge, target=Target(target.tree, trees[target.tree].start))
        message = f"There is no tree {target.tree!r}; {suggest(target.tree, trees)}"
        findings.error("missing-target", message, edge.at or near)
    elif target.node not in tree.questions and target.node not in tree.outcomes:
        message = f"There is no question or outcome {target.node!r} in this tree; "
        message += suggest(target.node, [*tree.questions, *tree.outcomes])
        findings.error("missing-target", message, edge.at or near)
    return edge


def _check_answers(question: Question, fact: Fact, findings: Findings) -> None:
    targets = {edge.value: edge for edge in question.answers}
    for edge in question.answers:
        if edge.value not in (*fact.values, OTHERWISE, UNSURE):
            message = f"{edge.value!r} is not a value of {fact.name}; {suggest(edge.value, fact.values)}"
            findings.error("unknown-value", message, edge.at or _at(question))
    if OTHERWISE in targets:
        _check_otherwise(question, fact, findings)
    else:
        for value in fact.values:
            if value not in targets:
                message = f"The question {question.id!r} has no answer for {value!r}. Say where it leads."
                findings.error("missing-answer", message, _at(question))
    if UNSURE not in targets:
        message = f"The question {question.id!r} has no answer for “unsure”. Say where it leads."
        findings.error("missing-answer", message, _at(question))
    elif fact.when_unsure and fact.when_unsure != ADVICE:
        _check_unsure(question, fact.when_unsure, targets, findings)


def _check_otherwise(question: Question, fact: Fact, findings: Findings) -> None:
    values = [edge.value for edge in question.answers]
    edge = question.answers[values.index(OTHERWISE)]
    at = edge.at or _at(question)
    if fact.name in NEVER_OTHERWISE:
        message = f"“otherwise” may not stand on {fact.name}: every value must be weighed. Write each out."
        findings.error("otherwise-not-allowed", message, at)
    if any(value in fact.values for value in values[values.index(OTHERWISE) :]):
        findings.error("otherwise-not-last", "“otherwise” must stand after the values that are named.", at)


def _check_unsure(question: Question, stands_in: str, targets: dict[str, Edge], findings: Findings) -> None:
    expected = targets.get(stands_in) or targets.get(OTHERWISE)
    unsure = targets[UNSURE]
    if expected and expected.target != unsure.target:
        message = (
            f"Not sure of {question.fact} counts as {stands_in!r}, so “unsure” must lead where {stands_in!r} leads: "
            f"{expected.target.node}."
        )
        findings.error("unsure-elsewhere", message, unsure.at or _at(question))


def _check_loops(trees: dict[str, Tree], findings: Findings) -> None:
    """Find an edge that leads back to where a path came from, across trees too; iterative, for deep trees."""
    done: set[Target] = set()
    on_path: set[Target] = set()
    for tree in trees.values():
        pending: list[tuple[Target, bool]] = [(Target(tree.id, name), False) for name in tree.questions]
        while pending:
            at, leaving = pending.pop()
            if leaving:
                on_path.discard(at)
                done.add(at)
                continue
            question = _question(trees, at)
            if at in done or at in on_path or question is None:
                continue
            on_path.add(at)
            pending.append((at, True))
            for edge in question.answers:
                if edge.target in on_path:
                    message = f"This leads back to {edge.target.node!r}, which led here: a loop. Lead it elsewhere."
                    findings.error("loop", message, edge.at or _at(question))
                else:
                    pending.append((edge.target, False))


def _question(trees: dict[str, Tree], target: Target) -> Question | None:
    tree = trees.get(target.tree)
    return tree.questions.get(target.node) if tree else None
