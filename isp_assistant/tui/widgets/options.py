"""The answers to a pending question: chosen with the mouse, the arrows, or their numbers."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from isp_assistant.domain.conversation import Asked
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import UNSURE, Answer, Pack
from isp_assistant.tui.content import plain, rows

DONE = "done"


class Options(OptionList):
    """Answers of one question; for a set each is ticked, and a last line takes them together."""

    @dataclass
    class Picked(Message):
        """An answer was chosen: a value, `unsure`, or for a set its members."""

        answer: Answer

    def __init__(self, pack: Pack, asked: Asked) -> None:
        self.pack = pack
        self.fact = pack.facts[asked.question.fact]
        self.values = asked.options
        self.ticked: list[str] = []
        super().__init__(*(self._option(value) for value in self.values), *self._done(), classes="options")

    def _done(self) -> list[Option]:
        return [Option(plain("  ⏎  Done: these are all"), id=DONE)] if self.fact.many else []

    def _option(self, value: str) -> Option:
        key = "?" if value == UNSURE else str(self.values.index(value) + 1)
        tick = ""
        if self.fact.many and value != UNSURE:
            tick = "[x] " if value in self.ticked else "[ ] "
        return Option(rows([(f"{key:>3}", f"{tick}{in_words(self.pack, self.fact.name, value)}")], ("", "")), id=value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.pick(event.option_id or "")

    def pick(self, value: str) -> None:
        """Choose a value; in a set, tick it or take the tick away."""
        if not self.fact.many or value == UNSURE:
            self.post_message(self.Picked(value))
        elif value != DONE:
            self.ticked.remove(value) if value in self.ticked else self.ticked.append(value)
            self.replace_option_prompt(value, self._option(value).prompt)
        elif self.ticked:
            self.post_message(self.Picked(tuple(self.ticked)))

    def on_key(self, event: events.Key) -> None:
        """Take a number, or ?, as the answer that it stands before."""
        if event.character == "?":
            self.pick(UNSURE)
        elif event.character and event.character in "123456789" and int(event.character) < len(self.values):
            self.pick(self.values[int(event.character) - 1])
        else:
            return
        event.stop()
