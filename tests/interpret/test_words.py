"""Normalising: spelling, contractions, endings, and the place of each word in the text as typed."""

import pytest

from isp_assistant.interpret.text.english import english
from isp_assistant.interpret.text.words import HALF, words_of


def lemmas(text: str) -> list[str]:
    return [word.lemma for word in words_of(text, english()) if not word.stop]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("don't", "do not"),
        ("dont", "do not"),
        ("can’t", "can not"),
        ("he'll", "they will"),
        ("I'll", "we will"),
        ("ok 2 tell, 4 the school", "ok to tell for the school"),
        ("2 boys", "2 boy"),
        ("we've", "we have"),
        ("pls tell the hv", "pleas tell the health visitor"),
        ("2nite", "tonight"),
        ("13yo", "13 year old"),
        ("the stepdad's hv's car", "the step dad health visitor car"),
        ("yr 8", "year 8"),
        ("y8", "year 8"),
        ("A&E", "a&e"),
        ("A + E", "a&e"),
        ("police & school", "polic and school"),
        ("w/ her GP", "with them gp"),
        ("low-level", "low level"),
        ("ＰＯＬＩＣＥ", "polic"),
        ("𝐩𝐨𝐥𝐢𝐜𝐞", "polic"),
        ("pol\u200bice", "polic"),
        ("café", "cafe"),
        ("[bold]tell[/bold]", "bold tell bold"),
    ],
)
def test_what_people_type_becomes_plain_words(typed: str, plain: str) -> None:
    assert " ".join(lemmas(typed)) == plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hits", "hitting"),
        ("told", "telling"),
        ("agreed", "agrees"),
        ("worries", "worried"),
        ("children", "child"),
        ("he", "she"),
        ("his", "their"),
        ("caring", "cares"),
        ("stopped", "stopping"),
    ],
)
def test_forms_of_one_word_are_one(one: str, other: str) -> None:
    assert english().lemma(one) == english().lemma(other)


@pytest.mark.parametrize(
    ("one", "other"), [("care", "car"), ("notes", "not"), ("housing", "house"), ("hearing", "hear"), ("bus", "bu")]
)
def test_words_that_only_look_alike_stay_two(one: str, other: str) -> None:
    assert english().lemma(one) != english().lemma(other)


def test_each_word_keeps_its_place_in_the_text_as_typed() -> None:
    text = "Can’t 𝐭𝐞𝐥𝐥 the café… he's 15!"
    for word in words_of(text, english()):
        piece = text[word.start : word.end]
        assert piece.strip() == piece != ""
    assert [text[w.start : w.end] for w in words_of(text, english()) if w.lemma == "tell"] == ["𝐭𝐞𝐥𝐥"]


def test_sentences_end_at_marks_and_lines_but_not_within_numbers_or_titles() -> None:
    words = words_of("Mr. Smith rang at 2.40 re s.47. Can I\ntell him?", english())
    sentences = {word.sentence: word.lemma for word in words if not word.stop}
    assert list(sentences.values()) == ["47", "we", "them"]


def test_a_short_aside_in_brackets_may_be_passed_over_and_a_long_one_not() -> None:
    short = words_of("us (the nursery) know", english())
    long = words_of("us (the one who wrote all of this down) know", english())
    assert [word.skip for word in short] == [False, True, True, True, True, False]
    assert not any(word.skip for word in long if word.lemma == "writ")


def test_of_a_very_long_text_both_ends_are_read() -> None:
    text = "police " + "x " * HALF * 2 + "nursery"
    read = lemmas(text)
    assert read[0] == "polic"
    assert read[-1] == "nursery"
    assert len(read) <= 2 * HALF
