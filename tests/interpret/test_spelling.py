"""Slips of typing: what was meant, where one known word is near and nothing else is."""

import pytest

from isp_assistant.interpret.text.english import english
from isp_assistant.interpret.text.spelling import Speller

SPELLER = Speller(["polic", "referral", "consent", "deal", "deem", "support", "sport", "camh"], ["trial"], english())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("poilce", "polic"),
        ("polcie", "polic"),
        ("refferal", "referral"),
        ("conesnt", "consent"),
        ("consnts", "consent"),
        ("suport", "support"),
        ("deeling", "deal"),
    ],
)
def test_a_slip_in_a_long_word_is_mended(typed: str, meant: str) -> None:
    assert SPELLER.meant(typed) == meant


@pytest.mark.parametrize("word", ["trial", "police", "pole", "spork", "cahm", "12345", "wholly", "x"])
def test_a_known_word_a_short_one_and_one_that_is_near_nothing_stay(word: str) -> None:
    assert SPELLER.meant(word) == word


def test_a_word_in_ing_may_lose_its_last_letter() -> None:
    speller = Speller(["ask", "want"], [], english())
    assert [speller.meant(word) for word in ("askin", "wantin", "basin")] == ["asking", "wanting", "basin"]


def test_an_acronym_of_three_letters_is_never_taken_for_another() -> None:
    speller = Speller(["yot", "pct", "iro"], [], english())
    assert [speller.meant(word) for word in ("yto", "pot", "ira")] == ["yto", "pot", "ira"]


@pytest.mark.parametrize("word", ["material", "convinced", "catering", "explosion", "kidnapped", "career"])
def test_a_word_of_english_is_no_slip_of_another(word: str) -> None:
    speller = Speller(["maternal", "convict", "carer", "exclusion", "kidney"], [], english())
    assert speller.meant(word) == word
