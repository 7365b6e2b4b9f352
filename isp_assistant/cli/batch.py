"""JSON Lines in, JSON Lines out, in order: the same line, with the same date, always gets the same reply."""

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from isp_assistant.assistant.service import Assistant
from isp_assistant.cli.common import MOST_RESULTS
from isp_assistant.cli.render import Json, ask_json, decision_json, found_json, match_json
from isp_assistant.domain.dates import date_of
from isp_assistant.domain.facts import FactError, suggest
from isp_assistant.domain.model import Answer
from isp_assistant.errors import AssistantError, UsageError


def replies(assistant: Assistant, lines: Iterable[bytes]) -> Iterator[str]:
    """Answer each line that is not blank; an error is an answer."""
    for line in lines:
        if line.strip():
            yield json.dumps(_reply(assistant, line))


def _reply(assistant: Assistant, line: bytes) -> Json:
    try:
        request = _request(line)
        does, _ = DO[request["do"]]
        return does(assistant, request)
    except FactError as error:
        return {"error": f"set.{error}"}
    except AssistantError as error:
        return {"error": str(error)}


def _request(line: bytes) -> Json:
    """Read what a line asks for. Raises `UsageError` for what is not a request, whatever it is instead."""
    try:
        request = json.loads(line, object_pairs_hook=_object)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"this line is not JSON: {error}") from error
    if not isinstance(request, dict):
        raise UsageError("a request is a JSON object,", 'such as {"do": "ask", "text": "…"}.')
    do = request.get("do")
    if not isinstance(do, str) or do not in DO:
        raise UsageError(f"do: {do!r} is nothing that batch does;", f"choose from {', '.join(DO)}.")
    _, keys = DO[do]
    for key in request:
        if key not in ("do", *keys):
            raise UsageError(f"{key}: a request to {do} has no such key;", f"{suggest(key, keys)}.")
    return request


def _object(pairs: list[tuple[str, Any]]) -> Json:
    """Give an object of JSON, each of whose keys stands in it once."""
    read: Json = {}
    for key, value in pairs:
        if key in read:
            raise UsageError(f"{key}: it stands here twice.", "Give it once.")
        read[key] = value
    return read


def _ask(assistant: Assistant, request: Json) -> Json:
    text = _text(request, "text")
    return ask_json(assistant, assistant.ask(text, _facts(assistant, request), _date(request)))


def _decide(assistant: Assistant, request: Json) -> Json:
    tree = request.get("tree")
    if tree is not None and not isinstance(tree, str):
        raise UsageError("tree: give the id of an entry tree as text, or null.")
    return decision_json(assistant.pack, assistant.decide(_facts(assistant, request), tree, _date(request)))


def _search(assistant: Assistant, request: Json) -> Json:
    within = request.get("in")
    if within is not None and not (isinstance(within, list) and all(isinstance(name, str) for name in within)):
        raise UsageError("in: give a list of document ids.")
    limit = request.get("limit", 10)
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST_RESULTS:
        raise UsageError(f"limit: give a whole number from 1 to {MOST_RESULTS}.")
    names = tuple(within) if within is not None else None
    return found_json(assistant.search(_text(request, "query"), limit, names))


def _partner(assistant: Assistant, request: Json) -> Json:
    confident, matches = assistant.partner(_text(request, "name"))
    return {"confident": confident, "matches": [match_json(match) for match in matches]}


DO: dict[str, tuple[Callable[[Assistant, Json], Json], tuple[str, ...]]] = {
    "ask": (_ask, ("text", "set", "as_of")),
    "decide": (_decide, ("tree", "set", "as_of")),
    "search": (_search, ("query", "limit", "in")),
    "partner": (_partner, ("name",)),
}
"""What a request may ask for: what does it, and the keys that it may have beside `do`."""


def _text(request: Json, key: str) -> str:
    value = request.get(key)
    if not isinstance(value, str):
        raise UsageError(f"{key}: give it as text.")
    return value


def _facts(assistant: Assistant, request: Json) -> dict[str, Answer]:
    given = request.get("set")
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise UsageError("set: give an object of facts,", 'such as {"risk": "none"}.')
    return assistant.facts(given)


def _date(request: Json) -> datetime.date | None:
    value = request.get("as_of")
    if value is None:
        return None
    try:
        return date_of(value)
    except (TypeError, ValueError):
        raise UsageError(f"as_of: {value!r} is not a date;", "write it as 2026-11-24.") from None
