"""How words map to values: each rule that the labels of texts follow, with texts that show it."""

import pytest

from tests.interpret.reading import read, value


def information(text: str) -> set[str]:
    held = value(text, "information")
    return set(held) if isinstance(held, tuple) else set()


# --- about


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Can the nurse have the attendance of the three brothers?", "child"),
        ("The council wants the exclusions of two pupils. Can I send them?", "child"),
        ("The police want a list of the kids who come to us. Can I send it?", "many-people"),
        ("Can I send the health visitor the names of all our families?", "many-people"),
        ("Can I tell the school that mum has started drinking again?", "parent"),
        ("Can I tell social care that her stepdad is back on heroin?", "parent"),
        ("Can I tell the midwife that mum's new partner has hepatitis?", "parent"),
        ("The police ask where the lodger is staying. Can I say?", "other-adult"),
        ("Do I tell the LADO that our caretaker was dismissed for misconduct?", "professional"),
    ],
)
def test_whom_it_is_about(text: str, about: str) -> None:
    assert value(text, "about") == about


@pytest.mark.parametrize(
    "text",
    [
        "Can I tell the landlord about the family's rent arrears?",
        "A woman has schizophrenia. Can I tell the GP?",
        "Can I tell the school that a tenant has been arrested?",
    ],
)
def test_a_family_and_a_grown_up_who_may_be_a_parent_are_not_read(text: str) -> None:
    assert value(text, "about") is None


# --- information


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("she is pregnant", {"health"}),
        ("he is disabled", {"health"}),
        ("he is autistic", {"health"}),
        ("she has hepatitis", {"health"}),
        ("he is HIV positive", {"health"}),
        ("she takes contraception", {"sexual-health"}),
        ("she has chlamydia", {"sexual-health"}),
        ("she had an abortion", {"sexual-health"}),
        ("they are sexually active", {"sexual-health"}),
        ("he self harms", {"mental-health"}),
        ("she took an overdose in May", {"mental-health"}),
        ("he has suicidal thoughts", {"mental-health"}),
        ("she has an eating disorder", {"mental-health"}),
        ("he is dealing drugs", {"offending", "substance-misuse"}),
        ("he was arrested", {"offending"}),
        ("she is on a child protection plan", {"social-care"}),
        ("he is looked after", {"social-care"}),
        ("they have a CAF", {"social-care"}),
        ("mum is behind with the rent", {"finance-housing"}),
        ("they are Roma", {"ethnicity-religion"}),
        ("she is an asylum seeker", {"immigration"}),
        ("he was adopted", {"adoption"}),
        ("dad hits mum", {"domestic-abuse"}),
        ("he is always excluded", {"education"}),
        ("mum and dad have split up", {"family-circumstances"}),
    ],
)
def test_what_would_be_passed_on(told: str, kinds: set[str]) -> None:
    assert information(f"Can I tell the youth club that {told}?") == kinds


def test_whereabouts_are_contact_details() -> None:
    assert information("The police ask where she is living now. Can I say?") == {"contact-details"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The police want her address because he was arrested. Can I give it?", {"contact-details"}),
        ("The clinic wants his home address for the immunisation appointments. Can I send it?", {"contact-details"}),
        ("Can I tell her school about the self harm but not the pregnancy?", {"mental-health"}),
        ("Can the drugs service have his address?", {"contact-details"}),
    ],
)
def test_the_background_is_not_passed_on(text: str, kinds: set[str]) -> None:
    assert information(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "He has bruises and says his stepdad hits him. Can I tell social care?",
        "She is being groomed. Can I ring the police?",
    ],
)
def test_abuse_of_a_child_is_background_to_risk(text: str) -> None:
    assert information(text) == set()
    assert value(text, "risk") == "significant-harm"


def test_a_clinicians_finding_is_health() -> None:
    assert information("A&E nurse here. A baby has a fracture that nobody can explain. Can I ring social care?") == {
        "health"
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'm a GP. Social care want the boy's records. Can I send them?", "health"),
        ("I'm a teacher. The nurse wants the girl's file. Can I send it?", "education"),
        ("YOT worker here. The school wants the lad's records. Do I send them?", "offending"),
    ],
)
def test_records_take_the_kind_of_their_holder(text: str, kind: str) -> None:
    assert information(text) == {kind}


# --- recipient


