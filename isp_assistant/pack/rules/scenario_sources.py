"""A scenario that teaches a decision from sources that the trees do not give for it.

A learner is told the source of each decision, and should find the same one in the answer at work. Where none of the
sources of a beat is cited on the path to its outcome, the rule has moved on, or the scenario names the wrong place. Add
one of those that the outcome cites, or mend the outcome.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.cases import ordered
from isp_assistant.domain.model import DECISION, Answer, Citation, Pack, Severity
from isp_assistant.domain.walk import Walk, walk
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "scenario-sources"
SEVERITY = Severity.WARNING
BAD = changed("scenarios/first.yaml", ("law#s47", "law#later"))
GOOD = changed("scenarios/first.yaml")
SOUND = "pack"


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for scenario in pack.scenarios:
        known: dict[str, Answer] = {}
        for number, beat in enumerate(scenario.beats, 1):
            known |= ordered(pack, beat.facts)
            at = walk(pack, known)
            if beat.ask == DECISION and beat.cites and at.outcome and not {*beat.cites} & _cited(pack, at):
                given = ", ".join(map(str, at.cites))
                message = (
                    f"Scenario {scenario.id}, beat {number} cites nothing of the answer that it teaches ({given})."
                )
                yield Found(f"{message} Add one of these.", beat.at)


def _cited(pack: Pack, at: Walk) -> set[Citation]:
    asked = (pack.trees[passed.tree].questions[passed.question] for passed in at.path)
    return {*at.cites, *(citation for question in asked for citation in question.cites)}
