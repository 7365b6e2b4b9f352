"""A yes holds for whom it names, on the terms it sets, and to sharing; a no is one to sharing as well."""

import pytest

from tests.interpret.reading import value

ASKED = "Can I tell the school about her asthma?"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("She is content for you to have it but not anybody else", None),
        ("Mum says the midwife can hear it and nobody else", None),
        ("Mum said fine provided it is only the dentist", None),
        ("Dad agreed provided her name is left off", None),
        ("Mum is happy for us to ring if it stays anonymous", None),
        ("Mum doesn't mind if we ring them", "given"),
        ("Mum said tell whoever if you think it is best", "given"),
    ],
)
def test_a_yes_on_terms_or_to_nobody_else_is_asked_about_again(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


def test_a_yes_to_one_parent_is_none_to_the_other() -> None:
    said = "He is fine with me telling his mum but not his dad"
    assert value(f"{said}. Can I ring his dad?", "consent") != "given"


@pytest.mark.parametrize(
    "told",
    [
        "Mum said yep then nah",
        "Mum said yes, or so her sister claims",
        "Dad okayed it, or his brother did",
        "Dad okayed it and then changed his number",
        "Mum said sure but she was only kidding",
        "Mum said ok whatever, she looked really tearful",
        "Mum signed, she has dementia",
        "Dad agreed, he hardly understood a word",
    ],
)
def test_a_yes_that_is_undone_second_hand_or_not_understood_is_none(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


def test_what_somebody_else_does_not_understand_takes_nothing_from_a_yes() -> None:
    assert value(f"Mum agreed, he has severe learning difficulties. {ASKED}", "consent") == "given"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Smashing parents, no bother", None),
        ("Dad said no issues with his sleep", None),
        ("Mum has no problems", None),
        ("The entire team is on board", None),
        ("Dad is on board with the cookery class", None),
        ("Mum said no problem", "given"),
        ("Mum has no issue with the school knowing", "given"),
        ("Dad is on board with us telling them", "given"),
    ],
)
def test_that_all_is_well_or_something_else_is_welcome_is_no_agreement(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum isn't keen on swimming", None),
        ("Dad told me to get lost when I asked for the rent", None),
        ("He said no to lunch", None),
        ("Mum isn't keen on us telling them", "refused"),
        ("Dad told me to get lost when I asked for his consent", "refused"),
        ("She said no to the referral", "refused"),
    ],
)
def test_a_no_to_something_else_refuses_nothing(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent
