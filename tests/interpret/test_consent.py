"""Whose agreement counts, and for what."""

import pytest

from tests.interpret.reading import value

ASKED = "Can I tell the school about her asthma?"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum gave me the nod", "given"),
        ("Mum is delighted for us to ring them", "given"),
        ("Fire away, says mum", "given"),
        ("Dad rang to say it is fine by him", "given"),
        ("She thinks she is pregnant and asked me to tell them", "given"),
        ("Mum: over my dead body", "refused"),
        ("He opted out, he says", "refused"),
        ("Mum has torn up the consent form", "refused"),
        ("He told me no", "refused"),
        ("The school are the last people she wants to hear it", "refused"),
        ("Mum signed the form, then rang and cancelled it", "withdrawn"),
        ("She has had a rethink", "withdrawn"),
        ("We have not put it to her mum", "not-asked"),
        ("Mum ignores all my calls", "not-asked"),
        ("It would only give him time to hide the evidence", "unsafe-to-ask"),
        ("He might retaliate, there would be reprisals", "unsafe-to-ask"),
    ],
)
def test_an_answer_is_read_whoever_speaks_it_and_wherever_they_are_named(told: str, consent: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    "told",
    [
        "Her step mum has signed the slip",
        "Mum's boyfriend signed the form",
        "Her foster carer says fine",
        "Mum's mother says yes",
        "Her sister signed for her",
    ],
)
def test_whoever_stands_in_for_a_parent_agrees_to_nothing(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "The head says mum will be fine with it",
        "The signed form covers the dentist",
        "Mum agreed to the operation",
        "Manager: no way",
        "Dad wants me to send him the report",
        "Where is the consent form",
    ],
)
def test_what_is_expected_or_for_something_else_is_no_answer(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "text",
    [
        "Can I ring the nursery without asking mum first?",
        "Should I tip mum off that her lodger is out of prison?",
        "Her dad has cancer, which the girl is not aware of. Can I tell the school?",
    ],
)
def test_what_is_weighed_or_kept_from_somebody_else_is_no_answer(text: str) -> None:
    assert value(text, "consent") is None


def test_a_parent_who_was_not_told_does_not_undo_the_childs_own_agreement() -> None:
    told = "He is 15 and gave me the nod to ring the nurse about his asthma. His mum has not been told."
    assert value(told, "consent") == "given"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Dad went: let them have what they need", "given"),
        ("Mum reckons it is a grand idea", "given"),
        ("He has nothing to hide, he says", "given"),
        ("Her authorisation is logged in the notes", "given"),
        ("Mum answered with a resounding no", "refused"),
        ("Dad is vehemently opposed", "refused"),
        ("Mum insists on total secrecy", "refused"),
        ("She told us where to stick it", "refused"),
        ("Dad said yes, then emailed stop", "withdrawn"),
        ("Mum agreed but has gone cold on it", "withdrawn"),
        ("I have not got round to raising it with mum", "not-asked"),
        ("I left a message for mum and had no response", "not-asked"),
        ("Broaching it with him would see the lot of them leg it", "unsafe-to-ask"),
        ("If dad gets wind he will hurt her", "unsafe-to-ask"),
        ("Last time we asked he kicked off", "unsafe-to-ask"),
    ],
)
def test_an_answer_is_read_from_its_family_of_words(told: str, consent: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    "told",
    [
        "We can ring her or sit on it",
        "Dad has kept it quiet for years",
        "She withdrew a grievance",
        "He scarpered years ago",
        "I have never been asked that",
        "No idea if he works there",
        "She never told her boyfriend",
    ],
)
def test_what_is_weighed_or_done_by_others_is_no_answer(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    ("text", "consent"),
    [
        (
            "The health visitor asks if mum is drinking. She is not aware I was contacted. Tell her?",
            "not-asked",
        ),
        ("One of our mums has bruises. She asked me not to ring anyone. Do I tell the police?", "refused"),
        ("Her gran has dementia and adult social care want her notes. Gran is all for it. Send them?", "given"),
        ("The school nurse is against it. Can I tell the police about dad's drinking?", None),
    ],
)
def test_a_pronoun_stands_for_the_person_and_not_for_the_body_that_asks(text: str, consent: str | None) -> None:
    assert value(text, "consent") == consent


@pytest.mark.parametrize(
    "text",
    [
        "Don't worry about the nursery. Can I tell the GP she drinks?",
        "Please do not worry about her dentist, it is the nurse who asks",
        "Don't worry if we cannot tell the school, can I tell the nurse?",
    ],
)
def test_do_not_worry_is_said_to_whoever_is_asked_and_agrees_to_nothing(text: str) -> None:
    assert value(text, "consent") is None


def test_whoever_says_nothing_refuses_nothing() -> None:
    assert value("I asked his mother and she did not say anything. Can I tell the school?", "consent") is None
    assert value("His mother begged us, do not say anything. Can I tell the school?", "consent") == "refused"


