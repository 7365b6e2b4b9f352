"""A list or a cohort: people who are many, and not meant one by one."""

from functools import cached_property

from isp_assistant.interpret.about.matter import Finder, Subject, named_as
from isp_assistant.interpret.content import Zone
from isp_assistant.interpret.mentions import CHILD, MANY, PARENT, PROFESSIONAL, Mention

MANY_FROM = 10
"""From this number on people are a list, and no few that are meant one by one."""
NEAR, WHICH = 4, 6
"""Words behind "which", and behind "which of our", that say of whom it is asked."""


class Cohorts(Finder):
    """Finds those who are named as a list or a cohort."""

    def wanted(self) -> Subject | None:
        """Give the first list or cohort that would be passed on, or None."""
        wanted = (m for m in self.named if self.matter.zones.at(m.first) == Zone.PASSED_ON)
        return next((named_as(m, MANY) for m in wanted), None)

    def first(self) -> Subject | None:
        """Give the list or the cohort that is named first, or None."""
        return next((named_as(m, MANY) for m in self.named), None)

    @cached_property
    def named(self) -> list[Mention]:
        """Those who are named as a list or a cohort."""
        return [m for m in self.people if self._is_many(m)]

    def _is_many(self, mention: Mention) -> bool:
        if mention.who == MANY:
            each = any(self.scene.among(at, "every_one") for at in range(mention.start, mention.last))
            return each or not self.scene.words[mention.last].owner
        inner = range(mention.start, mention.first)
        if self._is_each(mention) or self._has_list(mention):
            return True
        if any(self.scene.words[at].plain.isdecimal() and int(self.scene.words[at].plain) >= MANY_FROM for at in inner):
            return mention.plural and self.scene.listed(mention.last, "plural")
        behind = self.scene.next(mention.last)
        relative = self.scene.among(mention.last + 1, "relative")
        told_apart = relative or self.scene.among(behind, "prepositions")
        whole = all(self.scene.among(at, "whole") or (told_apart and self.scene.lemma(at) == "the") for at in inner)
        mums = told_apart and self.scene.listed(mention.last, "owning")
        several = (mention.plural or mums) and not self.scene.listed(mention.last, "one_group")
        return whole and several and mention.who != PROFESSIONAL and self._is_listed(mention)

    def _is_each(self, mention: Mention) -> bool:
        """ "Every baby under one", "which of our lads", "which kids"; not "which of the three brothers"."""
        each = any(self.scene.among(at, "every_one") for at in range(mention.start, mention.first))
        asked = [self.scene.lemma(at) for at in self.scene.before(mention.start, WHICH)]
        how_many = asked[:2] == ["many", "how"] or asked[:3] == ["of", "many", "how"]
        which = "which" in asked[:NEAR] or ("which" in asked and asked[asked.index("which") - 1] == "of")
        which = (how_many or which) and self.scene.listed(mention.last, "plural")
        few = any(self.scene.among(at, "few") for at in range(mention.start, mention.last + 1))
        return mention.who in (CHILD, PARENT, None) and not (mention.of or few) and (each or which)

    def _has_list(self, mention: Mention) -> bool:
        """ "Our young carers' phone list"."""
        behind = self.scene.next(mention.last)
        behind = self.scene.next(behind) if self.scene.among(behind, "list_kinds") else behind
        several = mention.plural and self.scene.words[mention.last].owner
        return several and self.scene.among(behind, "list_things")

    def _is_listed(self, mention: Mention) -> bool:
        """ "The names of children", "percentages of our patients": a list or a count is of them all."""
        link = self.scene.previous(mention.start)
        lists = any(self.scene.among(at, "lists") for at in self.scene.before(link, 2))
        return self.scene.among(link, "listed_by") and lists
