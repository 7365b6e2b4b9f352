"""What a decision says beside its steps: the facts that it stands on, whom to reach, and what to be careful of."""

import datetime
from pathlib import Path

import pytest

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import cautions, deciding, decision_lines, first_of, reach, step_lines
from isp_assistant.domain.conversation import Known, Source
from isp_assistant.domain.model import Contact, StepKind
from isp_assistant.domain.walk import Advice
from tests.packs import small

TODAY = datetime.date(2026, 11, 1)


@pytest.fixture
def assistant(tmp_path: Path) -> Assistant:
    return Assistant(small(), tmp_path, TODAY)


def decided(assistant: Assistant, **known: Known) -> tuple[tuple[str, str], ...]:
    reasons = assistant.explain({name: held.answer for name, held in known.items()})
    assert reasons
    return tuple(deciding(assistant.pack, reasons, known))


def test_each_fact_that_decided_is_said_with_its_value_and_how_it_came(assistant: Assistant) -> None:
    said = decided(
        assistant,
        risk=Known("none", Source.TYPED),
        what=Known(("health",), Source.ANSWERED),
        consent=Known("refused", Source.PROFILE),
    )
    assert dict(said) == {
        "Risk": "None (from your words)",
        "What": "Health (you answered)",
        "Consent": "Refused (from your settings)",
        "Situation": "Deciding (assumed)",
    }
    assert said[-1][0] == "Situation"


def test_not_sure_is_said_with_the_value_that_stands_in_for_it(assistant: Assistant) -> None:
    known = {"risk": Known("none", Source.TYPED), "what": Known(("health",), Source.TYPED)}
    said = dict(decided(assistant, **known, consent=Known("unsure", Source.ANSWERED)))
    assert said["Consent"] == "Not sure, so taken as: Not-Asked (you answered)"
    said = dict(decided(assistant, risk=Known("unsure", Source.ANSWERED)))
    assert said["Risk"] == "Not sure (you answered)"


def test_the_first_fact_is_said_at_the_top_and_the_others_are_counted() -> None:
    assert first_of(()) == ""
    assert first_of((("Risk", "None (assumed)"),)) == "Decided on risk: None (assumed)."
    two = (("Risk", "None (assumed)"), ("What", "Health (assumed)"))
    assert first_of(two) == "Decided on risk: None (assumed), and 1 more listed below."
    assert first_of((*two, *two)).endswith(", and 3 more listed below.")


def test_a_practitioner_reads_of_roles_and_not_of_files(assistant: Assistant) -> None:
    decision = assistant.decide({"risk": "danger"})
    assert decision.warnings == ("Duty social work team: no number is set in contacts.yaml",)
    (said,) = (line for line in decision_lines(assistant, decision) if line.startswith("Note"))
    assert "Your authority has not entered a number yet for: Duty social work team." in said
    assert "contacts.yaml" not in said


def test_roles_without_a_number_are_said_in_one_sentence_after_the_rest() -> None:
    said = list(cautions(("Legal: no number is set in contacts.yaml", "An Act no longer applies.")))
    assert said[0] == "An Act no longer applies."
    assert len(said) == 2
    assert list(cautions(())) == []


@pytest.mark.parametrize(
    ("text", "telephone", "said"),
    [
        ("Ring the duty social work team.", "", "when: today"),
        ("Ring the team.", "", "Duty social work team; when: today"),
        ("Ring the duty social work team.", "01632 960000", "Duty social work team 01632 960000; when: today"),
    ],
)
def test_a_role_that_the_step_names_is_not_said_again_without_a_number(text: str, telephone: str, said: str) -> None:
    pack = small()
    pack.contacts["duty-team"] = Contact("duty-team", "Duty social work team", telephone)
    assert reach(pack, Advice(StepKind.TELL, text, who="duty-team", by="today")) == said


def test_what_may_not_apply_stands_below_and_is_not_numbered(assistant: Assistant) -> None:
    steps = (
        Advice(StepKind.LEAVE_OUT, "If “health” (what): The record.", open=True),
        Advice(StepKind.TELL_PERSON, "If “refused” (agreement): Hear why.", open=True),
        Advice(StepKind.TELL, "Ring them.", say="I am worried."),
        Advice(StepKind.RECORD, "Write it down."),
    )
    assert list(step_lines(assistant, steps)) == [
        "1. Contact: Ring them.",
        "   Words to use: “I am worried.”",
        "2. Record: Write it down.",
        "Where it applies:",
        "- Leave out: If “health” (what): The record.",
        "- The person: If “refused” (agreement): Hear why.",
    ]