@pytest.mark.parametrize(
    "told", ["I just think dad would say no", "I reckon mum refused", "He has not said no, I guess he will"]
)
def test_a_no_that_is_only_expected_is_no_refusal(told: str) -> None:
    assert value(f"{told}. Can I tell the school about his asthma?", "consent") != "refused"


def test_a_no_that_answers_denies_nothing_behind_it() -> None:
    assert value("No I have not asked her yet", "consent") == "not-asked"
    assert value("No we haven't spoken to dad about it", "consent") == "not-asked"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum does not mind who fetches him", None),
        ("Dad did not mind the nursery", None),
        ("Mum does not mind who hears of it", "given"),
        ("Dad would not mind if I told the nursery", "given"),
    ],
)
def test_whoever_minds_nothing_agrees_only_where_somebody_would_hear_of_it(told: str, consent: str | None) -> None:
    assert value(f"{told}. Can I tell the nursery about his asthma?", "consent") == consent


@pytest.mark.parametrize(
    "told",
    [
        "The deputy thinks it is a great idea",
        "My manager is happy for us to share it",
        "She begged us to let on to no one",
    ],
)
def test_staff_agree_to_nothing_and_a_plea_for_silence_is_none(told: str) -> None:
    assert value(f"{told}. Can I tell the clinic about her asthma?", "consent") != "given"


@pytest.mark.parametrize(
    "told",
    [
        "Dad agreed to us sharing mum's depression with the health visitor",
        "Mum has said yes to the school knowing about dad's drinking",
        "Mum is happy for me to ring dad's GP",
        "Can we tell the GP about mum's drinking? Dad has consented",
        "Her husband says it's fine for us to tell the GP about her drinking",
        "Can I tell housing about nan's debts? Her daughter said go ahead",
    ],
)
def test_one_grown_up_can_not_agree_for_another(told: str) -> None:
    assert value(told, "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Mum and dad agreed to us sharing mum's depression with the health visitor",
        "Mum agreed to us sharing her depression with the health visitor",
        "Dad is happy for us to tell the school about his asthma",
    ],
)
def test_each_of_them_may_for_themselves_and_their_child(told: str) -> None:
    assert value(told, "consent") == "given"


@pytest.mark.parametrize(
    "told",
    [
        "I was told by the head not to ring the LADO about a teacher",
        "He said no one must ring the LADO about a teacher",
        "She said no harm was done. Can I tell the school",
        "He won't let her out of the house. Can I tell the police",
        "There is an order that dad is not to be told which school she is at",
        "You don't want to know what she told me. Can I tell the GP",
        "Sit on it until Monday or ring social care?",
        "Nobody has told me I can't share it with the school",
    ],
)
def test_what_refuses_nothing_of_theirs_is_neither_a_no_nor_not_asked(told: str) -> None:
    assert value(told, "consent") is None


@pytest.mark.parametrize(
    "told", ["Mum won't let us tell the school", "Dad won't have the school knowing", "Mum said no to the school"]
)
def test_a_no_to_the_telling_is(told: str) -> None:
    assert value(told, "consent") == "refused"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Speaking to dad first would land her a beating", "unsafe-to-ask"),
        ("There is no time to ask, he needs surgery within the hour", "unsafe-to-ask"),
        ("If we go to mum first the evidence will be gone", "unsafe-to-ask"),
        ("He reads every message she gets so I can't ask her", "unsafe-to-ask"),
        ("Mum wants her signature off it", "withdrawn"),
        ("Mum signed in May and has now torn it up", "withdrawn"),
        ("He ripped it up, the picture that she drew", None),
        ("Dad hit the roof when I mentioned it", "refused"),
        ("Her answer was no", "refused"),
        ("He is clear that the school must not know", "refused"),
        ("The head said the school must not be told", None),
        ("We are going to ask mum on Friday", "not-asked"),
        ("Neither of them is aware", "not-asked"),
        ("She was pleased I asked", "given"),
    ],
)
def test_families_of_words_say_where_an_agreement_stands(told: str, consent: str | None) -> None:
    assert value(f"{told}. Can I tell the school about his asthma?", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum said absolutely not", "refused"),
        ("Is she in any danger? Absolutely not", None),
        ("Is she pregnant? Definitely not", None),
        ("Has mum refused? Certainly not", None),
        ("Is the boiler safe? Absolutely not", None),
        ("Was he late again? Definitely not", None),
        ("Mum put pen to paper on the form", "given"),
        ("She put pen to paper and wrote a story", None),
        ("Dad set pen to paper for a poem", None),
        ("Mum was glad when we suggested telling them", "given"),
        ("Mum was glad when we offered a lift", None),
        ("Dad was pleased when we raised some money", None),
        ("The school can whistle for it", None),
    ],
)
def test_an_answer_is_read_only_beside_what_it_answers(told: str, consent: str | None) -> None:
    assert value(f"{told}. Can I tell the school about her asthma?", "consent") == consent
