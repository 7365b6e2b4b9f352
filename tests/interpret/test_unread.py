"""Words of which nothing was made, and what `ask --explain` shows of a reading."""

import pytest

from tests.interpret.reading import interpreter


def words(text: str) -> set[str]:
    return {unread.word for unread in interpreter().unread(text)}


def test_words_that_no_phrase_covers_are_unread_and_those_that_one_does_are_not() -> None:
    assert words("Can I tell the police that the squibbler has been frobnicated? She said yes.") == {
        "squibbler",
        "frobnicated",
    }


def test_capitals_and_digits_are_never_unread() -> None:
    assert words("Can I tell Squibbler and Grommet, ring 07700900123 or 4x4, about the zorbing?") == {"zorbing"}


def test_a_word_is_common_only_where_no_name_would_stand() -> None:
    found = interpreter().unread("Can I tell thandeka, our zola and the gimbal that it was frobnicated?")
    assert {unread.word: unread.common for unread in found} == {
        "thandeka": False,
        "zola": False,
        "gimbal": True,
        "frobnicated": True,
    }


@pytest.mark.parametrize("text", ["", " ", "?!", "\x00\u202e", "the " * 50, "[b]x[/b]"])
def test_any_text_is_looked_through(text: str) -> None:
    assert words(text) == set()


def test_a_phrase_is_written_in_known_words_or_not_at_all() -> None:
    assert interpreter().in_known_words("She said yes") == "she said yes"
    assert interpreter().in_known_words("CAMHS") == "camhs"
    assert interpreter().in_known_words("let Thandeka know") is None
    assert interpreter().in_known_words("7 years old") is None


TEXT = (
    "Midwife here. Dad threatened to stab his son tonight, but he gave consent last week. "
    "Can I tell the police about his drinking? Or should I ring social care?"
)
STEPS = ["words", "clauses", "people and bodies", "who does what", "who writes", "who would be told", "who is harmed"]


def test_explaining_shows_every_step_in_its_order_and_then_every_fact() -> None:
    shown = dict(interpreter().explain(TEXT))
    assert list(shown)[: len(STEPS)] == STEPS
    assert list(shown)[-1] == "kind"
    read = interpreter().read(TEXT)
    assert read.understood.keys() <= shown.keys()
    for fact, readings in read.readings.items():
        for reading in readings:
            assert f"{reading.value} ← “{reading.phrase}”" in shown[fact]


def test_each_step_shows_what_it_did_with_the_words_that_did_it() -> None:
    shown = dict(interpreter().explain(TEXT))
    assert "can we tell the" in shown["words"]
    assert "[stated, asks of we]" in shown["clauses"]
    assert "[to police" in shown["people and bodies"]
    assert "the writer: “tell” → “the police” [may]" in shown["who does what"]
    assert shown["who writes"] == "“Midwife”"
    assert "police" in shown["who would be told"]
    assert "son" in shown["who is harmed"]
    assert shown["kind"] == "decision"


def test_explaining_names_contradictions_and_leaves_out_steps_that_found_nothing() -> None:
    text = "Mum gave consent. Mum refused consent. Can I tell the school?"
    conflicts = interpreter().read(text).conflicts
    shown = dict(interpreter().explain(text))
    assert conflicts
    assert shown["contradictory"] == ", ".join(conflicts)
    assert dict(interpreter().explain("")) == {"kind": "other"}
