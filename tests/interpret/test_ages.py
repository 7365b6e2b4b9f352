"""Ages, as people write them."""

import pytest

from isp_assistant.interpret.ages import ages_of
from tests.interpret.reading import scene, value


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("he's 15 and wants help", [15]),
        ("my 17 yo", [17]),
        ("a 13yo girl", [13]),
        ("a girl (14) told me", [14]),
        ("lad, 16, in custody", [16]),
        ("a fifteen year old", [15]),
        ("a girl of twelve", [12]),
        ("aged 9", [9]),
        ("a 6-year-old", [6]),
        ("a 4 month old", [0]),
        ("she's pregnant. 14 x", [14]),
        ("a boy of 7 and his sister who is 24", [7, 24]),
        ("a lady of 61", [61]),
        ("Imran (7) has nits", [7]),
        ("a card for Amina, who's 4", [4]),
        ("the lass we support is 16", [16]),
        ("moved out ages ago, 23 now", [23]),
        ("14, smokes and won't stop", [14]),
        ("she will not eat, 13. Her clinic rang", [13]),
        ("he's 16 with a rash", [16]),
        ("Omar is 8 and loves maths", [8]),
    ],
)
def test_ages_are_read(text: str, years: list[int]) -> None:
    assert [age.years for age in ages_of(scene(text))] == years


@pytest.mark.parametrize(
    "text",
    [
        "at 4 pm",
        "he has 3 kids",
        "2 of the boys",
        "section 47",
        "she is 30 weeks gone",
        "50% of them",
        "in 2010",
        "1. Tell the school",
        "for the last 5 years",
        "year 8",
        "the answer is 12",
        "the Tutor (3) rang",
        "he's one of ours",
        "she picked numbers 4, 9, 13.",
        "it is on the sheet, 13.",
        "all our girls are 3 miles away",
        "she says she's 15 and the Home Office say 23",
    ],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert [age.years for age in ages_of(scene(text))] == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("He's 15 and has epilepsy, can I tell the youth club", "child"),
        ("Can I tell the police that a 34-year-old has been stealing", "other-adult"),
        ("GP asks for Imran's weight chart. Imran (7) comes on Mondays. Do I send it?", "child"),
        ("A girl of 12 has epilepsy, can I tell the youth club", "child"),
    ],
)
def test_an_age_says_whether_somebody_is_a_child(text: str, about: str) -> None:
    assert value(text, "about") == about
