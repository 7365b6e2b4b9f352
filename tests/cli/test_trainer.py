"""`trainer`: reports, papers, exports and sets of scenarios, and its words for bad input."""

import json
import zipfile
from pathlib import Path

import pytest

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.training import Training
from isp_assistant.domain.cohort import report
from isp_assistant.domain.record import EntryKind, as_json
from isp_assistant.domain.training import Run, Sureness
from isp_assistant.pack.load import read_pack
from isp_assistant.settings import Settings
from tests.cli.run import run_here, written
from tests.conftest import TODAY
from tests.domain.test_cohort import cohort
from tests.pack.test_scenarios import SCENARIO

SECOND = SCENARIO.replace("id: first", "id: second").replace("What the neighbour saw", "What the teacher saw")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return written(tmp_path / "pack", {"scenarios/first.yaml": SCENARIO})


@pytest.fixture
def trainer(monkeypatch, capsys, pack: Path, tmp_path: Path):  # type: ignore[no-untyped-def]
    def run(*arguments: str) -> tuple[int, str, str]:
        before = ("--knowledge", str(pack), "--data", str(tmp_path / "data"))
        return run_here(monkeypatch, capsys, *before, "trainer", *arguments)  # type: ignore[no-any-return]

    return run


def training(pack: Path, tmp_path: Path) -> Training:
    read = read_pack(pack).pack
    assert read is not None
    settings = Settings(tmp_path / "data", tmp_path / "cache", pack)
    return Training(Assistant(read, settings.cache, TODAY), settings, print)


def kept(pack: Path, tmp_path: Path, size: int = 12) -> None:
    """Keep the attempts of a drawn group."""
    register = training(pack, tmp_path).register
    for one in sorted(cohort(7, size), key=lambda attempt: attempt.at):
        register.append(EntryKind.ATTEMPT, as_json(one), one.at)
    register.close()


