"""A field of a form: its label, where to write or choose, and what the privacy guard says of what stands there."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from isp_assistant.assistant.form import Field
from isp_assistant.domain.text import clean
from isp_assistant.privacy.identifiers import Identifier, replaced
from isp_assistant.tui.content import joined, lines, marked, plain

KEYS = "F2 puts the roles in, F3 keeps the words, F4 asks about each."
NOT_SAID = "not said"


class Line(Input):
    """One line of text; what is pasted loses its line ends and whatever could control the terminal."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(" ".join(clean(event.text).split()), *sorted(self.selection))


class Sentences(TextArea):
    """Several lines of text; what is pasted loses whatever could control the terminal."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(clean(event.text), *self.selection)


class FieldBox(Vertical):
    """One field. `kept` are words that the practitioner chose to keep; `found` is what the guard last found."""

    @dataclass
    class Edited(Message):
        """What stands in a field was changed, or the field was left."""

        box: "FieldBox"
        left: bool

    def __init__(self, field: Field, value: str, advice: str = "") -> None:
        super().__init__(classes="field")
        self.field = field
        self.first = clean(value)
        self.advice = advice
        self.found: tuple[Identifier, ...] = ()
        self.kept: set[str] = set()

    def compose(self) -> ComposeResult:
        label = plain(self.field.label, "bold")
        yield Static(joined(label, plain(f"  {self.field.hint}", "$text-muted")) if self.field.hint else label)
        if self.advice:
            yield Static(plain(f"Advised: {self.advice}"), classes="advised")
        yield self._control()
        yield Static(classes="guarded")

    def _control(self) -> Widget:
        if self.field.choices:
            options = [(plain(words), value) for value, words in self.field.choices]
            known = {value for value, _ in self.field.choices}
            chosen = self.first if self.first in known else Select.NULL
            return Select(options, value=chosen, prompt=NOT_SAID, compact=True, classes="control")
        if self.field.long:
            return Sentences(self.first, compact=True, classes="control")
        return Line(" ".join(self.first.split()), compact=True, select_on_focus=False, classes="control")

    @property
    def control(self) -> Widget:
        return self.query_one(".control")

    @property
    def value(self) -> str:
        """What stands in the field."""
        match self.control:
            case Select() as select:
                return "" if select.value is Select.NULL else str(select.value)
            case TextArea() as area:
                return area.text
            case Input() as line:
                return line.value
        return ""

    def write(self, text: str) -> None:
        """Put a text into the field."""
        match self.control:
            case TextArea() as area:
                area.text = text
            case Input() as line:
                line.value = text

    @property
    def unsettled(self) -> tuple[Identifier, ...]:
        """What the guard found and nobody has yet replaced or chosen to keep."""
        text = self.value
        return tuple(one for one in self.found if text[one.start : one.end] not in self.kept)

    def guarded(self, text: str, found: tuple[Identifier, ...]) -> None:
        """Take what the guard found in a text, and show it in place; what was written meanwhile is read again."""
        if text == self.value:
            self.found = found
            self.show_found()

    def show_found(self) -> None:
        """Show what may identify somebody, and what would stand instead."""
        unsettled, text = self.unsettled, self.value
        notice = self.query_one(".guarded", Static)
        notice.display = bool(unsettled)
        if unsettled:
            named = "; ".join(f"{text[one.start : one.end]} ({one.kind}) → {one.instead}" for one in unsettled)
            spans = [(one.start, one.end) for one in unsettled]
            parts = [plain("! This may identify somebody:"), marked(text, spans, "reverse"), plain(named), plain(KEYS)]
            notice.update(lines(parts))

    def settle(self, keep: bool) -> None:
        """Put roles in for everything that is unsettled, or keep the words as they are."""
        text = self.value
        if keep:
            self.kept |= {text[one.start : one.end] for one in self.unsettled}
        else:
            self.write(replaced(text, self.unsettled))
            self.found = ()
        self.show_found()

    def on_mount(self) -> None:
        self.show_found()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Edited(self, left=False))

    def on_descendant_blur(self) -> None:
        self.post_message(self.Edited(self, left=True))
