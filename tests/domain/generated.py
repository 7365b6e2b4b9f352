"""Random small packs, and everything about them found the slow way: by trying every assignment."""

import itertools
import random
from collections.abc import Iterator

from isp_assistant.domain.facts import holds, with_defaults
from isp_assistant.domain.model import (
    ADVICE,
    UNSURE,
    Answer,
    Decision,
    Fact,
    Facts,
    Invariant,
    Outcome,
    Pack,
    Question,
    Step,
    StepKind,
    Target,
    Tree,
    When,
)
from isp_assistant.domain.walk import walk
from tests import packs
from tests.packs import S47

DECISIONS = list(Decision)
KINDS = [StepKind.TELL, StepKind.RECORD, StepKind.VERIFY]


def random_pack(
    rng: random.Random, facts: int = 5, questions: int = 8, most_members: int = 3, most_sets: int = 2
) -> Pack:
    """Build an entry and, often, a part; edges lead only to later questions, so there is no loop."""
    vocabulary: list[Fact] = []
    for number in range(facts):
        sets = sum(fact.many for fact in vocabulary)
        vocabulary.append(_fact(rng, number, most_members if sets < most_sets else 0))
    split = rng.randint(2, questions)
    trees = {}
    for name, first, last in (("part", split, questions), ("entry", 0, split)):
        if first == last:
            continue
        asked = {f"q{n}": rng.choice(vocabulary) for n in range(first, last)}
        outcomes = {f"o{n}": _outcome(rng, f"o{n}", vocabulary) for n in range(rng.randint(2, 4))}
        onward = Target("part", f"q{split}") if name == "entry" and "part" in trees else None
        trees[name] = Tree(
            name,
            name,
            f"q{first}",
            {q: _question(rng, name, q, fact, list(asked), list(outcomes), onward) for q, fact in asked.items()},
            outcomes,
            entry=name == "entry",
        )
    return packs.pack(trees, vocabulary, "entry")


def _fact(rng: random.Random, number: int, most_members: int) -> Fact:
    many = rng.random() < 0.25 and most_members > 0
    values = [f"v{n}" for n in range(rng.randint(2, most_members if many else 3))]
    default = values[0] if not many and rng.random() < 0.15 else None
    unsure = None if default else rng.choice([ADVICE, ADVICE, *values]) if not many else ADVICE
    return packs.fact(f"f{number}", *values, many=many, default=default, unsure=unsure)


def _outcome(rng: random.Random, name: str, facts: list[Fact]) -> Outcome:
    steps = []
    for _ in range(rng.randint(0, 3)):
        who = "duty-team" if rng.random() < 0.4 else None
        steps.append(Step(rng.choice(KINDS), f"step {rng.randint(0, 3)}", who=who, when=_when(rng, facts, 0.5)))
    cites = (S47,) if rng.random() < 0.5 else (packs.GUIDE,)
    return packs.outcome(name, rng.choice(DECISIONS), *steps, cites=cites)


def _when(rng: random.Random, facts: list[Fact], chance: float, unsure: bool = False) -> When:
    chosen = [fact for fact in facts if rng.random() < chance / len(facts) * 1.5]
    when: When = {}
    for fact in chosen:
        values = list(fact.values) + ([UNSURE] if unsure and not fact.default else [])
        when[fact.name] = tuple(rng.sample(values, rng.randint(1, len(values) - 1)))
    return when


def _question(
    rng: random.Random, tree: str, name: str, fact: Fact, asked: list[str], outcomes: list[str], onward: Target | None
) -> Question:
    later = asked[asked.index(name) + 1 :]
    targets: list[str | Target] = [*later[:3], *rng.sample(outcomes, min(2, len(outcomes)))]
    if onward:
        targets.append(onward)
    values = list(fact.values)
    answers: dict[str, str | Target] = {value: rng.choice(targets) for value in values}
    if fact.many or rng.random() < 0.3:
        for value in rng.sample(values, rng.randint(0, len(values) - 1)):
            answers.pop(value)
        if len(answers) < len(values):
            answers["otherwise"] = rng.choice(targets)
    same = fact.when_unsure if fact.when_unsure in values else None
    answers[UNSURE] = answers.get(same, answers.get("otherwise", targets[0])) if same else rng.choice(targets)
    if fact.default:
        answers[UNSURE] = answers.get(fact.default, answers.get("otherwise", targets[0]))
    return packs.question(name, fact.name, answers, tree)


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


class Every:
    """All assignments of two packs with one vocabulary; sets of them are integers, a bit for each."""

    def __init__(self, old: Pack, new: Pack) -> None:
        apart = frozenset(name for name, fact in old.facts.items() if fact.default != new.facts[name].default)
        self.assignments = list(assignments(old, apart))
        self.having: dict[tuple[str, str], int] = {
            (name, value): 0 for name, fact in old.facts.items() for value in (*fact.values, UNSURE)
        }
        """For a fact and a value, the assignments in which the fact has it, or holds it."""
        for place, facts in enumerate(self.assignments):
            for name, answer in facts.items():
                for value in [answer] if isinstance(answer, str) else answer:
                    self.having[name, value] |= 1 << place

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


def random_invariant(rng: random.Random, pack: Pack) -> Invariant:
    """Draw an invariant of any form."""
    facts = list(pack.facts.values())
    names = list(pack.facts)
    forms = (
        {"decision": tuple(rng.sample(DECISIONS, 4))},
        {"not_decision": tuple(rng.sample(DECISIONS, 2))},
        {"cites_any": ("law#",)},
        {"steps": (rng.choice(KINDS),)},
        {"names_role": True},
        {"asked_before": dict([rng.sample(names, 2)])},
        {"within": {rng.choice(names): rng.randint(1, 3)}},
        {"after_unsure": rng.randint(0, 2)},
    )
    unless = _when(rng, facts, 0.6, unsure=True) if rng.random() < 0.4 else {}
    return Invariant("i", "It holds.", S47, _when(rng, facts, 1.0, unsure=True), unless, **rng.choice(forms))  # type: ignore[arg-type]


def breaks(pack: Pack, invariant: Invariant, facts: dict[str, Answer]) -> bool:
    """Say whether one complete assignment breaks an invariant."""
    if not matches(invariant.when, facts) or (invariant.unless and matches(invariant.unless, facts)):
        return False
    at = walk(pack, facts)
    outcome = at.outcome
    assert outcome is not None
    kept = [step for step in outcome.do if holds(pack, step.when, with_defaults(pack, facts)) is not False]
    order = list(dict.fromkeys(passed.fact for passed in at.path))
    counted = [name for name in order if pack.facts[name].default is None]
    cites = [str(citation) for citation in outcome.cites]
    role = any(step.who for step in kept)
    return bool(
        (invariant.decision and outcome.decision not in invariant.decision)
        or outcome.decision in invariant.not_decision
        or (invariant.cites_any and not any(cite.startswith(invariant.cites_any) for cite in cites))
        or any(kind not in [step.kind for step in kept] for kind in invariant.steps)
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
