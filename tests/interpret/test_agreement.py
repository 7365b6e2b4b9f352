"""A yes is one where they gave it themselves, for this, and lately; hearsay and an old form are asked about again."""

import pytest

from tests.interpret.reading import value

ASKED = "Can I tell the school about her asthma?"


@pytest.mark.parametrize(
    "told",
    [
        "He says mum agreed",
        "Her tutor told me dad is fine with it",
        "Dad reckons she has consented",
        "Mum said yes, dad says",
        "I was told her parents agreed",
        "I gather mum is happy with it",
        "According to the clinic mum agreed",
        "Mum has agreed, apparently",
    ],
)
def test_somebody_elses_word_for_it_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Mum told me she is fine with it",
        "Mum says she and dad agree",
        "According to mum she is happy for us to",
        "I was told by mum that she agrees to it",
        "The clinic rang about the appointment, and mum agreed",
    ],
)
def test_their_own_word_for_it_is(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") == "given"


@pytest.mark.parametrize(
    "told",
    [
        "Mum signed a form some years ago",
        "Consent was given in 2018",
        "Dad agreed with the previous health visitor",
        "Written consent for the old placement",
    ],
)
def test_an_old_agreement_may_no_longer_hold(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("She said yes when I asked whether she smokes", None),
        ("I asked mum if he sleeps well and she said yes", None),
        ("I asked mum if she minded and she said yes", None),
        ("I asked dad if he minded and he said no", None),
        ("I asked mum if it was all right and she said yes", "given"),
        ("I asked mum whether I could ring them and she said no", "refused"),
    ],
)
def test_a_yes_to_a_question_is_for_what_was_asked(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("I got the go ahead from my manager", None),
        ("Got permission to pass it on", None),
        ("We have consent from the duty team", None),
        ("I got the go ahead from her mum", "given"),
        ("I spoke to dad and got permission to pass it on", "given"),
        ("I have mum's permission to pass it on", "given"),
        ("We have written consent", "given"),
    ],
)
def test_whose_permission_was_got_must_be_said(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    "told",
    [
        "Mum told us let me sleep on it",
        "Dad says call me tonight",
        "Mum shouted send my bag home",
        "Dad said tell the nurse and you will regret it",
        "Mum replied talk to me before anyone rings them",
        "Dad says hand me the phone",
    ],
)
def test_an_order_a_threat_or_a_call_asked_for_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Dad signed the tenancy form",
        "Mum signed in on the visitors sheet",
        "The form is signed by the caretaker",
        "Mum put her name on the waiting list",
        "Dad signed a library form",
    ],
)
def test_a_signature_on_something_else_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Dad could not care less whether they eat",
        "Mum does not give a damn who looks after them",
        "Dad goes aye right",
        "Mum went yes and slammed the door",
        "Mum said ok but she needs to think it over",
        "Mum sees sense in going to bed early",
        "Mum is content",
        "Dad is supportive",
        "Mum is relaxed about her homework",
        "Dad is pleased with the nursery",
        "Mum is keen on a place at the college",
        "Mum wants the school to hear about it from dad",
        "Dad is glad for the school to hear nothing",
    ],
)
def test_indifference_contentment_and_a_wish_for_something_else_are_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told", ["Mum said no to the lot", "Dad said no, not everything", "Mum did not tell us to do what we like"]
)
def test_a_no_within_what_is_said_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") != "given"


@pytest.mark.parametrize(
    "told",
    [
        "Dad says we can tell them",
        "Mum said tell the school",
        "Dad could not care less who we tell",
        "Mum is content for us to ring them",
        "Dad signed the consent form",
        "Mum is fine with the school knowing",
        "Mum wants the school to hear it from us",
        "Dad shrugged and said yes",
    ],
)
def test_the_same_words_said_of_sharing_are_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") == "given"


def test_who_does_not_mind_refuses_all_the_same_where_they_say_so() -> None:
    asked = "I asked the dad if he would mind us telling school and he said no"
    assert value(f"{asked}. Can I tell school about his debts?", "consent") is None
    assert value(f"{asked}, do not tell them. Can I tell school about his debts?", "consent") == "refused"


