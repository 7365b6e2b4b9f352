"""What was said so far, and what is said next: the same replies in the same order under every front end.

A conversation is a value; each function takes one and gives the next, with the replies to show. What is read from
words, chosen and corrected is kept as facts; the walk decides afresh each time which of them it uses, so an answer to
a question that no longer lies on the path is kept, unused, and is there again if the path comes back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from isp_assistant.domain.facts import in_words, members
from isp_assistant.domain.model import UNSURE, Answer, Fact, Facts, Pack, Question
from isp_assistant.domain.reading import FLED, Found, Interpretation, Kind, Reading
from isp_assistant.domain.walk import Walk, most_questions_left, walk


class Source(StrEnum):
    """How a fact came to be known."""

    TYPED = "typed"
    ANSWERED = "answered"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class Known:
    """One fact as known: `readings` are the words that said it, when it was typed."""

    answer: Answer
    source: Source
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A phrase that was read wrongly, and what it was said to mean of its fact: so it is read from then on."""

    fact: str
    phrase: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything said so far that matters. `answered` lists facts in the order of the answers, for going back.

    `also` are values that were named besides those understood, as (fact, value). `alarms` says what was told of that
    cannot go with "no concern"; `doubted` is set once such an answer was given and asked again.
    """

    known: dict[str, Known] = field(default_factory=dict)
    answered: tuple[str, ...] = ()
    conflicts: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    partner: str | None = None
    also: tuple[tuple[str, str], ...] = ()
    corrected: tuple[Correction, ...] = ()
    begun: bool = False
    alarms: tuple[str, ...] = ()
    doubted: bool = False

    @property
    def facts(self) -> Facts:
        return {name: known.answer for name, known in self.known.items()}


@dataclass(frozen=True, slots=True)
class Urgent:
    """Danger or distress now: the emergency route, before anything else."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What was read from the words just typed, fact by fact, and the organisation that they name."""

    facts: tuple[tuple[str, Answer], ...]
    partner: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """The next question; `number` counts from 1 and `at_most` bounds how many there can be.

    `options` are values and `unsure`; `conflict` holds contradictory readings of the fact that is asked.
    """

    tree: str
    question: Question
    options: tuple[str, ...]
    number: int
    at_most: int
    conflict: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcome; `also` are values that were named as well and can be asked about next, as (fact, value)."""

    walk: Walk
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """Why the pending question is asked."""

    question: Question


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer to a look-up."""

    query: str
    found: Found


@dataclass(frozen=True, slots=True)
class Note:
    """A plain sentence from the assistant."""

    text: str


Reply: TypeAlias = Urgent | Understood | Asked | Decided | Explained | Shown | Note
Turn: TypeAlias = tuple[Conversation, tuple[Reply, ...]]

CAPABILITIES = (
    "I can help you decide whether and how to share information about a child or a family, or look something up in "
    "the protocol, the parenting strategy and the law. Tell me what you know, who would receive it, and your worry. "
    "If somebody is in danger now, ring 999; if a child may come to harm, ring the duty social work team today."
)
WHOLE = 2
"""Facts that a question of its own says at the least."""

OF_ONE_RECIPIENT = frozenset({"consent", "purpose", "recipient_verified", "legal_duty", "public_interest"})
"""Facts that hold for one recipient: a yes to telling the school is none to telling her ex, nor is he checked."""

RISK, NO_CONCERN = "risk", "none"
LOOK_AGAIN = "Please answer once more: a worry is an answer too, and so is not sure."
GUARD = (
    "Somebody has fled from abuse here, and an address can lead the abuser to them. Tell nobody in the family or "
    "near it where they are, nor whether you know, until they themselves agree."
)
NOT_ALONE = (
    "I take that as not sure: nobody sets aside alone what your words tell of. Talk to your safeguarding lead today."
)

NOTHING_TO_DECIDE = "Tell me first what you would share, and with whom."


def opening(profile: Facts) -> Conversation:
    """Begin with what the practitioner's own settings say, such as the organisation they work for."""
    return Conversation({name: Known(answer, Source.PROFILE) for name, answer in profile.items()})


def typed(
    pack: Pack,
    conversation: Conversation,
    interpretation: Interpretation,
    found: Found | None = None,
    amends: bool = False,
) -> Turn:
    """Take a typed question: a decision begins or goes on, a look-up is answered and the pending question returns.

    What is read of a set is added to what is known of it, unless the words amend what was said before.
    """
    urgent: tuple[Reply, ...] = (Urgent(),) if interpretation.urgent else ()
    match interpretation.kind:
        case Kind.DECISION:
            return _heard(pack, conversation, interpretation, urgent, amends)
        case Kind.LOOKUP:
            shown: tuple[Reply, ...] = (Shown("", found),) if found else ()
            return conversation, (*urgent, *shown, *_again(pack, conversation))
        case _:
            return conversation, (*urgent, Note(CAPABILITIES), *_again(pack, conversation))


