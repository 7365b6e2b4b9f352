"""Why it would be shared: only what the text gives as the reason, or what whoever asks plainly wants it for."""

import pytest

from tests.interpret.reading import value


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The police want his number over a burglary. Can I give it?", "prevent-crime"),
        ("Can I tell the nursery that dad was jailed for burglary?", None),
        ("Can I tell the police that her uncle has a caution for fraud?", None),
        ("The police want to know where he lives, somebody put a window through. Can I say?", "prevent-crime"),
        ("The fraud team are investigating her claim. Can I send the tenancy file?", "prevent-crime"),
        ("Can I tell the academy that he was investigated in his last post?", None),
    ],
)
def test_a_crime_is_the_reason_where_somebody_looks_into_it(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The guardian wants her notes for a residence hearing. Can I send them?", "legal-proceedings"),
        ("We have had a production order for the files. Do we send them?", "legal-proceedings"),
        ("A court order forbids us to tell his gran. She has rung. Can I tell her how he is?", None),
        ("The nursery ask about the boy in that custody case. Can I say where he is?", None),
    ],
)
def test_a_court_is_the_reason_where_it_demands_or_it_is_for_one(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("He wants all that we have written about himself. Do I send it?", "subject-request"),
        ("A lady of 40 would like her own adoption file. Do I send it?", "subject-request"),
        ("The police want his own file. Do I send it?", None),
    ],
)
def test_somebodys_own_file_is_asked_for_by_them_or_for_them(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("A newspaper wants to know if he was excluded. Do I answer?", "general-enquiry"),
        ("A camera crew would like his picture. Do I allow it?", "general-enquiry"),
        ("There is a freedom of information request for the number of exclusions. Do I answer?", None),
        ("The dentist needs to know of her heart before he takes a tooth out. Do I say?", "care-or-treatment"),
        ("The pharmacist asks what she is on so they don't overdose her. Do I say?", "care-or-treatment"),
        ("The dentist asks if she is in care. Do I say?", None),
    ],
)
def test_who_asks_may_say_why(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("A girl of 6 has a belt mark on her leg. Can I tell social care?", "safeguard-child"),
        ("He broke her jaw and the children saw it. Can I tell the school?", None),
        ("He is outside with a machete, looking for his ex. Can I tell the police?", "protect-adult"),
        ("A pupil is waving a blade now and says he'll stab a lad. Can I ring the police?", "safeguard-child"),
        ("Dad has barricaded himself in with the baby. Can I tell the police he is ill?", None),
        ("The midwife visits alone and it's her safety we are thinking of. Can I warn her?", "protect-adult"),
    ],
)
def test_harm_is_the_reason_to_protect_whoever_is_harmed(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Parenting support worker here. Can I tell the tutor that mum has HIV?", None),
        ("The college can't enrol him until they see his levels. Can I send them?", "education"),
        ("The clinic need her weight to manage her diabetes. Can I send it?", "care-or-treatment"),
        ("Home-Start want their numbers to find the parents a befriender early. Can I send them?", "early-help"),
        ("A lecturer would like the totals for a journal article. Can I send them?", "planning-research"),
        ("Can the school have his care plan?", None),
        ("A mum on our budgeting course has a lodger. Can I tell the school?", None),
        ("Can I warn the bailiff that he keeps a python?", "protect-adult"),
        ("She is going to a MARAC. Can I tell the school?", None),
        ("A solicitor has sent a letter before claim and wants the log. Do I send it?", "legal-proceedings"),
        ("The lady downstairs is plain nosy and asks if he is adopted. Do I say?", "general-enquiry"),
    ],
)
def test_a_reason_is_more_than_a_word(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


def test_a_body_that_asks_for_reasons_of_its_own_does_not_protect() -> None:
    told = "She is being groomed by a man of forty, she is 14."
    assert value(f"{told} Can I tell the police?", "purpose") == "safeguard-child"
    assert value(f"{told} Her dance club asked why she missed practice. Do I say?", "purpose") is None


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Can I tell the GP what she said on my parenting course?", None),
        ("Can I refer her for a parenting course?", "early-help"),
        ("I need to let the clinic know that he is away. Ok?", None),
        ("The family court has said nobody may see it. Can his solicitor?", None),
    ],
)
def test_what_only_names_a_body_or_a_place_is_no_reason(text: str, purpose: str | None) -> None:
    assert value(text, "purpose") == purpose


def purposes(*texts: str) -> set[object]:
    return {value(text, "purpose") for text in texts}


def test_whoever_does_the_harm_is_not_who_is_kept_safe() -> None:
    assert purposes(
        "An officer asks what a boy of five said of being kicked by his dad, to keep him safe",
        "The hospital asks for the name of a three year old whose mum burns her, to protect her",
        "His stepdad burned his hand. Tell social care so he is safe?",
    ) == {"safeguard-child"}
    assert purposes("Her ex strangled her last night, she is 34. Can I tell the IDVA to keep her safe?") == {
        "protect-adult"
    }


def test_anybody_may_want_to_know_for_no_reason() -> None:
    assert purposes(
        "The head of the other school wants what she said because he is curious",
        "A police officer wants to know where he lives, to settle a bet",
        "The landlord is being nosey and asks who moved in",
    ) == {"general-enquiry"}


def test_a_right_of_access_is_the_persons_own() -> None:
    assert purposes(
        "She is 20 and wants a list of her jabs under her right of access",
        "He wants our notes on him, exercising his right to a copy of his data",
    ) == {"subject-request"}


def test_support_that_would_do_somebody_good_is_early_help() -> None:
    assert purposes(
        "Can I give the charity mum's number? She could do with a befriender",
        "Mum is worn out. May I ring Home-Start, so they send a volunteer?",
        "Can I ring the charity to get her some home visiting support before she sinks?",
    ) == {"early-help"}


def test_a_place_or_what_is_needed_in_class_is_education() -> None:
    assert purposes(
        "The special school can not decide on a place until they see his report. Can they have it?",
        "The college asks whether he has a scribe in exams, can I say?",
    ) == {"education"}
