"""What facts can lead to: an answer may lead to an outcome that nobody who could give it ever comes to, and an
invariant may speak of what is never so.
"""

from collections.abc import Iterator

from isp_assistant.domain.diagram import Diagram, Known, grow, outcome_leaf, space_of, starts
from isp_assistant.domain.model import Invariant, Pack, Target
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


def fits_nothing(pack: Pack) -> Iterator[Invariant]:
    """List the invariants that hold in no situation at all."""
    space = space_of(pack)
    yield from (one for one in pack.invariants if next(starts(space, one.when, one.unless), None) is None)


def never_asked(pack: Pack) -> Iterator[tuple[Invariant, str]]:
    """List what invariants say of when a fact is asked, where no entry tree ever asks it; each with the fact."""
    ordered = [one for one in pack.invariants if one.asked_before]
    if not ordered:
        return
    graph = Diagram(space_of(pack), reduced=False)
    roots = [
        grow(graph, pack, start_of(pack, tree.id), outcome_leaf)[start_of(pack, tree.id)]
        for tree in pack.trees.values()
        if tree.entry
    ]
    for invariant in ordered:
        where = 0
        for known in starts(graph.space, invariant.when, invariant.unless):
            where |= known
        asked = {graph.asks[node] for root in roots for node in graph.reached(root, where)}
        yield from ((invariant, later) for later in invariant.asked_before if later not in asked)
