"""Training: the scenarios from easy to hard, what each is about, and how it went."""

from collections.abc import Iterator

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from isp_assistant.assistant.training import Training, best
from isp_assistant.domain.attempt import CODE_RULE, ONESELF, Attempt, is_code
from isp_assistant.domain.model import Scenario
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import joined, lines, plain, rows
from isp_assistant.tui.screens.drill import DrillScreen
from isp_assistant.tui.screens.group import GroupScreen
from isp_assistant.tui.screens.lesson import LessonScreen
from isp_assistant.tui.screens.results import ResultsScreen
from isp_assistant.tui.screens.scenario_form import ScenarioFormScreen
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.strip import ModeStrip

EMPTY = "This pack has no scenarios. Add one with 'isp-assistant new scenario', or take drills with d."
FAILED = "!"
PASSED = "✓"
PAUSED = "…"


class TrainingScreen(Screen[None]):
    """The list on the left; what a scenario is about on the right."""

    BINDINGS = [
        Binding("a", "afresh", "Afresh", tooltip="Begin a paused scenario again", id="training.afresh"),
        Binding("d", "drills", "Drills", tooltip="Situations that differ in one fact", id="training.drills"),
        Binding("g", "group", "Group", tooltip="On one screen, for a whole room", id="training.group"),
        Binding("r", "results", "Results", tooltip="What the group came to", id="training.results"),
        Binding("n", "form", "New", tooltip="Fill in a scenario of your own", id="training.form"),
        Binding("f", "feedback", "Feedback", tooltip="After each beat, or at the end", id="training.feedback"),
        Binding(
            "l", "learner", "Code", tooltip="What stands for you in the register", show=False, id="training.learner"
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.delayed = False
        self.best: dict[str, Attempt] = {}

    @property
    def training(self) -> Training:
        return Training(self.app.assistant, self.app.settings, self.app.warn)  # type: ignore[attr-defined]

    def compose(self) -> ComposeResult:
        yield ModeStrip("training")
        yield Static(id="standing")
        with Horizontal(id="main"):
            yield OptionList(id="scenarios")
            with VerticalScroll(id="reader"):
                yield Static(id="about")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#scenarios").focus()

    def on_screen_resume(self) -> None:
        """Show what there is now: a run may have ended, the pack may have changed."""
        self._fill()
        self._look_up()

    def _fill(self) -> None:
        training = self.training
        paused = training.paused().runs
        listed = self.query_one("#scenarios", OptionList)
        chosen = listed.highlighted or 0
        listed.clear_options()
        for scenario in training.scenarios:
            sign = PAUSED if scenario.id in paused else self._sign(scenario)
            listed.add_option(
                Option(rows([(sign, f"{scenario.level:<6}", scenario.title)], ("bold", "", "")), id=scenario.id)
            )
        if listed.option_count:
            listed.highlighted = min(chosen, listed.option_count - 1)
        else:
            self.query_one("#about", Static).update(plain(EMPTY))
        self._stand()

    def _sign(self, scenario: Scenario) -> str:
        attempt = self.best.get(scenario.id)
        return " " if attempt is None else PASSED if attempt.passed else FAILED

    def _stand(self) -> None:
        kept = self.app.settings.preferences  # type: ignore[attr-defined]
        who = "you" if kept.learner == ONESELF else kept.learner
        group = f" of {kept.cohort}" if kept.cohort else ""
        when = "at the end" if self.delayed else "after each beat"
        self.query_one("#standing", Static).update(
            plain(f"Learner: {who}{group} (l changes it) · feedback {when} · Enter takes it")
        )

    @work(thread=True, exclusive=True, group="register")
    def _look_up(self) -> None:
        """Find how the scenarios went, beside the event loop: the database is loaded when it is first needed."""
        training = self.training
        if not training.has_register:
            return
        try:
            found = best(training.attempts(learner=training.settings.preferences.learner))
        except AssistantError as error:
            self.app.notify(f"Earlier attempts cannot be read. {error}", severity="warning", markup=False)
            return
        self.app.call_from_thread(self._know, found)

    def _know(self, found: dict[str, Attempt]) -> None:
        if found != self.best:
            self.best = found
            self._fill()

    def open(self, name: str) -> None:
        """Show one scenario."""
        listed = self.query_one("#scenarios", OptionList)
        listed.highlighted = listed.get_option_index(name)
        listed.focus()

    @property
    def chosen(self) -> str | None:
        listed = self.query_one("#scenarios", OptionList)
        return listed.highlighted_option.id if listed.highlighted_option else None

    @on(OptionList.OptionHighlighted, "#scenarios")
    def _about(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self.query_one("#about", Static).update(lines(self._description(event.option_id)))

    def _description(self, name: str) -> Iterator[Content]:
        training = self.training
        course = training.course(name)
        yield plain(course.scenario.title, "bold")
        yield joined(plain("You are: ", "bold"), plain(course.scenario.role))
        yield plain(f"{len(course.scenario.beats)} beats, {len(course.turns)} questions.")
        run = training.unfinished(course)
        if run:
            yield plain(f"Paused after {len(run.given)} answers. Enter goes on, a begins it afresh.", "$text-accent")
        attempt = self.best.get(name)
        if attempt:
            verdict = "passed" if attempt.passed else "not passed"
            yield plain(f"Your best: {attempt.percent} %, {verdict}, on {attempt.at:%Y-%m-%d}.")
        yield plain(f"\n{course.scenario.beats[0].tells}")

    @on(OptionList.OptionSelected, "#scenarios")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_id)

    def _take(self, name: str | None) -> None:
        if name:
            training = self.training
            self.app.push_screen(LessonScreen(training, training.course(name), self.delayed))

    def action_afresh(self) -> None:
        """Take the scenario that is chosen from its beginning."""
        if self.chosen:
            try:
                self.training.forget(self.chosen)
            except AssistantError as error:
                self.notify(str(error), severity="warning", markup=False)
                return
            self._take(self.chosen)

    def action_drills(self) -> None:
        """Take drills."""
        self.app.push_screen(DrillScreen(self.training))

    def action_group(self) -> None:
        """Take the scenario that is chosen with a room."""
        if self.chosen:
            training = self.training
            self.app.push_screen(GroupScreen(training, training.course(self.chosen)))

    def action_results(self) -> None:
        """Show what the group came to."""
        self.app.push_screen(ResultsScreen(self.training))

    def action_form(self) -> None:
        """Fill in a scenario."""
        self.app.push_screen(ScenarioFormScreen(self.training))

    def action_feedback(self) -> None:
        """Let feedback come after each beat, or wait until the end."""
        self.delayed = not self.delayed
        self._stand()

    def action_learner(self) -> None:
        """Change the codes that stand for the learner and the group."""
        kept = self.app.settings.preferences  # type: ignore[attr-defined]
        self.app.push_screen(CodeScreen(kept.learner, kept.cohort), self._coded)

    def _coded(self, codes: tuple[str, str] | None) -> None:
        if codes:
            self.app.remember(learner=codes[0], cohort=codes[1])  # type: ignore[attr-defined]
            self.best = {}
            self.on_screen_resume()


class CodeScreen(ModalScreen[tuple[str, str] | None]):
    """Ask for the codes of a learner and of a group."""

    BINDINGS = [Binding("escape", "dismiss(None)", "Close")]

    def __init__(self, learner: str, cohort: str) -> None:
        super().__init__()
        self.learner = learner
        self.cohort = cohort

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(plain("What stands for you, and for your group, in the register", "bold"))
            yield Static(plain(f"A code: {CODE_RULE}."))
            yield Input(self.learner, placeholder=f"Your code, or {ONESELF}", id="learner")
            yield Input(self.cohort, placeholder="The code of your group, or nothing", id="cohort")
            yield Static(id="complaint")
            yield Static(plain("Enter keeps it. Escape closes."), classes="keys")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        learner = self.query_one("#learner", Input).value.strip() or ONESELF
        cohort = self.query_one("#cohort", Input).value.strip()
        wrong = [code for code in (learner, cohort) if code and not is_code(code)]
        if wrong:
            self.query_one("#complaint", Static).update(plain(f"{wrong[0]!r} is not a code.", "$text-error"))
        else:
            self.dismiss((learner, cohort))
