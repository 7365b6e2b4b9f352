"""The trees of a pack as one tree that folds: each answer leads to the question or outcome that it leads to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rich.text import Text
from textual.binding import Binding
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from isp_assistant.assistant.overview import Marks
from isp_assistant.domain.model import UNSURE, Outcome, Pack, Question, Target
from isp_assistant.domain.model import Tree as DecisionTree
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.tui.content import label

LEGEND = "✗ is wrong   ! to weigh   ○ no golden case comes here"


Trail: TypeAlias = tuple[tuple[str, str], ...]
"""A line named by the trees and nodes above it, and its own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a line of the outline stands: a whole tree, or a question or outcome of it."""

    tree: str
    node: Question | Outcome | None = None


class Outline(Tree[Spot]):
    """A tree for each decision tree. What lies behind an answer is filled in when it is unfolded.

    Right unfolds, and left folds or goes to the line above, as in any list of folders.
    """

    BINDINGS = [
        Binding("right", "unfold", "Unfold", show=False),
        Binding("left", "fold", "Fold", show=False),
    ]

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(label("Trees"), id=id)
        self.show_root = False
        self.pack: Pack | None = None
        self.marks: Mapping[tuple[str, str], Marks] = {}

    def fill(self, pack: Pack, marks: Mapping[tuple[str, str], Marks]) -> None:
        """Show a pack; what was unfolded, and the place of the cursor, stay."""
        unfolded = {trail for tree in self.root.children for trail in _unfolded(tree)}
        line = self.cursor_line
        self.pack, self.marks = pack, marks
        self.clear()
        for tree in sorted(pack.trees.values(), key=lambda one: (one.id != pack.entry, not one.entry, one.title)):
            marked = Text.assemble(_titled(tree), _signs(self._of_tree(tree)))
            node = self.root.add(marked, data=Spot(tree.id), allow_expand=True)
            self._unfold_again(node, unfolded)
        self.call_after_refresh(self._return_to, line)

    def go_to(self, tree: str) -> None:
        """Put the cursor on the line of a tree."""
        line = next((one for one in self.root.children if one.data and one.data.tree == tree), None)
        self.move_cursor(line)

    def action_unfold(self) -> None:
        """Unfold the line, or where it is, go to the first below it."""
        line = self.cursor_node
        if line and line.is_expanded and line.children:
            self.action_cursor_down()
        elif line and line.allow_expand:
            line.expand()

    def action_fold(self) -> None:
        """Fold the line, or where it is, go to the one that led to it."""
        line = self.cursor_node
        if line and line.is_expanded and line.allow_expand:
            line.collapse()
        else:
            self.action_cursor_parent()

    def _unfold_again(self, line: TreeNode[Spot], unfolded: set[Trail]) -> None:
        if _path(line) in unfolded:
            self._unfold(line)
            line.expand()
            for child in line.children:
                self._unfold_again(child, unfolded)

    def _return_to(self, line: int) -> None:
        self.cursor_line = line
        node = self.get_node_at_line(self.cursor_line)
        if node is not None:
            self.post_message(self.NodeHighlighted(node))  # what it says may be new

    def on_tree_node_expanded(self, event: Tree.NodeExpanded[Spot]) -> None:
        if not event.node.children:
            self._unfold(event.node)

    def _unfold(self, line: TreeNode[Spot]) -> None:
        pack, spot = self.pack, line.data
        if pack is None or spot is None or spot.tree not in pack.trees:
            return
        tree = pack.trees[spot.tree]
        if spot.node is None:
            self._add(line, "", Target(tree.id, tree.start))
            for node in _not_led_to(tree):
                self._add(line, "nothing leads to", Target(tree.id, node))
        elif isinstance(spot.node, Question):
            for answers, target in _ways(spot.node):
                self._add(line, answers, target)

    def _add(self, line: TreeNode[Spot], answers: str, target: Target) -> None:
        assert self.pack is not None  # only lines of a pack unfold
        tree = self.pack.trees.get(target.tree)
        node = next((one for one in tree.nodes if one.id == target.node), None) if tree else None
        if tree is None or node is None:
            line.add_leaf(label(f"{answers} → {target.node or target.tree}, which is not there"))
            return
        elsewhere = f"[{tree.title}] " if line.data and tree.id != line.data.tree else ""
        text = Text.assemble(
            label(f"{answers} → " if answers else ""),
            label(elsewhere + _said(node)),
            _signs(self.marks.get((tree.id, node.id), Marks())),
        )
        line.add(text, data=Spot(tree.id, node), allow_expand=isinstance(node, Question))

    def _of_tree(self, tree: DecisionTree) -> Marks:
        ones = [self.marks[tree.id, node.id] for node in tree.nodes if (tree.id, node.id) in self.marks]
        untested = any(one.untested for one in ones)
        return Marks(sum(one.errors for one in ones), sum(one.warnings for one in ones), untested)


def _path(line: TreeNode[Spot]) -> Trail:
    """Name a line by the trees and nodes above it."""
    above = _path(line.parent) if line.parent else ()
    return (*above, (line.data.tree, line.data.node.id if line.data.node else "")) if line.data else above


def _unfolded(line: TreeNode[Spot]) -> Iterator[Trail]:
    if line.is_expanded:
        yield _path(line)
        for child in line.children:
            yield from _unfolded(child)


def _signs(marks: Marks) -> Text:
    signs = ((f" ✗{marks.errors}", marks.errors), (f" !{marks.warnings}", marks.warnings), (" ○", marks.untested))
    return Text("".join(sign for sign, shown in signs if shown), style="bold")


def _titled(tree: DecisionTree) -> Text:
    kind = " · a conversation starts here" if tree.entry else " · draft" if tree.drafted else ""
    return label(f"{tree.title} ({tree.id}){kind}")


def _said(node: Question | Outcome) -> str:
    if isinstance(node, Question):
        return f"{node.id}: {node.ask}"
    sign, words = DECISION_WORDS[node.decision]
    return f"{sign} {words}: {node.title}"


def _ways(question: Question) -> list[tuple[str, Target]]:
    """Put together the answers that lead to one place."""
    answers: dict[Target, list[str]] = {}
    for edge in question.answers:
        answers.setdefault(edge.target, []).append("not sure" if edge.value == UNSURE else edge.value)
    return [(" / ".join(said), target) for target, said in answers.items()]


def _not_led_to(tree: DecisionTree) -> list[str]:
    led_to = {edge.target.node for question in tree.questions.values() for edge in question.answers}
    return [node.id for node in tree.nodes if node.id not in led_to and node.id != tree.start]
