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
        ("no, not the GP, the school", "risk", "school"),
        ("no it is for the school, not the GP", "risk", "school"),
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


@pytest.mark.parametrize(
    "text",
    ["no, she agreed last week", "no, they want names as well", "nobody is safe in that house", "actually she said no"],
)
@pytest.mark.parametrize("fact", ["risk", "identifiable", "legal_bar"])
def test_a_no_to_something_else_answers_nothing(text: str, fact: str) -> None:
    assert answer(text, fact) in (None, "yes" if fact == "identifiable" else None)


@pytest.mark.parametrize("text", ["no", "nope, none of that", "no I don't think so", "not that I know of, no"])
def test_a_no_and_no_more_answers(text: str) -> None:
    assert answer(text, "risk") == "none"
