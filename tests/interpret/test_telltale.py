"""Harm that nobody names: several signs together, of a child, in what somebody would tell of their own accord."""

import pytest

from tests.interpret.reading import value


@pytest.mark.parametrize(
    "told",
    [
        "A boy of nine hides his back at swimming and there was a slipper print and blood on his shirt",
        "A girl of 13 was dropped at a motel by a stranger with a designer bag",
        "A pupil has a fist sized swelling on her jaw",
    ],
)
def test_signs_that_weigh_enough_together_tell_of_harm(told: str) -> None:
    assert value(f"{told}. Can I ring social services?", "risk") == "significant-harm"


@pytest.mark.parametrize(
    "told",
    [
        "A boy of nine has a designer bag. Can I ring social services?",
        "A pupil had a party at a hotel. The school want her address, can I give it?",
        "The lad has a scar and his mum is no stranger to us. The surgery want his records, can I send them?",
    ],
)
def test_one_sign_or_what_another_asks_for_does_not(told: str) -> None:
    assert value(told, "risk") is None


def test_a_bone_of_ones_own_is_broken_by_mishap() -> None:
    assert value("Our receptionist broke her ankle. Can I tell the parents why she is off?", "risk") is None
    assert value("A lad says his dad broke her arm. Can I ring social services?", "risk") == "significant-harm"


def test_what_somebody_asks_about_may_be_so_or_not() -> None:
    assert value("The college asks whether he hits her. Do I say?", "risk") is None


def test_a_body_that_asks_for_reasons_of_its_own_does_not_protect() -> None:
    told = "She is being groomed by a man of forty, she is 14."
    assert value(f"{told} Can I tell the police?", "purpose") == "safeguard-child"
    assert value(f"{told} Her dance club asked why she missed practice. Do I say?", "purpose") is None
