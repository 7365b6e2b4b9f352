"""Golden cases and scenarios held against the trees, and what no case exercises."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.facts import members
from isp_assistant.domain.model import (
    DECISION,
    OTHERWISE,
    Answer,
    Beat,
    Facts,
    Finding,
    GoldenCase,
    Location,
    Pack,
    Scenario,
    Target,
)
from isp_assistant.domain.walk import walk


def failures(pack: Pack) -> Iterator[Finding]:
    """Walk every golden case that counts, and every scenario, and list those that come out otherwise."""
    for case in pack.cases:
        if not case.drafted or case.reviewed_by:
            yield from _case(pack, case)
    for scenario in pack.scenarios:
        yield from _scenario(pack, scenario)


def ordered(pack: Pack, facts: Facts) -> dict[str, Answer]:
    """Put the members of sets in the order of the vocabulary."""
    return {
        name: members(pack.facts[name], answer) if isinstance(answer, tuple) else answer
        for name, answer in facts.items()
    }


def _case(pack: Pack, case: GoldenCase) -> Iterator[Finding]:
    at = walk(pack, ordered(pack, case.facts))
    where = case.at or Location("cases")
    if at.question:
        message = f"case {case.id}: its facts are not enough; {at.question.fact!r} is still asked. Add it."
        yield Finding("case-open", message, where)
    elif at.outcome and at.outcome.decision in case.reject:
        message = (
            f"case {case.id}: the answer is {at.outcome.decision}, which the case rejects as unsafe. {case.because}"
        )
        yield Finding("case-unsafe", message, where)
    elif at.outcome and at.outcome.decision not in case.accept:
        accepted = " or ".join(case.accept)
        message = f"case {case.id}: the answer is {at.outcome.decision}, and should be {accepted}. {case.because}"
        yield Finding("case-fails", message, where)


def _scenario(pack: Pack, scenario: Scenario) -> Iterator[Finding]:
    known: dict[str, Answer] = {}
    for number, beat in enumerate(scenario.beats, 1):
        known |= ordered(pack, beat.facts)
        where = beat.at or Location("scenarios")
        wrong = _decision(pack, beat, known) if beat.ask == DECISION else _fact(pack, beat, known)
        for code, message in wrong:
            yield Finding(code, f"scenario {scenario.id}, beat {number}: {message}", where)


def _decision(pack: Pack, beat: Beat, known: Facts) -> Iterator[tuple[str, str]]:
    at = walk(pack, known)
    expected = " or ".join(beat.expect)
    if at.question:
        yield "scenario-open", f"{at.question.fact!r} is still asked where {expected} is expected."
    elif at.outcome and at.outcome.decision not in beat.expect:
        answer = f"the answer is {at.outcome.decision} ({at.tree}: {at.outcome.id})"
        yield "scenario-fails", f"{answer}, and the scenario expects {expected}."
    for name in beat.key_questions:
        if name not in known:
            yield "scenario-key", f"the key question {name!r} is not known by then. Add it to facts."


def _fact(pack: Pack, beat: Beat, known: Facts) -> Iterator[tuple[str, str]]:
    true = known.get(beat.ask)
    held = set() if true is None else {true} if isinstance(true, str) else set(true)
    if held and not (held == set(beat.expect) if isinstance(true, tuple) else held <= set(beat.expect)):
        said, expected = ", ".join(sorted(held)), ", ".join(beat.expect)
        yield "scenario-contradicts", f"{beat.ask} is {said} in its facts, and the scenario expects {expected}."


@dataclass(frozen=True, slots=True)
class Coverage:
    """What reviewed golden cases exercise; `answers` and `outcomes` that none does, as (tree, question, answer) and
    (tree, outcome)."""

    answers: tuple[tuple[str, str, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    answers_in_all: int
    outcomes_in_all: int


def coverage(pack: Pack) -> Coverage:
    """Find the answers and outcomes that no golden case exercises."""
    used: set[tuple[str, str, str]] = set()
    reached: set[tuple[str, str]] = set()
    for case in pack.cases:
        if case.drafted and not case.reviewed_by:
            continue
        at = walk(pack, ordered(pack, case.facts))
        for passed in at.path:
            used.add((passed.tree, passed.question, _edge(pack, passed.tree, passed.question, passed.answer)))
        if at.outcome:
            reached.add((at.tree, at.outcome.id))
    edges = [
        (tree.id, question.id, edge.value)
        for tree in pack.trees.values()
        for question in tree.questions.values()
        for edge in question.answers
    ]
    outcomes = [(tree.id, name) for tree in pack.trees.values() for name in tree.outcomes]
    return Coverage(
        tuple(edge for edge in edges if edge not in used),
        tuple(outcome for outcome in outcomes if outcome not in reached),
        len(edges),
        len(outcomes),
    )


def _edge(pack: Pack, tree: str, question: str, answer: Answer) -> str:
    held = {answer} if isinstance(answer, str) else set(answer)
    edges = pack.trees[tree].questions[question].answers
    return next((edge.value for edge in edges if edge.value in held), OTHERWISE)


def drafts(pack: Pack) -> Iterator[GoldenCase]:
    """Draft a case for each outcome that none exercises: facts that lead there, and what the trees now say."""
    ways = _ways(pack)
    for tree, name in coverage(pack).outcomes:
        facts = ways.get(Target(tree, name))
        if facts is None:
            continue
        outcome = pack.trees[tree].outcomes[name]
        yield GoldenCase(
            id=f"draft-{tree}-{name}",
            title=outcome.title,
            facts=facts,
            accept=(outcome.decision,),
            because=outcome.because,
            source="drafted from the tree: name the source that says so",
            drafted=True,
        )


def _ways(pack: Pack) -> dict[Target, dict[str, Answer]]:
    """Find, for every node, the fewest answers that lead to it from the entry."""
    start = Target(pack.entry, pack.trees[pack.entry].start)
    ways: dict[Target, dict[str, Answer]] = {start: {}}
    pending = [start]
    for at in pending:
        question = pack.trees[at.tree].questions.get(at.node)
        for edge in question.answers if question else ():
            fact = pack.facts[question.fact] if question else None
            known = ways[at]
            if fact is None or edge.target in ways:
                continue
            value = edge.value
            if value == OTHERWISE:
                named = {other.value for other in question.answers} if question else set()
                value = next(other for other in fact.values if other not in named)
            answer: Answer = (value,) if fact.many and value in fact.values else value
            if known.get(fact.name, answer) == answer:
                ways[edge.target] = {**known, fact.name: answer}
                pending.append(edge.target)
    return ways