def test_a_yes_to_whether_somebody_is_happy_agrees_to_nothing() -> None:
    told = "I asked mum if she was happy at home and she said yes. Can I tell the school about her drinking?"
    assert value(told, "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Mum agreed while her partner was in the room",
        "Mum said yes with her boyfriend stood over her",
        "Dad agreed, his mother answering for him",
        "Her husband translated and she said yes",
        "The interpreter was mum's brother and she agreed",
    ],
)
def test_a_yes_before_somebody_they_may_fear_or_in_another_ones_words_is_none(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


def test_a_yes_through_an_interpreter_whose_work_it_is_counts() -> None:
    told = "An interpreter from the agency explained it to mum and she agreed"
    assert value(f"{told}. {ASKED}", "consent") == "given"


@pytest.mark.parametrize(
    "told",
    [
        "Mum is happy with it but dad isn't",
        "Dad consents, mum does not",
        "Dad refuses, and mum is fine with it",
    ],
)
def test_one_ones_yes_and_another_ones_no_are_in_dispute_and_neither_is_read(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Mum signed in May but says she cannot remember it",
        "Dad agreed, now he claims he never signed",
        "Mum said ok to it last summer",
    ],
)
def test_a_yes_that_is_forgotten_or_old_is_asked_about_again(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


def test_one_parents_yes_does_not_open_what_is_the_other_ones() -> None:
    assert value("Dad is happy for us to tell the clinic about mum's depression", "consent") is None
    assert value("Mum is happy for us to tell the clinic about mum's depression", "consent") == "given"


@pytest.mark.parametrize(
    "told",
    [
        "Her son translated and said she was happy with it",
        "The neighbour put it into English for mum and she nodded",
        "Her brother did the talking; she agreed",
        "Her aunt rang to say mum is happy for us to share it",
        "Dad told us she was fine with it",
        "Her key worker says she consented",
        "The old nursery has mum's permission",
    ],
)
def test_what_was_only_heard_through_somebody_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


def test_an_interpreter_whose_work_it_is_takes_nothing_from_a_yes() -> None:
    assert value(f"We rang mum with an interpreter and she agreed. {ASKED}", "consent") == "given"


@pytest.mark.parametrize(
    "told",
    [
        "Mum said fine, whatever, and hung up",
        "Dad says do what you like and see what happens",
        "She said do it then and slammed the door",
        "Mum rolled her eyes and said yes",
        "She said yes just to get rid of me",
    ],
)
def test_what_is_said_to_be_left_in_peace_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum agreed, but this morning she said not to bother", "withdrawn"),
        ("Dad said yes. He says leave it now", "withdrawn"),
        ("She signed the form, then texted to say scrub that", "withdrawn"),
        ("Mum said yes, then texted to say actually no", "withdrawn"),
        ("She signed, then asked us to hold off", None),
        ("Mum agreed. Shall I leave it until Monday", "given"),
        ("Mum agreed. Her sister said not to bother", "given"),
    ],
)
def test_whoever_comes_back_on_a_yes_of_theirs_takes_it_back(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    "told", ["Mum signed the sheet at reception", "Dad signed for a parcel", "Mum is open to a course"]
)
def test_what_is_signed_or_wanted_otherwise_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "She would have agreed if I had asked",
        "Mum always says yes",
        "Mum said yes if dad agrees",
        "Her carer said yes on her behalf",
        "She agreed, not that she had any choice",
        "Mum said ok when she was half asleep",
        "Mum is fine with it, but not about the asthma",
    ],
)
def test_what_is_supposed_conditional_or_not_theirs_to_choose_is_no_agreement(told: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") is None


def test_a_yes_that_leaves_out_something_else_is_one() -> None:
    assert value(f"Mum is fine with it, but not about her eating disorder. {ASKED}", "consent") == "given"


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Her partner made mum say yes", None),
        ("Mum consented so that we will not apply for an order", None),
        ("I told mum it would look bad for her and she agreed", None),
        ("Mum agreed after I said we could remove the children", None),
        ("Mum agreed under threat of a conference", None),
        ("Mum agreed with dad stood there", None),
        ("Mum agreed and dad was holding her hand", None),
        ("I told mum that a referral would help the children and she agreed", "given"),
        ("Mum agreed because it would calm him", "given"),
        ("Mum agreed. She made him a packed lunch", "given"),
    ],
)
def test_a_yes_out_of_fear_or_under_somebodys_eyes_is_asked_again(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("He'd of agreed if we had rung", None),
        ("Dad agreed after a bottle of gin", None),
        ("Mum was wasted when she said yes", None),
        ("Mum was on morphine when she agreed", None),
        ("Dad was sectioned when he agreed", None),
        ("Mum partly agreed", None),
        ("Mum agreed to part of it", None),
        ("Mum signed the form without her glasses", None),
        ("Dad signed but cannot read", None),
        ("We have signed consent but it's for filming", None),
        ("Mum agreed and she is off the gin now", "given"),
        ("Mum agreed to all of it", "given"),
        ("Mum read the consent form and signed it", "given"),
        ("Mum agreed, she is in recovery", "given"),
    ],
)
def test_a_yes_to_a_part_or_by_somebody_in_no_state_to_give_it_is_asked_again(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("My boss says the parents are fine with it", None),
        ("My team leader says the family agreed", None),
        ("There is consent on the system", None),
        ("Consent is recorded", None),
        ("We have mum's signed consent on file", "given"),
        ("Mum agreed in writing and it is on file", "given"),
        ("My manager was there when mum agreed", "given"),
        ("Mum says she agrees, my manager says ring", "given"),
    ],
)
def test_what_only_a_colleague_or_a_file_says_is_asked_again(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum agreed. She said to leave it at the office", "given"),
        ("Mum said yes and asked us to drop it through her door", "given"),
        ("Mum agreed, then said to leave it", "withdrawn"),
        ("Mum agreed but rang to say forget it for now", "withdrawn"),
    ],
)
def test_a_thing_that_is_left_somewhere_takes_no_yes_back(told: str, consent: str) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum did the talking and agreed", "given"),
        ("Mum spoke for him and agreed", "given"),
        ("Mum signed it and shut the door", "given"),
        ("Mum is happy for me to tell. Her cousin is an interpreter", "given"),
        ("Mum agreed, her husband did all the talking", None),
        ("Mum agreed, her son interpreted", None),
        ("Mum said fine and shut the door on me", None),
    ],
)
def test_only_somebody_elses_words_for_a_yes_make_it_doubtful(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum agreed at the school reception", "given"),
        ("Dad said yes at the desk", "given"),
        ("Mum signed the consent form at reception", "given"),
        ("Dad signed in at the desk", None),
        ("Mum agreed to an x-ray", None),
    ],
)
def test_where_a_yes_was_given_does_not_undo_it_but_signing_in_is_none(told: str, consent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "consent") == consent


