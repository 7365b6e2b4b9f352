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
