"""Whom it is about, and whether they could be told from it: each way in which the words say so, and what does not."""

import pytest

from tests.interpret.reading import value


def about(text: str) -> object:
    return value(text, "about")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dentist asks which tablets her daughter takes. Dad is away. Do I say?", "child"),
        ("The clinic asked what inhaler he's on, mum is not here. Can I say?", "child"),
        ("Can the police have the lodger's address? Mum rents him a room.", "other-adult"),
        ("Mum's epilepsy went into the letter. Do I tell mum?", "parent"),
        ("The court wants my notes of two sessions with a girl of 14. Do I send them?", "child"),
        ("The bank wants dad's name and last known address. His sister lets him the flat. Do I say?", "parent"),
        ("Mum told me that her new man chokes her. Can I tell the nurse?", "parent"),
        ("Warn nan off, can I, that her lodger has convictions?", "other-adult"),
    ],
)
def test_the_owner_of_what_would_be_passed_on_is_found_beside_it(text: str, expected: str) -> None:
    assert about(text) == expected


def test_what_two_share_is_about_neither_alone() -> None:
    assert about("The solicitor asks where mum and the baby are living. Can I say?") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mum asks for a copy of all that is written about herself. Can she have it?", "parent"),
        ("Dad put in a subject access request on behalf of his son. Do I send it?", "child"),
        ("A woman who was in care wants to see her social work file. Does she get it?", "other-adult"),
    ],
)
def test_who_asks_for_their_own_is_whom_it_is_about(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Our caretaker shouted at the infants. Do I ring the LADO?",
        "The LADO wants to hear about our caretaker. Mum is upset. Do I answer?",
    ],
)
def test_who_looks_into_complaints_about_staff_hears_of_staff(text: str) -> None:
    assert about(text) == "professional"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Can the council have the ages of our tenants?", "many-people"),
        ("The funder wants the postcodes of young people. Do I send them?", "many-people"),
        ("A journalist wants to hear about 40 families. Can we?", "many-people"),
        ("She is on the waiting list. Can I tell the girl's school?", "child"),
        ("The police want the phone numbers of two mums. Can I?", "parent"),
        ("The nurse asks about two of my lads. Can I say?", "child"),
        ("The three kids we have on our books moved to Hull. Can I tell the school there?", "child"),
    ],
)
def test_a_list_or_a_count_is_of_many_and_a_few_are_not(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The paper asks for anything about Amina, who's 6. Dad told them nothing. Do I answer?", "child"),
        ("Mum told me that she has lost her job. Can I tell the school?", "parent"),
        ("Asked dad twice. Can the college hear that the lad is back?", "child"),
        ("Her tutor asks what she was charged with. Do I say?", "child"),
        ("Mum wants his nursery to have the report on his stammer. Send it?", "child"),
        ("The police ask after dad's brother. Can I say?", "other-adult"),
        ("I see a mother whose partner went to prison. Can I tell the nursery?", None),
        ("There are three kids at home and a woman with a brain injury. Can I tell the school?", None),
    ],
)
def test_people_who_only_speak_or_agree_are_passed_over(text: str, expected: str | None) -> None:
    assert about(text) == expected


def test_a_family_as_a_whole_is_about_nobody_even_where_a_child_is_named() -> None:
    assert about("The school asks what benefits the family gets and if they are Roma. The baby is well. Do I?") is None


def test_one_who_is_said_to_be_an_age_is_whoever_was_named_last() -> None:
    assert about("A woman I see on Mondays is 20. The landlord asks about her debts. Do I answer?") == "other-adult"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gran says the nursery may hear of his asthma. Do I tell them?", "child"),
        ("Childminder. Dad signed for the eye clinic to have her sight test. Send it?", "child"),
        ("He has the kids on Saturdays. The police want his medical history. Do I send it?", "parent"),
        ("The nursery asks for his bank statement. A man lodges there. Do I send it?", None),
    ],
)
def test_whoever_is_he_or_she_and_is_nobody_named_is_the_child_of_the_family(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The prison wants to know whether dad has visited. The baby sleeps. Do I answer?", "parent"),
        ("The tutor asks why the girl was away. Mum was at work. Do I answer?", "child"),
        ("Can the police have our report on the boy? His mum agreed.", "child"),
    ],
)
def test_a_question_is_about_whoever_stands_right_behind_it(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is the lodger, not dad, who has convictions. Can I tell the school?", "other-adult"),
        ("The school asks why the girl of 12 is low. Her grandad died in May. Do I say?", "child"),
        ("Her uncle rang at noon. Can I ring back?", None),
        ("Somebody found pictures of girls on a phone at the club. Ring the police?", None),
        ("Mum thinks it's thrush. The girl of 12 is at the clinic. Can I tell the school nurse?", "child"),
    ],
)
def test_who_is_only_named_is_not_whom_it_is_about(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A reporter asks why the swimming teacher was sacked. Do I say?", "professional"),
        ("Has our new coach ever been investigated, the other club asks. Do I tell them?", "professional"),
        ("The teacher will warn the lad of 15 at noon. Can his doctor be told?", "child"),
    ],
)
def test_what_becomes_of_staff_is_about_staff(text: str, expected: str) -> None:
    assert about(text) == expected


