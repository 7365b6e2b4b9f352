"""The conversation as plain lines, labelled by speaker: for screen readers, and for any terminal."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import singledispatch

from isp_assistant.assistant import drafts, unread
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.session import Session, profile_of
from isp_assistant.assistant.wording import citation_line, deciding_lines, decision_lines, found_lines
from isp_assistant.cli import plain_record
from isp_assistant.cli.common import note
from isp_assistant.cli.render import shown
from isp_assistant.domain.conversation import (
    Asked,
    Conversation,
    Decided,
    Explained,
    Note,
    Reply,
    Shown,
    Understood,
    Urgent,
    summary,
)
from isp_assistant.domain.facts import in_words, offered
from isp_assistant.domain.model import UNSURE, Answer
from isp_assistant.domain.speech import NOTHING_READ, READ_AS, URGENT, counted, how_to_answer, understood_in_words
from isp_assistant.errors import UnreadableError
from isp_assistant.settings import Settings

HELP = (
    "Type an answer, its number, or another question. ? not sure, w why, b back, k what is known, "
    "r record the decision, n start again, q stop."
)


def converse(
    assistant: Assistant,
    settings: Settings,
    question: str | None = None,
    given: Mapping[str, Answer] | None = None,
    decided: Callable[[Conversation], None] | None = None,
) -> int:
    """Hold a conversation until it is decided or the practitioner stops; the exit code is 0 either way.

    `decided` is handed the conversation that a question led to, once there is an outcome. A conversation that begins
    with a question is not kept, since another may be: the one that goes on here or in the app.
    """
    session = Session(assistant, profile_of(assistant, settings))
    session.begin(given or {})
    if question is None:
        _write(f"Assistant: {HELP}")
        _tell_news(assistant, settings)
        _offer_unfinished(session, settings)
    else:
        _tell(session, session.say(question))
    trouble = ""
    while True:
        if question is None:
            trouble = _keep(session, settings, trouble)
        _keep_unread(session, settings)
        if question is not None and session.pending is None:
            if decided and session.standing:
                decided(session.conversation)
            return 0
        line = _read()
        if line is None or line in ("q", "quit"):
            return 0
        if line in ("r", "record"):
            plain_record.record(session, settings)
            continue
        _tell(session, _turn(session, line)) if line else _write(f"Assistant: {HELP}")


def _read() -> str | None:
    print("You: ", end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
    return line.strip() if line else None


def _tell_news(assistant: Assistant, settings: Settings) -> None:
    """Say once what has changed since the knowledge was last used here."""
    from isp_assistant.assistant import news

    for line in news.news(settings.data, assistant.pack):
        _write(f"News: {line}")
    try:
        news.remember(settings.data, assistant.pack)
    except UnreadableError as error:
        note(str(error))


def _offer_unfinished(session: Session, settings: Settings) -> None:
    unfinished = drafts.kept(settings.data / drafts.FILE, session.assistant.pack, note)
    if unfinished:
        session.go_on(unfinished)
        _write("Assistant: Your last conversation was not finished. It goes on here; n starts a new one.")
        _tell(session, (session.standing,) if session.standing else ())


def _keep(session: Session, settings: Settings, trouble: str) -> str:
    """Keep what was said, and give why it cannot be kept.

    That is said once and the conversation goes on, since it matters more; `trouble` is what was said before.
    """
    try:
        if session.pending:
            drafts.keep(settings.data / drafts.FILE, session.unfinished)
        else:
            drafts.drop(settings.data / drafts.FILE)
    except UnreadableError as error:
        if str(error) != trouble:
            note(f"this conversation is not kept: {error}")
        return str(error)
    return ""


def _keep_unread(session: Session, settings: Settings) -> None:
    try:
        unread.keep(settings, session.assistant, session.noticed)
    except UnreadableError as error:
        note(f"words that were not understood are not kept: {error}")


def _turn(session: Session, line: str) -> tuple[Reply, ...]:
    match line:
        case "w" | "why":
            return session.why()
        case "b" | "back":
            return session.back()
        case "n" | "new":
            session.again()
            return (Note("We start afresh. What would you like to share, and with whom?"),)
        case "k" | "known":
            known = summary(session.assistant.pack, session.conversation)
            return (Note("; ".join(f"{label}: {answer}" for label, answer in known) or "Nothing is known yet."),)
        case _:
            return session.say(line)


def _tell(session: Session, replies: tuple[Reply, ...]) -> None:
    for reply in replies:
        for line in _lines(reply, session):
            _write(line)


def _write(line: str) -> None:
    print(shown(line))


@singledispatch
def _lines(reply: Reply, session: Session) -> Iterator[str]:
    raise AssertionError(f"no lines for {reply}")


@_lines.register
def _(reply: Urgent, session: Session) -> Iterator[str]:
    yield f"Urgent: {URGENT}"


@_lines.register
def _(reply: Understood, session: Session) -> Iterator[str]:
    said = understood_in_words(session.assistant.pack, reply)
    yield f"Assistant: {READ_AS if said else NOTHING_READ}"
    for label, words in said:
        yield f"  {label}: {words}"


@_lines.register
def _(reply: Asked, session: Session) -> Iterator[str]:
    pack, fact = session.assistant.pack, reply.question.fact
    if reply.conflict:
        said = " and ".join(f"“{reading.phrase}”" for reading in reply.conflict)
        yield f"Assistant: I read both {said}."
    yield f"Question {counted(reply)}: {reply.question.ask}"
    for number, value in enumerate(reply.options, 1):
        label = "?" if value == UNSURE else number
        yield f"  {label}: {offered(pack, fact, value)}"
    if how := how_to_answer(pack, reply):
        yield f"  {how}"


@_lines.register
def _(reply: Decided, session: Session) -> Iterator[str]:
    assistant, talk = session.assistant, session.conversation
    yield from decision_lines(assistant, assistant.decision_of(reply.walk))
    yield from deciding_lines(assistant.pack, assistant.explain(talk.facts), talk.known)
    for fact, value in reply.also:
        label = in_words(session.assistant.pack, fact, value)
        yield f"Assistant: You named {label} as well. Ask about that next."


@_lines.register
def _(reply: Explained, session: Session) -> Iterator[str]:
    yield f"Why: {reply.question.why}"
    for citation in reply.question.cites:
        yield f"Source: {citation_line(session.assistant.cited(citation))}"


@_lines.register
def _(reply: Shown, session: Session) -> Iterator[str]:
    yield from found_lines(reply.found)


@_lines.register
def _(reply: Note, session: Session) -> Iterator[str]:
    yield f"Assistant: {reply.text}"
