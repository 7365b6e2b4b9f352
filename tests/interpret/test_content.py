"""What would be passed on: its kind, and what only seems to say it."""

import pytest

from tests.interpret.reading import value


def information(text: str) -> set[str]:
    held = value(text, "information")
    return set(held) if isinstance(held, tuple) else set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CAMHS worker. The tutor is asking for my file. Do I send it?", "mental-health"),
        ("I'm a nurse. The tutor has rung for an update on the lad. Do I give one?", "health"),
        ("The nursery want the hospital's notes on the baby. Can I send them?", "health"),
        ("Social worker here. I need the surgery to give me the twins' records.", "health"),
    ],
)
def test_a_file_is_of_the_kind_of_the_body_whose_it_is(text: str, kind: str) -> None:
    assert information(text) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "The lodger is selling weed from the back door. Do I tell the police?",
        "His uncle's been caught dealing. Can I tell the school?",
        "Her brother deals pills outside the chip shop. Do we say so to the police?",
    ],
)
def test_dealing_is_an_offence_and_tells_of_drugs(text: str) -> None:
    assert information(text) == {"offending", "substance-misuse"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Her ex has put her in hospital again. Can I tell the refuge?", {"domestic-abuse"}),
        ("Dad has been throttling mum. Do I tell the health visitor?", {"domestic-abuse"}),
        ("Her boyfriend has been throttling the toddler. Do I tell the health visitor?", set()),
        ("Her stepdad broke her leg on purpose. Do I ring social care?", set()),
    ],
)
def test_what_one_of_a_couple_does_to_the_other_is_content_and_harm_to_a_child_is_background(
    text: str, kinds: set[str]
) -> None:
    assert information(text) == kinds


def test_a_file_of_a_body_that_holds_all_kinds_is_not_read() -> None:
    assert information("I'm a social worker. The nursery wants everything on him. Can I send it?") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Dad has asked the housing repairs team to ring me. Can I talk to them?",
        "The form says it in black and white. Can I tell the nursery?",
        "Mum was burgled on Sunday. Can I tell the school?",
        "I am off with a bad back and a stack of photocopying, can I tell the nursery he is settling in?",
        "We keep to the side of caution. Can I tell the nursery about him?",
        "Can the nursery have a copy of the consent form for swimming?",
        "Tenancy support worker. Can I tell the school what he said?",
        "I have had flu, sorry for the delay. Can I tell the nursery what he said?",
    ],
)
def test_words_that_only_look_like_content_are_not_read(text: str) -> None:
    assert information(text) == set()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "The police want his mobile number before the child protection conference. Can I give it?",
            {"contact-details"},
        ),
        ("Can I send the GP the child protection conference minutes?", {"social-care"}),
    ],
)
def test_a_meeting_is_when_or_where_and_its_minutes_are_content(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


def test_what_tells_of_the_writer_is_not_content() -> None:
    text = "Nurse at a drug clinic. Can I tell the GP that she is pregnant?"
    assert information(text) == {"health"}


def test_an_illness_of_somebody_beside_the_writer_is_content() -> None:
    assert information("A diabetic girl is joining us at the academy. Do we tell the youth club?") == {"health"}


def test_home_life_is_background_to_another_kind_that_is_told() -> None:
    text = "Mum has split up with her partner and he is in prison. Do I tell the nursery?"
    assert information(text) == {"offending"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("She says her husband punches her. Can I tell the midwife?", {"domestic-abuse"}),
        ("Mum's jaw was broken and her boyfriend did it. Do I tell the school?", {"domestic-abuse"}),
        ("Dad has broken his bail. Do I tell the police?", {"offending"}),
        ("Mum's brother did six months for burglary. Can the nursery know?", {"offending"}),
        ("Our cook screamed at a toddler. Do I ring the LADO?", {"staff-conduct"}),
        ("A tutor has been texting a pupil. Do we phone the designated officer?", {"staff-conduct"}),
        ("Can I tell the nursery that she is under CAMHS?", {"mental-health"}),
        ("Can I tell the nursery that he is behind with his reading and failing maths?", {"education"}),
        ("Can I tell the nursery that they're in a refuge?", {"domestic-abuse"}),
        ("Can I tell the nursery that dad has got a heroin habit?", {"substance-misuse"}),
        ("Can I tell the nursery that there are scars on her arms?", {"mental-health"}),
        ("Can I tell the nursery that dad headbutted mum?", {"domestic-abuse"}),
        ("Can I tell the nursery that mum is hooked on codeine?", {"substance-misuse"}),
        ("Can I tell the nursery what the consultant found?", {"health"}),
        ("The officer wants to know which ward mum is on. Do I say?", {"contact-details"}),
    ],
)
def test_families_of_words(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dad is in prison. She moved schools in June and is in foster care. Do I tell the nursery?", {"offending"}),
        ("The kids have been beaten with a stick by their uncle. The rent is in arrears. Do I ring the police?", set()),
        ("She has been off it since the eviction. Do I tell the nursery she is in rehab?", {"substance-misuse"}),
        ("His brain injury means he lacks capacity. Can I tell the landlord?", set()),
        ("Mum is up before the magistrates. The nursery asks about problems at home. Tell them?", {"offending"}),
        ("The landlord wants to know why she is always off school. Do I say?", set()),
        ("The Home Office want the addresses of the asylum lads. Do I send them?", {"contact-details"}),
        ("The nursery wants the asthma plan for a girl in care. Do I send it?", {"health"}),
        ("The nursery asks whether she is in care. Do I say?", {"social-care"}),
    ],
)
def test_what_is_only_the_background_is_not_content(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The SEN transport lady rang. Can I talk to her?", set()),
        ("Traveller education manager here. Can I talk to the landlord?", set()),
        ("Can I tell the nursery that mum is under the eating disorders unit?", {"mental-health"}),
        ("Clinic nurse here. Can I send the nursery her attendance?", {"health"}),
        ("Can I send the nursery her attendance?", {"education"}),
        ("The charity will not help without proof of her benefits. Do I send it?", {"finance-housing"}),
        ("They are pestering us for the attendance. Do I send it?", {"education"}),
        ("Both signed for the blood results to go to the nursery. Do I send them?", {"health"}),
        ("He is down for a hernia operation. Do I tell the nursery?", {"health"}),
        ("I am her nurse and it is epilepsy. The nursery asks what it is. Do I say?", {"health"}),
    ],
)
def test_words_round_it_say_whether_it_is_content(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The paper asks whether our caretaker has been suspended. Do I say?", {"staff-conduct"}),
        ("Can I tell the nursery that nobody can say who the real father is?", {"family-circumstances"}),
        ("Can I tell the nursery that dad's inside?", {"offending"}),
        ("Can the nursery have his audiology report?", {"health"}),
        ("Can the nursery know that mum is strapped for cash?", {"finance-housing"}),
        ("Can I tell the nursery that she wrote a suicide note?", {"mental-health"}),
        ("The charity asks which children's home he is in. Do I say?", {"contact-details"}),
        ("Can the nursery have a copy of the residence order?", {"court-papers"}),
    ],
)
def test_more_families_of_words(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "The nurse says crack on. Can I talk to the nursery?",
        "Two lads hang about with him at the off licence. Can I talk to the nursery?",
    ],
)
def test_idioms_are_no_content(text: str) -> None:
    assert information(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "It is a section 47, and the nursery will not ring back. Can I chase them?",
        "It's a very low level worry. Can I tell the nursery?",
        "School breaks up on Friday. Can I tell them what he said?",
        "He is up for it. Can I tell the youth club?",
        "She gave me a flat no to it. Can I tell the nursery?",
        "Mum is in care proceedings and her solicitor has rung. Can I talk to him?",
    ],
)
def test_words_of_another_sense_say_no_kind(text: str) -> None:
    assert information(text) == set()


