"""What `check` found: for people, for GitHub's annotations, and as SARIF 2.1.0 for other tools."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from isp_assistant import __version__
from isp_assistant.assistant.governance import Explanation, counted, explanations
from isp_assistant.domain.model import Finding, Severity

Found = tuple[Finding, ...]


def text(found: Found, folder: Path) -> Iterator[str]:
    """Say each finding in a line, and how many there are; errors come last, where the eye is."""
    below = _beside(folder, "")  # from elsewhere, and from the pack itself, its files are named as it names them
    for one in sorted(found, key=lambda one: one.severity == Severity.ERROR):
        place = one.at if below.startswith(("/", ".")) else f"{below}/{one.at}"
        yield f"{place}: {one.code}{' ' if one.severity == Severity.ERROR else ' (warning) '}{one.message}"
    errors = sum(one.severity == Severity.ERROR for one in found)
    warnings = len(found) - errors
    yield f"{counted(errors, 'error')}, {counted(warnings, 'warning')}" if found else "Nothing is wrong."
    if found:
        yield "To read more about one of them: isp-assistant check --explain CODE"


def github(found: Found, folder: Path) -> Iterator[str]:
    """Give workflow commands, which GitHub shows beside the line."""
    for one in found:
        file = _property(_beside(folder, one.at.file))
        place = f"file={file},line={one.at.line},col={one.at.column},title={_property(one.code)}"
        yield f"::{one.severity} {place}::{_escaped(one.message)}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")


def _beside(folder: Path, file: str) -> str:
    """Name a file of a pack from where the command was run, as tools expect; from elsewhere, in full."""
    path = (folder / file).resolve()
    here = Path.cwd().resolve()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def sarif(found: Found, folder: Path) -> Iterator[str]:
    """Give one run in the Static Analysis Results Interchange Format."""
    known = {one.code: one for one in explanations()}
    codes = sorted({one.code for one in found})
    driver = {"name": "isp-assistant", "version": __version__, "rules": [_rule(known[code]) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), folder) for one in found],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    yield from json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2).splitlines()


def _rule(one: Explanation) -> dict[str, Any]:
    return {
        "id": one.code,
        "shortDescription": {"text": one.first},
        "help": {"text": one.text},
        "defaultConfiguration": {"level": one.severity.value},
    }


def _result(one: Finding, rule: int, folder: Path) -> dict[str, Any]:
    file = _beside(folder, one.at.file)
    place = {
        "artifactLocation": {"uri": ("file://" if file.startswith("/") else "") + quote(file)},
        "region": {"startLine": one.at.line, "startColumn": one.at.column},
    }
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity.value,
        "message": {"text": one.message},
        "locations": [{"physicalLocation": place}],
    }
