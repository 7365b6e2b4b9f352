"""The keys at the bottom: composed when they are others, and not at every change of focus."""

from pathlib import Path

import pytest
from textual.widgets import Footer

from isp_assistant.tui.widgets.keys import Keys
from tests.packs import small
from tests.tui.driver import opened


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how many keys each composition shows."""
    counts: list[int] = []
    compose = Footer.compose

    def counting(self: Footer):  # type: ignore[no-untyped-def]
        children = list(compose(self))
        counts.append(len(children))
        yield from children

    monkeypatch.setattr(Footer, "compose", counting)
    return counts


async def test_the_first_screen_shows_its_keys_once(composed: list[int], tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        await pilot.pause()
        shown = [child.key for child in pilot.app.screen.query_one(Keys).children]  # type: ignore[attr-defined]
        assert "f1" in shown
        assert [count for count in composed if count] == [len(shown)]


async def test_a_change_of_focus_that_leaves_the_keys_composes_none(composed: list[int], tmp_path: Path) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        screen = pilot.app.screen
        before, prompt = len(composed), screen.focused
        for focused in (screen.query_one("#known"), prompt):
            screen.set_focus(focused)
            await pilot.pause()
            assert screen.focused is focused
        assert len(composed) == before


async def test_other_keys_are_shown_where_the_focus_gives_others(tmp_path: Path) -> None:
    async with opened(small(), tmp_path) as pilot:
        for mode in ("f6", "f9", "f5"):
            await pilot.press(mode)
            await pilot.pause()
            footer = pilot.app.screen.query_one(Keys)
            active = pilot.app.screen.active_bindings.values()
            wanted = {one.binding.key for one in active if one.binding.show}
            assert {child.key for child in footer.children} == wanted  # type: ignore[attr-defined]


@pytest.mark.parametrize(("theme", "dark"), [("isp-dark", True), ("isp-light", False), ("isp-contrast", True)])
async def test_a_preferred_theme_is_there_from_the_first(theme: str, dark: bool, tmp_path: Path) -> None:
    async with opened(small(), tmp_path, theme=theme) as pilot:
        app = pilot.app
        assert app.theme == theme
        assert app.has_class("-dark-mode") is dark
        assert app.has_class("-light-mode") is not dark
        assert app.screen.styles.background.hex.lower() == app.get_css_variables()["background"].lower()
