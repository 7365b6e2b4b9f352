"""The outcome as a card: the decision in words, the reason, what to do in order, and the sources."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from isp_assistant.assistant.service import Assistant, Decision
from isp_assistant.assistant.wording import (
    WHAT_DECIDED,
    WHERE_IT_APPLIES,
    cautions,
    deciding,
    first_of,
    parted,
    reach,
    reason_lines,
)
from isp_assistant.domain.conversation import Decided, Known
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.speech import DECISION_WORDS, STEP_WORDS
from isp_assistant.domain.walk import Advice
from isp_assistant.tui.content import lines, plain, rows
from isp_assistant.tui.widgets.sources import Sources

KEYS = "Ctrl+R records this. Ctrl+Y copies it. F4 changes an answer. Ctrl+N starts a new question."
STEP_STYLES = ("", "bold", "")


class Card(Vertical):
    """One decision."""

    def __init__(self, assistant: Assistant, decided: Decided, known: Mapping[str, Known]) -> None:
        self.assistant = assistant
        self.known = known
        self.reasons = assistant.explain({name: held.answer for name, held in known.items()})
        self.decided = decided
        self.decision: Decision = assistant.decision_of(decided.walk)
        outcome = decided.walk.outcome
        assert outcome is not None  # a card is made for an outcome alone
        self.outcome = outcome
        super().__init__(classes=f"card -{outcome.decision.value}")

    def compose(self) -> ComposeResult:
        sign, words = DECISION_WORDS[self.outcome.decision]
        yield Static(plain(f" {sign} {words} ", "bold"), classes="decision")
        yield Static(plain(self.outcome.title, "bold"))
        yield Static(plain(self.outcome.because), classes="because")
        decided = tuple(deciding(self.assistant.pack, self.reasons, self.known)) if self.reasons else ()
        yield Static(plain(first_of(decided)))
        sure, waiting = parted(self.decision.walk.steps)
        numbers = (f"{number:>2}" for number in range(1, len(sure) + 1))
        yield Static(rows(self._steps(sure, numbers), STEP_STYLES))
        if waiting:
            yield Static(plain(WHERE_IT_APPLIES, "bold"), classes="heading")
            yield Static(rows(self._steps(waiting, repeat(" -")), STEP_STYLES))
        if decided:
            yield Static(plain(WHAT_DECIDED, "bold"), classes="heading")
            yield Static(rows(decided, ("", "bold")))
        yield Static(plain("Sources (choose one to read it)", "bold"), classes="heading")
        yield Sources(self.decision.citations)
        if self.reasons:
            yield Static(plain("What would change it", "bold"), classes="heading")
            yield Static(lines([plain(line) for line in reason_lines(self.assistant.pack, self.reasons)]))
        if self.decision.warnings:
            yield Static(plain("Before you rely on it", "bold"), classes="heading")
            yield Static(
                lines([plain(f"! {warning}") for warning in cautions(self.decision.warnings)]), classes="warning"
            )
        for fact, value in self.decided.also:
            label = in_words(self.assistant.pack, fact, value)
            yield Static(plain(f"You also named {label}. Press Ctrl+O to ask about that next."), classes="also")
        yield Static(plain(KEYS), classes="keys")

    def _steps(self, steps: tuple[Advice, ...], marks: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Give each step as its mark, what it is about, and what to do; what belongs to it stands under it."""
        for mark, step in zip(marks, steps, strict=False):
            yield mark, STEP_WORDS[step.kind], step.text
            where = reach(self.assistant.pack, step)
            if where:
                yield "", "", f"→ {where}"
            if step.say:
                yield "", "", f"Words to use: “{step.say}”"
