"""Recording in plain lines."""

import json
from pathlib import Path

import pytest

from isp_assistant.assistant import drafts
from isp_assistant.assistant.form import DECISION_FIELDS, fitting
from isp_assistant.errors import UnreadableError
from tests.cli.run import run_here

DANGER = "A child is in immediate danger now, can I tell the police"
FREE = [field.name for field in DECISION_FIELDS if not field.name.startswith("departure")]


def lines(**given: str) -> list[str]:
    """Give what is typed for each field in its order: nothing where nothing is given."""
    return [line for name in FREE for line in given.get(name, "").split("|")]


@pytest.fixture
def held(tmp_path: Path, monkeypatch, capsys):  # type: ignore[no-untyped-def]
    """Hold a plain conversation on a register of its own, and give what was said."""

    def run(*typed: str) -> str:
        arguments = ("--data", str(tmp_path / "data"))
        done, out, err = run_here(monkeypatch, capsys, *arguments, "--plain", typed="\n".join(typed).encode())
        assert done == 0, err
        return out

    run.show = lambda: json.loads(  # type: ignore[attr-defined]
        run_here(monkeypatch, capsys, "--data", str(tmp_path / "data"), "records", "show", "1", "--json")[1]
    )
    return run


def test_a_decision_is_recorded_in_plain_lines(held) -> None:  # type: ignore[no-untyped-def]
    said = held(DANGER, "r", *lines(reference="C-1", role="teacher", shared="that Liam is hurt|", note="Zoe said so|k"))
    assert "Receipt: 1:" in said
    assert "Liam (name) → the person" in said
    record = held.show()["record"]
    assert (record["reference"], record["by"]["role"]) == ("C-1", "teacher")
    assert record["account"]["shared"] == "that the person is hurt"
    assert record["account"]["note"] == "Zoe said so"


def test_a_form_that_stops_short_goes_on_where_it_was(held) -> None:  # type: ignore[no-untyped-def]
    said = held(DANGER, "r", "C-1", "", "", "", "", "half of it", "q", "r", *lines(), "q")
    assert "What you wrote is safe in" in said
    assert "Receipt: 1:" in said
    assert held.show()["record"]["account"]["shared"] == "half of it"


def test_a_reference_is_asked_for_until_it_is_given(held) -> None:  # type: ignore[no-untyped-def]
    said = held(DANGER, "r", *lines(review_by="soon"), "C-1", "2027-01-01")
    assert "Give the case reference" in said
    assert "Write the date as" in said
    assert held.show()["record"]["account"]["review_by"] == "2027-01-01"


def test_nothing_is_recorded_before_a_decision(held) -> None:  # type: ignore[no-untyped-def]
    assert "There is no decision to record yet" in held("can I share it", "r", "q")


def test_a_form_that_is_not_kept_is_not_called_safe(held, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def full(*_: object) -> None:
        raise UnreadableError("the disk is full.")

    monkeypatch.setattr(drafts, "keep", full)
    (tmp_path / "data" / "register.db").mkdir(parents=True)
    said = held(DANGER, "r", *lines(reference="C-1"), "q")
    assert said.count("What you write is not kept") == 1
    assert "What you wrote is safe" not in said
    assert "Nothing was recorded. It is safe in" in said


def test_a_damaged_choice_in_a_kept_form_is_left_out() -> None:
    kept = {"reference": "C-1", "did": "rubbish", "told": "yes", "consent_meaning": "rubbish", "gone": "x"}
    assert fitting(DECISION_FIELDS, kept) == {"reference": "C-1", "told": "yes", "gone": "x"}
