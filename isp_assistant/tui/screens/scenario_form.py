"""A form for trainers who do not write YAML: beats are filled in, the trees say what is right, and it is checked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static, TextArea

from isp_assistant.assistant import governance
from isp_assistant.assistant.lessons import Line, answer_in_words, situation_lines
from isp_assistant.assistant.scenario_form import EMPTY, decided, findings, save, slug, text_of
from isp_assistant.assistant.training import Training
from isp_assistant.domain.conversation import Conversation, Known, Source
from isp_assistant.domain.model import DECISION, Answer, Beat, Decision, Level, Scenario
from isp_assistant.domain.walk import walk
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import plain
from isp_assistant.tui.screens.change import FactScreen, ValueScreen
from isp_assistant.tui.screens.dialogue import labelled
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.strip import ModeStrip

BLANK = Scenario("", "", Level.EASY, "", (EMPTY,))
WRONG = "Wrong turns, one a line: ask-first: You lose a day."


class ScenarioFormScreen(Screen[None]):
    """One beat at a time; what is filled in is kept at every step, so that Escape loses nothing."""

    BINDINGS = [
        Binding("ctrl+k", "known", "Known", tooltip="What is known from this beat on", id="form.known", priority=True),
        Binding("ctrl+t", "turn(1)", "Next beat", tooltip="The next beat, or a new one", id="form.next", priority=True),
        Binding("ctrl+b", "turn(-1)", "Beat before", id="form.before", priority=True),
        Binding("ctrl+r", "preview", "Preview", tooltip="What is written, and what is wrong", id="form.preview"),
        Binding("ctrl+s", "save", "Save", tooltip="Check it, and save it", id="form.save"),
        Binding("escape", "close", "Close", tooltip="Back to the list; it is kept", id="form.close"),
    ]

    def __init__(self, training: Training) -> None:
        super().__init__()
        self.training = training
        self.scenario = training.paused().draft or BLANK
        self.at = 0

    @property
    def folder(self) -> Path:
        return governance.folder_of(self.training.settings)

    def compose(self) -> ComposeResult:
        yield ModeStrip("training")
        yield Static(id="standing")
        with VerticalScroll(id="scenario"):
            yield Input(self.scenario.title, placeholder="Title", id="title")
            yield Input(self.scenario.role, placeholder="Who the learner is, such as a health visitor", id="role")
            yield Input(self.scenario.level, placeholder=", ".join(Level), id="level")
            yield Input("; ".join(self.scenario.learning_points), placeholder="To remember; one; two", id="points")
            yield Static(id="beat")
            for name, label in (
                ("tells", "What they see or hear"),
                ("reason", "Why that is right"),
                ("tempting", WRONG),
            ):
                yield Static(plain(label, "bold"))
                yield TextArea(id=name)
            yield Input(placeholder="What follows from the right answer", id="follows")
            yield Input(placeholder="A hint", id="hint")
        yield Keys()

    def on_mount(self) -> None:
        self._show()
        self.query_one("#title").focus()

    @property
    def beat(self) -> Beat:
        return self.scenario.beats[self.at]

    @property
    def before(self) -> dict[str, Answer]:
        """What is known from the beats before."""
        return {name: answer for beat in self.scenario.beats[: self.at] for name, answer in beat.facts.items()}

    def _show(self) -> None:
        """Put the beat into the fields."""
        beat = self.beat
        wrong = "\n".join(f"{value}: {text}" for value, text in beat.tempting.items())
        for name, text in (("tells", beat.tells), ("reason", beat.reason), ("tempting", wrong)):
            self.query_one(f"#{name}", TextArea).load_text(text)
        self.query_one("#follows", Input).value = beat.follows
        self.query_one("#hint", Input).value = "; ".join(beat.hints)
        self.query_one("#beat", Static).update(labelled(self._known_lines()))
        self.query_one("#standing", Static).update(
            plain(f"A new scenario · beat {self.at + 1} of {len(self.scenario.beats)} · Ctrl+K says what is known")
        )

    def _known_lines(self) -> Iterator[Line]:
        pack = self.training.assistant.pack
        known = {**self.before, **self.beat.facts}
        yield from situation_lines(pack, known)
        at = walk(pack, known)
        if at.outcome:
            yield "The trees answer", answer_in_words(pack, DECISION, at.outcome.decision)
        elif at.question:
            yield "Still to say (Ctrl+K)", at.question.ask

    def _take(self) -> bool:
        """Take the fields into the scenario, and keep it; say whether they could be taken."""
        if not self._is_readable():
            return False
        beat = replace(
            self.beat,
            tells=self.query_one("#tells", TextArea).text.strip(),
            reason=self.query_one("#reason", TextArea).text.strip(),
            tempting=dict(self._tempting()),
            follows=self.query_one("#follows", Input).value.strip(),
            hints=_several(self.query_one("#hint", Input).value),
        )
        beats = list(self.scenario.beats)
        beats[self.at] = decided(self.training.assistant.pack, beat, self.before)
        title = self.query_one("#title", Input).value.strip()
        self.scenario = Scenario(
            slug(title),
            title,
            self.query_one("#level", Input).value.strip(),
            self.query_one("#role", Input).value.strip(),
            tuple(beats),
            _several(self.query_one("#points", Input).value),
        )
        self._keep(self.scenario)
        return True

    def _keep(self, draft: Scenario | None) -> None:
        try:
            self.training.keep_draft(draft)
        except AssistantError as error:
            self.notify(f"This form is not kept. {error}", severity="warning", markup=False)

    def _tempting(self) -> Iterator[tuple[str, str]]:
        for line in self._wrong_lines():
            value, _, text = line.partition(":")
            yield value.strip(), text.strip()

    def _wrong_lines(self) -> list[str]:
        return [line for line in self.query_one("#tempting", TextArea).text.splitlines() if line.strip()]

    def _is_readable(self) -> bool:
        """Say whether every line can be taken; one that cannot would be lost, so it is complained of first."""
        for line in self._wrong_lines():
            value, _, text = line.partition(":")
            if value.strip() not in set(Decision) or not text.strip():
                self.notify(f"{line!r} is no wrong turn. {WRONG}", severity="warning", markup=False)
                return False
        return True

    def action_turn(self, step: int) -> None:
        """Go to another beat; behind the last one a new one begins."""
        if not self._take():
            return
        self.at = max(0, self.at + step)
        if self.at == len(self.scenario.beats):
            self.scenario = replace(self.scenario, beats=(*self.scenario.beats, EMPTY))
        self._show()
        self.query_one("#tells").focus()

    def action_known(self) -> None:
        """Say what is known: a fact, then its value."""
        if not self._take():
            return
        known = {**self.before, **self.beat.facts}
        held = Conversation({name: Known(answer, Source.ANSWERED) for name, answer in known.items()})
        self.app.push_screen(FactScreen(self.training.assistant.pack, held), partial(self._fact, known))

    def _fact(self, known: dict[str, Answer], fact: str | None) -> None:
        if fact:
            screen = ValueScreen(self.training.assistant.pack, fact, known.get(fact))
            self.app.push_screen(screen, partial(self._value, fact))

    def _value(self, fact: str, answer: Answer | None) -> None:
        if answer is None:
            return
        facts = {name: value for name, value in self.beat.facts.items() if name != fact}
        beats = list(self.scenario.beats)
        beats[self.at] = replace(self.beat, facts={**facts, fact: answer} if answer else facts)
        self.scenario = replace(self.scenario, beats=tuple(beats))
        beats[self.at] = decided(self.training.assistant.pack, self.beat, self.before)
        self.scenario = replace(self.scenario, beats=tuple(beats))
        self._show()
        self._keep(self.scenario)

    def action_preview(self) -> None:
        """Show the file as it would be, under what is wrong with it."""
        if not self._take():
            return
        self.app.push_screen(PreviewScreen([str(one) for one in findings(self.scenario, self.folder)], self.scenario))

    def action_save(self) -> None:
        """Check it, and save it; what is wrong is said, and nothing is saved."""
        if not self._take():
            return
        try:
            file = save(self.scenario, self.folder)
        except AssistantError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self._keep(None)
        self.app.notify(f"Saved as {file}. It is in the list once the pack is read again.", markup=False)
        self.dismiss()

    def action_close(self) -> None:
        """Go back to the list; the form is kept."""
        if not self._take():
            return
        self.dismiss()

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()


def _several(text: str) -> tuple[str, ...]:
    """Read texts with semicolons between them."""
    return tuple(part.strip() for part in text.split(";") if part.strip())


class PreviewScreen(ModalScreen[None]):
    """A scenario as it would be written."""

    BINDINGS = [Binding("escape,q", "dismiss(None)", "Close")]

    def __init__(self, wrong: list[str], scenario: Scenario) -> None:
        super().__init__()
        self.wrong = wrong
        self.scenario = scenario

    def compose(self) -> ComposeResult:
        verdict = "\n".join(self.wrong) or "Nothing is wrong with it. Ctrl+S saves it."
        with VerticalScroll(classes="dialog"):
            yield Static(plain(verdict, "bold"))
            yield Static(plain(f"\n{text_of(self.scenario)}"))
            yield Static(plain("Escape closes."), classes="keys")
