"""Why what a search found is not to be taken for the answer, said as it is."""

import pytest

from isp_assistant.assistant.wording import doubt
from isp_assistant.domain.reading import Found, Hit, Match

HIT = Hit("guide", "details", "Details", None, 1.0, "What a record holds.")
SHIFT = Match("ash", "Ash House", 100.0)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Found(False), "Nothing was found."),
        (Found(False, terms=("DPA: Data Protection Act",)), "No section was found."),
        (Found(False, partners=(SHIFT,)), "No section was found."),
        (Found(False, unanswered="bus times"), "Nothing was found. Known not to be in the pack: bus times."),
        (Found(False, (HIT,)), "Nothing answers that surely. What comes nearest is listed."),
        (
            Found(False, (HIT,), unanswered="bus times"),
            "Nothing answers that surely. Known not to be in the pack: bus times. What comes nearest is listed.",
        ),
    ],
)
def test_a_doubt_denies_nothing_that_is_shown_below_it(found: Found, said: str) -> None:
    assert doubt(found) == said
