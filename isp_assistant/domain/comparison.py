"""Two packs walked side by side: one graph whose leaves say how the answer changed.

Both entry trees grow in one shared graph, so equal parts are one node and end at once. Their product remembers each
pair of nodes with the facts that can still matter below it, and is a graph in its turn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from isp_assistant.domain.diagram import Condition, Diagram, Known, Open, Space, grow, spoken
from isp_assistant.domain.model import Decision, Fact, Outcome, Pack, Target
from isp_assistant.domain.rewording import same_words, shared_steps
from isp_assistant.domain.walk import start_of

MOST_STATES = 500_000
MOST_STEPS = 3_000_000
"""Steps down both graphs, beyond which two packs are too large to compare: a long ladder is walked for every state."""


class Change(StrEnum):
    """What a change does, weighed by the order of decisions from most to least sharing."""

    MORE = "more sharing"
    LESS = "less sharing"
    ADVICE = "other advice"
    STEPS = "other steps"
    CITATIONS = "citations only"


@dataclass(frozen=True, slots=True)
class Said:
    """What an outcome says, its steps and citations apart; `outcome` is its tree and id."""

    decision: Decision
    outcome: str
    title: str


@dataclass(frozen=True, slots=True)
class Changed:
    """How the answer differs in a region; `old` or `new` is None where that pack does not know a value of it."""

    old: Said | None
    new: Said | None
    change: Change


Done: TypeAlias = tuple[str, str, str | None, str | None]
"""What a step says, in the words of the old pack where they are the same step's, its kind, whom to ask, by when."""

Conditions: TypeAlias = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Todo:
    """A step: what is done, and when.

    `before` and `after` are the conditions of the steps that say the same words, which a walk says once (`advised`).
    """

    done: Done
    conditions: Conditions
    before: tuple[Conditions, ...] = ()
    after: tuple[Conditions, ...] = ()


class IncomparableError(ValueError):
    """Two vocabularies that cannot be held beside each other; the message says why."""


def both_spaces(old: Pack, new: Pack) -> Space:
    """Make the variables of two vocabularies together. Raises `IncomparableError`.

    Where both have a default and not the same, *not sure* stays: it is where the defaults are seen to differ.
    """
    facts: list[Fact] = []
    before, after = spoken(old), spoken(new)
    for name in dict.fromkeys((*before, *after)):
        mine, theirs = before.get(name, after.get(name)), after.get(name, before.get(name))
        assert mine is not None
        assert theirs is not None
        if mine.many != theirs.many:
            raise IncomparableError(f"{name} is a set in one pack and not in the other.")
        default = mine.default if mine.default == theirs.default else None
        facts.append(replace(theirs, values=mine.values | theirs.values, default=default))
    return Space(facts)


Pair: TypeAlias = tuple[int, int, Known]


