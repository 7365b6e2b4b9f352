"""What packs say, found the slow way: by walking every situation."""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from isp_assistant.domain.comparison import Change, Changed, Said
from isp_assistant.domain.diff import Line
from isp_assistant.domain.facts import holds, with_defaults
from isp_assistant.domain.model import (
    ADVICE,
    UNSURE,
    Answer,
    Citation,
    Decision,
    Fact,
    Facts,
    Invariant,
    Outcome,
    Pack,
    Step,
    StepKind,
    When,
)
from isp_assistant.domain.walk import walk

T = TypeVar("T")

Told: TypeAlias = tuple[Said, tuple[tuple[StepKind, str, str | None, str | None], ...], frozenset[Citation]]
"""What is said, its steps (kind, words, whom to ask, by when), and what it cites."""


def assignments(pack: Pack, unsure: frozenset[str] = frozenset()) -> Iterator[dict[str, Answer]]:
    """Give every complete assignment of the pack's facts; a default is *not sure* only where that is asked for."""
    options = []
    for fact in pack.facts.values():
        values: list[Answer] = list(fact.values)
        if fact.many:
            values = [c for size in range(1, len(fact.values) + 1) for c in itertools.combinations(fact.values, size)]
        options.append(values if fact.default and fact.name not in unsure else [*values, UNSURE])
    for chosen in itertools.product(*options):
        yield dict(zip(pack.facts, chosen, strict=True))


def bits(marks: bytearray) -> int:
    """Make one integer of marks, a bit for each; quick, where setting bits one at a time is not."""
    return int(bytes(reversed(marks)).translate(bytes([48, 49]) + bytes(254)), 2) if marks else 0


def every(old: Pack, new: Pack) -> "Situations":
    """Give all assignments of two packs with one vocabulary."""
    apart = frozenset(name for name, fact in old.facts.items() if fact.default != new.facts[name].default)
    return Situations(old.facts, assignments(old, apart))


class Situations:
    """Complete assignments; sets of them are integers, a bit for each."""

    def __init__(self, facts: Mapping[str, Fact], assignments: Iterable[dict[str, Answer]]) -> None:
        self.assignments = list(assignments)
        having = {
            (name, value): bytearray(len(self.assignments))
            for name, f in facts.items()
            for value in (*f.values, UNSURE)
        }
        for place, chosen in enumerate(self.assignments):
            for name, answer in chosen.items():
                for value in [answer] if isinstance(answer, str) else answer:
                    having[name, value][place] = 1
        self.having = {key: bits(marks) for key, marks in having.items()}
        """For a fact and a value, the assignments in which the fact has it, or holds it."""

    def told(self, pack: Pack) -> list[Told]:
        """Say what a pack answers in each."""
        return [told(pack, facts) for facts in self.assignments]

    def grouped(self, said: Iterable[T]) -> dict[T, int]:
        """Group them by what is said of each."""
        groups: dict[T, bytearray] = {}
        for place, key in enumerate(said):
            groups.setdefault(key, bytearray(len(self.assignments)))[place] = 1
        return {key: bits(marks) for key, marks in groups.items()}

    def where(self, when: When) -> int:
        """Give the assignments on which a condition holds."""
        found = (1 << len(self.assignments)) - 1
        for name, values in when.items():
            some = 0
            for value in values:
                some |= self.having[name, value]
            found &= some
        return found


def matches(when: When, facts: Facts) -> bool:
    """Say whether a condition of an invariant holds: *not sure* is a value of its own."""
    return all(
        any(value in values for value in ([facts[name]] if isinstance(facts[name], str) else facts[name]))
        for name, values in when.items()
    )


def kept_steps(pack: Pack, outcome: Outcome, facts: Facts) -> list[Step]:
    """Give the steps whose condition is not known to be false."""
    known = with_defaults(pack, facts)
    return [step for step in outcome.do if holds(pack, step.when, known) is not False]


def breaks(pack: Pack, invariant: Invariant, facts: dict[str, Answer]) -> bool:
    """Say whether one complete assignment breaks an invariant."""
    if not matches(invariant.when, facts) or (invariant.unless and matches(invariant.unless, facts)):
        return False
    at = walk(pack, facts)
    outcome = at.outcome
    assert outcome is not None
    kept = kept_steps(pack, outcome, facts)
    order = list(dict.fromkeys(passed.fact for passed in at.path))
    counted = [name for name in order if pack.facts[name].default is None]
    cites = [str(citation) for citation in outcome.cites]
    role = any(step.who for step in kept)
    return bool(
        (invariant.decision and outcome.decision not in invariant.decision)
        or outcome.decision in invariant.not_decision
        or (invariant.cites_any and not any(cite.startswith(invariant.cites_any) for cite in cites))
        or any(kind not in [step.kind for step in kept] for kind in invariant.steps)
        or (invariant.does_any and not any(step.name in invariant.does_any for step in kept))
        or (invariant.names_role and not role)
        or any(_before(order, later, earlier) for later, earlier in invariant.asked_before.items())
        or any(_late(order, counted, fact, most) for fact, most in invariant.within.items())
        or (invariant.after_unsure is not None and _unadvised(pack, invariant.after_unsure, facts, counted, role))
    )


def _before(order: list[str], later: str, earlier: str) -> bool:
    return later != earlier and later in order and earlier not in order[: order.index(later)]


def _late(order: list[str], counted: list[str], fact: str, most: int) -> bool:
    if fact not in order:
        return True
    return sum(name in counted for name in order[: order.index(fact)]) >= most


def _unadvised(pack: Pack, most: int, facts: Facts, counted: list[str], role: bool) -> bool:
    for place, name in enumerate(counted):
        if facts[name] == UNSURE and pack.facts[name].when_unsure == ADVICE:
            return len(counted) - place - 1 > most or not role
    return False


def told(pack: Pack, facts: dict[str, Answer]) -> Told:
    """Say what a pack answers, the words of its steps as a practitioner reads them."""
    at = walk(pack, facts)
    assert at.outcome is not None
    said = Said(at.outcome.decision, f"{at.tree}#{at.outcome.id}", at.outcome.title)
    steps = tuple((step.kind, step.text, step.who, step.by) for step in at.steps)
    return said, steps, frozenset(at.outcome.cites)


def change(old: Told, new: Told) -> Change | None:
    """Class a change the slow way."""
    order = list(Decision)
    before, after = order.index(old[0].decision), order.index(new[0].decision)
    if before != after:
        apart = order.index(Decision.OTHER_PROCESS)
        return Change.ADVICE if apart in (before, after) else Change.MORE if after < before else Change.LESS
    if old[0].outcome != new[0].outcome and old[0].title != new[0].title:
        return Change.ADVICE
    if old[1] != new[1]:
        return Change.STEPS
    return Change.CITATIONS if old[2] != new[2] else None


def changed(old: Told, new: Told) -> Changed | None:
    """Say how an answer changed, or None where it did not."""
    kind = change(old, new)
    return Changed(old[0], new[0], kind) if kind else None


def covered(situations: Situations, line: Line) -> int:
    """Give the assignments that a line covers."""
    covered = situations.where(line.when)
    for name, values in line.every.items():
        for value in values:
            covered &= situations.having[name, value]
    for name, values in line.unless.items():
        for value in values:
            covered &= ~situations.having[name, value]
    return covered
