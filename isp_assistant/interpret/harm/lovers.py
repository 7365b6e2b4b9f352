"""A child with a grown-up lover: taken to be exploited, in whatever order the words say how old each of them is."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from isp_assistant.interpret.ages import ADULT, Age
from isp_assistant.interpret.grammar import Grammar, Party
from isp_assistant.interpret.mentions import CHILD, OTHER_ADULT, PROFESSIONAL, Mention
from isp_assistant.interpret.text.phrases import Found

CONSENT = 16
"""Below this age nobody agrees to sex."""

NEVER = 13
"""Below this age it is rape, however young the other is."""

COURTING = 10
"""From this age on a child may be the one who is said to have a boyfriend."""

COURTED = 4
"""Words from a lover back to those that say so ("going out with someone who is 21")."""


class Lovers:
    """Finds the grown-up lovers of children in a text, and in what was typed before it."""

    def __init__(self, grammar: Grammar, ages: Sequence[Age], earlier: "Lovers | None" = None) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.ages = ages
        self.earlier = earlier

    def told(self) -> Iterator[Found[str]]:
        """Give the words that tell of a lover who is too old, or of a child who is too young for one named before."""
        before = self.earlier.children if self.earlier else ()
        for lover, words in self._lovers:
            if any(_too_young(child, lover) for child in (*self.children, *before)):
                yield words
        for lover, _ in self.earlier._lovers if self.earlier else ():
            yield from (_words(child.first, child.last) for child in self.children if _too_young(child, lover))

    @cached_property
    def children(self) -> tuple[Age, ...]:
        """The ages of children who may have a lover."""
        return tuple(age for age in self.ages if COURTING <= age.years < CONSENT)

    @cached_property
    def _lovers(self) -> tuple[tuple[Age, Found[str]], ...]:
        return tuple(self._find())

    def _find(self) -> Iterator[tuple[Age, Found[str]]]:
        for age in self.ages:
            named = self._holder(age)
            if age.years >= CONSENT and named and self._is_lover(named, age):
                yield age, _words(min(named.first, age.first), max(age.last, named.last))

    def _holder(self, age: Age) -> Mention | None:
        """Give whose age it is: "boyfriend is 24", or "he is 24" said of a boyfriend before."""
        before = self.grammar.before(age.first)
        whose = age.first - 2 if self.scene.among(age.first - 1, "aged") else age.first  # "a girlfriend aged 22"
        named = self.grammar.mention_at(whose) or (before[-1] if before else None)
        if named and self.scene.lemma(named.first) == "they":
            return self.grammar.antecedent(named.first, people=True) or named
        return named if named and self.scene.same(named.first, age.first) else None

    def _is_lover(self, named: Mention, age: Age) -> bool:
        """ "Boyfriend is 24", "sleeping with a man of 30", "a lad of 23 is seeing her", "he is 24, a couple"."""
        if named.who not in (None, OTHER_ADULT, CHILD):
            return False
        courted = any(self._courts(at) for at in self.scene.before(named.start, COURTED))
        courts = any(self.scene.begins(at, "intimate") is not None for at in self.scene.after(age.last, 3))
        return courted or courts or self._childs_partner(named) or self._together(age)

    def _courts(self, at: int) -> bool:
        """ "She is seeing a lad of 22"; but a worker who is seeing one has a case."""
        if self.scene.begins(at, "intimate") is None:
            return False
        subject = self.grammar.subject(at, people=True)
        return subject is not Party.WRITER and not (isinstance(subject, Mention) and subject.who == PROFESSIONAL)

    def _childs_partner(self, named: Mention) -> bool:
        """ "Her boyfriend", "with a man of 30"; but not "mum's boyfriend", "mum has one", nor a man who is nobody's."""
        scene = self.scene
        if self._has_one(named) not in (None, CHILD):
            return False
        owner = named.of or (self.grammar.antecedent(named.start) if scene.gender(named.start) else None)
        if owner is not None and owner.who not in (None, CHILD):
            return False
        theirs = named.of is not None or scene.lemma(named.start) == "them"
        known = theirs or scene.among(scene.previous(named.start), "company")
        return scene.among(named.last, "sweethearts") or (known and scene.among(named.last, "partners"))

    def _has_one(self, named: Mention) -> str | None:
        """Give who somebody is that is said to have one ("mum has a boyfriend")."""
        verb = self.scene.previous(named.start)
        holder = self.grammar.subject(verb, people=True) if self.scene.lemma(verb) == "have" else None
        return holder.who if isinstance(holder, Mention) else None

    def _together(self, age: Age) -> bool:
        """Does the sentence say that they are a couple?"""
        sentence = self.scene.words[age.first].sentence
        return any(self.scene.words[at].sentence == sentence for at in self._couples)

    @cached_property
    def _couples(self) -> tuple[int, ...]:
        return tuple(at for at in self.scene.classes if self.scene.begins(at, "together") is not None)


def _too_young(child: Age, lover: Age) -> bool:
    return lover.years >= ADULT or child.years < NEVER


def _words(first: int, last: int) -> Found[str]:
    return Found("significant-harm", first, last)
