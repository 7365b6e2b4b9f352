"""A scenario that a trainer fills in: written as YAML, checked before it is saved, and saved whole or not at all."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from isp_assistant.assistant.scaffold import facts_text, put, require_own
from isp_assistant.domain.cases import failures
from isp_assistant.domain.model import DECISION, Answer, Beat, Finding, Pack, Scenario
from isp_assistant.domain.walk import walk
from isp_assistant.errors import UsageError
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files

EMPTY = Beat(tells="", ask=DECISION, expect=(), reason="")


def slug(title: str) -> str:
    """Make an id of a title."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold().replace("'", "")).strip("-")[:60].strip("-")


def text_of(scenario: Scenario) -> str:
    """Write a scenario as the file that it will be."""
    return "\n".join(_lines(scenario)) + "\n"


def _lines(scenario: Scenario) -> Iterator[str]:
    yield f"id: {scenario.id}"
    for name in ("title", "level", "role"):
        yield f"{name}: {_text(getattr(scenario, name))}"
    yield "beats:"
    for beat in scenario.beats:
        yield from _beat_lines(beat)
    yield f"learning_points: {_texts(scenario.learning_points)}"


def _beat_lines(beat: Beat) -> Iterator[str]:
    yield f"  - tells: {_text(beat.tells)}"
    yield f"    facts: {facts_text(beat.facts)}"
    yield f"    ask: {beat.ask}"
    yield f"    expect: [{', '.join(beat.expect)}]"
    if beat.tempting:
        yield "    tempting:"
        yield from (f"      {value}: {_text(text)}" for value, text in beat.tempting.items())
    yield f"    reason: {_text(beat.reason)}"
    if beat.follows:
        yield f"    follows: {_text(beat.follows)}"
    if beat.hints:
        yield f"    hints: {_texts(beat.hints)}"
    if beat.key_questions:
        yield f"    key_questions: [{', '.join(beat.key_questions)}]"
    yield f"    cites: {_texts(tuple(map(str, beat.cites)))}"


def _text(text: str) -> str:
    """Quote text: YAML reads JSON's quotes alike."""
    return json.dumps(text, ensure_ascii=False)


def _texts(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_text, texts)) + "]"


def decided(pack: Pack, beat: Beat, before: dict[str, Answer]) -> Beat:
    """Take what the trees answer on what is known by a beat: the decision, its sources, and a reason where none is.

    While a question is open nothing is expected yet.
    """
    outcome = walk(pack, {**before, **beat.facts}).outcome
    if outcome is None:
        return replace(beat, expect=(), cites=())
    reason = beat.reason or outcome.because
    tempting = {value: text for value, text in beat.tempting.items() if value != outcome.decision}
    return replace(beat, expect=(outcome.decision.value,), reason=reason, cites=outcome.cites, tempting=tempting)


def findings(scenario: Scenario, folder: Path) -> tuple[Finding, ...]:
    """Read and walk a scenario with the pack that it would join; nothing is saved."""
    name = f"scenarios/{scenario.id}.yaml"
    read = read_files({**contents(folder), name: text_of(scenario).encode()})
    found = [one for one in read.findings if one.at.file == name]
    if read.pack:
        found += [one for one in failures(read.pack) if one.at.file == name]
    return tuple(found)


def save(scenario: Scenario, folder: Path) -> Path:
    """Save a scenario that was found sound; give its file.

    Raises `UsageError` for one that is there already or is not sound, `UnreadableError` where it cannot be written.
    """
    require_own(folder)
    found = findings(scenario, folder)
    if found:
        raise UsageError(f"It is not saved: {found[0].message}", "Put it right, and save again.")
    try:
        return put(folder / "scenarios" / f"{scenario.id}.yaml", text_of(scenario), over=False)
    except UsageError:
        raise UsageError(f"There is a scenario {scenario.id!r} already.", "Give this one another title.") from None