def test_whoever_is_not_willing_refuses() -> None:
    for no in (
        "Mum is not keen on the nursery hearing",
        "Dad isn't happy with us ringing the nursery",
        "Mum wouldn't put her name to the form",
        "Mum handed it back unsigned",
        "Mum said no thanks to the nursery",
    ):
        assert value(f"{no}. Can I send the nursery the report?", "consent") == "refused", no
    for other in (
        "Mum isn't happy with the sums he gets",
        "Dad refused his dinner",
        "I asked dad if he was hurt and he said no",
        "His claim was refused",
        "Dad tore up the letter from the court",
    ):
        assert value(f"{other}. Can I send the nursery the report?", "consent") is None, other


def test_a_yes_that_was_wrung_from_somebody_is_none() -> None:
    for yes in (
        "Dad signed consent in a cell after no sleep",
        "Mum said fine but was sobbing",
        "She agreed through her tears",
        "Mum agreed because we would stop her visits",
        "Dad agreed so that we'd let him see the baby",
        "He agreed or he would lose his place",
        "Mum signed it, groggy and white as a sheet",
    ):
        assert value(f"{yes}. Can I send the nursery the report?", "consent") != "given", yes


def test_a_yes_is_known_from_whoever_gave_it_and_not_from_a_machine_or_a_stranger() -> None:
    for yes in (
        "The system says consent given",
        "The database has consent as yes",
        "Someone claiming to be mum agreed by phone",
        "A woman who said she is his mum was happy for us to share",
        "Somebody ringing as dad gave permission",
    ):
        assert value(f"{yes}. Can I send the nursery the report?", "consent") != "given", yes
    assert value("Mum's words were tell them the lot. Can I tell the nursery?", "consent") == "given"


