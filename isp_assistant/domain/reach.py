"""Which outcomes facts can lead to: an answer may lead to one that nobody who could give it ever comes to."""

from collections.abc import Iterator

from isp_assistant.domain.diagram import Diagram, Known, grow, outcome_leaf, space_of
from isp_assistant.domain.model import Pack, Target
from isp_assistant.domain.walk import start_of

MOST_STATES = 200_000


def unreached(pack: Pack) -> Iterator[Target]:
    """List the outcomes that edges lead to from an entry tree, and facts from none.

    Beyond the cap on states nothing is said: then it is not known.
    """
    led_to: set[Target] = set()
    come_to: set[Target] = set()
    for tree in pack.trees.values():
        if tree.entry:
            diagram = Diagram(space_of(pack))
            nodes = grow(diagram, pack, start_of(pack, tree.id), outcome_leaf)
            led_to |= {target for target in nodes if target.node in pack.trees[target.tree].outcomes}
            try:
                come_to |= _come_to(diagram, nodes[start_of(pack, tree.id)])
            except OverflowError:
                return
    yield from (target for target in led_to if target not in come_to)


def _come_to(diagram: Diagram, root: int) -> set[Target]:
    """Go through every state of the graph. Raises `OverflowError` beyond the cap."""
    found: set[Target] = set()
    pending: list[tuple[int, Known]] = [(root, diagram.rest(root, diagram.space.everything))]
    seen = set(pending)
    while pending:
        node, known = pending.pop()
        label = diagram.label[node]
        if isinstance(label, Target):
            found.add(label)
        for state in diagram.onward(node, known):
            if state not in seen:
                seen.add(state)
                pending.append(state)
        if len(seen) > MOST_STATES:
            raise OverflowError
    return found
