"""A quotation is to the letter, or it is named as a misquotation."""

from pathlib import Path

import pytest

from isp_assistant.assistant.governance import check
from isp_assistant.errors import UnreadableError
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_pack
from isp_assistant.pack.quotations import quotations
from isp_assistant.pack.rules.sample import changed
from tests.cli.run import run_here, written
from tests.conftest import KNOWLEDGE, TODAY

SOURCE = "The panel sat in May.\nIt found that help came\n  too late, and that nobody had *asked* the girl's school."


def findings(tmp_path: Path, text: str, source: str | None = SOURCE, elsewhere: str = "") -> list[tuple[str, int, str]]:
    guide = changed(
        "documents/guide.md", ("source: A report\n", "source: A report\nsource_file: report.txt\n"), ("Text.", text)
    )
    glossary = {"glossary.yaml": f"- {{term: DSL, means: [lead], note: {elsewhere}}}\n"} if elsewhere else {}
    folder = written(tmp_path / "pack", {**guide, **glossary})
    sources = tmp_path / "sources"
    sources.mkdir()
    if source is not None:
        (sources / "report.txt").write_text(source, encoding="utf-8")
    return [(one.code, one.at.line, one.message) for one in check(folder, TODAY, sources)]


@pytest.mark.parametrize(
    "quoted",
    [
        "help came too late",
        "came\ntoo late",
        "nobody had asked the girl’s school",
        "It found … too late",
        "The panel […] asked",
    ],
)
def test_words_that_the_source_has_pass_with_whitespace_folded(quoted: str, tmp_path: Path) -> None:
    assert findings(tmp_path, f"It says “{quoted}”.") == []


@pytest.mark.parametrize("quoted", ["help came far too late", "Help came", "too late … help came", "help, came"])
def test_words_that_the_source_does_not_have_are_named_with_the_nearest(quoted: str, tmp_path: Path) -> None:
    ((code, line, message),) = findings(tmp_path, f"First.\n\nIt says “{quoted}”.")
    assert (code, line) == ("misquotation", 14)
    assert quoted in message
    assert "The nearest is “" in message


def test_a_quotation_elsewhere_says_what_it_quotes_and_other_words_are_speech(tmp_path: Path) -> None:
    note = "'He said “come in”. The guide says “too soon” [guide#1].'"
    ((code, line, _),) = findings(tmp_path, "Text.", elsewhere=note)
    assert (code, line) == ("misquotation", 1)


def test_a_quotation_of_a_section_that_is_not_there_is_found_without_sources(tmp_path: Path) -> None:
    folder = written(tmp_path, {"glossary.yaml": "- {term: DSL, means: [lead], note: '“so” [guide#9]'}\n"})
    assert [finding.code for finding in check(folder, TODAY)] == ["unresolved-citation"]


def test_a_source_that_is_not_at_hand_is_said_and_not_passed_over(tmp_path: Path) -> None:
    assert [code for code, _, _ in findings(tmp_path, "It says “help came”.", source=None)] == ["source-not-at-hand"]


def test_a_long_quotation_is_said(tmp_path: Path) -> None:
    words = " ".join(["word"] * 31)
    assert [code for code, _, _ in findings(tmp_path, f"It says “{words}”.", source=words)] == ["long-quotation"]


def test_a_folder_of_sources_that_is_not_there_is_one_message(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run_here(monkeypatch, capsys, "check", "--sources", str(tmp_path / "none"))
    assert code == 2
    assert "there is no such folder" in err


def test_a_source_that_is_no_text_is_one_message(tmp_path: Path) -> None:
    guide = changed("documents/guide.md", ("source: A report\n", "source: A report\nsource_file: report.txt\n"))
    (tmp_path / "report.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableError, match="cannot be read as text"):
        check(written(tmp_path / "pack", guide), TODAY, tmp_path)


def test_the_eight_documents_of_the_shipped_pack_name_their_text_and_quote_from_it() -> None:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    assert len([one for one in pack.documents.values() if one.source_file == "november-2009-pack.txt"]) == 8
    assert len(list(quotations(pack, contents(KNOWLEDGE)))) >= 20
