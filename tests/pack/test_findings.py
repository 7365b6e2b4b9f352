"""All findings come at once, each at its line, and one mistake is one finding."""

import pytest

from isp_assistant.assistant.governance import checked
from isp_assistant.pack.load import read_files
from isp_assistant.pack.rules.sample import FILES, MORE
from tests.conftest import TODAY

MISTAKES = [
    ("decisions/triage.yaml", "unsure: ask}", "unsure: aks}", "missing-target"),
    ("decisions/triage.yaml", "    title: Keep it", "    titel: Keep it", "unknown-key"),
    ("decisions/triage.yaml", "because: It is not clear.", "because:", "missing-key"),
    ("decisions/triage.yaml", "    why: Danger comes first.", "    why: ''", "no-why"),
    ("law.yaml", "in_force_from: 1991-10-14", "in_force_from: 14 October 1991", "bad-date"),
    ("law.yaml", "provision: section 29", "instrument: Data Protection Act", "yaml-duplicate-key"),
    ("steps.yaml", "who: duty", "who: dutty", "unknown-role"),
    ("cases/first.yaml", "risk: high", "risk: hihg", "unknown-value"),
    ("invariants.yaml", "because: law#s47", "because: law#s74", "unresolved-citation"),
    ("invariants.yaml", "risk: [high]", "rsik: [high]", "unknown-fact"),
]


def found(files: dict[str, str]) -> list[tuple[str, int, str]]:
    read = read_files({name: text.encode() for name, text in files.items()})
    return sorted((one.at.file, one.at.line, one.code) for one in checked(read, TODAY))


def test_ten_mistakes_in_five_files_are_ten_findings_with_their_lines() -> None:
    files = FILES | MORE
    wanted = []
    for file, old, new, code in MISTAKES:
        assert files[file].count(old) == 1, old
        line = files[file][: files[file].index(old)].count("\n") + 1
        files[file] = files[file].replace(old, new)
        wanted.append((file, line, code))
    wanted = [("decisions/triage.yaml", 8, "no-why") if code == "no-why" else (f, n, code) for f, n, code in wanted]
    assert found(files) == sorted(wanted), "a question without a why is named at the question"


@pytest.mark.parametrize("file", sorted(set(FILES | MORE) - {"pack.yaml"}))
def test_a_file_that_cannot_be_read_is_one_finding_and_hides_no_other(file: str) -> None:
    files = FILES | MORE
    files[file] = "---\nid: [\n" if file.endswith(".md") else "id: [\n"
    files["pack.yaml"] = files["pack.yaml"].replace("edition:", "editoin:")
    assert sorted((name, code) for name, _, code in found(files)) == sorted(
        [(file, "no-front-matter" if file.endswith(".md") else "yaml"), ("pack.yaml", "unknown-key")]
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("law.yaml", "kind: basis", "kind: bassi"),
        ("partners.yaml", "status: stands", "status: stadns"),
        ("partners.yaml", "status: stands", "signed: maybe"),
    ],
)
def test_a_word_that_is_none_of_a_closed_set_is_one_finding(file: str, old: str, new: str) -> None:
    files = FILES | MORE
    line = files[file][: files[file].index(old)].count("\n") + 1
    files[file] = files[file].replace(old, new)
    assert found(files) == [(file, line, "bad-value")]


def test_a_mistyped_answer_is_one_finding() -> None:
    files = FILES | {"decisions/triage.yaml": FILES["decisions/triage.yaml"].replace("none: keep", "nnoe: keep")}
    assert found(files) == [("decisions/triage.yaml", 13, "unknown-value")]


def test_what_is_never_given_is_a_block_of_lists_of_texts() -> None:
    assert found(FILES | {"never.yaml": "- an address\n"}) == [("never.yaml", 1, "wrong-form")]
    assert found(FILES | {"never.yaml": "an address:\n  - [postcode]\n"}) == [("never.yaml", 2, "wrong-form")]
    read = read_files(
        {name: text.encode() for name, text in FILES.items()} | {"never.yaml": b"a fee:\n  - entry fee\n"}
    )
    assert read.pack is not None
    assert read.pack.never == {"a fee": ("entry fee",)}


def test_the_index_names_sections_and_provisions() -> None:
    index = 'guide:\n  "1": [who is told]\nlaw:\n  s47: [bruises on a child]\n'
    read = read_files({name: text.encode() for name, text in (FILES | MORE | {"index.yaml": index}).items()})
    assert read.pack is not None
    assert read.pack.documents["guide"].sections["1"].asked == ("who is told",)
    assert read.pack.law["s47"].asked == ("bruises on a child",)
    wrong = index.replace("s47", "s74").replace("guide", "giude")
    assert found(FILES | MORE | {"index.yaml": wrong}) == [
        ("index.yaml", 1, "unresolved-citation"),
        ("index.yaml", 4, "unresolved-citation"),
    ]


def test_an_invariant_that_wants_a_step_which_nobody_wrote_is_found() -> None:
    file = "invariants.yaml"
    wanted = MORE[file].replace("names_role: true", "does_any: [record, rnig]")
    assert found(FILES | MORE | {file: wanted}) == [(file, 5, "unknown-step")]
