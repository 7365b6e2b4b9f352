"""Invariants held against every path: proved, broken with the shortest counter-example, or too large to prove.

What an outcome must be is asked of the reduced graph, with only two leaves: where the invariant holds, and where it
breaks. Order and distance are counted on the graph with every question still in it. A fact that a path never asks is
open: the invariant must hold for each of its values.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from isp_assistant.domain.diagram import Diagram, Known, Space, answers, grow, outcome_leaf, space_of, starts, told
from isp_assistant.domain.facts import either
from isp_assistant.domain.model import (
    ADVICE,
    UNSURE,
    Answer,
    Finding,
    Invariant,
    Location,
    Outcome,
    Pack,
    Question,
    Step,
    Target,
)
from isp_assistant.domain.walk import Walk, follow, followed, start_of, walk

GOOD, BAD = "good", "bad"
MOST_STATES = 500_000

Monitor: TypeAlias = tuple[int, int, int]
"""What an order or distance invariant remembers: questions counted, whether its clock runs, and the bits of each fact
that was asked: asked a second time it is known, and does not count."""

FRESH: Monitor = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Broken:
    """An invariant that does not hold: facts on which it breaks, and the walk that they take."""

    invariant: Invariant
    facts: dict[str, Answer]
    at: Walk
    edge: Location | None
    wanted: str


@dataclass(frozen=True, slots=True)
class TooLarge:
    """An invariant that was not decided, because the graph has more states than are searched."""

    invariant: Invariant
    tree: str
    states: int


def prove(pack: Pack, most_states: int = MOST_STATES) -> Iterator[Broken | TooLarge]:
    """Hold every invariant against every entry tree; what is proved is not mentioned."""
    space = space_of(pack)
    for tree in pack.trees.values():
        if tree.entry:
            graphs = _Graphs(pack, space, start_of(pack, tree.id))
            for invariant in pack.invariants:
                yield from _Proof(pack, graphs, tree.id, invariant, most_states).run()


class _Graphs:
    """What one entry tree says, grown once for all invariants: reduced, and with every question still in it."""

    def __init__(self, pack: Pack, space: Space, start: Target) -> None:
        self.pack = pack
        self.start = start
        self.reduced = Diagram(space)
        self.nodes = grow(self.reduced, pack, start, outcome_leaf)

    @cached_property
    def left(self) -> dict[Target, int]:
        """How many questions at least stand between each node and an outcome."""
        came_from: dict[Target, list[Target]] = {}
        left: dict[Target, int] = {}
        for tree in self.pack.trees.values():
            left |= {Target(tree.id, outcome): 0 for outcome in tree.outcomes}
            for question in tree.questions.values():
                for edge in question.answers:
                    came_from.setdefault(edge.target, []).append(Target(tree.id, question.id))
        pending = deque(left)
        while pending:
            at = pending.popleft()
            for before in came_from.get(at, ()):
                if before not in left:
                    left[before] = left[at] + 1
                    pending.append(before)
        return left

    @cached_property
    def whole(self) -> tuple[Diagram, int]:
        """The graph with every question, and its root; only order and distance ask for it."""
        diagram = Diagram(self.reduced.space, reduced=False)
        return diagram, grow(diagram, self.pack, self.start, outcome_leaf)[self.start]


class _Search:
    """Breadth first over (node, what is known, monitor): the first state that breaks is the nearest."""

    def __init__(self, diagram: Diagram, most_states: int) -> None:
        self.diagram = diagram
        self.most = most_states
        self.states = 0

    def first(
        self,
        roots: Iterator[tuple[int, Known]],
        step: Callable[[int, Monitor, int], Monitor | None],
        breaks: Callable[[int, Monitor], bool],
    ) -> Known | None:
        """Give what is known where it first breaks. Raises `OverflowError` beyond the cap.

        `step(node, monitor, value)` gives the monitor after a value was read, or None where the path is of no more
        interest; `breaks(node, monitor)` says whether the invariant is broken at a node.
        """
        diagram, space = self.diagram, self.diagram.space
        queue: deque[tuple[int, Known, Monitor]] = deque()
        seen: set[tuple[int, Known, Monitor]] = set()

        def visit(node: int, full: Known, monitor: Monitor) -> None:
            count, runs, asked = monitor
            monitor = (count, runs, asked & diagram.below[node])
            state = (node, diagram.rest(node, full), monitor)
            if state not in seen:
                seen.add(state)
                queue.append((node, full, monitor))

        for root, known in roots:
            visit(root, known, FRESH)
        while queue:
            node, full, monitor = queue.popleft()
            if breaks(node, monitor):
                return full
            self.states = len(seen)
            if self.states > self.most:
                raise OverflowError
            for child, mask in diagram.ways(node):
                after = space.narrowed(full, diagram.variable[node], mask)
                onward = step(node, monitor, mask)
                if after is not None and onward is not None:
                    visit(child, after, onward)
        return None


class _Proof:
    def __init__(self, pack: Pack, graphs: _Graphs, tree: str, invariant: Invariant, most_states: int) -> None:
        self.pack = pack
        self.graphs = graphs
        self.space = graphs.reduced.space
        self.tree = tree
        self.invariant = invariant
        self.most = most_states
        self.starts = tuple(starts(self.space, invariant.when, invariant.unless))
        self.where = 0
        """What is possible in any of the starts."""
        for known in self.starts:
            self.where |= known

    def run(self) -> Iterator[Broken | TooLarge]:
        searches: list[Callable[[], Iterator[Broken]]] = []
        if not self.starts:
            return
        if wants_of_outcome(self.invariant):
            searches.append(self._outcomes)
        if self.invariant.asked_before:
            searches.append(self._order)
        if self.invariant.within:
            searches.append(self._distance)
        if self.invariant.after_unsure is not None:
            searches.append(self._after_unsure)
        for search in searches:
            try:
                yield from search()
            except OverflowError:
                yield TooLarge(self.invariant, self.tree, self.most)
                return

    def _roots(self, root: int) -> Iterator[tuple[int, Known]]:
        for known in self.starts:
            yield root, known

    def _outcomes(self) -> Iterator[Broken]:
        root = self.graphs.nodes[self.graphs.start]
        diagram, went = self.graphs.reduced.relabelled(root, self.where, self._leaf)
        bad = diagram.terminal(BAD)
        known = _Search(diagram, self.most).first(
            self._roots(went[root]), _forget_nothing, lambda node, monitor: node == bad
        )
        if known is not None:
            broken = self._broken(known, _wanted(self.invariant))
            started = next(start for start in self.starts if not known & ~start)
            edge = self._lost(broken.at, started, diagram, went)
            yield Broken(self.invariant, broken.facts, broken.at, edge, broken.wanted)

    def _leaf(self, diagram: Diagram, label: Hashable) -> int:
        good, bad = diagram.terminal(GOOD), diagram.terminal(BAD)
        outcome = self._outcome(label)
        if not _fits(self.invariant, outcome):
            return bad
        node = good
        for kind in self.invariant.steps:
            node = _some_kept(diagram, [step for step in outcome.do if step.kind == kind], node, bad)
        if self.invariant.does_any:
            node = _some_kept(diagram, [step for step in outcome.do if step.name in self.invariant.does_any], node, bad)
        if self.invariant.names_role:
            node = _some_kept(diagram, [step for step in outcome.do if step.who], node, bad)
        return node

    def _lost(self, at: Walk, started: Known, diagram: Diagram, went: dict[int, int]) -> Location | None:
        """Find the first edge on the path behind which the invariant can no longer hold."""
        good = diagram.terminal(GOOD)
        so_far: Known | None = started
        last: Location | None = None
        for passed in at.path:
            question = self.pack.trees[passed.tree].questions[passed.question]
            edge = followed(question, passed.answer)
            so_far = told(self.space, so_far, passed.fact, passed.answer)
            last = edge.at or question.at or last
            if so_far is None:
                break
            search = _Search(diagram, self.most)
            node = went[self.graphs.nodes[edge.target]]
            reached = search.first(iter([(node, so_far)]), _forget_nothing, lambda node, monitor: node == good)
            if reached is None:
                break
        return last or (at.outcome.at if at.outcome else None)

    def _order(self) -> Iterator[Broken]:
        diagram, root = self.graphs.whole
        for later, earlier in self.invariant.asked_before.items():

            def step(node: int, monitor: Monitor, mask: int, earlier: str = earlier) -> Monitor | None:
                return None if diagram.asks[node] == earlier else monitor

            def breaks(node: int, monitor: Monitor, later: str = later) -> bool:
                return diagram.asks[node] == later

            known = _Search(diagram, self.most).first(self._roots(root), step, breaks)
            if known is not None:
                yield self._broken(known, f"{later} is asked only once {earlier} was")

    def _distance(self) -> Iterator[Broken]:
        diagram, root = self.graphs.whole
        for fact, most in self.invariant.within.items():

            def step(node: int, monitor: Monitor, mask: int, fact: str = fact) -> Monitor | None:
                return None if diagram.asks[node] == fact else self._counted(diagram, node, monitor)

            def breaks(node: int, monitor: Monitor, most: int = most) -> bool:
                return monitor[0] >= most or diagram.variable[node] < 0

            known = _Search(diagram, self.most).first(self._roots(root), step, breaks)
            if known is not None:
                yield self._broken(known, f"{fact} is known after {most} questions")

    def _counted(self, diagram: Diagram, node: int, monitor: Monitor) -> Monitor:
        """Count a question that begins at a node, unless its fact has a default or was asked before."""
        count, runs, asked = monitor
        fact = diagram.asks[node]
        if fact is None or self.space.facts[fact].default is not None:
            return monitor
        bits = self.space.flags[fact].bits
        return (count + (not asked & bits), runs, asked | bits)

    def _after_unsure(self) -> Iterator[Broken]:
        whole, root = self.graphs.whole
        diagram, went = whole.relabelled(root, self.where, self._role)
        most = self.invariant.after_unsure or 0
        bad = diagram.terminal(BAD)

        def step(node: int, monitor: Monitor, mask: int) -> Monitor | None:
            count, runs, asked = self._counted(diagram, node, monitor)
            fact = diagram.asks[node]
            if not runs and fact is not None and self._unsure_of_advice(fact, mask):
                return (0, 1, asked)
            return (count if runs else 0, runs, asked)

        def breaks(node: int, monitor: Monitor) -> bool:
            return bool(monitor[1]) and (monitor[0] > most or node == bad)

        known = _Search(diagram, self.most).first(self._roots(went[root]), step, breaks)
        if known is not None:
            yield self._broken(known, f"a role is named at most {most} questions after not sure")

    def _role(self, diagram: Diagram, label: Hashable) -> int:
        good, bad = diagram.terminal(GOOD), diagram.terminal(BAD)
        return _some_kept(diagram, [step for step in self._outcome(label).do if step.who], good, bad)

    def _outcome(self, label: Hashable) -> Outcome:
        assert isinstance(label, Target)
        return self.pack.trees[label.tree].outcomes[label.node]

    def _unsure_of_advice(self, fact: str, mask: int) -> bool:
        if self.space.facts[fact].when_unsure != ADVICE:
            return False
        return mask == self.space.flags[fact].mask([UNSURE])

    def _broken(self, known: Known, wanted: str) -> Broken:
        facts = answers(self.space, known)
        complete = dict(facts)
        at = walk(self.pack, complete, self.tree)
        # A fact that makes no difference is left out of the graph: the value nearest to an end will do.
        while at.question:
            complete[at.question.fact] = self._nearest(at.question)
            at = walk(self.pack, complete, self.tree)
        edge = self._last_edge(at)
        return Broken(self.invariant, facts, at, edge, wanted)

    def _nearest(self, question: Question) -> Answer:
        """Choose the answer behind which the fewest questions stand before an outcome."""
        fact = self.pack.facts[question.fact]
        answers: list[Answer] = [(value,) if fact.many else value for value in fact.values]
        return min(answers, key=lambda answer: self.graphs.left[follow(question, answer)])

    def _last_edge(self, at: Walk) -> Location | None:
        if not at.path:
            return None
        passed = at.path[-1]
        question = self.pack.trees[passed.tree].questions[passed.question]
        return followed(question, passed.answer).at


def _forget_nothing(node: int, monitor: Monitor, mask: int) -> Monitor:
    return monitor


def _some_kept(diagram: Diagram, steps: list[Step], kept: int, none: int) -> int:
    node = none
    for step in reversed(steps):
        node = diagram.kept(diagram.conditions(step), kept, node)
    return node


def wants_of_outcome(invariant: Invariant) -> bool:
    """Say whether an invariant says anything of the outcome itself."""
    of_steps = invariant.steps or invariant.does_any or invariant.names_role
    return bool(invariant.decision or invariant.not_decision or invariant.cites_any or of_steps)


def _fits(invariant: Invariant, outcome: Outcome) -> bool:
    if invariant.decision and outcome.decision not in invariant.decision:
        return False
    if outcome.decision in invariant.not_decision:
        return False
    cites = [str(citation) for citation in outcome.cites]
    return not invariant.cites_any or any(cite.startswith(invariant.cites_any) for cite in cites)


def _wanted(invariant: Invariant) -> str:
    parts = []
    if invariant.decision:
        parts.append(f"should be {either(invariant.decision)}")
    if invariant.not_decision:
        parts.append(f"must not be {either(invariant.not_decision)}")
    if invariant.cites_any:
        parts.append(f"should cite {either(invariant.cites_any)}")
    if invariant.steps:
        parts.append(f"should have a step to {' and to '.join(invariant.steps)}")
    if invariant.does_any:
        parts.append(f"should take the step {either(invariant.does_any)}")
    if invariant.names_role:
        parts.append("should name a role to ask")
    return " and ".join(parts)


def finding(pack: Pack, result: Broken | TooLarge) -> Finding:
    """Say in plain words what was found."""
    invariant = result.invariant
    where = invariant.at or Location("invariants.yaml")
    if isinstance(result, TooLarge):
        message = (
            f"invariant {invariant.id} is too large to prove here: more than {result.states:,} situations from "
            f"{result.tree}. Split the tree, or ask its facts in one order."
        )
        return Finding("too-large-to-prove", message, where)
    outcome = result.at.outcome
    assert outcome is not None  # a counter-example walks to an end
    said = {name: answer for name, answer in result.facts.items() if answer != pack.facts[name].default}
    facts = " and ".join(f"{name} = {_shown(answer)}" for name, answer in said.items())
    passed = {one.fact: one for one in result.at.path if one.answer != pack.facts[one.fact].default}
    path = " › ".join(f"{one.question}: {_shown(one.answer)}" for one in passed.values())
    sure = "is" if passed.keys() <= result.facts.keys() else "can be"
    wanted = f"and {result.wanted}" if wants_of_outcome(invariant) else f"but it must hold that {result.wanted}"
    message = (
        f"invariant {invariant.id} is broken: with {facts or 'any facts'} the answer {sure} “{outcome.title}” "
        f"({outcome.decision}), {wanted}. {invariant.says} Path: {path}"
    )
    return Finding("invariant-broken", message, result.edge or where)


def _shown(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(answer)
