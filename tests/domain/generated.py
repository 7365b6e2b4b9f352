"""Random small packs, and random invariants about them."""

import random

from isp_assistant.domain.model import (
    ADVICE,
    UNSURE,
    Decision,
    Fact,
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
        kind, number = rng.choice(KINDS), rng.randint(0, 3)
        steps.append(Step(kind, f"step {number}", who=who, when=_when(rng, facts, 0.5), name=f"step-{number}"))
    cites = (S47,) if rng.random() < 0.5 else (packs.GUIDE,)
    return packs.outcome(name, rng.choice(DECISIONS), *steps, cites=cites)


def random_when(rng: random.Random, facts: list[Fact], chance: float) -> When:
    """Draw a condition of an invariant, in which *not sure* is a value."""
    return _when(rng, facts, chance, unsure=True)


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


def random_invariant(rng: random.Random, pack: Pack) -> Invariant:
    """Draw an invariant of any form."""
    facts = list(pack.facts.values())
    names = list(pack.facts)
    forms = (
        {"decision": tuple(rng.sample(DECISIONS, 4))},
        {"not_decision": tuple(rng.sample(DECISIONS, 2))},
        {"cites_any": ("law#",)},
        {"steps": (rng.choice(KINDS),)},
        {"does_any": ("step-0", "step-1")},
        {"names_role": True},
        {"asked_before": dict([rng.sample(names, 2)])},
        {"within": {rng.choice(names): rng.randint(1, 3)}},
        {"after_unsure": rng.randint(0, 2)},
    )
    unless = _when(rng, facts, 0.6, unsure=True) if rng.random() < 0.4 else {}
    return Invariant("i", "It holds.", S47, _when(rng, facts, 1.0, unsure=True), unless, **rng.choice(forms))  # type: ignore[arg-type]
