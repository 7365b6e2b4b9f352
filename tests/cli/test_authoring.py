"""Beginnings of new files pass check as they are; the trace leads both ways; the schemas are written."""

import importlib.util
import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from isp_assistant.assistant import scaffold as scaffolding
from isp_assistant.assistant.governance import check, checked
from isp_assistant.domain.model import Status
from isp_assistant.domain.trace import trace
from isp_assistant.errors import UnreadableError
from isp_assistant.pack.load import read_files, read_pack
from isp_assistant.pack.names import names
from isp_assistant.pack.rules import NOT_RULES
from isp_assistant.pack.rules.sample import FILES, TREE, changed
from isp_assistant.pack.schemas import KINDS
from tests.cli.run import run_here, written
from tests.conftest import KNOWLEDGE, TODAY
from tests.pack.test_schemas import complaints

EXPECTED = {"tree": ["drafted-tree"], "case": [], "scenario": [], "invariant": []}


@pytest.mark.parametrize("kind", EXPECTED)
@pytest.mark.parametrize("base", ["sample", "shipped"])
def test_a_beginning_passes_check_and_its_schema(kind: str, base: str, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "pack"
    shutil.copytree(KNOWLEDGE, folder) if base == "shipped" else written(folder, {})
    before = {finding.code for finding in check(folder, TODAY)}
    code, out, err = run_here(monkeypatch, capsys, "--knowledge", str(folder), "new", kind, "late-reply", "--json")
    assert code == 0, err
    file = Path(json.loads(out)["file"])
    found = [finding for finding in check(folder, TODAY) if finding.code not in before]
    assert [finding.code for finding in found] == EXPECTED[kind], found
    name = file.relative_to(folder).as_posix()
    assert list(complaints(name, file.read_text(encoding="utf-8"), names(read_pack(folder).draft))) == []
    code, _, err = run_here(monkeypatch, capsys, "--knowledge", str(folder), "new", kind, "late-reply")
    assert code == 2
    assert "Take another name" in err


def test_the_beginning_of_a_rule_is_a_rule(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(scaffolding, "RULES", tmp_path)
    code, out, _ = run_here(monkeypatch, capsys, "new", "rule", "no-name", "--json")
    assert code == 0
    file = Path(json.loads(out)["file"])
    assert file.stem not in NOT_RULES
    spec = importlib.util.spec_from_file_location("begun", file)
    assert spec
    assert spec.loader
    rule = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rule)
    bad, good = (
        read_files({n: t.encode() for n, t in (FILES | files).items()}).pack for files in (rule.BAD, rule.GOOD)
    )
    assert [found.message for found in rule.check(bad, TODAY)]
    assert list(rule.check(good, TODAY)) == []


@pytest.mark.parametrize("name", ["../escape", "Late Reply", "a/b", "", "-x", "late\n", "x" * 61])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path / "pack", {})
    code, _, err = run_here(monkeypatch, capsys, "--knowledge", str(folder), "new", "case", "--", name)
    assert code == 2
    assert "no name" in err or "too long" in err


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path / "pack", {})
    (folder / "scenarios").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnreadableError, match="cannot be written"):
        scaffolding.put(folder / "scenarios" / "a.yaml", "")
    (folder / ".schemas").write_text("in the way", encoding="utf-8")
    code, _, err = run_here(monkeypatch, capsys, "schema", "--write", str(folder))
    assert code == 2
    assert "cannot be written" in err


def test_schemas_are_not_written_through_a_link(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder, outside = written(tmp_path / "pack", {}), tmp_path / "outside.json"
    outside.write_text("Not of the pack.", encoding="utf-8")
    (folder / ".schemas").mkdir()
    (folder / ".schemas" / "facts.json").symlink_to(outside)
    assert run_here(monkeypatch, capsys, "schema", "--write", str(folder))[0] == 0
    assert outside.read_text(encoding="utf-8") == "Not of the pack."


def test_the_trace_lists_what_no_decision_cites_and_what_rests_on_law_that_is_gone(tmp_path: Path) -> None:
    pack = read_pack(written(tmp_path / "pack", {})).pack
    assert pack is not None
    found = trace(pack, TODAY)
    assert {str(citation) for citation in found.uncited} == {"law#s29", "law#later"}
    assert found.citable == 3
    assert found.doubtful == ()
    gone = read_files(
        {n: t.encode() for n, t in {**FILES, "decisions/triage.yaml": TREE.replace("s47", "s29")}.items()}
    ).pack
    assert gone is not None
    assert {one.status for one in trace(gone, TODAY).doubtful} == {Status.SUPERSEDED}
    assert all("no longer" in " ".join(one.warnings) for one in trace(gone, TODAY).doubtful)


def test_no_shipped_decision_rests_on_law_that_is_gone_without_a_warning() -> None:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    doubtful = trace(pack, TODAY).doubtful
    assert doubtful, "some law is known not to have been read in full"
    assert [one for one in doubtful if not one.warnings] == []


def test_trace_exits_1_where_a_decision_rests_on_law_that_is_gone(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path / "pack", {})
    assert run_here(monkeypatch, capsys, "--knowledge", str(folder), "trace")[0] == 0
    written(
        folder, changed("law.yaml", ("in_force_from: 1991-10-14", "in_force_from: 1991-10-14\n  until: 2020-01-01"))
    )
    code, out, _ = run_here(monkeypatch, capsys, "--knowledge", str(folder), "trace")
    assert code == 1
    assert "law#s47 (superseded), cited by triage#risk" in out
    code, out, _ = run_here(monkeypatch, capsys, "--knowledge", str(folder), "trace", "--as-of", "2019-01-01", "--json")
    assert code == 0
    assert json.loads(out)["doubtful"] == []


def test_the_schemas_are_written_and_printed(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path, {})
    assert run_here(monkeypatch, capsys, "schema", "--write", str(folder))[0] == 0
    assert {path.stem for path in (folder / ".schemas").iterdir()} == {*KINDS, "names"}
    names_in = json.loads((folder / ".schemas" / "names.json").read_text(encoding="utf-8"))["$defs"]
    assert names_in["role"] == {"enum": ["duty"]}
    _, out, _ = run_here(monkeypatch, capsys, "schema", "decision")
    Draft202012Validator.check_schema(json.loads(out))
    code, _, err = run_here(monkeypatch, capsys, "schema", "decisions")
    assert code == 2
    assert "did you mean decision?" in err


def test_a_drafted_tree_is_no_answer_until_somebody_stands_up_for_it() -> None:
    files = {
        **FILES,
        "decisions/late.yaml": TREE.replace("id: triage", "id: late").replace("entry: true", "drafted: true"),
    }
    files["decisions/triage.yaml"] = TREE.replace("none: keep", "none: {tree: late}").replace("  keep:", "  kept:")
    read = read_files({name: text.encode() for name, text in files.items()})
    assert "draft-reached" in {finding.code for finding in checked(read, TODAY)}


def test_a_scenario_is_begun_from_a_golden_case_and_from_a_record(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "pack"
    shutil.copytree(KNOWLEDGE, folder)
    before = ("--knowledge", str(folder), "--data", str(tmp_path / "data"))
    facts = ("--set", "risk=immediate-danger", "--set", "information=health,education")
    assert run_here(monkeypatch, capsys, *before, "decide", *facts, "--record", "C-1")[0] == 0
    pack = read_pack(folder).pack
    assert pack is not None
    case = pack.cases[0]
    for name, source in (("from-case", case.id), ("from-record", "1")):
        code, _, err = run_here(monkeypatch, capsys, *before, "new", "scenario", name, f"--{name}", source)
        assert code == 0, err
    assert [one.code for one in check(folder, TODAY) if "scenario" in one.code] == []
    begun = {one.id: one.beats[0] for one in read_pack(folder).pack.scenarios}  # type: ignore[union-attr]
    assert begun["from-case"].facts == case.facts
    assert begun["from-case"].expect[0] in case.accept
    assert begun["from-record"].facts == {"risk": "immediate-danger", "information": ("education", "health")}
    assert begun["from-record"].expect == ("share-now",)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("scenario", "a", "--from-case", "nowhere"), "There is no golden case 'nowhere'"),
        (("scenario", "a", "--from-record", "7"), "There is no entry 7"),
        (("tree", "a", "--from-case", "x"), "begin a scenario"),
        (("scenario", "a", "--from-case", "x", "--from-record", "7"), "not allowed with"),
    ],
)
def test_a_scenario_from_nothing_is_not_begun(arguments, said, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path / "pack", {})
    before = ("--knowledge", str(folder), "--data", str(tmp_path / "data"))
    code, out, err = run_here(monkeypatch, capsys, *before, "new", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_no_rule_is_written_into_an_installed_program(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(scaffolding, "RULES", tmp_path)
    monkeypatch.setattr(scaffolding, "is_installed", lambda _: True)
    code, _, err = run_here(monkeypatch, capsys, "new", "rule", "no-name")
    assert code == 2
    assert "part of the program" in err
    assert not list(tmp_path.glob("*.py"))
