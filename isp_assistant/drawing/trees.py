"""A tree drawn: as text, Mermaid, DOT or SVG, with the answer on every edge."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from isp_assistant.domain.model import UNSURE, Decision, Edge, Outcome, Pack, Question, Target, Tree
from isp_assistant.domain.text import clean

FORMATS = ("text", "mermaid", "dot", "svg")

COLOURS = {
    Decision.SHARE_NOW: "#f4b6b0",
    Decision.SHARE: "#bfe3c6",
    Decision.SHARE_WITH_CONSENT: "#d3ecd8",
    Decision.SHARE_ANONYMISED: "#d9e8f5",
    Decision.ASK_FIRST: "#fbe7b6",
    Decision.SEEK_ADVICE: "#fbd9a5",
    Decision.DO_NOT_SHARE: "#e2c6e8",
    Decision.OTHER_PROCESS: "#dddddd",
}


@dataclass(frozen=True, slots=True)
class _Way:
    """All answers of a question that lead to one place."""

    answers: tuple[str, ...]
    target: Target


def drawn(pack: Pack, tree: str, form: str) -> str:
    """Draw one tree in one of `FORMATS`; another tree that it goes on in is shown as one node."""
    draw = {"text": _text, "mermaid": _mermaid, "dot": _dot, "svg": _svg}[form]
    return draw(pack, pack.trees[tree])


def _ways(question: Question) -> tuple[_Way, ...]:
    answers: dict[Target, list[str]] = {}
    for edge in question.answers:
        answers.setdefault(edge.target, []).append(_answer(edge))
    return tuple(_Way(tuple(said), target) for target, said in answers.items())


def _answer(edge: Edge) -> str:
    return "not sure" if edge.value == UNSURE else edge.value


def _name(pack: Pack, tree: Tree, target: Target) -> str:
    if target.tree != tree.id:
        return f"go on in: {pack.trees[target.tree].title}"
    if target.node in tree.questions:
        return tree.questions[target.node].ask
    outcome = tree.outcomes[target.node]
    return f"{outcome.decision.upper()}: {outcome.title}"


def _text(pack: Pack, tree: Tree) -> str:
    return "\n".join([f"{tree.title} ({tree.id})", *(line.text for line in _outline(pack, tree))])


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int
    text: str
    target: Target
    answers: str


def _outline(pack: Pack, tree: Tree) -> Iterator[_Line]:
    """Unfold the tree depth first; a question met before is named by its id, which then stands behind both."""
    met = list(_unfolded(tree))
    again = {target for _, target, _, seen in met if seen}
    for depth, target, answers, seen in met:
        prefix = "  " * depth + (f"{answers} → " if answers else "")
        suffix = f" (see {target.node} above)" if seen else f" [{target.node}]" if target in again else ""
        yield _Line(depth, clean(f"{prefix}{_name(pack, tree, target)}{suffix}"), target, answers)


def _unfolded(tree: Tree) -> Iterator[tuple[int, Target, str, bool]]:
    """Give each line as its depth, where it stands, the answers that lead there, and whether it was met before."""
    pending: list[tuple[int, Target, str]] = [(0, Target(tree.id, tree.start), "")]
    met: set[Target] = set()
    while pending:
        depth, target, answers = pending.pop()
        question = tree.questions.get(target.node) if target.tree == tree.id else None
        seen = bool(question) and target in met
        yield depth, target, answers, seen
        met.add(target)
        if question and not seen:
            ways = [(depth + 1, way.target, " / ".join(way.answers)) for way in _ways(question)]
            pending.extend(reversed(ways))


def _nodes(pack: Pack, tree: Tree) -> dict[Target, str]:
    """Give every node its name in a drawing: n0, n1, … in the order in which they are met."""
    targets = dict.fromkeys([Target(tree.id, tree.start), *(line.target for line in _outline(pack, tree))])
    return {target: f"n{number}" for number, target in enumerate(targets)}


def _outcome(tree: Tree, target: Target) -> Outcome | None:
    return tree.outcomes.get(target.node) if target.tree == tree.id else None


def _mermaid(pack: Pack, tree: Tree) -> str:
    names = _nodes(pack, tree)
    lines = ["flowchart TD"]
    for target, name in names.items():
        outcome = _outcome(tree, target)
        left, right = ("[", "]") if outcome else ("{{", "}}") if target.tree == tree.id else ("[[", "]]")
        lines.append(f'    {name}{left}"{_mermaid_text(_name(pack, tree, target))}"{right}')
        if outcome:
            lines.append(f"    style {name} fill:{COLOURS[outcome.decision]}")
    for source, way in _edges(tree):
        lines.append(f'    {names[source]} -->|"{_mermaid_text(", ".join(way.answers))}"| {names[way.target]}')
    return "\n".join(lines)


def _mermaid_text(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;").replace(">", "&gt;")


def _edges(tree: Tree) -> Iterator[tuple[Target, _Way]]:
    reached = [Target(tree.id, tree.start)]
    for source in reached:
        question = tree.questions.get(source.node) if source.tree == tree.id else None
        for way in _ways(question) if question else ():
            yield source, way
            if way.target not in reached:
                reached.append(way.target)


def _dot(pack: Pack, tree: Tree) -> str:
    names = _nodes(pack, tree)
    lines = [f"digraph {_quoted(tree.id)} {{", "    node [shape=box, style=filled, fillcolor=white];"]
    for target, name in names.items():
        outcome = _outcome(tree, target)
        fill = f', fillcolor="{COLOURS[outcome.decision]}"' if outcome else ""
        lines.append(f"    {name} [label={_quoted(_name(pack, tree, target))}{fill}];")
    for source, way in _edges(tree):
        lines.append(f"    {names[source]} -> {names[way.target]} [label={_quoted(', '.join(way.answers))}];")
    return "\n".join([*lines, "}"])


def _quoted(text: str) -> str:
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


ROW, INDENT, CHARACTER = 26, 28, 7.4


def _svg(pack: Pack, tree: Tree) -> str:
    """Draw the outline with a line from each question to its answers; needs no layout program."""
    rows = list(_outline(pack, tree))
    width = max(row.depth * INDENT + len(row.text.strip()) * CHARACTER for row in rows) + 60
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{(len(rows) + 1) * ROW + 20}" '
        'font-family="monospace" font-size="12">',
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="12" y="20" font-weight="bold">{escape(clean(tree.title), quote=False)}</text>',
    ]
    above: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        parts += _svg_row(tree, row, number, above.get(row.depth - 1))
        above[row.depth] = number
    return "\n".join([*parts, "</svg>"])


def _svg_row(tree: Tree, row: _Line, number: int, parent: int | None) -> Iterator[str]:
    x, y = 12 + row.depth * INDENT, number * ROW + 14
    if parent is not None:
        corner = x - INDENT + 8
        yield f'<path d="M{corner} {parent * ROW + 24} V{y} H{x - 4}" fill="none" stroke="#888"/>'
    outcome = _outcome(tree, row.target)
    fill = COLOURS[outcome.decision] if outcome else "#f4f4f4"
    text = row.text.strip()
    yield f'<rect x="{x - 4}" y="{y - 11}" width="{len(text) * CHARACTER + 10:.0f}" height="21" rx="3" fill="{fill}"/>'
    yield f'<text x="{x}" y="{y + 4}">{escape(text, quote=False)}</text>'
