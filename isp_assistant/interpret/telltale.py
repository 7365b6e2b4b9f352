"""Harm that nobody names: several signs of it together, in what somebody would report of a child."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from isp_assistant.interpret.ages import ADULT, Age
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import CHILD, MANY, Mention
from isp_assistant.interpret.phrases import Found
from isp_assistant.interpret.signs.sign import Evidence, Sign

VOLUNTEERED, ASKED_FOR = 2, 3
"""What the signs must weigh where the writer would tell of their own accord, and where somebody asks."""


class Telltale:
    """Weighs the words that are signs of harm: each weighs one, a plain one two."""

    def __init__(
        self, grammar: Grammar, ages: Sequence[Age], signs: Sequence[Sign], recipients: Sequence[Mention]
    ) -> None:
        self.scene = grammar.scene
        self.grammar = grammar
        self.ages = ages
        self.signs = signs
        self.recipients = recipients

    def places(self) -> list[tuple[int, int]]:
        """Give the first and last word of each sign where they weigh enough, else nothing."""
        if not self.of_a_child or sum(self._weights.values()) < self._enough:
            return []
        return [(found.first, found.last) for found in self._weights]

    @cached_property
    def _weights(self) -> dict[Found[str], int]:
        """Each sign once, whatever its ending, with its weight."""
        weights: dict[Found[str], int] = {}
        met: set[str] = set()
        for found, weight in self._all():
            if self.scene.lemma(found.first) not in met:
                met.add(self.scene.lemma(found.first))
                weights[found] = weight
        return weights

    def _all(self) -> Iterator[tuple[Found[str], int]]:
        for at in sorted(self.scene.classes):
            for name, weight in (("plain_telltale", 2), ("telltale", 1)):
                end = self.scene.begins(at, name)
                if end is not None and not self._idle(at):
                    yield Found(name, at, end - 1), weight
                    break

    def _idle(self, at: int) -> bool:
        """Is it a word of an idiom, of somebody's name, or of what is denied?"""
        return at in self._idioms or self.scene.negated(at)

    @cached_property
    def _idioms(self) -> frozenset[int]:
        ends = ((at, self.scene.begins(at, "idiom")) for at in self.scene.classes)
        return frozenset(place for at, end in ends if end for place in range(at, end))

    @property
    def of_a_child(self) -> bool:
        """Whether a child is spoken of anywhere."""
        return any(age.years < ADULT for age in self.ages) or any(
            mention.who in (CHILD, MANY) for mention in self.grammar.mentions
        )

    @property
    def _enough(self) -> int:
        couple = any(self.scene.among(at, "couples") for at in range(len(self.scene.words)))
        return ASKED_FOR if couple or self._asked else VOLUNTEERED

    @property
    def _asked(self) -> bool:
        """Does whoever would be told ask for it?"""
        asks = {sign.mention.first for sign in self.signs if sign.evidence in (Evidence.ASKS, Evidence.CALLS)}
        return any(named.first in asks for named in self.recipients[:1])
