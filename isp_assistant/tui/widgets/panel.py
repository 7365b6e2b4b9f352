"""Beside the transcript: what was understood, why the question is asked, its sources, and the path."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from isp_assistant.assistant.session import Session
from isp_assistant.domain.conversation import Asked, Decided, Source, unused
from isp_assistant.domain.facts import in_words
from isp_assistant.tui.content import joined, plain
from isp_assistant.tui.widgets.sources import Sources

HOW = {Source.TYPED: "your words", Source.ANSWERED: "answered", Source.PROFILE: "settings"}


class Panel(VerticalScroll, can_focus=False):
    """Everything that stands behind the next question or the outcome."""

    def compose(self) -> ComposeResult:
        yield Static(plain("Understood", "bold"), classes="heading")
        yield OptionList(id="known")
        yield Static(plain("Why this question", "bold"), classes="heading", id="why-heading")
        yield Static(id="why")
        yield Static(plain("Sources", "bold"), classes="heading")
        yield Sources(id="sources")

    def show(self, session: Session) -> None:
        """Repaint from the session."""
        self._show_known(session)
        standing = session.standing
        question = standing.question if isinstance(standing, Asked) else None
        self.query_one("#why-heading").display = question is not None
        self.query_one("#why", Static).update(plain(question.why if question else ""))
        cites = question.cites if question else standing.walk.cites if isinstance(standing, Decided) else ()
        self.query_one(Sources).show(tuple(session.assistant.cited(citation) for citation in cites))

    def _show_known(self, session: Session) -> None:
        pack, conversation = session.assistant.pack, session.conversation
        standing = session.standing
        idle = unused(conversation, standing.walk) if isinstance(standing, Decided) else ()
        known = self.query_one("#known", OptionList)
        known.clear_options()
        for name, fact in pack.facts.items():
            if name in conversation.known:
                held = conversation.known[name]
                how = HOW[held.source] + (", not needed now" if name in idle else "")
                text = joined(
                    plain(f"{fact.label}: ", "bold"),
                    plain(in_words(pack, name, held.answer)),
                    plain(f"  ✎ {how}", "$text-muted"),
                )
                known.add_option(Option(text, id=name))
        if not known.option_count:
            known.add_option(Option(plain("Nothing yet"), disabled=True))
