"""What is left open, speaks of another matter or was pressed for is no yes, no calm and no check."""

import pytest

from tests.interpret.reading import value


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("I'm not sure mum agreed, can I tell the school", "consent"),
        ("not certain that she has capacity, can I tell the police", "competent"),
        ("he might have capacity, can I tell the police", "competent"),
        ("mum agreed he is a handful, can I tell the school", "consent"),
        ("mum is happy about the new baby, can I tell the school", "consent"),
        ("both signed the tenancy, can I tell housing", "consent"),
        ("she agreed under pressure from her partner, can I tell the school", "consent"),
        ("mum nodded off in the chair, can I tell the school", "consent"),
        ("there are no concerns about his reading, can I tell the school about the fight", "risk"),
        ("nobody is at risk yet, can I tell the school", "risk"),
        ("no risk to the baby from mum, can I tell the school", "risk"),
        ("I rang back but nobody answered, can I tell the officer", "recipient_verified"),
        ("she may have her inhaler at home, can I tell the school", "consent"),
        ("the stairs are unsafe, can I tell housing", "consent"),
        ("she said it was him, can I tell the officer", "recipient_verified"),
        ("he says he is really a police officer, can I tell him", "recipient_verified"),
        ("the school has capacity for thirty, can I tell them", "competent"),
    ],
)
def test_it_is_not_read(text: str, fact: str) -> None:
    assert value(text, fact) is None


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("no doubt about it, mum agreed, can I tell the school", "consent", "given"),
        ("mum is happy for us to ring the school, can I", "consent", "given"),
        ("she signed it, can I tell the school", "consent", "given"),
        ("he has capacity and said yes, can I tell the school", "competent", "yes"),
        ("there are no concerns about the children, can I tell the school", "risk", "none"),
    ],
)
def test_what_is_plain_still_is(text: str, fact: str, expected: str) -> None:
    assert value(text, fact) == expected
