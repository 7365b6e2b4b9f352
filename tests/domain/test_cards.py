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


NAMELESS = {"risk": "significant-harm", "identifiable": "no", "recipient_verified": "yes", "legal_bar": "no"}


@pytest.mark.parametrize("recipient", ["police", "school", "health", "own-organisation"])
@pytest.mark.parametrize("purpose", ["safeguard-child", "prevent-crime", "early-help"])
def test_no_names_never_settles_what_may_befall_a_child(card: Card, recipient: str, purpose: str) -> None:
    told = card(**NAMELESS, recipient=recipient, purpose=purpose, about="child", scale="one-off", public_interest="yes")
    assert told.outcome.decision == "share"
    assert "harm-to-duty-team" in names(told) or "ring-duty-today" in names(told)


def test_an_adult_s_crime_may_still_be_told_without_a_name(card: Card) -> None:
    told = card(**NAMELESS, recipient="police", purpose="prevent-crime", about="other-adult", information=["health"])
    assert told.outcome.decision == "share-anonymised"


def test_the_officer_for_allegations_is_not_first_where_no_worker_is_named(card: Card) -> None:
    told = card(**NAMELESS | {"identifiable": "yes"}, recipient="childrens-social-care")
    assert names(told)[0] == "ring-duty-today"


POLICE = {"risk": "none", "recipient": "police", "identifiable": "yes", "scale": "one-off", "legal_duty": "no"}


def test_an_officer_who_only_asks_hears_neither_yes_nor_no(card: Card) -> None:
    told = card(**POLICE, consent="not-asked", purpose="general-enquiry")
    assert told.outcome.decision == "do-not-share"
    assert "rank" in text(told.steps)
    crime = card(**POLICE, consent="refused", purpose="prevent-crime", public_interest="no")
    assert crime.outcome.id != "neither-yes-nor-no"


SECRET = {"risk": "none", "recipient": "health", "identifiable": "yes", "purpose": "care-or-treatment"}


def test_sex_that_a_child_cannot_agree_to_is_referred_today(card: Card) -> None:
    told = {**SECRET, "scale": "one-off", "consent": "refused", "legal_duty": "no", "about": "child"}
    referred = card(**told, competent="no", information=["sexual-health"])
    assert "duty team today" in referred.outcome.title
    assert card(**told, competent="yes", information=["sexual-health"]).outcome.id == "keep-the-confidence"


def test_whoever_looks_for_an_address_is_not_told_of_a_refuge(card: Card) -> None:
    told = {"risk": "none", "recipient": "relative-or-friend", "identifiable": "yes", "purpose": "general-enquiry"}
    hidden = card(**told, consent="not-asked", information=["contact-details"])
    assert "not even that a refuge is involved" in text(hidden.steps)
    assert "refuge is involved" not in text(card(**told, consent="not-asked", information=["education"]).steps)


def names(told: Walk) -> list[str | None]:
    return [step.name for step in told.outcome.do if step.name != "report-cutting"]
