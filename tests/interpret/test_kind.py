"""What kind of question it is: whether to share, where to look, or nothing that anybody's case hangs on."""

import pytest

from isp_assistant.domain.reading import Kind
from tests.interpret.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "who ought to see this report",
        "who else should get this",
        "whats the social worker get told",
        "what do the governors get told about the pupil",
        "what's school allowed to know",
        "his mum won't let me in the house",
        "write me a letter to the GP about her asthma",
        "the landlord wants the phone number",
    ],
)
def test_whoever_asks_who_is_told_or_what_has_something_to_decide(text: str) -> None:
    assert read(text).kind == Kind.DECISION


@pytest.mark.parametrize(
    "text",
    [
        "tell me a story",
        "Write me a Year 4 lesson on volcanoes",
        "make me a quiz for Year 6",
        "translate this into Polish",
        "it won't let me sign in",
        "won't let me print",
    ],
)
def test_errands_and_trouble_with_the_app_are_something_else(text: str) -> None:
    heard = read(text)
    assert heard.kind == Kind.OTHER
    assert "about" not in heard.understood


@pytest.mark.parametrize(
    "text",
    [
        "which number do I dial for the emergency duty team",
        "night duty social worker, how do I get hold of them?",
        "out of hours social work number please",
        "MASH phone number?",
    ],
)
def test_whoever_asks_how_a_team_is_reached_looks_it_up(text: str) -> None:
    assert read(text).kind == Kind.LOOKUP
