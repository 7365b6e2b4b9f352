"""Replies of the conversation as widgets."""

from collections.abc import Iterator
from functools import singledispatch

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from isp_assistant.assistant.session import Session
from isp_assistant.assistant.wording import doubt
from isp_assistant.domain.conversation import Asked, Decided, Explained, Note, Reply, Shown, Understood, Urgent
from isp_assistant.domain.reading import Interpretation
from isp_assistant.domain.speech import NOTHING_READ, READ_AS, URGENT, counted, how_to_answer, understood_in_words
from isp_assistant.tui.content import joined, lines, marked, plain, rows
from isp_assistant.tui.widgets.card import Card
from isp_assistant.tui.widgets.hits import Hits
from isp_assistant.tui.widgets.options import Options
from isp_assistant.tui.widgets.sources import Sources
from isp_assistant.tui.widgets.transcript import Message

MOST_SHOWN = 2_000

WELCOME = lines(
    [
        plain("Can I share this?", "bold"),
        plain("Type what you know, who would receive it, and your worry. For example:"),
        plain("  Police have asked us if dad is using again, can we tell them?"),
        plain("  Mum said yes to me telling the nursery about her depression. Is that enough?"),
        plain("  What are the four levels of parenting support?"),
        plain(""),
        plain("I say what I understood, ask what still matters, and tell you whether and how to share, with sources."),
        plain("Names are not needed: say mum, dad, the child. F1 shows the keys. This is not legal advice."),
        plain("If somebody is in danger now, ring 999 first.", "bold"),
    ]
)


def said_by_you(text: str, heard: Interpretation | None, taken_as: str = "") -> Message:
    """Show what was typed, with the words underlined that something was read from, and what it was taken as."""
    shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]} … ({len(text):,} characters)"
    groups = [*heard.readings.values(), *heard.conflicts.values()] if heard else []
    spans = [(r.start, min(r.end, MOST_SHOWN)) for group in groups for r in group if r.start < MOST_SHOWN]
    meaning = plain(f"  → {taken_as}", "$text-muted") if taken_as and taken_as != text else plain("")
    return Message(joined(plain("You  ", "bold"), marked(shown, spans, "underline"), meaning), "you")


@singledispatch
def widgets_of(reply: Reply, session: Session) -> Iterator[Widget]:
    """Make the widgets that show a reply."""
    raise AssertionError(f"no widgets for {reply}")


@widgets_of.register
def _(reply: Urgent, session: Session) -> Iterator[Widget]:
    yield Message(plain(f"!! {URGENT}", "bold"), "urgent")


@widgets_of.register
def _(reply: Understood, session: Session) -> Iterator[Widget]:
    said = understood_in_words(session.assistant.pack, reply)
    if said:
        yield Message(joined(plain(READ_AS), plain("  F4 corrects it", "$text-muted")), "assistant")
        yield Static(rows(said, ("", "bold")), classes="understood")
    else:
        yield Message(plain(NOTHING_READ), "assistant")


@widgets_of.register
def _(reply: Asked, session: Session) -> Iterator[Widget]:
    if reply.conflict:
        said = " and ".join(f"“{reading.phrase}”" for reading in reply.conflict)
        yield Message(plain(f"I read both {said}, and they do not agree."), "assistant")
    beside = " · ".join(filter(None, (f"question {counted(reply)}", how_to_answer(session.assistant.pack, reply))))
    yield Message(joined(plain(reply.question.ask, "bold"), plain(f"  {beside}", "$text-muted")), "question")
    yield Options(session.assistant.pack, reply)


@widgets_of.register
def _(reply: Decided, session: Session) -> Iterator[Widget]:
    yield Card(session.assistant, reply, session.conversation.known)


@widgets_of.register
def _(reply: Explained, session: Session) -> Iterator[Widget]:
    yield Message(plain(reply.question.why), "assistant")
    yield Sources(tuple(session.assistant.cited(citation) for citation in reply.question.cites))


@widgets_of.register
def _(reply: Shown, session: Session) -> Iterator[Widget]:
    found = reply.found
    if not found.confident:
        yield Message(plain(doubt(found)), "assistant")
    extra: list[Content] = [plain(f"Did you mean: {found.did_you_mean}?")] if found.did_you_mean else []
    extra += [plain(contact, "bold") for contact in found.contacts]
    extra += [plain(term) for term in found.terms]
    extra += [plain(f"Partner: {match.name}") for match in found.partners]
    if extra:
        yield Message(lines(extra), "assistant")
    if found.hits:
        yield Hits(found.hits)


@widgets_of.register
def _(reply: Note, session: Session) -> Iterator[Widget]:
    yield Message(plain(reply.text), "assistant")
