"""What has happened: shared already, refused by another body, or disputed; and what only looks like it."""

import pytest

from tests.interpret.reading import interpreter


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("the report about him went to his grandad's old address", "already-shared"),
        ("his uncle has been sent her new number in error", "already-shared"),
        ("an invoice with her street on it went to his gran by accident", "already-shared"),
        ("I attached another family's assessment, what do I do", "already-shared"),
        ("we cc'd all the parents by accident", "already-shared"),
        ("I cc'd the whole class in a message about a lad", "already-shared"),
        ("wrong pupil's results went out in the post", "already-shared"),
        ("told his aunt something I shouldn't have", "already-shared"),
        ("a diary with families in it was stolen from my car", "already-shared"),
        ("I have mislaid a bag with reviews in it", "already-shared"),
        ("texted a photo of the class to the wrong grandad", "already-shared"),
        ("I phoned the duty team last night, what happens now", "already-shared"),
        ("the practice say they cannot discuss her with us", "they-refuse"),
        ("how do I get the hospital to share with us", "they-refuse"),
        ("the leisure trust keeps blaming gdpr", "they-refuse"),
        ("my supervisor says we must not tell the police", "disagreement"),
        ("the deputy won't make the referral", "disagreement"),
    ],
)
def test_what_has_happened_is_read(text: str, situation: str) -> None:
    assert interpreter().read(text).understood.get("situation") == situation


@pytest.mark.parametrize(
    "text",
    [
        "he has been stabbed and refuses to talk to the police, can I tell them",
        "mum already told the nursery, can I tell the doctor",
        "I have already told the school, can I tell the doctor as well",
        "he was sent to the wrong school",
        "his nan will not discuss it, can I ring her",
        "my manager says not to worry, can I send it",
        "did they refuse to share it",
        "can I put her address in the report",
        "shall I cc all the parents",
        "the grandparents are at odds with us over her school",
    ],
)
def test_a_person_and_what_is_still_to_decide_say_nothing_of_it(text: str) -> None:
    assert "situation" not in interpreter().read(text).understood
