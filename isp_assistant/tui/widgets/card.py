"""The outcome as a card: the decision in words, the reason, what to do in order, and the sources."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from isp_assistant.assistant.service import Assistant, Decision
from isp_assistant.assistant.wording import reason_lines
from isp_assistant.domain.conversation import Decided
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import Facts
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.domain.walk import Advice
from isp_assistant.tui.content import joined, lines, plain
from isp_assistant.tui.widgets.sources import Sources


class Card(Vertical):
    """One decision."""

    def __init__(self, assistant: Assistant, decided: Decided, facts: Facts) -> None:
        self.assistant = assistant
        self.reasons = assistant.explain(facts)
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
        yield Static(lines([self._step(n, step) for n, step in enumerate(self.decision.walk.steps, 1)]))
        yield Static(plain("Sources (choose one to read it)", "bold"), classes="heading")
        yield Sources(self.decision.citations)
        if self.reasons:
            yield Static(plain("Why this, and what would change it", "bold"), classes="heading")
            yield Static(lines([plain(line) for line in reason_lines(self.assistant.pack, self.reasons)]))
        if self.decision.warnings:
            yield Static(plain("Before you rely on it", "bold"), classes="heading")
            yield Static(lines([plain(f"! {warning}") for warning in self.decision.warnings]), classes="warning")
        for fact, value in self.decided.also:
            label = in_words(self.assistant.pack, fact, value)
            yield Static(plain(f"You also named {label}. Press Ctrl+O to ask about that next."), classes="also")
        yield Static(plain("Ctrl+Y copies this. F4 changes an answer. Ctrl+N starts a new question."), classes="keys")

    def _step(self, number: int, step: Advice) -> Content:
        contact = self.assistant.pack.contacts.get(step.who) if step.who else None
        reach = " ".join(part for part in (contact.role, contact.telephone, contact.hours) if part) if contact else ""
        where = "; ".join(part for part in (reach, f"by: {step.by}" if step.by else "") if part)
        parts = [plain(f"{number:>2}. {step.text}")]
        if where:
            parts.append(plain(f" [{where}]", "$text-accent"))
        if step.say:
            parts.append(plain(f"\n    Words to use: “{step.say}”", "italic"))
        return joined(*parts)
