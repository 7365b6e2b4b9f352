"""A few answers to choose from: with the mouse, the arrows, or the numbers before them."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from isp_assistant.domain.model import UNSURE, Answer
from isp_assistant.tui.content import plain, rows

DONE = "done"


class Choices(OptionList):
    """Answers with their labels; where there may be `many` each is ticked, and a last line takes them together."""

    @dataclass
    class Picked(Message):
        """An answer was chosen: a value, or where there may be many its members."""

        answer: Answer

    def __init__(self, labels: Mapping[str, str], many: bool = False) -> None:
        super().__init__(classes="options")
        self.offer(labels, many)

    def offer(self, labels: Mapping[str, str], many: bool = False) -> None:
        """Replace what there is to choose from."""
        self.labels = labels
        self.numbered = [value for value in labels if value != UNSURE]
        self.many = many
        self.ticked: list[str] = []
        self.clear_options()
        self.add_options(self._option(value) for value in labels)
        if many:
            self.add_option(Option(plain("  ⏎  Done: these are all"), id=DONE))
        self.highlighted = 0 if labels else None

    def _option(self, value: str) -> Option:
        key = "?" if value == UNSURE else str(self.numbered.index(value) + 1)
        tick = ""
        if self.many and value != UNSURE:
            tick = "[x] " if value in self.ticked else "[ ] "
        return Option(rows([(f"{key:>3}", f"{tick}{self.labels[value]}")], ("", "")), id=value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.pick(event.option_id or "")

    def pick(self, value: str) -> None:
        """Choose a value; where there may be many, tick it or take the tick away."""
        if not self.many or value == UNSURE:
            self.post_message(self.Picked(value))
        elif value != DONE:
            self.ticked.remove(value) if value in self.ticked else self.ticked.append(value)
            self.replace_option_prompt(value, self._option(value).prompt)
        elif self.ticked:
            self.post_message(self.Picked(tuple(self.ticked)))

    def on_key(self, event: events.Key) -> None:
        """Take a number, or ?, as the answer that it stands before."""
        key = event.character or ""
        if key == "?" and UNSURE in self.labels:
            self.pick(UNSURE)
        elif key and key in "123456789" and int(key) <= len(self.numbered):
            self.pick(self.numbered[int(key) - 1])
        else:
            return
        event.stop()
