"""The regions of a graph that lead to one label, in lines of which none can go.

A line is what is known in it. Found by walking the graph, each is widened until no condition can be dropped and no
value let in, and what a line covers is not walked again.
"""

from collections.abc import Hashable, Iterable, Iterator
from heapq import heappop, heappush
from typing import TypeAlias

from isp_assistant.domain.diagram import Diagram, Known, Variable

MOST_WORK = 2_000_000
"""States looked at in all, beyond which the lines are not found: a region can need more lines than anybody reads."""

State: TypeAlias = tuple[int, Known]
"""A node, and what is known there."""


def labels_below(diagram: Diagram) -> list[int]:
    """Give for each node a mask of the terminals that it can lead to; a terminal's bit is its own number."""
    below: list[int] = []
    for node, children in enumerate(diagram.children):
        mask = 0 if children else 1 << node
        for child in set(children):
            mask |= below[child]
        below.append(mask)
    return below


class Region:
    """The facts on which a graph leads to one label. Raises `OverflowError` where that takes too much work."""

    def __init__(self, diagram: Diagram, root: int, label: Hashable, below: list[int]) -> None:
        self.diagram = diagram
        self.space = diagram.space
        self.root = root
        self.below = below
        self.wanted = 1 << diagram.terminal(label)
        self.certain: set[State] = set()
        """States already seen to lead to the label alone."""
        self.work = 0

    def lines(self) -> list[Known]:
        """Find lines that cover the region, and no more than it, of which none can go."""
        found: list[Known] = []
        pending: list[State] = [(self.root, self.space.everything)]
        while pending:
            node, known = pending.pop()
            self._count()
            if not self.below[node] & self.wanted or any(not known & ~line for line in found):
                continue
            if self.below[node] == self.wanted:
                found.append(self._widened(known))
                continue
            for child, mask in reversed(self.diagram.ways(node)):
                after = self.space.narrowed(known, self.diagram.variable[node], mask)
                if after is not None:
                    pending.append((child, after))
        return self._irredundant(found)

    def _count(self) -> None:
        self.work += 1
        if self.work > MOST_WORK:
            raise OverflowError

    def _widened(self, known: Known) -> Known:
        """Drop every condition that can go, the last read first, then let in every value that can come in."""
        firsts: dict[str, list[State]] | None = None
        for variable, more in self._additions(known):
            if not more & ~known:
                continue
            if firsts is None:
                firsts = self._first_reads(known)
            if self._holds_all(known & ~variable.bits | more, variable, firsts.get(variable.fact, ())):
                known |= more
                firsts = None
        return known

    def _additions(self, known: Known) -> Iterator[tuple[Variable, Known]]:
        """Give what a line might say as well: for each condition all else that its variable can be, then each value."""
        narrowed = self.space.narrowed_to(known)
        for variable in reversed(narrowed):
            yield variable, variable.bits & ~known
        for variable in narrowed:
            for place in range(len(variable.values)):
                if not known >> variable.first + place & 1:
                    yield variable, 1 << variable.first + place

    def _first_reads(self, known: Known) -> dict[str, list[State]]:
        """List for each fact the states in which it is read first, where what is known leads.

        What is above them does not hang on the fact, so that another value of it is to be followed from them alone.
        """
        found: dict[str, list[State]] = {}
        unread: dict[int, dict[Known, int]] = {self.root: {self.diagram.rest(self.root, known): self.space.everything}}
        waiting = [-self.root]  # what leads to a node has a higher number, and comes first
        while waiting:
            node = -heappop(waiting)
            for held, facts in unread.pop(node).items():
                self._count()
                if not facts & self.diagram.below[node] & ~known:
                    continue
                read = self.diagram.variable[node]
                if facts & self.space.bits[read]:
                    found.setdefault(self.space.variables[read].fact, []).append((node, held))
                for child, after in self.diagram.onward(node, held):
                    if child not in unread:
                        unread[child] = {}
                        heappush(waiting, -child)
                    unread[child][after] = unread[child].get(after, 0) | facts & ~self.space.groups[read]
        return found

    def _holds_all(self, known: Known, variable: Variable, firsts: Iterable[State]) -> bool:
        """Say whether all that fits what is known leads to the label, from where a changed variable is first read."""
        if self.space.narrowed(known, variable.index, known) is None:
            return True  # what cannot be fits
        changed = known & variable.bits
        seen = {(node, self.diagram.rest(node, held & ~variable.bits | changed)) for node, held in firsts}
        pending = list(seen)
        while pending:
            node, held = pending.pop()
            self._count()
            if self.below[node] == self.wanted or (node, held) in self.certain:
                continue
            if not self.below[node] & self.wanted:
                return False
            fresh = [state for state in self.diagram.onward(node, held) if state not in seen]
            seen.update(fresh)
            pending.extend(fresh)
        self.certain |= seen
        return True

    def _irredundant(self, lines: list[Known]) -> list[Known]:
        """Leave out each line that the others cover, the narrowest first."""
        kept = list(dict.fromkeys(lines))
        for line in sorted(kept, key=int.bit_count):
            others = [other for other in kept if other != line]
            if self._covered(line, others):
                kept = others
        return kept

    def _covered(self, line: Known, others: list[Known]) -> bool:
        near = [other for other in others if not self.space.is_impossible(line & other)]
        pending = [line]
        while pending:
            part = pending.pop()
            self._count()
            meeting = next((other for other in near if not self.space.is_impossible(part & other)), None)
            if meeting is None:
                return False
            pending.extend(self._outside(part, meeting))
        return True

    def _outside(self, part: Known, other: Known) -> Iterator[Known]:
        """Cut a line into what of it lies outside another, in pieces that exclude each other."""
        for variable in self.space.narrowed_to(other):
            outside = self.space.narrowed(part, variable.index, ~other & variable.bits)
            if outside is not None:
                yield outside
            inside = self.space.narrowed(part, variable.index, other & variable.bits)
            if inside is None:
                return
            part = inside
