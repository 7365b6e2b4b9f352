"""Choosing one of a few things."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from isp_assistant.tui.content import plain


class ChooseScreen(ModalScreen[str | None]):
    """A question and its answers; None where it was closed."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, question: str, answers: tuple[str, ...]) -> None:
        super().__init__()
        self.question = question
        self.answers = answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain(self.question, "bold"))
            yield OptionList(*(Option(plain(answer)) for answer in self.answers))
            yield Static(plain("Enter chooses. Escape closes."), classes="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.answers[event.option_index])
