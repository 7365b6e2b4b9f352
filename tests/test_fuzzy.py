"""Names and words that are spelt nearly alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isp_assistant.fuzzy import fold, name_score, nearest_word, slips


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Women's Aid", "womens aid"),
        ("C&YPS", "cyps"),
        ("Children & Young People", "children and young people"),
        ("Malmö FF", "malmo ff"),
        ("pre-admission", "preadmission"),
    ],
)
def test_folding_drops_what_people_leave_out(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_swap_of_letters_is_one_slip() -> None:
    assert slips("camsh", "camhs", 2) == 1


def test_short_words_are_never_mended() -> None:
    assert nearest_word("yto", ["yot", "not"]) is None
    assert nearest_word("disorer", ["disorder", "border"]) == "disorder"


def test_the_order_of_words_does_not_matter() -> None:
    assert name_score("alpha project", "project alpha") == 100