def test_an_age_behind_a_pronoun_is_that_of_whoever_was_named_last() -> None:
    assert about("A lass who left our home wants her file. She's 19. Can she have it?") == "other-adult"
    assert about("The sixth form asks for his timetable. He turned 18 in May. Do I send it?") == "other-adult"


def test_the_records_of_nobody_in_particular_are_about_nobody() -> None:
    assert about("We are ordered to file attendance records. Do we?") is None


def test_who_has_to_do_with_children_alone_speaks_of_a_child() -> None:
    assert about("The nursery asks for his immunisation dates. Can I send them?") == "child"
    assert about("The housing office asks for his bank statement. Can I send it?") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council has asked for totals for each nursery. Can I send them?", "no"),
        ("They were asked without names in May. Can I tell the school about the girl?", None),
        ("Housing, asked for advice without names, say ring. Can I refer the girl?", None),
        ("They want the addresses of our families, no names. Can I send them?", None),
        ("They want the names and how many children each has. Can I send them?", "yes"),
        ("The nurse wants a picture of life at home. Can I tell her?", None),
        ("The paper wants a photo of the boy. Can I send it?", "yes"),
        ("He gets called names. The nurse asks what is wrong with the lad. Can I tell her?", None),
        ("A letter to all parents about nits, without the girl's name. Can I send it?", "no"),
    ],
)
def test_whether_anybody_could_be_told_from_it(text: str, expected: str | None) -> None:
    assert value(text, "identifiable") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clinic asks about the violence between the parents. The lad of 6 is quiet. Do I say?", None),
        ("There is damp in every room and the girl of 4 coughs. Can I tell the landlord about the rent arrears?", None),
        ("The bursar wants to know about mum's debts. The girl is 9. Do I say?", "parent"),
    ],
)
def test_debts_and_abuse_between_adults_are_of_no_child(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chess club asks how she is settling. Mia is 11 and new here. Do I answer?", "child"),
        ("The lad left us in June. May the funder hear how he got on?", "child"),
    ],
)
def test_what_is_asked_of_him_or_her_is_about_whoever_that_is(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is 12. Mum says yes to the sight test going to the clinic. Do I send it?", "child"),
        ("Mum says she is drinking again. Can I tell the nursery?", "parent"),
    ],
)
def test_whoever_only_agrees_is_not_the_owner(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dentist wants the weights of every toddler at the clinic. Do I send them?", "many-people"),
        ("The council asks which of our girls have passports. Do I tell them?", "many-people"),
        ("A student would like our young carers' email list. Do we give it?", "many-people"),
        ("The dentist wants the attendance figures of our patients. Do I send them?", "many-people"),
        ("The tutor asks for his attendance figures. He is 13. Do I send them?", "child"),
        ("The clinic wants a printout of the girl's plan. Do I send it?", "child"),
        ("School asks which of the twins has asthma. Do I say?", "child"),
    ],
)
def test_each_and_which_of_ours_are_many_and_what_is_of_one_is_not(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her nan died in March. The club asks how the girl copes. Do I say?", "child"),
        ("Dad holds the baby over the rail. The officer asks for his psychiatric history. Do I say?", "parent"),
        ("Nan, who is their kinship carer, has cancer. Can I tell the school?", "parent"),
        ("Grandad, who brought her up, has cancer. Can I tell the school?", "parent"),
        ("Nan, who lives alone, has cancer. Can I tell the surgery?", "other-adult"),
        ("A foster carer has a nephew (24). The police want the nephew's address. Do I give it?", "other-adult"),
        ("I am a Y2 teacher. Do they have to let us hear back?", None),
        ("School wants a copy of the child arrangements order. Do we send it?", None),
        ("The agency asks us who the father is. Do we say?", None),
        ("A woman sleeps in her car. No idea if she has kids. The surgery asks where she is. Do I say?", None),
    ],
)
def test_the_dead_the_sought_and_whoever_one_works_with_are_passed_over(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mum wants what we keep about her. Can she have it?", "parent"),
        ("A dad wants the report on his daughter. Can he have it?", "child"),
        ("The officer wants the names of the boys who were there. Do I send them?", "many-people"),
        ("The clerk asks how many of our lads were moved. Do I say?", "many-people"),
    ],
)
def test_what_was_written_of_whoever_asks_is_about_them_and_a_group_is_many(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board asks what we know of mum, gran and the two girls. Do I answer?", None),
        ("Mum and the girl have each agreed. Do I ring the clinic?", None),
        ("The boy of 9 sees us on Mondays. Do I ring the clinic?", "child"),
        ("The boy told me that dad held a knife to mum. Can I tell the school?", None),
        ("Mum says that her boyfriend chokes her. Can I tell the school?", "parent"),
    ],
)
def test_several_of_a_family_are_nobody_in_particular(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The GP asks for the counsellor's notes on self harm. Do I send them?", None),
        ("Dad is keen for us to say. Do I ring the nursery?", None),
        ("Grandparents ask about the footage of his fall at nursery. Do I show it?", "child"),
    ],
)
def test_whoever_writes_asks_or_agrees_is_not_whom_it_is_about(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The nursery asks whether Poppy has asthma. Mum signed a form. Do I say?", "child"),
        ("The bank asks whether Marion has asthma. Do I say?", None),
    ],
)
def test_a_first_name_that_is_asked_about_is_a_childs_where_only_a_parent_is_named(
    text: str, expected: str | None
) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A girl of 9 says that her uncle beats her. Do I ring social care?", "child"),
        ("A man at our hostel says that he beats his boys. Do I ring social care?", None),
        ("Mum says that her fella beats her. Do I ring the police?", "parent"),
    ],
)
def test_harm_is_about_a_child_or_a_parent_alone_and_not_about_one_of_several(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mum is off to Spain. Do I ring the surgery?", None),
        ("The surgery wants dad's number. Do I give it?", "parent"),
        ("The kids are off to Spain. Do I ring the surgery?", None),
        ("The three kids are off to Spain. Do I ring the surgery?", "child"),
        ("His lad is off to Spain. Do I ring the surgery?", None),
        ("Her daughter, who is 13, is off to Spain. Do I ring the surgery?", "child"),
        ("May the solicitor see our records relating to the girls?", "child"),
        ("May the solicitor see our records with regard to the lodger?", "other-adult"),
    ],
)
def test_of_whom_nothing_is_told_is_read_only_where_one_is_plainly_meant(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bloke keeps phoning to ask for the asthma plan. Do I send it?", None),
        ("Dad asks about his own asthma. Can I tell the surgery?", "parent"),
        ("Dad turned up drunk. Can I tell the nursery?", "parent"),
        ("The girl lives with her nan. Can the school be told?", "child"),
        ("The dentist asks if the girl has got a social worker. Do I say?", "child"),
        ("Mum and dad have split up. Can I tell the school?", None),
        ("The boy has moved in with his nan. Can I tell the school?", "child"),
    ],
)
def test_whoever_asks_or_lives_with_somebody_is_not_the_owner(text: str, expected: str | None) -> None:
    assert about(text) == expected


