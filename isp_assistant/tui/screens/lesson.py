"""A scenario as a learner takes it in the app."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial

from textual import on, work
from textual.binding import Binding
from textual.widget import Widget

from isp_assistant.assistant.lessons import SURENESS, answer_in_words, beat_lines, debrief_lines
from isp_assistant.assistant.training import Training
from isp_assistant.domain.facts import offered
from isp_assistant.domain.model import DECISION, Answer, Decision
from isp_assistant.domain.speech import DECISION_MEANINGS
from isp_assistant.domain.training import Course, Run, Sureness, Turn
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import joined, plain
from isp_assistant.tui.screens.dialogue import Dialogue
from isp_assistant.tui.widgets.choices import Choices
from isp_assistant.tui.widgets.transcript import Message


class Stage(Enum):
    """What the choices on the screen are about."""

    TURN = auto()
    SURE = auto()
    TOLD = auto()
    ENDED = auto()


def turn_labels(course: Course, turn: Turn) -> dict[str, str]:
    """Name the answers of a turn; a decision with what it means."""
    if turn.ask != DECISION:
        return {str(value): offered(course.pack, turn.ask, value) for value in turn.options}
    labels = {str(value): answer_in_words(course.pack, turn.ask, value) for value in turn.options}
    return {value: f"{label}: {DECISION_MEANINGS[Decision(value)]}" for value, label in labels.items()}


class LessonScreen(Dialogue):
    """One run. Every answer is kept at once, so that Escape loses nothing."""

    BINDINGS = [
        Binding("h", "hint", "Hint", tooltip="One more hint; it costs a point", id="lesson.hint"),
        Binding("escape", "pause", "Pause", tooltip="Back to the list; it goes on from here", id="lesson.pause"),
    ]

    def __init__(self, training: Training, course: Course, delayed: bool = False) -> None:
        super().__init__()
        self.training = training
        self.course = course
        self.run_ = training.unfinished(course) or Run(course.scenario.id, delayed=delayed)
        self.stage = Stage.TURN
        self.answer: Answer = ()
        """What was answered, while it is asked how sure."""

    async def on_mount(self) -> None:
        scenario = self.course.scenario
        role = joined(plain("You are: ", "bold"), plain(scenario.role))
        await self.transcript.show(Message(plain(scenario.title, "bold"), "welcome"), Message(role, "assistant"))
        await self._ask_turn()

    async def _ask_turn(self) -> None:
        """Ask the turn that waits; what is told stands before the first question of its beat."""
        turn = self.course.pending(self.run_)
        if turn is None:
            await self._end()
            return
        self.stage = Stage.TURN
        self._stand(turn.beat)
        before: list[Widget] = [] if turn.key else [Message(plain(self.course.beat(turn).tells), "told")]
        before += [self._hint(number) for number in range(self.run_.hints)]
        asked = Message(plain(turn.asks, "bold"), "question")
        await self.ask(turn_labels(self.course, turn), *before, asked, many=turn.many)

    def _stand(self, beat: int) -> None:
        when = "at the end" if self.run_.delayed else "after each beat"
        scenario = self.course.scenario
        self.stand(f"{scenario.title} · beat {beat + 1} of {len(scenario.beats)} · feedback {when}")

    @on(Choices.Picked)
    async def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        if self.stage is Stage.TOLD:
            await self._ask_turn()
        elif self.stage is Stage.ENDED:
            self.dismiss()
        elif self.stage is Stage.SURE:
            await self._take(Sureness(str(event.answer)))
        else:
            await self._ask_sure(event.answer)

    async def _ask_sure(self, answer: Answer) -> None:
        turn = self.course.pending(self.run_)
        assert turn is not None  # its choices are only there while it waits
        self.answer, self.stage = answer, Stage.SURE
        self.stand(f"How sure are you? You said: {answer_in_words(self.course.pack, turn.ask, answer)}")
        await self.ask({sure.value: label for sure, label in SURENESS.items()})

    async def _take(self, sure: Sureness) -> None:
        turn = self.course.pending(self.run_)
        assert turn is not None  # it is answered now
        said = f"{answer_in_words(self.course.pack, turn.ask, self.answer)} ({SURENESS[sure]})"
        await self.transcript.show(Message(joined(plain("You  ", "bold"), plain(said)), "you"))
        self.run_ = self.course.answer(self.run_, self.answer, sure)
        self._keep(partial(self.training.pause, self.run_))
        beat = self.course.finished(self.run_)
        if beat is None or self.run_.delayed:
            await self._ask_turn()
            return
        self.stage = Stage.TOLD
        self._stand(beat)
        told = beat_lines(self.course, self.run_, beat)
        await self.told(told, self.course.scenario.beats[beat].cites, {"go-on": "Go on"})

    def _hint(self, number: int) -> Message:
        return Message(joined(plain("Hint: ", "bold"), plain(self.course.hints(self.run_)[number])), "assistant")

    async def action_hint(self) -> None:
        """Take a hint, while a beat's own question waits."""
        after = self.course.hint(self.run_)
        if self.stage is not Stage.TURN or after == self.run_:
            self.notify("There is no further hint here.", markup=False)
            return
        self.run_ = after
        await self.transcript.show(self._hint(after.hints - 1))

    async def _end(self) -> None:
        run, course = self.run_, self.course
        self.stage = Stage.ENDED
        self.stand(course.scenario.title)
        if run.delayed:
            for number, beat in enumerate(course.scenario.beats):
                await self.told(beat_lines(course, run, number), beat.cites, {})
        await self.told(debrief_lines(course, run), course.result(run).to_read, {"back": "Back to the list"})
        self._finish()

    @work(thread=True, group="register")
    def _finish(self) -> None:
        """Keep the attempt, beside the event loop: the database is loaded when it is first needed."""
        self._keep(partial(self.training.forget, self.run_.scenario))
        kept = self.training.settings.preferences
        self._keep(partial(self.training.finish, self.course, self.run_, kept.learner, kept.cohort))

    def _keep(self, what: Callable[[], object]) -> None:
        """Keep what was done; where that fails say so and go on, since the lesson matters more."""
        try:
            what()
        except AssistantError as error:
            self.app.notify(f"This is not kept. {error}", severity="warning", markup=False)

    def action_pause(self) -> None:
        """Go back to the list; the run is kept."""
        self.dismiss()
