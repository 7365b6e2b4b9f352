"""Golden cases and scenarios held against the trees."""

from collections.abc import Iterator

from isp_assistant.domain.facts import members
from isp_assistant.domain.model import (
    DECISION,
    Answer,
    Beat,
    Facts,
    Finding,
    GoldenCase,
    Location,
    Pack,
    Scenario,
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
