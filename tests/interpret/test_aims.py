"""What somebody would do with it says why it would be shared; what is only told, or comes first, does not."""

import pytest

from tests.interpret.reading import value


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        (
            "The ward ask where she lives so that a nurse can plan her discharge. Do I say?",
            "care-or-treatment",
        ),
        ("Can I ring the academy so they mark the register properly?", "education"),
        ("The trust wants the figures so as to plan its clinics. Do we send them?", "planning-research"),
        ("Can I tell the nursery? So I told her I would ask about the treatment.", None),
        ("He is at his gran's so he ought to have his tablets there. Can I tell the school he has moved?", None),
    ],
)
def test_so_that_they_can_says_what_for(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The constable is after his timetable to find out who stole the bikes. Can he have it?", "prevent-crime"),
        ("The women's group want her number to invite her along. Can they have it?", "early-help"),
        ("Can I tell the nursery that she used to teach there?", None),
        ("Mum agrees to the therapy notes going to the nursery. Can I send them?", None),
    ],
)
def test_to_with_a_verb_says_what_for(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("If I told the sixth form about his dyslexia they could give him extra time. Can I?", "education"),
        ("The dentist won't operate without a list of what he takes. Do I send it?", "care-or-treatment"),
        ("The constables are putting together a case and want his diary. Do I send it?", "prevent-crime"),
        ("The nurse would like his diary. Do I send it?", None),
        ("Can I tell the nursery she is doing the school run while her mum has treatment?", None),
    ],
)
def test_what_they_could_do_or_are_at_says_what_for(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Can I warn the midwife that dad has a gun, so she isn't hurt when she calls?", "protect-adult"),
        ("Can I ring the school about the girl, so that they keep her safe?", "safeguard-child"),
        ("Adult services ask what he is like, to protect him from his nephew. Do I say?", "protect-adult"),
        ("Social care ask what he is like, to protect him from his uncle. Do I say?", "safeguard-child"),
    ],
)
def test_whoever_would_be_kept_safe_is_a_child_or_an_adult(text: str, purpose: str) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The ward asks which tablets she takes. Do I say?", "care-or-treatment"),
        ("The ward asks whether she lives with her dad. Do I say?", None),
        ("Can I tell the ward about her tablets?", None),
    ],
)
def test_a_health_body_that_asks_what_somebody_takes_would_treat_them(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize("text", ["I thought she would", "Can I tell the nursery? Dad says he could", "so they would"])
def test_a_text_that_breaks_off_behind_would_is_read(text: str) -> None:
    assert value(text, "purpose") is None