def test_a_yes_to_a_chat_is_none_to_sharing() -> None:
    for yes in ("I asked if she wanted a chat and she said yes", "She said yes to a chat", "She agreed to meet me"):
        assert value(f"{yes}. Can I tell the nursery?", "consent") is None, yes
    assert value("She said I could talk to her midwife. Can I tell the midwife?", "consent") == "given"


def test_who_agreed_to_one_worker_did_not_agree_to_another() -> None:
    said = "Mum is fine with the tutor having the report"
    assert value(f"{said}. Can I send it to the tutor?", "consent") == "given"
    assert value(f"{said}. Can I send it to the headteacher?", "consent") is None


def test_whoever_asks_to_be_put_forward_agrees() -> None:
    assert value("He asked me to put him forward. Can I send the youth club his number?", "consent") == "given"
    assert value("Dad wants me to send it to him. Can I send the report to dad?", "consent") is None


def test_everything_may_be_told_where_whatever_stands_behind_telling() -> None:
    assert value("She says go ahead tell them whatever. Can I tell the nursery?", "consent") == "given"
    assert value("She said fine, whatever. Can I tell the nursery?", "consent") is None


def test_a_form_torn_up_takes_back_what_was_signed() -> None:
    for no in ("Mum signed and then said I must tear it up", "Mum tore up the form she had signed"):
        assert value(f"{no}. Can I send the nursery the report?", "consent") == "withdrawn", no
    assert value("I gave dad the form and he tore it up. Can I tell the nursery?", "consent") == "refused"


def test_a_plea_for_silence_that_names_nobody_is_no_refusal() -> None:
    assert value("A child begged me to tell nobody. What do I do?", "consent") is None
    assert value("A child begged me to tell nobody. What do I do?", "confidential") == "yes"
    assert value("A girl begged me not to tell her tutor. Do I tell the tutor?", "consent") == "refused"


def test_whoever_is_to_be_kept_in_the_dark_is_refused_and_not_unasked() -> None:
    assert value("He asked that his dad be kept in the dark. Do I tell his dad?", "consent") == "refused"
    assert value("Dad has been kept in the dark. Do I tell the nursery?", "consent") == "not-asked"


def test_asking_that_would_end_badly_is_unsafe() -> None:
    for unsafe in (
        "If the parents get wind that anybody was told she will be gone by morning",
        "Letting on to the family would see her gone abroad",
        "He would batter her if he knew",
        "Mum can't be asked without him hearing",
        "Waiting for her consent would mean he could be dead",
    ):
        assert value(f"{unsafe}. Can I ring the police?", "consent") == "unsafe-to-ask", unsafe


def test_competence_is_told_in_many_words() -> None:
    for able in (
        "He is sharp as a tack",
        "She could explain it all back to me",
        "There is nothing wrong with her mind",
    ):
        assert value(f"{able}. Can I tell the nursery?", "competent") == "yes", able
    for unable in ("He had no grasp of what it meant", "It was lost on her", "She can't make head or tail of it"):
        assert value(f"{unable}. Can I tell the nursery?", "competent") == "no", unable
    for neither in ("Should I go over her head", "Mum and dad have no idea what we suspect"):
        assert value(f"{neither} and tell the nursery?", "competent") is None, neither


def test_whoever_acts_for_somebody_left_out_is_left_out() -> None:
    but = "Mum agreed to everyone knowing except the dad"
    assert value(f"{but}. dads solicitor rang for the report", "consent") is None
    assert (
        value("Mum is happy for anybody to have it apart from her ex. Her ex's lawyer asks for it", "consent") is None
    )
    assert value(f"{but}. Can I tell the nursery?", "consent") == "given"


def test_asking_us_to_tell_nobody_is_no_refusal_where_nobody_would_be_told() -> None:
    assert value("A pupil asked me not to tell anyone. What do I do?", "consent") is None
    assert value("A pupil asked me not to tell his tutor. What do I do?", "consent") == "refused"


def test_a_legal_say_is_the_standing_to_agree() -> None:
    assert value("He hasn't the legal say over her. Can I tell the nursery?", "competent") == "no"
    assert value("He has the legal say over her. Can I tell the nursery?", "competent") == "yes"
