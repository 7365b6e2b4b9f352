"""Harm: which phrases tell of it, and who is harmed."""

from collections.abc import Iterator, Sequence

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.acts import Acts
from isp_assistant.interpret.ages import ADULT, Age
from isp_assistant.interpret.calm import Calm
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import CHILD, MANY, OTHER_ADULT, PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.phrases import Found

CONSENT = 16
"""Below this age nobody agrees to sex."""

IMMEDIATE, SIGNIFICANT, NONE = "immediate-danger", "significant-harm", "none"
GRAVE = frozenset({IMMEDIATE, SIGNIFICANT})


class Harm:
    """Weighs the phrases of risk."""

    def __init__(self, grammar: Grammar, acts: Acts, ages: Sequence[Age]) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.ages = ages
        self.calm = Calm(grammar, acts)
        self.told = [phrase for phrase in self.scene.said.get("risk", ()) if self._tells(phrase)]
        self.told += self._grown_lover()

    @property
    def grave(self) -> bool:
        """Whether significant or immediate harm is told of."""
        return any(phrase.meaning in GRAVE for phrase in self.told)

    def readings(self) -> Iterator[Reading]:
        """Give a reading for each phrase that tells of a risk, or of none."""
        return (self.scene.reading("risk", phrase.meaning, phrase.first, phrase.last) for phrase in self.told)

    def victims(self) -> Iterator[Mention]:
        """Give those who are named as harmed and may be those whom it is about."""
        return (named for named in self.harmed() if named.who != PROFESSIONAL and named.to != RELATIVE)

    def harmed(self) -> Iterator[Mention]:
        """Give those who are named as harmed, whoever they are."""
        for phrase in self.told:
            victim = self._victim(phrase) if phrase.meaning in GRAVE else None
            if victim:
                yield victim

    # --- what tells of harm

    def _tells(self, phrase: Found[str]) -> bool:
        """Does the phrase say what is so, and not what is denied, supposed, or only defined?"""
        scene = self.scene
        if phrase.meaning not in GRAVE:
            return self.calm.none(phrase) if phrase.meaning == NONE else self.calm.slight(phrase)
        defined = any(scene.among(at, "doubts") for at in scene.before(phrase.first, 4))
        named_after = scene.among(scene.next(phrase.last), "undertakings")  # "exploitation project"
        if scene.negated(phrase.first) or defined or named_after:
            return False
        return not (self._between_children(phrase) or self._slight(phrase))

    def _between_children(self, phrase: Found[str]) -> bool:
        """ "If he hits other children": a child who strikes is not struck."""
        if not self.scene.among(phrase.first, "blows") or self._passive(phrase):
            return False
        others = any(self.scene.lemma(at) == "other" for at in (phrase.last, self.scene.next(phrase.last)))
        subject = self.grammar.subject(phrase.first)
        return others or (isinstance(subject, Mention) and subject.who == CHILD)

    def _slight(self, phrase: Found[str]) -> bool:
        """Between grown-ups only grave violence is read: the rest is domestic abuse, and says no more."""
        victim = self._victim(phrase)
        grown = victim is not None and victim.who not in (CHILD, MANY)
        return grown and self.scene.among(phrase.first, "slight")

    def _grown_lover(self) -> Iterator[Found[str]]:
        """A child with a grown-up lover is taken to be exploited ("13 y/o. boyfriend is 24")."""
        if not any(age.years < CONSENT for age in self.ages):
            return
        for age in self.ages:
            named = self.grammar.mention_at(age.first) or next(iter(reversed(self.grammar.before(age.first))), None)
            grown = age.years > ADULT and named is not None and named.who == OTHER_ADULT
            if named and grown and self.scene.same(named.first, age.first) and self.scene.among(named.last, "partners"):
                yield Found(SIGNIFICANT, named.first, max(age.last, named.last))

    # --- who is harmed

    def _victim(self, phrase: Found[str]) -> Mention | None:
        places = range(phrase.first, phrase.last + 1)
        subject = self.grammar.subject(phrase.first, people=True)
        if isinstance(subject, Mention) and any(self.scene.among(at, "oneself") for at in places):
            return subject
        for at in (*places, *self.scene.after(phrase.last, 1)):
            struck = self._struck(at, phrase, subject)
            if struck:
                return struck
        suffers = phrase.meaning != IMMEDIATE and (self._passive(phrase) or self._borne(phrase))
        return subject if suffers and isinstance(subject, Mention) and subject.person else None

    def _struck(self, at: int, phrase: Found[str], subject: object) -> Mention | None:
        """Give whom the words of a phrase, or the one behind it, name as struck."""
        named = self.grammar.mention_at(at)
        if named is None and self.scene.lemma(at) == "them":
            named = self.grammar.antecedent(at)
        harmed = named is not None and named.person and named != subject and named.first != phrase.first
        return named if harmed else None

    def _passive(self, phrase: Found[str]) -> bool:
        """ "Is being hit", "got beaten": the subject is struck; "is hitting" strikes."""
        before = (self.scene.lemma(at) for at in self.scene.before(phrase.first, 2))
        return not self.scene.gerund(phrase.first) and any(word in ("be", "get") for word in before)

    def _borne(self, phrase: Found[str]) -> bool:
        """ "He has bruises", "she is terrified of him"."""
        before = self.scene.previous(phrase.first)
        return self.scene.among(before, "bearing") and not self.scene.among(phrase.first, "blows")
