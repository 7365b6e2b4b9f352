"""The strip of modes on top of every screen."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click, Resize
from textual.widgets import Static

from isp_assistant.tui.content import plain

MODES = (
    ("ask", "Ask", "F5"),
    ("library", "Library", "F6"),
    ("partners", "Partners", "F7"),
    ("training", "Training", "F8"),
    ("decisions", "Decisions", "F9"),
    ("records", "Records", "F10"),
)


class _Mode(Static):
    def __init__(self, mode: str, title: str, key: str, current: bool) -> None:
        super().__init__(plain(f" {title} {key} "), classes="mode -current" if current else "mode")
        self.mode = mode

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.run_action(f"app.mode('{self.mode}')")


class ModeStrip(Horizontal):
    """Names the modes with their keys; the current one is marked by more than its colour."""

    def __init__(self, current: str) -> None:
        super().__init__()
        self.current = current

    def compose(self) -> ComposeResult:
        for mode, title, key in MODES:
            shown = f"[{title}]" if mode == self.current else title
            yield _Mode(mode, shown, key, mode == self.current)

    def on_resize(self, event: Resize) -> None:
        """Keep the current mode in view where there is no room for all."""
        self.scroll_to_widget(self.query_one(".-current"), animate=False, force=True)
