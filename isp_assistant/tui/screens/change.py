"""Changing what is known: choose a fact, then another value for it."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, SelectionList, Static
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from isp_assistant.domain.conversation import Conversation
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import UNSURE, Answer, Pack
from isp_assistant.tui.content import joined, plain

FORGET = "forget"


class FactScreen(ModalScreen[str | None]):
    """Choose the fact to change; every fact of the vocabulary is there, those that are known first."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, pack: Pack, conversation: Conversation) -> None:
        super().__init__()
        self.pack = pack
        self.known = conversation.known

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain("Which fact do you want to change?", "bold"))
            names = sorted(self.pack.facts, key=lambda name: name not in self.known)
            yield OptionList(*(Option(self._line(name), id=name) for name in names))
            yield Static(plain("Enter chooses. Escape closes."), classes="keys")

    def _line(self, name: str) -> Content:
        answer = in_words(self.pack, name, self.known[name].answer) if name in self.known else "not known"
        return joined(plain(f"{self.pack.facts[name].label}: ", "bold"), plain(answer))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)


class ValueScreen(ModalScreen[Answer | None]):
    """Choose a value of one fact, *not sure*, or take it out; an empty answer takes it out."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, pack: Pack, fact: str, current: Answer | None) -> None:
        super().__init__()
        self.pack = pack
        self.fact = pack.facts[fact]
        self.current = current

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain(self.fact.label, "bold"))
            if self.fact.many:
                held = self.current if isinstance(self.current, tuple) else ()
                yield SelectionList[str](
                    *(Selection(plain(v.label), v.name, v.name in held) for v in self.fact.values.values())
                )
            yield OptionList(*self._options())
            yield Static(plain("Enter chooses. Escape closes."), classes="keys")

    def _options(self) -> list[Option]:
        if self.fact.many:
            choices = [Option(plain("Take what is marked above"), id="marked")]
        else:
            choices = [Option(plain(v.label), id=v.name) for v in self.fact.values.values()]
        return [*choices, Option(plain("Not sure"), id=UNSURE), Option(plain("Take it out: ask me again"), id=FORGET)]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match event.option_id:
            case "forget":
                self.dismiss(())
            case "marked":
                self.dismiss(tuple(self.query_one(SelectionList).selected))
            case choice:
                self.dismiss(choice)
