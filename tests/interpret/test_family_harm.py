"""Harm that a family plans, and the family as whoever would be told."""

import pytest

from isp_assistant.domain.walk import walk
from isp_assistant.interpret.reader import Interpreter
from tests.test_shipped_scenarios import SHIPPED

READER = Interpreter(SHIPPED)


@pytest.mark.parametrize(
    "text",
    [
        "can I tell her dad that she says she was married off",
        "shall I phone his parents, he says they force him to marry a girl in their village",
        "can I let mum know that she told me about the FGM planned at Easter",
        "may I speak to her father, she says there was honour violence in her home",
    ],
)
def test_no_parent_is_told_of_a_forced_marriage_or_of_cutting(text: str) -> None:
    outcome = walk(SHIPPED, READER.read(text).understood | {"purpose": "safeguard-child"}).outcome
    assert outcome is not None
    assert outcome.id == "not-the-family"


@pytest.mark.parametrize("text", ["mum is getting married again, can I tell the school", "an honour to help her"])
def test_a_wedding_and_an_honour_are_no_harm(text: str) -> None:
    assert "family_harm" not in READER.read(text).understood
