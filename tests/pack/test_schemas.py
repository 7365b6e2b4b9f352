"""The schemas say of every shipped file that it is right, and of wrong ones that they are wrong."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from isp_assistant.pack.codes import CODES
from isp_assistant.pack.load import FILES as READ
from isp_assistant.pack.load import FOLDERS as READ_FOLDERS
from isp_assistant.pack.load import read_files, read_pack
from isp_assistant.pack.names import names
from isp_assistant.pack.rules import rules
from isp_assistant.pack.rules.sample import FILES, MORE
from isp_assistant.pack.schemas import KINDS, kind_of, schema
from isp_assistant.pack.source import Node, Sequence, Text, read_yaml
from tests.conftest import KNOWLEDGE

SHIPPED = sorted(
    path.relative_to(KNOWLEDGE).as_posix() for path in KNOWLEDGE.rglob("*.*") if ".schemas" not in path.parts
)
AGAIN = "run: isp-assistant schema --write knowledge"
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


def complaints(file: str, text: str, names: dict[str, Any]) -> Iterator[str]:
    """Say what an editor would underline, with a pack's own names beside the schema of the file."""
    known = Registry().with_resource("names.json", DRAFT202012.create_resource(names))
    matter = text.split("---\n")[1] if file.endswith(".md") and text.count("---\n") > 1 else text
    node, found = read_yaml(matter.encode(), file)
    assert not found
    for error in Draft202012Validator(schema(kind_of(file)), registry=known).iter_errors(plain(node)):
        yield f"{file}: {error.json_path}: {error.message}"


def names_of(files: dict[str, str]) -> dict[str, Any]:
    return names(read_files({name: text.encode() for name, text in files.items()}).draft)


@pytest.fixture(scope="module")
def shipped_names() -> dict[str, Any]:
    return names(read_pack(KNOWLEDGE).draft)


SAMPLE = FILES | MORE


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_describes_every_key(kind: str) -> None:
    Draft202012Validator.check_schema(schema(kind))


def test_every_file_that_is_read_has_a_schema() -> None:
    assert {kind_of(name) for name in READ} | {kind_of(f"{name}/x.yaml") for name in READ_FOLDERS} == set(KINDS)


@pytest.mark.parametrize("file", SHIPPED)
def test_every_shipped_file_is_right_by_its_schema(file: str, shipped_names: dict[str, Any]) -> None:
    assert list(complaints(file, (KNOWLEDGE / file).read_text(encoding="utf-8"), shipped_names)) == []


@pytest.mark.parametrize("file", sorted(SAMPLE))
def test_the_sample_pack_is_right_by_its_schemas(file: str) -> None:
    assert list(complaints(file, SAMPLE[file], names_of(SAMPLE))) == []


NAMES_THAT_ARE_NONE = [
    ("decisions/triage.yaml", "fact: risk", "fact: rsik"),
    ("decisions/triage.yaml", "none: keep", "nothing: keep"),
    ("decisions/triage.yaml", "none: keep, unsure: ask", "none: keep"),
    ("decisions/triage.yaml", "high: share", "high: {tree: elsewhere}"),
    ("decisions/triage.yaml", "do: [ring, record]", "do: [rign, record]"),
    ("decisions/triage.yaml", "cites: [law#s47]", "cites: [law#s74]"),
    ("steps.yaml", "who: duty", "who: doty"),
    ("steps.yaml", "by: today}", "by: today, when: {risk: [hihg]}}"),
    ("steps.yaml", "by: today}", "by: today, when: {rsik: high}}"),
    ("invariants.yaml", "when: {risk: [high]}", "when: {risk: [hihg]}"),
    ("invariants.yaml", "because: law#s47", "because: law#s74"),
    ("cases/first.yaml", "facts: {risk: high}", "facts: {risk: hihg}"),
    ("cases/first.yaml", "facts: {risk: high}", "facts: {risk: [high]}"),
    ("scenarios/first.yaml", "facts: {risk: high}", "facts: {rsik: high}"),
    ("pack.yaml", "entry: triage", "entry: traige"),
]


@pytest.mark.parametrize(("file", "right", "wrong"), NAMES_THAT_ARE_NONE)
def test_a_name_that_the_pack_has_not_is_wrong_by_its_schema(file: str, right: str, wrong: str) -> None:
    assert right in SAMPLE[file]
    assert list(complaints(file, SAMPLE[file].replace(right, wrong, 1), names_of(SAMPLE)))


def test_a_set_is_known_as_a_list_or_unsure_and_a_condition_takes_one_or_more() -> None:
    facts = "more: {label: More, many: true, when_unsure: advice, values: {a: {label: A}, b: {label: B}}}\n"
    known = names_of(SAMPLE | {"facts.yaml": SAMPLE["facts.yaml"] + facts})
    for said, right in (("[a, b]", True), ("unsure", True), ("a", False), ("[c]", False)):
        case = SAMPLE["cases/first.yaml"].replace("{risk: high}", f"{{more: {said}}}")
        assert (not list(complaints("cases/first.yaml", case, known))) == right, said
    for said, right in (("[a, unsure]", True), ("a", True), ("[c]", False)):
        invariant = SAMPLE["invariants.yaml"].replace("{risk: [high]}", f"{{more: {said}}}")
        assert (not list(complaints("invariants.yaml", invariant, known))) == right, said


def test_where_a_pack_has_no_names_yet_any_will_do() -> None:
    assert list(complaints("decisions/triage.yaml", SAMPLE["decisions/triage.yaml"], names_of({}))) == []


@pytest.mark.parametrize("code", FORMS)
def test_what_is_wrong_in_form_is_wrong_by_its_schema(code: str) -> None:
    assert [said for file, text in CODES[code].bad.items() for said in complaints(file, text or "", names_of(SAMPLE))]


@pytest.mark.parametrize("code", ["no-why", "no-steps", "uncited"])
def test_what_a_rule_asks_for_is_asked_for_by_the_schema(code: str) -> None:
    assert [said for file, text in rules()[code].bad.items() for said in complaints(file, text, names_of(SAMPLE))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schemas_are_those_that_the_command_writes(kind: str) -> None:
    file = KNOWLEDGE / ".schemas" / f"{kind}.json"
    assert json.loads(file.read_text(encoding="utf-8")) == schema(kind), AGAIN


def test_the_committed_names_are_those_of_the_pack(shipped_names: dict[str, Any]) -> None:
    assert json.loads((KNOWLEDGE / ".schemas/names.json").read_text(encoding="utf-8")) == shipped_names, AGAIN


def test_a_file_that_names_a_schema_names_its_own() -> None:
    for file in (file for file in SHIPPED if file.endswith(".yaml")):
        first = (KNOWLEDGE / file).read_text(encoding="utf-8").splitlines()[0]
        if first.startswith("# yaml-language-server"):
            up = "../" if "/" in file else ""
            assert first == f"# yaml-language-server: $schema={up}.schemas/{kind_of(file)}.json"
