"""What a group came to, drawn as charts, for whoever trains it."""

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from isp_assistant.assistant.trainer import report_lines
from isp_assistant.assistant.training import Training
from isp_assistant.domain.cohort import Report, report
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import plain
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.strip import ModeStrip

MARGIN = 4
"""Columns beside the charts."""

MORE = "On paper, as CSV or as xAPI statements: isp-assistant trainer --help"


class ResultsScreen(Screen[None]):
    """The attempts of the group in the settings, or of everybody where there is none."""

    BINDINGS = [Binding("escape", "close", "Close", tooltip="Back to the list", id="results.close")]

    def __init__(self, training: Training) -> None:
        super().__init__()
        self.training = training
        self.cohort = training.settings.preferences.cohort
        self.found: Report | None = None

    def compose(self) -> ComposeResult:
        yield ModeStrip("training")
        yield Static(plain(f"Group {self.cohort}" if self.cohort else "All learners"), id="standing")
        with VerticalScroll(id="reader"):
            yield Static(plain("Counting …"), id="report")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#reader").focus()
        self._count()

    @work(thread=True, exclusive=True, group="register")
    def _count(self) -> None:
        """Read the attempts beside the event loop."""
        try:
            attempts = self.training.attempts(self.cohort or None) if self.training.has_register else ()
        except AssistantError as error:
            self.app.call_from_thread(self.query_one("#report", Static).update, plain(str(error), "$text-error"))
            return
        self.app.call_from_thread(self._show, report(attempts))

    def _show(self, found: Report) -> None:
        self.found = found
        width = max(20, self.size.width - MARGIN)
        lines = [*report_lines(self.training.assistant.pack, found, width), "", MORE]
        self.query_one("#report", Static).update(plain("\n".join(lines)))

    def on_resize(self) -> None:
        if self.found:
            self._show(self.found)

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss()
