"""Keeping words that were not understood, switched on from the palette."""

from pathlib import Path

from isp_assistant.assistant import unread
from tests.packs import small
from tests.tui.driver import opened, typed

QUESTION = "can I tell them what the squibbler told me"


async def test_words_are_kept_from_when_the_palette_switches_it_on(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        app = pilot.app
        await typed(pilot, QUESTION)
        assert not (tmp_path / "data" / unread.FILE).exists()
        (switch,) = (c for c in app.get_system_commands(app.screen) if c.title.endswith("not understood: on"))
        switch.callback()
        await typed(pilot, "can I tell them what the gimbal told me")
        await app.workers.wait_for_complete()
        assert unread.kept(tmp_path / "data").words == (("gimbal", 1),)
        assert any(c.title.endswith("not understood: off") for c in app.get_system_commands(app.screen))


async def test_a_folder_that_cannot_be_written_is_said_and_the_conversation_goes_on(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        pilot.app.remember(keep_words=True)  # type: ignore[attr-defined]
        (tmp_path / "data" / unread.FILE).mkdir()
        await typed(pilot, QUESTION)
        await pilot.app.workers.wait_for_complete()
        said = [notification.message for notification in pilot.app._notifications]
        assert any("Words that were not understood are not kept" in message for message in said)
        assert pilot.app.screen.session.pending  # type: ignore[attr-defined]
