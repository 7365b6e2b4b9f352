"""Why an outcome is what it is: the facts that fixed it, what would flip it, and what no longer matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from isp_assistant.domain.diagram import Diagram, Known, Space, grow, space_of, told
from isp_assistant.domain.facts import members, with_defaults
from isp_assistant.domain.model import UNSURE, Answer, Decision, Facts, Outcome, Pack
from isp_assistant.domain.walk import start_of, walk

SMALL = 4


@dataclass(frozen=True, slots=True)
class Flip:
    """One change of one fact that leads to another decision."""

    fact: str
    answer: Answer
    decision: Decision


@dataclass(frozen=True, slots=True)
class Reasons:
    """`fixed_by`: the smallest set of known facts, up to four, else one from which none can be dropped, with which
    every case has this decision. `flips`: nearest single changes, in the order of the path. `cannot_matter`: facts
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
        on_path = tuple(dict.fromkeys(passed.fact for passed in at.path))
        return Reasons(
            self._fixed_by(known, on_path, at.outcome.decision),
            tuple(self._flips(facts, on_path, at.outcome.decision)),
            tuple(name for name in self.pack.facts if name not in known),
        )

    def _fixed_by(self, known: Facts, on_path: tuple[str, ...], decision: Decision) -> tuple[str, ...]:
        for size in range(min(SMALL, len(on_path)) + 1):
            for chosen in combinations(on_path, size):
                if self._fixes(known, chosen, decision):
                    return chosen
        chosen = on_path
        for name in on_path:
            fewer = tuple(other for other in chosen if other != name)
            chosen = fewer if self._fixes(known, fewer, decision) else chosen
        return chosen

    def _fixes(self, known: Facts, chosen: tuple[str, ...], decision: Decision) -> bool:
        held: Known | None = self.space.everything
        for name in chosen:
            held = told(self.space, held, name, known[name])
        if held is None:
            return False
        first = (self.root, self.graph.rest(self.root, held))
        seen, pending = {first}, [first]
        while pending:
            node, held = pending.pop()
            if self.graph.variable[node] < 0 and self.graph.label[node] != decision:
                return False
            fresh = [state for state in self.graph.onward(node, held) if state not in seen]
            seen.update(fresh)
            pending.extend(fresh)
        return True

    def _flips(self, facts: Facts, on_path: tuple[str, ...], decision: Decision) -> Iterator[Flip]:
        for name in on_path:
            for answer in other_answers(self.pack, name, with_defaults(self.pack, facts)[name]):
                at = walk(self.pack, {**facts, name: answer})
                if at.outcome and at.outcome.decision != decision:
                    yield Flip(name, answer, at.outcome.decision)


def other_answers(pack: Pack, name: str, answer: Answer) -> Iterator[Answer]:
    """Give the answers that are one step from this one: another value, or a set with one member more or less."""
    fact = pack.facts[name]
    if not fact.many:
        yield from (value for value in fact.values if value != answer)
        return
    held = () if answer == UNSURE else tuple(answer)
    for value in fact.values:
        changed = set(held) ^ {value}
        if changed:
            yield members(fact, changed)


def _leaf(diagram: Diagram, outcome: Outcome, tree: str) -> int:
    return diagram.terminal(outcome.decision)
