"""The schemas say of every shipped file that it is right, and of wrong ones that they are wrong."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from isp_assistant.pack.codes import CODES
from isp_assistant.pack.load import FILES as READ
from isp_assistant.pack.load import FOLDERS as READ_FOLDERS
from isp_assistant.pack.rules import rules
from isp_assistant.pack.rules.sample import FILES, MORE
from isp_assistant.pack.schemas import KINDS, kind_of, schema
from isp_assistant.pack.source import Node, Sequence, Text, read_yaml
from tests.conftest import KNOWLEDGE

SHIPPED = sorted(
    path.relative_to(KNOWLEDGE).as_posix() for path in KNOWLEDGE.rglob("*.*") if ".schemas" not in path.parts
)
FORMS = [
    "unknown-key",
    "missing-key",
    "wrong-form",
    "bad-flag",
    "bad-value",
    "bad-date",
    "bad-citation",
    "bad-number",
    "bad-id",
]


def plain(node: Node | None) -> Any:
    """Read scalars as an editor does, by YAML 1.2: true, false and whole numbers are no text."""
    if isinstance(node, Text):
        return (
            node.value == "true"
            if node.value in ("true", "false")
            else int(node.value)
            if node.value.isdigit()
            else node.value
        )
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, value in node.items.items()} if node else None


def complaints(file: str, text: str) -> Iterator[str]:
    matter = text.split("---\n")[1] if file.endswith(".md") and text.count("---\n") > 1 else text
    node, found = read_yaml(matter.encode(), file)
    assert not found
    for error in Draft202012Validator(schema(kind_of(file))).iter_errors(plain(node)):
        yield f"{file}: {error.json_path}: {error.message}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_describes_every_key(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


def test_every_file_that_is_read_has_a_schema() -> None:
    assert {kind_of(name) for name in READ} | {kind_of(f"{name}/x.yaml") for name in READ_FOLDERS} == set(KINDS)


@pytest.mark.parametrize("file", SHIPPED)
def test_every_shipped_file_is_right_by_its_schema(file: str) -> None:
    assert list(complaints(file, (KNOWLEDGE / file).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", sorted(FILES | MORE))
def test_the_sample_pack_is_right_by_its_schemas(file: str) -> None:
    assert list(complaints(file, (FILES | MORE)[file])) == []


@pytest.mark.parametrize("code", FORMS)
def test_what_is_wrong_in_form_is_wrong_by_its_schema(code: str) -> None:
    assert [said for file, text in CODES[code].bad.items() for said in complaints(file, text or "")]


@pytest.mark.parametrize("code", ["no-why", "no-steps", "uncited"])
def test_what_a_rule_asks_for_is_asked_for_by_the_schema(code: str) -> None:
    assert [said for file, text in rules()[code].bad.items() for said in complaints(file, text)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schemas_are_those_that_the_command_writes(kind: str) -> None:
    file = KNOWLEDGE / ".schemas" / f"{kind}.json"
    assert json.loads(file.read_text(encoding="utf-8")) == schema(kind), "run: isp-assistant schema --write knowledge"


def test_a_file_that_names_a_schema_names_its_own() -> None:
    for file in (file for file in SHIPPED if file.endswith(".yaml")):
        first = (KNOWLEDGE / file).read_text(encoding="utf-8").splitlines()[0]
        if first.startswith("# yaml-language-server"):
            up = "../" if "/" in file else ""
            assert first == f"# yaml-language-server: $schema={up}.schemas/{kind_of(file)}.json"
