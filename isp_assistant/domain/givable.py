"""Which answers of a pack can be given at all: a fact that is known by then is not asked, so some never are."""

from collections import deque
from collections.abc import Iterator
from typing import TypeAlias

from isp_assistant.domain.diagram import Diagram, Known, Space, grow, outcome_leaf, space_of
from isp_assistant.domain.model import OTHERWISE, UNSURE, Edge, Pack, Question, Target, Tree
from isp_assistant.domain.walk import start_of

MOST_STATES = 100_000
"""Beyond this many, answers that were not met yet are taken to be possible, and no way to them is named."""

Given: TypeAlias = tuple[str, str, str]
"""An answer, as its tree, question and value."""


def givable(pack: Pack) -> dict[Given, Known | None]:
    """Map every answer that can be given to what is known on a shortest way to it, or to None beyond the cap."""
    space = space_of(pack)
    start = start_of(pack, pack.entry)
    diagram = Diagram(space, reduced=False)
    nodes = grow(diagram, pack, start, outcome_leaf)
    found: dict[Given, Known | None] = {}
    pending: deque[tuple[Target, Known]] = deque([(start, space.everything)])
    seen: set[tuple[Target, Known]] = set()
    while pending:
        at, known = pending.popleft()
        question = pack.trees[at.tree].questions.get(at.node)
        for edge, after in _ways(space, known, question) if question else ():
            found.setdefault((at.tree, at.node, edge.value), after)
            state = (edge.target, diagram.rest(nodes[edge.target], after))
            if state not in seen:
                seen.add(state)
                pending.append((edge.target, after))
        if len(seen) > MOST_STATES:
            return {one: None for tree in pack.trees.values() for one in answers_of(tree)} | found
    return found


def answers_of(tree: Tree) -> list[Given]:
    """List every answer of a tree."""
    return [(tree.id, question.id, edge.value) for question in tree.questions.values() for edge in question.answers]


def _ways(space: Space, known: Known, question: Question) -> Iterator[tuple[Edge, Known]]:
    """List the answers that fit what is known, each with what is known after it."""
    for edge in question.answers:
        after = _given(space, known, question, edge)
        if after is not None:
            yield edge, after


def _given(space: Space, known: Known, question: Question, edge: Edge) -> Known | None:
    """Add to what is known that this answer was given; None where it cannot be."""
    flag = space.flags[question.fact]
    members = space.members.get(question.fact)
    if members is None or edge.value == UNSURE:
        named = {other.value for other in question.answers}
        values = [value for value in flag.values if value not in named] if edge.value == OTHERWISE else [edge.value]
        return space.narrowed(known, flag.index, flag.mask(values))
    after = space.narrowed(known, flag.index, flag.mask(["known"]))
    for other in question.answers:
        if after is None or (other.value == edge.value == OTHERWISE):
            break
        if other.value in members:
            member = members[other.value]
            here = other.value == edge.value
            after = space.narrowed(after, member.index, member.mask(["yes" if here else "no"]))
            if here:
                break
    return after
