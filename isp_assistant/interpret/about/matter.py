"""The matter that would be passed on, to whom, and the people whom it may be about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from isp_assistant.interpret.about.bystanders import Bystanders
from isp_assistant.interpret.acts import Acts
from isp_assistant.interpret.content import Zones
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import CHILD, OTHER_ADULT, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.scene import Scene

FAMILY = "family"
"""What a family as a whole comes to: no value covers it, so that nothing is read."""
BETWEEN_ADULTS = "domestic-abuse"
"""A kind that several adults share: it is about the one who suffers it, if that is plain."""
OF_ADULTS = frozenset({BETWEEN_ADULTS, "finance-housing"})
"""Kinds that are about the adults of a family, where nobody is named as the owner."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The value of whom it is about, and the words first to last that say so."""

    value: str
    first: int
    last: int


@dataclass(frozen=True)
class Matter:
    """What would be passed on, and who would receive it; `people` are those whom it may be about."""

    grammar: Grammar
    acts: Acts
    zones: Zones
    information: Sequence[Found[str]]
    recipients: Sequence[Mention]

    @cached_property
    def people(self) -> list[Mention]:
        """Those who are named, but for bystanders, the writer and whoever would be told."""
        bystanders = Bystanders(self.grammar)
        people = (m for m in self.grammar.mentions if m.person and not bystanders.has(m))
        return [m for m in people if not self._told(m)]

    @cached_property
    def known(self) -> frozenset[Mention]:
        """The people, to look them up."""
        return frozenset(self.people)

    def _told(self, mention: Mention) -> bool:
        """Is it the writer, or whoever would be told, or the same once more? It is not about them."""
        writes = mention is self.zones.writer and mention.who != CHILD
        return writes or any(_same(self.grammar.scene, mention, other) for other in self.recipients)

    @cached_property
    def of_adults(self) -> bool:
        """Would be passed on what adults of a family have, and nothing else?"""
        kinds = {found.meaning for found in self.information}
        return bool(kinds) and kinds <= OF_ADULTS

    def if_known(self, mention: object) -> Mention | None:
        """Give a mention if it is one of the people, else None."""
        return mention if isinstance(mention, Mention) and mention in self.known else None

    def is_kin(self, mention: Mention) -> bool:
        """A relative or a former partner, of whom nothing is told, is seldom whom it is about."""
        kin = self.grammar.scene.among(mention.last, "kin") or self.grammar.scene.among(mention.last, "former_partners")
        return mention.who == OTHER_ADULT and kin


class Finder:
    """Looks in one way for whom a matter is about."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.grammar = matter.grammar
        self.scene = matter.grammar.scene
        self.people = matter.people


def named_as(mention: Mention, value: str) -> Subject:
    """Give whoever is named as whom it is about."""
    return Subject(value, mention.start, mention.last)


def _same(scene: Scene, one: Mention, other: Mention) -> bool:
    """Are two mentions the same body or person? Two parents may be two people; who asks for their own is it about."""
    if other.to == "the-person":
        return False
    if (one.first, one.last) == (other.first, other.last):
        return True
    alike = one.to is not None and one.to == other.to
    several = one.to == PARENT or one.who == PROFESSIONAL  # a school has many teachers
    return alike and (not several or scene.lemma(one.last) == scene.lemma(other.last))
