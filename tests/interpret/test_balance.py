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
        ("The benefit is heavily outweighed by the damage to his trust", "no"),
        ("The need, easily outweighed by what it would cost, is small", "no"),
        ("The need to share is not outweighed by her privacy", "yes"),
        ("The need to share outweighed her privacy by far", "yes"),
        ("Her privacy is overridden by the need to protect", "yes"),
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


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Sharing it is justified", "The officer says that sharing it is justified"),
        ("We say public safety overrides his privacy", "The officer insists public safety overrides his privacy"),
        ("The need to share outweighs her privacy", "The solicitor argues the need to share outweighs her privacy"),
        ("It would be overkill", "Gran says it would be overkill"),
        ("Our safeguarding lead says it is not proportionate", "He says it is not proportionate"),
        ("Mum says no but sharing it is justified", "Mum says that sharing it is justified"),
    ],
)
def test_what_weighs_more_is_for_us_to_say_and_for_nobody_else(ours: str, theirs: str) -> None:
    assert value(f"{ours}. {ASKED}", "public_interest") is not None
    assert value(f"{theirs}. {ASKED}", "public_interest") is None


@pytest.mark.parametrize(
    ("told", "outweighs"),
    [("It is a sledgehammer to crack a nut", "no"), ("He likes his sledgehammer", None)],
)
def test_a_heavy_tool_weighs_nothing_where_it_is_only_a_tool(told: str, outweighs: str | None) -> None:
    assert value(f"{told}. {ASKED}", "public_interest") == outweighs