def test_the_results_of_a_test_are_of_the_kind_of_whoever_took_it() -> None:
    assert information("Drugs worker. His probation officer wants the test results. Do I send them?") == {
        "substance-misuse"
    }
    assert information("Surgery here. The school has asked for her test results. Do we send them?") == {"health"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The police want his attendance dates over a burglary. Do I send them?", {"education"}),
        ("The police rang for her landlord's name, there was an arson. Do I answer?", set()),
        ("Can I tell the police that he was arrested in Leeds?", {"offending"}),
    ],
)
def test_what_the_police_look_into_is_known_to_them(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The asthma nurse wants the phone number of a girl with diabetes. Do I give it?", {"contact-details"}),
        ("The nurse wants her phone number and asthma plan. Do I send both?", {"contact-details", "health"}),
    ],
)
def test_whoever_wants_an_address_wants_no_more_that_is_not_joined_to_it(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Can I tell the club of his asthma but keep the arrest out of it?", {"health"}),
        ("Can I tell the club of his asthma and leave out the arrest?", {"health"}),
        ("He has had asthma since the eviction. Can I tell the club?", {"health"}),
    ],
)
def test_what_is_kept_out_or_was_only_then_is_not_passed_on(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


def test_how_things_are_at_home_is_content_where_somebody_asks_or_it_would_be_told() -> None:
    assert information("Their parents have split up. Somebody at the club, perhaps?") == set()
    assert information("Can I tell the club that his parents have split up?") == {"family-circumstances"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("College admissions want to know about her visa. Do I say?", ("immigration",)),
        ("The landlord won't do her a managed move yet, he asks if she has epilepsy.", ("health",)),
        ("He came to us on a managed move and the new head wants to know. Do I say?", ("education",)),
        ("A lady 30 weeks gone is on heroin. Do I tell the midwife?", ("substance-misuse",)),
        ("A girl of 15 is 20 weeks gone. Do I tell her school?", ("health",)),
        ("Attendance at the clinic: school asks how often she came. Do I say?", ("health",)),
        ("A Year 8 says he won't let her leave. Do I ring the police?", None),
        ("Mum's partner won't let her leave. Do I tell the nurse?", ("domestic-abuse",)),
        ("Can I give nan the new postcode?", ("contact-details",)),
        ("The police want to know was a Year 9 marked in on Monday. Do we say?", ("education",)),
        ("The coach asks what punishment he got. Do I say?", ("offending",)),
        ("This referral is a headache, can I copy his school in?", None),
    ],
)
def test_a_word_is_taken_with_its_neighbours(text: str, expected: tuple[str, ...] | None) -> None:
    assert value(text, "information") == expected