def test_a_plan_that_relates_to_somebody_is_theirs() -> None:
    assert about("The dentist wants the asthma plan relating to the girl. Her mum is away. Do I send it?") == "child"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clinic asks which of our judo club lads have asthma. Do I say?", "many-people"),
        ("The clinic asks which of the two brothers has asthma. Do I say?", "child"),
        ("The paper wants the names of our under elevens. Do I send them?", "many-people"),
        ("One of our under elevens has asthma. Do I tell the clinic?", None),
        ("The dentist wants the emails of everybody in Year 4. Do I send them?", "many-people"),
        ("The dentist wants a girl's attendance figures. Do I send them?", "child"),
    ],
)
def test_several_of_ours_are_many_and_one_or_two_of_them_are_not(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mum would sooner the nursery heard of the relapse from me. Do I ring?", "parent"),
        ("Mum would sooner the nursery heard of the sight test from me. Do I ring?", None),
        ("Mum and her lodger would sooner the nursery heard of the relapse from me. Do I ring?", None),
    ],
)
def test_what_grown_ups_have_is_of_the_parent_where_nobody_else_is_named(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8 year old's dad wants the class to know she has diabetes. Can I say?", "child"),
        ("Sent the eczema plan home with another boy's dad. Do I own up?", None),
        ("I posted the arrears letter to the wrong mum, what now?", None),
        ("Nan says her son's in the kitchen with a machete. Do I ring the police?", None),
        ("His scout leader asks about allergies. Can I say?", "child"),
        ("He's 34 and his swimming coach asks about his fits. Can I say?", "other-adult"),
    ],
)
def test_a_parent_of_another_child_and_a_grown_son_are_bystanders(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The surgery want our notes so they can see him, he's six. Do I send them?", "child"),
        ("Can I tell the dentist about her reflux, she is four?", "child"),
        ("A young dad who's struggling, can I refer him to the family centre?", "parent"),
        ("Dad's shifts were cut and they're behind with the gas. Can I tell the food bank?", None),
        ("17 y/o wants to see what's been put about him on the system. Does he?", "child"),
        ("The lodger and the neighbour saw the boy when the aunt rang. Do I write to the housing officer?", None),
    ],
)
def test_one_who_is_described_is_meant_and_one_of_several_is_not(text: str, expected: str | None) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I run a baby group, all thirty families. The landlord asks whether one mum is on benefits. Do I say?",
            "parent",
        ),
        ("The council wants the postcodes of our thirty families. Do I send them?", "many-people"),
        ("A mum there has MS. A lad of five told me his nan hits him with a cane. Do I ring the police?", "child"),
    ],
)
def test_what_is_wanted_or_grave_goes_before_what_is_only_told(text: str, expected: str) -> None:
    assert about(text) == expected
