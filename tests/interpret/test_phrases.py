"""Phrases found in a text: endings, fillers, alternatives, gaps, classes, and the longest at a place."""

import pytest

from isp_assistant.interpret.text.english import english
from isp_assistant.interpret.text.lexicon import plain_forms
from isp_assistant.interpret.text.phrases import Phrases, classes_of, longest
from isp_assistant.interpret.text.words import words_of


def found(phrase: str, text: str, **classes: list[str]) -> list[str]:
    words = words_of(text, english())
    named = Phrases(((p, name) for name, ps in classes.items() for p in ps), plain_forms)
    search = Phrases([(phrase, "it")], plain_forms)
    return [text[words[f.first].start : words[f.last].end] for f in search.all(words, classes_of(words, named))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("hits him", "he was hitting her again", ["hitting her"]),
        ("said yes", "she really said a definite yes", []),
        ("said yes", "she said, yes", []),
        ("signed form", "she signed the form", ["signed the form"]),
        ("(said|says) (yes|ok)", "dad says ok", ["says ok"]),
        ("new? boyfriend", "her boyfriend and her new boyfriend", ["boyfriend", "new boyfriend", "boyfriend"]),
        ("not … told", "does not want anybody to be told", ["not want anybody to be told"]),
        ("not … told", "does not agree. I told him", []),
        ("not … told", "not one two three four five six told", []),
        ("=names of", "the names of them", ["names of"]),
        ("=names of", "the name of them", []),
        ("drunk & driving", "he was drunk when I saw him driving", ["drunk"]),
        ("drunk & driving", "he was drunk. She was driving", []),
        ("told me <end>", "he told me. He told me everything", ["told me"]),
        ("year <number>", "a year 8 pupil, the year after", ["year 8"]),
        ("let us know", "let us (the nursery) know", ["let us (the nursery) know"]),
    ],
)
def test_a_phrase_is_found_where_its_words_stand(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_a_class_stands_for_any_of_its_phrases_and_may_use_another_class() -> None:
    assert found("ask <us> to <share>", "she asked me to pass it on", us=["me", "us"], share=["pass it on"])
    assert found("will <act>", "I will ring", act=["<tell>"], tell=["ring"]) == ["will ring"]


def test_of_overlapping_phrases_the_longest_is_kept_from_left_to_right() -> None:
    words = words_of("the school nurse rang", english())
    phrases = Phrases([("school", "school"), ("school nurse", "health"), ("nurse", "health")], plain_forms)
    kept = longest(phrases.all(words, {}))
    assert [(one.meaning, one.first, one.last) for one in kept] == [("health", 1, 2)]


def test_two_meanings_of_one_phrase_are_both_kept() -> None:
    words = words_of("drug dealing", english())
    phrases = Phrases([("drug dealing", "offending"), ("drug dealing", "substance-misuse")], plain_forms)
    assert {one.meaning for one in longest(phrases.all(words, {}))} == {"offending", "substance-misuse"}


def test_a_phrase_of_many_alternatives_is_compiled_without_walking_every_way_through_it() -> None:
    ways = " ".join(["(can|may)"] * 40)  # 2 to the 40 ways: nobody waits for that

    assert Phrases([(f"{ways} tell", "asks")], str.split).vocabulary == {"can", "may", "tell"}
