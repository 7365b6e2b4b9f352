"""Sentences of the assistant's own that every front end says alike."""

from isp_assistant.domain.conversation import Understood
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import Decision, Pack

URGENT = (
    "If somebody is in danger now, ring 999. Do not wait for an answer here. Then tell the duty social work team, "
    "or the emergency duty team out of hours."
)


def understood_in_words(pack: Pack, reply: Understood) -> str:
    """Say what was read from the words, fact by fact."""
    if not reply.facts:
        return "I could not read any of the facts from your words, so I will ask."
    parts = [f"{pack.facts[name].label.lower()}: {in_words(pack, name, answer)}" for name, answer in reply.facts]
    who = f" ({pack.partners[reply.partner].name})" if reply.partner else ""
    return f"I read that as: {'; '.join(parts)}{who}."


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
