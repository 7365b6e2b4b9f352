"""Driving the app as a person would, with notifications and tooltips on: without them a crashing toast passes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from isp_assistant.assistant.service import Assistant
from isp_assistant.domain.model import Pack
from isp_assistant.settings import Preferences, Settings
from isp_assistant.tui.app import IspApp
from isp_assistant.tui.widgets.prompt import Prompt
from tests.conftest import TODAY


@asynccontextmanager
async def opened(
    pack: Pack, folder: Path, size: tuple[int, int] = (80, 24), theme: str = "isp-dark"
) -> AsyncIterator[Pilot[None]]:
    """Open the app on a pack, with folders below one place."""
    settings = Settings(folder / "data", folder / "cache", preferences=Preferences(theme=theme))
    app = IspApp(Assistant(pack, settings.cache, TODAY), settings)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        yield pilot


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a line and press Enter, and wait until it has been answered."""
    prompt = pilot.app.screen.query_one(Prompt)
    prompt.focus()
    prompt.value = text
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def text_of(pilot: Pilot[None]) -> str:
    """Give all the text that the screen shows."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
