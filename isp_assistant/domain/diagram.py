"""All that an entry tree says, as one shared graph over the facts: what proof, diff and reasons stand on.

Sub-trees are inlined and equal parts are one node, so that a ladder of questions with 2⁶⁰ paths stays a small graph.
A scalar fact is one variable over its values and *not sure*. A set is a flag for *not sure* and a yes or no for each
member; a question about it reads the flag, then its members in the order in which they are written. Everything is
iterative, and what is known of all variables together is one integer, with a bit for every value still possible.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from isp_assistant.domain.model import (
    ADVICE,
    OTHERWISE,
    UNSURE,
    Answer,
    Edge,
    Fact,
    Outcome,
    Pack,
    Question,
    Step,
    Target,
    When,
)

NO, YES = 0, 1
KNOWN, NOT_SURE = 0, 1
UNKNOWN_VALUE = "a value that this pack does not know"
"""The leaf behind a value that only the other of two packs knows."""

Known: TypeAlias = int
"""What is known: one bit for every value that is still possible; `Space.everything` where nothing is known."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that a node reads: a scalar fact, the flag of a set, or (`member`) whether a set holds a value.

    Its values have the bits from `first` on.
    """

    index: int
    fact: str
    values: tuple[str, ...]
    first: int
    member: str | None = None

    @property
    def bits(self) -> int:
        """The bits of all its values."""
        return ((1 << len(self.values)) - 1) << self.first

    def mask(self, values: Iterable[str]) -> int:
        """Give the bits of some values; those that it does not have are passed over."""
        return sum(1 << self.first + self.values.index(value) for value in set(values) if value in self.values)


@dataclass(frozen=True, slots=True)
class _Set:
    """The bits by which a set is seen to be impossible."""

    known: int
    unsure: int
    yes: int
    no: int

    def is_impossible(self, known: Known) -> bool:
        """A set that is known has a member; one that is *not sure* has none that is known to be there."""
        flag = known & (self.known | self.unsure)
        if flag == self.known:
            return not known & self.yes
        return flag == self.unsure and known & self.no != self.no


class Space:
    """The variables of a vocabulary, in its order; `groups[v]` has the bits of every variable of v's fact."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.variables: list[Variable] = []
        self.flags: dict[str, Variable] = {}
        self.members: dict[str, dict[str, Variable]] = {}
        self.everything: Known = 0
        self.facts: Mapping[str, Fact] = {fact.name: fact for fact in facts}
        for fact in self.facts.values():
            if fact.many:
                self.flags[fact.name] = self._add(fact.name, ("known", UNSURE))
                self.members[fact.name] = {v: self._add(fact.name, ("no", "yes"), v) for v in fact.values}
            else:
                unsure = () if fact.default is not None else (UNSURE,)
                self.flags[fact.name] = self._add(fact.name, (*fact.values, *unsure))
        bits: dict[str, int] = {}
        for variable in self.variables:
            bits[variable.fact] = bits.get(variable.fact, 0) | variable.bits
        self.bits = [variable.bits for variable in self.variables]
        self.groups = [bits[variable.fact] for variable in self.variables]
        self.sets = {fact: self._set(fact) for fact in self.members}
        self.set_of = [self.sets.get(variable.fact) for variable in self.variables]

    def _add(self, fact: str, values: tuple[str, ...], member: str | None = None) -> Variable:
        variable = Variable(len(self.variables), fact, values, self.everything.bit_length(), member)
        self.variables.append(variable)
        self.everything |= variable.bits
        return variable

    def _set(self, fact: str) -> _Set:
        flag = self.flags[fact].first
        firsts = [member.first for member in self.members[fact].values()]
        return _Set(
            1 << flag + KNOWN, 1 << flag + NOT_SURE, sum(1 << f + YES for f in firsts), sum(1 << f + NO for f in firsts)
        )

    def narrowed(self, known: Known, variable: int, mask: int) -> Known | None:
        """Add that a variable has one of the values of a mask of bits; None where nothing is left."""
        bits = self.bits[variable]
        after = known & (mask | ~bits)
        if not after & bits:
            return None
        members = self.set_of[variable]
        return None if members and members.is_impossible(after) else after

    def is_impossible(self, known: Known) -> bool:
        """Say whether nothing fits what is known."""
        return not all(known & bits for bits in self.bits) or any(
            one.is_impossible(known) for one in self.sets.values()
        )

    def narrowed_to(self, known: Known) -> list[Variable]:
        """List the variables of which not every value is possible any more."""
        return [variable for variable in self.variables if known & variable.bits != variable.bits]


