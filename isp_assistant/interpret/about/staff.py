"""A member of staff: what is told of their conduct, or what became of them, is about them."""

from isp_assistant.interpret.about.matter import Finder, Subject, named_as
from isp_assistant.interpret.mentions import PARENT, PROFESSIONAL

CONDUCT = "staff-conduct"
"""A kind of information that is about a member of staff."""
TROUBLE = 6
"""Words behind a member of staff that say what became of them."""


class Staff(Finder):
    """Finds the member of staff whom it is about."""

    def accused(self) -> Subject | None:
        """What is told of conduct is about a member of staff, and so is what those hear who look into it."""
        conduct = next((found for found in self.matter.information if found.meaning == CONDUCT), None)
        named = next((m for m in self.grammar.mentions if m.who == PROFESSIONAL), None)
        carer = self.grammar.mention_at(conduct.first) if conduct else None
        if conduct is None or (carer and carer.who == PARENT):
            return named_as(named, PROFESSIONAL) if named and self._looked_into() else self._stood_down()
        if named:
            return named_as(named, PROFESSIONAL)
        return None if any(m.who for m in self.people) else Subject(PROFESSIONAL, conduct.first, conduct.last)

    def _stood_down(self) -> Subject | None:
        """ "Why the tutor was stood down", "has the coach ever been under investigation"."""
        for mention in self.grammar.mentions:
            if mention.who != PROFESSIONAL and not self.scene.among(mention.last, "roles"):
                continue
            for at in self.scene.after(mention.last, TROUBLE):
                led = self.scene.previous(at)
                if self.scene.among(at, "stood_down") and (led == mention.last or self.scene.among(led, "befalling")):
                    return named_as(mention, PROFESSIONAL)
                if self.scene.words[at].stop or self.grammar.mention_at(at):
                    break
        return None

    def _looked_into(self) -> bool:
        """Is somebody named who deals with complaints about staff alone (the LADO)?"""
        return any(self.scene.among(at, "staff_inquirers") for at in range(len(self.scene.words)))
