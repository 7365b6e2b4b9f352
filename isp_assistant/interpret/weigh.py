"""Facts read from their phrases alone, each weighed by what stands around the phrase."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.acts import ASK, Act
from isp_assistant.interpret.content import Zone, Zones
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, PARENT, PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.phrases import Found
from isp_assistant.interpret.situation import situation_of

Rule = Callable[[Found[str]], str | None]
"""Gives the value that a phrase comes to where it stands, or None."""

GIVEN, REFUSED, NOT_ASKED, UNSAFE = "given", "refused", "not-asked", "unsafe-to-ask"

WHERE = "contact-details"
"""A kind of information that tells who somebody is, though nobody is named."""


class Weigher:
    """Weighs phrases; a fact with no rule of its own is read where it is stated."""

    def __init__(self, grammar: Grammar, zones: Zones, recipients: Sequence[Mention]) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.zones = zones
        self.recipients = recipients
        self.rules: dict[str, Rule] = {
            "consent": self._consent,
            "identifiable": self._identifiable,
            "scale": self._scale,
            "situation": self._situation,
            "competent": self._competent,
            "confidential": self._confidential,
            "recipient_verified": self._verified,
            **dict.fromkeys(("legal_duty", "legal_bar", "public_interest"), self._law),
        }

    def readings(self, fact: str) -> Iterator[Reading]:
        """Give the readings of one fact, from left to right."""
        rule = self.rules.get(fact, self._stated)
        for phrase in self.scene.said.get(fact, ()):
            value = rule(phrase)
            if value is not None:
                yield self.scene.reading(fact, value, phrase.first, phrase.last)

    def _stated(self, phrase: Found[str]) -> str | None:
        return None if self.scene.open(phrase.first) or self.scene.negated(phrase.first) else phrase.meaning

    def _law(self, phrase: Found[str]) -> str | None:
        """A denied yes is a no; and "is it in the public interest?" says neither."""
        if self.scene.open(phrase.first, of=frozenset({"", "we"})):
            return None
        if not self.scene.negated(phrase.first):
            return phrase.meaning
        return "no" if phrase.meaning == "yes" and self.scene.among(phrase.first, "flipping") else None

    def _competent(self, phrase: Found[str]) -> str | None:
        """Whether whoever agreed can decide: what a child grasps says nothing where a parent agreed."""
        said = [found for found in self.scene.said.get("consent", ()) if found.meaning == GIVEN]
        given = [found for found in said if self._consent(found)]
        agreed = [self.grammar.subject(found.first, people=True) for found in given]
        subject = self.grammar.subject(phrase.first, people=True)
        child = isinstance(subject, Mention) and subject.who == CHILD
        parent = any(isinstance(one, Mention) and one.who == PARENT for one in agreed)
        return None if child and parent else self._law(phrase)

    def _identifiable(self, phrase: Found[str]) -> str | None:
        """A name counts where it would be handed over; person by person, "no names" does not make it nameless."""
        if phrase.meaning == "yes":
            passed_on = self.zones.at(phrase.first) == Zone.PASSED_ON and not self.scene.negated(phrase.first)
            return "yes" if passed_on else None
        person_by_person = any(self._per_person(at) for at in range(len(self.scene.words)))
        before = [act for act in self.zones.acts.beside(phrase.first) if act.last < phrase.first]
        over = bool(before) and self._is_over(before[-1])
        unclear = person_by_person or over or self._at_home(phrase) or self._in_doubt(phrase)
        return None if unclear else phrase.meaning

    def _is_over(self, act: Act) -> bool:
        """ "They were asked without names" is over; "they have asked for totals", "we were asked" are not."""
        asks = ASK in act.kinds and (act.subject is Party.WRITER or self.scene.lemma(act.first - 1) != "be")
        return act.past and not act.may and not asks

    def _at_home(self, phrase: Found[str]) -> bool:
        """ "The addresses, no names needed": an address tells who lives there."""
        nameless = any(self.scene.lemma(at) == "name" for at in range(phrase.first, phrase.last + 1))
        wanted = (found.first for found in self.scene.said.get("information", ()) if found.meaning == WHERE)
        return nameless and any(self.zones.at(first) == Zone.PASSED_ON for first in wanted)

    def _in_doubt(self, phrase: Found[str]) -> bool:
        """ "No names, but people might know them", and "she did not name us", say nothing of who can be told."""
        scene = self.scene
        known = (at for at in scene.classes if scene.begins(at, "recognised") is not None and not scene.negated(at))
        theirs = scene.lemma(phrase.first) == "not" and isinstance(self.grammar.subject(phrase.first), Mention)
        return theirs or any(True for _ in known)

    def _per_person(self, at: int) -> bool:
        """ "A row per child"; but not "totals per year", "a count for each school", "every other parent"."""
        behind = self.scene.next(at)
        grouped = any(self.scene.among(behind, group) for group in ("periods", "areas"))
        return self.scene.among(at, "each") and not grouped

    def _situation(self, phrase: Found[str]) -> str | None:
        return situation_of(phrase, self.grammar, self.zones.acts)

    def _scale(self, phrase: Found[str]) -> str | None:
        return None if phrase.meaning == "routine" and not self._of_a_flow(phrase) else phrase.meaning

    def _of_a_flow(self, phrase: Found[str]) -> bool:
        """Does it say that something is passed on every week, and not that something happens every week?"""
        around = (*self.scene.before(phrase.first, 30), *self.scene.after(phrase.last, 15))
        alone = all(self.scene.words[at].stop for at in around)  # "No names. Quarterly."
        places = range(len(self.scene.words)) if alone else (*around, *range(phrase.first, phrase.last + 1))
        return any(self.scene.among(at, "flows") for at in places)

    def _confidential(self, phrase: Found[str]) -> str | None:
        """A confidence is a person's own: what a manager or a body keeps quiet, or "or keep it quiet?", is none."""
        subject = self.grammar.subject(phrase.first, people=True)
        body = isinstance(subject, Mention) and (subject.who == PROFESSIONAL or not subject.person)
        keeps = body and self.scene.among(phrase.first, "keeping")
        aside = self.scene.lemma(self.scene.previous(phrase.first)) == "or"
        return None if phrase.meaning == "yes" and (keeps or aside) else self._stated(phrase)

    def _verified(self, phrase: Found[str]) -> str | None:
        """In doubt is whoever asks or nobody knows; "he reckons she is using" claims to be nobody."""
        if phrase.meaning == "no":
            subject = self.grammar.subject(phrase.first, people=True)
            somebody = isinstance(subject, Mention) and subject.who and not subject.to
            if somebody and subject not in self.recipients:
                return None
            if self._claims(phrase) and not self._names_itself(phrase):
                return None
        return self._stated(phrase)

    def _claims(self, phrase: Found[str]) -> bool:
        """ "Says she is", "claiming to be", at the end of a phrase."""
        return self.scene.lemma(phrase.last) in ("be", "from") and any(
            self.scene.among(at, "claiming") for at in range(phrase.first, phrase.last + 1)
        )

    def _names_itself(self, phrase: Found[str]) -> bool:
        """ "Says she is from the hospital": somebody or some body behind what is claimed."""
        behind = self.scene.next(phrase.last)
        named = self.grammar.mention_at(self.scene.next(behind) if self.scene.lemma(behind) == "from" else behind)
        return named is not None and (named.to is not None or named.who == PROFESSIONAL or not named.person)

    # --- consent

    def _consent(self, phrase: Found[str]) -> str | None:
        if phrase.meaning == UNSAFE:
            return UNSAFE
        scene, first = self.scene, phrase.first
        how_to = scene.lemma(scene.previous(first)) == "to"  # "told them how to object"
        if how_to or self._to_come(first) or scene.open(first) or scene.negated(first) or not self._theirs(phrase):
            return None
        if phrase.meaning == GIVEN:
            return None if self._standing_asked or self._doubtful(phrase) else GIVEN
        if phrase.meaning == REFUSED and (self._beyond(phrase) or self._of_another(phrase)):
            return None
        return phrase.meaning

    def _to_come(self, first: int) -> bool:
        """ "Before they sign"; but "the week before last she signed"."""
        opener = self.scene.clause(first).first
        behind = self.scene.next(opener)
        subject = self.scene.among(behind, "subjects") or self.grammar.mention_at(behind) is not None
        return self.scene.among(opener, "to_come") and subject

    def _doubtful(self, phrase: Found[str]) -> bool:
        """ "I think she agreed", "she denies that she agreed", "agreed? not really"."""
        denied = any(self.scene.among(at, "deniers") for at in self.scene.before(phrase.first))
        return denied or self.scene.hedged(phrase.first) or self.scene.lemma(self.scene.next(phrase.last)) == "not"

    @cached_property
    def _standing_asked(self) -> bool:
        """ "Do they even have PR?", "she has no PR": whether they may agree is in doubt."""
        places = [at for at in range(len(self.scene.words)) if self.scene.begins(at, "standing") is not None]
        return any(self.scene.negated(at) or self.scene.open(at, of=frozenset({""})) for at in places)

    def _beyond(self, phrase: Found[str]) -> bool:
        """ "Does not want it going any further" refuses what nobody here asks."""
        near = (*range(phrase.first, phrase.last + 1), *self.scene.after(phrase.last, 4))
        return any(self.scene.among(at, "further") for at in near)

    def _theirs(self, phrase: Found[str]) -> bool:
        """Is it said of somebody who may agree, and not of the writer or another body?"""
        subject = self.grammar.subject(phrase.first, people=True)
        if phrase.meaning == NOT_ASKED:
            return self._not_asked(phrase, subject)
        if self._is_thing(phrase):
            return True
        if isinstance(subject, Mention):
            return self._may_agree(subject)
        return subject is not Party.WRITER and not self._unknown_before(phrase)

    def _not_asked(self, phrase: Found[str], subject: Subject) -> bool:
        """They do not know, or we have not asked them; that *they* have not told somebody says nothing."""
        lemmas = {self.scene.lemma(at) for at in range(phrase.first, phrase.last + 1)}
        if self.scene.lemma(phrase.first) == "not" and self.scene.among(self.scene.previous(phrase.first), "modals"):
            return False  # "I can't mention it"
        agrees = not isinstance(subject, Mention) or self._may_agree(subject)
        if lemmas & self.scene.english.group("knowing"):
            return subject is not Party.WRITER and agrees
        they = isinstance(subject, Mention) or self.scene.lemma(self._before_verb(phrase)) == "they"
        return agrees and bool(lemmas & {"be", "get"}) if they else True

    def _is_thing(self, phrase: Found[str]) -> bool:
        """ "Her signed permission", "with consent": consent as a thing has no subject."""
        scene, before = self.scene, phrase.first - 1
        owned = scene.among(before, "determiners") or scene.among(before, "prepositions")
        return owned or scene.among(phrase.first, "consent_things")

    def _may_agree(self, subject: Mention) -> bool:
        """People may; but not staff, nor the writer's own people, nor a relative for somebody else."""
        ours = self.scene.lemma(subject.start) == "our"
        return subject.person and subject.who != PROFESSIONAL and subject.to != RELATIVE and not ours

    def _before_verb(self, phrase: Found[str]) -> int:
        at = self.scene.previous(phrase.first)
        while self.scene.among(at, "auxiliaries"):
            at = self.scene.previous(at)
        return at

    def _unknown_before(self, phrase: Found[str]) -> bool:
        """Does a word stand before the verb that may name somebody who is not known ("the panel agreed")?"""
        at = self._before_verb(phrase)
        if at < 0 or self.scene.words[at].stop or self.grammar.mention_at(at):
            return False
        known = ("coordinators", "third", "subjects", "pronouns", "prepositions", "breaks", "adverbs")
        return not any(self.scene.among(at, group) for group in known)

    def _of_another(self, phrase: Found[str]) -> bool:
        """ "Said no to his mum knowing" is no refusal where the school would be told."""
        places = (*range(phrase.first + 1, phrase.last + 1), *self.scene.after(phrase.last, 2))
        named = [m for at in places if (m := self.grammar.mention_at(at)) is not None and m.to]
        subject = self.grammar.subject(phrase.first)
        if self.scene.lemma(phrase.first) == "be" and isinstance(subject, Mention):
            named.append(subject)  # "the aunt is not to know"
        told = [(m, r) for m in named for r in self.recipients]
        return bool(told) and not any(_same(one, other) for one, other in told)


def _same(one: Mention, other: Mention) -> bool:
    return one == other or (one.to == other.to and (not one.person or one.gender == other.gender))
