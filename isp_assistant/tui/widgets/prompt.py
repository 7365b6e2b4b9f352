"""The line where a practitioner types."""

from textual import events
from textual.binding import Binding
from textual.widgets import Input


class Prompt(Input):
    """An input that keeps all of a pasted text: line ends become blanks instead of cutting the rest off."""

    BINDINGS = [
        Binding("up", "screen.options(-1)", "Options", show=False),
        Binding("down", "screen.options(1)", "Options", show=False),
        Binding("pageup", "screen.scroll_page(-1)", "Scroll", show=False),
        Binding("pagedown", "screen.scroll_page(1)", "Scroll", show=False),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = " ".join(event.text.split())
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))
