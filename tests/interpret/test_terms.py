"""An agreement that names bodies holds for those alone, and a refusal that names some keeps out those alone."""

import pytest

from tests.interpret.reading import read


def answer_for(text: str) -> tuple[object, object]:
    """Give who would be told, and what was answered for them."""
    understood = read(text).understood
    return understood.get("recipient"), understood.get("consent")


@pytest.mark.parametrize(
    ("told", "recipient", "consent"),
    [
        ("Dad is glad for me to ring the clinic but not the school", "school", "refused"),
        ("Happy for me to write to the clinic, just not to school", "school", "refused"),
        ("Mum said yes, as long as it does not go to the school", "school", "refused"),
        ("Mum is fine with the clinic knowing, provided the school is not told", "school", "refused"),
        ("Both parents said yes to everyone except the school", "school", "refused"),
        ("Mum agreed. Not the school though", "school", "refused"),
        ("Mum does not want anyone told apart from the clinic", "school", "refused"),
        ("Dad said no to the clinic but yes to the school", "school", "given"),
        ("Dad does not want anyone but the school told", "school", "given"),
        ("Mum agreed to me ringing the clinic and the school", "school", "given"),
        ("Mum said yes to the school, but not the clinic", "school", "given"),
        ("Mum agreed, other than for the clinic", "school", "given"),
    ],
)
def test_an_answer_is_taken_for_the_body_that_is_asked_about(told: str, recipient: str, consent: str) -> None:
    assert answer_for(f"{told}. Can I tell the school?") == (recipient, consent)


@pytest.mark.parametrize(
    "told",
    [
        "Mum agreed to me ringing the clinic",
        "Mum said yes, but only to the clinic",
        "Dad is content for the police to have it",
        "Dad has said no to the clinic",
        "Both parents signed for the police",
    ],
)
def test_an_answer_for_others_says_nothing_of_the_body_that_is_asked_about(told: str) -> None:
    assert answer_for(f"{told}. Can I tell the school?") == ("school", None)


def test_a_yes_must_hold_for_all_who_would_be_told() -> None:
    assert answer_for("Mum agreed to me ringing the clinic. Can I tell the clinic and the school?")[1] is None


def test_a_yes_that_names_nobody_holds_for_whoever_is_asked_about() -> None:
    assert answer_for("Mum agreed at school this morning. Can I tell the clinic?") == ("health", "given")


def test_a_body_agreed_to_is_the_recipient_where_no_other_is_asked_about() -> None:
    assert answer_for("Mum agreed to me ringing the clinic about his asthma. Can I?") == ("health", "given")


def test_what_is_asked_without_a_name_is_no_agreement() -> None:
    assert answer_for("Happy for me to tell the school?") == ("school", None)


def test_her_details_are_sent_and_she_is_sent_nothing() -> None:
    assert answer_for("Mum said no to me ringing the clinic. Can I send her details?") == ("health", "refused")


def test_a_yes_to_one_who_treats_them_is_none_to_another() -> None:
    assert answer_for("Mum agreed to the midwife knowing. Can I tell the gp?")[1] is None
    assert answer_for("Mum agreed to the gp knowing. Can I tell the gp?")[1] == "given"


@pytest.mark.parametrize(
    "told",
    [
        "Mum consented to the health visitor but I want to tell the GP",
        "She said yes to housing but now the police want it",
        "He signed for the youth club, can the college have it as well",
        "She signed for the children's centre to know, now the nursery are asking",
        "Mum agreed to us speaking to probation, now housing want it",
        "Mum said yes to the nursery but housing have asked",
    ],
)
def test_a_yes_to_one_body_is_none_to_another_that_asks_after_it(told: str) -> None:
    assert read(told).understood.get("consent") is None


@pytest.mark.parametrize(
    "told",
    [
        "Mum is ok with the nursery and the GP knowing. Can I send it to the nursery",
        "The police have asked for her address. Mum says fine",
        "Mum agreed to us telling the school and the GP, can I tell the GP",
    ],
)
def test_a_yes_to_several_holds_for_each(told: str) -> None:
    assert read(told).understood.get("consent") == "given"