def told_at_once(pack: Pack, heard: Interpretation, given: Facts) -> Turn:
    """Take words and facts that were given beside them, as a script does; what is given beats what the words say.

    A script cannot be asked twice: its "no concern" that does not go with its words is taken as not sure at once.
    """
    for fact in given:
        heard = heard.without(fact)
    conversation, replies = typed(pack, Conversation(), replace(heard, kind=Kind.DECISION))
    conversation = replace(conversation, doubted=True)
    for fact, value in given.items():
        conversation, said = answer(pack, conversation, fact, value)
        replies += said
    return conversation, replies


def _heard(
    pack: Pack, conversation: Conversation, heard: Interpretation, urgent: tuple[Reply, ...], amends: bool
) -> Turn:
    if heard.in_passing and not amends and "recipient" in conversation.known:
        heard = heard.without("recipient")
    understood = {name: _as_corrected(conversation, heard, name) for name in heard.understood}
    if "recipient" in understood and conversation.begun:
        conversation = _for_another(conversation, understood["recipient"])
    known = dict(conversation.known)
    for name, answer in understood.items():
        now = Known(answer, Source.TYPED, heard.readings.get(name, ()))
        known[name] = now if amends else _added(pack.facts[name], known.get(name), now)
    for name in heard.conflicts:
        known.pop(name, None)
    conversation = replace(
        conversation,
        known=known,
        conflicts=conversation.conflicts | heard.conflicts,
        partner=heard.partner or conversation.partner,
        also=tuple(_also(pack, heard)),
        begun=True,
        alarms=tuple(dict.fromkeys((*conversation.alarms, *heard.alarms))),
    )
    doubts: tuple[Reply, ...] = ()
    if _alarmed(conversation, RISK, conversation.facts.get(RISK)):
        understood.pop(RISK, None)
        conversation, doubts = _doubt(conversation)
    guard = (Note(GUARD),) if FLED in heard.alarms else ()
    said = Understood(tuple(understood.items()), heard.partner)
    return conversation, (*urgent, *guard, said, *doubts, standing(pack, conversation))


def _alarmed(conversation: Conversation, fact: str, value: Answer | None) -> bool:
    """Say whether a value is "no concern" where the words told of something that alarms."""
    return (fact, value) == (RISK, NO_CONCERN) and bool(conversation.alarms)


def _doubt(conversation: Conversation) -> Turn:
    """Take "no concern" back, so that it is asked again."""
    told = " and ".join(conversation.alarms)
    note = Note(f"Your words tell of {told}, and “no concern” does not go with that. {LOOK_AGAIN}")
    return replace(_without(conversation, RISK), doubted=True), (note,)


def _for_another(conversation: Conversation, recipient: Answer) -> Conversation:
    """Forget what was said of one recipient alone where another takes its place."""
    held = conversation.known.get("recipient")
    if held is None or held.answer == recipient:
        return conversation
    known = {name: now for name, now in conversation.known.items() if name not in OF_ONE_RECIPIENT}
    answered = tuple(name for name in conversation.answered if name in known)
    return replace(conversation, known=known, answered=answered, partner=None)


def _added(fact: Fact, held: Known | None, now: Known) -> Known:
    """Add what was read of a set to what is known of it: "and she is on the pill" does not take back the overdose."""
    if not fact.many or held is None or UNSURE in (held.answer, now.answer):
        return now
    return Known(members(fact, (*held.answer, *now.answer)), now.source, (*held.readings, *now.readings))


def another_case(conversation: Conversation, heard: Interpretation, pending: str) -> bool:
    """Say whether a question that was typed while one on the fact `pending` waits is on somebody or something else.

    It says two facts besides what was asked, and goes to others than was said, or is about others.
    """
    telling = (name for name in ("recipient", "about") if name in heard.understood)
    typed_before = ((conversation.known.get(name), heard.understood[name]) for name in telling)
    differs = any(held and held.source == Source.TYPED and held.answer != answer for held, answer in typed_before)
    return differs and len(heard.understood.keys() - {pending}) >= WHOLE


def _as_corrected(conversation: Conversation, heard: Interpretation, fact: str) -> Answer:
    """Give what was read of a fact; of words that were corrected before, what they were said to mean."""
    phrases = {reading.phrase.casefold() for reading in heard.readings.get(fact, ())}
    meant = (c.answer for c in reversed(conversation.corrected) if c.fact == fact and c.phrase in phrases)
    return next(meant, heard.understood[fact])


def _also(pack: Pack, heard: Interpretation) -> Iterable[tuple[str, str]]:
    """List what was named besides the value that was understood: a second recipient, to be asked about next."""
    for name, readings in heard.readings.items():
        if name in heard.understood and not pack.facts[name].many:
            others = dict.fromkeys(reading.value for reading in readings)
            yield from ((name, value) for value in others if value != heard.understood[name])