@pytest.mark.parametrize(
    ("body", "recipient"),
    [
        ("MASH", "childrens-social-care"),
        ("the LADO", "childrens-social-care"),
        ("the school nurse", "health"),
        ("the health visitor", "health"),
        ("CAMHS", "health"),
        ("the college", "school"),
        ("the PRU", "school"),
        ("Cafcass", "court-or-lawyer"),
        ("our funder", "researcher-or-commissioner"),
        ("a neighbour", "media-or-public"),
        ("another council", "another-area"),
        ("my manager", "own-organisation"),
        ("the governors", "own-organisation"),
        ("his dad", "parent"),
        ("her nan", "relative-or-friend"),
        ("the mother of another child", "relative-or-friend"),
    ],
)
def test_who_would_receive_it(body: str, recipient: str) -> None:
    assert value(f"Can I tell {body} about the exclusion?", "recipient") == recipient


def test_a_freedom_of_information_requester_is_a_member_of_the_public() -> None:
    text = "We have a freedom of information request for exclusions. Do we answer?"
    assert value(text, "recipient") == "media-or-public"


@pytest.mark.parametrize(
    "body", ["a multi-agency meeting", "his probation officer", "Ofsted", "the Home Office", "the government"]
)
def test_a_meeting_and_a_body_that_no_value_covers_are_not_read(body: str) -> None:
    assert value(f"Can I tell {body} about the exclusion?", "recipient") is None


def test_of_two_recipients_the_first_named_is_read_and_the_second_offered() -> None:
    heard = read("Can I tell the nursery and the health visitor about the exclusion?")
    assert heard.understood["recipient"] == "early-years"
    assert [reading.value for reading in heard.readings["recipient"]] == ["early-years", "health"]
    assert "recipient" not in heard.conflicts


# --- purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("A girl says her uncle rapes her. Can I tell the police?", "safeguard-child"),
        ("He says he will kill his wife tonight. Can I ring the police?", "protect-adult"),
        ("Police are investigating a burglary and want his address. Can I give it?", "prevent-crime"),
        ("They would like some support. Can I tell Home-Start?", "early-help"),
        ("The clinic wants his allergies so they can treat him. Can I send them?", "care-or-treatment"),
        ("He is moving to a new school and they want his levels. Can I send them?", "education"),
        ("There is a witness summons for our notes. Do we hand them over?", "legal-proceedings"),
        ("She has made a subject access request. Do we answer?", "subject-request"),
        ("A student wants our case studies for her dissertation. Can she have them?", "planning-research"),
        ("A journalist rang about the exclusion. Can I say anything?", "general-enquiry"),
    ],
)
def test_what_the_text_gives_as_the_reason(text: str, purpose: str) -> None:
    assert value(text, "purpose") == purpose


def test_harm_to_a_child_and_to_an_adult_gives_no_one_reason() -> None:
    text = "Dad strangled mum and their son saw it. He hits the boy as well. Can I tell the police?"
    assert value(text, "risk") == "significant-harm"
    assert value(text, "purpose") is None


# --- risk


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("his dad beats him with a belt", "significant-harm"),
        ("she is being sexually exploited", "significant-harm"),
        ("she was taken abroad for FGM", "significant-harm"),
        ("they are forcing her to marry", "significant-harm"),
        ("there is a section 47 enquiry", "significant-harm"),
        ("her ex tried to strangle her", "significant-harm"),
        ("I think he is being abused", "significant-harm"),
        ("he is going to stab her tonight", "immediate-danger"),
        ("she has taken an overdose just now", "immediate-danger"),
        ("it is a low-level worry", "welfare-concern"),
        ("there are no concerns about him", "none"),
        ("nobody is at risk", "none"),
    ],
)
def test_risk_is_read_where_it_is_told_of_or_suspected(told: str, risk: str) -> None:
    assert value(f"Can I tell the school nurse? {told.capitalize()}.", "risk") == risk


@pytest.mark.parametrize(
    "told",
    [
        "the house is dirty and there is no food in",
        "he has suicidal thoughts",
        "mum uses cannabis",
        "dad has convictions for theft",
        "a teacher was rude to a pupil",
        "there was domestic abuse years ago",
        "there is no immediate risk",
        "I do not think it is significant harm",
        "he might be at home",
        "what counts as abuse",
    ],
)
def test_risk_is_not_read_from_what_says_no_more(told: str) -> None:
    assert value(f"Can I tell the school nurse? {told.capitalize()}.", "risk") is None


