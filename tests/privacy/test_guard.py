"""The guard on sentences as they are typed, on planted identifiers, and on any text at all."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from isp_assistant.pack.load import read_pack
from isp_assistant.privacy.guard import Guard
from isp_assistant.privacy.identifiers import IdentifierKind, replaced
from tests.conftest import KNOWLEDGE
from tests.privacy.sentences import NAMELESS, NAMING

PACK = read_pack(KNOWLEDGE).pack
assert PACK is not None
GUARD = Guard(PACK)


def caught(text: str, identifier: str) -> bool:
    """Say whether every character of an identifier is caught."""
    start = text.index(identifier)
    covered = {at for one in GUARD.find(text) for at in range(one.start, one.end)}
    return covered >= set(range(start, start + len(identifier)))


def test_nearly_every_identifier_is_caught() -> None:
    missed = [(text, one) for text, ones in NAMING for one in ones if not caught(text, one)]
    assert len(missed) <= 0.02 * sum(len(ones) for _, ones in NAMING), missed


def test_hardly_any_nameless_sentence_raises_an_alarm() -> None:
    alarms = [text for text in NAMELESS if GUARD.find(text)]
    assert len(alarms) <= 0.02 * len(NAMELESS), alarms


def test_what_is_asked_in_the_packs_own_trees_names_nobody() -> None:
    assert PACK is not None
    asked = [question.ask for tree in PACK.trees.values() for question in tree.questions.values()]
    assert [text for text in asked if GUARD.find(text)] == []


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Her brother Tyler was excluded.", "Her brother was excluded."),
        ("mum Tracey rang. Then Tracey left.", "mum rang. Then mum left."),
        ("Liam told me.", "The person told me."),
        ("I told Sgt. Dunne.", "I told the police officer."),
        ("The Hussain family moved.", "The family moved."),
        ("Is it right that Zainab's school has it?", "Is it right that the person's school has it?"),
        ("Ring 07700 900461 or S61 2QT.", "Ring [telephone number] or [postcode]."),
    ],
)
def test_a_role_stands_instead_of_a_name(text: str, without: str) -> None:
    assert replaced(text, GUARD.find(text)) == without


@given(st.text(max_size=300) | st.text(string.ascii_letters + string.digits + " .,'@-\n", max_size=300))
def test_findings_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = GUARD.find(text)
    ends = [0, *(at for one in found for at in (one.start, one.end)), len(text)]
    assert ends == sorted(ends)
    assert all(one.start < one.end and one.instead for one in found)


DIGITS = st.text(string.digits, min_size=9, max_size=9)
AROUND = st.sampled_from(("see {} please", "({})", "{}", "number {}, open since May", "x: {}\nand more"))


def with_check_digit(nine: str) -> str | None:
    return next((nine + digit for digit in string.digits if nhs.is_valid(nine + digit)), None)


@given(DIGITS, AROUND, st.sampled_from(("{}{}{}", "{} {} {}", "{}-{}-{}")))
def test_a_valid_nhs_number_is_caught_however_it_is_written(nine: str, around: str, form: str) -> None:
    number = with_check_digit(nine)
    if number is not None:
        written = form.format(number[:3], number[3:6], number[6:])
        assert caught(around.format(written), written)


@given(DIGITS.filter(lambda nine: nine[0] not in "0"), st.sampled_from(string.digits))
def test_ten_digits_without_their_check_digit_are_an_order_number(nine: str, last: str) -> None:
    if not nhs.is_valid(nine + last):
        assert GUARD.find(f"The order was {nine + last}.") == ()
        assert caught(f"NHS number {nine + last}", nine + last), "one that is called so may be mistyped"


@given(st.integers(0, 10**9 - 1), st.sampled_from(("372", "330", "204", "899")), AROUND)
def test_a_valid_pupil_number_is_caught(number: int, authority: str, around: str) -> None:
    body = f"{authority}{number:09d}"
    letter = next((letter for letter in string.ascii_uppercase if upn.is_valid(letter + body)), None)
    if letter is not None:
        assert caught(around.format(letter + body), letter + body)


@given(st.from_regex(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", fullmatch=True), AROUND)
def test_a_national_insurance_number_is_caught(number: str, around: str) -> None:
    if number[:2] not in ("BG", "GB", "NK", "KN", "TN", "NT", "ZZ") and number.isascii():
        assert caught(around.format(number), number)


@given(st.sampled_from(("01709 555142", "(0114) 496 0733", "+44 7911 123456", "07700 900 461")), AROUND)
def test_a_telephone_number_is_caught(number: str, around: str) -> None:
    assert caught(around.format(number), number.lstrip("("))


@pytest.mark.parametrize("text", ["ring 999 or 101", "08/09", "in 2026/27", "14:30 on 3 November 2026", "s47 or s.17"])
def test_an_everyday_number_raises_no_alarm(text: str) -> None:
    assert GUARD.find(text) == ()


def test_the_surest_reading_is_taken_where_two_overlap() -> None:
    [found] = GUARD.find("NHS number 734 417 8001")
    assert found.kind == IdentifierKind.NHS_NUMBER


@pytest.mark.parametrize("part", ["a", "Aa ", "1", "a@", "0 1 ", "’s", "A. ", "@.", "Mr "])
def test_a_long_text_of_any_kind_is_read_to_its_end(part: str) -> None:
    assert caught(part * 10_000 + " ring 07700 900461", "07700 900461")
