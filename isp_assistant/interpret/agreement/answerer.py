"""Who says yes or no: named before or behind, the subject of the verb, or whoever a pronoun stands for."""

from collections.abc import Sequence

from isp_assistant.interpret.agreement.standing import Standing
from isp_assistant.interpret.agreement.terms import GIVEN, NOT_ASKED, REFUSED, WITHDRAWN
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.text.phrases import Found

NEAR = 4
"""Words within which somebody says what they answer."""


class Answerer:
    """Tells who gives an answer; `recipients` are whoever would be told, `writer` whoever asks."""

    def __init__(
        self, grammar: Grammar, recipients: Sequence[Mention], standing: Standing, writer: Mention | None
    ) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.recipients = recipients
        self.standing = standing
        self.writer = writer

    def of(self, phrase: Found[str]) -> Subject:
        """Give whoever says so: "mum: no way", "go ahead, she says", or the subject of the verb."""
        speaker = self.speaker_before(phrase) or self._speaker_behind(phrase)
        given_by = self.giver(phrase) or self.owner(phrase)
        return given_by or speaker or self.bidden_by(phrase) or self._person_meant(phrase)

    def bidden_by(self, phrase: Found[str]) -> Subject | None:
        """ "Told by the head not to ring": whoever forbids it stands behind "by"."""
        scene = self.scene
        by = next((at for at in range(phrase.first + 1, phrase.last + 1) if scene.lemma(at) == "by"), None)
        if phrase.meaning != REFUSED or by is None:
            return None
        return self.grammar.mention_at(scene.next(by)) or Party.SOMEBODY

    def _person_meant(self, phrase: Found[str]) -> Subject:
        """ "The midwife rang; she is not aware I was asked": a pronoun that fits a body may stand for the person."""
        subject = self._subject(phrase)
        if subject is Party.WRITER and self._spoken_to_us(phrase):
            return Party.SOMEBODY
        stray = isinstance(subject, Mention) and subject.start != self.before_verb(phrase)
        if not stray or self.is_own(subject) or not self._pronoun(phrase):
            return subject
        if isinstance(subject, Mention) and subject.first > phrase.first:
            return Party.SOMEBODY
        if not self._of_our_sharing(phrase, subject):
            return subject
        gender = self.scene.gender(self.before_verb(phrase))
        before = [one for one in self.grammar.before(phrase.first) if self.is_own(one)]
        fitting = [one for one in before if one.plural == (not gender) and one.gender in ("", gender)]
        if phrase.meaning == GIVEN:
            return fitting[-1] if fitting else subject
        return fitting[-1] if fitting else Party.SOMEBODY

    def _pronoun(self, phrase: Found[str]) -> bool:
        at = self.before_verb(phrase)
        return bool(self.scene.gender(at)) or self.scene.lemma(at) == "they"

    def _of_our_sharing(self, phrase: Found[str], subject: Subject) -> bool:
        """Does it speak of what we do or have asked, so that it is no body's own refusal or want of knowledge?"""
        scene = self.scene
        near = (*range(phrase.first, phrase.last + 1), *scene.after(phrase.last, 2))
        ours = any(scene.lemma(at) in ("we", "us") for at in near)
        passive = phrase.meaning == NOT_ASKED and any(scene.listed(at, "told") for at in near)
        asks = subject in self.recipients or subject == self.writer
        return ours or passive or asks or phrase.meaning == WITHDRAWN

    def giver(self, phrase: Found[str]) -> Subject | None:
        """ "Got the ok from mum", "permission of her dad": whoever it came from, known or not."""
        scene = self.scene
        link = scene.next(phrase.last)
        if phrase.meaning != GIVEN or scene.lemma(link) not in ("from", "of"):
            return None
        at = scene.next(link)
        theirs = self.grammar.antecedent(at, people=True) if scene.among(at, "pronouns") else None
        return self.grammar.mention_at(at) or theirs or (Party.SOMEBODY if scene.gender(at) else Party.NOBODY)

    def owner(self, phrase: Found[str]) -> Subject | None:
        """ "We have dad's permission", "spoke to mum and got the ok"; "got permission" leaves open whose it is."""
        scene, places = self.scene, range(phrase.first, phrase.last + 1)
        owner = self.grammar.mention_at(phrase.first - 1)
        if owner and scene.words[owner.last].owner and phrase.meaning == GIVEN:
            return owner  # "with mum's signed form", "dad's agreed"
        if phrase.meaning != GIVEN or not scene.among(phrase.first, "possessing"):
            return None
        named = next((one for at in places if (one := self.grammar.mention_at(at))), None)
        if named or self.grammar.subject(phrase.first, people=True) not in (Party.WRITER, Party.NOBODY):
            return named
        if any(scene.among(at, "consent_proper") or scene.gender(at) for at in places):
            return Party.SOMEBODY
        before = [one for one in self.grammar.before(phrase.first) if scene.same(one.first, phrase.first)]
        return next((one for one in reversed(before) if self.standing.may_agree(one)), Party.NOBODY)

    def speaker_before(self, phrase: Found[str]) -> Subject | None:
        scene, before = self.scene, phrase.first - 1
        if scene.lemma(before) == ":":
            places = range(before - 1, max(before - 1 - NEAR, -1), -1)
            named = next((one for at in places if (one := self.grammar.mention_at(at))), None)
            they = next((at for at in places if scene.same(at, before) and scene.gender(at)), None)
            theirs = self.grammar.antecedent(they, people=True) if they is not None else None  # "she was clear: no"
            return named or theirs or (Party.WRITER if scene.lemma(before - 1) == "us" else Party.SOMEBODY)
        between = scene.previous(phrase.first)
        says = between
        if scene.among(between, "pronouns") or scene.lemma(between) in (",", "its"):
            says = scene.previous(between)
        speaker = self.grammar.subject(says, people=True) if scene.among(says, "answering") else None
        another = isinstance(speaker, Mention) and {scene.gender(between), speaker.gender} == {"he", "she"}
        return None if another else speaker

    def _speaker_behind(self, phrase: Found[str]) -> Subject | None:
        """ "Not a chance, says dad", "go for it, she said"; but "mum says yes dad says no" are two answers."""
        scene = self.scene
        if scene.among(phrase.first, "answering") and scene.previous(phrase.first) >= 0:
            return None
        at = scene.next(phrase.last)
        at = scene.next(at) if scene.lemma(at) == "," else at
        if scene.among(at, "quoting"):
            return self.grammar.mention_at(scene.next(at))
        named = self.grammar.mention_at(at)
        says = scene.next(named.last if named else at)
        if not scene.among(says, "quoting"):
            return None
        return named or (self.grammar.antecedent(at, people=True) if scene.lemma(at) == "they" else None)

    def _spoken_to_us(self, phrase: Found[str]) -> bool:
        """ "Do what you must": whoever says it, it is not the writer."""
        return any(word.plain == "you" for word in self.scene.words[phrase.first : phrase.last + 1])

    def _subject(self, phrase: Found[str]) -> Subject:
        """Give the subject; where a sentence leaves it out, whoever was spoken of, and not a body in between."""
        scene = self.scene
        within = self.grammar.mention_at(phrase.first)
        if within and within.person and within.last < phrase.last:  # "dad does not"
            return within
        if scene.among(phrase.first, "inverted"):
            they = next((at for at in range(phrase.first, phrase.last + 1) if scene.lemma(at) == "they"), None)
            return (self.grammar.antecedent(they, people=True) if they is not None else None) or Party.SOMEBODY
        if scene.lemma(phrase.first) == "they" and phrase.first < phrase.last:  # "he was all for it"
            return self.grammar.antecedent(phrase.first, people=True) or Party.SOMEBODY
        subject = self.grammar.subject(phrase.first, people=True)
        if isinstance(subject, Mention) and self._is_somebody_else(phrase, subject):
            return Party.SOMEBODY
        if scene.previous(phrase.first) >= 0:
            return subject
        if isinstance(subject, Mention) and not subject.person:
            people = [m for m in self.grammar.before(phrase.first) if m.person and m.who in (CHILD, PARENT)]
            return people[-1] if people else subject
        return subject

    def _is_somebody_else(self, phrase: Found[str], named: Mention) -> bool:
        """ "He told his ex, and he agrees": he is not his ex; nor is "she has not been told" said of a colleague."""
        scene = self.scene
        pronoun = phrase.first if scene.lemma(phrase.first) == "they" else self.before_verb(phrase)
        gender = scene.gender(pronoun)
        owned = not named.gender and gender == scene.gender(named.start) and pronoun != named.start
        return bool(gender) and (owned or (phrase.meaning == NOT_ASKED and named.who == PROFESSIONAL))

    def is_own(self, subject: Subject) -> bool:
        return isinstance(subject, Mention) and self.standing.may_agree(subject)

    def before_verb(self, phrase: Found[str]) -> int:
        at = self.scene.previous(phrase.first)
        while self.scene.among(at, "auxiliaries"):
            at = self.scene.previous(at)
        return at
