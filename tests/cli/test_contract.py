"""The commands that scripts and other tools rely on: their names, their options, their exit codes, their replies."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import run_here, written

OPTIONS = {
    "ask": ["QUESTION", "--set", "--as-of", "--record", "--json"],
    "decide": ["TREE", "--set", "--as-of", "--record", "--json"],
    "search": ["QUERY", "--in", "--limit", "--json"],
    "partner": ["NAME", "--json"],
    "check": ["PATH", "--strict", "--json"],
    "diff": ["OLD", "NEW", "--json"],
    "graph": ["TREE", "--format", "{text,mermaid,dot,svg}", "--json"],
    "train": ["SCENARIO", "--list", "--json"],
    "records": ["list", "show", "export", "verify", "replay", "purge"],
    "batch": ["--json"],
}

EXAMPLE = Path(os.environ.get("ISP_ASSISTANT_EXAMPLE", "no such folder"))
"""A small pack with the replies below, named in ISP_ASSISTANT_EXAMPLE."""


@pytest.mark.parametrize("command", OPTIONS)
def test_a_command_takes_the_options_that_are_promised(command: str, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run_here(monkeypatch, capsys, command, "--help")
    assert code == 0
    assert [option for option in OPTIONS[command] if option not in out] == []


def test_what_stands_before_a_command_is_taken_there(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run_here(monkeypatch, capsys, "--help")
    before, _, _ = out.partition("commands:")
    assert [option for option in ("--knowledge PATH", "--data FOLDER", "--version") if option not in before] == []


FACTS = "risk=high"


@pytest.mark.parametrize(
    ("arguments", "code", "keys"),
    [
        (["decide", "--set", FACTS], 0, "tree path next outcome citations warnings as_of knowledge"),
        (["ask", "they are in danger", "--set", FACTS], 0, "kind understood conflicts partner passages outcome"),
        (["search", "enquire"], 0, "confident results partners terms"),
        (["partner", "ash"], 0, "confident matches"),
        (["check", "{pack}"], 0, "findings"),
        (["diff", "{pack}", "{pack}"], 0, "changes wording"),
        (["graph", "triage"], 0, "drawn"),
        (["train", "--list"], 0, "scenarios"),
        (["records", "list"], 0, "records"),
        (["decide", "--set", "risk=huge"], 2, ""),
        (["check", "{pack}/nowhere"], 2, ""),
        (["graph", "nowhere"], 2, ""),
    ],
)
def test_a_command_answers_in_json_and_exits_as_promised(  # type: ignore[no-untyped-def]
    arguments: list[str], code: int, keys: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    pack = written(tmp_path / "pack", {})
    given = [argument.format(pack=pack) for argument in arguments]
    exited, out, err = run_here(monkeypatch, capsys, "--knowledge", str(pack), *given, "--json")
    assert exited == code, err
    if code == 2:
        assert (out, bool(err)) == ("", True)
    else:
        assert set(keys.split()) <= json.loads(out).keys()


def reply_of(request: dict[str, Any], monkeypatch, capsys) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    line = json.dumps(request).encode() + b"\n"
    code, out, _ = run_here(monkeypatch, capsys, "--knowledge", str(EXAMPLE), "batch", typed=line)
    assert code == 0
    (reply,) = out.splitlines()
    return json.loads(reply)  # type: ignore[no-any-return]


HARM = {"risk": "significant-harm", "consent": "refused", "recipient": "childrens-social-care"}


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="ISP_ASSISTANT_EXAMPLE names no folder")
def test_the_example_decides_as_it_is_written_beside_it(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    request = {"do": "decide", "tree": None, "set": HARM, "as_of": "2026-11-24"}
    reply = reply_of(request, monkeypatch, capsys)
    assert reply["path"] == [{"tree": "triage", "question": "risk", "fact": "risk", "answer": "significant-harm"}]
    assert (reply["tree"], reply["next"], reply["as_of"]) == ("triage", None, "2026-11-24")
    outcome = reply["outcome"]
    assert (outcome["id"], outcome["decision"], outcome["title"]) == ("share", "share", "Share what they need")
    assert outcome["because"] == "There is reason to suspect significant harm."
    assert outcome["do"] == [
        "Ring the duty team, then confirm in writing.",
        "Leave out what has no bearing on the harm.",
        "Tell the family unless that raises the risk.",
        "Record what you shared or did not share, with whom and why.",
    ]
    assert outcome["steps"][0] == {"kind": "tell", "text": outcome["do"][0], "who": "duty-team", "by": "today"}
    assert reply["citations"] == [
        {
            "document": "law",
            "section": "children-act-1989-s47",
            "heading": "Children Act 1989, section 47",
            "pages": None,
            "status": "in force",
        }
    ]
    assert reply["warnings"] == ["Duty social work team: no number is set in contacts.yaml"]
    assert (reply["knowledge"]["pack"], reply["knowledge"]["edition"]) == ("example", "2026-11")


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="ISP_ASSISTANT_EXAMPLE names no folder")
def test_the_example_asks_as_it_is_written_beside_it(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    reply = reply_of({"do": "decide", "set": {"risk": "none", "information": ["health"]}}, monkeypatch, capsys)
    assert (reply["tree"], reply["outcome"]) == ("agreement", None)
    assert [(one["question"], one["answer"]) for one in reply["path"]] == [("risk", "none"), ("what", ["health"])]
    assert reply["next"] == {
        "tree": "agreement",
        "question": "consent",
        "ask": "Have they agreed to this being shared?",
        "fact": "consent",
        "options": ["given", "refused", "withdrawn", "not-asked", "unsafe-to-ask", "unsure"],
    }


@pytest.mark.skipif(not EXAMPLE.is_dir(), reason="ISP_ASSISTANT_EXAMPLE names no folder")
def test_danger_led_elsewhere_breaks_the_example(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    changed = tmp_path / "changed"
    for file in (file for file in EXAMPLE.rglob("*") if file.suffix in (".yaml", ".md") and file.name != "README.md"):
        text = file.read_text(encoding="utf-8").replace("immediate-danger: share-now", "immediate-danger: what")
        copy = changed / file.relative_to(EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    code, out, _ = run_here(monkeypatch, capsys, "check", str(changed), "--json")
    broken = [one for one in json.loads(out)["findings"] if "danger-is-never-delayed" in one["message"]]
    assert code == 1
    assert (broken[0]["file"], broken[0]["line"], broken[0]["column"]) == ("decisions/triage.yaml", 16, 25)
    code, out, _ = run_here(monkeypatch, capsys, "diff", str(EXAMPLE), str(changed), "--json")
    assert code == 1
    assert {one["class"] for one in json.loads(out)["changes"]} == {"less sharing"}
