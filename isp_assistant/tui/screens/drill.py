"""Drills in the app: two situations that differ in one fact, again and again."""

from textual import on
from textual.binding import Binding

from isp_assistant.assistant.lessons import (
    answer_in_words,
    drill_lines,
    session_lines,
    situation_lines,
)
from isp_assistant.assistant.training import Training
from isp_assistant.domain.drills import Drill
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import DECISION, Decision
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import joined, plain
from isp_assistant.tui.screens.dialogue import Dialogue, labelled
from isp_assistant.tui.widgets.choices import Choices
from isp_assistant.tui.widgets.transcript import Message

NONE = "The trees of this pack hold no two situations that differ in one fact and in the decision."


class DrillScreen(Dialogue):
    """Drill after drill until Escape; what was missed comes again more often."""

    BINDINGS = [
        Binding("n", "afresh", "Other drills", tooltip="Begin another series", id="drill.afresh"),
        Binding("escape", "stop", "Stop", tooltip="Back to the list; the drills go on from here", id="drill.stop"),
    ]

    def __init__(self, training: Training) -> None:
        super().__init__()
        self.training = training
        paused = training.paused()
        self.seed = paused.seed or 0
        self.history = paused.drills
        self.drill: Drill | None = None
        self.first = ""
        self.told_ = False

    async def on_mount(self) -> None:
        await self._next()

    async def _next(self) -> None:
        self.told_, self.first = False, ""
        self.drill = self.training.drills.drill(self.seed, self.history)
        if self.drill is None:
            await self.transcript.show(Message(plain(NONE), "assistant"))
            return
        right = sum(tried.right for tried in self.history)
        self.stand(f"Drill {self.drill.number} · {right} of {len(self.history)} right · series {self.seed}")
        facts = situation_lines(self.training.assistant.pack, self.drill.first.facts)
        title = Message(plain("The situation", "bold"), "question")
        await self.ask(self._decisions(), title, Message(labelled(facts), "facts"))

    def _decisions(self) -> dict[str, str]:
        pack = self.training.assistant.pack
        return {one.value: answer_in_words(pack, DECISION, one) for one in Decision}

    @on(Choices.Picked)
    async def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        assert self.drill is not None  # its choices are only there while it is
        if self.told_:
            await self._next()
        elif not self.first:
            self.first = str(event.answer)
            await self.ask(self._decisions(), self._you(self.first), self._changed(self.drill))
        else:
            await self._mark(self.drill, str(event.answer))

    def _you(self, answer: str) -> Message:
        said = answer_in_words(self.training.assistant.pack, DECISION, answer)
        return Message(joined(plain("You  ", "bold"), plain(said)), "you")

    def _changed(self, drill: Drill) -> Message:
        pack = self.training.assistant.pack
        changed = in_words(pack, drill.fact, drill.second.facts[drill.fact])
        told = joined(
            plain("Now all is the same, but for one thing.\n"),
            plain(f"{pack.facts[drill.fact].label}: ", "bold"),
            plain(changed, "bold $text-accent"),
        )
        return Message(told, "told")

    async def _mark(self, drill: Drill, second: str) -> None:
        self.told_ = True
        self.history = (*self.history, drill.tried(self.first, second))
        try:
            self.training.pause_drills(self.seed, self.history)
        except AssistantError as error:
            self.notify(f"These drills are not kept. {error}", severity="warning", markup=False)
        told = drill_lines(self.training.assistant.pack, drill, self.first, second)
        await self.told(told, drill.second.walk.cites[:2], {"next": "The next drill"})

    async def action_afresh(self) -> None:
        """Sum these drills up and begin the next series."""
        summed = session_lines(self.training.assistant.pack, self.history)
        await self.transcript.show(Message(labelled(summed), "assistant"))
        self.seed, self.history = self.seed + 1, ()
        await self._next()

    def action_stop(self) -> None:
        """Go back to the list."""
        self.dismiss()
