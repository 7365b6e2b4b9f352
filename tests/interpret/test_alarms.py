"""Dangers that are dealt with first, whatever is asked; and children too young to agree to sex."""

import pytest

from isp_assistant.domain.reading import FLED, Kind
from tests.interpret.reading import interpreter, read, value


@pytest.mark.parametrize(
    "text",
    [
        "A pupil came to school with a machete down his trousers. Who do I tell?",
        "one of ours has a blade in her locker",
        "The lad in our home ran away on Sunday, can I tell his uncle?",
        "She has gone missing from her placement. Can I give her photo to the bus company?",
        "He is off to meet a bloke he met on Roblox, can I tell his nan?",
        "A known paedophile is staying with one of our families. May I warn the mother?",
        "Her stepdad was convicted of child sex offences, can I tell the nursery?",
        "They will not let the ward give him the blood transfusion. Can we tell the council?",
        "A girl took an overdose during assembly, can I ring her mum?",
        "There is a shotgun behind the sofa where they live",
        "A lad of 15 missing since Sunday, can I tell his aunt?",
    ],
)
def test_an_alarm_brings_the_emergency_line_and_is_decided(text: str) -> None:
    heard = read(text)
    assert heard.urgent
    assert heard.alarms
    assert heard.kind == Kind.DECISION


@pytest.mark.parametrize(
    "text",
    [
        "The knife crime team comes into school on Monday, can I give them a list?",
        "His file is missing, can I ask his old school for a copy?",
        "Mum met her new partner online. Can I tell the health visitor?",
        "She took an overdose ten years ago, can I tell the nursery?",
        "Mum has not refused the transfusion, can I tell the ward?",
        "Dad refused the flu jab for him. Can I tell the GP?",
        "He is not suicidal, can I tell the college?",
    ],
)
def test_what_is_denied_long_over_or_of_a_thing_alarms_nobody(text: str) -> None:
    assert not read(text).alarms
    assert not read(text).urgent


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        ("Grandma asks where her daughter lives now. She fled from an abusive partner.", (FLED,)),
        ("An aunt wants the phone number of a woman who is in hiding, can I give it?", (FLED,)),
        ("Dad asks which nursery she goes to, there is a restraining order", (FLED,)),
        ("They are in a refuge and dad asks for the school report", (FLED,)),
        ("Dad asks for the school report", ()),
        ("The police want her new address, she fled from an abusive partner", ()),
        ("Grandma asks for their new address so that she can send a card", ()),
    ],
)
def test_whoever_seeks_somebody_who_fled_alarms_unless_they_protect(text: str, alarms: tuple[str, ...]) -> None:
    assert read(text).alarms == alarms


def test_self_harm_is_remembered_without_the_emergency_line() -> None:
    heard = read("Mum says she is self harming again, can I tell the GP?")
    assert heard.alarms
    assert not heard.urgent


@pytest.mark.parametrize(
    ("text", "risk"),
    [
        ("An 11 year old has asked for condoms. Can the nurse tell us?", "significant-harm"),
        ("She is 12 and on the pill, can I tell her GP?", "significant-harm"),
        ("She is 15 and on the pill, can I tell her GP?", None),
        ("Her sister is 12. She is 15 and on the pill, can I tell her GP?", None),
        ("Mum is pregnant and has a girl of 9. Can I tell the school?", None),
        ("The 12 year olds have a contraception lesson, can I tell the parents?", None),
        ("He is 11 and goes to a workshop about condoms, can I tell his dad?", None),
        ("She is 11 and wants to talk about condoms, can I tell her dad?", "significant-harm"),
    ],
)
def test_sexual_activity_under_thirteen_is_serious_harm(text: str, risk: str | None) -> None:
    assert value(text, "risk") == risk


def test_the_age_may_come_before_or_after_what_it_is_about() -> None:
    before = interpreter().read("she is 12", "can I tell her mum about the morning after pill?")
    after = interpreter().read("she wants the morning after pill", "she is 12, can I tell her mum something?")
    assert before.understood.get("risk") == after.understood.get("risk") == "significant-harm"


@pytest.mark.parametrize(
    "text",
    [
        "caught with a dagger by the bins, who can I tell",
        "She has disappeared from her foster home",
        "arranged to meet a lad off Snapchat tonight",
        "Grandad has sexual offences against girls and babysits",
        "they are turning down dialysis for their son",
        "He took his nan's tablets on the school bus",
    ],
)
def test_an_alarm_in_few_words_is_heard(text: str) -> None:
    assert read(text).urgent


@pytest.mark.parametrize(
    "text",
    [
        "We have no idea where she is",
        "he has not been seen for 4 days",
        "lass has gone awol",
        "our pupil od'd in the toilets",
    ],
)
def test_a_child_who_is_missing_or_overdosed_in_few_words_is_heard(text: str) -> None:
    assert read(text).urgent


@pytest.mark.parametrize(
    "text",
    [
        "He carries a machete in college and previously lived in Leeds",
        "She is suicidal and was in hospital two years ago, can I tell the GP?",
        "She has run away again, last month she did too. Can I tell her gran?",
        "He disappeared from the unit on Monday, his gran died three months ago",
        "An uncle was jailed for raping a girl ten years ago and babysits. Can I warn mum?",
    ],
)
def test_a_past_told_of_something_else_ends_no_danger(text: str) -> None:
    assert read(text).alarms


@pytest.mark.parametrize(
    "text",
    [
        "We are unable to say she is not at risk and cannot exclude that he is suicidal",
        "Nobody knew she had taken an overdose this morning",
        "The nurse did not mention that he hides a blade in his locker at school",
        "She has not stopped self harming",
    ],
)
def test_a_denial_of_another_verb_denies_no_danger(text: str) -> None:
    assert read(text).alarms


@pytest.mark.parametrize(
    "text",
    [
        "She is missing the start of term, can I tell the school?",
        "His inhaler is missing, can I tell mum?",
        "The girls are still missing two appointments",
        "Mum declined antibiotics since she would rather live without drugs",
    ],
)
def test_what_is_missed_or_lost_or_turned_down_without_danger_alarms_nobody(text: str) -> None:
    assert not read(text).alarms


@pytest.mark.parametrize(
    "text", ["She is missing since Sunday", "He is still missing", "He took her phone and has gone missing"]
)
def test_somebody_who_is_missing_alarms(text: str) -> None:
    assert read(text).urgent


def test_who_is_reached_for_somebody_in_danger_is_no_look_up() -> None:
    assert read("Who can we call at the weekend, he hit her").kind == Kind.DECISION
    assert read("Who can we call at the weekend?").kind == Kind.LOOKUP


@pytest.mark.parametrize("who", ["A solicitor", "Housing", "The school"])
def test_nobody_but_those_who_protect_is_told_where_she_is_who_fled(who: str) -> None:
    assert FLED in read(f"{who} wants her new address. She escaped from a violent partner.").alarms


def test_who_fled_and_who_seeks_may_be_told_in_two_texts() -> None:
    second = "there is no risk, she escaped from a violent husband"
    assert FLED in interpreter().read(second, "may I pass her mobile number to her aunt").alarms
    assert FLED not in interpreter().read(second, "the police ask for her mobile number").alarms