# --- identifiable, confidential


@pytest.mark.parametrize(
    ("text", "identifiable"),
    [
        ("The police want the names of the boys. Can I send them?", "yes"),
        ("The council wants only the totals. Can I send them?", "no"),
        ("The university wants anonymised reports. Can I send them?", "no"),
        ("Can I ask the GP without naming him?", "no"),
    ],
)
def test_whether_names_would_be_handed_over(text: str, identifiable: str) -> None:
    assert value(text, "identifiable") == identifiable


@pytest.mark.parametrize(
    "told",
    [
        "No names, but people in the village might recognise them",
        "It has no names but she could still be identified",
        "She did not name anyone when she rang",
    ],
)
def test_without_names_somebody_may_be_known_all_the_same(told: str) -> None:
    assert value(f"A student wants to read about a girl. {told}. Can I send it?", "identifiable") is None


def test_nobody_who_could_be_recognised_is_not_identified() -> None:
    text = "A student wants the write-up. No names, and nobody could be recognised. Can I send it?"
    assert value(text, "identifiable") == "no"


def test_no_names_on_person_by_person_data_is_not_read() -> None:
    text = "The council wants a row for each child with age and school, no names. Can I send it?"
    assert value(text, "identifiable") is None


@pytest.mark.parametrize(
    ("told", "confidential"),
    [
        ("She told me in confidence", "yes"),
        ("He asked me to tell no one", "yes"),
        ("She does not want anyone to know", "yes"),
        ("It is already public knowledge", "no"),
    ],
)
def test_whether_it_was_said_in_confidence(told: str, confidential: str) -> None:
    assert value(f"{told}. Can I tell the school?", "confidential") == confidential


# --- consent


@pytest.mark.parametrize(
    ("told", "consent"),
    [
        ("Mum said yes", "given"),
        ("His parents have signed the form", "given"),
        ("She is happy for us to share it", "given"),
        ("Dad has asked me to do it", "given"),
        ("Mum said no", "refused"),
        ("She does not want the school told", "refused"),
        ("He begged me not to tell the school", "refused"),
        ("Mum has changed her mind", "withdrawn"),
        ("I have not asked the parents", "not-asked"),
        ("Dad does not know about this", "not-asked"),
        ("If we ask dad he will take it out on her", "unsafe-to-ask"),
    ],
)
def test_what_was_said_to_sharing(told: str, consent: str) -> None:
    assert value(f"{told}. Can I tell the school about her asthma?", "consent") == consent


@pytest.mark.parametrize(
    "told",
    [
        "I have no consent",
        "The form does not cover it",
        "Her sister says yes",
        "My manager agrees",
        "The GP has agreed",
        "Mum agrees but dad does not",
        "She has not agreed",
        "I think she agreed",
        "Do I need her to agree?",
        "If mum agrees it is easy",
        "Has dad said yes?",
        "We refused",
    ],
)
def test_what_settles_nothing_is_not_read_as_given_or_refused(told: str) -> None:
    assert value(f"{told}. Can I tell the school about her asthma?", "consent") not in ("given", "refused")


# --- only where the text says so


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("She is Gillick competent", "competent", "yes"),
        ("He lacks capacity", "competent", "no"),
        ("He is 15", "competent", None),
        ("Is she competent?", "competent", None),
        ("The court has ordered us to produce it", "legal_duty", "yes"),
        ("No law requires it", "legal_duty", "no"),
        ("The solicitor says we have to", "legal_duty", None),
        ("There is a court order forbidding us to tell them", "legal_bar", "yes"),
        ("There is no order stopping us", "legal_bar", "no"),
        ("It is an adoption file", "legal_bar", None),
        ("I have weighed it and it is necessary and proportionate", "public_interest", "yes"),
        ("It is not proportionate", "public_interest", "no"),
        ("Is it in the public interest?", "public_interest", None),
        ("They want it every week", "scale", "routine"),
        ("It is a one-off", "scale", "one-off"),
        ("It happens every week", "scale", None),
        ("I rang back through the switchboard", "recipient_verified", "yes"),
        ("He claims to be a doctor", "recipient_verified", "no"),
    ],
)
def test_what_is_read_only_where_the_text_says_so(text: str, fact: str, expected: str | None) -> None:
    assert value(f"The school nurse wants the report. {text}. Can I send it?", fact) == expected
