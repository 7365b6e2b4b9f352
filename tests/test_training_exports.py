"""Attempts for other programs: rows that a spreadsheet reads, and statements that the xAPI specification allows."""

import csv
import io
import json

import pytest
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

from isp_assistant.assistant.exports import COLUMNS, csv_of, statements
from isp_assistant.domain.training import Critical, Sureness
from tests.domain.test_cohort import answered, attempt, cohort

HOME = "https://training.example.org"


def test_rows_are_read_back_as_they_were() -> None:
    attempts = cohort(3, 20)
    rows = list(csv.DictReader(io.StringIO(csv_of(attempts))))
    answers = [(one, answer) for one in attempts for answer in one.answers]
    assert len(rows) == len(answers)
    for row, (one, answer) in zip(rows, answers, strict=True):
        assert tuple(row) == COLUMNS
        assert (row["learner"], row["answer"], row["right"] == "yes") == (one.learner, answer.answer, answer.right)
        assert (int(row["points"]), int(row["percent"]), row["sure"]) == (answer.points, one.percent, answer.sure)


def test_no_text_becomes_a_formula() -> None:
    nasty = answered("1.decision", "=1+1", False, Sureness.GUESS, 0, None)
    (row,) = csv.DictReader(io.StringIO(csv_of([attempt(0, "-1", "@sum", [nasty])])))
    assert (row["answer"], row["learner"], row["scenario"]) == ("'=1+1", "'-1", "'@sum")


def test_statements_are_valid_by_the_specification() -> None:
    attempts = cohort(4, 30)
    found = json.loads(json.dumps(list(statements(attempts, HOME))))
    assert len(found) == sum(len(one.answers) + 1 for one in attempts)
    for statement in found:
        BaseXapiStatement.model_validate(statement)
    assert len({statement["id"] for statement in found}) == len(found)


def test_the_validator_would_find_what_is_wrong() -> None:
    (statement, *_) = statements(cohort(4, 1), HOME)
    for part, wrong in (("actor", {"account": {"name": "L1"}}), ("id", "1"), ("verb", {"id": "answered"})):
        with pytest.raises(ValidationError):
            BaseXapiStatement.model_validate(statement | {part: wrong})


def test_a_statement_says_what_was_asked_answered_and_how_sure() -> None:
    wrong = answered("1.decision", "ask-first", False, Sureness.SURE, 1, Critical.DANGER_DELAYED)
    answer, result = statements([attempt(0, "L07", "a", [wrong])], HOME)
    assert answer["actor"]["account"] == {"homePage": HOME, "name": "L07"}
    assert answer["object"]["definition"]["correctResponsesPattern"] == ["share"]
    assert (answer["result"]["response"], answer["result"]["success"]) == ("ask-first", False)
    assert answer["result"]["extensions"] == {
        "urn:isp-assistant:sure": "sure",
        "urn:isp-assistant:hints": 1,
        "urn:isp-assistant:critical": "danger delayed",
    }
    assert result["verb"]["id"].endswith("/failed")
    assert result["result"]["score"] == {"scaled": 0.0, "raw": 0, "min": 0, "max": 4}
    assert answer["context"]["registration"] == result["context"]["registration"]


def test_the_same_attempt_gives_the_same_statements() -> None:
    assert list(statements(cohort(5, 5), HOME)) == list(statements(cohort(5, 5), HOME))
