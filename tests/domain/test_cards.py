"""What a card of the shipped trees opens with, and what it must not say, where a life or a hiding place hangs on it."""

from collections.abc import Callable

import pytest

from isp_assistant.domain.facts import normalised
from isp_assistant.domain.model import StepKind
from isp_assistant.domain.walk import Advice, Walk, walk
from isp_assistant.pack.cache import load_pack
from tests.conftest import KNOWLEDGE

Card = Callable[..., Walk]


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Card:
    pack = load_pack(KNOWLEDGE, tmp_path_factory.mktemp("cache"))

    def reached(**facts: str | list[str]) -> Walk:
        found = walk(pack, normalised(pack.facts, facts))
        assert found.outcome, f"{found.question} is still asked"
        return found

    return reached


def text(steps: tuple[Advice, ...]) -> str:
    return " ".join(step.text for step in steps)


def test_a_doubt_about_the_risk_begins_with_the_emergency_line_and_its_names(card: Card) -> None:
    steps = card(risk="unsure").steps
    assert "ring 999 first, and give every name" in steps[0].text
    assert steps[0].by == "now"


@pytest.mark.parametrize("recipient", ["childrens-social-care", "parent"])
def test_cutting_begins_with_the_duty_that_nobody_else_can_take_over(card: Card, recipient: str) -> None:
    told = {"risk": "significant-harm", "recipient": recipient, "purpose": "safeguard-child", "legal_bar": "no"}
    first = card(**told, recipient_verified="yes", family_harm="genital-mutilation").steps[0]
    assert "section 5B" in first.text
    assert first.who == "police"


def test_other_harm_says_nothing_of_that_duty(card: Card) -> None:
    told = {"risk": "significant-harm", "recipient": "childrens-social-care", "recipient_verified": "yes"}
    assert "section 5B" not in text(card(**told, legal_bar="no").steps)


@pytest.mark.parametrize("risk", ["none", "welfare-concern", "unsure"])
def test_an_address_in_the_family_s_hands_begins_with_a_warning(card: Card, risk: str) -> None:
    went = {"situation": "already-shared", "risk": risk, "identifiable": "yes", "went": "astray"}
    steps = card(**went, information=["contact-details"], recipient="parent").steps
    assert steps[0].kind == StepKind.TELL_PERSON
    assert "the refuge if they are in one" in steps[0].text
    assert "Ask whoever has it" not in text(steps)


def test_a_letter_to_the_wrong_house_stays_a_breach_to_report(card: Card) -> None:
    went = {"situation": "already-shared", "risk": "none", "identifiable": "yes", "went": "astray"}
    assert card(**went, information=["education"]).outcome.id == "contain-and-report"
    assert card(**went, information=["contact-details"], recipient="school").outcome.id == "contain-and-report"


def test_a_report_that_a_parent_is_owed_says_to_take_out_the_other_home(card: Card) -> None:
    owed = {"recipient": "parent", "purpose": "education", "legal_duty": "yes", "recipient_verified": "yes"}
    told = card(**owed, risk="none", information=["education"], legal_bar="no")
    assert told.outcome.decision == "share"
    assert "letterhead" in text(told.steps)
    assert card(**owed, risk="significant-harm", legal_bar="no").outcome.decision == "seek-advice"
