"""Which side is said to weigh more, the need to share or the confidence that it costs."""

import pytest

from tests.interpret.reading import value

ASKED = "Can I tell the police?"


@pytest.mark.parametrize(
    ("told", "outweighs"),
    [
        ("The need to share outweighs her privacy", "yes"),
        ("We think the good of telling is greater than the intrusion", "yes"),
        ("The benefit of disclosure trumps his confidentiality", "yes"),
        ("His privacy does not outweigh the need to tell", "yes"),
        ("The need to share does not outweigh her privacy", "no"),
        ("The benefit is outweighed by the damage to his trust", "no"),
        ("Her right to confidence counts for more than the need", "no"),
        ("The case for telling is weaker than the case for keeping it", "no"),
    ],
)
def test_which_side_weighs_more_is_read_whichever_stands_first(told: str, outweighs: str) -> None:
    assert value(f"{told}. {ASKED}", "public_interest") == outweighs


@pytest.mark.parametrize(
    "told",
    [
        "If the need to share outweighs her privacy I will go ahead.",
        "Does the need to share outweigh her privacy?",
        "Maybe the need to share outweighs her privacy.",
        "He is stronger than his brother.",
    ],
)
def test_what_is_only_asked_or_supposed_weighs_nothing(told: str) -> None:
    assert value(f"{told} {ASKED}", "public_interest") is None
