"""What the attempts of a group come to: hardest questions, where learners differ, before and after, how sure.

Each learner counts once for what was hard and what was disputed, with their first attempt at a scenario: later ones
have heard the answer. Everything is counted in whole numbers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from isp_assistant.domain.attempt import Answered, Attempt
from isp_assistant.domain.model import Answer
from isp_assistant.domain.training import Critical, Sureness


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of one scenario, with all first answers to it, the most frequent first."""

    scenario: str
    title: str
    turn: str
    ask: str
    asks: str
    expect: tuple[str, ...]
    answers: tuple[tuple[Answer, int], ...]
    wrong: int
    sure_and_wrong: int

    @property
    def times(self) -> int:
        return sum(count for _, count in self.answers)

    @property
    def percent_wrong(self) -> int:
        """Wrong answers in whole per cent, rounded down."""
        return 100 * self.wrong // self.times

    @property
    def split(self) -> int:
        """How far the answers part, from 0 to 100."""
        return split([count for _, count in self.answers])


@dataclass(frozen=True, slots=True)
class Change:
    """The first and the last attempts at a scenario of those who took it more than once, as means in per cent."""

    scenario: str
    title: str
    learners: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often answers were right that were given with one sureness."""

    sure: Sureness
    times: int
    right: int

    @property
    def percent_right(self) -> int:
        return 100 * self.right // self.times if self.times else 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a group came to. `hardest` and `disputed` hold every question that was missed, or on which answers part."""

    attempts: int
    learners: int
    passed: int
    mean: int
    hardest: tuple[Asked, ...]
    disputed: tuple[Asked, ...]
    changes: tuple[Change, ...]
    calibration: tuple[Calibration, ...]
    criticals: tuple[tuple[Critical, int], ...]
    hints: int


def split(counts: Sequence[int]) -> int:
    """Say how far a group parts: the chance, in whole per cent, that two of them chosen at random chose differently."""
    people = sum(counts)
    if people < 2:
        return 0
    alike = sum(count * (count - 1) for count in counts)
    return 100 * (people * (people - 1) - alike) // (people * (people - 1))


def report(attempts: Iterable[Attempt]) -> Report:
    """Sum attempts up, in the order in which they were made."""
    taken = sorted(attempts, key=lambda one: one.at)
    asked = list(_asked(first_of_each(taken)))
    answers = [answered for attempt in taken for answered in attempt.answers]
    critical = Counter(answered.critical for answered in answers if answered.critical)
    return Report(
        attempts=len(taken),
        learners=len({one.learner for one in taken}),
        passed=sum(one.passed for one in taken),
        mean=_mean([one.percent for one in taken]),
        hardest=tuple(sorted((one for one in asked if one.wrong), key=_hardest)),
        disputed=tuple(sorted((one for one in asked if one.split), key=_disputed)),
        changes=tuple(_changes(taken)),
        calibration=tuple(_calibration(answers, sure) for sure in Sureness),
        criticals=tuple((kind, critical[kind]) for kind in Critical if critical[kind]),
        hints=sum(answered.hints for answered in answers),
    )


def first_of_each(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Keep each learner's first attempt at each scenario; they come in the order in which they were made."""
    found: dict[tuple[str, str], Attempt] = {}
    for one in attempts:
        found.setdefault((one.learner, one.scenario), one)
    return list(found.values())


def _hardest(asked: Asked) -> tuple[int, int, str, str]:
    """Put the share of wrong answers first, then those that were sure and wrong."""
    return -asked.percent_wrong, -asked.sure_and_wrong, asked.scenario, asked.turn


def _disputed(asked: Asked) -> tuple[int, str, str]:
    return -asked.split, asked.scenario, asked.turn


def _asked(attempts: Iterable[Attempt]) -> Iterator[Asked]:
    groups: dict[tuple[str, str], list[tuple[Attempt, Answered]]] = {}
    for attempt in attempts:
        for answered in attempt.answers:
            groups.setdefault((attempt.scenario, answered.turn), []).append((attempt, answered))
    for (scenario, turn), given in groups.items():
        attempt, last = given[-1]
        counts = Counter(answered.answer for _, answered in given)
        yield Asked(
            scenario=scenario,
            title=attempt.title,
            turn=turn,
            ask=last.ask,
            asks=last.asks,
            expect=last.expect,
            answers=tuple(sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))),
            wrong=sum(not answered.right for _, answered in given),
            sure_and_wrong=sum(answered.sure == Sureness.SURE and not answered.right for _, answered in given),
        )


def _changes(attempts: Sequence[Attempt]) -> Iterator[Change]:
    taken: dict[str, dict[str, list[Attempt]]] = {}
    for one in attempts:
        taken.setdefault(one.scenario, {}).setdefault(one.learner, []).append(one)
    for scenario, learners in sorted(taken.items()):
        again = [tries for tries in learners.values() if len(tries) > 1]
        if again:
            before, after = [tries[0].percent for tries in again], [tries[-1].percent for tries in again]
            yield Change(scenario, again[-1][-1].title, len(again), _mean(before), _mean(after))


def _calibration(answers: Sequence[Answered], sure: Sureness) -> Calibration:
    given = [answered.right for answered in answers if answered.sure == sure]
    return Calibration(sure, len(given), sum(given))


def _mean(numbers: Sequence[int]) -> int:
    """Give the mean, rounded down; 0 of none."""
    return sum(numbers) // len(numbers) if numbers else 0