@pytest.mark.parametrize(
    ("told", "recipient"),
    [
        ("Dad consented to camhs having his notes can I send them to the college", "school"),
        ("Mum is ok with the gp knowing can we pass it to the school", "school"),
        ("Mum said yes to the nursery but I am asking about the police, may I tell them", "police"),
        ("Dad was happy for his doctor to hear of it. I am asking about the school", "school"),
        ("He agreed to camhs so should the college be told", "school"),
        ("Mum agreed to the nursery hearing, what I want is to tell her landlord", "housing"),
    ],
)
def test_a_body_asked_about_behind_a_yes_to_another_is_the_recipient(told: str, recipient: str) -> None:
    assert answer_for(told) == (recipient, None)


@pytest.mark.parametrize(
    ("told", "recipient"),
    [
        ("Mum is ok with the gp knowing can I tell him", "health"),
        ("Mum agreed to the nursery so I told the nursery", "early-years"),
        ("Dad consented to the college having his notes can I send them to the college", "school"),
    ],
)
def test_a_body_asked_about_behind_a_yes_to_itself_has_that_yes(told: str, recipient: str) -> None:
    assert answer_for(told) == (recipient, "given")


def test_a_question_of_ours_is_not_denied_by_what_stands_before_it() -> None:
    assert answer_for("Mum said yes to the clinic but not the school may I tell the school") == ("school", "refused")
    assert answer_for("Mum said yes to the school but not the clinic may I tell the school") == ("school", "given")


def test_a_yes_to_one_who_treats_them_leaves_the_other_as_the_recipient() -> None:
    for joined in ("but", "so", "and now"):
        reading = read(f"Agreed to the midwife {joined} I want to tell the gp")
        assert [one.phrase for one in reading.readings["recipient"]] == ["the gp"]
        assert "consent" not in reading.understood


@pytest.mark.parametrize(
    "told", ["Mum said tell anyone you like except his dad", "Mum is fine with anyone but his dad"]
)
def test_whoever_is_left_out_of_a_yes_is_left_out_with_their_lawyer(told: str) -> None:
    assert answer_for(f"{told}. His dad's solicitor wants the notes") == ("court-or-lawyer", None)
    assert answer_for(f"{told}. The solicitor of the council wants the notes")[1] != "refused"


@pytest.mark.parametrize(
    "told", ["Mum says yes dad says no", "The lad says yes but mum says no", "Dad says no, gran nods, mum says yes"]
)
def test_a_yes_of_one_and_a_no_of_another_are_neither(told: str) -> None:
    assert answer_for(f"{told} can I tell the school") == ("school", None)


@pytest.mark.parametrize(
    ("told", "consent"), [("Mum and dad say yes", "given"), ("Mum says no dad says no", "refused")]
)
def test_two_who_say_the_same_are_read(told: str, consent: str) -> None:
    assert answer_for(f"{told} can I tell the school") == ("school", consent)


@pytest.mark.parametrize(
    "plea", ["My pupil begged me not to tell anyone", "A lad of 13 made me promise to tell nobody"]
)
def test_a_childs_plea_for_secrecy_is_no_refusal_of_those_who_protect(plea: str) -> None:
    understood = read(f"{plea}, can I ring social care").understood
    assert understood["confidential"] == "yes"
    assert "consent" not in understood


def test_a_plea_against_the_body_that_is_asked_about_is_a_refusal() -> None:
    assert answer_for("She begged us not to tell the police, can I tell the police") == ("police", "refused")
    assert answer_for("Mum begged me not to tell the school. Can I tell the school?") == ("school", "refused")


@pytest.mark.parametrize("told", ["Mum has not given consent yet", "Mum hasn't given permission so far"])
def test_a_consent_not_given_yet_is_no_refusal(told: str) -> None:
    assert answer_for(f"{told}. Can I tell the school?")[1] != "refused"


def test_a_consent_that_is_not_given_is_a_refusal() -> None:
    assert answer_for("Mum would not give consent. Can I tell the school?") == ("school", "refused")


@pytest.mark.parametrize(
    "told",
    [
        "Mum agreed on Monday. I rang today and she hung up on me",
        "She signed but now denies signing",
        "Mum signed for us to share it. Now she disputes that she ever agreed",
    ],
)
def test_a_yes_that_they_break_off_or_deny_is_left_open(told: str) -> None:
    assert answer_for(f"{told}. Can I tell the school?")[1] is None


def test_a_yes_stands_where_something_else_is_denied() -> None:
    assert answer_for("Mum agreed. Dad denies hitting him. Can I tell the school?")[1] == "given"
