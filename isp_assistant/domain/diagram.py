"""All that an entry tree says, as one shared graph over the facts: what proof, diff and reasons stand on.

Sub-trees are inlined and equal parts are one node, so that a ladder of questions with 2⁶⁰ paths stays a small graph.
A scalar fact is one variable over its values and *not sure*. A set is a flag for *not sure* and a yes or no for each
member; a question about it reads the flag, then its members in the order in which they are written. Everything is
iterative, and what is known of the variables is a tuple of bit masks, one bit a value.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that a node reads: a scalar fact, the flag of a set, or (`member`) whether a set holds a value."""

    index: int
    fact: str
    values: tuple[str, ...]
    member: str | None = None

    @property
    def full(self) -> int:
        """The mask of every value."""
        return (1 << len(self.values)) - 1

    def mask(self, values: Iterable[str]) -> int:
        """Give the mask of some values."""
        return sum(1 << self.values.index(value) for value in values if value in self.values)


class Space:
    """The variables of a vocabulary, in its order; `groups[v]` has a bit for every variable of v's fact."""

    def __init__(self, facts: Iterable[Fact], always_known: frozenset[str] = frozenset()) -> None:
        self.variables: list[Variable] = []
        self.flags: dict[str, Variable] = {}
        self.members: dict[str, dict[str, Variable]] = {}
        self.facts: Mapping[str, Fact] = {fact.name: fact for fact in facts}
        for fact in self.facts.values():
            if fact.many:
                self.flags[fact.name] = self._add(fact.name, ("known", UNSURE))
                self.members[fact.name] = {v: self._add(fact.name, ("no", "yes"), v) for v in fact.values}
            else:
                never_unsure = fact.default is not None or fact.name in always_known
                self.flags[fact.name] = self._add(fact.name, (*fact.values, *(() if never_unsure else (UNSURE,))))
        bits: dict[str, int] = {}
        for variable in self.variables:
            bits[variable.fact] = bits.get(variable.fact, 0) | 1 << variable.index
        self.groups = [bits[variable.fact] for variable in self.variables]

    def _add(self, fact: str, values: tuple[str, ...], member: str | None = None) -> Variable:
        variable = Variable(len(self.variables), fact, values, member)
        self.variables.append(variable)
        return variable


def space_of(pack: Pack) -> Space:
    """Make the variables of a pack. What has a default is never *not sure*: the default stands in."""
    return Space(pack.facts.values(), frozenset({"sharer"} if pack.default_sharer else ()))


Known = tuple[tuple[int, int], ...]
"""What is known: (variable, mask of the values still possible), sorted, full masks left out."""


def narrowed(space: Space, known: Known, variable: int, mask: int) -> Known | None:
    """Add that a variable is within a mask, or give None where nothing is left."""
    held = dict(known)
    held[variable] = held.get(variable, space.variables[variable].full) & mask
    if not held[variable] or _impossible(space, held, variable):
        return None
    return tuple(sorted((v, m) for v, m in held.items() if m != space.variables[v].full))


def _impossible(space: Space, held: dict[int, int], variable: int) -> bool:
    """A set that is known has a member; one that is *not sure* has none that is known to be there."""
    fact = space.variables[variable].fact
    members = space.members.get(fact)
    if members is None:
        return False
    flag = space.flags[fact]
    known = held.get(flag.index, flag.full)
    masks = [held.get(member.index, member.full) for member in members.values()]
    if known == 1 << KNOWN:
        return all(mask == 1 << NO for mask in masks)
    return known == 1 << NOT_SURE and any(mask == 1 << YES for mask in masks)


