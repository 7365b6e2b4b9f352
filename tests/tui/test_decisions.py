"""Decisions: what is wrong, what a change does, and a broken file that takes nothing down."""

import asyncio
from pathlib import Path

from textual.widgets import OptionList, Static

from isp_assistant.assistant.service import Assistant
from isp_assistant.pack.load import read_pack
from isp_assistant.settings import Settings
from isp_assistant.tui.app import IspApp
from isp_assistant.tui.screens.decisions import DecisionsScreen
from tests.cli.run import written
from tests.cli.test_commands import FACTS
from tests.conftest import TODAY
from tests.tui.driver import text_of


async def until(pilot, said: str) -> str:  # type: ignore[no-untyped-def]
    """Wait until the standing line says something; give it."""
    for _ in range(100):
        standing = str(pilot.app.screen.query_one("#standing", Static).content)
        if said in standing:
            return standing
        await asyncio.sleep(0.05)
        await pilot.pause()
    raise AssertionError(f"{said!r} was not said: {standing}")


async def test_a_saved_change_is_taken_up_and_a_broken_file_is_not(tmp_path: Path) -> None:
    folder = written(tmp_path / "pack", {"facts.yaml": FACTS})
    pack = read_pack(folder).pack
    assert pack is not None
    settings = Settings(tmp_path / "data", tmp_path / "cache", folder)
    app = IspApp(Assistant(pack, settings.cache, TODAY), settings)
    async with app.run_test(size=(120, 40), notifications=True, tooltips=True) as pilot:
        await pilot.press("f9")
        await until(pilot, "0 errors")
        assert isinstance(app.screen, DecisionsScreen)
        await pilot.press("down", "enter", "down")
        await pilot.pause()
        assert "Is anybody at risk of harm?" in text_of(pilot)
        tree = folder / "decisions/triage.yaml"
        good = tree.read_text(encoding="utf-8")
        tree.write_text(good.replace("{high: share,", "{high: nowhere,"), encoding="utf-8")
        await until(pilot, "cannot be used")
        assert app.assistant.pack.sha256 == pack.sha256, "the last good pack goes on"
        assert app.screen.query_one("#findings", OptionList).option_count >= 1
        tree.write_text(good.replace("Share it", "Share it now"), encoding="utf-8")
        await until(pilot, "0 errors")
        assert app.assistant.pack.trees["triage"].outcomes["share"].title == "Share it now"
        await pilot.press("d")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "git revision" in text_of(pilot)
        await pilot.press("e")
        await pilot.pause()
        assert app.is_running


async def test_a_conversation_stays_where_it_was_when_the_pack_changes(tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.packs import small
    from tests.tui.driver import opened, typed

    async with opened(small(), tmp_path) as pilot:
        await typed(pilot, "can I tell them what he told me")
        await typed(pilot, "3")
        app = pilot.app
        assert isinstance(app, IspApp)
        app.take_over(replace(small(), sha256="1" * 64))
        await pilot.pause()
        assert app.screen.session.conversation.known["risk"].answer == "none"  # type: ignore[attr-defined]
