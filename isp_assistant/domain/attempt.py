"""One learner's finished run, as it is kept: complete in itself, so that a report needs no scenario beside it.

A learner is a code, never a name.
"""

import datetime
import re
from dataclasses import dataclass

from isp_assistant.domain.model import Answer, Pack
from isp_assistant.domain.record import Knowledge, knowledge_of
from isp_assistant.domain.training import Critical, Mark, Result, Sureness

ONESELF = "me"
"""The code of whoever gave none."""

CODE_RULE = "letters, digits and hyphens, at most 16, with a digit among them, such as L07; no names"
_CODE = re.compile(r"(?=.*\d)[A-Za-z0-9-]{1,16}")


def is_code(text: str) -> bool:
    """Say whether a text may stand for a learner or a cohort: what has a digit in it is hardly a name."""
    return text == ONESELF or bool(_CODE.fullmatch(text))


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, marked. `turn` is its id in the scenario, `ask` is `DECISION` or a fact, `asks` its words."""

    turn: str
    ask: str
    asks: str
    answer: Answer
    expect: tuple[str, ...]
    options: tuple[str, ...]
    right: bool
    points: int
    worth: int
    sure: Sureness
    hints: int = 0
    critical: Critical | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A finished run. `at` carries its zone; `cohort` is "" where there was none."""

    at: datetime.datetime
    learner: str
    cohort: str
    scenario: str
    title: str
    level: str
    points: int
    out_of: int
    passed: bool
    answers: tuple[Answered, ...]
    knowledge: Knowledge

    @property
    def percent(self) -> int:
        """The score in whole per cent, rounded down."""
        return 100 * self.points // self.out_of if self.out_of else 0

    @property
    def criticals(self) -> tuple[Answered, ...]:
        return tuple(answered for answered in self.answers if answered.critical)


def attempt_of(pack: Pack, result: Result, at: datetime.datetime, learner: str, cohort: str = "") -> Attempt:
    """Take down what a run came to."""
    return Attempt(
        at=at,
        learner=learner,
        cohort=cohort,
        scenario=result.scenario.id,
        title=result.scenario.title,
        level=result.scenario.level,
        points=result.points,
        out_of=result.out_of,
        passed=result.passed,
        answers=tuple(_answered(mark) for mark in result.marks),
        knowledge=knowledge_of(pack),
    )


def _answered(mark: Mark) -> Answered:
    turn, given = mark.turn, mark.given
    return Answered(
        turn=turn.id,
        ask=turn.ask,
        asks=turn.asks,
        answer=given.answer,
        expect=turn.expect,
        options=turn.options,
        right=mark.right,
        points=mark.points,
        worth=turn.worth,
        sure=given.sure,
        hints=given.hints,
        critical=mark.critical,
    )