def spoken(pack: Pack) -> dict[str, Fact]:
    """Give the facts of a pack with the default that each has: the pack says which body shares unless told."""
    facts = dict(pack.facts)
    if pack.default_sharer and "sharer" in facts:
        facts["sharer"] = replace(facts["sharer"], default=pack.default_sharer)
    return facts


def space_of(pack: Pack) -> Space:
    """Make the variables of a pack. What has a default is never *not sure*: the default stands in."""
    return Space(spoken(pack).values())


@dataclass(frozen=True, slots=True)
class Condition:
    """One part of a step's condition: a fact has one of the values; `unsure` is the verdict on *not sure*.

    As in `facts.holds` it is None where that leaves the condition open.
    """

    fact: str
    values: tuple[str, ...]
    unsure: bool | None


Open: TypeAlias = frozenset[tuple[str, frozenset[str]]]
"""The parts of a step's condition that are open, of which it then speaks: facts, with the values they may have."""


class Diagram:
    """A shared graph. `variable[n]` is what node n reads and `children[n]` where each of its values leads.

    A terminal reads nothing (-1), and `label[n]` is what it stands for. `asks[n]` is the fact whose question begins at
    the node, or None. `below[n]` has the bits of all facts that can still be read. Unless `reduced`, a node stays even
    where all its values lead to one place: order and distance are counted in questions.
    """

    def __init__(self, space: Space, reduced: bool = True) -> None:
        self.space = space
        self.reduced = reduced
        self.facts = space.facts
        """The vocabulary of the pack that is being built in; two packs may share one graph."""
        self.variable: list[int] = []
        self.children: list[tuple[int, ...]] = []
        self.label: list[Hashable] = []
        self.asks: list[str | None] = []
        self.below: list[int] = []
        self._ways: dict[int, tuple[tuple[int, int], ...]] = {}
        self._unique: dict[Hashable, int] = {}

    def __len__(self) -> int:
        return len(self.variable)

    def terminal(self, label: Hashable) -> int:
        """Give the node that stands for a label."""
        return self._node(-1, (), label, None)

    def node(self, variable: Variable, children: tuple[int, ...], asks: str | None = None) -> int:
        """Give the node that reads a variable; children stand in the order of its values."""
        if self.reduced and all(child == children[0] for child in children):
            return children[0]
        return self._node(variable.index, children, None, asks)

    def _node(self, variable: int, children: tuple[int, ...], label: Hashable, asks: str | None) -> int:
        key = (variable, children, label, None if self.reduced else asks)
        if key not in self._unique:
            self._unique[key] = len(self.variable)
            self.variable.append(variable)
            self.children.append(children)
            self.label.append(label)
            self.asks.append(asks)
            below = self.space.groups[variable] if variable >= 0 else 0
            for child in set(children):
                below |= self.below[child]
            self.below.append(below)
        return self._unique[key]

    def relabelled(
        self, root: int, known: Known, leaf: Callable[["Diagram", Hashable], int]
    ) -> tuple["Diagram", dict[int, int]]:
        """Copy what can be reached with what is known, with other leaves; give the copy, and where each node went."""
        copy = Diagram(self.space, self.reduced)
        copy.facts = self.facts
        went: dict[int, int] = {}
        for node in sorted(self.reached(root, known)):  # children come before what leads to them
            if self.variable[node] < 0:
                went[node] = leaf(copy, self.label[node])
                continue
            variable = self.space.variables[self.variable[node]]
            children = [went.get(child, -1) for child in self.children[node]]
            for value in range(len(children)):
                if not known >> variable.first + value & 1:
                    children[value] = -1
            possible = max(children)  # what cannot be leads where something does
            went[node] = copy.node(variable, tuple(possible if c < 0 else c for c in children), self.asks[node])
        return copy, went

    def reached(self, root: int, known: Known) -> set[int]:
        """Name the nodes that may be come to with what is known, each value by itself."""
        reached, pending = {root}, [root]
        while pending:
            fresh = {child for child, mask in self.ways(pending.pop()) if known & mask} - reached
            reached |= fresh
            pending.extend(fresh)
        return reached

    def labels_below(self, root: int) -> set[Hashable]:
        """List the labels that a node can lead to."""
        seen, pending = {root}, [root]
        while pending:
            fresh = set(self.children[pending.pop()]) - seen
            seen |= fresh
            pending.extend(fresh)
        return {self.label[node] for node in seen if self.variable[node] < 0}

    def rest(self, node: int, known: Known) -> Known:
        """Forget what can no longer matter at a node."""
        return known | (self.space.everything & ~self.below[node])

    def ways(self, node: int) -> tuple[tuple[int, int], ...]:
        """List where a node leads, as (child, bits of the values that lead there).

        With every question still in it, *not sure* stands alone: what it counts as may matter.
        """
        if node not in self._ways:
            masks: dict[tuple[int, bool], int] = {}
            for value, child in enumerate(self.children[node]):
                variable = self.space.variables[self.variable[node]]
                apart = not self.reduced and variable.member is None and variable.values[value] == UNSURE
                masks[child, apart] = masks.get((child, apart), 0) | 1 << variable.first + value
            self._ways[node] = tuple((child, mask) for (child, _), mask in masks.items())
        return self._ways[node]

    def onward(self, node: int, known: Known) -> Iterator[tuple[int, Known]]:
        """List where a node leads with what is known: (child, what is known there), the irrelevant forgotten."""
        for child, mask in self.ways(node):
            after = self.space.narrowed(known, self.variable[node], mask)
            if after is not None:
                yield child, self.rest(child, after)

    def question(self, question: Question, go: Callable[[Target], int]) -> int:
        """Give the node at which a question begins; `go` gives the node of a target."""
        fact = self.facts[question.fact]
        edges = {edge.value: edge for edge in question.answers}
        if fact.many:
            return self._set_question(question, edges, go)
        variable = self.space.flags[fact.name]
        children = tuple(self._answer(fact, edges, value, go) for value in variable.values)
        return self.node(variable, children, fact.name)

    def _answer(self, fact: Fact, edges: dict[str, Edge], value: str, go: Callable[[Target], int]) -> int:
        if value == UNSURE:
            value = fact.default or UNSURE
        elif value not in fact.values:
            return self.terminal(UNKNOWN_VALUE)
        return go((edges[value] if value in edges or value == UNSURE else edges[OTHERWISE]).target)

    def _set_question(self, question: Question, edges: dict[str, Edge], go: Callable[[Target], int]) -> int:
        members = self.space.members[question.fact]
        strangers = [members[value] for value in members if value not in self.facts[question.fact].values]
        named = [edge for edge in question.answers if edge.value in members]
        rest = edges.get(OTHERWISE) or named.pop()  # without `otherwise` the last member must be there: no set is empty
        node = go(rest.target)
        for edge in reversed(named):
            node = self.node(members[edge.value], (node, go(edge.target)))
        for stranger in strangers:
            node = self.node(stranger, (node, self.terminal(UNKNOWN_VALUE)))
        return self.node(self.space.flags[question.fact], (node, go(edges[UNSURE].target)), question.fact)

    def conditions(self, step: Step) -> tuple[Condition, ...]:
        """Give the condition of a step; *not sure* takes the value that stands in, or leaves it open."""
        found = []
        for name, values in step.when.items():
            stands_in = self.facts[name].default or self.facts[name].when_unsure or ADVICE
            found.append(Condition(name, values, None if stands_in == ADVICE else stands_in in values))
        return tuple(found)

    def kept(self, conditions: tuple[Condition, ...], kept: int, dropped: int) -> int:
        """Read the condition of a step: lead to one node where it holds or is open, to another where it fails."""
        node = kept
        for condition in reversed(conditions):
            node = self._part(condition, node, dropped, dropped if condition.unsure is False else node)
        return node

    def verdict(
        self, conditions: tuple[Condition, ...], kept: Callable[[Open], int], dropped: int, still: Open = frozenset()
    ) -> int:
        """Read the condition of a step to its end: where it is kept, what it leads to hangs on the parts still open."""
        if not conditions:
            return kept(still)
        first, *rest = conditions
        holds = unsure = self.verdict(tuple(rest), kept, dropped, still)
        if first.unsure is None:
            unsure = self.verdict(tuple(rest), kept, dropped, still | {(first.fact, frozenset(first.values))})
        return self._part(first, holds, dropped, dropped if first.unsure is False else unsure)

    def _part(self, condition: Condition, holds: int, fails: int, unsure: int) -> int:
        flag = self.space.flags[condition.fact]
        members = self.space.members.get(condition.fact)
        if members is None:
            lead = {UNSURE: unsure} | dict.fromkeys(condition.values, holds)
            return self.node(flag, tuple(lead.get(value, fails) for value in flag.values))
        node = fails
        for member in reversed(condition.values):
            if member in members:
                node = self.node(members[member], (node, holds))
        return self.node(flag, (node, unsure))


