"""`check` speaks to people, to GitHub, and to tools that read SARIF."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from isp_assistant.assistant.governance import explanations
from tests.cli.run import ROOT, run_here, written

NASTY = "dooty\u202e [/x] 100% ::error file=a,b::"


def damaged(folder: Path) -> Path:
    return written(
        folder,
        {
            "contacts.yaml": "duty: {role: Duty team}\n",
            "steps.yaml": f"ring: {{kind: tell, text: Ring., who: {json.dumps(NASTY.replace(chr(0x202E), ''))}}}\n"
            "record: {kind: record, text: Record it.}\n",
        },
    )


def test_people_get_a_line_a_finding_and_a_sum(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run_here(monkeypatch, capsys, "check", str(damaged(tmp_path / "pack")))
    assert code == 1
    first, *_, summed, more = out.splitlines()
    assert first.startswith("steps.yaml:1:")
    assert "unknown-role" in first
    assert summed == "1 error, 0 warnings"
    assert more.endswith("check --explain CODE")


def test_github_gets_each_finding_at_the_file_from_where_the_command_runs(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    damaged(tmp_path / "a,b" / "pack")
    monkeypatch.chdir(tmp_path)
    _, out, _ = run_here(monkeypatch, capsys, "check", "a,b/pack", "--format", "github")
    (line,) = out.splitlines()
    head, _, message = line.removeprefix("::").partition("::")
    severity, _, place = head.partition(" ")
    found = dict(pair.split("=", 1) for pair in place.split(","))
    assert (severity, found["file"], found["line"], found["title"]) == (
        "error",
        "a%2Cb/pack/steps.yaml",
        "1",
        "unknown-role",
    )
    assert "100%25" in message


def test_sarif_has_the_form_that_the_standard_asks_for(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = damaged(tmp_path / "a pack")
    written(folder, {"contacts.yaml": "duty: {role: Duty team}\n"})
    monkeypatch.chdir(tmp_path)
    _, out, _ = run_here(monkeypatch, capsys, "check", "a pack", "--format", "sarif")
    report = json.loads(out)
    assert report["version"] == "2.1.0"
    (run,) = report["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    assert run["results"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        uri = urlsplit(place["artifactLocation"]["uri"])
        assert (tmp_path / unquote(uri.path)).is_file()
        assert min(place["region"]["startLine"], place["region"]["startColumn"]) >= 1


def test_a_pack_from_elsewhere_is_named_in_full(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = damaged(tmp_path / "pack")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    _, out, _ = run_here(monkeypatch, capsys, "check", str(folder), "--format", "sarif")
    uri = json.loads(out)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (folder / "steps.yaml").resolve().as_uri()


def test_the_list_names_every_code_and_explains_each(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run_here(monkeypatch, capsys, "check", "--list")
    assert [line.split(" (")[0] for line in out.splitlines()] == [one.code for one in explanations()]
    _, out, _ = run_here(monkeypatch, capsys, "check", "--list", "--json")
    assert [one["code"] for one in json.loads(out)["codes"]] == [one.code for one in explanations()]
    _, out, _ = run_here(monkeypatch, capsys, "check", "--explain", "missing-target")
    assert "Wrong, in decisions/triage.yaml:" in out
    assert "Right:" in out


def test_a_mistyped_code_is_answered_with_what_was_meant(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run_here(monkeypatch, capsys, "check", "--explain", "misssing-target")
    assert code == 2
    assert "did you mean missing-target?" in err


def test_the_hook_of_pre_commit_checks_the_folder_of_the_pack(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"entry: isp-assistant (.+)", hook)
    arguments = re.search(r"args: \[(.+?)\]", hook)
    assert entry
    assert arguments
    monkeypatch.chdir(ROOT)
    code, out, _ = run_here(monkeypatch, capsys, entry[1], arguments[1])
    assert code == 0
    assert "0 errors" in out