def answer(pack: Pack, conversation: Conversation, fact: str, value: Answer) -> Turn:
    """Take an answer, or a change of one given before."""
    value = _ordered(pack.facts[fact], value)
    insists: tuple[Reply, ...] = ()
    if _alarmed(conversation, fact, value):
        if not conversation.doubted:
            conversation, doubts = _doubt(replace(conversation, begun=True))
            return conversation, (*doubts, standing(pack, conversation))
        value, insists = UNSURE, (Note(NOT_ALONE),)
    known = conversation.known | {fact: Known(value, Source.ANSWERED)}
    answered = (*(name for name in conversation.answered if name != fact), fact)
    conflicts = {name: readings for name, readings in conversation.conflicts.items() if name != fact}
    corrected = (*conversation.corrected, *_corrections(pack, conversation, fact, value))
    conversation = replace(
        conversation, known=known, answered=answered, conflicts=conflicts, corrected=corrected, begun=True
    )
    return conversation, (*insists, standing(pack, conversation))


def _corrections(pack: Pack, conversation: Conversation, fact: str, value: Answer) -> Iterable[Correction]:
    """Give the phrases that an answer says were read wrongly; of a set no one phrase is to blame."""
    held = conversation.known.get(fact)
    if held and held.source == Source.TYPED and value not in (held.answer, UNSURE) and not pack.facts[fact].many:
        yield from (Correction(fact, reading.phrase.casefold(), value) for reading in held.readings)


def _ordered(fact: Fact, value: Answer) -> Answer:
    if fact.many and value != UNSURE:
        return members(fact, (value,) if isinstance(value, str) else value)
    return value


def forget(pack: Pack, conversation: Conversation, fact: str) -> Turn:
    """Take a fact as unknown again, so that it is asked if it still matters."""
    conversation = _without(conversation, fact)
    return conversation, (standing(pack, conversation),)


def back(pack: Pack, conversation: Conversation) -> Turn:
    """Take the last answer back and ask again what it answered."""
    if not conversation.answered:
        note = Note("There is no answer to go back to. You can correct what I understood from your words.")
        return conversation, (note, *_again(pack, conversation))
    conversation = _without(conversation, conversation.answered[-1])
    return conversation, (standing(pack, conversation),)


def _without(conversation: Conversation, fact: str) -> Conversation:
    known = {name: value for name, value in conversation.known.items() if name != fact}
    answered = tuple(name for name in conversation.answered if name != fact)
    return replace(conversation, known=known, answered=answered)


def why(pack: Pack, conversation: Conversation) -> Turn:
    """Say why the pending question is asked."""
    reply = standing(pack, conversation) if conversation.begun else None
    match reply:
        case Asked():
            return conversation, (Explained(reply.question),)
        case Decided(at) if at.outcome:
            return conversation, (Note(f"Nothing is being asked now. It was decided so: {at.outcome.because}"),)
        case _:
            return conversation, (Note(NOTHING_TO_DECIDE),)


def instead(pack: Pack, conversation: Conversation, fact: str, value: str) -> Turn:
    """Ask about the other value that was named, with everything else as it is known, but for `OF_ONE_RECIPIENT`."""
    if fact == "recipient":
        conversation = _for_another(conversation, value)
    conversation, replies = answer(pack, replace(conversation, also=()), fact, value)
    return replace(conversation, partner=None), replies


def standing(pack: Pack, conversation: Conversation) -> Asked | Decided:
    """Say where the conversation stands: the next question, or the outcome."""
    facts = conversation.facts
    at = walk(pack, facts)
    if at.question is None:
        return Decided(at, conversation.also)
    number = len(asked_before(conversation, at)) + 1
    left = most_questions_left(pack, facts, at.tree, at.question.id)
    conflict = conversation.conflicts.get(at.question.fact, ())
    options = (*pack.facts[at.question.fact].values, UNSURE)
    return Asked(at.tree, at.question, options, number, number + left - 1, conflict)


def asked_before(conversation: Conversation, at: Walk) -> tuple[str, ...]:
    """List the facts on the path that were answered when asked, in the order of the path."""
    asked = (passed.fact for passed in at.path)
    return tuple(
        name
        for name in dict.fromkeys(asked)
        if name in conversation.known and conversation.known[name].source == Source.ANSWERED
    )


def unused(conversation: Conversation, at: Walk) -> tuple[str, ...]:
    """List the facts that are known but that the path does not ask for."""
    on_path = {passed.fact for passed in at.path}
    return tuple(name for name in conversation.known if name not in on_path)


def _again(pack: Pack, conversation: Conversation) -> tuple[Reply, ...]:
    """Come back to the pending question; a decision was read already, and would hide what was just said."""
    if not conversation.begun:
        return ()
    stands = standing(pack, conversation)
    return (stands,) if isinstance(stands, Asked) else ()


def summary(pack: Pack, conversation: Conversation) -> tuple[tuple[str, str], ...]:
    """List what is known as (label of the fact, answer in words), in the order of the vocabulary."""
    return tuple(
        (fact.label, in_words(pack, name, conversation.known[name].answer))
        for name, fact in pack.facts.items()
        if name in conversation.known
    )
