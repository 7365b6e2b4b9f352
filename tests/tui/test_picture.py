"""The picture in the README is the app's own: draw it anew with `ISP_ASSISTANT_DRAW=1 python -m pytest tests/tui`."""

import os
import re
from pathlib import Path

from isp_assistant.pack.load import read_pack
from isp_assistant.tui.widgets.prompt import Prompt
from tests.conftest import KNOWLEDGE
from tests.tui.driver import opened, typed

PICTURE = Path(__file__).with_name("ask.svg")


def words(svg: str) -> list[str]:
    """Give the words that a picture shows; ids and colours may differ between versions of the drawing library."""
    return re.findall(r"[A-Za-z]{3,}", " ".join(re.findall(r">([^<>]+)</text>", svg)))


async def test_the_readme_shows_the_app_as_it_is(tmp_path: Path) -> None:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    async with opened(pack, tmp_path, (100, 30)) as pilot:
        pilot.app.screen.query_one(Prompt).cursor_blink = False
        await typed(pilot, "Police have asked us if dad is using heroin again, can I tell them?")
        await pilot.pause()
        svg = pilot.app.export_screenshot(title="isp-assistant")
    if os.environ.get("ISP_ASSISTANT_DRAW"):
        PICTURE.write_text(svg, encoding="utf-8")
    assert words(svg) == words(PICTURE.read_text(encoding="utf-8"))
