"""The commands on the register, as a person and as a script use them."""

import datetime
import json
import sqlite3
from pathlib import Path

import pytest

from isp_assistant.assistant.records import Records
from isp_assistant.assistant.service import open_assistant
from isp_assistant.domain.record import Account
from isp_assistant.pack.rules.sample import TREE
from isp_assistant.settings import load_settings
from tests.cli.run import run_here, written

DANGER = ("--set", "risk=immediate-danger")


@pytest.fixture
def answer(monkeypatch, capsys):  # type: ignore[no-untyped-def]
    """Run a command; give its answer, as JSON where it asks for that."""

    def answered(*arguments: str, code: int = 0):  # type: ignore[no-untyped-def]
        done, out, err = run_here(monkeypatch, capsys, *arguments)
        assert done == code, err
        assert "Traceback" not in err
        return (json.loads(out) if out and "--json" in arguments else out) if code != 2 else err

    return answered


WORDS = ("Bus times", "nursery", "left out", "ring sooner", "share-now", "nowhere")


def test_decide_records_and_gives_the_receipt(answer) -> None:  # type: ignore[no-untyped-def]
    reply = answer("decide", *DANGER, "--record", "C-1", "--as-of", "2025-01-01", "--json")
    assert reply["record"]["number"] == 1
    listed = answer("records", "list", "--json")["records"]
    assert [(one["number"], one["reference"], one["decision"]) for one in listed] == [(1, "C-1", "share-now")]
    assert set(listed[0]) == {"number", "reference", "at", "decision"}
    shown = answer("records", "show", "1", "--json")
    assert shown["sha256"] == reply["record"]["sha256"]
    record = shown["record"]
    assert record["facts"] == [{"fact": "risk", "answer": "immediate-danger", "known": "answered"}]
    assert record["advised"]["as_of"] == "2025-01-01"
    assert record["advised"]["path"] == reply["path"]
    assert record["knowledge"]["sha256"] == reply["knowledge"]["sha256"]
    replayed = answer("records", "replay", "1", "--json")
    assert replayed["then"] == replayed["today"] == {"same": True, "differs": [], "decision": "share-now"}


def test_ask_records_what_was_typed_apart_from_what_was_given(answer) -> None:  # type: ignore[no-untyped-def]
    reply = answer("ask", "Can I tell the police?", *DANGER, "--record", "C-1", "--json")
    record = answer("records", "show", str(reply["record"]["number"]), "--json")["record"]
    assert {one["fact"]: one["known"] for one in record["facts"]} == {"recipient": "typed", "risk": "answered"}
    assert record["request"] == "Can I tell the police?"


def test_no_concern_against_alarming_words_is_recorded_as_not_sure(answer) -> None:  # type: ignore[no-untyped-def]
    words = "No worries about her, though she took an overdose on Monday. Can I tell the school?"
    answer("ask", words, "--set", "risk=none", "--record", "C-1", "--json")
    record = answer("records", "show", "1", "--json")["record"]
    assert {"fact": "risk", "answer": "unsure", "known": "answered"} in record["facts"]
    assert record["advised"]["decision"] == "seek-advice"


def test_who_was_named_in_the_words_is_not_kept(answer) -> None:  # type: ignore[no-untyped-def]
    answer("ask", "Can I tell the police that Jaydn Okonkwo ran away?", *DANGER, "--record", "C-1", "--json")
    assert "Okonkwo" not in answer("records", "show", "1", "--json")["record"]["request"]
    assert "may name somebody" in answer("decide", *DANGER, "--record", "Jaydn Okonkwo", code=2)


