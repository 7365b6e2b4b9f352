"""Words that were not understood: kept only if switched on, alone, and nothing that may name somebody."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from isp_assistant.assistant import unread
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.session import Session
from isp_assistant.errors import UnreadableError
from isp_assistant.settings import Preferences, Settings
from tests.cli.run import run_here
from tests.conftest import TODAY
from tests.interpret.reading import interpreter, shipped

QUESTION = (
    "Can I tell the school that the squibbler has frobnicated Thandeka Mbeki, and zola too? Ring 07700900123. "
    "The squibbler lives at 14 Orchard Road."
)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    assistant = Assistant(shipped(), tmp_path / "cache", TODAY)
    assistant.interpreter = interpreter()
    return Session(assistant)


def settings(folder: Path, on: bool = True) -> Settings:
    return Settings(folder / "data", folder / "cache", preferences=Preferences(keep_words=on))


def test_nothing_is_kept_unless_it_is_switched_on(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    data = str(tmp_path)
    run_here(monkeypatch, capsys, "--data", data, "ask", QUESTION, typed=b"q\n")
    assert not (tmp_path / unread.FILE).exists()
    _, out, _ = run_here(monkeypatch, capsys, "--data", data, "words", "--json")
    assert json.loads(out) == {"keep": False, "words": [], "corrected": []}


def test_words_are_listed_most_frequent_first_and_names_and_numbers_are_not(tmp_path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    data = str(tmp_path)
    assert run_here(monkeypatch, capsys, "--data", data, "words", "--keep", "on")[0] == 0
    run_here(monkeypatch, capsys, "--data", data, "ask", QUESTION, typed=b"q\n")
    run_here(monkeypatch, capsys, "--data", data, "ask", "Can I tell the police about the squibbler?", typed=b"q\n")
    _, out, _ = run_here(monkeypatch, capsys, "--data", data, "words", "--json")
    listed = json.loads(out)["words"]
    assert listed[:2] == [{"word": "squibbler", "count": 2}, {"word": "frobnicated", "count": 1}]
    kept = (tmp_path / unread.FILE).read_text()
    for private in ("thandeka", "mbeki", "zola", "0770", "orchard", "squibbler has"):
        assert private not in kept.lower()
    assert "    2  squibbler" in run_here(monkeypatch, capsys, "--data", data, "words")[1]
    assert "There are none." in run_here(monkeypatch, capsys, "--data", data, "words", "--clear")[1]
    assert not (tmp_path / unread.FILE).exists()


def test_switched_off_again_nothing_more_is_kept(tmp_path: Path, session: Session) -> None:
    session.say(QUESTION)
    unread.keep(settings(tmp_path, on=False), session.assistant, session.noticed)
    unread.keep(settings(tmp_path), session.assistant, session.noticed)
    assert unread.kept(tmp_path / "data") == unread.Kept()


def test_a_phrase_that_misled_is_kept_with_what_it_was_read_as_and_what_it_meant(
    tmp_path: Path, session: Session
) -> None:
    session.say("Can I tell the school nurse about his attendance? Mum said yes.")
    assert session.conversation.facts["consent"] == "given"
    session.correct("consent", "refused")
    unread.keep(settings(tmp_path), session.assistant, session.noticed)
    ((one, count),) = unread.kept(tmp_path / "data").corrected
    assert (one.fact, one.read, one.right, count) == ("consent", "given", "refused", 1)
    assert "yes" in one.phrase


def test_words_at_a_question_that_were_not_taken_as_an_answer_are_kept(tmp_path: Path, session: Session) -> None:
    session.say("Can I tell the school?")
    unread.keep(settings(tmp_path), session.assistant, session.noticed)
    session.say("it was frobnicated")
    unread.keep(settings(tmp_path), session.assistant, session.noticed)
    assert unread.kept(tmp_path / "data").words == (("frobnicated", 1),)


def test_a_correction_in_words_is_kept_and_a_further_question_is_none(tmp_path: Path, session: Session) -> None:
    session.say("Can I tell the school nurse about his attendance?")
    session.say("Can I tell the police?")
    assert session.noticed.corrected == []
    session.say("Actually it's the school who want it")
    assert session.conversation.facts["recipient"] == "school"
    unread.keep(settings(tmp_path), session.assistant, session.noticed)
    ((one, count),) = unread.kept(tmp_path / "data").corrected
    assert (one.fact, one.read, one.right, count) == ("recipient", "police", "school", 1)


def test_an_answer_to_what_was_not_read_is_no_correction(tmp_path: Path, session: Session) -> None:
    session.say("Can I tell the school?")
    session.correct("consent", "refused")
    session.correct("consent", "given")
    unread.keep(settings(tmp_path), session.assistant, session.noticed)
    assert unread.kept(tmp_path / "data").corrected == ()


def test_a_folder_that_cannot_be_written_is_said_and_the_conversation_goes_on(tmp_path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    data = str(tmp_path)
    run_here(monkeypatch, capsys, "--data", data, "words", "--keep", "on")
    monkeypatch.setattr("isp_assistant.assistant.unread.FILE", "/proc/none/words.json")
    code, out, err = run_here(monkeypatch, capsys, "--data", data, "ask", QUESTION, typed=b"4\nq\n")
    assert code == 0
    assert "words that were not understood are not kept: /proc/none/words.json: it cannot be written" in err
    assert "Traceback" not in err
    assert out.count("Question ") == 2


def test_a_file_that_is_damaged_is_named_and_not_written_over(tmp_path: Path, session: Session) -> None:
    where = settings(tmp_path)
    where.data.mkdir()
    (where.data / unread.FILE).write_text("{")
    session.say(QUESTION)
    with pytest.raises(UnreadableError, match=r"words\.json"):
        unread.keep(where, session.assistant, session.noticed)
    assert (where.data / unread.FILE).read_text() == "{"
    unread.clear(where.data)
    assert unread.kept(where.data) == unread.Kept()


def test_the_preference_is_kept_with_the_others(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "settings.json").write_text('{"theme": "isp-light"}')
    run_here(monkeypatch, capsys, "--data", str(tmp_path), "words", "--keep", "on")
    stored = json.loads((tmp_path / "settings.json").read_text())
    assert (stored["theme"], stored["keep_words"]) == ("isp-light", True)
    assert replace(Preferences(), keep_words=False) == Preferences()
