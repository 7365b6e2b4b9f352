"""What was said, as it scrolls by. Only the last messages are kept as widgets: each costs time at every refresh."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

MOST_MESSAGES = 60


class Message(Static):
    """One message; its class names the speaker."""

    def __init__(self, content: Content, speaker: str) -> None:
        super().__init__(content, classes=f"message -{speaker}")


class Transcript(VerticalScroll, can_focus=False):
    """The conversation, newest at the bottom."""

    def on_mount(self) -> None:
        self.anchor()

    async def show(self, *widgets: Widget, top: Widget | None = None) -> None:
        """Add messages, drop the oldest beyond the limit, and show the end, or the top of one of them."""
        if widgets:
            await self.mount(*widgets)
        surplus = len(self.children) - MOST_MESSAGES
        if surplus > 0:
            await self.remove_children(list(self.children)[:surplus])
        self.anchor()
        if top is not None:
            self.release_anchor()
            self.call_after_refresh(self.scroll_to_widget, top, top=True, animate=False)