def test_a_report_counts_what_the_register_keeps(trainer, pack: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kept(pack, tmp_path)
    expected = report(cohort(7, 12))
    assert report(training(pack, tmp_path).attempts()) == expected
    code, out, err = trainer("report", "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert (found["attempts"], found["mean"]) == (expected.attempts, expected.mean)
    assert [one["percent_wrong"] for one in found["hardest"]] == [one.percent_wrong for one in expected.hardest]
    _, out, _ = trainer("report")
    assert "Hardest questions" in out
    assert "█" in out, "the chart is drawn"
    _, out, _ = trainer("report", "--cohort", "X1")
    assert "No attempts are kept yet." in out


@pytest.mark.parametrize("form", ["md", "docx", "pdf"])
def test_papers_are_written_in_every_form(form: str, trainer, pack: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kept(pack, tmp_path)
    begins = {"md": b"# ", "docx": b"PK", "pdf": b"%PDF"}[form]
    papers = (("report",), ("print", "first"), ("print", "first", "--notes"))
    for number, arguments in enumerate(papers):
        file = tmp_path / f"{number}.{form}"
        code, _, err = trainer(*arguments, "--to", str(file))
        assert (code, err) == (0, "")
        assert file.read_bytes().startswith(begins)


def test_a_paper_replaces_no_file_that_is_there(trainer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "kept.md"
    file.write_text("mine", encoding="utf-8")
    for arguments in (("print", "first", "--to"), ("export", "--to"), ("pack",)):
        code, out, err = trainer(*arguments, str(file))
        assert (code, out) == (2, "")
        assert "there is a file of that name" in err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_vignette_gives_nothing_away_and_the_notes_give_all(trainer) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = trainer("print", "first")
    assert "A neighbour heard shouting" in out
    assert "What do you do?" in out
    assert "A day is lost" not in out
    assert "Harm does not wait" not in out
    _, out, _ = trainer("print", "first", "--notes")
    for text in ("A day is lost", "Harm does not wait", "Think of the bruise", "Children Act 1989", "Harm comes first"):
        assert text in out


def test_a_certificate_lists_what_was_passed_and_nothing_else(trainer, pack: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    one = training(pack, tmp_path)
    course = one.course("first")

    def taken(*answers: str) -> Run:
        run = Run("first")
        for answer in answers:
            run = course.answer(run, answer, Sureness.SURE)
        return run

    one.finish(course, taken("share", "high", "none"), "L07")
    one.finish(course, taken("ask-first", "none", "high"), "L08")
    code, out, _ = trainer("certificate", "L07")
    assert code == 0
    assert "What the neighbour saw" in out
    assert "100 %" in out
    code, out, err = trainer("certificate", "L08")
    assert (code, out) == (2, "")
    assert "has not passed a scenario yet" in err


def test_exports_are_written(trainer, pack: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    kept(pack, tmp_path)
    _, out, _ = trainer("export", "--format", "csv")
    assert out.splitlines()[0].startswith("at,learner,cohort,scenario")
    assert len(out.splitlines()) == 1 + 12 * 3
    _, out, _ = trainer("export", "--format", "xapi", "--home-page", "https://training.example.org")
    assert len(json.loads(out)) == 12 * 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say what to do"),
        (("print", "frist"), "did you mean first?"),
        (("print", "first", "--format", "pdf"), "cannot be shown in a terminal"),
        (("print", "first", "--to", "paper.xyz"), "is no form of a paper"),
        (("print", "first", "--to", "/dev/null/paper.md"), "cannot be written"),
        (("export", "--format", "xapi", "--home-page", "here"), "this is no address"),
        (("pack", "set.zip", "second"), "There is no scenario 'second'"),
        (("unpack", "/nowhere/set.zip"), "it cannot be read"),
    ],
)
def test_bad_input_gets_one_clear_message(arguments: tuple[str, ...], said: str, trainer) -> None:  # type: ignore[no-untyped-def]
    code, out, err = trainer(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


# Sets of scenarios, from anywhere


def test_a_set_is_handed_on_and_let_in_by_another_pack(
    trainer, pack: Path, tmp_path: Path, monkeypatch, capsys
) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "set.zip"
    assert trainer("pack", str(file), "first")[0] == 0
    other = written(tmp_path / "other", {})
    arguments = ("--knowledge", str(other), "trainer", "unpack", str(file))
    code, out, _ = run_here(monkeypatch, capsys, *arguments)
    assert code == 0
    assert "Let it in with --yes" in out
    assert not (other / "scenarios").exists(), "it was only checked"
    code, out, _ = run_here(monkeypatch, capsys, *arguments, "--yes")
    assert (other / "scenarios/first.yaml").read_text(encoding="utf-8") == SCENARIO
    code, out, _ = run_here(monkeypatch, capsys, *arguments, "--yes")
    assert (code, "0 scenarios are new here." in out) == (0, True)


def test_a_scenario_that_is_named_twice_is_handed_on_once(trainer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = str(tmp_path / "set.zip")
    trainer("pack", file, "first", "first")
    assert trainer("unpack", file)[0] == 0


def test_the_same_set_has_the_same_bytes(trainer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    trainer("pack", str(tmp_path / "one.zip"))
    trainer("pack", str(tmp_path / "two.zip"))
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def zipped(file: Path, *files: tuple[str, str | bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file


BOMB = b"a: " + b"x" * 60_000_000


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("../../evil.yaml", SECOND)], "is no place for a scenario"),
        ([("/etc/passwd", SECOND)], "is no place for a scenario"),
        ([("scenarios/../../x.yaml", SECOND)], "is no place for a scenario"),
        ([("scenarios\\..\\x.yaml", SECOND)], "is no place for a scenario"),
        ([("scenarios/sub/x.yaml", SECOND)], "is no place for a scenario"),
        ([("decisions/triage.yaml", SECOND)], "is no place for a scenario"),
        ([("scenarios/bomb.yaml", BOMB)], "has more than 200,000 bytes"),
        ([(f"scenarios/s{n}.yaml", "") for n in range(300)], "at most 200 are read"),
    ],
)
def test_a_set_that_would_do_harm_is_refused_whole(
    files: list[tuple[str, str | bytes]], said: str, trainer, pack: Path, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file() and "data" not in path.parts)
    file = zipped(tmp_path / "set.zip", ("scenarios/second.yaml", SECOND), *files)
    code, out, err = trainer("unpack", str(file), "--yes")
    assert (code, out) == (2, "")
    assert said in err
    after = sorted(path for path in tmp_path.rglob("*") if path.is_file() and "data" not in path.parts)
    assert [path for path in after if path not in before and path != file and "home" not in path.parts] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SECOND.replace("expect: [share]", "expect: [do-not-share]"), "scenario-fails"),
        (SECOND.replace("cites: [law#s47]", "cites: [law#nowhere]"), "unresolved-citation"),
        (SECOND.replace("id: second", "id: first"), "duplicate-id"),
        (SECOND.replace("tells: A neighbour", "tells: !!python/object:os.system A neighbour"), "yaml-tag"),
        (SECOND.replace("What the teacher", "What \u202ethe teacher"), "control-character"),
        ("[" * 5000, "yaml"),
    ],
)
def test_a_set_that_does_not_fit_is_not_let_in(text: str, said: str, trainer, pack: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = zipped(tmp_path / "set.zip", ("scenarios/second.yaml", text))
    code, out, _ = trainer("unpack", str(file), "--yes")
    assert code == 1
    assert said in out
    assert "Nothing was let in." in out
    assert not (pack / "scenarios/second.yaml").exists()


def test_a_scenario_is_never_replaced_by_one_of_its_name(trainer, pack: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    changed = SCENARIO.replace("A neighbour heard", "A teacher heard")
    code, out, _ = trainer("unpack", str(zipped(tmp_path / "set.zip", ("scenarios/first.yaml", changed))), "--yes")
    assert code == 1
    assert "nothing is replaced" in out
    assert (pack / "scenarios/first.yaml").read_text(encoding="utf-8") == SCENARIO


def test_a_damaged_set_is_refused(trainer, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "set.zip"
    trainer("pack", str(file))
    whole = file.read_bytes()
    for content in (b"", b"PK", whole[:-30], whole[:40] + b"\xff" * 20 + whole[60:], b"not a zip at all"):
        file.write_bytes(content)
        code, out, err = trainer("unpack", str(file))
        assert (code, out) == (2, "")
        assert "Nothing was let in." in err
