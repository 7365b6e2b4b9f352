"""Decisions: what is wrong, what a change does, and a broken file that takes nothing down."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from isp_assistant.assistant.service import Assistant
from isp_assistant.domain.model import Location
from isp_assistant.pack.load import read_pack
from isp_assistant.pack.rules.sample import TREE
from isp_assistant.settings import Settings
from isp_assistant.tui import editor
from isp_assistant.tui.app import IspApp
from isp_assistant.tui.screens.decisions import DecisionsScreen
from isp_assistant.tui.screens.tryout import TryScreen
from isp_assistant.tui.widgets.outline import Outline
from isp_assistant.tui.widgets.source import Source
from tests.cli.run import written
from tests.cli.test_commands import FACTS
from tests.conftest import TODAY
from tests.packs import small
from tests.tui.driver import opened, text_of, typed

SIZES = [(80, 24), (120, 40), (40, 12)]
COMMITTER = ["-c", "user.name=A lead", "-c", "user.email=lead@example.org"]


@asynccontextmanager
async def governed(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """Open the app on the sample pack on disk, in Decisions, checked."""
    written(folder / "pack", {"facts.yaml": FACTS})
    pack = read_pack(folder / "pack").pack
    assert pack is not None
    settings = Settings(folder / "data", folder / "cache", folder / "pack")
    app = IspApp(Assistant(pack, settings.cache, TODAY), settings)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("f9")
        await until(pilot, "0 errors")
        yield pilot


async def until(pilot: Pilot[None], said: str) -> str:
    """Wait until the standing line says something; give it."""
    standing = ""
    for _ in range(200):
        standing = str(pilot.app.screen.query_one("#standing", Static).content)
        if said in standing:
            await pilot.pause()
            return standing
        await asyncio.sleep(0.05)
        await pilot.pause()
    raise AssertionError(f"{said!r} was not said: {standing}")


def changed(folder: Path, old: str, new: str) -> None:
    """Save the tree with a part of it replaced, as an editor would."""
    file = folder / "pack/decisions/triage.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def pack_of(pilot: Pilot[None]):  # type: ignore[no-untyped-def]
    return pilot.app.assistant.pack  # type: ignore[attr-defined]


async def test_a_saved_change_is_taken_up_and_a_broken_file_is_not(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        assert isinstance(pilot.app.screen, DecisionsScreen)
        before = pack_of(pilot).sha256
        changed(tmp_path, "{high: share,", "{high: nowhere,")
        await until(pilot, "cannot be used")
        assert pilot.app.screen.query_one("#standing").has_class("-wrong")
        assert pack_of(pilot).sha256 == before, "the last good pack goes on"
        assert "missing-target" in text_of(pilot)
        changed(tmp_path, "{high: nowhere,", "{high: share,")
        changed(tmp_path, "Share it", "Share it now")
        await until(pilot, "0 errors")
        assert not pilot.app.screen.query_one("#standing").has_class("-wrong")
        assert pack_of(pilot).trees["triage"].outcomes["share"].title == "Share it now"


@pytest.mark.parametrize("size", SIZES)
async def test_trees_fold_and_what_is_chosen_is_described(size: tuple[int, int], tmp_path: Path) -> None:
    async with governed(tmp_path, size) as pilot:
        outline = pilot.app.screen.query_one(Outline)
        assert outline.has_focus
        await pilot.press("home", "enter", "down", "enter", "down")
        await pilot.pause()
        lines = [str(outline.get_node_at_line(line).label) for line in range(outline.last_line + 1)]  # type: ignore[union-attr]
        assert lines[0].startswith("Can I share this? (triage) · a conversation starts here")
        assert lines[1].startswith("risk: Is anybody at risk of harm?")
        assert lines[2].startswith("high → + SHARE: Share it")
        assert "There is a risk." in str(pilot.app.screen.query_one("#node", Static).content)


async def test_a_node_with_something_wrong_is_marked_and_so_is_its_tree(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        changed(tmp_path, "    why: Danger comes first.\n", "")
        await until(pilot, "1 error,")
        await pilot.press("home", "enter")
        await pilot.pause()
        outline = pilot.app.screen.query_one(Outline)
        assert "✗1" in str(outline.get_node_at_line(0).label)  # type: ignore[union-attr]
        assert "✗1" in str(outline.get_node_at_line(1).label)  # type: ignore[union-attr]


async def test_what_was_unfolded_stays_unfolded_when_the_pack_is_saved(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        await pilot.press("home", "enter", "down", "enter", "down")
        changed(tmp_path, "There is a risk.", "Somebody may be hurt.")
        for _ in range(100):
            await asyncio.sleep(0.05)
            await pilot.pause()
            if "Somebody may be hurt." in str(pilot.app.screen.query_one("#node", Static).content):
                break
        await until(pilot, "0 errors")
        assert "Somebody may be hurt." in str(pilot.app.screen.query_one("#node", Static).content)
        outline = pilot.app.screen.query_one(Outline)
        assert outline.root.children[0].children[0].is_expanded
        assert outline.cursor_line == 2


async def test_right_unfolds_and_left_folds_or_goes_up(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        outline = pilot.app.screen.query_one(Outline)
        tree = outline.root.children[0]
        await pilot.press("home", "right")
        await pilot.pause()
        assert tree.is_expanded
        await pilot.press("right")
        assert outline.cursor_node is tree.children[0]
        await pilot.press("left")
        assert outline.cursor_node is tree
        await pilot.press("left")
        await pilot.pause()
        assert not tree.is_expanded


async def test_findings_that_are_listed_anew_leave_the_reader_alone(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        changed(tmp_path, "    why: Danger comes first.\n", "")
        await until(pilot, "1 error,")
        await pilot.press("f", "s")
        changed(tmp_path, "review_by: 2030", "review_by: 2020")
        await until(pilot, "1 error, 1 warning")
        assert not pilot.app.screen.query_one(Source).display


@pytest.mark.parametrize("size", SIZES)
async def test_a_finding_shows_its_line_and_opens_the_editor_there(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_at: list[Location] = []
    monkeypatch.setattr(
        "isp_assistant.tui.screens.decisions.edit", lambda app, folder, place: opened_at.append(place) or ""
    )
    async with governed(tmp_path, size) as pilot:
        changed(tmp_path, "{high: share,", "{high: '[/x] [@click=app.quit]q[/]',")
        await until(pilot, "cannot be used")
        pilot.app.clear_notifications()
        await pilot.press("f")
        await pilot.pause()
        assert "answers: {high: '[/x]" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert opened_at == [Location("decisions/triage.yaml", 13, 21)]
        findings = pilot.app.screen.query_one("#findings", OptionList)
        await pilot.click(findings, offset=(4, 1))
        await pilot.pause()
        assert len(opened_at) == 2
        await pilot.press("escape")
        assert pilot.app.screen.query_one(Outline).has_focus


async def test_the_diff_with_the_last_revision_says_when_there_is_none(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        await pilot.press("d")
        await until(pilot, "is in no git repository")


async def test_the_diff_says_when_there_is_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with governed(tmp_path) as pilot:
        monkeypatch.setenv("PATH", str(tmp_path))
        await pilot.press("d")
        await until(pilot, "git cannot be run")


NASTY = "[/x] [@click=app.quit]quit[/] $name {{.}} | `rm`"


@pytest.mark.parametrize("size", [(20, 10), (80, 24)])
async def test_words_of_a_pack_are_never_markup_and_the_narrowest_screen_works(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with governed(tmp_path, size) as pilot:
        said = json.dumps(NASTY)
        text = TREE.replace("Is anybody at risk of harm?", said).replace("high: share", f"{said}: {said}")
        for key, value in (("title", "Can I share this?"), ("title", "Share it"), ("because", "There is a risk.")):
            text = text.replace(f"{key}: {value}", f"{key}: {said}")
        (tmp_path / "pack/decisions/triage.yaml").write_text(text, encoding="utf-8")
        await until(pilot, "cannot be used")
        await pilot.press("f", "s", "s", "escape", "home", "right", "right", "s", "escape", "t", "escape", "d")
        await pilot.press("escape", "r")
        (tmp_path / "pack/decisions/triage.yaml").write_text(text.replace(f"{said}: {said}", "high: share"), "utf-8")
        await until(pilot, "0 errors")
        await pilot.press("home", "right", "right", "t")
        await pilot.pause()
        assert NASTY in str(pilot.app.screen.query_one("#node", Static).content)
        await pilot.press("1")
        await pilot.pause()
        assert NASTY in str(pilot.app.screen.query_one("#node", Static).content)
        await pilot.press("escape")
        assert pilot.app.is_running


async def test_a_folder_that_can_only_be_read_is_governed_as_well(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        pack = tmp_path / "pack"
        for path in (*pack.rglob("*"), pack):
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            await pilot.press("r", "f", "s", "escape", "t", "1", "escape")
            await until(pilot, "0 errors")
        finally:
            for path in (pack, *(one for one in pack.rglob("*") if one.is_dir())):
                path.chmod(0o755)


@pytest.mark.parametrize("size", SIZES)
async def test_the_diff_with_the_last_revision_has_a_screen_that_scrolls(size: tuple[int, int], tmp_path: Path) -> None:
    async with governed(tmp_path, size) as pilot:
        for arguments in (["init", "-q"], ["add", "pack"], [*COMMITTER, "commit", "-qm", "First"]):
            subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
        changed(tmp_path, "high: share", "high: keep")
        changed(tmp_path, "Keep it", "Keep it, " * 500)
        await until(pilot, "1 error")
        await pilot.press("d")
        await until(pilot, "Since the last committed revision: 1 changed situation (1 less sharing)")
        assert "where risk is high" in text_of(pilot)
        await pilot.press("end")
        await pilot.pause()
        reader = pilot.app.screen.query_one("#reader")
        assert 0 < reader.max_scroll_y == reader.scroll_offset.y
        (tmp_path / ".git").rename(tmp_path / "moved")
        await pilot.press("r")
        await until(pilot, "is in no git repository")
        await pilot.pause()
        assert reader.max_scroll_y == 0, "what was compared before is not shown under what went wrong"
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DecisionsScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_a_tree_is_tried_beside_its_source(size: tuple[int, int], tmp_path: Path) -> None:
    async with governed(tmp_path, size) as pilot:
        await pilot.press("t")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, TryScreen)
        assert screen.place
        assert screen.place.line == 8
        await pilot.press("1")
        await pilot.pause()
        assert "SHARE: Share it" in str(screen.query_one("#node", Static).content)
        assert screen.place.line == 15
        changed(tmp_path, "There is a risk.", "Somebody may be hurt.")
        for _ in range(100):
            await asyncio.sleep(0.05)
            await pilot.pause()
            if "Somebody may be hurt." in str(screen.query_one("#node", Static).content):
                break
        assert "Somebody may be hurt." in str(screen.query_one("#node", Static).content), "the answer stays"
        await pilot.press("b")
        await pilot.pause()
        assert "Is anybody at risk of harm?" in str(screen.query_one("#node", Static).content)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DecisionsScreen)


async def test_a_conversation_stays_where_it_was_when_the_pack_changes(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "3")
        app = pilot.app
        assert isinstance(app, IspApp)
        pack = small()
        tree = pack.trees["triage"]
        asked = replace(tree.questions["what"], ask="What is it about now?")
        trees = {**pack.trees, "triage": replace(tree, questions={**tree.questions, "what": asked})}
        app.take_over(replace(pack, sha256="1" * 64, trees=trees))
        await pilot.pause()
        await pilot.pause()
        assert app.screen.session.conversation.known["risk"].answer == "none"  # type: ignore[attr-defined]
        assert "What is it about now?" in text_of(pilot)


async def test_every_mode_goes_on_with_a_changed_pack(tmp_path: Path) -> None:
    async with governed(tmp_path) as pilot:
        for key in ("f6", "f7", "f8", "f9"):
            await pilot.press(key)
            await pilot.pause()
        written(tmp_path / "pack", {"partners.yaml": "- {id: ash, name: Ash Trust, in_pack: false}\n"})
        for _ in range(100):
            await asyncio.sleep(0.05)
            await pilot.pause()
            if pack_of(pilot).partners:
                break
        await pilot.press("f7")
        await pilot.pause()
        assert "Ash Trust" in text_of(pilot)


def test_an_editor_is_told_the_line_in_its_own_way(tmp_path: Path) -> None:
    file = tmp_path / "a b.yaml"
    assert editor._arguments("vi", file, 7) == ["+7", str(file)]
    assert editor._arguments("/usr/bin/code --wait", file, 7) == ["--goto", f"{file}:7"]


async def test_a_missing_editor_and_one_that_fails_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with opened(small(), tmp_path) as pilot:
        assert "Set EDITOR" in editor.edit(pilot.app, tmp_path, Location("a.yaml"))
        monkeypatch.setenv("EDITOR", f"{sys.executable} -c 'pass'")
        assert "could not be opened" in editor.edit(pilot.app, tmp_path, Location("a.yaml")), "a test has no terminal"
        monkeypatch.setenv("EDITOR", "'unclosed")
        assert "could not be opened" in editor.edit(pilot.app, tmp_path, Location("a.yaml"))


async def test_findings_take_the_place_of_the_trees_where_there_is_little_room(tmp_path: Path) -> None:
    async with governed(tmp_path, (80, 24)) as pilot:
        findings = pilot.app.screen.query_one("#findings")
        before = findings.size.height
        await pilot.press("f")
        await pilot.pause()
        assert findings.size.height > before
        await pilot.press("escape")
        await pilot.pause()
        assert findings.size.height == before
        assert pilot.app.screen.query_one("#contents").display
