"""Free words while a question is pending: an answer, a correction, or a friendly prompt."""

import pytest

from isp_assistant.domain.model import Question
from tests.interpret.reading import interpreter


def answer(text: str, fact: str) -> object:
    return interpreter().answer(text, Question("q", "?", fact, "", (), ())).value


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("yeah she said fine", "consent", "given"),
        ("dunno", "consent", "unsure"),
        ("2", "consent", "refused"),
        ("neither", "risk", "none"),
        ("nope", "identifiable", "no"),
        ("actually it's the school who want it", "recipient", "school"),
        ("not the police, the school", "recipient", "school"),
        ("bananas", "consent", None),
    ],
)
def test_free_words_are_taken_as_answers(text: str, fact: str, expected: str | None) -> None:
    assert answer(text, fact) == expected


@pytest.mark.parametrize(
    ("text", "fact", "recipient"),
    [
        ("no, social care", "recipient_verified", "childrens-social-care"),
        ("wait, I meant the GP not the school", "risk", "health"),
        ("sorry, the police", "risk", "police"),
        ("no, dad", "consent", None),
        ("no, the police have not said", "recipient_verified", None),
    ],
)
def test_whom_it_goes_to_may_be_put_right_at_any_question(text: str, fact: str, recipient: str | None) -> None:
    answered = interpreter().answer(text, Question("q", "?", fact, "", (), ()))
    heard = answered.heard.understood.get("recipient") if answered.heard else None
    assert heard == recipient
    assert answered.value is None or recipient is None