class Comparison:
    """The product of what two packs say from one tree each; `root` is its first node, `same` its unchanged leaf.

    Raises `IncomparableError`, and `OverflowError` where there is too much to compare.
    """

    def __init__(self, old: Pack, new: Pack, old_tree: str, new_tree: str) -> None:
        self.space = both_spaces(old, new)
        self.packs = (old, new)
        self.alike = _counting(old) == _counting(new)
        self.shared = shared_steps(old) & shared_steps(new)
        self.graph = Diagram(self.space)
        before, after = self._grow(0, old_tree), self._grow(1, new_tree)
        self.product = Diagram(self.space)
        self.same = self.product.terminal(None)
        self.apart: dict[tuple[int, int], int] = {}
        self.steps = 0
        self.root = self._multiply(before, after)

    def changes(self) -> frozenset[Changed]:
        """List how the answer changes anywhere at all; other steps may be named that no facts lead to."""
        below = self.product.labels_below(self.root)
        return frozenset(label for label in below if isinstance(label, Changed))

    def _grow(self, which: int, tree: str) -> int:
        """Grow what a pack says; an outcome that the other pack has just so is one leaf in both."""
        pack, other = self.packs[which], self.packs[1 - which]

        def leaf(diagram: Diagram, outcome: Outcome, at: str) -> int:
            theirs = other.trees[at].outcomes.get(outcome.id) if at in other.trees else None
            target = Target(at, outcome.id)
            return diagram.terminal(target if self.alike and outcome == theirs else (which, target))

        start = start_of(pack, tree)
        return grow(self.graph, pack, start, leaf)[start]

    def _multiply(self, old: int, new: int) -> int:
        """Build the product, children first, remembering each pair of nodes with what can still matter below it."""
        done: dict[Pair, int] = {}
        first = self._settled(old, new, self.space.everything)
        pending = [first]
        while pending:
            pair = pending[-1]
            if pair in done:
                pending.pop()
                continue
            leaf = self._leaf_of(pair)
            if leaf is not None:
                done[pair] = leaf
                continue
            ways = self._ways(pair)
            missing = [after for after, _ in ways if after not in done]
            if missing:
                pending.extend(missing)
            else:
                done[pair] = self._joined(pair, ways, done)
            if len(done) > MOST_STATES:
                raise OverflowError
        return done[first]

    def _leaf_of(self, pair: Pair) -> int | None:
        old, new, _ = pair
        if old == new:
            return self.same
        if self.graph.variable[old] >= 0 or self.graph.variable[new] >= 0:
            return None
        if (old, new) not in self.apart:
            self.apart[old, new] = self._apart(self.graph.label[old], self.graph.label[new])
        return self.apart[old, new]

    def _ways(self, pair: Pair) -> list[tuple[Pair, int]]:
        """List where both lead, with the bits of the values that lead there."""
        old, new, known = pair
        read = self._read(pair)
        masks: dict[tuple[int, int], int] = {}
        for value, first in enumerate(self._children(old, read)):
            second = self._children(new, read)[value]
            masks[first, second] = masks.get((first, second), 0) | 1 << self.space.variables[read].first + value
        found = []
        for (first, second), mask in masks.items():
            after = self.space.narrowed(known, read, mask)
            if after is not None:
                found.append((self._settled(first, second, after), mask))
        return found

    def _read(self, pair: Pair) -> int:
        variable = self.graph.variable[pair[0]]
        return variable if variable >= 0 else self.graph.variable[pair[1]]

    def _children(self, node: int, read: int) -> tuple[int, ...]:
        """Give where a node leads by the values of a variable, itself where it reads another."""
        if self.graph.variable[node] == read:
            return self.graph.children[node]
        return (node,) * len(self.space.variables[read].values)

    def _joined(self, pair: Pair, ways: list[tuple[Pair, int]], done: dict[Pair, int]) -> int:
        variable = self.space.variables[self._read(pair)]
        children = [done[ways[0][0]]] * len(variable.values)  # what cannot be leads where something does
        for after, mask in ways:
            for value in range(len(children)):
                if mask >> variable.first + value & 1:
                    children[value] = done[after]
        return self.product.node(variable, tuple(children))

    def _settled(self, old: int, new: int, known: Known) -> Pair:
        """Go down in both as far as what is known decides, and forget what no longer matters."""
        old, new = self._down(old, known), self._down(new, known)
        return (old, new, self.graph.rest(old, known) & self.graph.rest(new, known))

    def _down(self, node: int, known: Known) -> int:
        while self.graph.variable[node] >= 0:
            onward = [child for child, mask in self.graph.ways(node) if known & mask]
            if len(onward) > 1:
                break
            node = onward[0]
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise OverflowError
        return node

    def _apart(self, before: object, after: object) -> int:
        """Give the node at which two leaves are held apart: their steps hang on facts of their own."""
        old, new = self._outcome(0, before), self._outcome(1, after)
        mine, theirs = old and _said(*old), new and _said(*new)
        if old is None or new is None or mine is None or theirs is None:
            return self.product.terminal(Changed(mine, theirs, Change.ADVICE))
        change = _other_answer(mine, theirs)
        if change:
            return self.product.terminal(Changed(mine, theirs, change))
        alike = self.same
        if set(old[1].cites) != set(new[1].cites):
            alike = self.product.terminal(Changed(mine, theirs, Change.CITATIONS))
        differ = self.product.terminal(Changed(mine, theirs, Change.STEPS))
        texts = same_words(old[1], new[1], self.shared) if mine.outcome == theirs.outcome else {}
        return _Steps(self.product, alike, differ).node(self._todo(0, old[1], {}), self._todo(1, new[1], texts))

    def _outcome(self, which: int, label: object) -> tuple[str, Outcome] | None:
        """Give the tree and the outcome that a leaf stands for; None where the pack does not know a value."""
        target = label[1] if isinstance(label, tuple) else label
        if not isinstance(target, Target):
            return None
        return target.tree, self.packs[which].trees[target.tree].outcomes[target.node]

    def _todo(self, which: int, outcome: Outcome, texts: Mapping[str, str]) -> tuple[Todo, ...]:
        """Give the steps of an outcome; `texts` gives the old words of a text. Another step's words are another step.

        Only what stands in other words under the same outcome is listed as rewording: else other words are a change.
        """
        self.graph.facts = spoken(self.packs[which])
        conditions = [(step.text, self.graph.conditions(step)) for step in outcome.do]
        found = []
        for place, step in enumerate(outcome.do):
            before, after = (
                tuple(when for text, when in part if text == step.text)
                for part in (conditions[:place], conditions[place + 1 :])
            )
            done = (texts.get(step.text, step.text), step.kind.value, step.who, step.by)
            found.append(Todo(done, conditions[place][1], before, after))
        return tuple(found)


