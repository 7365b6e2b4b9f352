"""What the README shows is true: commands, options, keys and YAML fields."""

import re
import shlex
from pathlib import Path

import pytest

from isp_assistant.cli.main import _parser
from isp_assistant.domain.model import Beat, Invariant, Scenario
from isp_assistant.pack.load import FILES, FOLDERS, read_files
from isp_assistant.pack.rules.sample import FILES as SAMPLE
from isp_assistant.tui.app import IspApp
from isp_assistant.tui.screens.ask import AskScreen
from isp_assistant.tui.screens.drill import DrillScreen
from isp_assistant.tui.screens.group import GroupScreen
from isp_assistant.tui.screens.lesson import LessonScreen
from isp_assistant.tui.screens.results import ResultsScreen
from isp_assistant.tui.screens.scenario_form import ScenarioFormScreen
from isp_assistant.tui.screens.training import TrainingScreen
from tests.cli.run import run_here
from tests.cli.test_commands import COMMANDS

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
SESSIONS = [block for kind, block in BLOCKS if kind == "console"]


@pytest.mark.parametrize("session", SESSIONS, ids=[session.splitlines()[0] for session in SESSIONS])
def test_every_session_runs_and_says_what_is_shown(session: str, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    """Behind a command stand lines of its reply, in order; `You: …` is typed, and `…` is what was left out."""
    for part in session.removeprefix("$ ").split("\n$ "):
        line, *shown = part.rstrip().splitlines()
        command, *arguments = shlex.split(line)
        assert command == "isp-assistant"
        typed = "".join(f"{one[5:]}\n" for one in shown if one.startswith("You: "))
        code, out, err = run_here(monkeypatch, capsys, *arguments, typed=typed.encode())
        assert code == 0, err
        assert out
        at = 0
        for one in shown:
            if one != "…" and not one.startswith("You: "):
                at = out.find(one, at)
                assert at >= 0, one


def test_every_command_and_option_is_in_the_readme() -> None:
    parser = _parser()
    actions = next(action for action in parser._actions if action.dest == "==SUPPRESS==" or action.choices)
    assert isinstance(actions.choices, dict)
    assert sorted(actions.choices) == sorted(COMMANDS)
    for name, command in actions.choices.items():
        assert f"`{name}" in README, name
        for action in command._actions:
            for option in action.option_strings:
                if option.startswith("--") and option != "--help":
                    assert option in README, f"{name} {option}"


@pytest.mark.parametrize("group", ["records", "trainer"])
def test_every_command_of_a_group_and_its_options_are_in_the_readme(group: str) -> None:
    does = _commands(_commands(_parser())[group])
    assert does
    for name, command in does.items():
        assert f"`{name}" in README, name
        for action in command._actions:
            for option in action.option_strings:
                if option.startswith("--") and option != "--help":
                    assert option in README, f"{group} {name} {option}"


def _commands(parser):  # type: ignore[no-untyped-def]
    return next(action.choices for action in parser._actions if isinstance(action.choices, dict))


def test_every_command_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"isp-assistant (?!--|alone)([a-z]+)", README))
    assert named <= {*COMMANDS, "is", "on", "says"}


def test_every_key_of_the_app_is_in_the_readme() -> None:
    for binding in [*IspApp.BINDINGS, *AskScreen.BINDINGS]:
        for key in binding.key.split(","):
            shown = key.replace("ctrl+", "Ctrl+").replace("escape", "Escape")
            shown = shown[:-1] + shown[-1].upper() if shown.startswith("Ctrl+") else shown
            assert shown.upper() in README.upper(), key


def test_every_file_of_a_pack_is_in_the_readme() -> None:
    for name in (*FILES, *FOLDERS):
        assert name in README


def test_the_tree_in_the_readme_reads_clean() -> None:
    tree = next(block for kind, block in BLOCKS if kind == "yaml" and "\nquestions:" in block)
    files = {**SAMPLE, "decisions/triage.yaml": tree, "pack.yaml": SAMPLE["pack.yaml"].replace("triage", "sample")}
    read = read_files({name: text.encode() for name, text in files.items()})
    assert read.findings == ()


def test_every_field_of_an_invariant_is_in_the_readme() -> None:
    for name in Invariant.__dataclass_fields__:
        if name not in ("id", "says", "because", "at"):
            assert f"`{name}`" in README


def test_the_set_up_is_two_commands() -> None:
    shell = [block.strip().splitlines() for kind, block in BLOCKS if kind == "sh"]
    assert [len(lines) for lines in shell] == [2, 1, 1]
    assert shell[2] == [".venv/bin/python -m pytest -n 2"]


def test_the_scenario_in_the_readme_reads_clean_and_shows_every_field() -> None:
    text = next(block for kind, block in BLOCKS if kind == "yaml" and "beats:" in block)
    read = read_files({name: text.encode() for name, text in {**SAMPLE, "scenarios/first-week.yaml": text}.items()})
    assert read.findings == ()
    for name in (*Scenario.__dataclass_fields__, *Beat.__dataclass_fields__):
        assert name == "at" or f"{name}:" in text, name


def test_every_key_of_training_is_in_the_readme() -> None:
    for screen in (TrainingScreen, LessonScreen, DrillScreen, GroupScreen, ResultsScreen, ScenarioFormScreen):
        for binding in screen.BINDINGS:
            assert not isinstance(binding, tuple)
            key = binding.key
            shown = key.upper() in README.upper() if key.startswith("ctrl+") else f"`{key}`" in README
            assert shown or key == "escape", key
