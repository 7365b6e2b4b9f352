"""Exports and drafts on the command line, as a person would make them."""

import csv
import io
import json
from pathlib import Path

import pytest
from docx import Document

from tests.cli.run import run_here

SHARED = ("--set", "risk=immediate-danger")


@pytest.fixture
def answer(tmp_path: Path, monkeypatch, capsysbinary):  # type: ignore[no-untyped-def]
    """Run a command on a register of its own, and give its answer: JSON where it is asked for, else bytes."""

    def run(*arguments: str, code: int = 0):  # type: ignore[no-untyped-def]
        done, out, err = run_here(monkeypatch, capsysbinary, "--data", str(tmp_path / "data"), *arguments)
        assert done == code, err
        if code:
            return err.decode()
        return json.loads(out) if "--json" in arguments else out

    return run


def test_an_export_holds_the_record_in_every_form(answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *SHARED, "--record", "C-1")
    text = answer("records", "export", "1").decode()
    assert text.startswith("# Record 1: C-1\n")
    assert "**Case:** C-1" in text
    whole = answer("records", "export", "1", "--json")["records"]
    assert whole[0]["record"]["advised"]["decision"] in text
    [row] = csv.DictReader(io.StringIO(answer("records", "export", "--format", "csv").decode("utf-8-sig")))
    assert (row["reference"], row["decision"]) == ("C-1", whole[0]["record"]["advised"]["decision"])
    assert row["receipt"] == f"1:{whole[0]['sha256']}"
    file = tmp_path / "record.docx"
    assert b"Written to" in answer("records", "export", "1", "--format", "docx", "--to", str(file))
    assert any("C-1" in paragraph.text for paragraph in Document(str(file)).paragraphs)
    assert answer("records", "export", "1", "--format", "pdf").startswith(b"%PDF-")
    assert file.stat().st_mode & 0o077 == 0, "a record is for its owner alone"


def test_several_records_are_one_paper_and_a_filter_chooses_them(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *SHARED, "--record", "C-1")
    answer("decide", *SHARED, "--record", "C-2")
    assert answer("records", "export", "--reference", "C-2").decode().startswith("# Record 2: C-2")
    both = answer("records", "export").decode()
    assert "## Record 1: C\\-1" in both or "## Record 1: C-1" in both
    assert "C-2" in both
    assert "No decision is recorded that fits" in answer("records", "export", "--reference", "none").decode()


def test_a_spreadsheet_takes_no_words_for_a_formula(answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *SHARED, "--record", "=1+1")
    [row] = csv.DictReader(io.StringIO(answer("records", "export", "--format", "csv").decode("utf-8-sig")))
    assert row["reference"] == "'=1+1"


def test_a_reply_is_drafted_from_what_was_shared(answer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *SHARED, "--record", "C-1")
    text = answer("records", "letter", "1", "reply").decode()
    assert text.startswith("# Information shared: C-1")
    assert text.index("## What we know") < text.index("## What others told us") < text.index("## What we think")
    file = tmp_path / "reply.pdf"
    answer("records", "letter", "1", "reply", "--format", "pdf", "--to", str(file))
    assert file.read_bytes().startswith(b"%PDF-")
    assert answer("records", "letter", "1", "family", "--json")["letter"] == "family"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("letter", "1", "refusal"), "it was shared, so it cannot be refused"),
        (("letter", "2", "reply"), "There is no entry 2"),
        (("letter", "1", "poem"), "invalid choice"),
        (("export", "1", "--format", "odt"), "invalid choice"),
        (("export", "1", "--to", "."), "there is a file of that name"),
        (("export", "1", "--to", "/proc/none/x.md"), "it cannot be written"),
        (("export", "7"), "There is no entry 7"),
    ],
)
def test_bad_input_gets_one_clear_message(arguments, said, answer) -> None:  # type: ignore[no-untyped-def]
    answer("decide", *SHARED, "--record", "C-1")
    assert said in answer("records", *arguments, code=2)
