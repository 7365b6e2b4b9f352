"""A scenario on one screen for a whole room: votes, where it parts, and on which fact."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from isp_assistant.assistant.lessons import Line, answer_in_words, source_lines, verdict_in_words
from isp_assistant.assistant.training import Training
from isp_assistant.domain.group import Parting, Poll, parts_on, voted
from isp_assistant.domain.model import DECISION
from isp_assistant.domain.training import Course
from isp_assistant.drawing.charts import bars
from isp_assistant.tui.content import joined, plain
from isp_assistant.tui.screens.dialogue import labelled
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.prompt import Prompt
from isp_assistant.tui.widgets.strip import ModeStrip
from isp_assistant.tui.widgets.transcript import Message, Transcript

MARGIN = 6
"""Columns beside a chart: the transcript's padding and its scrollbar."""


class GroupScreen(Screen[None]):
    """The facilitator types the votes; Enter on an empty line goes on."""

    BINDINGS = [
        Binding("escape", "close", "Close", tooltip="Back to the list", id="group.close"),
    ]

    def __init__(self, training: Training, course: Course) -> None:
        super().__init__()
        self.training = training
        self.course = course
        self.polls: list[Poll] = []
        self.told = False
        """Whether what came of a beat is on the screen, so that Enter goes on to the next."""

    def compose(self) -> ComposeResult:
        yield ModeStrip("training")
        yield Static(id="standing")
        yield Transcript()
        yield Static(id="poll")
        yield Prompt(placeholder="1:7 2:5 for hands, K4:2 for a code; Enter alone goes on")
        yield Keys()

    async def on_mount(self) -> None:
        scenario = self.course.scenario
        role = joined(plain(f"{scenario.title}\n", "bold"), plain("You are: ", "bold"), plain(scenario.role))
        await self._say(Message(role, "welcome"))
        await self._next()

    async def _say(self, *messages: Message) -> None:
        await self.query_one(Transcript).show(*messages)
        self.query_one(Prompt).focus()

    @property
    def poll(self) -> Poll:
        return self.polls[-1]

    async def _next(self) -> None:
        """Put the next question to the room, or end."""
        self.told = False
        if len(self.polls) == len(self.course.turns):
            points = [("To remember", point) for point in self.course.scenario.learning_points]
            self.query_one("#poll", Static).update(plain("Escape closes."))
            await self._say(Message(labelled(points), "assistant"))
            return
        turn = self.course.turns[len(self.polls)]
        self.polls.append(Poll(turn))
        tells = [] if turn.key else [Message(plain(self.course.beat(turn).tells), "told")]
        await self._say(*tells, Message(plain(turn.asks, "bold"), "question"))
        self._draw()

    def _draw(self) -> None:
        """Draw the votes beside their answers."""
        poll = self.poll
        counts = [(f"{n} {self._word(poll, value)}", count) for n, (value, count) in enumerate(poll.counts.items(), 1)]
        shown = counts if len(counts) < 10 else [(label, count) for label, count in counts if count] or counts[:9]
        self.query_one("#poll", Static).update(plain(bars(shown, max(20, self.size.width - MARGIN))))
        parts = f" · they part: {poll.split} in 100" if poll.votes > 1 else ""
        beats = len(self.course.scenario.beats)
        standing = f"Beat {poll.turn.beat + 1} of {beats} · {poll.votes} votes{parts}"
        self.query_one("#standing", Static).update(plain(standing))

    def on_resize(self) -> None:
        if self.polls:
            self._draw()

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        event.input.clear()
        if self.told:
            await self._next()
        elif text:
            self._vote(text)
        elif (
            len(self.polls) == len(self.course.turns) or self.course.turns[len(self.polls)].beat != self.poll.turn.beat
        ):
            await self._tell()
        else:
            await self._next()

    def _vote(self, text: str) -> None:
        try:
            self.polls[-1] = voted(self.poll, text)
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self._draw()

    async def _tell(self) -> None:
        """Tell what comes of the votes of a beat: where the room parts, what follows, then who was right and why."""
        self.told = True
        beat = self.poll.turn.beat
        told = Message(labelled(self._lines(beat)), "assistant")
        self.query_one("#poll", Static).update(plain("Enter goes on."))
        await self._say(told)
        self.call_after_refresh(self.query_one(Transcript).scroll_to_widget, told, top=True, animate=False)

    def _lines(self, number: int) -> Iterator[Line]:
        beat = self.course.scenario.beats[number]
        polls = tuple(poll for poll in self.polls if poll.turn.beat == number)
        for poll in polls:
            yield "Votes", self._counted(poll)
        yield from parting_lines(self.course, parts_on(self.course, polls))
        for value, count in polls[0].counts.items():
            if count and value in beat.tempting:
                yield f"What follows from “{self._word(polls[0], value)}”", beat.tempting[value]
        if beat.follows:
            yield "What follows from the right one", beat.follows
        for poll in polls:
            yield "Right", verdict_in_words(self.course.pack, poll.turn)
        yield "Reason", beat.reason
        yield from source_lines(self.training.assistant, beat.cites)

    def _word(self, poll: Poll, value: str) -> str:
        return answer_in_words(self.course.pack, poll.turn.ask, value)

    def _counted(self, poll: Poll) -> str:
        given = [f"{self._word(poll, value)} {count}" for value, count in poll.counts.items() if count]
        parts = f"They part: {poll.split} in 100." if poll.split else ""
        return f"{poll.turn.asks} {', '.join(given) or 'none'}. {parts}".strip()

    def action_close(self) -> None:
        """Go back to the list."""
        self.dismiss()


def parting_lines(course: Course, parting: Parting | None) -> Iterator[Line]:
    """Say on which fact the room parts, and where each reading of it leads."""
    if parting is None:
        return
    pack, turn = course.pack, parting.poll.turn
    yield "The room parts on", pack.facts[turn.ask].label
    for value, count, decision in parting.readings:
        leads = answer_in_words(pack, DECISION, decision) if decision else "a further question"
        yield f"  {answer_in_words(pack, turn.ask, value)} ({count})", f"leads to: {leads}"
