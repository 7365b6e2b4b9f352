"""What the words around a phrase make of it: a claim, a confidence, an order, a check of who is asking."""

import pytest

from tests.interpret.reading import read, value

ASKED = "Can I tell the school nurse about his asthma?"


# --- who is asking


@pytest.mark.parametrize(
    ("told", "verified"),
    [
        ("I rang the officer back on the main number", "yes"),
        ("We have seen her identity card", "yes"),
        ("A woman rings and says she is from the hospital", "no"),
        ("A man claiming to be his uncle is on the phone", "no"),
        ("There is no chance of checking who it is", "no"),
    ],
)
def test_whether_it_was_checked_who_asks(told: str, verified: str) -> None:
    assert value(f"{told}. {ASKED}", "recipient_verified") == verified


@pytest.mark.parametrize(
    "told",
    [
        "Do I ring the police first",
        "It is her future that I worry about",
        "Mum reckons he is using again",
        "A lady in my group says she is pregnant",
        "The girl will not give his name",
        "We can not prove it",
        "Apparently the mum has moved",
    ],
)
def test_what_is_said_of_others_is_no_check_of_who_asks(told: str) -> None:
    assert value(f"{told}. {ASKED}", "recipient_verified") is None


# --- in confidence


@pytest.mark.parametrize(
    ("told", "confidential"),
    [
        ("Not another soul must find out, she says", "yes"),
        ("He made me swear not to tell", "yes"),
        ("The letter is headed in confidence", "yes"),
        ("It is hardly private, the whole street knows", "no"),
    ],
)
def test_what_was_told_in_confidence(told: str, confidential: str) -> None:
    assert value(f"{told}. {ASKED}", "confidential") == confidential


@pytest.mark.parametrize("told", ["The police keep quiet", "Do I mention it or keep quiet"])
def test_what_a_body_keeps_to_itself_is_no_confidence(told: str) -> None:
    assert value(f"{told}. {ASKED}", "confidential") is None


# --- what a court says


@pytest.mark.parametrize(
    ("told", "fact", "said"),
    [
        ("The judge has ruled that nothing may leave this building", "legal_bar", "yes"),
        ("There is an injunction that no one outside the case may read it", "legal_bar", "yes"),
        ("The order says the council must disclose the whole file", "legal_duty", "yes"),
        ("A judge has ordered us to file it", "legal_duty", "yes"),
    ],
)
def test_what_a_court_says(told: str, fact: str, said: str) -> None:
    assert value(f"{told}. {ASKED}", fact) == said


def test_an_order_that_forbids_requires_nothing() -> None:
    assert value(f"A court order forbids us to tell anyone. {ASKED}", "legal_duty") is None


# --- what kind of text it is


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Write us a funny poem for the office", "other"),
        ("Is it all right for his photo to go in the paper?", "decision"),
        ("A little one was seen on the roof in her pyjamas this morning", "decision"),
        ("he is round at the back and will not come down", "decision"),
        ("Practice manager wrote to us for a boy's asthma plan. The agreement on file is his dad's", "decision"),
        ("what does the strategy say about teenage mums", "lookup"),
        ("morning, only me", "other"),
        ("my mum has the builders in this week", "other"),
        ("nobody ever listens to children", "other"),
    ],
)
def test_what_kind_of_text_it_is(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("I rang the hospital back and she works there, can I tell her", "recipient_verified", "yes"),
        ("his nan rang back, can I tell her", "recipient_verified", None),
        ("should I ring the nurse back and tell her", "recipient_verified", None),
        ("the judge ordered that her address must not be disclosed, dad's solicitor wants it", "legal_bar", "yes"),
        ("the judge ordered that her address must not be disclosed, dad's solicitor wants it", "legal_duty", None),
        ("dad is not keen on the clinic knowing but he has not refused, can I tell them", "consent", None),
        ("mum signed the form but she only wanted the dentist told, can I tell the school", "consent", None),
        ("mum signed the form to say the school can know, can I tell them", "consent", "given"),
    ],
)
def test_what_nearly_says_it_is_not_read(text: str, fact: str, expected: str | None) -> None:
    assert value(text, fact) == expected


@pytest.mark.parametrize(
    ("told", "confidential"),
    [
        ("She said it stays in this room", "yes"),
        ("He spoke to us in trust", "yes"),
        ("Mum does not want it repeated", "yes"),
        ("She wants it kept private", "yes"),
        ("Everybody and his dog knows", "no"),
        ("Dad kept it quiet for years", None),
        ("We heard on the quiet", None),
        ("Between you and me it is a mess", None),
    ],
)
def test_what_goes_no_further(told: str, confidential: str | None) -> None:
    assert value(f"{told}. {ASKED}", "confidential") == confidential


@pytest.mark.parametrize(
    ("text", "identifiable"),
    [
        ("Names and dobs of our tots, emailed weekly to the library", "yes"),
        ("The charity wants the list with the names taken off, one row for each child", None),
        ("The library asks for the list with names kept in, can we send it", "yes"),
        ("The paper wants to know how many of our pupils were late", "no"),
        ("He gave no name, can I tell him about her asthma", None),
    ],
)
def test_whether_names_would_be_handed_over(text: str, identifiable: str | None) -> None:
    assert value(text, "identifiable") == identifiable


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("The trust would like an annual list of our leavers, can we send it", "routine"),
        ("The landlord asks for her daily diary, can we send it", None),
        ("A student wants totals of young carers per year, just figures. Can we send them?", None),
        ("Do we send the leavers list to the college every single autumn?", "routine"),
        ("They want the register on this occasion only. Send it?", "one-off"),
        ("They need the list of names for one afternoon only. Send it?", "one-off"),
    ],
)
def test_whether_it_repeats(text: str, scale: str | None) -> None:
    assert value(text, "scale") == scale


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("She has retained capacity and said yes. Can I tell the GP about her asthma?", "competent", "yes"),
        ("He is compos mentis and agreed. Can I tell the GP about his asthma?", "competent", "yes"),
        ("Send my report so that the consultant can decide?", "competent", None),
        ("A statutory notice has come for the nursing notes. Send them?", "legal_duty", "yes"),
        ("A police officer wants his address and says we are legally obliged to give it. Do we?", "legal_duty", None),
        ("The council claim we are legally obliged to hand it over. Do I send it?", "legal_duty", None),
        ("The judge says we are legally obliged to hand it over. Do I send it?", "legal_duty", "yes"),
        ("The papers go to nobody outside the proceedings. The school wants them. Can I?", "legal_bar", "yes"),
        ("There is nothing in the order to prevent us telling her aunt. Can I?", "legal_bar", "no"),
        ("The council would like our register of late pupils every weekend. Send it?", "scale", "routine"),
        ("Her gran shouts every weekend. Do I tell the school?", "scale", None),
        ("The tutor wants a case study with the identifying parts scrubbed out. Send it?", "identifiable", "no"),
    ],
)
def test_law_capacity_scale_and_names_are_read_from_their_families_of_words(
    text: str, fact: str, expected: str | None
) -> None:
    assert value(text, fact) == expected


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("The girl sobs every morning, can I tell her GP?", None),
        ("Dad shouts at him every night. Do I let the school know?", None),
        ("Mum asks us for a copy every week. Can she have it?", "routine"),
        ("The school gets a list each month, can they have the reasons too?", "routine"),
    ],
)
def test_what_somebody_does_every_day_is_no_flow(text: str, scale: str | None) -> None:
    assert value(text, "scale") == scale


@pytest.mark.parametrize(
    ("text", "outweighs"),
    [
        ("Do I not need consent for a parenting course?", None),
        ("Dad's permission is not needed to write to the school", None),
        ("Sending the whole file to the school is not needed", "no"),
    ],
)
def test_that_agreement_is_not_needed_weighs_nothing(text: str, outweighs: str | None) -> None:
    assert value(text, "public_interest") == outweighs


@pytest.mark.parametrize(
    "told", ["The house is in a terrible state", "Her room is in some state", "What a state it was"]
)
def test_a_state_is_no_statistic(told: str) -> None:
    assert value(f"{told}. Can I tell the social worker?", "identifiable") is None


def test_a_number_on_a_website_makes_nothing_public() -> None:
    text = "I rang the hotline on our website. Can I tell the school where he lives?"
    assert value(text, "confidential") is None
    assert value("It is all on our website. Can I tell the school?", "confidential") == "no"


# --- both sides of what turns a decision


@pytest.mark.parametrize(
    ("told", "fact", "said"),
    [
        ("Housing wants the list of new tenants on a rolling basis", "scale", "routine"),
        ("The council wants our register, refreshed every quarter", "scale", "routine"),
        ("The clinic would like the names as they come in", "scale", "routine"),
        ("The clinic wants the names, and nothing after that", "scale", "one-off"),
        ("It is not going to be a regular thing, this list", "scale", "one-off"),
        ("The caller's number was looked up and I was put through to her", "recipient_verified", "yes"),
        ("Her line manager has vouched for her", "recipient_verified", "yes"),
        ("Her identity has not been verified", "recipient_verified", "no"),
        ("We only have her word for it", "recipient_verified", "no"),
        ("The email came from a private account", "recipient_verified", "no"),
        ("She showed me her hospital badge", "recipient_verified", "yes"),
        ("The Act compels us to answer", "legal_duty", "yes"),
        ("The Act does not compel us to answer", "legal_duty", "no"),
        ("The law leaves us no choice", "legal_duty", "yes"),
        ("The family court has directed disclosure", "legal_duty", "yes"),
        ("The court has barred us from passing it on", "legal_bar", "yes"),
        ("No court has gagged us", "legal_bar", "no"),
        ("The judge has lifted the ban", "legal_bar", "no"),
        ("There was an injunction against it but it has been discharged", "legal_bar", "no"),
        ("It would be heavy handed", "public_interest", "no"),
        ("It is serious enough to justify telling", "public_interest", "yes"),
    ],
)
def test_both_sides_of_what_turns_a_decision_are_read(told: str, fact: str, said: str) -> None:
    assert value(f"{told}. {ASKED}", fact) == said


@pytest.mark.parametrize(
    ("told", "competent"),
    [
        ("She agreed and she follows what it would mean", "yes"),
        ("She agreed but can not say back what it is for", "no"),
        ("He was drunk when he signed", "no"),
        ("Dad has agreed, and he has parental responsibility", "yes"),
        ("Dad has agreed but he does not have parental responsibility", "no"),
    ],
)
def test_who_can_agree_is_read_on_both_sides(told: str, competent: str) -> None:
    assert value(f"{told}. {ASKED}", "competent") == competent


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Dad has parental responsibility and wants her report. Can I send it?", "competent"),
        ("Mum's boyfriend shouts at her every week. Can I tell the health visitor?", "scale"),
        ("The school nurse wants what every Year 6 weighed. Can I send it?", "scale"),
        ("Kids I have never met are in danger. Can I tell the police?", "recipient_verified"),
        ("Gran wants his address and no order stops us. Can I tell her?", "legal_duty"),
        ("A lad on a referral order tells me he deals. Can I tell the police?", "legal_duty"),
    ],
)
def test_words_that_tell_of_something_else_turn_no_decision(text: str, fact: str) -> None:
    assert value(text, fact) is None


# --- who can decide, how often, and who hears it first


@pytest.mark.parametrize(
    ("told", "competent"),
    [
        ("She said yes and took everything in", "yes"),
        ("She said yes. She took everything in the car", None),
        ("She said yes. She took it in the van", None),
    ],
)
def test_what_is_carried_off_is_not_understood(told: str, competent: str | None) -> None:
    assert value(f"{told}. {ASKED}", "competent") == competent


@pytest.mark.parametrize(
    ("told", "scale"),
    [("Each report would be sent to her automatically", "routine"), ("The doors open automatically", None)],
)
def test_what_happens_by_itself_is_a_flow_only_where_something_is_passed_on(told: str, scale: str | None) -> None:
    assert value(f"{told}. {ASKED}", "scale") == scale


@pytest.mark.parametrize(("behind", "recipient"), [("first", "police"), ("too", "parent"), ("as well", "parent")])
def test_whoever_hears_it_first_is_warned_of_a_report(behind: str, recipient: str) -> None:
    assert value(f"I rang the police yesterday. Does mum hear it from me {behind}?", "recipient") == recipient


@pytest.mark.parametrize(
    ("said", "weighed"),
    [
        ("Telling them is justified and in proportion", "yes"),
        ("The public interest favours telling them", "yes"),
        ("I do not believe it is justified", "no"),
        ("They could manage without it", "no"),
    ],
)
def test_whether_the_need_outweighs_the_confidence(said: str, weighed: str) -> None:
    assert value(f"The police want his file. {said}. Send it?", "public_interest") == weighed


@pytest.mark.parametrize(
    ("told", "fact", "said"),
    [
        ("She can't make head or tail of what it means", "competent", "no"),
        ("I can't make any sense of it", "competent", None),
        ("Her letter is in Polish and I could not follow a word", "competent", None),
        ("It was beyond her", "competent", None),
        ("The high jump was way beyond her", "competent", None),
        ("We could not follow a word at the meeting", "competent", None),
        ("She can tell us exactly what it means", "competent", "yes"),
        ("Mum says she can tell us exactly what she had for dinner", "competent", None),
        ("He can explain clearly how the bike works", "competent", None),
        ("They could manage without it", "public_interest", "no"),
        ("We can manage without it", "public_interest", None),
        ("I can cope without them", "public_interest", None),
        ("They are not asking for it again", "scale", "one-off"),
        ("I am not asking again", "scale", None),
        ("It is not something we see every week", "scale", None),
        ("Shouting is not something he does every day", "scale", None),
        ("I do not want to bother her again", "scale", None),
    ],
)
def test_what_the_writer_fails_at_or_sees_weighs_nothing(told: str, fact: str, said: str | None) -> None:
    assert value(f"{told}. {ASKED}", fact) == said
