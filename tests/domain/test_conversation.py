"""The conversation: answers, corrections, going back, look-ups in mid-question."""

from dataclasses import replace

import pytest

from isp_assistant.domain import conversation as talk
from isp_assistant.domain.conversation import Asked, Decided, Explained, Note, Shown, Understood, Urgent
from isp_assistant.domain.facts import LONG
from isp_assistant.domain.reading import Found, Interpretation, Kind, Reading
from isp_assistant.domain.speech import counted, how_to_answer
from tests import packs
from tests.packs import small

PACK = small()
HARM = Reading("risk", "harm", "hits him", 3, 11)


def heard(understood: dict, kind: Kind = Kind.DECISION, **more: object) -> Interpretation:
    return Interpretation(kind, understood, **more)  # type: ignore[arg-type]


def test_what_is_typed_is_said_back_and_the_next_question_follows() -> None:
    _, replies = talk.typed(PACK, talk.opening({}), heard({"consent": "given"}))
    said, asked = replies
    assert said == Understood((("consent", "given"),), None)
    assert isinstance(asked, Asked)
    assert (asked.question.id, asked.number, asked.at_most) == ("risk", 1, 2)
    assert asked.options == ("danger", "harm", "none", "unsure")


def test_urgent_words_put_the_emergency_route_first_whatever_the_kind() -> None:
    for kind in Kind:
        _, replies = talk.typed(PACK, talk.opening({}), heard({}, kind, urgent=True))
        assert isinstance(replies[0], Urgent)


def test_whoever_is_not_understood_at_all_is_told_whom_to_ring_in_danger() -> None:
    _, replies = talk.typed(PACK, talk.opening({}), heard({}, Kind.OTHER))
    assert any(isinstance(reply, Note) and "999" in reply.text for reply in replies)


def test_answers_lead_to_the_outcome_and_back_takes_the_last_one_back() -> None:
    conversation, _ = talk.typed(PACK, talk.opening({}), heard({}))
    conversation, _ = talk.answer(PACK, conversation, "risk", "none")
    conversation, (asked,) = talk.answer(PACK, conversation, "what", ("health",))
    assert isinstance(asked, Asked)
    assert asked.number == 3
    conversation, (decided,) = talk.answer(PACK, conversation, "consent", "refused")
    assert isinstance(decided, Decided)
    conversation, (asked,) = talk.back(PACK, conversation)
    assert isinstance(asked, Asked)
    assert asked.question.fact == "consent"
    conversation, _ = talk.back(PACK, conversation)
    conversation, (asked,) = talk.back(PACK, conversation)
    assert asked.question.fact == "risk"
    _, (note, _) = talk.back(PACK, conversation)
    assert isinstance(note, Note)


def test_an_answer_that_left_the_path_is_kept_and_used_when_the_path_comes_back() -> None:
    conversation, _ = talk.typed(PACK, talk.opening({}), heard({}))
    for fact, value in (("risk", "none"), ("what", ("health",)), ("consent", "refused"), ("risk", "harm")):
        conversation, (reply,) = talk.answer(PACK, conversation, fact, value)
    assert isinstance(reply, Decided)
    assert talk.unused(conversation, reply.walk) == ("what", "consent")
    _, (reply,) = talk.answer(PACK, conversation, "risk", "none")
    assert isinstance(reply, Decided)
    assert reply.walk.outcome is not None
    assert reply.walk.outcome.id == "no"


def test_a_look_up_in_mid_question_is_answered_and_the_question_returns() -> None:
    conversation, _ = talk.typed(PACK, talk.opening({}), heard({}))
    after, (shown, asked) = talk.typed(PACK, conversation, heard({}, Kind.LOOKUP), Found(True))
    assert after == conversation
    assert isinstance(shown, Shown)
    assert isinstance(asked, Asked)


def test_a_conflict_is_asked_and_never_guessed() -> None:
    readings = (HARM, Reading("risk", "none", "no worries", 20, 30))
    conversation, (_, asked) = talk.typed(PACK, talk.opening({}), heard({}, conflicts={"risk": readings}))
    assert isinstance(asked, Asked)
    assert asked.conflict == readings
    conversation, _ = talk.answer(PACK, conversation, "risk", "none")
    assert "risk" not in conversation.conflicts


def test_a_second_value_named_is_offered_after_the_outcome() -> None:
    readings = {"risk": (HARM, Reading("risk", "none", "fine", 20, 24))}
    conversation, (_, decided) = talk.typed(PACK, talk.opening({}), heard({"risk": "harm"}, readings=readings))
    assert isinstance(decided, Decided)
    assert decided.also == (("risk", "none"),)
    _, (asked,) = talk.instead(PACK, conversation, "risk", "none")
    assert isinstance(asked, Asked)


def test_why_explains_the_pending_question() -> None:
    conversation, _ = talk.typed(PACK, talk.opening({}), heard({}))
    _, (reply,) = talk.why(PACK, conversation)
    assert isinstance(reply, Explained)
    _, (note,) = talk.why(PACK, talk.opening({}))
    assert note == Note(talk.NOTHING_TO_DECIDE)


def test_forgetting_a_fact_asks_for_it_again() -> None:
    conversation, _ = talk.typed(PACK, talk.opening({}), heard({"risk": "harm"}))
    _, (asked,) = talk.forget(PACK, conversation, "risk")
    assert isinstance(asked, Asked)
    assert asked.question.fact == "risk"


@pytest.mark.parametrize(("at_most", "said"), [(4, "2 of at most 4"), (19, "2")])
def test_a_bound_that_would_only_frighten_is_not_told(at_most: int, said: str) -> None:
    _, (_, asked) = talk.typed(PACK, talk.opening({}), heard({}))
    assert isinstance(asked, Asked)
    assert counted(replace(asked, number=2, at_most=at_most)) == said


@pytest.mark.parametrize(
    ("values", "many", "said"),
    [
        (3, False, ""),
        (3, True, "More than one is possible: type numbers, such as 1, 3."),
        (LONG + 1, False, "Type its number or a word of it."),
        (LONG + 1, True, "More than one is possible: type numbers or words, such as 1, 3."),
    ],
)
def test_how_to_answer_is_said_where_it_does_not_show(values: int, many: bool, said: str) -> None:
    _, (_, asked) = talk.typed(PACK, talk.opening({}), heard({}))
    assert isinstance(asked, Asked)
    risk = packs.fact("risk", *(f"v{number}" for number in range(values)), many=many)
    assert how_to_answer(replace(PACK, facts=PACK.facts | {"risk": risk}), asked) == said
