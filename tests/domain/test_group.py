"""A room votes: counts and codes, where it parts, and the fact that explains it."""

import random

import pytest

from isp_assistant.domain.group import Poll, parts_on, voted
from isp_assistant.domain.model import Decision
from isp_assistant.domain.training import Course
from tests.domain.test_training import course


def polls(one: Course, *typed: str) -> tuple[Poll, ...]:
    """Take votes on the turns of the first beat."""
    return tuple(voted(Poll(turn), text) for turn, text in zip(one.turns, typed, strict=False))


def test_hands_are_counted_and_counted_again() -> None:
    (poll,) = polls(course(), "2:7, 5:4")
    assert poll.counts["share"] == 7
    assert poll.counts["ask-first"] == 4
    assert (poll.votes, poll.right) == (11, 7)
    assert voted(poll, "2=8").counts["share"] == 8


def test_a_code_votes_once_and_may_change_its_mind() -> None:
    (poll,) = polls(course(), "K4:2 k5:5 K4:6")
    assert (poll.votes, poll.counts["share"], poll.counts["seek-advice"]) == (2, 0, 1)


def test_hands_and_codes_stand_together() -> None:
    (poll,) = polls(course(), "2:3 K4:2")
    assert poll.counts["share"] == 4


@pytest.mark.parametrize("text", ["2", "2:x", "9:1", "0:1", "K4:9", "2:1000", "K4=", "share:3x", ":", "2::3"])
def test_what_is_no_vote_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no vote|There is no answer"):
        voted(Poll(course().turns[0]), text)


def test_a_room_of_one_mind_does_not_part() -> None:
    assert parts_on(course(), polls(course(), "2:9", "2:5 3:4")) is None
    assert parts_on(course(), polls(course(), "2:5 5:4", "2:9")) is None
    assert parts_on(course(), polls(course(), "2:5 5:4")) is None


def test_a_room_parts_on_the_fact_that_is_read_in_two_ways_and_it_says_where_each_leads() -> None:
    parting = parts_on(course(), polls(course(), "2:5 5:4", "1:1 2:5 3:3"))
    assert parting is not None
    assert parting.poll.turn.ask == "risk"
    assert parting.readings == (
        ("danger", 1, Decision.SHARE_NOW),
        ("harm", 5, Decision.SHARE),
        ("none", 3, None),
    )


def test_codes_show_the_fact_that_explains_the_votes_though_another_is_more_disputed() -> None:
    one = course()
    decision, risk, consent = one.turns[3:6]
    people = [f"K{n}" for n in range(8)]
    chose = voted(Poll(decision), " ".join(f"{who}:{7 if n < 4 else 5}" for n, who in enumerate(people)))
    read = voted(Poll(consent), " ".join(f"{who}:{2 if n < 4 else 3}" for n, who in enumerate(people)))
    noise = voted(Poll(risk), " ".join(f"{who}:{n % 4 + 1}" for n, who in enumerate(people)))
    assert noise.split > read.split
    parting = parts_on(one, (chose, noise, read))
    assert parting is not None
    assert parting.poll.turn.ask == "consent"
    assert [(value, decision) for value, _, decision in parting.readings] == [
        ("refused", Decision.DO_NOT_SHARE),
        ("not-asked", Decision.ASK_FIRST),
    ]


def test_random_votes_add_up() -> None:
    rng = random.Random(5)
    for _ in range(50):
        poll = Poll(course().turns[0])
        expected = {str(value): 0 for value in poll.turn.options}
        for number, value in enumerate(expected, 1):
            expected[value] = rng.randrange(9)
            poll = voted(poll, f"{number}:{expected[value]}")
        assert poll.counts == expected
        assert poll.votes == sum(expected.values())
