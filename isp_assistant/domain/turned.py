"""Golden cases and scenarios that another pack decides otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.cases import ordered
from isp_assistant.domain.facts import FactError, normalised
from isp_assistant.domain.model import Answer, Decision, Facts, Pack
from isp_assistant.domain.walk import walk


@dataclass(frozen=True, slots=True)
class Turned:
    """A case or a scenario of the old pack, and both decisions; None where a question is open, or a fact is unknown."""

    kind: str
    id: str
    title: str
    old: Decision | None
    new: Decision | None


def turned(old: Pack, new: Pack) -> Iterator[Turned]:
    """List what of the old pack comes out otherwise in the new; a scenario by the first of its turns that does."""
    for case in old.cases:
        before, after = _decision(old, case.facts), _decision(new, case.facts)
        if before != after:
            yield Turned("case", case.id, case.title, before, after)
    for scenario in old.scenarios:
        known: dict[str, Answer] = {}
        for beat in scenario.beats:
            known |= beat.facts
            before, after = _decision(old, known), _decision(new, known)
            if before != after:
                yield Turned("scenario", scenario.id, scenario.title, before, after)
                break


def _decision(pack: Pack, facts: Facts) -> Decision | None:
    try:
        outcome = walk(pack, ordered(pack, normalised(pack.facts, facts))).outcome
    except FactError:
        return None
    return outcome.decision if outcome else None
