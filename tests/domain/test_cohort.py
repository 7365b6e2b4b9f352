"""The trainer's report, held against counting by hand and against counting the slow way."""

import datetime
import random
from fractions import Fraction
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from isp_assistant.domain.attempt import Answered, Attempt
from isp_assistant.domain.cohort import first_of_each, report, split
from isp_assistant.domain.record import Knowledge
from isp_assistant.domain.training import Critical, Sureness

START = datetime.datetime(2026, 11, 24, 9, tzinfo=datetime.UTC)
KNOWLEDGE = Knowledge("small", "1", "0" * 64)
DECISIONS = ("share", "share-now", "ask-first", "do-not-share")


def answered(turn: str, answer: str, right: bool, sure: Sureness, hints: int, critical: Critical | None) -> Answered:
    return Answered(
        turn, "decision", f"{turn}?", answer, ("share",), DECISIONS, right, 4 * right, 4, sure, hints, critical
    )


def attempt(minute: int, learner: str, scenario: str, answers: list[Answered], cohort: str = "N26") -> Attempt:
    points, out_of = sum(one.points for one in answers), sum(one.worth for one in answers)
    passed = 100 * points >= 70 * out_of and not any(one.critical for one in answers)
    at = START + datetime.timedelta(minutes=minute)
    return Attempt(
        at, learner, cohort, scenario, scenario.title(), "easy", points, out_of, passed, tuple(answers), KNOWLEDGE
    )


def cohort(seed: int, size: int) -> list[Attempt]:
    """Draw the attempts of a group, in no order."""
    rng = random.Random(seed)
    found = []
    for minute in range(size):
        answers = []
        for turn in ("1.decision", "1.risk", "2.decision"):
            answer = rng.choice(DECISIONS)
            critical = rng.choice(list(Critical)) if answer != "share" and rng.random() < 0.2 else None
            sure, hints = rng.choice(list(Sureness)), rng.randrange(3)
            answers.append(answered(turn, answer, answer == "share", sure, hints, critical))
        found.append(attempt(minute, f"L{rng.randrange(12)}", rng.choice("abc"), answers))
    rng.shuffle(found)
    return found


def test_a_small_group_counted_by_hand() -> None:
    sure, guess = Sureness.SURE, Sureness.GUESS
    right, wrong = (
        answered("1.decision", "share", True, sure, 0, None),
        answered("1.decision", "ask-first", False, sure, 1, None),
    )
    broken = answered("1.decision", "do-not-share", False, guess, 0, Critical.DANGER_DELAYED)
    found = report(
        [
            attempt(0, "L1", "a", [wrong]),
            attempt(1, "L2", "a", [right]),
            attempt(2, "L3", "a", [broken]),
            attempt(3, "L1", "a", [right]),
        ]
    )
    assert (found.attempts, found.learners, found.passed, found.mean, found.hints) == (4, 3, 2, 50, 1)
    (hard,) = found.hardest
    assert (hard.wrong, hard.times, hard.percent_wrong, hard.sure_and_wrong) == (2, 3, 66, 1)
    assert hard.answers == (("ask-first", 1), ("do-not-share", 1), ("share", 1))
    assert hard.split == 100, "three people, three answers"
    assert found.disputed == (hard,)
    (change,) = found.changes
    assert (change.learners, change.before, change.after) == (1, 0, 100)
    assert [(one.sure, one.times, one.right) for one in found.calibration] == [
        (Sureness.GUESS, 1, 0),
        (Sureness.FAIRLY, 0, 0),
        (Sureness.SURE, 3, 2),
    ]
    assert found.criticals == ((Critical.DANGER_DELAYED, 1),)


def test_of_nobody_there_is_nothing() -> None:
    found = report([])
    assert (found.attempts, found.mean, found.hardest, found.changes) == (0, 0, (), ())


@given(st.lists(st.integers(0, 9), max_size=6))
def test_a_split_is_the_chance_that_two_differ(counts: list[int]) -> None:
    people = [number for number, count in enumerate(counts) for _ in range(count)]
    pairs = list(combinations(people, 2))
    differ = sum(one != other for one, other in pairs)
    assert split(counts) == (int(Fraction(100 * differ, len(pairs))) if pairs else 0)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 200))
def test_a_report_is_what_counting_one_by_one_comes_to(seed: int, size: int) -> None:
    attempts = cohort(seed, size)
    found = report(attempts)
    ordered = sorted(attempts, key=lambda one: one.at)
    firsts = [
        one
        for place, one in enumerate(ordered)
        if not any(o.learner == one.learner and o.scenario == one.scenario for o in ordered[:place])
    ]
    assert first_of_each(ordered) == firsts
    assert found.passed == len([one for one in attempts if one.passed])
    assert found.learners == len({one.learner for one in attempts})
    for asked in {*found.hardest, *found.disputed}:
        given_ = [a for one in firsts if one.scenario == asked.scenario for a in one.answers if a.turn == asked.turn]
        assert asked.times == len(given_)
        assert asked.wrong == len([a for a in given_ if not a.right])
        assert asked.sure_and_wrong == len([a for a in given_ if a.sure == "sure" and not a.right])
        assert dict(asked.answers) == {a.answer: [b.answer for b in given_].count(a.answer) for a in given_}
    missed = {(one.scenario, a.turn) for one in firsts for a in one.answers if not a.right}
    assert {(one.scenario, one.turn) for one in found.hardest} == missed
    assert [one.percent_wrong for one in found.hardest] == sorted(
        (o.percent_wrong for o in found.hardest), reverse=True
    )
    assert [one.split for one in found.disputed] == sorted((one.split for one in found.disputed), reverse=True)
    for change in found.changes:
        tries = [
            [o for o in ordered if o.learner == who and o.scenario == change.scenario]
            for who in {o.learner for o in ordered}
        ]
        again = [one for one in tries if len(one) > 1]
        assert change.learners == len(again)
        assert change.before == sum(one[0].percent for one in again) // len(again)
        assert change.after == sum(one[-1].percent for one in again) // len(again)
    for one in found.calibration:
        given_ = [a for o in attempts for a in o.answers if a.sure == one.sure]
        assert (one.times, one.right) == (len(given_), len([a for a in given_ if a.right]))
    assert sum(count for _, count in found.criticals) == sum(len(one.criticals) for one in attempts)
