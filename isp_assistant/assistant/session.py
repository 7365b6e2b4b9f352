"""One practitioner's conversation: what they type or choose goes in, replies come out, and nothing is lost."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from isp_assistant.assistant import clock
from isp_assistant.assistant.drafts import Unfinished
from isp_assistant.assistant.service import PASSAGES, Assistant
from isp_assistant.assistant.unread import Noticed
from isp_assistant.domain import conversation as talk
from isp_assistant.domain.conversation import Asked, Conversation, Decided, Reply, Shown, Turn, Understood, Urgent
from isp_assistant.domain.facts import FactError, known_to, normalised
from isp_assistant.domain.model import UNSURE, Answer, Facts
from isp_assistant.domain.reading import PRIVATE, PROTECTING, Found, Interpretation, Kind
from isp_assistant.errors import UnreadableError
from isp_assistant.settings import FILE, PUT_RIGHT, Settings

PROMPT = (
    "I did not understand that as an answer. Give a number, ? for not sure, or say it in other words; you can also ask "
    "something else."
)

NOTHING_NEW = (
    "I read nothing in that which changes the decision. If it does change something, correct what I understood; if "
    "somebody may be in danger, ring 999 or the duty social work team."
)
AGAIN = "That may change what was said about agreement, and I cannot tell how. So I will ask about it again."

ANOTHER = "I take that as another case. b goes back to the one before, with all that you said of it."
RETURNED = "Back to the question before, with all that you said of it."


class Session:
    """Holds a conversation and takes its turns. Every front end talks to the assistant through one of these."""

    def __init__(
        self, assistant: Assistant, profile: Facts | None = None, conversation: Conversation | None = None
    ) -> None:
        self.assistant = assistant
        self.profile: Facts = profile or {}
        self.conversation = conversation or talk.opening(self.profile)
        self.heard: Interpretation | None = None
        """What was read from the words typed last, for underlining them."""
        self.begun_at: datetime.datetime | None = None
        self._typed_words: list[str] = []
        self.noticed = Noticed()
        self._set_aside: tuple[Unfinished, ...] = ()
        self._given: frozenset[str] = frozenset()
        """The facts that were given before the first word."""

    def request(self) -> str:
        """Give what was typed in this conversation, with roles in the place of names."""
        return "\n".join(self.assistant.without_names(text) for text in self._typed_words)

    @property
    def _typed_before(self) -> str:
        return "\n".join(self._typed_words)

    @property
    def unfinished(self) -> Unfinished:
        """Everything that must be kept to go on later. The privacy guard reads the words, which takes a moment."""
        return Unfinished(self.conversation, self.request(), self.begun_at)

    def go_on(self, unfinished: Unfinished) -> None:
        """Go on with a conversation that was cut off."""
        self.conversation = unfinished.conversation
        self.begun_at = unfinished.begun_at
        self._typed_words = [unfinished.request] if unfinished.request else []

    def take_over(self, assistant: Assistant) -> None:
        """Go on with a pack that was changed: what is known stays, but for what the new pack does not know."""
        self.assistant = assistant
        self.profile, _ = known_to(assistant.pack, self.profile)
        facts, _ = known_to(assistant.pack, self.conversation.facts)
        known = {name: held for name, held in self.conversation.known.items() if name in facts}
        answered = tuple(name for name in self.conversation.answered if name in known)
        self.conversation = replace(self.conversation, known=known, answered=answered)

    @property
    def pending(self) -> Asked | None:
        """The question that waits for an answer."""
        reply = self.standing
        return reply if isinstance(reply, Asked) else None

    @property
    def standing(self) -> Asked | Decided | None:
        """Where the conversation stands, or None before it has begun."""
        return talk.standing(self.assistant.pack, self.conversation) if self.conversation.begun else None

    def begin(self, given: Mapping[str, Answer]) -> None:
        """Take facts as given before the first word."""
        for fact, value in given.items():
            self._take(talk.answer(self.assistant.pack, self.conversation, fact, value))
        self._given = frozenset(given)

    def say(self, text: str) -> tuple[Reply, ...]:
        """Take typed words: an answer, a correction, a new question, or a look-up."""
        self.heard = None
        self.begun_at = self.begun_at or clock.now()
        given, self._given = self._given, frozenset()
        if given and not self._typed_words:
            return self._first_words(text, given)
        pending = self.pending
        if pending is None:
            return self._new_question(text)
        answered = self.assistant.interpreter.answer(text, pending.question, self._typed_before)
        names_recipient = pending.question.fact == "recipient" and answered.value is not None
        if self.assistant.interpreter.turns_to_another(text) and not names_recipient:
            return self._turned(text)
        heard = self.heard = answered.heard
        if heard and self._is_another_case(text, heard, pending.question.fact):
            return self._begun(text, self._another_case(text))
        if answered.value is not None:
            return self._answered(text, pending.question.fact, answered.value, heard)
        if self._unsettles_agreement(text, heard):
            return self._asked_again(text, heard)
        if heard is None:
            self.noticed.texts.append(text)
            return (talk.Note(PROMPT), pending)
        return self._typed(text, self._stays_with_protectors(text, heard))

    def _first_words(self, text: str, given: frozenset[str]) -> tuple[Reply, ...]:
        """Take the first words of a case of which facts were given: these beat what the words say of them."""
        heard = self.heard = self.assistant.interpret(text)
        for fact in given:
            heard = heard.without(fact)
        self.conversation = replace(self.conversation, begun=False)
        return self._typed(text, replace(heard, kind=Kind.DECISION))

    def _answered(self, text: str, fact: str, value: Answer, heard: Interpretation | None) -> tuple[Reply, ...]:
        """Take an answer and what was said beside it; one that the words themselves put in doubt is asked again."""
        doubted = self.conversation.doubted
        also = self._also_heard(text, heard)
        if self.conversation.doubted and not doubted and self.standing:
            return (*also, self.standing)
        replies = (*also, *self.correct(fact, value))
        return self._then_asked_again(replies) if self._unsettles_agreement(text, heard) else replies

    def _turned(self, text: str) -> tuple[Reply, ...]:
        """Begin another case with words that turn to one, though they ask nothing and may only tell of a risk."""
        replies = self._begun(text, replace(self._another_case(text), kind=Kind.DECISION))
        if self.pending is None:
            return replies
        fact = self.pending.question.fact
        value = self.assistant.interpreter.answer(text, self.pending.question).value
        if value in (None, UNSURE, talk.NO_CONCERN):
            return replies
        return (*replies[:-1], *self.correct(fact, value))

    def _begun(self, text: str, heard: Interpretation) -> tuple[Reply, ...]:
        """Take the first words of another case, and say that it is one; only what is urgent comes before."""
        replies = self._typed(text, heard)
        return (*replies[: heard.urgent], talk.Note(ANOTHER), *replies[heard.urgent :])

    def _begins_anew(self, text: str, heard: Interpretation) -> bool:
        """After a decision a question begins another case; a remark that says one fact ("to protect her") amends it."""
        interpreter = self.assistant.interpreter
        whole = interpreter.asks(text) or len(heard.understood) >= talk.WHOLE
        return whole and not interpreter.goes_on(text)

    def _is_another_case(self, text: str, heard: Interpretation, pending: str) -> bool:
        interpreter = self.assistant.interpreter
        asks = interpreter.asks(text) and not interpreter.goes_on(text)
        return asks and talk.another_case(self.conversation, heard, pending)

    def _also_heard(self, text: str, heard: Interpretation | None) -> tuple[Reply, ...]:
        """Take what was said beside an answer, and show what was understood and is warned of."""
        if heard is None:
            return ()
        self._typed_words.append(text)
        self.noticed.texts.append(text)
        replies = self._hear(text, replace(self._stays_with_protectors(text, heard), kind=Kind.DECISION))
        return _heard_alone(replies)

    def _new_question(self, text: str) -> tuple[Reply, ...]:
        if self.conversation.begun and self.assistant.interpreter.turns_to_another(text):
            return self._turned(text)
        heard = self.heard = self.assistant.interpret(text, self._typed_before)
        if self.conversation.begun and heard.kind == Kind.DECISION and self._begins_anew(text, heard):
            heard = self._another_case(text)
        elif self._unsettles_agreement(text, heard):
            return self._asked_again(text, heard)
        elif self.conversation.begun and heard.kind != Kind.DECISION:
            heard = self.heard = self.assistant.interpreter.other_recipient(text, heard) or heard
        if isinstance(self.standing, Decided) and self._says_nothing_new(text, heard):
            return (talk.Note(NOTHING_NEW),)
        return self._typed(text, heard)

    def _says_nothing_new(self, text: str, heard: Interpretation) -> bool:
        said = heard.understood or heard.conflicts or heard.urgent or heard.kind == Kind.LOOKUP
        return not said and not self.assistant.interpreter.asks(text)

    def _unsettles_agreement(self, text: str, heard: Interpretation | None) -> bool:
        """Do the words speak of an agreement that is known, without saying what became of it?"""
        known = self.conversation.facts.get("consent", UNSURE) != UNSURE
        said = heard is not None and ("consent" in heard.understood or heard.urgent)
        interpreter = self.assistant.interpreter
        return known and not said and not interpreter.asks(text) and interpreter.speaks_of_agreement(text)

    def _asked_again(self, text: str, heard: Interpretation | None) -> tuple[Reply, ...]:
        """Hear the rest, and take the agreement as unknown: a yes that was perhaps taken back is none."""
        self._typed_words.append(text)
        self.noticed.texts.append(text)
        rest = heard.without("recipient") if heard else None
        said = self._hear(text, replace(rest, kind=Kind.DECISION)) if rest and rest.understood else ()
        return self._then_asked_again(said)

    def _then_asked_again(self, replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
        return (*_heard_alone(replies), talk.Note(AGAIN), *self.forget("consent"))

    def _stays_with_protectors(self, text: str, heard: Interpretation) -> Interpretation:
        """ "His mum just rang" takes a referral from nobody: whoever protects a child stays the recipient."""
        interpreter = self.assistant.interpreter
        known, now = self.conversation.facts.get("recipient"), heard.understood.get("recipient")
        says_so = interpreter.asks(text) or interpreter.goes_on(text) or interpreter.sends(text)
        return heard if known not in PROTECTING or now not in PRIVATE or says_so else heard.without("recipient")

    def _another_case(self, text: str) -> Interpretation:
        """Set the case aside, start afresh, and read the words without what was said of it."""
        before = (*self._set_aside, self.unfinished)
        self.again()
        self._set_aside = before
        self.begun_at = clock.now()
        self.heard = self.assistant.interpret(text)
        return self.heard

    def _typed(self, text: str, heard: Interpretation) -> tuple[Reply, ...]:
        if heard.kind == Kind.DECISION:
            self._typed_words.append(text)
            self.noticed.texts.append(text)
        found = self._found(text) if heard.kind == Kind.LOOKUP else None
        replies = self._hear(text, heard, found)
        return tuple(replace(reply, query=text) if isinstance(reply, Shown) else reply for reply in replies)

    def _found(self, text: str) -> Found:
        """Look something up; where a role is to be reached, how to reach it is the whole answer."""
        found = self.assistant.search(text, PASSAGES)
        return Found(confident=True, contacts=found.contacts) if found.contacts else found

    def _hear(self, text: str, heard: Interpretation, found: Found | None = None) -> tuple[Reply, ...]:
        """Take what was read; words that amend what was read before say that it misled."""
        before = self.conversation
        amends = before.begun and self.assistant.interpreter.corrects(text)
        replies = self._take(talk.typed(self.assistant.pack, before, heard, found, amends))
        if amends:
            for fact in heard.understood:
                self._notice_misled(before, fact)
        return replies

    def _notice_misled(self, before: Conversation, fact: str) -> None:
        """Notice the phrases that gave a fact another value than it has now; of a set no one phrase is to blame."""
        held, now = before.known.get(fact), self.conversation.known.get(fact)
        if held and now and held.answer != now.answer and not self.assistant.pack.facts[fact].many:
            misled = (reading for reading in held.readings if reading.value == held.answer)
            self.noticed.corrected += ((reading, str(now.answer)) for reading in misled)

    def choose(self, value: Answer) -> tuple[Reply, ...]:
        """Answer the pending question with a value of its fact, a set of them, or `unsure`."""
        pending = self.pending
        if pending is None:
            return (talk.Note("Nothing is being asked now."),)
        return self.correct(pending.question.fact, value)

    def correct(self, fact: str, value: Answer) -> tuple[Reply, ...]:
        """Set a fact, whether it was read, answered, or never mentioned."""
        before = self.conversation
        replies = self._take(talk.answer(self.assistant.pack, before, fact, value))
        if len(self.conversation.corrected) > len(before.corrected):
            self._notice_misled(before, fact)
        return replies

    def forget(self, fact: str) -> tuple[Reply, ...]:
        """Take a fact as unknown again."""
        return self._take(talk.forget(self.assistant.pack, self.conversation, fact))

    def unsure(self) -> tuple[Reply, ...]:
        """Answer *not sure*."""
        return self.choose(UNSURE)

    def back(self) -> tuple[Reply, ...]:
        """Take the last answer back; before the first, go back to the question that another one set aside."""
        if self._set_aside and not self.conversation.answered:
            *earlier, before = self._set_aside
            self.go_on(before)
            self._set_aside = tuple(earlier)
            asked = before.request.partition("\n")[0]
            note = talk.Note(f"{RETURNED} You asked: {asked}" if asked else RETURNED)
            return (note, self.standing) if self.standing else (note,)
        return self._take(talk.back(self.assistant.pack, self.conversation))

    def why(self) -> tuple[Reply, ...]:
        """Say why the pending question is asked."""
        return self._take(talk.why(self.assistant.pack, self.conversation))

    def instead(self, fact: str, value: str) -> tuple[Reply, ...]:
        """Ask about the other value that was named."""
        return self._take(talk.instead(self.assistant.pack, self.conversation, fact, value))

    def again(self) -> None:
        """Start afresh, keeping only what the settings say: `b` goes back to no case from before."""
        self.conversation = talk.opening(self.profile)
        self.begun_at = None
        self._typed_words = []
        self._set_aside = ()

    def _take(self, turn: Turn) -> tuple[Reply, ...]:
        self.conversation, replies = turn
        return replies


def profile_of(assistant: Assistant, settings: Settings) -> Facts:
    """Give what a practitioner's settings say of every case, as far as the pack has the fact.

    Raises `UnreadableError` for a value that the pack does not know.
    """
    sharer = settings.preferences.sharer
    if not sharer or "sharer" not in assistant.pack.facts:
        return {}
    try:
        return normalised(assistant.pack.facts, {"sharer": sharer})
    except FactError as error:
        raise UnreadableError(f"{settings.data / FILE}: {error}.", PUT_RIGHT) from error


def _heard_alone(replies: tuple[Reply, ...]) -> tuple[Reply, ...]:
    """Leave out what is asked next."""
    return tuple(reply for reply in replies if isinstance(reply, Urgent | Understood | talk.Note))
