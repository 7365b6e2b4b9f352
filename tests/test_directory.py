"""Who a typed name means."""

import pytest

from isp_assistant.directory import Directory
from isp_assistant.domain.model import Partner

PARTNERS = [
    Partner("camhs", "Child and Adolescent Mental Health Services", ("children's mental health",), ("CAMHS",)),
    Partner("mind", "Rotherham Mind", ("Rotherham and Barnsley Mind",)),
    Partner("ses", "School Effectiveness Service", (), ("SES",)),
    Partner("alpha", "Project Alpha"),
    Partner("barnardos", "Barnardo's"),
    Partner("south", "Rotherham South Partnership"),
    Partner("north", "Rotherham North Partnership"),
]
DIRECTORY = Directory(PARTNERS, "Rotherham Metropolitan Borough Council")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CAMHS", "camhs"),
        ("camhs", "camhs"),
        ("CAHMS", "camhs"),
        ("childrens mental health", "camhs"),
        ("alpha project", "alpha"),
        ("Barnardos'", "barnardos"),
        ("barnados", "barnardos"),
        ("the SES team", "ses"),
        ("rotherham mind", "mind"),
        ("Child & Adolescent Mental Heath Services", "camhs"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, meant: str) -> None:
    confident, matches = DIRECTORY.find(typed)
    assert confident
    assert matches[0].id == meant


@pytest.mark.parametrize("typed", ["Tesco", "SEN", "", "!!!", "Sheffield Wednesday", "x" * 5_000])
def test_a_stranger_is_nobody(typed: str) -> None:
    assert not DIRECTORY.find(typed)[0]


def test_two_bodies_of_nearly_one_name_are_offered_and_not_guessed() -> None:
    confident, matches = DIRECTORY.find("Rotherham Partnership")
    assert not confident
    assert {match.id for match in matches} >= {"south", "north"}


def test_a_text_names_partners_with_their_places() -> None:
    text = "Can I tell Rotherham Mind, or CAMHS, about barnardo's?"
    found = [(mention.partner, text[mention.start : mention.end]) for mention in DIRECTORY.mentions(text)]
    assert found == [("mind", "Rotherham Mind"), ("camhs", "CAMHS"), ("barnardos", "barnardo's")]


def test_a_short_abbreviation_in_lower_case_is_a_common_word() -> None:
    assert list(DIRECTORY.mentions("he ses he is fine")) == []


def test_the_place_that_a_pack_is_of_tells_no_two_bodies_apart() -> None:
    mind = [Partner("mind", "Anytown Mind")]
    assert Directory(mind, "Anytown City Council").exactly("mind") == ["mind"]
    assert Directory(mind, "Othertown City Council").exactly("mind") == []
