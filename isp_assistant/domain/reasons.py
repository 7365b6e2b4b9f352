"""Why an outcome is what it is: the facts that fixed it, what would flip it, and what no longer matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from isp_assistant.domain.diagram import Diagram, Known, Space, grow, space_of, told
from isp_assistant.domain.facts import members, with_defaults
from isp_assistant.domain.model import UNSURE, Answer, Decision, Facts, Outcome, Pack
from isp_assistant.domain.walk import start_of, walk

MOST_SETS = 50_000
"""Sets of facts that are tried, beyond which the smallest is not looked for."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One change of one fact that leads to another decision."""

    fact: str
    answer: Answer
    decision: Decision


@dataclass(frozen=True, slots=True)
class Reasons:
    """`fixed_by`: the smallest set of known facts with which every case has this decision; of equal ones, that of the
    facts asked first. Where there are too many sets to try, one from which none can be dropped. `flips`: single changes
    of one fact with which every case has one other decision, those of the fact asked last first. `cannot_matter`: facts
    that are not known and cannot change it any more."""

    fixed_by: tuple[str, ...]
    flips: tuple[Flip, ...]
    cannot_matter: tuple[str, ...]


class Explainer:
    """Explains decisions on one pack; its graph is built once."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.space: Space = space_of(pack)
        self.graph = Diagram(self.space)
        start = start_of(pack, pack.entry)
        self.root = grow(self.graph, pack, start, _leaf)[start]

    def explain(self, facts: Facts) -> Reasons | None:
        """Give the reasons of the outcome that these facts reach, or None while a question is open."""
        at = walk(self.pack, facts)
        if at.outcome is None:
            return None
        known = with_defaults(self.pack, facts)
        on_path = dict.fromkeys(passed.fact for passed in at.path)
        return Reasons(
            self._fixed_by(known, tuple(on_path | dict.fromkeys(known)), at.outcome.decision),
            tuple(self._flips(known, tuple(reversed(on_path)), at.outcome.decision)),
            tuple(name for name in self.pack.facts if name not in known),
        )

    def _fixed_by(self, known: Facts, names: tuple[str, ...], decision: Decision) -> tuple[str, ...]:
        """Try sets of facts, smaller ones first; each case that is decided otherwise rules out all that it fits."""
        must_hold: list[frozenset[str]] = []  # one of each: without any, a case is decided otherwise
        sets = (chosen for size in range(len(names) + 1) for chosen in combinations(names, size))
        for chosen in islice(sets, MOST_SETS):
            if not any(one.isdisjoint(chosen) for one in must_hold):
                otherwise = self._otherwise(known, chosen, decision)
                if otherwise is None:
                    return chosen
                must_hold.append(otherwise)
        return self._least(known, names, decision)

    def _least(self, known: Facts, names: tuple[str, ...], decision: Decision) -> tuple[str, ...]:
        """Drop every fact that can go, the last asked first."""
        for name in reversed(names):
            fewer = tuple(other for other in names if other != name)
            names = fewer if self._otherwise(known, fewer, decision) is None else names
        return names

    def _otherwise(self, known: Facts, chosen: tuple[str, ...], decision: Decision) -> frozenset[str] | None:
        """Find a case with these facts that is decided otherwise: name the facts in which it differs, or give None."""
        for node, held in self._leaves({name: known[name] for name in chosen}):
            if self._decision(node) != decision:
                return frozenset(name for name, answer in known.items() if told(self.space, held, name, answer) is None)
        return None

    def _decision(self, leaf: int) -> Decision:
        decision = self.graph.label[leaf]
        assert isinstance(decision, Decision)
        return decision

    def _leaves(self, facts: Facts) -> Iterator[tuple[int, Known]]:
        """Go wherever facts lead, whatever else is so: give each leaf, with what is known there."""
        known: Known | None = self.space.everything
        for name, answer in facts.items():
            known = told(self.space, known, name, answer)
        if known is None:
            return
        seen = {(self.root, self.graph.rest(self.root, known))}
        pending = [(self.root, known)]
        while pending:
            node, held = pending.pop()
            if self.graph.variable[node] < 0:
                yield node, held
            for child, mask in self.graph.ways(node):
                after = self.space.narrowed(held, self.graph.variable[node], mask)
                if after is not None and (state := (child, self.graph.rest(child, after))) not in seen:
                    seen.add(state)
                    pending.append((child, after))

    def _flips(self, known: Facts, names: tuple[str, ...], decision: Decision) -> Iterator[Flip]:
        for name in names:
            for answer in (*other_answers(self.pack, name, known[name]), *self._unsure(name, known[name])):
                changed = {**known, name: answer}
                first, *others = {self._decision(node) for node, _ in self._leaves(changed)}
                if not others and first != decision:
                    yield Flip(name, answer, first)

    def _unsure(self, name: str, answer: Answer) -> Iterator[Answer]:
        if answer != UNSURE and self.space.facts[name].default is None:
            yield UNSURE


def other_answers(pack: Pack, name: str, answer: Answer) -> Iterator[Answer]:
    """Give the answers that are one step from this one: another value; a set with one member more or less.

    A set of one cannot have less; with another member instead it is one step away as well.
    """
    fact = pack.facts[name]
    if not fact.many:
        yield from (value for value in fact.values if value != answer)
        return
    held = set() if answer == UNSURE else set(answer)
    for value in fact.values:
        if changed := held ^ {value}:
            yield members(fact, changed)
    if len(held) == 1:
        yield from ((value,) for value in fact.values if value not in held)


def _leaf(diagram: Diagram, outcome: Outcome, tree: str) -> int:
    return diagram.terminal(outcome.decision)
