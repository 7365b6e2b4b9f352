"""Try a tree beside its source: answer, go back, and see the line of YAML that asks or answers."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from isp_assistant.assistant.overview import Overview
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import step_lines
from isp_assistant.domain.facts import in_words, offered
from isp_assistant.domain.model import UNSURE, Answer, Location
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.domain.walk import Walk, walk
from isp_assistant.tui.content import lines, plain
from isp_assistant.tui.editor import edit
from isp_assistant.tui.widgets.choices import Choices
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.source import Source


class TryScreen(Screen[None]):
    """One walk of one tree; a saved change is taken up, and the answers stay."""

    BINDINGS = [
        Binding("b", "back", "Back", tooltip="Take the last answer back", id="try.back"),
        Binding("n", "again", "Again", tooltip="Begin again", id="try.again"),
        Binding("e", "edit", "Edit", tooltip="Open this place in your editor ($EDITOR)", id="try.edit"),
        Binding("escape", "dismiss(None)", "Close", tooltip="Back to the trees", id="try.close"),
    ]

    def __init__(self, assistant: Assistant, tree: str, folder: Path, overview: Overview | None) -> None:
        super().__init__()
        self.assistant = assistant
        self.tried = tree
        self.folder = folder
        self.overview = overview
        self.given: dict[str, Answer] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="standing")
        with Horizontal(id="main"):
            with VerticalScroll(id="walk", can_focus=False):
                yield Static(id="path")
                yield Static(id="node")
                yield Choices({})
            yield Source()
        yield Keys()

    def on_mount(self) -> None:
        self._show()

    def take_over(self, assistant: Assistant, overview: Overview | None) -> None:
        """Go on with a pack that was changed; answers that it does not know are dropped."""
        self.assistant, self.overview = assistant, overview
        facts = assistant.pack.facts
        self.given = {
            name: answer for name, answer in self.given.items() if name in facts and _known(answer, facts[name].values)
        }
        self._show()

    @property
    def at(self) -> Walk | None:
        """Where the answers lead, or None where the tree is gone."""
        pack = self.assistant.pack
        return walk(pack, self.given, self.tried) if self.tried in pack.trees else None

    @property
    def place(self) -> Location | None:
        """Where in the files the question or outcome stands."""
        at = self.at
        node = (at.question or at.outcome) if at else None
        if at is None or node is None:
            return None
        return self.overview.place(at.tree, node) if self.overview else node.at

    def _show(self) -> None:
        at = self.at
        choices = self.query_one(Choices)
        choices.display = bool(at and at.question)
        if at is None:
            self.query_one("#standing", Static).update(plain(f"The tree {self.tried!r} is gone. Escape goes back."))
            return
        pack = self.assistant.pack
        title = pack.trees[self.tried].title
        self.query_one("#standing", Static).update(plain(f"Trying: {title} ({self.tried}). Nothing is kept of this."))
        passed = [plain(f"{one.question}: {in_words(pack, one.fact, one.answer)}", "$text-muted") for one in at.path]
        self.query_one("#path", Static).update(lines(passed))
        self.query_one("#node", Static).update(self._asked(at) if at.question else self._decided(at))
        if at.question:
            fact = pack.facts[at.question.fact]
            labels = {value: offered(pack, fact.name, value) for value in (*fact.values, UNSURE)}
            choices.offer(labels, fact.many)
            choices.focus()
        else:
            self.query_one(Source).focus()
        self.query_one(Source).show(self.folder, self.place)

    def _asked(self, at: Walk) -> Content:
        assert at.question is not None  # it is asked for a question alone
        return lines([plain(at.question.ask, "bold"), plain(at.question.why, "$text-muted")])

    def _decided(self, at: Walk) -> Content:
        assert at.outcome is not None  # it is asked for an outcome alone
        sign, words = DECISION_WORDS[at.outcome.decision]
        steps = [plain(line) for line in step_lines(self.assistant, at.steps)]
        return lines([plain(f"{sign} {words}: {at.outcome.title}", "bold"), plain(at.outcome.because), *steps])

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        at = self.at
        if at and at.question:
            self.given[at.question.fact] = event.answer
            self._show()

    def action_back(self) -> None:
        """Take the last answer back."""
        if self.given:
            self.given.popitem()
            self._show()

    def action_again(self) -> None:
        """Begin again."""
        self.given.clear()
        self._show()

    def action_edit(self) -> None:
        """Open the place in the editor."""
        wrong = edit(self.app, self.folder, self.place) if self.place else "There is no file to open for this."
        if wrong:
            self.notify(wrong, markup=False)


def _known(answer: Answer, values: object) -> bool:
    return all(one == UNSURE or one in values for one in ([answer] if isinstance(answer, str) else answer))  # type: ignore[operator]
