"""A governance lead takes documents into a pack: they are written, pass the check, and are found."""

import json
from pathlib import Path

import pytest

from isp_assistant.assistant import intake, scaffold
from isp_assistant.assistant.governance import check
from isp_assistant.pack.load import read_pack
from isp_assistant.pack.rules.sample import changed
from tests.cli.run import run_here, written
from tests.conftest import TODAY
from tests.importer.files import policy, saved

HEADER = ("--date", "2026-04-01", "--status", "in force")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return written(tmp_path / "ours", changed("documents/guide.md"))


def test_a_pdf_is_written_passes_the_check_and_is_found(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    before = check(ours, TODAY)
    file = saved(policy(), tmp_path / "Our Policy.pdf")
    pack = ("--knowledge", str(ours))
    code, out, err = run_here(monkeypatch, capsys, *pack, "import", str(file), *HEADER)
    assert (code, err) == (0, "")
    assert (
        f"is written to {ours / 'documents' / 'our-policy.md'}: “Information sharing policy”, 6 sections, 1 table"
        in out
    )
    assert "Left out, as running at the head or foot" in out
    assert f"Then: isp-assistant check {ours}" in out
    assert "Fill in" not in out
    assert check(ours, TODAY) == before
    document = read_pack(ours).draft.pack.documents["our-policy"]
    assert (document.publisher, str(document.date), document.status) == ("Anytown", "2026-04-01", "in force")
    assert document.sections["2"].pages == "1"
    _, out, _ = run_here(monkeypatch, capsys, *pack, "search", "Universal services meet the need", "--json")
    first = json.loads(out)["results"][0]
    assert (first["document"], first["section"]) == ("our-policy", "2")


def test_what_a_person_must_fill_in_is_all_that_the_check_adds(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    before = check(ours, TODAY)
    file = tmp_path / "plan.txt"
    file.write_text("SCOPE\n\nAll staff.\n", encoding="utf-8")
    code, out, _ = run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours), "--json")
    assert code == 0
    said = json.loads(out)
    assert said["failed"] == []
    assert said["documents"][0] == {
        "source": str(file),
        "file": str(ours / "documents" / "plan.md"),
        "id": "plan",
        "title": "SCOPE",
        "sections": 1,
        "tables": 0,
        "pages": None,
        "notes": [],
        "to_fill": ["date", "status"],
    }
    added = [one for one in check(ours, TODAY) if one not in before]
    assert [(one.code, one.at.file) for one in added] == [("no-source", "documents/plan.md")]
    assert read_pack(ours).draft.pack.documents["plan"].status == "start unconfirmed"


def test_nothing_is_written_over_unless_it_is_said(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file, place = tmp_path / "plan.txt", ours / "documents" / "plan.md"
    words = ("import", str(file), "--into", str(ours))
    file.write_text("First.", encoding="utf-8")
    assert run_here(monkeypatch, capsys, *words)[0] == 0
    kept = place.read_text(encoding="utf-8")
    file.write_text("Second.", encoding="utf-8")
    code, out, err = run_here(monkeypatch, capsys, *words)
    assert (code, out) == (2, "")
    assert "is there already. Write --replace" in err
    assert place.read_text(encoding="utf-8") == kept
    assert run_here(monkeypatch, capsys, *words, "--replace")[0] == 0
    assert "Second." in place.read_text(encoding="utf-8")
    assert [one.name for one in place.parent.iterdir() if one.name.startswith(".")] == []


def test_one_bad_file_does_not_hold_up_the_others(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "good.txt").write_text("Words.", encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "good.html").write_text("<p>Words.", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("bad.pdf", "good.txt", "good.html", "none.md")]
    code, out, err = run_here(monkeypatch, capsys, "import", *files, "--into", str(ours), "--json")
    assert code == 2
    assert [one["id"] for one in json.loads(out)["documents"]] == ["good"]
    assert len(json.loads(out)["failed"]) == 3
    assert "bad.pdf: it is broken" in err
    assert "another file of this name" in err
    assert "none.md: it is not there" in err


def test_a_title_and_a_name_of_any_kind_are_words(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    before = set(tmp_path.rglob("*"))
    file = tmp_path / "..  ---\x1b]0;x\x07{#y}.txt"
    file.write_text("---\nid: law\nsource_file: ../../x\n---\n\n# x\n", encoding="utf-8")
    title = "../../x: “a” [b#c] \x1b[2J"
    code, out, err = run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours), "--title", title)
    assert code == 0, err
    assert "\x1b" not in out
    assert {path.name for path in tmp_path.rglob("*")} - {path.name for path in before} == {file.name, "0-x-y.md"}
    document = read_pack(ours).draft.pack.documents["0-x-y"]
    assert document.title == "../../x: “a” [b#c] [2J"
    assert document.source_file == ""
    assert [one for one in check(ours, TODAY) if one.at.file == "documents/0-x-y.md" and one.code != "no-source"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--id", "../x"), "no name for a file"),
        (("--id", "pol\n"), "no name for a file"),
        (("--id", "x" * 300), "is too long"),
        (("--id", "law"), "names the provisions of law.yaml"),
        (("--id", "guide"), "is there already"),
        (("--status", "fine"), "invalid choice"),
        (("--date", "1 April"), "is not a date"),
    ],
)
def test_a_header_that_is_wrong_is_said(arguments, said, ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "plan.txt"
    file.write_text("Words.", encoding="utf-8")
    code, out, err = run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours), *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_a_name_that_gives_no_id_asks_for_one(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "é.txt"
    file.write_text("Words.", encoding="utf-8")
    words = ("import", str(file), "--into", str(ours))
    code, out, err = run_here(monkeypatch, capsys, *words)
    assert (code, out) == (2, "")
    assert "Name it with --id" in err
    assert run_here(monkeypatch, capsys, *words, "--id", "e")[0] == 0


def test_a_linked_folder_is_not_written_through(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "plan.txt"
    file.write_text("Words.", encoding="utf-8")
    outside = (ours / "documents").rename(tmp_path / "outside")
    (ours / "documents").symlink_to(outside, target_is_directory=True)
    code, out, err = run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours))
    assert (code, out) == (2, "")
    assert "this folder is a link" in err
    assert [one.name for one in outside.iterdir()] == ["guide.md"]


