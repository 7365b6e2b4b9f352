"""Direction: who would receive it, said by what is done to a body or by it. Each rule with texts that show it."""

import pytest

from isp_assistant.interpret.signs.sign import Evidence
from tests.interpret.reading import understood, value


def recipients(*texts: str) -> set[object]:
    return {value(text, "recipient") for text in texts}


def strongest(text: str) -> Evidence:
    return max(sign.evidence for sign in understood(text).signs)


def test_whoever_the_writer_would_tell_receives_it() -> None:
    assert recipients(
        "Can I tell the nursery about his fits?",
        "Should I be telling the nursery that he has fits?",
        "Is it all right to pass his care plan on to the nursery?",
        "Could I run the fits past the nursery?",
        "I want to keep the nursery posted about his fits",
        "His fits: who tells the nursery, us or mum?",
    ) == {"early-years"}


def test_whoever_asks_would_receive_it() -> None:
    assert recipients(
        "The landlord wants to know where she went",
        "The landlord has been on to us for her address",
        "The landlord came back to me for her address",
        "The landlord keeps on at us for her address",
        "Had a letter from the landlord about her arrears",
        "It is the landlord who is after her address",
        "What do I say to the landlord, who has asked for her address",
    ) == {"housing"}


def test_asked_by_somebody_is_asked_all_the_same() -> None:
    assert recipients(
        "We have been asked by her solicitor for our notes",
        "I was approached about the notes by her solicitor",
        "Our notes have been requested by her solicitor",
        "I have been contacted by her solicitor for our notes",
    ) == {"court-or-lawyer"}


def test_somebody_who_was_asked_by_a_body_is_not_the_one_who_asks() -> None:
    assert value("Mum was asked by the nurse how she sleeps. Can I tell the school she is pregnant?", "recipient") == (
        "school"
    )


def test_whoever_ought_to_know_or_may_have_it_receives_it() -> None:
    assert recipients(
        "Does the youth club need to know about the epilepsy?",
        "Can the youth club have his care plan?",
        "The youth club ought to be made aware of the epilepsy",
        "Is the youth club entitled to his care plan?",
        "Mum would like the youth club to be told about the epilepsy",
        "Is it ok for the youth club to get a copy of his care plan?",
    ) == {"voluntary-sector"}


def test_whoever_told_us_does_not_receive_it() -> None:
    assert recipients(
        "The school told us that she is pregnant. Can I tell the midwife?",
        "We heard from the school that she is pregnant. Can I tell the midwife?",
        "I have been told by the school that she is pregnant. Can the midwife be told?",
        "According to the school she is pregnant. Do I ring the midwife?",
    ) == {"health"}
    assert value("The school told us that she is pregnant.", "recipient") is None


def test_the_writer_receives_what_another_body_would_give_them() -> None:
    assert recipients(
        "Police officer here. Can the hospital tell me about his injuries?",
        "Can we get his injuries from the hospital? I am a police officer",
        "The hospital are refusing to share his injuries with us. We are the police",
        "I'm a police officer. Am I entitled to know about his injuries?",
    ) == {"police"}


def test_the_body_from_which_something_comes_receives_nothing() -> None:
    assert value("Can we get his notes from the hospital?", "recipient") is None
    assert value("I need his notes off the hospital", "recipient") is None


def test_a_parent_who_wants_somebody_told_asks_for_nothing() -> None:
    assert recipients(
        "Mum asked me to tell the school about his asthma",
        "Dad wants the school to know about his asthma",
        "Mum is fine with the school having his care plan",
        "Dad said I could share his care plan with the school",
    ) == {"school"}


def test_a_person_who_asks_for_their_own_records_is_the_person() -> None:
    assert recipients(
        "A girl wants to see what we wrote about her",
        "He has asked for a copy of his own file",
        "A young man wants access to everything we hold about him",
    ) == {"the-person"}


def test_a_body_that_is_only_denied_or_told_before_gives_way() -> None:
    assert value("Not the police, but can I tell the school?", "recipient") == "school"
    assert value("I rang the police on Monday. Now the school wants to know. Do I say?", "recipient") == "school"
    assert value("I will not be telling his dad. Can I tell his nan?", "recipient") == "relative-or-friend"


def test_telling_weighs_more_than_asking_and_asking_more_than_calling() -> None:
    assert strongest("Can I tell the police?") == Evidence.TOLD
    assert strongest("The police want her address") == Evidence.ASKS
    assert strongest("The police rang") == Evidence.CALLS
    assert strongest("I told the police last week") == Evidence.TOLD_BEFORE
    assert value("The GP rang. The police want her address. Can I tell the school?", "recipient") == "school"
    assert value("The GP rang. The police want her address.", "recipient") == "police"


@pytest.mark.parametrize("text", ["The police are based next door", "He lives behind the school", "Her school is new"])
def test_a_body_that_nothing_is_done_to_is_not_read(text: str) -> None:
    assert value(text, "recipient") is None


def test_the_one_body_that_is_left_receives_it_where_the_writer_asks_what_to_do() -> None:
    assert recipients(
        "Her headaches, for the midwife?",
        "Fractured wrist, third one since June. The midwife at 4 pm, or nothing?",
        "Every Monday the midwife gets her headache log off me. Is that all right?",
    ) == {"health"}
    assert strongest("Fractured wrist, third one since June. The midwife at 4 pm, or nothing?") == Evidence.LEFT


@pytest.mark.parametrize(
    "text",
    [
        "The midwife says she is pregnant. What do I do?",  # it tells
        "The midwife will not let us have her notes. What do I do?",  # it refuses
        "She was seen behind the clinic. What do I do?",  # it is a place
        "A midwife told me, and the clinic is near. Who do I tell?",  # it is asked who
        "Here the clinic, the hostel and the shop shut early. What do I do?",  # several are left
        "The hostel is painted blue.",  # nothing is asked
        "He goes to church and is known to the clinic. What do I do?",  # he belongs there
        "She's a nurse. What do I do?",  # it says what she is
        "He was headed for trouble, and his health is bad. What do I do?",  # they are no names
    ],
)
def test_no_body_is_left_where_it_tells_or_refuses_or_is_a_place_or_nothing_is_asked(text: str) -> None:
    assert value(text, "recipient") is None


def test_a_name_ends_in_what_it_is() -> None:
    assert value("Can I tell the new school nurse?", "recipient") == "health"
    assert value("Can I tell a local charity?", "recipient") == "voluntary-sector"
    assert value("Can I tell his head teacher?", "recipient") == "school"


@pytest.mark.parametrize(
    "text",
    [
        "The landlord fancies a look at her benefits letter",
        "Landlord being nosy about her benefits. Do I answer?",
        "The landlord has put me on the spot about her arrears",
        "The landlord can't release the keys without her new address",
        "Landlord after her new address, yes or no",
        "A chap from the housing association popped in. Could he have her new address?",
    ],
)
def test_whoever_is_curious_or_presses_or_needs_it_asks(text: str) -> None:
    assert value(text, "recipient") == "housing"


@pytest.mark.parametrize(
    "text",
    [
        "The landlord called after she moved",  # a time
        "The landlord gave her a heads up",
        "The landlord popped his head in",
    ],
)
def test_a_time_or_an_idiom_asks_for_nothing(text: str) -> None:
    assert value(text, "recipient") in (None, "housing")
    assert value(f"{text}. Can I tell the school?", "recipient") == "school"


def test_whoever_gets_our_list_receives_it() -> None:
    assert recipients(
        "The landlord gets our list every Monday",
        "The landlord has been getting a list of who stayed from us every week",
    ) == {"housing"}
    assert value("The landlord gets good reports", "recipient") is None


def test_whom_somebody_does_or_does_not_want_to_know_is_spoken_of() -> None:
    assert recipients(
        "She doesn't mind the landlord knowing about her debts",
        "She doesn't want the landlord knowing about her debts",
        "She'd rather the landlord didn't hear about her debts",
        "She says no to the landlord knowing about her debts",
        "She begged me to keep it from the landlord",
        "She asked us not to involve the landlord",
    ) == {"housing"}
    assert value("The landlord hasn't been told.", "recipient") is None


def test_whoever_is_picked_out_receives_it() -> None:
    assert recipients(
        "Is it the landlord I should ring?",
        "It's the landlord that I want to ring",
        "Is it the landlord or nobody?",
        "Would the landlord mind me saying?",
    ) == {"housing"}


def test_a_parent_who_is_only_asked_or_told_first_gives_way() -> None:
    assert recipients(
        "Do I need to ask mum before I refer to social care?",
        "Must dad be told before we refer to social care?",
        "Should I speak to the parents first or go straight to social care?",
        "Do I tell dad I'm ringing social care?",
    ) == {"childrens-social-care"}
    assert value("Can I tell mum and send it to the school?", "recipient") == "parent"


def test_the_writer_is_told_what_others_keep_from_them() -> None:
    assert recipients(
        "SENCO. His primary won't let me have his file",
        "I'm the SENCO and the GP won't tell me about his fits. Can he?",
        "I teach year 4. Can I be told why he was taken into care?",
        "Hull sent him here. We're the college and want his plan. Are they free to give it us?",
    ) == {"school"}


def test_a_social_worker_is_of_the_body_that_they_are_from() -> None:
    assert value("Mum's social worker, from the learning disability team, wants her file", "recipient") == (
        "adult-services"
    )
    assert value("A social worker from the hospital wants her file", "recipient") == "childrens-social-care"


def test_somebody_who_was_not_named_and_wants_their_own_file_is_the_person() -> None:
    assert recipients("She wants to see her file", "He was adopted in 1971 and wants to see his records") == {
        "the-person"
    }
    assert value("She wants to see his file", "recipient") is None


def test_a_relative_of_a_parent_is_a_relative() -> None:
    assert recipients("Dad's mum wants to know where he lives", "Her mother's mother wants to see it") == {
        "relative-or-friend"
    }


def test_a_role_that_stands_alone_at_the_end_signs() -> None:
    assert value("The school wants his report and mum is happy. Health visitor.", "sharer") == "health"
    assert value("The school wants his report. Health visitor?", "sharer") is None


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("the gas board rang the hostel asking who lives in room four", None),
        (
            "the probation people rang the hostel to ask about her rent, do we tell the council's housing team",
            "housing",
        ),
        ("can I ring the hostel to ask where she is", "housing"),
    ],
)
def test_whoever_is_rung_to_be_asked_is_told_nothing(text: str, recipient: str | None) -> None:
    assert value(text, "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The husband of the nurse who left wants his notes", "relative-or-friend"),
        ("The fund that pays for our choir is asking for a list of names", "researcher-or-commissioner"),
        ("The carers looking after his nan would like to see his notes", "parent"),
        ("The hospital he is going to wants his notes", "health"),
        ("A grandad (mum drives him) wants his notes", "relative-or-friend"),
        ("I saw him at the clinic again and the landlord is asking for his notes", "housing"),
        ("The solicitor for Jade's mum wants his notes", "court-or-lawyer"),
    ],
)
def test_whoever_only_says_more_about_somebody_does_not_ask(text: str, expected: str) -> None:
    assert value(text, "recipient") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The school's parent liaison wants his notes", "school"),
        ("Luton's duty desk wants his notes", "another-area"),
        ("Luton duty team wants his notes", "another-area"),
        ("Could the physio at adult services be told he fell?", "adult-services"),
        ("Her social worker (adult services) wants her notes", "adult-services"),
        ("A worker from Barnardos rang, could she have his notes?", "voluntary-sector"),
        ("Can our own solicitor see his notes?", "own-organisation"),
        ("The nursery is shut, and its nurse wants his notes", "early-years"),
        ("A woman saying she is a midwife wants his notes", "health"),
    ],
)
def test_where_somebody_works_says_what_they_are(text: str, expected: str) -> None:
    assert value(text, "recipient") == expected


def test_the_name_of_a_place_is_no_body_that_somebody_is_from() -> None:
    assert value("A woman from Luton wants his notes", "recipient") is None


@pytest.mark.parametrize(
    "text",
    [
        "It is not the landlord asking, it is the dentist who wants to know",
        "It's the dentist, not the landlord, who would be getting her notes",
    ],
)
def test_somebody_who_is_not_meant_receives_nothing(text: str) -> None:
    assert value(text, "recipient") == "health"


def test_whatever_a_body_is_asked_about_having_it_would_have() -> None:
    assert recipients(
        "Can the allotment charity have her mobile?",
        "Does the allotment charity get a heads up?",
        "The allotment charity would be given her number",
        "Is this one for the allotment charity?",
        "Can the form go across to the allotment charity?",
        "Is the allotment charity someone I could write to?",
        "Straight to the charity, or do I wait?",
        "Sign up list to the charity?",
        "The charity can't help her until we say how old she is",
    ) == {"voluntary-sector"}


def test_what_is_wanted_to_some_end_is_shown_to_nobody_else() -> None:
    assert value("The landlord wants the choir register to see who was there", "recipient") == "housing"
    assert value("The landlord wants to know what she said about her dad having a van", "recipient") == "housing"


def test_whoever_writes_something_down_asks_for_nothing() -> None:
    assert value("A landlord wrote his number on the wall", "recipient") is None
    assert value("The landlord wrote asking for her number", "recipient") == "housing"


def test_what_a_body_keeps_to_itself_the_writer_would_have() -> None:
    assert value("Midwife here. The hostel won't say if she moved in", "recipient") == "health"
    assert value("Midwife here. The hostel asked when she is due. It won't say why", "recipient") == "housing"


def test_whoever_brings_a_child_up_counts_as_a_parent() -> None:
    assert value("His gran has a special guardianship order and wants his levels", "recipient") == "parent"
    assert value("His gran wants his levels", "recipient") == "relative-or-friend"


@pytest.mark.parametrize(
    "text",
    [
        "His probation officer's on leave. Can I ring the school?",
        "The midwife in the hall: would they tell me when it starts?",
        "The youth club, that's who rang",
    ],
)
def test_a_body_that_is_spoken_of_is_not_the_writer(text: str) -> None:
    assert understood(text).writer is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dad has applied for whatever files are kept on him", "the-person"),
        ("Dad has asked to see all that we hold on the boy", "parent"),
        ("Dad wants his notes", "parent"),
        ("The girl herself phoned for her notes", "the-person"),
        ("A woman wants to hear how she came to be moved", "the-person"),
        ("A tenant is asking what have you lot got on me", "the-person"),
    ],
)
def test_whoever_wants_what_is_written_of_them_is_the_person(text: str, expected: str) -> None:
    assert value(text, "recipient") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mum wants to be told the name of a boy who bit her son", "relative-or-friend"),
        ("Mum wants to be told who his teacher is", "parent"),
        ("Dad's new girlfriend wants the school report", "relative-or-friend"),
        ("Dad's girlfriend, who lives with them, wants the school report", "parent"),
    ],
)
def test_somebody_of_another_family_is_no_parent(text: str, expected: str) -> None:
    assert value(text, "recipient") == expected


def test_an_officer_or_a_lady_of_a_body_is_the_body() -> None:
    assert recipients(
        "The Barnardos lady asks if he moved",
        "A Barnardos outreach welfare officer wants to know whether he moved",
        "Barnardos on the line about his fits",
        "Barnardos' request for his notes came today",
    ) == {"voluntary-sector"}


def test_bodies_that_no_value_covers_are_not_read() -> None:
    assert recipients(
        "Can I tell the educational psychologist about his fits?",
        "The virtual school wants his levels",
        "The after school club wants to know about his fits",
        "Education welfare has asked for his attendance",
    ) == {None}


def test_what_another_asks_for_goes_before_what_somebody_agreed_to() -> None:
    assert value("She says I can tell her doctor. Now the landlord wants her notes.", "recipient") == "housing"
    assert value("She says I can tell her doctor.", "recipient") == "health"


@pytest.mark.parametrize(
    "text",
    [
        "I am referring her mum. She wants a course.",
        "Grandad has applied for a special guardianship order",
        "Mum rang to cancel her place",
        "The head reckons ask her twice",
        "The boy next door is loud. Do I say?",
        "Can I ask his dentist outright?",
        "The school has given us his notes. Is that right?",
    ],
)
def test_whoever_tells_or_wants_something_else_receives_nothing(text: str) -> None:
    assert value(text, "recipient") is None


def test_what_a_colleague_does_we_do() -> None:
    assert value("Our receptionist passes his notes to the hostel", "recipient") == "housing"


def test_the_word_that_says_whose_it_is_does_nothing() -> None:
    assert value("Can his plan go across to the hostel?", "recipient") == "housing"
    assert value("Should t'hostel know about his plan?", "recipient") == "housing"


def test_what_was_put_in_a_while_ago_is_told_before() -> None:
    assert strongest("We put a form in to the duty team a month ago") == Evidence.TOLD_BEFORE


def test_a_relative_who_brings_a_child_up_is_as_a_parent_and_no_other_relative_is() -> None:
    told = "The girl lives with her gran now"
    assert value(f"{told}. Gran wants her school report", "recipient") == "parent"
    assert value(f"{told}. Her uncle wants her school report", "recipient") == "relative-or-friend"


def test_a_body_that_is_no_more_than_named_receives_it_but_makes_no_question_one_to_decide() -> None:
    told = "Swollen knee, mum has said no, the physio knows him of old"
    assert strongest(told) == Evidence.NAMED
    assert value(told, "recipient") == "health"
    assert understood("opening times of the walk in centre").only_named
    assert value("opening times of the walk in centre", "recipient") is None


def test_a_body_that_no_value_covers_is_a_rival_of_the_one_that_is_left() -> None:
    assert value("His asthma plan, mum agreed, then the midwife and the fire service", "recipient") is None


def test_what_somebody_asks_in_their_own_words_they_would_be_told() -> None:
    assert recipients(
        'uncle: "where has she moved to?" I run the creche',
        "hostel. her cousin says is she out of hospital",
        "His grandad goes, has he got a job yet. What do I say",
    ) == {"relative-or-friend"}
    assert value("GP: what do I tell the hostel about her epilepsy?", "recipient") == "housing"  # it heads the text


def test_a_body_to_turn_to_needs_no_verb() -> None:
    assert recipients(
        "She has been followed home twice. Police without her dad's leave?",
        "Her ex has a crowbar outside. My boss says police, straight away",
        "Someone is kicking the door in, 999 even if she begs me not to",
    ) == {"police"}
    assert value("The police for the third time want her number, she is 15", "recipient") == "police"  # they ask


def test_a_thing_and_whom_it_goes_to_need_no_verb_where_a_yes_is_asked_for() -> None:
    assert recipients("Spirometry results to the hostel, ok or not", "What goes to the hostel about her fits?") == {
        "housing"
    }


def test_what_somebody_says_is_to_be_done_is_for_the_writer_to_do() -> None:
    assert recipients(
        "She says ring the dentist about my jaw",
        "Dad reckons tell the dentist. Shall I?",
    ) == {"health"}
    assert value("Dad says his dentist report is late. Can I tell the hostel he is ill?", "recipient") == "housing"


def test_what_is_only_supposed_or_denied_says_who_would_know_where_nothing_else_does() -> None:
    assert recipients(
        "Is it right that we can't tell dad which ward she is on",
        "He has agreed to us sharing it with dad. Fine then?",
        "She made me swear not to tell her dad she has left college. Hm",
    ) == {"parent"}
    assert value("If I tell dad about her fits he will shout. Can I tell the hostel?", "recipient") == "housing"
    assert value("We have not told dad that she has fits. Can I tell the hostel?", "recipient") == "housing"


def test_kin_ask_for_information_in_many_ways() -> None:
    assert recipients(
        "Stepdad wants a text off us when she leaves",
        "Her dad would love to read them",
        "dad is desperate for the prognosis",
    ) == {"parent"}
    assert value("Dad rang, he has lost his bus pass. Can I tell the hostel she has fits?", "recipient") == "housing"


def test_a_letter_that_came_is_no_wish_of_the_writers() -> None:
    assert value("Nurse. We have had a letter from the MP about her waiting. How much can I say?", "recipient") == (
        "elected-member"
    )


def test_no_pronoun_stands_for_the_writer_nor_for_whose_somebody_is() -> None:
    told = "I am his youth offending worker. He begged me to keep it from his social worker, but she has got to have it"
    assert value(told, "recipient") == "childrens-social-care"


def test_whoever_is_said_to_know_before_or_in_a_question_of_harm_would_be_told() -> None:
    assert recipients(
        "Should she agree before the hostel hear of it?",
        "Any harm in the hostel knowing he is epileptic?",
        "Fits each week. It is all in the hostel knowing him. Does the hostel need his plan?",
    ) == {"housing"}


def test_a_thing_that_goes_to_a_body_is_sent_there() -> None:
    assert value("A register of all our swimmers goes to the transport police at weekends", "recipient") == "police"
    assert value("He goes to the police cadets. Can I tell his dentist about the fits?", "recipient") == "health"


def test_kin_who_ask_for_something_come_last_of_all() -> None:
    assert value("Her grandparents insist on watching the tape, mum said no", "recipient") == "relative-or-friend"
    assert value("Her dad wants some help at home. Nothing else.", "recipient") is None
    assert value("Her dad insists on a change of room. The hostel would need her plan", "recipient") == "housing"


def test_what_a_body_refuses_to_say_the_writer_wants() -> None:
    told = "The hostel are refusing to say if she slept there. I'm the duty social worker and it's urgent"
    assert value(told, "recipient") == "childrens-social-care"


def test_whoever_is_told_stands_before_a_passive() -> None:
    assert value("Unsure if the hostel can be told his father is HIV positive", "recipient") == "housing"


def test_a_pronoun_may_stand_for_a_professional_who_is_to_be_told() -> None:
    told = "Dad says he will break the social worker's jaw on Friday. Do I warn her?"
    assert value(told, "recipient") == "childrens-social-care"


def test_whose_somebody_is_receives_nothing() -> None:
    assert value("Is it ok to send the report on to mum's sister?", "recipient") == "relative-or-friend"


def test_phone_numbers_are_no_calls() -> None:
    told = "A breach? I emailed their phone numbers and email addresses to the hostel"
    assert value(told, "recipient") == "housing"


def test_a_rank_keeps_its_name_within_an_idiom() -> None:
    assert recipients("Our beat officer wants to know where he sleeps", "Can the beat copper have her number?") == {
        "police"
    }
    assert value("He took a blow to the head. Who can help?", "recipient") is None


def test_a_heading_says_who_writes_and_to_whom() -> None:
    assert (
        value("Dentist to the hostel: she has not been seen since May, and she has no idea", "recipient") == "housing"
    )
    assert value("Dentist to the hostel: has she been in since May?", "recipient") != "housing"


def test_social_care_of_a_place_that_was_named_is_of_another_area() -> None:
    assert recipients(
        "They moved to Hull in March. Their social services want her chart",
        "She is off to Hull, and social workers up there have asked for her chart",
    ) == {"another-area"}
    assert value("They moved to Hull in March. Our social services want her chart", "recipient") == (
        "childrens-social-care"
    )


def test_whoever_asks_for_what_is_written_of_themselves_is_the_person_however_else_they_are_named() -> None:
    assert recipients(
        "Her dad has asked for the whole folder on himself",
        "Dad wants to read whatever we wrote about him. Does he get it?",
        "Mum has written: 'show me everything you hold on me'",
    ) == {"the-person"}
    assert value("Dad wants to read whatever we wrote about his son. Does he get it?", "recipient") == "parent"


def test_what_somebody_is_receives_nothing_nor_does_what_sort_of_paper_it_is() -> None:
    assert value("Gran's a magistrate. Do I need her to agree before it goes anywhere?", "recipient") is None
    assert value("The baby's health visitor notes, mum said no. What do I do?", "recipient") is None


def test_a_letter_from_one_that_was_copied_to_another_asks_for_the_first() -> None:
    told = "A letter from the MP, copied to the Advertiser, demanding why she waits. How much can we say?"
    assert value(told, "recipient") == "elected-member"


def test_of_several_whom_the_writer_asks_between_the_first_is_read() -> None:
    assert value("He has a flick knife in his bag. Who do I ring, the dentist or the hostel", "recipient") == "health"
    assert value("Obviously the dentist, but does her dad hear of the fits from me?", "recipient") == "health"
    assert value("The head of year and half the dinner ladies want to know why she wept", "recipient") == "school"


def test_a_body_that_is_ruled_out_is_the_one_that_is_asked_about() -> None:
    assert value("A girl of 16 says no police. Do I respect that", "recipient") == "police"
    assert value("There is no school tomorrow. Can I tell the dentist she has fits?", "recipient") == "health"


def test_whoever_asks_for_silence_does_not_ask_for_it() -> None:
    assert recipients(
        "the head told us not to say anything to the police about the knife",
        "headteacher asked us not to tell the police about the knife",
    ) == {"police"}
    assert value("Police asked us not to tell mum about their visit", "recipient") == "parent"
    assert value("The nurse asked me to tell the police", "recipient") == "police"


def test_whoever_told_or_saw_it_would_be_told_nothing() -> None:
    assert recipients(
        "I was told by a neighbour in the street that the twins are beaten",
        "The pharmacist noticed that mum had bruises",
        "Our lad scratched himself, the paramedic has examined him",
    ) == {None}


def test_a_body_that_comes_after_a_parent_is_the_one_to_tell() -> None:
    assert value("Do I have to speak with mum ahead of the LADO?", "recipient") == "childrens-social-care"
    assert value("Can I tell dad about the fits before the nursery trip?", "recipient") == "parent"


def test_whose_papers_they_are_is_not_who_gets_them() -> None:
    assert recipients(
        "Can I pass on the midwife's letter to mum?",
        "Can I give the dentist's number to mum?",
        "Mum wants to know how he is. Should I send the school report to mum?",
    ) == {"parent"}


def test_a_parent_who_asks_for_a_childs_record_is_a_parent() -> None:
    assert value("Mum's subject access request for her son's file", "recipient") == "parent"
    assert value("Mum's subject access request for her own file", "recipient") == "the-person"


def test_who_they_are_is_said_by_more_than_one_word() -> None:
    assert value("Could I put in the team whatsapp that he has fits", "recipient") == "own-organisation"
    assert value("Polish social workers are asking for his records", "recipient") == "another-area"
    assert value("The reporter of the concern is asking what came of it", "recipient") is None


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        (
            "I've been his social worker since May. The hospital won't say when he is out",
            "childrens-social-care",
        ),
        ("CAMHS will not let me see her plan without a form. I'm her social worker", "childrens-social-care"),
        ("Her test was positive and I left a message. Midwife, feeling awful. What do I do?", None),
    ],
)
def test_the_writer_is_known_by_the_role_they_hold_or_sign_with(text: str, recipient: str | None) -> None:
    assert value(text, "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Teaching assistant here. Can I tell her form tutor about her fits?", "own-organisation"),
        ("Teaching assistant here. Can I tell her new form tutor about her fits?", "school"),
        ("Our deputy head wants to know where they live", "own-organisation"),
        ("We work for the same council. The nurse wants his file", "own-organisation"),
        ("The nurse is one of ours. Can she have his file?", "own-organisation"),
        ("The boys are in the same class. CAMHS want his file", "health"),
        ("HR at a different nursery want his reference", "early-years"),
    ],
)
def test_a_colleague_is_known_by_whose_they_are(text: str, recipient: str) -> None:
    assert value(text, "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("There are men outside the hostel asking for her. The police want her room number", "police"),
        ("The academy that is hiring our cook has asked what it was about", "school"),
        ("Bailiffs are visiting a mum on Friday, have asked us where she works", None),
        ("Does the nursery need her consent before giving it to me?", None),
        ("Her social worker must not know about the drinking, she says. What now?", "childrens-social-care"),
        ("He told me to bin the form for the housing team, don't send them anything", "housing"),
        ("Aunties are flying over to have both girls married. Police?", "police"),
        ("They moved to Hull. The council there are asking for his plan", "another-area"),
        ("PC Ali, who I rang back, would like to know if he was in", "police"),
    ],
)
def test_who_does_it_is_found_over_what_stands_between(text: str, recipient: str | None) -> None:
    assert value(text, "recipient") == recipient


def test_a_parent_who_is_only_warned_first_leaves_the_place_to_who_protects() -> None:
    assert value("Obviously one for social services, but does his mum hear it from me first?", "recipient") == (
        "childrens-social-care"
    )
    assert value("Does his mum hear it from me first?", "recipient") == "parent"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is the hostel somebody that I could write to about her debts?", "housing"),
        ("It is the housing office that we would write to about her debts.", "housing"),
        ("The housing office wrote so that we would know about her debts.", None),
    ],
)
def test_that_i_would_write_to_names_who_would_be_told(text: str, expected: str | None) -> None:
    assert value(text, "recipient") == expected


def test_whoever_works_with_us_is_a_colleague() -> None:
    assert recipients(
        "A lady in finance at our trust wants to know who has free meals",
        "A chap on our committee is asking who was referred to us",
        "Head of year at our place is asking about his mum's drinking",
        "Our head of sixth form wants to know why she has been off",
        "Our vicar has asked what the choirboy told me",
        "Can I mention it to our chaplain?",
        "Our finance lady is asking whose dad is in prison",
    ) == {"own-organisation"}
    assert (
        value("District nurse here. Our vicar has asked what the old lady told me", "recipient") == "voluntary-sector"
    )
    assert value("The tutor at the other school wants his file", "recipient") == "school"


def test_somebody_about_town_is_a_member_of_the_public() -> None:
    assert recipients(
        "A woman who lives over the road keeps asking why the police were here",
        "A bloke off the estate asked which house the foster children live in",
        "A lass from the Gazette wants to know which school he goes to",
        "The landlord of the pub is asking whose baby is in hospital",
        "The woman in the corner shop asked me why he is off school",
    ) == {"media-or-public"}
    assert value("A man on the estate deals, do I tell the police?", "recipient") == "police"
    assert value("The landlord of the flat wants to know if she has gone", "recipient") == "housing"


def test_the_writer_is_owed_what_others_ought_to_have_told_them() -> None:
    assert recipients(
        "Ought they to have told us at the high school about his overdose?",
        "I am a SENCO. Can I ask CAMHS for their report?",
        "Can I, head of year, see what CAMHS hold on him?",
        "SENCO, need his report off the clinic",
        "School office. The police have not told us where he is. Should they have?",
    ) == {"school"}
    assert value("Nursery. The police have not told us where he is. Can I tell mum?", "recipient") == "parent"


def test_whoever_would_keep_it_or_hands_it_to_us_asks_for_nothing() -> None:
    texts = (
        "The school nurse wants to keep it confidential, is that right?",
        "His parents wrote asking his last place to release the folder to us",
        "Each Friday the PRU email us the names of who bunked off",
    )
    assert recipients(*texts) == {None}


def test_a_parent_who_is_keen_for_a_body_to_have_it_does_not_ask_for_it() -> None:
    assert value("Mum is keen for the parenting charity to have the report on her", "recipient") == "voluntary-sector"


def test_the_writer_names_their_trade_in_brackets() -> None:
    assert value("He lets me (school counsellor) tell the head, is that enough?", "recipient") == "own-organisation"
