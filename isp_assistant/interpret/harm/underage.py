"""A child under 13 and sexual activity: nobody of that age can agree to it, so it is taken for serious harm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isp_assistant.interpret.ages import Age
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.harm.lovers import NEVER
from isp_assistant.interpret.mentions import OTHER_ADULT, PARENT, Mention
from isp_assistant.interpret.text.phrases import Found

YOUNGEST = 8
"""Below this age what is told of a parent's contraception is oftener meant."""


@dataclass(frozen=True, slots=True)
class Underage:
    """Finds words of sexual activity and of the ages of those who do it, in a text and in what was typed before it."""

    grammar: Grammar
    ages: Sequence[Age]
    earlier: "Underage | None" = None

    def told(self) -> Iterator[Found[str]]:
        """Give the words that tell of it, and the age, where the other was typed before."""
        acts = list(self._acts())
        for first, last in acts:
            age = self._age_at(first)
            if age and _too_young(age):
                yield _harm(min(first, age.first), max(last, age.last))
            elif age is None and self.earlier and any(map(_too_young, self.earlier.ages)):
                yield _harm(first, last)
        if not acts and self.earlier and any(self.earlier._acts()):
            yield from (_harm(age.first, age.last) for age in self.ages if _too_young(age))

    def _acts(self) -> Iterator[tuple[int, int]]:
        """Give the places of sexual activity, of protection from it and of what comes of it, but for a grown-up's."""
        scene = self.grammar.scene
        for at in scene.classes:
            end = scene.begins(at, "sexual")
            if end is None or scene.negated(at) or self._is_taught(at, end):
                continue
            if not self._of_a_grown_up(at):
                yield at, end - 1

    def _is_taught(self, at: int, end: int) -> bool:
        """ "A contraception lesson", "a class on contraception"; but "she wants to talk about it" is her own."""
        scene = self.grammar.scene
        link = scene.previous(at)
        lesson = scene.previous(link) if scene.lemma(link) in ("on", "about") else -1
        verb = scene.lemma(lesson) == "talk" and not scene.among(lesson - 1, "determiners")
        return scene.among(end, "lessons") or (scene.among(lesson, "lessons") and not verb)

    def _of_a_grown_up(self, at: int) -> bool:
        """ "Mum is on the pill"; but whoever would be told of it ("tell her mum about the pill") is not who does it."""
        subject = self.grammar.subject(at, people=True)
        if not isinstance(subject, Mention) or subject.who not in (PARENT, OTHER_ADULT):
            return False
        return self.grammar.scene.begins(self.grammar.scene.previous(subject.start), "tell") is None

    def _age_at(self, place: int) -> Age | None:
        """Give the age that stands nearest before a place, else the first behind it."""
        before = [age for age in self.ages if age.first < place]
        return before[-1] if before else next(iter(self.ages), None)


def _too_young(age: Age) -> bool:
    return YOUNGEST <= age.years < NEVER


def _harm(first: int, last: int) -> Found[str]:
    return Found("significant-harm", first, last)