def test_ask_at_the_prompt_records_at_the_end(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    arguments = ("ask", "Can I tell the police?", "--record", "C-1")
    code, out, _ = run_here(monkeypatch, capsys, *arguments, typed=b"1\n")
    assert code == 0
    assert "Recorded under C-1. Receipt: 1:" in out


def test_a_reference_that_may_name_somebody_is_refused_before_anything_is_asked(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    arguments = ("ask", "Can I tell the police?", "--record", "Jaydn Okonkwo")
    code, out, err = run_here(monkeypatch, capsys, *arguments, typed=b"1\n")
    assert code == 2
    assert "may name somebody" in err
    assert "Question" not in out


def test_words_are_looked_for_in_a_record_as_it_now_stands(answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    records = Records(open_assistant(load_settings(), datetime.date(2026, 11, 24)), load_settings())
    at = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)
    records.amend(1, Account(shared="the nursery rota"), "It was left out.", at)
    records.amend(1, Account(shared="the bus times"), "It was wrong.", at)
    answer("records", "countersign", "1", "--note", "Ring sooner.")
    found = {word: len(answer("records", "search", word, "--json")["records"]) for word in WORDS}
    assert found == {"Bus times": 1, "nursery": 0, "left out": 1, "ring sooner": 1, "share-now": 1, "nowhere": 0}


def test_without_record_nothing_is_written(answer) -> None:  # type: ignore[no-untyped-def]
    reply = answer("decide", *DANGER, "--json")
    assert "record" not in reply
    assert not (load_settings().data / "register.db").exists()


def test_records_speak_in_plain_lines(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    answer("records", "countersign", "1", "--disagree", "--note", "Ring first.")
    assert "C-1  share now" in answer("records", "list", "--reference", "C-1")
    assert "No decision is recorded" in answer("records", "list", "--decision", "do-not-share")
    assert "C-1" in answer("records", "search", "C-1")
    shown = answer("records", "show", "1")
    assert "Advice: Ring 999 now, then social care (share-now)" in shown
    assert "Not agreed in entry 2" in shown
    assert "Ring first." in answer("records", "under", "C-1")
    assert "Nothing is held" in answer("records", "under", "C-2")
    assert "the same, to the letter" in answer("records", "replay", "1")
    assert "Nothing is wrong" in answer("records", "verify")
    assert "share-now" in answer("records", "statistics")
    assert "No decision is recorded" in answer("records", "review")


def test_against_lists_what_another_pack_would_decide_otherwise(answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sample = written(tmp_path / "pack", {})
    knowledge = ("--knowledge", str(sample))
    answer(*knowledge, "decide", "--set", "risk=high", "--record", "C-1")
    answer(*knowledge, "decide", "--set", "risk=none", "--record", "C-2")
    assert "would be the same" in answer(*knowledge, "records", "against", str(sample))
    new = written(tmp_path / "new", {"decisions/triage.yaml": TREE.replace("{high: share,", "{high: ask,")})
    assert "share → seek advice" in answer(*knowledge, "records", "against", str(new), code=1)
    (one,) = answer(*knowledge, "records", "against", str(new), "--json", code=1)["records"]
    assert (one["number"], one["decision"], one["would_be"]) == (1, "share", "seek-advice")
    assert answer(*knowledge, "diff", str(sample), str(new), "--json", code=1)["records"] == [one]
    assert "share → seek advice" in answer(*knowledge, "diff", str(sample), str(new), code=1)


def test_a_diff_is_given_also_where_the_register_cannot_be_read(answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sample = written(tmp_path / "pack", {})
    register = load_settings().data / "register.db"
    register.parent.mkdir(parents=True)
    register.write_bytes(b"no database" * 500)
    assert answer("--knowledge", str(sample), "diff", str(sample), str(sample), "--json")["records"] == []


def test_verify_exits_1_for_a_register_that_was_altered_and_accept_goes_on(answer) -> None:  # type: ignore[no-untyped-def]
    first = answer("decide", *DANGER, "--record", "C-1", "--json")["record"]
    answer("decide", *DANGER, "--record", "C-2")
    receipt = f"{first['number']}:{first['sha256']}"
    assert answer("records", "verify", "--receipt", receipt, "--json")["sound"]
    with sqlite3.connect(load_settings().data / "register.db") as db:
        db.execute("DROP TRIGGER links_delete")
        db.execute("DELETE FROM links WHERE number = 2")
        db.execute("DELETE FROM contents WHERE number = 2")
    assert "2 were confirmed" in answer("records", "verify", code=1)
    assert "records verify" in answer("decide", *DANGER, "--record", "C-3", code=2)
    assert "Receipt: 2:" in answer("records", "accept", "--because", "A disk failed.")
    assert "Nothing is wrong" in answer("records", "verify")


def test_purge_says_what_would_go_before_it_goes(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    assert answer("records", "purge", "--before", "2020-01-01", "--json") == {"due": [], "purged": []}
    assert answer("records", "purge", "--reference", "C-1", "--json") == {"due": [1], "purged": []}
    assert answer("records", "purge", "--reference", "C-1", "--yes", "--json")["purged"] == [1]
    assert "purged" in answer("records", "show", "1")
    assert answer("records", "list", "--json")["records"][0]["decision"] is None
    assert "Nothing is wrong" in answer("records", "verify")


def test_a_backup_is_restored_on_another_machine(answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    answer("records", "backup", str(tmp_path / "copy.db"))
    other = ("--data", str(tmp_path / "other"))
    answer(*other, "records", "restore", str(tmp_path / "copy.db"))
    assert "the same, to the letter" in answer(*other, "records", "replay", "1")
    assert "Nothing is wrong" in answer(*other, "records", "verify")
    moved = answer("records", "move", str(tmp_path / "moved"))
    assert "is kept as" in moved
    assert "C-1" in answer("--data", str(tmp_path / "moved"), "records", "list")
    assert answer("records", "list", "--json") == {"records": []}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("records",), "Say what to do"),
        (("records", "show", "1"), "There is no entry 1"),
        (("records", "replay", "x"), "not a whole number from 1 to"),
        (("records", "show", "99999999999999999999"), "not a whole number from 1 to"),
        (("records", "export", "0"), "not a whole number from 1 to"),
        (("records", "verify", "--receipt", "99999999999999999999:" + "0" * 64), "is no receipt"),
        (("records", "list", "--since", "20261124"), "is not a date; write it as 2026-11-24"),
        (("trace", "--as-of", "2026-W48-2"), "is not a date; write it as 2026-11-24"),
        (("records", "list", "--decision", "shre"), "did you mean share?"),
        (("records", "list", "--since", "monday"), "is not a date"),
        (("records", "verify", "--receipt", "1:zz"), "is no receipt"),
        (("records", "add", "/no/such/file"), "it cannot be read"),
        (("records", "restore", "/no/such/file"), "there is no such file"),
        (("records", "backup", "/no/such/folder/copy.db"), "it is empty"),
        (("records", "set-up"), "has one owner and no roles"),
        (("records", "accept", "--because", "x"), "nothing to accept"),
        (("decide", "--record", "C-1"), "There is no decision to record yet"),
        (("decide", "--record", " "), "a case reference is a line of text"),
        (("decide", "--record", "a\x1b[2J"), "a case reference is a line of text"),
    ],
)
def test_bad_input_gets_one_clear_message_and_exit_2(arguments, said, answer) -> None:  # type: ignore[no-untyped-def]
    assert said in answer(*arguments, code=2)


def test_an_address_to_move_to_is_not_taken_for_the_one_of_the_environment(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    message = answer("records", "move", "mysql://x/y", code=2)
    assert "The place to move to: this is no address of a register" in message


def test_the_last_day_that_there_is_can_be_named(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    (one,) = answer("records", "list", "--until", "9999-12-31", "--json")["records"]
    assert one["reference"] == "C-1"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://x/y", "begins with mysql"),
        ("nonsense", "no address of a register"),
        ("postgresql+psycopg://a:secret@127.0.0.1:1/none", "cannot be reached"),
    ],
)
def test_a_database_that_is_none_is_said_so_without_its_password(address, said, answer, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("ISP_ASSISTANT_DATABASE", address)
    message = answer("records", "list", code=2)
    assert said in message
    assert "secret" not in message


def test_a_file_that_is_no_database_is_said_so(answer) -> None:  # type: ignore[no-untyped-def]
    file = load_settings().data / "register.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"not a database at all" * 100)
    assert "damaged, or no register" in answer("records", "list", code=2)
    message = answer("decide", *DANGER, "--record", "C-1", code=2)
    kept = Path(message.split("It is safe in ")[1].split(": then run")[0])
    file.unlink()
    assert "Receipt: 1:" in answer("records", "add", str(kept))
    assert not kept.exists()
    assert "the same, to the letter" in answer("records", "replay", "1")


def test_no_name_goes_into_the_register_by_an_option(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *DANGER, "--record", "C-1")
    for option in ("--note", "--role"):
        said = answer("records", "countersign", "1", option, "Zoe Okonkwo agreed, NHS 943 476 5919", code=2)
        assert f"{option}: “" in said
        assert "roles in the place of names" in said
    assert "--because" in answer("records", "accept", "--because", "Zoe Okonkwo restored it", code=2)
    answer("records", "countersign", "1", "--note", "Ring first.", "--role", "team manager")
    assert "by team manager: Ring first." in answer("records", "show", "1")
