"""A scenario that is filled in comes out as the file that it should be, and a wrong one is not saved."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_assistant.assistant.scenario_form import decided, findings, save, slug, text_of
from isp_assistant.domain.model import Beat, Scenario
from isp_assistant.errors import UsageError
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files, read_pack
from isp_assistant.pack.rules.sample import FILES
from tests.cli.run import written
from tests.conftest import KNOWLEDGE
from tests.test_shipped_scenarios import SHIPPED

SOUND = Scenario(
    "what-i-saw",
    'What I saw: "it" isn\'t 100 % [clear]',
    "easy",
    "A nurse",
    (
        Beat(
            "She said: 'no' #and left\nthen came back.",
            "decision",
            ("share",),
            "Because: harm.",
            {"risk": "high"},
            {"ask-first": "A day, lost: {so}."},
            "It, goes: on.",
            ("- think", "& think"),
        ),
    ),
    ("Harm: first.",),
)


def read_back(text: str) -> Scenario:
    read = read_files({name: body.encode() for name, body in {**FILES, "scenarios/x.yaml": text}.items()})
    assert read.pack is not None, read.findings
    return read.pack.scenarios[0]


def bare(scenario: Scenario) -> Scenario:
    return replace(scenario, at=None)


def test_what_is_written_is_read_back_as_it_was() -> None:
    assert bare(read_back(text_of(SOUND))) == bare(SOUND)


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(words, words, words)
def test_any_words_stay_words(title: str, tells: str, reason: str) -> None:
    beat = replace(SOUND.beats[0], tells=tells.strip(), reason=reason.strip())
    scenario = replace(SOUND, title=title.strip(), beats=(beat,))
    assert bare(read_back(text_of(scenario))) == bare(scenario)


def test_every_shipped_scenario_is_read_back_as_it_was() -> None:
    rest = {name: body for name, body in contents(KNOWLEDGE).items() if not name.startswith("scenarios/")}
    mine = {f"scenarios/{one.id}.yaml": text_of(one).encode() for one in SHIPPED.scenarios}
    read = read_files({**rest, **mine})
    assert read.pack is not None
    assert [bare(one) for one in read.pack.scenarios] == [bare(one) for one in SHIPPED.scenarios]


def test_a_sound_scenario_is_saved_once_and_a_wrong_one_never(tmp_path: Path) -> None:
    folder = written(tmp_path / "pack", {})
    wrong = replace(SOUND, beats=(replace(SOUND.beats[0], expect=("do-not-share",)),))
    assert [one.code for one in findings(wrong, folder)] == ["scenario-fails"]
    with pytest.raises(UsageError, match="It is not saved"):
        save(wrong, folder)
    assert not (folder / "scenarios").exists()
    file = save(SOUND, folder)
    assert file.read_text(encoding="utf-8") == text_of(SOUND)
    with pytest.raises(UsageError, match="already"):
        save(SOUND, folder)
    pack = read_pack(folder).pack
    assert pack is not None
    assert pack.scenarios[0].title == SOUND.title


def test_the_trees_say_what_is_expected_and_from_which_sources() -> None:
    beat = Beat("She cries.", "decision", (), "", {"risk": "significant-harm", "recipient": "childrens-social-care"})
    assert decided(SHIPPED, beat, {}).expect == ()
    known = {"identifiable": "yes", "recipient_verified": "yes", "legal_bar": "no"}
    filled = decided(SHIPPED, replace(beat, tempting={"share": "x", "ask-first": "y"}), known)
    assert filled.expect == ("share",)
    assert filled.cites
    assert filled.reason
    assert filled.tempting == {"ask-first": "y"}, "what is right is no wrong turn"
    assert decided(SHIPPED, replace(beat, reason="Mine."), known).reason == "Mine."


def test_a_title_becomes_an_id() -> None:
    assert slug("  What the Neighbour's boy saw -- twice! ") == "what-the-neighbours-boy-saw-twice"
    assert slug("…") == ""
