"""`train` in plain lines: taken, paused, gone on with, kept; and its words for bad input."""

import json
from pathlib import Path

import pytest

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.training import Training
from isp_assistant.domain.attempt import Attempt
from isp_assistant.domain.walk import walk
from isp_assistant.pack.load import read_pack
from isp_assistant.settings import Settings
from tests.cli.run import run_here, written
from tests.conftest import KNOWLEDGE, TODAY
from tests.pack.test_scenarios import SCENARIO


@pytest.fixture
def pack(tmp_path: Path) -> str:
    return str(written(tmp_path / "pack", {"scenarios/first.yaml": SCENARIO}))


def train(monkeypatch, capsys, pack: str, tmp_path: Path, *arguments: str, typed: str = "") -> tuple[int, str, str]:  # type: ignore[no-untyped-def]
    before = ("--knowledge", pack, "--data", str(tmp_path / "data"))
    return run_here(monkeypatch, capsys, *before, "train", *arguments, typed=typed.encode())


def kept(pack: str, tmp_path: Path) -> tuple[Attempt, ...]:
    read = read_pack(Path(pack)).pack
    assert read is not None
    settings = Settings(tmp_path / "data", tmp_path / "cache")
    return Training(Assistant(read, settings.cache, TODAY), settings, print).attempts()


def test_the_list_is_as_scripts_expect(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run_here(monkeypatch, capsys, "train", "--list", "--json")
    listed = json.loads(out)["scenarios"]
    assert code == 0
    assert len(listed) >= 15
    assert all(set(one) == {"id", "title", "level"} for one in listed)
    assert [one["level"] for one in listed] == sorted(
        (one["level"] for one in listed), key=["easy", "medium", "hard"].index
    )


def test_a_scenario_is_taken_with_consequence_then_reason_then_source(monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    typed = "5\n3\n1\n2\n2\n1\n"
    code, out, err = train(monkeypatch, capsys, pack, tmp_path, "first", "--learner", "L07", typed=typed)
    assert (code, err) == (0, "")
    places = [
        out.index(text) for text in ("A day is lost", "Not right: share", "Harm does not wait", "Source: Children")
    ]
    assert places == sorted(places)
    assert "Sure, and wrong" in out
    assert "To remember: Harm comes first." in out
    (attempt,) = kept(pack, tmp_path)
    assert (attempt.learner, attempt.scenario, attempt.percent) == ("L07", "first", 42)
    assert [(one.turn, one.right) for one in attempt.answers] == [
        ("1.decision", False),
        ("1.risk", True),
        ("2.risk", True),
    ]


def test_delayed_feedback_waits_until_the_end(monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = train(monkeypatch, capsys, pack, tmp_path, "first", "--delayed", typed="2\n3\n1\n2\n2\n1\n")
    assert out.index("It was a birthmark") < out.index("Reason: Harm does not wait")


def test_a_run_is_paused_and_goes_on(monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = train(monkeypatch, capsys, pack, tmp_path, "first", typed="h\n2\n3\nq\n")
    assert "Hint: Think of the bruise." in out
    assert "Paused" in out
    assert kept(pack, tmp_path) == ()
    _, out, _ = train(monkeypatch, capsys, pack, tmp_path, "first", typed="1\n2\n2\n1\n")
    assert "it goes on" in out
    assert "What do you do?" not in out
    (attempt,) = kept(pack, tmp_path)
    assert (attempt.points, attempt.out_of, attempt.answers[0].hints) == (6, 7, 1)
    _, out, _ = train(monkeypatch, capsys, pack, tmp_path, "first", typed="q\n")
    assert "it goes on" not in out, "what has ended begins afresh"


def test_a_hint_asked_for_twice_tells_nothing_again(monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = train(monkeypatch, capsys, pack, tmp_path, "first", typed="2\n3\n1\n1\nh\nh\n2\n1\n")
    assert out.count("Reason: Harm does not wait") == 1
    assert out.count("There is no further hint here.") == 2


def test_an_answer_that_is_none_is_asked_for_again(monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = train(monkeypatch, capsys, pack, tmp_path, "first", typed="99\nfoo\n1 2\n?\nshare\nx\n3\nq\n")
    assert out.count("Type the number of your answer.") == 5


def test_a_place_that_cannot_be_written_is_said_and_the_lesson_goes_on(monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name in ("training.json", "register.db"):
        (tmp_path / "data" / name / "in the way").mkdir(parents=True)
    code, out, err = train(monkeypatch, capsys, pack, tmp_path, "first", typed="2\n3\n1\n2\n2\n1\n")
    assert code == 0
    assert "Result: 7 of 7 points (100 %): passed." in out
    assert "this run is not kept" in err
    assert "this attempt is not kept" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frist",), "did you mean first?"),
        (("first", "--drill"), "no scenario goes with --drill"),
        (("first", "--learner", "Mary Smith"), "is not a code for a learner"),
        (("first", "--cohort", "our lot"), "is not a code for a cohort"),
        (("--drill", "--seed", "soon"), "whole number"),
    ],
)
def test_bad_input_gets_one_clear_message(arguments, said, monkeypatch, capsys, pack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    code, out, err = train(monkeypatch, capsys, pack, tmp_path, *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_drills_are_taken_and_go_on_from_where_they_stopped(monkeypatch, capsys, tmp_path) -> None:  # type: ignore[no-untyped-def]
    shipped = str(KNOWLEDGE)
    _, out, _ = train(monkeypatch, capsys, shipped, tmp_path, "--drill", "--seed", "7", typed="1\n2\nq\n")
    assert "Drill 2" in out
    assert "Now all is the same, but for one thing." in out
    assert "of 1 right." in out
    _, out, _ = train(monkeypatch, capsys, shipped, tmp_path, "--drill", typed="q\n")
    assert "Drill 2" in out
    assert "Drill 1\n" not in out


def test_drills_for_scripts_hold(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run_here(monkeypatch, capsys, "train", "--drill", "--seed", "7", "--json")
    reply = json.loads(out)
    read = read_pack(KNOWLEDGE).pack
    assert read is not None
    assert len(reply["drills"]) == 10
    for drill in reply["drills"]:
        for side in drill["situations"]:
            facts = {name: tuple(v) if isinstance(v, list) else v for name, v in side["facts"].items()}
            outcome = walk(read, facts).outcome
            assert outcome
            assert outcome.decision == side["decision"]


def test_runs_that_cannot_be_read_are_put_aside_and_said_so(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "training.json").write_bytes(b"{ damaged")
    _, _, err = run_here(monkeypatch, capsys, "--data", str(tmp_path), "train", "--drill", typed=b"q\n")
    (aside,) = tmp_path.glob("*unreadable*")
    assert aside.read_bytes() == b"{ damaged"
    assert aside.name in err