def test_what_to_do_next_can_be_pasted(tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    folder, file = written(tmp_path / "our pack", {}), tmp_path / "plan.txt"
    file.write_text("Words.", encoding="utf-8")
    _, imported, _ = run_here(monkeypatch, capsys, "import", str(file), "--into", str(folder))
    _, begun, _ = run_here(monkeypatch, capsys, "--knowledge", str(folder), "new", "case", "late-reply")
    for out in (imported, begun):
        assert f"Then: isp-assistant check '{folder}'" in out


def test_an_id_is_for_one_file_and_not_that_of_another_document(
    ours: Path, tmp_path: Path, monkeypatch, capsys
) -> None:  # type: ignore[no-untyped-def]
    into = ("--into", str(ours))
    code, _, err = run_here(monkeypatch, capsys, "import", "a.txt", "b.txt", "--id", "x", *into)
    assert code == 2
    assert "are for one file" in err
    (ours / "documents" / "guide.md").rename(ours / "documents" / "other.md")
    code, _, err = run_here(monkeypatch, capsys, "import", "a.txt", "--id", "guide", "--replace", *into)
    assert code == 2
    assert "is that of documents/other.md" in err


def test_the_installed_pack_and_what_is_no_pack_are_refused(tmp_path: Path, ours: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run_here(monkeypatch, capsys, "import", "a.txt", "--into", str(tmp_path / "none"))
    assert code == 2
    assert "there is no such folder" in err
    monkeypatch.setattr(scaffold, "is_installed", lambda _: True)
    code, _, err = run_here(monkeypatch, capsys, "import", "a.txt", "--into", str(ours))
    assert code == 2
    assert "not yours to change" in err


def test_a_folder_that_cannot_be_written_keeps_what_was_there(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "guide.txt"
    file.write_text("Words.", encoding="utf-8")
    kept = (ours / "documents" / "guide.md").read_text(encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    code, _, err = run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours), "--replace")
    assert code == 2
    assert "cannot be written (No space left on device)" in err
    assert (ours / "documents" / "guide.md").read_text(encoding="utf-8") == kept
    assert [one.name for one in (ours / "documents").iterdir()] == ["guide.md"]


def test_a_link_that_waits_for_a_file_is_not_written_through(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file, outside = tmp_path / "plan.txt", tmp_path / "outside.txt"
    file.write_text("Words.", encoding="utf-8")
    outside.write_text("Not of the pack.", encoding="utf-8")
    (ours / "documents" / ".plan.md.new").symlink_to(outside)
    assert run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours))[0] == 0
    assert outside.read_text(encoding="utf-8") == "Not of the pack."
    assert not (ours / "documents" / "plan.md").is_symlink()


def test_of_two_imports_at_once_the_second_is_told(ours: Path, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    file, place = tmp_path / "plan.txt", ours / "documents" / "plan.md"
    file.write_text("Words.", encoding="utf-8")

    def while_it_is_read(*given: object) -> object:
        place.write_text("Of the first.", encoding="utf-8")
        return read(*given)

    read = intake.read
    monkeypatch.setattr(intake, "read", while_it_is_read)
    code, out, err = run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours))
    assert (code, out) == (2, "")
    assert "is there already. Write --replace" in err
    assert place.read_text(encoding="utf-8") == "Of the first."
    assert {one.name for one in place.parent.iterdir()} == {"guide.md", "plan.md"}


def test_words_before_the_first_heading_stand_under_the_name_of_the_file(
    ours: Path, tmp_path: Path, monkeypatch, capsys
) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "plan.md"
    file.write_text("Before.\n\n# Scope\n\nAll staff.\n", encoding="utf-8")
    assert run_here(monkeypatch, capsys, "import", str(file), "--into", str(ours))[0] == 0
    document = read_pack(ours).draft.pack.documents["plan"]
    assert {name: section.body for name, section in document.sections.items()} == {
        "plan": "Before.",
        "scope": "All staff.",
    }
