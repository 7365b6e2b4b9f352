"""Drills without an author: two situations, drawn from the trees, that differ in one fact and in the decision.

A drill is drawn from a seed and from what was answered before, and from nothing else, so a session can be taken up
again and gives the same drills. What was answered wrong comes more often: its fact, and its tree.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from isp_assistant.domain.facts import members
from isp_assistant.domain.model import UNSURE, Answer, Decision, Pack, Question, Target
from isp_assistant.domain.reasons import other_answers
from isp_assistant.domain.walk import Walk, follow, start_of, walk

T = TypeVar("T")

MOST_TRIES = 400
"""How many situations are drawn before a pack is said to hold no pair."""

UNSURE_IN = 12
"""One answer in so many is *not sure*."""

HEAVIEST, RARELY = 16.0, 0.25


@dataclass(frozen=True, slots=True)
class Tried:
    """How one drill went: the fact that it turned on, the tree of its first situation, and whether both were right."""

    fact: str
    tree: str
    right: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One situation and where it leads."""

    facts: dict[str, Answer]
    walk: Walk

    @property
    def decision(self) -> Decision:
        assert self.walk.outcome is not None  # a drill is made of situations that are decided
        return self.walk.outcome.decision


@dataclass(frozen=True, slots=True)
class Drill:
    """Two situations, equal but for one fact. `number` counts from 1."""

    number: int
    fact: str
    first: Side
    second: Side

    def tried(self, first: str, second: str) -> Tried:
        """Mark the two answers."""
        right = first == self.first.decision and second == self.second.decision
        return Tried(self.fact, self.first.walk.tree, right)


class Drills:
    """Draws drills from one pack; what its trees can reach is worked out once."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.start = start_of(pack, pack.entry)
        self.below = _below(pack, self.start)

    def drill(self, seed: int, history: Sequence[Tried] = ()) -> Drill | None:
        """Draw the next drill, or give None where the pack has no two such situations."""
        rng = Random(f"{seed}:{len(history)}")
        by_fact, by_tree = weights((t.fact, t.right) for t in history), weights((t.tree, t.right) for t in history)
        outcomes = sorted(self.below[self.start], key=lambda target: (target.tree, target.node))
        for _ in range(MOST_TRIES):
            goal = _picked(rng, outcomes, [by_tree.get(target.tree, 1.0) for target in outcomes])
            facts = self._towards(rng, goal)
            found = self._pair(rng, facts, by_fact) if facts is not None else None
            if found:
                return Drill(len(history) + 1, *found)
        return None

    def _towards(self, rng: Random, goal: Target) -> dict[str, Answer] | None:
        """Draw facts that lead to an outcome, or give None where those drawn first lead past it."""
        facts: dict[str, Answer] = {}
        at = self.start
        while question := self.pack.trees[at.tree].questions.get(at.node):
            if question.fact not in facts:
                answers = [a for a in self._answers(rng, question) if goal in self.below[follow(question, a)]]
                if not answers:
                    return None
                facts[question.fact] = rng.choice(answers)
            at = follow(question, facts[question.fact])
            if goal not in self.below[at]:
                return None
        return facts

    def _answers(self, rng: Random, question: Question) -> list[Answer]:
        """List answers to a question; of a set some of one member and some of two. *Not sure* is rare."""
        fact = self.pack.facts[question.fact]
        values: list[Answer] = list(fact.values)
        if fact.many:
            values = [members(fact, {value, rng.choice(list(fact.values))}) for value in fact.values]
            values += [(value,) for value in fact.values]
        if fact.default is None and rng.randrange(UNSURE_IN) == 0:
            values.append(UNSURE)
        return values

    def _pair(self, rng: Random, facts: dict[str, Answer], by_fact: dict[str, float]) -> tuple[str, Side, Side] | None:
        """Change one fact so that the decision is another; what is asked on the other path is drawn for both."""
        names = list(facts)
        while names:
            name = _picked(rng, names, [by_fact.get(fact, 1.0) * self._usual(fact) for fact in names])
            names.remove(name)
            for answer in self._others(rng, name, facts[name]):
                changed = self._completed(rng, {**facts, name: answer})
                first, second = self._side({**changed, name: facts[name]}), self._side(changed)
                if first.decision != second.decision:
                    return name, first, second
        return None

    def _usual(self, fact: str) -> float:
        """Let what has a default, and is rarely asked at work, come rarely here."""
        return 1.0 if self.pack.facts[fact].default is None else RARELY

    def _side(self, facts: dict[str, Answer]) -> Side:
        return Side({name: facts[name] for name in self.pack.facts if name in facts}, walk(self.pack, facts))

    def _others(self, rng: Random, name: str, answer: Answer) -> list[Answer]:
        found = list(other_answers(self.pack, name, answer))
        if self.pack.facts[name].default is None and rng.randrange(UNSURE_IN) == 0:
            found.append(UNSURE)
        rng.shuffle(found)
        return [other for other in found if other != answer]

    def _completed(self, rng: Random, facts: dict[str, Answer]) -> dict[str, Answer]:
        """Answer whatever is still asked."""
        while question := walk(self.pack, facts).question:
            facts = {**facts, question.fact: rng.choice(self._answers(rng, question))}
        return facts


def _below(pack: Pack, start: Target) -> dict[Target, frozenset[Target]]:
    """Find, for every node, the outcomes that some path from it reaches. Iterative, so that any depth is fine."""
    below: dict[Target, frozenset[Target]] = {}
    pending = [start]
    while pending:
        at = pending[-1]
        question = pack.trees[at.tree].questions.get(at.node)
        onward = [edge.target for edge in question.answers] if question else []
        missing = [target for target in onward if target not in below]
        if missing:
            pending.extend(missing)
            continue
        below[at] = frozenset().union(*(below[target] for target in onward)) if question else frozenset({at})
        pending.pop()
    return below


def weights(tried: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """Say how much more often each name is to come: twice as often for each wrong answer, half for each right one."""
    found: dict[str, float] = {}
    for name, right in tried:
        weight = found.get(name, 1.0)
        found[name] = max(weight / 2, 1 / HEAVIEST) if right else min(weight * 2, HEAVIEST)
    return found


def _picked(rng: Random, names: Sequence[T], heavy: Sequence[float]) -> T:
    return rng.choices(names, heavy)[0]


def missed(history: Sequence[Tried]) -> Iterator[tuple[str, int, int]]:
    """Sum a session up: each fact with how many drills turned on it and how many of them were missed, worst first."""
    turned: dict[str, list[bool]] = {}
    for tried in history:
        turned.setdefault(tried.fact, []).append(tried.right)
    for fact, right in sorted(turned.items(), key=lambda item: (-item[1].count(False), item[0])):
        yield fact, len(right), right.count(False)
