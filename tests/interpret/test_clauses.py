"""Clauses: what each of them does with what it says."""

import pytest

from isp_assistant.interpret.text.clauses import Mood
from isp_assistant.interpret.text.english import english
from tests.interpret.reading import said, scene, value


def moods(text: str) -> dict[str, Mood]:
    read = scene(text)
    return {said(read, clause.first, clause.last): clause.mood for clause in read.clauses}


@pytest.mark.parametrize(
    ("text", "clause", "mood"),
    [
        ("can I tell them if she agrees", "if she agrees", Mood.SUPPOSED),
        ("if she agrees, can I tell them", "can I tell them", Mood.STATED),
        ("if she agrees and he does, fine", "and he does,", Mood.SUPPOSED),
        ("they want it because he has asthma", "because he has asthma", Mood.REASON),
        ("they want it as he is wanted", "as he is wanted", Mood.REASON),
        ("speaking as a teacher", "speaking as a teacher", Mood.STATED),
        ("they ask so that they can treat him", "so that they can treat him", Mood.PURPOSE),
        ("he hit her so I told them", "so I told them", Mood.STATED),
        ("she is fine with it so can I tell them", "so can I tell them", Mood.STATED),
        ("he was calm when she left", "when she left", Mood.TIME),
        ("he said yes but she did not", "but she did not", Mood.STATED),
    ],
)
def test_what_opens_a_clause_says_what_it_does(text: str, clause: str, mood: Mood) -> None:
    assert moods(text)[clause] == mood


@pytest.mark.parametrize(
    ("text", "asked_of"),
    [
        ("has she agreed?", "she"),
        ("can we tell them", "we"),
        ("is it ok to tell them", "it"),
        ("she has agreed", ""),
        ("is there a court order", "there"),
    ],
)
def test_a_question_is_known_by_its_verb_before_its_subject(text: str, asked_of: str) -> None:
    assert scene(text).clauses[0].asked_of == english().lemma(asked_of)


def test_the_clauses_of_a_text_hold_every_word_once() -> None:
    read = scene("Hi, mum (who works here) says yes, but dad, if asked, won't. Can I tell school - or not?")
    covered = [at for clause in read.clauses for at in range(clause.first, clause.last + 1)]
    assert covered == list(range(len(read.words)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mum says no. Can I tell the police?", 2),
        ("She lives at no. 3. Can I tell the police?", 2),
        ("Dr. Smith asked. Can I tell him?", 2),
        ("See p. 4 of it", 1),
    ],
)
def test_a_full_stop_behind_an_abbreviation_ends_no_sentence_but_no_does(text: str, sentences: int) -> None:
    assert len({word.sentence for word in scene(text).words if not word.stop}) == sentences


def test_a_no_is_not_carried_into_the_next_sentence() -> None:
    assert value("Mum says no. Can I tell the police about his drinking?", "recipient") == "police"