def grow(
    diagram: Diagram, pack: Pack, start: Target, leaf: Callable[[Diagram, Outcome, str], int]
) -> dict[Target, int]:
    """Build the graph from a target on, children first; `leaf` gives the node of an outcome (and its tree)."""
    diagram.facts = spoken(pack)
    nodes: dict[Target, int] = {}
    pending = [start]
    while pending:
        at = pending[-1]
        if at in nodes:
            pending.pop()
            continue
        tree = pack.trees[at.tree]
        if at.node in tree.outcomes:
            nodes[at] = leaf(diagram, tree.outcomes[at.node], at.tree)
            continue
        question = tree.questions[at.node]
        missing = [edge.target for edge in question.answers if edge.target not in nodes]
        if missing:
            pending.extend(missing)
        else:
            nodes[at] = diagram.question(question, nodes.__getitem__)
    return nodes


def outcome_leaf(diagram: Diagram, outcome: Outcome, tree: str) -> int:
    """Give each outcome a leaf of its own, labelled with where it stands."""
    return diagram.terminal(Target(tree, outcome.id))


def starts(space: Space, when: When, unless: When) -> Iterator[Known]:
    """List what is known where `when` holds and `unless` does not, as alternatives that exclude each other."""
    pending: list[Known] = [space.everything]
    for name, values in when.items():
        pending = [known for before in pending for known in _holding(space, before, name, values)]
    if not unless:
        yield from pending
        return
    for known in pending:
        still: list[Known] = [known]
        for name, values in unless.items():
            for before in still:
                yield from _failing(space, before, name, values)
            still = [after for before in still for after in _holding(space, before, name, values)]


