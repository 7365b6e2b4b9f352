"""Ask: the conversation, with what was understood and the sources beside it."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList

from isp_assistant.assistant import drafts, unread
from isp_assistant.assistant.drafts import Unfinished
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.session import Session
from isp_assistant.assistant.wording import deciding_lines, decision_lines
from isp_assistant.domain.conversation import Asked, Decided, Note, Reply, Shown, summary
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import Answer
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import lines, plain
from isp_assistant.tui.replies import WELCOME, said_by_you, widgets_of
from isp_assistant.tui.screens.change import FactScreen, ValueScreen
from isp_assistant.tui.widgets.card import Card
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.options import Options
from isp_assistant.tui.widgets.panel import Panel
from isp_assistant.tui.widgets.prompt import Prompt
from isp_assistant.tui.widgets.sources import Sources
from isp_assistant.tui.widgets.strip import ModeStrip
from isp_assistant.tui.widgets.transcript import Message, Transcript

if TYPE_CHECKING:
    from isp_assistant.domain.chain import Receipt

RESUMED = "Your last conversation was not finished. It goes on here. Ctrl+N starts a new one."
CHANGED = "The knowledge behind this was changed. What you said stands; this is how it goes on."
AFRESH = "We start afresh. What would you like to share, with whom, and what worries you?"

BEGIN = "What you would share, with whom, and your worry; or look something up"
ANSWER = "An answer, its number, ? not sure, k what is known, or another question"
READING = "Reading what you typed …"
AFTER = "What is not right, or another question; k says what is known"


class AskScreen(Screen[None]):
    """One conversation at a time, in the session; this screen only shows it."""

    BINDINGS = [
        Binding("f2", "why", "Why", tooltip="Why this is asked", id="ask.why"),
        Binding("f3", "panel", "Sources", tooltip="What was understood, and the sources", id="ask.panel"),
        Binding("f4", "change", "Change", tooltip="Change what is known", id="ask.change"),
        Binding("ctrl+b", "back", "Back", tooltip="Take the last answer back", id="ask.back"),
        Binding("ctrl+n", "again", "New", tooltip="Start again", id="ask.again", priority=True),
        Binding("ctrl+r", "record", "Record", tooltip="Record the decision", id="ask.record"),
        Binding("ctrl+y", "copy", "Copy", tooltip="Copy the decision as plain text", id="ask.copy", show=False),
        Binding("ctrl+o", "also", "Other", tooltip="Ask about the other one named", id="ask.also", show=False),
        Binding("escape", "close", "Close", show=False, id="ask.close"),
    ]

    AUTO_FOCUS = "Prompt"

    def __init__(self) -> None:
        super().__init__()
        self._turns = asyncio.Lock()
        self._request = ""
        self._trouble = ""  # why the conversation cannot be kept, where it cannot
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        assert self._session is not None  # it is made when the screen is mounted
        return self._session

    def compose(self) -> ComposeResult:
        yield ModeStrip("ask")
        with Horizontal(id="main"):
            yield Transcript()
            yield Panel()
        yield Prompt(placeholder=BEGIN, select_on_focus=False)
        yield Keys()

    async def on_mount(self) -> None:
        app = self.app
        self._session = Session(app.assistant, app.profile)  # type: ignore[attr-defined]
        unfinished = drafts.kept(self._draft, self.session.assistant.pack, app.warn)  # type: ignore[attr-defined]
        if unfinished:
            self.session.go_on(unfinished)
            self._request = unfinished.request
            standing = self.session.standing
            said = f"{RESUMED} You asked: {unfinished.request}" if unfinished.request else RESUMED
            await self._show((Note(said), *((standing,) if standing else ())))
        else:
            await self.query_one(Transcript).show(Message(WELCOME, "welcome"))
            self.query_one(Panel).show(self.session)
        self.call_after_refresh(self._tell_news)

    @work(group="news")
    async def _tell_news(self) -> None:
        """Say once what has changed since the knowledge was last used here; comparing runs beside the event loop."""
        from isp_assistant.assistant import news

        pack = self.session.assistant.pack
        data: Path = self.app.settings.data  # type: ignore[attr-defined]
        said = await asyncio.to_thread(news.news, data, pack)
        if said:
            await self.query_one(Transcript).show(Message(lines(plain(line) for line in said), "news"))
        try:
            await asyncio.to_thread(news.remember, data, pack)
        except AssistantError as error:
            self.notify(str(error), severity="warning", markup=False)

    def take_over(self, assistant: Assistant) -> None:
        """Go on with a pack that was changed on disk; what stands is said again where it has changed."""
        if assistant is self.session.assistant:
            return
        before = self.session.standing
        self.session.take_over(assistant)
        self.query_one(Panel).show(self.session)
        if self.session.standing and self.session.standing != before:
            self.call_later(self._show, (Note(CHANGED), self.session.standing))

    @property
    def _draft(self) -> Path:
        return self.app.settings.data / drafts.FILE  # type: ignore[attr-defined,no-any-return]

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        event.input.clear()
        if not text:
            return
        self.remove_class("-panel")  # where it lies on top it would hide what comes of the words
        match text.lower():
            case "w" | "why":
                await self.action_why()
            case "b" | "back":
                await self.action_back()
            case "s" | "sections":
                self.action_panel()
            case "n" | "new":
                await self.action_again()
            case "r" | "record":
                self.action_record()
            case "k" | "known":
                known = summary(self.session.assistant.pack, self.session.conversation)
                said = "; ".join(f"{label}: {answer}" for label, answer in known) or "Nothing is known yet."
                await self._show(self._with_question((Note(said),)))
            case _:
                event.input.placeholder = READING
                self._say(text)

    @work(group="say")
    async def _say(self, text: str) -> None:
        """Take typed words; the first look-up builds the index, so this runs beside the event loop, in order."""
        async with self._turns:
            asked = self.session.pending
            try:
                replies = await asyncio.to_thread(self.session.say, text)
            except AssistantError as error:
                replies = (Note(str(error)),)
            await self._show(replies, said_by_you(text, self.session.heard, self._taken_as(asked)))

    def _taken_as(self, asked: Asked | None) -> str:
        """Say in words what an answer was taken as, so that a mistyped number shows."""
        if asked is None or asked.question.fact not in self.session.conversation.known:
            return ""
        fact = asked.question.fact
        return in_words(self.session.assistant.pack, fact, self.session.conversation.known[fact].answer)

    @on(Options.Picked)
    async def _picked(self, event: Options.Picked) -> None:
        await self._answer(event.answer)

    async def _answer(self, answer: Answer) -> None:
        pending = self.session.pending
        if pending is None:
            return
        label = in_words(self.session.assistant.pack, pending.question.fact, answer)
        await self._show(self.session.choose(answer), said_by_you(label, None))

    async def _show(self, replies: tuple[Reply, ...], *before: Message) -> None:
        transcript = self.query_one(Transcript)
        await transcript.query(Options).remove()
        shown = [widget for reply in replies for widget in widgets_of(reply, self.session)]
        await transcript.show(*before, *shown, top=_top(replies, before, shown))
        self.query_one(Panel).show(self.session)
        self._prompt()
        self.refresh_bindings()
        self._keep()
        self._keep_unread()

    def _prompt(self) -> None:
        """Go to the answer line, which says what may be typed now."""
        prompt = self.query_one(Prompt)
        standing = self.session.standing
        prompt.placeholder = ANSWER if isinstance(standing, Asked) else AFTER if standing else BEGIN
        prompt.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to record where there is a decision to record."""
        decided = self._session is not None and isinstance(self._session.standing, Decided)
        return action != "record" or decided

    def _keep(self) -> None:
        """Keep what was said: the facts at once, the words when the privacy guard has read them."""
        self.workers.cancel_group(self, "keep")
        if self.session.pending:
            self._write_draft()
            self._keep_words()
        else:
            self._request = ""
            self._safely(partial(drafts.drop, self._draft))

    @work(group="keep", exclusive=True)
    async def _keep_words(self) -> None:
        self._request = await asyncio.to_thread(self.session.request)
        self._write_draft()

    @work(group="unread")
    async def _keep_unread(self) -> None:
        """Keep words that were not understood, where that is switched on: one turn's after another's."""
        app, session = self.app, self.session
        async with self._turns:
            try:
                await asyncio.to_thread(unread.keep, app.settings, session.assistant, session.noticed)  # type: ignore[attr-defined]
            except AssistantError as error:
                said = f"Words that were not understood are not kept. {error}"
                self.notify(said, severity="warning", markup=False)

    def _write_draft(self) -> None:
        unfinished = Unfinished(self.session.conversation, self._request, self.session.begun_at)
        self._safely(partial(drafts.keep, self._draft, unfinished))

    def _safely(self, keeping: Callable[[], None]) -> None:
        """Keep or forget a draft; where that fails say so once and go on, since the conversation matters more."""
        before, self._trouble = self._trouble, ""
        try:
            keeping()
        except AssistantError as error:
            self._trouble = str(error)
            if self._trouble != before:
                self.notify(f"This conversation is not kept. {error}", severity="warning", markup=False)

    async def action_why(self) -> None:
        """Say why the pending question is asked."""
        await self._show(self._with_question(self.session.why()))

    def _with_question(self, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        pending = self.session.pending
        return (*replies, pending) if pending and pending not in replies else replies

    async def action_back(self) -> None:
        """Take the last answer back."""
        await self._show(self.session.back())

    async def action_again(self) -> None:
        """Start a new conversation; what was said stays above."""
        self.session.again()
        await self._show((Note(AFRESH),))

    async def action_also(self) -> None:
        """Ask about the second value that was named."""
        standing = self.session.standing
        if isinstance(standing, Decided) and standing.also:
            fact, value = standing.also[0]
            await self._show(self.session.instead(fact, value))

    def action_panel(self) -> None:
        """Show the panel, where it is hidden, and go to its sources."""
        self.add_class("-panel")
        self.query_one(Panel).query_one(Sources).focus()

    def on_key(self, event: events.Key) -> None:
        """Take what is typed while a list has the focus to the answer line: nothing that is typed is lost."""
        prompt = self.query_one(Prompt)
        if event.is_printable and event.character and not prompt.has_focus:
            event.stop()
            prompt.focus()
            prompt.insert(event.character, len(prompt.value))

    def action_options(self, step: int) -> None:
        """Move from the answer line to the newest list: the answers, what was found, or the sources of a decision."""
        lists = self.query_one(Transcript).query(OptionList)
        if lists:
            target = max(lists, key=lambda one: one.region.y)  # a query goes by depth as well
            target.focus()
            target.highlighted = 0 if step > 0 else target.option_count - 1

    def action_scroll_page(self, step: int) -> None:
        """Scroll the transcript by a page."""
        transcript = self.query_one(Transcript)
        (transcript.scroll_page_down if step > 0 else transcript.scroll_page_up)(animate=False)

    def action_close(self) -> None:
        """Close the panel where it lies on top, and return to the answer line."""
        self.remove_class("-panel")
        self.query_one(Prompt).focus()

    def action_copy(self) -> None:
        """Copy the decision as plain text."""
        standing = self.session.standing
        if not isinstance(standing, Decided):
            self.notify("There is no decision to copy yet.", markup=False)
            return
        assistant, talk = self.session.assistant, self.session.conversation
        said = [
            *decision_lines(assistant, assistant.decision_of(standing.walk)),
            *deciding_lines(assistant.pack, assistant.explain(talk.facts), talk.known),
        ]
        self.app.copy("\n".join(said), "The decision")  # type: ignore[attr-defined]

    def action_record(self) -> None:
        """Open the form of a record."""
        if not isinstance(self.session.standing, Decided):
            self.notify("There is no decision to record yet.", markup=False)
            return
        from isp_assistant.tui.screens.record import RecordScreen

        self.app.push_screen(RecordScreen(self.app.records, self.session), self._recorded)  # type: ignore[attr-defined]

    async def _recorded(self, receipt: "Receipt | None") -> None:
        if receipt:
            await self._show((Note(f"Recorded as number {receipt.number}. Receipt: {receipt}. F10 shows it."),))

    def action_change(self) -> None:
        """Choose a fact to change."""
        conversation = self.session.conversation
        self.app.push_screen(FactScreen(self.session.assistant.pack, conversation), self._change)

    @on(OptionList.OptionSelected, "#known")
    def _known_selected(self, event: OptionList.OptionSelected) -> None:
        self._change(event.option_id)

    def _change(self, fact: str | None) -> None:
        if fact:
            held = self.session.conversation.known.get(fact)
            screen = ValueScreen(self.session.assistant.pack, fact, held.answer if held else None)
            self.app.push_screen(screen, partial(self._changed, fact))

    async def _changed(self, fact: str, answer: Answer | None) -> None:
        if answer is None:
            return
        session = self.session
        label = session.assistant.pack.facts[fact].label
        await self._show(
            session.correct(fact, answer) if answer else session.forget(fact),
            said_by_you(f"{label}: changed", None),
        )


def _top(replies: tuple[Reply, ...], before: tuple[Message, ...], shown: list[Widget]) -> Widget | None:
    """Give what stays in view from its first line: a card; or all that was said, which a long list would push off."""
    cards = [widget for widget in shown if isinstance(widget, Card)]
    if cards:
        return cards[-1]
    told = any(isinstance(reply, Note | Shown) for reply in replies)
    return next(iter((*before, *shown)), None) if told else None
