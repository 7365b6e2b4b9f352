"""Words of a text: numbers and dates in one form, stems, phrases that mean alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isp_assistant.search.everyday import everyday, irregular_forms
from isp_assistant.search.query import query_of
from isp_assistant.search.thesaurus import Thesaurus
from isp_assistant.search.words import STOP, initials, stemmer, words_of


def test_a_contraction_is_its_plain_word() -> None:
    assert words_of("who've hadn't O'Brien's C&YPS they’re") == ["who", "had", "obriens", "cyps", "they"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("18/11/2009", "18 November 2009"),
        ("2009-11-18", "18th November 2009"),
        ("26.10.09", "26 October 2009"),
        ("£605,000", "605000"),
        ("30k", "30,000"),
        ("£4.5m", "4.5 million"),
        ("2008/09", "2008/2009"),
        ("2008-9", "2008/2009"),
        ("NI65", "NI 65"),
        ("58.56%", "58.56"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(typed: str, printed: str) -> None:
    assert words_of(typed) == words_of(printed)


@pytest.mark.parametrize("text", ["8-13 years", "13/45/2009", "1.2.3.4", "section 47(9)", "page 2009-10-11-12"])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    assert not {"january", "march", "november"} & set(words_of(text))


@given(st.text(max_size=200))
def test_any_text_has_words_and_none_is_empty(text: str) -> None:
    assert all(words_of(text))
    assert all(3 <= len(short) <= 6 for short in initials(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("planned", "plan"),
        ("children", "child"),
        ("referrals", "referring"),
        ("spent", "spending"),
        ("poorest", "poor"),
        ("violence", "violent"),
        ("strengths", "stronger"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stemmer()(one) == stemmer()(other)


def test_no_form_is_given_for_two_words() -> None:
    forms = irregular_forms()
    assert not set(forms) & set(forms.values())


def test_names_have_initials_and_sentences_have_none() -> None:
    assert "peg" in set(initials("the Professional Executive Group of NHS Rotherham"))
    assert list(initials("A group that meets. It decides.")) == []


def test_a_known_phrase_is_a_term_of_its_own() -> None:
    thesaurus = Thesaurus(stemmer(), same=[("in the red", "deficit")])
    assert "in_the_red" in set(thesaurus.terms("they were in the red again"))
    asked = query_of("a red triangle", thesaurus, dict, lambda term: True)
    assert all("deficit" not in ways for ways in asked.ways.values())
    asked = query_of("are we in the red", thesaurus, dict, lambda term: True)
    assert asked.ways["red"]["deficit"].closeness < 1


def test_words_of_a_phrase_share_what_is_said_instead() -> None:
    thesaurus = Thesaurus(stemmer(), same=[("away days", "trip")])
    ways = query_of("away days", thesaurus, dict, lambda term: True).ways
    assert [ways[word]["trip"].share for word in ("away", "day")] == [0.5, 0.5]


def test_what_is_the_same_counts_for_more_than_what_is_near() -> None:
    thesaurus = Thesaurus(stemmer(), same=[("cash", "money")], near=[("cash", "budget"), ("money", "cash")])
    ways = query_of("cash", thesaurus, dict, lambda term: True).ways["cash"]
    assert ways["cash"].closeness > ways["money"].closeness > ways["budget"].closeness


def test_what_is_said_finds_what_documents_say_and_nothing_finds_it() -> None:
    thesaurus = Thesaurus(stemmer(), said=[("custody", "doing time", "behind bars")])
    assert query_of("doing time", thesaurus, dict, lambda term: True).ways["time"].keys() == {
        "time",
        "do_time",
        "custodi",
    }
    assert query_of("custody", thesaurus, dict, lambda term: True).ways["custodi"].keys() == {"custodi"}


def test_a_phrase_is_known_with_other_passing_words_or_none() -> None:
    thesaurus = Thesaurus(stemmer(), said=[("respite", "give parents a break", "an hour off")])
    for typed in ("what gives parents their break", "giving my parents a break"):
        assert "respit" in query_of(typed, thesaurus, dict, lambda term: True).ways["break"]
    for typed in ("give a break to parents", "parents give nobody a break"):
        assert "respit" not in query_of(typed, thesaurus, dict, lambda term: True).ways["break"]


def test_what_is_said_has_a_word_that_tells() -> None:
    for _, *said in everyday("said"):
        assert not [phrase for phrase in said if STOP.issuperset(words_of(phrase))]


@pytest.mark.parametrize("kind", ["same", "near", "said"])
def test_every_everyday_group_has_two_phrases_that_differ(kind: str) -> None:
    thesaurus = Thesaurus(stemmer())
    groups = everyday(kind)
    assert groups
    for group in groups:
        assert len({thesaurus.phrase(said) for said in group}) > 1, group


def test_spelling_is_mended_towards_the_commoner_word() -> None:
    vocabulary = {"support": 9, "suppose": 1}
    asked = query_of(
        "supporst for paretns", Thesaurus(stemmer()), lambda: {**vocabulary, "parents": 3}, lambda term: False
    )
    assert asked.repaired == "support for parents"


def test_a_number_is_never_mended() -> None:
    assert query_of("444", Thesaurus(stemmer()), lambda: {"4444": 1}, lambda term: False).repaired == ""


def test_a_word_of_english_is_a_slip_only_beside_another_slip() -> None:
    def repaired(typed: str) -> str:
        return query_of(typed, Thesaurus(stemmer()), lambda: {"matters": 9, "statement": 3}, lambda _: False).repaired

    assert repaired("maters statment") == "matters statement"
    assert repaired("maters") == ""
