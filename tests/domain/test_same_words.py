"""Steps that say the same words on two conditions."""

import pytest

from isp_assistant.domain.model import Facts
from isp_assistant.domain.walk import walk
from tests.test_shipped_scenarios import SHIPPED

OFFICER = "Ring the designated officer for allegations first."
TO_SOCIAL_CARE = {
    "risk": "significant-harm",
    "recipient": "childrens-social-care",
    "recipient_verified": "yes",
    "legal_bar": "no",
}


@pytest.mark.parametrize(
    ("facts", "how_often"),
    [
        ({"about": "child", "information": ("staff-conduct",)}, 1),
        ({"about": "professional", "information": ("staff-conduct",)}, 1),
        ({"about": "professional"}, 1),
        ({"about": "child", "information": ("health",)}, 0),
    ],
)
def test_the_officer_for_allegations_is_named_once_where_staff_or_their_conduct_is_in_question(
    facts: Facts, how_often: int
) -> None:
    steps = walk(SHIPPED, TO_SOCIAL_CARE | dict(facts)).steps
    assert [step.open for step in steps if OFFICER in step.text] == [False] * how_often
