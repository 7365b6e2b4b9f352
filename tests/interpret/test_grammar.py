"""Grammar: the subject of a verb, whom a pronoun stands for, and whom an action reaches."""

import pytest

from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import Mention
from tests.interpret.reading import said, understood


def grammar(text: str) -> Grammar:
    return understood(text).grammar


def place(grammar: Grammar, plain: str) -> int:
    """Give where a word stands, the last time that it does."""
    return max(at for at, word in enumerate(grammar.scene.words) if word.plain == plain)


def named(grammar: Grammar, subject: Subject | None) -> str | None:
    if isinstance(subject, Mention):
        return said(grammar.scene, subject.start, subject.last)
    return subject.value if isinstance(subject, Party) else None


def subject(text: str, verb: str) -> str | None:
    read = grammar(text)
    return named(read, read.subject(place(read, verb)))


def stands_for(text: str, pronoun: str) -> str | None:
    read = grammar(text)
    return named(read, read.antecedent(place(read, pronoun)))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("the police want her address", "want", "the police"),
        ("the police in Leeds still want it", "want", "the police"),  # over what stands behind a preposition
        ("a father I see says no", "says", "a father"),  # over a short clause of its own
        ("the nurse, who is new, asks", "asks", "the nurse"),
        ("the nurse rang and asks", "asks", "the nurse"),  # joined by "and"
        ("we rang and asked", "asked", "the writer"),
        ("a woman from MASH rang and wants", "wants", "MASH"),  # the body she is from
        ("she asked us to tell", "tell", "the writer"),
        ("the nurse wants to know", "know", "the nurse"),
        ("someone wants to know", "wants", "somebody"),
        ("who tells her?", "tells", "nobody"),
        ("tell her?", "tell", "nobody"),
    ],
)
def test_the_subject_of_a_verb_is_found_before_it(text: str, verb: str, expected: str) -> None:
    assert subject(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("is it fine with the school knowing", "knowing", "the school"),
        ("is it fine for the school to know", "know", "the school"),
        ("a note about the school, it asks", "asks", "the school"),
    ],
)
def test_behind_a_preposition_only_one_who_does_something_there_is_a_subject(
    text: str, verb: str, expected: str
) -> None:
    assert subject(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("mum says her son knows what she said", "she", "mum"),
        ("the boy told his aunt that he left", "he", "the boy"),
        ("the boy told his aunt that she left", "she", "his aunt"),
        ("the parents told the boy that they left", "they", "the parents"),
        ("the police want it, do I give it to them", "them", "the police"),
        ("the nurse asked, do I tell her", "her", "the nurse"),
        ("when he came in, dad was drunk", "he", "dad"),  # the first behind it, where none is before
        ("the girl who left", "who", "the girl"),
        ("he left", "he", None),
    ],
)
def test_a_pronoun_stands_for_the_last_one_named_that_it_fits(text: str, pronoun: str, expected: str | None) -> None:
    assert stands_for(text, pronoun) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("can I tell the police and the school about it", "tell", ["the police", "the school"]),
        ("can I tell the police, the nursery or the school", "tell", ["the police", "the nursery", "the school"]),
        ("can I tell the police, mum has signed", "tell", ["the police"]),  # begins anew
        ("can I tell them", "tell", []),
    ],
)
def test_what_is_joined_is_reached_together(text: str, verb: str, expected: list[str]) -> None:
    read = grammar(text)
    reached = [named(read, mention) for mention in read.reached(place(read, verb) + 1)]
    assert reached == expected
