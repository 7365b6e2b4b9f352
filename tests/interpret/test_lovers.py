"""A child under sixteen with a grown-up lover is at risk, in whatever order and whenever the ages are told."""

import pytest

from isp_assistant.domain.model import Question
from tests.interpret.reading import interpreter, value

ASKED = "Can I tell the police where she lives?"


@pytest.mark.parametrize(
    "told",
    [
        "She is 13. Boyfriend is 22",
        "She is seeing a 25 year old and she is 15",
        "Her partner is 31 and she's 14",
        "She's 13, he is 20 and they are sleeping together",
        "She is 15. Her boyfriend has a car, he is 26",
        "A lad of 21 is going out with her and she is 14",
        "A girl of 12 has a 17 year old boyfriend",
        "A girl of 15 stays over with a man of 40",
        "Our 12 year old has a boyfriend who's 20 said to keep quiet",
        "She's 14 and going out with someone who is 21",
        "A boy of 13 with a girlfriend aged 22",
    ],
)
def test_a_lover_who_is_too_old_is_a_harm(told: str) -> None:
    assert value(f"{told}. {ASKED}", "risk") == "significant-harm"


@pytest.mark.parametrize(
    "told",
    [
        "She is 15 with a 17 year old boyfriend",
        "Mum's boyfriend is 23 and the girl is 14",
        "Mum has a boyfriend who's 24, son is 12",
        "Mum is 24, her boyfriend is 25 and the baby is 1",
        "I am seeing a 30 year old mum whose sister is 14",
        "A girl of 14 lives with her uncle who is 30",
        "A man of 30 is her football coach and she is 14",
    ],
)
def test_whoever_is_no_lover_or_hardly_older_is_none(told: str) -> None:
    assert value(f"{told}. {ASKED}", "risk") is None


@pytest.mark.parametrize(
    ("first", "then"), [("She is 14.", "boyfriend is 24"), ("Her boyfriend is 24.", "she is 14, can I tell the police")]
)
def test_ages_are_put_together_that_were_told_one_after_the_other(first: str, then: str) -> None:
    assert interpreter().read(then, earlier=first).understood.get("risk") == "significant-harm"
    assert interpreter().read(then).understood.get("risk") is None
    answered = interpreter().answer(then, Question("q", "?", "consent", "", (), ()), earlier=first)
    assert answered.heard is not None
    assert answered.heard.understood.get("risk") == "significant-harm"
