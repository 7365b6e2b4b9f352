"""The palette: what it finds, and where that leads."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from isp_assistant.pack.folders import shipped_pack
from isp_assistant.pack.load import read_pack
from isp_assistant.tui.palette import Everything
from isp_assistant.tui.widgets.outline import Outline
from isp_assistant.tui.widgets.prompt import Prompt
from tests.tui.driver import opened

PACK = read_pack(shipped_pack()).pack
assert PACK is not None


async def run(pilot: Pilot[None], query: str) -> None:
    """Do what the palette's first hit does."""
    hits = [hit async for hit in Everything(pilot.app.screen).search(query)]
    best = max(hits, key=lambda hit: hit.score)
    await best.command()  # type: ignore[misc]
    await pilot.pause()


async def test_an_example_of_a_tree_is_put_on_the_answer_line_to_be_sent(tmp_path: Path) -> None:
    async with opened(PACK, tmp_path) as pilot:
        await pilot.press("f6")
        await run(pilot, "Ask: a reporter has rung about a family")
        assert pilot.app.screen.query_one(Prompt).value == "a reporter has rung about a family"
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(Prompt).value == ""


async def test_a_tree_is_shown_in_decisions(tmp_path: Path) -> None:
    async with opened(PACK, tmp_path) as pilot:
        await run(pilot, f"Tree: {PACK.trees['disagreement'].title}")
        await pilot.pause()
        outline = pilot.app.screen.query_one(Outline)
        assert outline.cursor_node
        assert outline.cursor_node.data
        assert outline.cursor_node.data.tree == "disagreement"
        assert PACK.trees["disagreement"].title in str(pilot.app.screen.query_one("#node", Static).content)


@pytest.mark.parametrize(
    ("query", "first", "then"),
    [
        ("ask", "Mode: Ask", "Ask: "),
        ("records", "Mode: Records", "How to share: How long records"),
        ("gillick", "Law: Gillick", "Consent"),
    ],
)
async def test_what_is_called_so_comes_first_then_what_begins_so(
    query: str, first: str, then: str, tmp_path: Path
) -> None:
    async with opened(PACK, tmp_path) as pilot:
        hits = [hit async for hit in Everything(pilot.app.screen).search(query)]
    titles = [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]
    assert titles[0].startswith(first)
    assert titles[1].startswith(then)


async def test_a_setting_is_not_what_a_bare_word_changes(tmp_path: Path) -> None:
    async with opened(PACK, tmp_path) as pilot:
        hits = [hit async for hit in Everything(pilot.app.screen).search("police")]
    best = max(hits, key=lambda hit: hit.score)
    assert not str(best.text).startswith("I work for")
