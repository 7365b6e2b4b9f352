"""Whose word it is that the law requires something, or that the need to tell weighs more."""

import pytest

from tests.interpret.reading import value

ASKED = "Can I send it to the police?"


@pytest.mark.parametrize(
    "told",
    [
        "We have a legal duty to hand it over, the father's new girlfriend claims.",
        "We are legally obliged to, as the caretaker tells us.",
        "It is a statutory duty, says his uncle.",
        "By law we must, or so he reckons.",
        "According to the club treasurer we are compelled by statute.",
        "The law obliges us, if you believe the journalist.",
        "There is a statutory duty on us, I am told.",
        "The uncle texted that we are legally bound to do so.",
        "In his message he writes that the Act obliges us.",
        "We are legally obliged to?",
    ],
)
def test_no_law_is_read_where_somebody_else_claims_it_or_it_is_only_asked(told: str) -> None:
    assert value(f"{told} {ASKED}", "legal_duty") is None


@pytest.mark.parametrize(
    "told",
    [
        "The judge told us we are legally bound to send it.",
        "The order from the court states that we must disclose it.",
        "According to the Act we are legally bound to send it.",
        "We are compelled by statute to send it. Mum says no.",
        "We are compelled by statute to send it, dad says he objects.",
        "The uncle texted and we are legally bound to answer.",
        "By law we must answer, but he says he has moved.",
    ],
)
def test_a_law_that_we_a_court_or_the_act_tells_of_is_read(told: str) -> None:
    assert value(f"{told} {ASKED}", "legal_duty") == "yes"
    assert value("By law we must send it, can I?", "legal_duty") == "yes"


@pytest.mark.parametrize(
    "told",
    [
        "Sharing it is justified, reckons the journalist.",
        "The need to tell outweighs her privacy, in the councillor's opinion.",
        "The need to tell outweighs her privacy, he insists.",
        "It would be proportionate, claims his uncle.",
        "We were told that telling is in the public interest.",
        "According to the neighbour sharing it is justified.",
        "Is the public interest strong?",
        "Justified and proportionate?",
        "The need to tell outweighs her privacy?",
    ],
)
def test_no_need_to_tell_is_read_where_somebody_else_argues_it_or_it_is_only_asked(told: str) -> None:
    assert value(f"{told} {ASKED}", "public_interest") is None


@pytest.mark.parametrize(
    "told",
    [
        "Telling is in the public interest, says our safeguarding lead.",
        "Sharing it is justified, mum says no.",
        "She told me that he hits her and sharing it is justified.",
        "The need to tell outweighs her privacy.",
        "In our view the need to tell outweighs her privacy.",
    ],
)
def test_a_need_to_tell_that_we_or_a_lead_of_ours_weighed_is_read(told: str) -> None:
    assert value(f"{told} {ASKED}", "public_interest") == "yes"


def test_the_public_interest_makes_nothing_public() -> None:
    assert value(f"Is the public interest strong? {ASKED}", "confidential") is None
    assert value(f"It is all public now. {ASKED}", "confidential") == "no"