def _holding(space: Space, known: Known, name: str, values: tuple[str, ...]) -> Iterator[Known]:
    flag = space.flags[name]
    if name not in space.members:
        yield from _some(space.narrowed(known, flag.index, flag.mask(values)))
        return
    if UNSURE in values:
        yield from _some(space.narrowed(known, flag.index, flag.mask([UNSURE])))
    rest = space.narrowed(known, flag.index, flag.mask(["known"]))
    for value in values:
        if value in space.members[name] and rest is not None:
            member = space.members[name][value]
            yield from _some(space.narrowed(rest, member.index, member.mask(["yes"])))
            rest = space.narrowed(rest, member.index, member.mask(["no"]))


def _failing(space: Space, known: Known, name: str, values: tuple[str, ...]) -> Iterator[Known]:
    flag = space.flags[name]
    if name not in space.members:
        yield from _some(space.narrowed(known, flag.index, flag.bits & ~flag.mask(values)))
        return
    if UNSURE not in values:
        yield from _some(space.narrowed(known, flag.index, flag.mask([UNSURE])))
    rest = space.narrowed(known, flag.index, flag.mask(["known"]))
    for value in values:
        if value in space.members[name] and rest is not None:
            member = space.members[name][value]
            rest = space.narrowed(rest, member.index, member.mask(["no"]))
    yield from _some(rest)


def _some(known: Known | None) -> Iterator[Known]:
    if known is not None:
        yield known


def told(space: Space, known: Known | None, fact: str, answer: Answer) -> Known | None:
    """Add what a fact's answer says to what is known; None where both cannot be."""
    if known is None:
        return None
    flag = space.flags[fact]
    if fact not in space.members:
        assert isinstance(answer, str)
        return space.narrowed(known, flag.index, flag.mask([answer]))
    if answer == UNSURE:
        return space.narrowed(known, flag.index, flag.mask([UNSURE]))
    after = space.narrowed(known, flag.index, flag.mask(["known"]))
    for value, member in space.members[fact].items():
        if after is not None:
            after = space.narrowed(after, member.index, member.mask(["yes" if value in answer else "no"]))
    return after


def answers(space: Space, known: Known) -> dict[str, Answer]:
    """Pick the simplest answers that fit what is known: only facts that are narrowed at all."""
    picked: dict[str, Answer] = {}
    for fact in dict.fromkeys(variable.fact for variable in space.narrowed_to(known)):
        flag = space.flags[fact]
        possible = possible_values(flag, known)
        if fact not in space.members:
            picked[fact] = possible[0]
        elif possible == (UNSURE,):
            picked[fact] = UNSURE
        else:
            picked[fact] = _members(space.members[fact], known)
    return picked


def possible_values(variable: Variable, known: Known) -> tuple[str, ...]:
    """List the values that a variable can still have."""
    return tuple(value for place, value in enumerate(variable.values) if known >> variable.first + place & 1)


def _members(members: dict[str, Variable], known: Known) -> tuple[str, ...]:
    present = [value for value, variable in members.items() if possible_values(variable, known) == ("yes",)]
    if not present:
        present = [value for value, variable in members.items() if "yes" in possible_values(variable, known)][:1]
    return tuple(present)