def _said(tree: str, outcome: Outcome) -> Said:
    return Said(outcome.decision, f"{tree}#{outcome.id}", outcome.title)


def _counting(pack: Pack) -> dict[str, tuple[str | None, str | None]]:
    """Say for each fact what *not sure* counts as: two packs that differ in it do not say the same."""
    return {fact.name: (fact.default, fact.when_unsure) for fact in spoken(pack).values()}


ORDER = tuple(Decision)


def _other_answer(old: Said, new: Said) -> Change | None:
    if old.decision != new.decision:
        if Decision.OTHER_PROCESS in (old.decision, new.decision):
            return Change.ADVICE
        return Change.MORE if ORDER.index(new.decision) < ORDER.index(old.decision) else Change.LESS
    return Change.ADVICE if old.outcome != new.outcome and old.title != new.title else None


Side: TypeAlias = int
"""1 the old, -1 the new, 0 both."""

Later: TypeAlias = Mapping[Side, frozenset[Done]]
"""What the old and the new list may say behind a place."""

Waiting: TypeAlias = tuple[Side, tuple[tuple[Done, Open], ...]]
"""Steps said on one side (1 the old, -1 the new, 0 none), with what is open in each, that the other is yet to say."""


class _Steps:
    """Reads the conditions of two lists of steps, side by side, and leads to whether what is said is the same."""

    def __init__(self, product: Diagram, alike: int, differ: int) -> None:
        self.product = product
        self.alike = alike
        self.differ = differ

    def node(self, old: tuple[Todo, ...], new: tuple[Todo, ...]) -> int:
        """Give the node; built from the last step to the first, for the steps that can wait at each."""
        order = list(_with_later(list(_side_by_side(old, new))))
        waiting: list[dict[Waiting, None]] = [{(0, ()): None}]
        for side, step, later in order:
            after: dict[Waiting, None] = {}
            for state in waiting[-1]:
                after[state] = None
                for still in _open(step.conditions):
                    if kept := self._kept(side, step, still, state, later):
                        after[kept] = None
            if len(after) > MOST_STATES:
                raise OverflowError
            waiting.append(after)
        nodes = {state: self.differ if state[1] else self.alike for state in waiting[-1]}
        for (side, step, later), before in zip(reversed(order), reversed(waiting[:-1]), strict=True):
            nodes = {state: self._read(side, step, state, later, nodes) for state in before}
        return nodes[0, ()]

    def _kept(self, side: Side, step: Todo, still: Open, state: Waiting, later: Later) -> Waiting | None:
        """Give what waits after a step that is said; None where the lists differ.

        Nothing waits for what the other list will never say: else every set of steps that are said would be a state.
        """
        ahead, waiting = state
        said = (step.done, still)
        if not side and not waiting:
            return state
        if not waiting or ahead == side:
            return (side, (*waiting, said)) if step.done in later[-side] else None
        if waiting[0] != said:
            return None
        rest = waiting[1:]
        if not side:
            return (ahead, (*rest, said)) if step.done in later[-ahead] else None
        return ahead if rest else 0, rest

    def _read(self, side: Side, step: Todo, state: Waiting, later: Later, nodes: dict[Waiting, int]) -> int:
        """Read whether a step is said: of those with the same words the first that holds, else all that are open."""
        dropped = nodes[state]

        def said(still: Open) -> int:
            kept = self._kept(side, step, still, state, later)
            node = self.differ if kept is None else nodes[kept]
            for other in (*step.before, *step.after) if still else step.before:
                node = self._unless_holds(other, node, dropped)
            return node

        return self.product.verdict(step.conditions, said, dropped)

    def _unless_holds(self, conditions: Conditions, node: int, held: int) -> int:
        return self.product.verdict(conditions, lambda still: node if still else held, node)


def _open(conditions: Conditions) -> Iterator[Open]:
    """Give the parts of a condition that can be open together, from none on."""
    parts = [(one.fact, frozenset(one.values)) for one in conditions if one.unsure is None]
    for number in range(len(parts) + 1):
        yield from map(frozenset, combinations(parts, number))


def _with_later(order: Sequence[tuple[Side, Todo]]) -> Iterator[tuple[Side, Todo, Later]]:
    """Give each step with what either list may say behind it."""
    for place, (side, step) in enumerate(order):
        behind = order[place + 1 :]
        yield side, step, {own: frozenset(one.done for of, one in behind if of in (own, 0)) for own in (1, -1)}


def _side_by_side(old: tuple[Todo, ...], new: tuple[Todo, ...]) -> Iterator[tuple[Side, Todo]]:
    """Order the steps of two lists so that equal ones stand together, as (1 old, -1 new or 0 both, step)."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ((0, step) for step in old[a:b])
            continue
        yield from ((1, step) for step in old[a:b])
        yield from ((-1, step) for step in new[c:d])
