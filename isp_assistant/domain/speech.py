"""Sentences of the assistant's own that every front end says alike."""

from isp_assistant.domain.conversation import Asked, Understood
from isp_assistant.domain.facts import LONG, in_words
from isp_assistant.domain.model import UNSURE, Decision, Pack, StepKind

URGENT = (
    "If somebody is in danger now, ring 999. Do not wait for an answer here. Where a child may come to harm, tell the "
    "duty social work team today, or the emergency duty team out of hours, and your safeguarding lead."
)


NOTHING_READ = "I could not read any of the facts from your words, so I will ask."
READ_AS = "I read that as:"
ANYTHING_ELSE = "anything else?"
MOST_COUNTED = 6
"""The highest bound on questions that is told: the longest way there is says little of the way that will be gone."""


def counted(asked: Asked) -> str:
    """Say which question it is, and of how many at most where that is a few."""
    return f"{asked.number} of at most {asked.at_most}" if asked.at_most <= MOST_COUNTED else str(asked.number)


def how_to_answer(pack: Pack, asked: Asked) -> str:
    """Say how to answer where there may be several answers, or more than a glance takes in; else nothing."""
    fact = pack.facts[asked.question.fact]
    a_word = " or words" if len(fact.values) > LONG else ""
    if fact.many:
        return f"More than one is possible: type numbers{a_word}, such as 1, 3."
    return "Type its number or a word of it." if a_word else ""


def understood_in_words(pack: Pack, reply: Understood) -> tuple[tuple[str, str], ...]:
    """Say what was read from the words, as (label of the fact, answer in words); nothing where nothing was.

    A set that was read is a lower bound, so it is asked whether there is anything else.
    """
    said = [("Organisation", pack.partners[reply.partner].name)] if reply.partner else []
    for name, answer in reply.facts:
        words = in_words(pack, name, answer)
        if pack.facts[name].many and answer != UNSURE:
            words = f"{words} ({ANYTHING_ELSE})"
        said.append((pack.facts[name].label, words))
    return tuple(said)


STEP_WORDS = {
    StepKind.TELL: "Contact",
    StepKind.INCLUDE: "Include",
    StepKind.LEAVE_OUT: "Leave out",
    StepKind.CHANNEL: "How",
    StepKind.VERIFY: "Verify",
    StepKind.TELL_PERSON: "The person",
    StepKind.RECORD: "Record",
    StepKind.REVIEW: "Review",
    StepKind.COME_BACK: "Come back",
}
"""What a step is about, in a word or two before it."""


DECISION_WORDS = {
    Decision.SHARE_NOW: ("!!", "SHARE NOW"),
    Decision.SHARE: ("+", "SHARE"),
    Decision.SHARE_WITH_CONSENT: ("+", "SHARE WHAT WAS AGREED"),
    Decision.SHARE_ANONYMISED: ("~", "SHARE WITHOUT IDENTITY"),
    Decision.ASK_FIRST: ("?", "ASK FIRST"),
    Decision.SEEK_ADVICE: ("?", "SEEK ADVICE"),
    Decision.DO_NOT_SHARE: ("x", "DO NOT SHARE"),
    Decision.OTHER_PROCESS: (">", "ANOTHER PROCEDURE"),
}
"""Each decision as a sign and in words, so that colour is never needed to tell them apart."""

DECISION_MEANINGS = {
    Decision.SHARE_NOW: "at once, without waiting for agreement; in writing afterwards",
    Decision.SHARE: "without agreement, as much as this needs",
    Decision.SHARE_WITH_CONSENT: "what they said yes to, with whom they said it",
    Decision.SHARE_ANONYMISED: "in a form in which nobody can be recognised",
    Decision.ASK_FIRST: "ask for agreement, or check what is missing, then come back",
    Decision.SEEK_ADVICE: "do not decide this alone: ask the named role",
    Decision.DO_NOT_SHARE: "refuse, and write down why",
    Decision.OTHER_PROCESS: "a procedure of its own governs it",
}
"""What each decision means, in a few words, for whoever chooses between them."""
