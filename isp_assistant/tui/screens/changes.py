"""What differs from the last committed revision, on a screen of its own: it can be long."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from isp_assistant.assistant import governance
from isp_assistant.assistant.changes import change_lines, summary
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import indented, plain
from isp_assistant.tui.widgets.keys import Keys

COMMITTED = "HEAD"
COMPARING = "Comparing with the last committed revision …"


class ChangesScreen(Screen[None]):
    """The pack as it was saved beside the pack as it was committed; compared again whenever it is saved."""

    BINDINGS = [
        Binding("r", "compare", "Again", tooltip="Compare again", id="changes.again"),
        Binding("escape,d", "dismiss(None)", "Close", tooltip="Back to the trees", id="changes.close"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def compose(self) -> ComposeResult:
        yield Static(id="standing")
        with VerticalScroll(id="reader"):
            yield Static(id="changes")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#reader").focus()
        self.action_compare()

    def take_over(self) -> None:
        """Compare a pack that was saved again."""
        self.action_compare()

    @work(exclusive=True, group="diff")
    async def action_compare(self) -> None:
        """Compare beside the event loop, and show what came of it."""
        self._say(COMPARING)
        settings = self.app.settings  # type: ignore[attr-defined]
        try:
            compared = await asyncio.to_thread(governance.compared, COMMITTED, str(self.folder), settings)
        except AssistantError as error:
            self._say(str(error), wrong=True)
            self._show([])
            return
        self._say(f"Since the last committed revision: {summary(compared)}")
        self._show(change_lines(compared))

    def _say(self, text: str, wrong: bool = False) -> None:
        standing = self.query_one("#standing", Static)
        standing.update(plain(text))
        standing.set_class(wrong, "-wrong")

    def _show(self, said: Iterable[str]) -> None:
        self.query_one("#changes", Static).update(indented(said))
