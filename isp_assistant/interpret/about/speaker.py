"""Who only speaks, agrees, asks or is asked: it is seldom about them."""

from isp_assistant.interpret.about.matter import Finder
from isp_assistant.interpret.acts import ASK, MOVE, SAY
from isp_assistant.interpret.mentions import PARENT, Mention

CONSENTING = 4
"""Words from a parent on within which it is said that they agree."""


class Speakers(Finder):
    """Says of those who are named whether they only speak."""

    def has(self, mention: Mention) -> bool:
        """Does somebody say, ask or agree to something, or are they asked?"""
        place = self.scene.next(mention.last)
        while self.scene.among(place, "auxiliaries") or self.scene.among(place, "intensifiers"):
            place = self.scene.next(place)
        act = self.matter.acts.by_first.get(place)
        says = act is not None and bool(act.kinds & {ASK, SAY, MOVE})
        return says or self.scene.among(place, "speaks") or self._is_asked(mention) or self._consents(mention)

    def _consents(self, mention: Mention) -> bool:
        """ "Mum is thrilled for us to say", "dad ticked no": a parent whom a phrase of consent stands right behind."""
        near = range(mention.first, mention.last + CONSENTING)
        said = self.scene.said.get("consent", ())
        return (
            mention.who == PARENT
            and not self.matter.of_adults
            and any(found.first in near and self.scene.same(found.first, mention.last) for found in said)
        )

    def _is_asked(self, mention: Mention) -> bool:
        """ "Asked mum twice", "her mum hasn't been told": a parent who is asked or told, or is not."""
        if mention.who != PARENT:
            return False
        before = self.matter.acts.by_first.get(self.scene.previous(mention.start))
        behind = next((at for at in self.scene.after(mention.last) if not self.scene.among(at, "auxiliaries")), -1)
        told = self.scene.listed(behind, "told") and self.scene.lemma(self.scene.previous(behind)) == "be"
        asked = before is not None and ASK in before.kinds
        reached = asked or any(mention in act.reached for act in self.matter.acts.beside(mention.start))
        return told or (reached and not self.owns_thing(mention))

    def owns_thing(self, mention: Mention) -> bool:
        """ "Wants dad's number", where "wants mum's consent" asks mum."""
        last = mention.last
        unmarked = self.scene.listed(last, "owning") and not self.scene.listed(last, "plural")
        marked = self.scene.words[last].owner or unmarked
        return marked and not self.scene.among(self.scene.next(last), "consent_things")
