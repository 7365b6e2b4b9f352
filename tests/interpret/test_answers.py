"""Free words while a question is pending: an answer, a correction, or a friendly prompt."""

import pytest

from isp_assistant.domain.facts import LONG
from isp_assistant.domain.model import Question
from tests.interpret.reading import interpreter, value


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
    ("text", "fact", "expected"),
    [
        ("it is justified", "public_interest", "yes"),
        ("the police say it is justified", "public_interest", None),
        ("if it is justified", "public_interest", None),
        ("is it necessary and proportionate", "public_interest", None),
        ("my lead says it is justified", "public_interest", "yes"),
        ("she says yes", "consent", "given"),
        ("if she agrees", "consent", None),
    ],
)
def test_what_another_claims_or_what_is_only_supposed_answers_nothing(
    text: str, fact: str, expected: str | None
) -> None:
    assert answer(text, fact) == expected


@pytest.mark.parametrize(
    ("text", "fact", "recipient"),
    [
        ("no, social care", "recipient_verified", "childrens-social-care"),
        ("no, not the GP, the school", "risk", "school"),
        ("no it is for the school, not the GP", "risk", "school"),
        ("wait, I meant the GP not the school", "risk", "health"),
        ("sorry, the police", "risk", "police"),
        ("no, it is not for the police, it is for the nursery", "risk", "early-years"),
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


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("A voluntary or community organisation", "recipient", "voluntary-sector"),
        ("Contact details or whereabouts", "information", ("contact-details",)),
        ("asking would raise the risk or do harm", "consent", "unsafe-to-ask"),
        ("voluntary", "recipient", "voluntary-sector"),
        ("drugs", "information", ("substance-misuse",)),
        ("education and health", "information", ("education", "health")),
        ("health and her address", "information", ("contact-details", "health")),
        ("not the health side, only her address", "information", ("contact-details",)),
        ("address", "information", ("contact-details",)),
        ("drugs, abuse and health", "information", ("health", "substance-misuse", "domestic-abuse")),
        ("education, not health", "information", ("education",)),
        ("organisation", "recipient", None),
        ("not voluntary", "recipient", None),
        ("asking", "consent", None),
    ],
)
def test_an_option_is_taken_by_its_label_and_of_a_long_list_by_a_word_of_its_own(
    text: str, fact: str, expected: object
) -> None:
    pack = interpreter().pack
    assert interpreter().answer(text, Question("q", "?", fact, "", (), ())).value == expected
    assert all(len(pack.facts[name].values) > LONG for name in ("recipient", "information"))


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("not sure if it was really the officer who rang, could be anyone", "consent"),
        ("could be the nursery that wants it", "risk"),
        ("maybe his nan has the key", "consent"),
        ("not sure she agreed", "risk"),
    ],
)
def test_a_doubt_about_something_else_is_not_unsure_of_this(text: str, fact: str) -> None:
    assert answer(text, fact) is None


@pytest.mark.parametrize(
    ("text", "doubted"), [("I'm not sure about the risk", "risk"), ("not sure about agreement", "consent")]
)
def test_a_doubt_that_names_another_question_is_unsure_of_that_and_answers_nothing_else(
    text: str, doubted: str
) -> None:
    said = interpreter().answer(text, Question("q", "?", "purpose", "", (), ()))
    assert said.value is None
    assert said.heard
    assert said.heard.understood == {doubted: "unsure"}
    assert interpreter().answer(text, Question("q", "?", doubted, "", (), ())).value == "unsure"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("not sure what mum would say", "consent"),
        ("I really could not say, maybe", "risk"),
        ("could be, I don't know", "identifiable"),
        ("not sure whether she agreed", "consent"),
        ("hard to say at the moment", "competent"),
    ],
)
def test_a_doubt_about_this_is_unsure(text: str, fact: str) -> None:
    assert answer(text, fact) == "unsure"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("everything except health", None),
        ("all but mental health", None),
        ("anything apart from her address", None),
        ("debts, except for her self harm", ("finance-housing",)),
    ],
)
def test_what_is_excepted_is_no_part_of_an_answer(text: str, expected: tuple[str, ...] | None) -> None:
    answered = interpreter().answer(text, Question("q", "?", "information", "", (), ()))
    assert answered.value == expected
    assert answered.heard is None


def test_what_is_excepted_in_a_question_is_not_read_as_passed_on() -> None:
    assert value("can I tell the school about her debts, apart from the self harm?", "information") == (
        "finance-housing",
    )
