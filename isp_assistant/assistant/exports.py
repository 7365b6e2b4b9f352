"""Attempts for other programs: CSV for spreadsheets, and statements of the Experience API (xAPI 1.0.3)."""

import csv
import io
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from isp_assistant.domain.attempt import Answered, Attempt
from isp_assistant.domain.chain import canonical
from isp_assistant.domain.model import Answer
from isp_assistant.domain.record import as_json
from isp_assistant.domain.text import cell

COLUMNS = (
    "at", "learner", "cohort", "scenario", "level", "question", "asks", "answer", "expected", "right", "points",
    "out_of", "sure", "hints", "critical", "percent", "passed",
)  # fmt: skip

SPACE = uuid.UUID("5b2f6d0e-6f5e-5c1b-9f5b-3d1e7a5f0c11")
"""The namespace of statement ids: the same attempt always has the same ids, so that it can be sent twice."""

VERBS = {
    "answered": "http://adlnet.gov/expapi/verbs/answered",
    "passed": "http://adlnet.gov/expapi/verbs/passed",
    "failed": "http://adlnet.gov/expapi/verbs/failed",
}
QUESTION = "http://adlnet.gov/expapi/activities/cmi.interaction"
ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment"
OURS = "urn:isp-assistant:"
LANGUAGE = "en-GB"

Json = dict[str, Any]


def csv_of(attempts: Iterable[Attempt]) -> str:
    """Write a row an answer, under a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for attempt in attempts:
        for answered in attempt.answers:
            writer.writerow([cell(str(value)) for value in _row(attempt, answered)])
    return out.getvalue()


def _row(attempt: Attempt, answered: Answered) -> tuple[object, ...]:
    yes = {True: "yes", False: "no"}
    return (
        attempt.at.isoformat(), attempt.learner, attempt.cohort, attempt.scenario, attempt.level, answered.turn,
        answered.asks, _response(answered.answer), "; ".join(answered.expect), yes[answered.right], answered.points,
        answered.worth, answered.sure.value, answered.hints, answered.critical or "", attempt.percent,
        yes[attempt.passed],
    )  # fmt: skip


def _response(answer: Answer) -> str:
    return answer if isinstance(answer, str) else "; ".join(answer)


def statements(attempts: Iterable[Attempt], home_page: str) -> Iterator[Json]:
    """Give xAPI statements: one for each answer, then one that the scenario was passed or failed.

    `home_page` is the address of the system that the learners' codes belong to.
    """
    for attempt in attempts:
        registration = uuid.uuid5(SPACE, canonical(as_json(attempt)).decode())
        common = {
            "actor": {"objectType": "Agent", "account": {"homePage": home_page, "name": attempt.learner}},
            "timestamp": attempt.at.isoformat(),
        }
        context = {"registration": str(registration), "platform": "isp-assistant", "language": LANGUAGE}
        for number, answered in enumerate(attempt.answers):
            named = {"id": str(uuid.uuid5(registration, str(number)))}
            yield named | common | _answered(attempt, answered) | {"context": context | _within(attempt)}
        named = {"id": str(uuid.uuid5(registration, "result"))}
        yield named | common | _finished(attempt) | {"context": context | _of_cohort(attempt)}


def _verb(name: str) -> Json:
    return {"id": VERBS[name], "display": {LANGUAGE: name}}


def _scenario(attempt: Attempt) -> Json:
    definition = {"type": ASSESSMENT, "name": {LANGUAGE: attempt.title}}
    return {"objectType": "Activity", "id": f"{OURS}scenario:{attempt.scenario}", "definition": definition}


def _of_cohort(attempt: Attempt) -> Json:
    if not attempt.cohort:
        return {}
    return {"contextActivities": {"grouping": [{"objectType": "Activity", "id": f"{OURS}cohort:{attempt.cohort}"}]}}


def _within(attempt: Attempt) -> Json:
    inside = {"parent": [{"objectType": "Activity", "id": f"{OURS}scenario:{attempt.scenario}"}]}
    return {"contextActivities": _of_cohort(attempt).get("contextActivities", {}) | inside}


def _answered(attempt: Attempt, answered: Answered) -> Json:
    definition = {
        "type": QUESTION,
        "name": {LANGUAGE: answered.asks},
        "interactionType": "choice",
        "correctResponsesPattern": _patterns(answered),
        "choices": [{"id": option, "description": {LANGUAGE: option}} for option in answered.options],
    }
    extensions: Json = {f"{OURS}sure": answered.sure.value, f"{OURS}hints": answered.hints}
    if answered.critical:
        extensions[f"{OURS}critical"] = answered.critical.value
    return {
        "verb": _verb("answered"),
        "object": {
            "objectType": "Activity",
            "id": f"{OURS}scenario:{attempt.scenario}:{answered.turn}",
            "definition": definition,
        },
        "result": {
            "success": answered.right,
            "response": answered.answer if isinstance(answered.answer, str) else "[,]".join(answered.answer),
            "score": {"raw": answered.points, "min": 0, "max": answered.worth},
            "extensions": extensions,
        },
    }


def _patterns(answered: Answered) -> list[str]:
    """Give the right responses: alternatives one by one, the members of a set together."""
    return ["[,]".join(answered.expect)] if isinstance(answered.answer, tuple) else list(answered.expect)


def _finished(attempt: Attempt) -> Json:
    scaled = attempt.points / attempt.out_of if attempt.out_of else 0
    return {
        "verb": _verb("passed" if attempt.passed else "failed"),
        "object": _scenario(attempt),
        "result": {
            "success": attempt.passed,
            "completion": True,
            "score": {"scaled": round(scaled, 4), "raw": attempt.points, "min": 0, "max": attempt.out_of},
        },
    }
