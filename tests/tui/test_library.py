"""The Library's contents: a name that is cut can be read in full."""

from pathlib import Path

from isp_assistant.pack.load import read_pack
from tests.conftest import KNOWLEDGE
from tests.tui.driver import opened, text_of


async def test_a_name_that_the_contents_cut_is_said_in_full_below(tmp_path: Path) -> None:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    title = pack.documents["information-sharing-protocol"].title
    async with opened(pack, tmp_path, (80, 24)) as pilot:
        await pilot.press("f6")
        await pilot.pause()
        await pilot.press("down")
        for _ in range(len(pack.documents)):
            if title in text_of(pilot):
                break
            await pilot.press("down")
            await pilot.pause()
        assert title in text_of(pilot)
