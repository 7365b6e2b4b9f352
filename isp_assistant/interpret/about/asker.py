"""Whoever asks for their own, or the child for whom somebody does."""

from isp_assistant.interpret.about.matter import Finder, Subject, named_as
from isp_assistant.interpret.mentions import CHILD, Mention

OWN_REQUEST = "subject-request"
"""The purpose of whoever asks for their own."""


class Askers(Finder):
    """Finds whoever asks for their own."""

    def themselves(self) -> Subject | None:
        """ "All that we hold about herself": whoever asks; "on her son's behalf": the child for whom somebody does."""
        for at in range(len(self.scene.words)):
            asker = self.grammar.antecedent(at) if self._about_oneself(at) else None
            if asker and asker.who:
                return named_as(asker, asker.who)
        if not any(m.who for m in self.people) and self._asks_for_own():
            asker = next((m for m in self.matter.recipients if m.person and m.who), None)
            if asker and asker.who:
                return named_as(asker, asker.who)
        return next((named_as(m, CHILD) for m in self.people if m.who == CHILD and self._on_behalf(m)), None)

    def _about_oneself(self, at: int) -> bool:
        itself = self.scene.listed(at, "oneself_pronouns") and self.scene.among(at - 1, "about_whom")
        return itself or self._written_of_asker(at)

    def _written_of_asker(self, at: int) -> bool:
        """ "Mum wants what we wrote about her"."""
        written = any(self.scene.among(place, "written_on") for place in self.scene.before(at - 1, 3))
        ends = not self.scene.same(at + 1, at) or self.scene.words[at + 1].stop
        ends = ends or self.scene.among(at + 1, "prepositions")
        if not (self.scene.gender(at) and self.scene.among(at - 1, "about_whom") and written and ends):
            return False
        asker = self.grammar.antecedent(at, people=True)
        told = {one.first for one in self.matter.recipients}  # whoever asks for their own is the same in another role
        return asker is not None and asker.first in told and self.grammar.mention_at(at) is None

    def _asks_for_own(self) -> bool:
        return any(found.meaning == OWN_REQUEST for found in self.scene.said.get("purpose", ()))

    def _on_behalf(self, mention: Mention) -> bool:
        before = self.scene.previous(mention.start)
        return self.scene.lemma(mention.last + 1) == "behalf" or (
            self.scene.lemma(before) == "of" and self.scene.lemma(self.scene.previous(before)) == "behalf"
        )