class Diagram:
    """A shared graph. `variable[n]` is what node n reads and `children[n]` where each of its values leads.

    A terminal reads nothing (-1), and `label[n]` is what it stands for. `asks[n]` is the fact whose question begins at
    the node, or None. Unless `reduced`, a node stays even where all its values lead to one place: order and distance
    are counted in questions.
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
        if value != UNSURE and value not in fact.values:
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

    def kept(self, step: Step, kept: int, dropped: int) -> int:
        """Read the condition of a step: lead to one node where the step is kept, to another where it is dropped."""
        node = kept
        for name, values in reversed(step.when.items()):
            node = self.part(name, values, node, dropped)
        return node

    def part(self, name: str, values: tuple[str, ...], holds: int, fails: int) -> int:
        """Read one part of a step's condition; *not sure* takes the value that stands in, or leaves it open."""
        fact = self.facts[name]
        unsure = holds if fact.when_unsure in (*values, ADVICE) else fails
        flag = self.space.flags[name]
        if not fact.many:
            lead = {UNSURE: unsure} | {value: holds if value in values else fails for value in fact.values}
            return self.node(flag, tuple(lead.get(value, fails) for value in flag.values))
        node = fails
        for member in reversed(values):
            if member in self.space.members[name]:
                node = self.node(self.space.members[name][member], (node, holds))
        return self.node(flag, (node, unsure))


def grow(
    diagram: Diagram, pack: Pack, start: Target, leaf: Callable[[Diagram, Outcome, str], int]
) -> dict[Target, int]:
    """Build the graph from a target on, children first; `leaf` gives the node of an outcome (and its tree)."""
    diagram.facts = pack.facts
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


def starts(space: Space, when: When, unless: When) -> Iterator[Known]:
    """List what is known where `when` holds and `unless` does not, as alternatives that exclude each other."""
    pending: list[Known] = [()]
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
        yield from _some(narrowed(space, known, flag.index, flag.mask(values)))
        return
    if UNSURE in values:
        yield from _some(narrowed(space, known, flag.index, 1 << NOT_SURE))
    rest = narrowed(space, known, flag.index, 1 << KNOWN)
    for value in values:
        if value in space.members[name] and rest is not None:
            member = space.members[name][value].index
            yield from _some(narrowed(space, rest, member, 1 << YES))
            rest = narrowed(space, rest, member, 1 << NO)


def _failing(space: Space, known: Known, name: str, values: tuple[str, ...]) -> Iterator[Known]:
    flag = space.flags[name]
    if name not in space.members:
        yield from _some(narrowed(space, known, flag.index, flag.full & ~flag.mask(values)))
        return
    if UNSURE not in values:
        yield from _some(narrowed(space, known, flag.index, 1 << NOT_SURE))
    rest = narrowed(space, known, flag.index, 1 << KNOWN)
    for value in values:
        if value in space.members[name] and rest is not None:
            rest = narrowed(space, rest, space.members[name][value].index, 1 << NO)
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
        return narrowed(space, known, flag.index, flag.mask([answer]))
    if answer == UNSURE:
        return narrowed(space, known, flag.index, 1 << NOT_SURE)
    after = narrowed(space, known, flag.index, 1 << KNOWN)
    for value, member in space.members[fact].items():
        if after is not None:
            after = narrowed(space, after, member.index, 1 << (YES if value in answer else NO))
    return after


def answers(space: Space, known: Known) -> dict[str, Answer]:
    """Pick the simplest answers that fit what is known: only facts that are narrowed at all."""
    held = dict(known)
    picked: dict[str, Answer] = {}
    for fact in dict.fromkeys(space.variables[variable].fact for variable in held):
        flag = space.flags[fact]
        mask = held.get(flag.index, flag.full)
        if fact not in space.members:
            picked[fact] = flag.values[_lowest(mask)]
        elif mask == 1 << NOT_SURE:
            picked[fact] = UNSURE
        else:
            picked[fact] = _members(space.members[fact], held)
    return picked


def _members(members: dict[str, Variable], held: dict[int, int]) -> tuple[str, ...]:
    present = [value for value, variable in members.items() if held.get(variable.index) == 1 << YES]
    if not present:
        present = [value for value, variable in members.items() if held.get(variable.index, 3) != 1 << NO][:1]
    return tuple(present)


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
