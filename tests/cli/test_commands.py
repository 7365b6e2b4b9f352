"""Every command: its answer, its JSON, its exit code, and its words for bad input."""

import json
from pathlib import Path

import pytest

from tests.cli.run import run, run_here, written

COMMANDS = ["ask", "decide", "explain", "search", "partner", "check", "diff", "graph", "coverage", "batch"]
COMMANDS += ["records", "train", "trainer", "new", "schema", "trace", "words", "import"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_and_json(command, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run_here(monkeypatch, capsys, command, "--help")
    assert code == 0
    assert "Example: " in out
    assert "--json" in out


def test_decide_reaches_the_outcome_and_cites(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run_here(monkeypatch, capsys, "decide", "--set", "risk=immediate-danger", "--json")
    reply = json.loads(out)
    assert code == 0
    assert reply["outcome"]["decision"] == "share-now"
    assert reply["citations"]
    assert reply["next"] is None
    assert {"document", "section", "heading", "pages", "status"} <= set(reply["citations"][0])


def test_a_question_that_is_open_is_given_with_its_options(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run_here(monkeypatch, capsys, "decide", "--json")
    reply = json.loads(out)
    assert reply["outcome"] is None
    assert reply["next"]["fact"] == "risk"
    assert reply["next"]["options"][-1] == "unsure"


def test_as_of_changes_the_status_and_the_warnings_and_never_the_path(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    facts = ("decide", "--json", "--set", "risk=significant-harm", "--set", "recipient=childrens-social-care")
    now = json.loads(run_here(monkeypatch, capsys, *facts)[1])
    then = json.loads(run_here(monkeypatch, capsys, *facts, "--as-of", "2009-11-18")[1])
    assert now["path"] == then["path"]
    assert now["outcome"] == then["outcome"]
    assert then["as_of"] == "2009-11-18"
    assert any("made later" in warning for warning in then["warnings"])


def test_as_of_holds_at_the_prompt_and_for_a_look_up(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    words = ("ask", "A child is in immediate danger now, can I tell the police?", "--as-of", "2009-11-18")
    assert "made later" in run_here(monkeypatch, capsys, *words)[1]
    look_up = ("ask", "what does CAF mean?", "--as-of", "2009-11-18", "--json")
    assert json.loads(run_here(monkeypatch, capsys, *look_up)[1])["as_of"] == "2009-11-18"


@pytest.mark.parametrize("words", ["what does CAF mean?", "can I tell the school?"])
def test_ask_leaves_the_conversation_that_goes_on_elsewhere(words, monkeypatch, capsys, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    data = ("--data", str(tmp_path))
    run_here(monkeypatch, capsys, *data, "--plain", typed=b"can I tell the police about the baby?\nq\n")
    kept = (tmp_path / "unfinished.json").read_bytes()
    code, _, _ = run_here(monkeypatch, capsys, *data, "ask", words)
    assert code == 0
    assert (tmp_path / "unfinished.json").read_bytes() == kept


def test_a_setting_that_the_knowledge_does_not_know_is_said_with_its_file(monkeypatch, capsys, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "settings.json").write_text('{"sharer": "nonsense"}', encoding="utf-8")
    code, _, err = run_here(monkeypatch, capsys, "--data", str(tmp_path), "--plain")
    assert code == 2
    assert "settings.json: sharer: 'nonsense' is not a value of sharer" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decide", "--set", "risk=hgh"), "risk: 'hgh' is not a value of risk"),
        (("decide", "--set", "risk"), "there is no '='"),
        (("decide", "--set", "rsik=none"), "did you mean risk?"),
        (("decide", "--set", "information=health", "--set", "information=education"), "information is given twice"),
        (("decide", "nowhere"), "not a tree to begin with"),
        (("decide", "--as-of", "yesterday"), "is not a date"),
        (("search", "x", "--in", "nowhere"), "is not a document"),
        (("search", "x", "--limit", "0"), "whole number from 1 to"),
        (("graph", "nowhere"), "There is no tree"),
        (("check", "--explain", "nothing"), "There is no code"),
        (("explain",), "There is no decision yet"),
        (("explain", "--set", "risk=none"), "Add --set recipient=VALUE: childrens-social-care or police or"),
        (("diff", "nowhere", "HEAD"), "neither a folder nor a git revision"),
        (("--knowledge", "/no/such/place", "decide"), "there is no such folder"),
        (("--knowledge", "/", "decide"), "is no knowledge pack: it has no pack.yaml"),
        (("nothing",), "invalid choice"),
    ],
)
def test_bad_input_gets_one_clear_message_and_exit_2(arguments, said, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run_here(monkeypatch, capsys, *arguments)
    assert code == 2
    assert said in err
    assert "Traceback" not in err
    assert out == ""


def test_check_exits_1_for_an_error_and_for_a_warning_only_when_strict(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    good = written(tmp_path / "good", {"facts.yaml": FACTS})
    assert run_here(monkeypatch, capsys, "check", str(good))[0] == 0
    warned = written(tmp_path / "warned", {"facts.yaml": FACTS, "contacts.yaml": "duty: {role: Duty team}\n"})
    assert run_here(monkeypatch, capsys, "check", str(warned))[0] == 0
    assert run_here(monkeypatch, capsys, "check", str(warned), "--strict")[0] == 1
    broken = written(tmp_path / "broken", {"facts.yaml": FACTS, "pack.yaml": "name: sample\n"})
    code, out, _ = run_here(monkeypatch, capsys, "check", str(broken), "--json")
    assert code == 1
    finding = json.loads(out)["findings"][0]
    assert set(finding) == {"file", "line", "column", "code", "severity", "message"}


FACTS = """\
risk:
  label: Risk
  when_unsure: advice
  values:
    high: {label: High}
    none: {label: None}
"""


def test_diff_exits_1_only_when_a_decision_changed(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    from isp_assistant.pack.rules.sample import TREE

    old = str(written(tmp_path / "old", {}))
    same = str(
        written(tmp_path / "same", {"decisions/triage.yaml": TREE.replace("There is a risk.", "Somebody may be hurt.")})
    )
    new = str(written(tmp_path / "new", {"decisions/triage.yaml": TREE.replace("{high: share,", "{high: ask,")}))
    code, out, _ = run_here(monkeypatch, capsys, "diff", old, same)
    assert code == 0
    assert "wording" in out
    code, out, _ = run_here(monkeypatch, capsys, "diff", old, new, "--json")
    assert code == 1
    (change,) = json.loads(out)["changes"]
    assert change["when"] == {"risk": ["high"]}
    assert (change["old"], change["new"], change["class"]) == ("share", "seek-advice", "less sharing")


def test_diff_reads_git_revisions(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run_here(monkeypatch, capsys, "diff", "HEAD", "HEAD")
    assert (code, out) == (0, "No difference.\n")


def test_drafted_cases_are_read_and_marked(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path / "pack", {"facts.yaml": FACTS})
    _, out, _ = run_here(monkeypatch, capsys, "--knowledge", str(folder), "coverage", "--draft")
    assert out.count("drafted: true") == 3
    written(folder, {"facts.yaml": FACTS, "cases/drafts.yaml": out})
    code, out, _ = run_here(monkeypatch, capsys, "check", str(folder))
    assert code == 0
    code, out, _ = run_here(monkeypatch, capsys, "--knowledge", str(folder), "coverage", "--json")
    assert code == 1, "a drafted case proves nothing"


def test_what_is_explained_stands_in_the_json(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run_here(monkeypatch, capsys, "ask", "Can I tell the police?", "--explain", "--json")
    reply = json.loads(out)
    assert reply["explained"]
    assert all(set(step) == {"step", "what"} for step in reply["explained"])
    _, out, _ = run_here(monkeypatch, capsys, "ask", "Can I tell the police?", "--json")
    assert "explained" not in json.loads(out)


def test_drafts_schemas_and_contacts_are_given_in_json_too(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder = written(tmp_path / "pack", {"facts.yaml": FACTS, "contacts.yaml": "duty: {role: Duty team}\n"})
    sample = ("--knowledge", str(folder))
    _, out, _ = run_here(monkeypatch, capsys, *sample, "coverage", "--draft", "--json")
    drafts = json.loads(out)["drafts"]
    assert len(drafts) == 3
    assert all(case["drafted"] and case["facts"] and case["accept"] for case in drafts)
    _, out, _ = run_here(monkeypatch, capsys, *sample, "schema", "--write", str(folder), "--json")
    assert all(Path(file).is_file() for file in json.loads(out)["files"])
    _, out, _ = run_here(monkeypatch, capsys, *sample, "search", "telephone duty", "--json")
    assert "Duty team" in json.loads(out)["contacts"][0]


def test_the_conversation_in_plain_lines_asks_and_decides() -> None:
    typed = "w\n4\nb\n?\nk\nq\n"
    done = run("ask", "Can I tell the school what mum told me?", typed=typed, check=0)
    assert "Question 1: " in done.stdout
    assert "Why: " in done.stdout
    assert "Traceback" not in done.stderr


def test_plain_mode_ends_quietly_when_nobody_types() -> None:
    done = run("--plain", typed="", check=0)
    assert done.stderr == ""


def test_what_a_terminal_cannot_show_stops_nothing() -> None:
    done = run("graph", "triage", check=0, encoding="cp1252")
    assert done.stderr == ""
    assert "?" in done.stdout


def test_the_app_needs_a_terminal_and_says_so() -> None:
    done = run(typed="", check=2)
    assert "--plain" in done.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    import subprocess
    import sys

    command = f"{sys.executable} -m isp_assistant search protocol --limit 50 | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr
