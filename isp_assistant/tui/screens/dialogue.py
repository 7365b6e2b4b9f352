"""What scenarios, drills and group sessions have in common: a line on top, a transcript, one choice at a time."""

from collections.abc import Iterable, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from isp_assistant.assistant.lessons import Line
from isp_assistant.domain.model import Citation
from isp_assistant.tui.content import joined, lines, plain
from isp_assistant.tui.widgets.choices import Choices
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.sources import Sources
from isp_assistant.tui.widgets.strip import ModeStrip
from isp_assistant.tui.widgets.transcript import Message, Transcript

STYLES = {
    "Right": "bold $text-success",
    "Not right": "bold $text-warning",
    "Critical error": "bold $text-error",
    "Sure, and wrong": "bold $text-warning",
}
"""How a label looks; its words say the same."""


class Dialogue(Screen[None]):
    """One thing is asked at a time, and the focus is on its choices."""

    BINDINGS = [
        Binding("pageup", "scroll_page(-1)", "Scroll", show=False),
        Binding("pagedown", "scroll_page(1)", "Scroll", show=False),
    ]

    def compose(self) -> ComposeResult:
        yield ModeStrip("training")
        yield Static(id="standing")
        yield Transcript()
        yield Choices({})
        yield Keys()

    @property
    def transcript(self) -> Transcript:
        return self.query_one(Transcript)

    def stand(self, text: str) -> None:
        """Say on top where this stands."""
        self.query_one("#standing", Static).update(plain(text))

    async def ask(self, labels: Mapping[str, str], *before: Widget, many: bool = False) -> None:
        """Show what goes before a choice, and offer the choice below."""
        choices = self.query_one(Choices)
        choices.offer(labels, many)
        choices.focus()
        await self.transcript.show(*before)

    async def told(self, parts: Iterable[Line], cites: Iterable[Citation], then: Mapping[str, str]) -> None:
        """Show lines with their sources, from the top, and what to go on with."""
        message = Message(labelled(parts), "assistant")
        cited = tuple(self.app.assistant.cited(citation) for citation in cites)  # type: ignore[attr-defined]
        await self.ask(then, message, *([Sources(cited)] if cited else []))
        self.call_after_refresh(self.transcript.scroll_to_widget, message, top=True, animate=False)

    def action_scroll_page(self, step: int) -> None:
        """Scroll the transcript by a page."""
        (self.transcript.scroll_page_down if step > 0 else self.transcript.scroll_page_up)(animate=False)


def labelled(parts: Iterable[Line]) -> Content:
    """Show labelled lines under each other."""
    shown = [joined(plain(f"{label}: ", STYLES.get(label, "bold")), plain(text)) for label, text in parts]
    return lines(shown)
