"""What holds for any text: nothing makes the reader fail, and what says nothing changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.interpret.reading import facts, read, value

QUESTION = "Mum said yes. Can I tell the nursery about his asthma?"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    heard = read(text)
    for readings in heard.readings.values():
        assert all(text[reading.start : reading.end] == reading.phrase for reading in readings)


@pytest.mark.parametrize(
    "text", ["\x1b[31m[bold]</x>{}", "police " * 15_000, "\U0010ffff" * 1000, "(" * 500, "… & <us>?"]
)
def test_long_and_hostile_text_is_read_as_text(text: str) -> None:
    read(text)


@pytest.mark.parametrize("idle", ["It rained all day.", "The kettle is broken again.", "My bus was late."])
def test_a_sentence_that_says_nothing_of_it_changes_nothing(idle: str) -> None:
    assert facts(f"{QUESTION} {idle}") == facts(QUESTION) == facts(f"{idle} {QUESTION}")


@pytest.mark.parametrize("told", ["agreed", "consented", "said yes", "signed the form", "given permission"])
def test_a_denied_consent_is_never_given(told: str) -> None:
    assert value(f"Mum has {told}. Can I tell the nursery?", "consent") == "given"
    assert value(f"Mum has not {told}. Can I tell the nursery?", "consent") != "given"
