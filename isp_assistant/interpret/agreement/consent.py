"""Whether what was said of agreement counts: it is theirs to say, for this, and it is so."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from isp_assistant.interpret.about.matter import Subject as Concerned
from isp_assistant.interpret.agreement.answerer import Answerer
from isp_assistant.interpret.agreement.given import Agreement
from isp_assistant.interpret.agreement.standing import Standing
from isp_assistant.interpret.agreement.terms import (
    GIVEN,
    NOT_ASKED,
    REFUSED,
    UNSAFE,
    WITHDRAWN,
    Terms,
    same_body,
)
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, PARENT, PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.signs.sign import PROTECTORS
from isp_assistant.interpret.text.phrases import Found

NEAR = 4
"""Words within which somebody says what they answer, or a refusal names whom it keeps out."""


class Consent:
    """Weighs what was said of agreement; `concerned` is whom the information is about, if known, `writer` who asks."""

    def __init__(
        self,
        grammar: Grammar,
        recipients: Sequence[Mention],
        concerned: Concerned | None,
        terms: Terms,
        writer: Mention | None = None,
    ) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.recipients = recipients
        self.standing = Standing(grammar, concerned)
        self.terms = terms
        self.who = Answerer(grammar, recipients, self.standing, writer)
        self.agreement = Agreement(grammar, self.who.is_own)

    def values(self) -> Iterator[tuple[Found[str], str]]:
        """Give each phrase that counts, and the value that it comes to."""
        for phrase in self._counting:
            if not self._outweighed(phrase):
                yield phrase, WITHDRAWN if self._came_back(phrase) else phrase.meaning

    @cached_property
    def agreeing(self) -> tuple[Mention, ...]:
        """Whoever is named and agreed."""
        given = (self.who.of(phrase) for phrase in self._counting if phrase.meaning == GIVEN)
        return tuple(dict.fromkeys(one for one in given if isinstance(one, Mention)))

    @cached_property
    def _counting(self) -> tuple[Found[str], ...]:
        counting = tuple(phrase for phrase in self._said_of_recipients() if self._counts(phrase))
        if not self._in_dispute(counting):
            return counting
        return tuple(phrase for phrase in counting if phrase.meaning not in (GIVEN, REFUSED))

    def _in_dispute(self, counting: Sequence[Found[str]]) -> bool:
        """ "Dad refused, mum agreed": where one person's yes meets another's no, neither is read."""
        yeses = [said for said in counting if said.meaning == GIVEN]
        if any(self.agreement.disputed(said, self.who.of(said)) for said in yeses):
            return True
        plain = [said for said in self._said_of_recipients() if self._plain_yes(said) and self._theirs(said)]
        agreed = [one for said in (*yeses, *plain) if isinstance(one := self.who.of(said), Mention)]
        against = [
            one for said in counting if said.meaning == REFUSED and isinstance(one := self.who.of(said), Mention)
        ]
        return any((one.who, one.gender) != (other.who, other.gender) for one in agreed for other in against)

    def _plain_yes(self, phrase: Found[str]) -> bool:
        """ "Mum says yes": it is against another's no, whatever stands behind it ("… dad says no")."""
        return (
            phrase.meaning == GIVEN and self.scene.among(phrase.first, "answering") and not self._how_to(phrase.first)
        )

    def _said_of_recipients(self) -> Iterator[Found[str]]:
        """Give what was said, as it comes to those who would be told: a yes to others is none, and may be a no."""
        said = map(self._turned, self.scene.said.get("consent", ()))
        applying = (self.terms.of(phrase, self.recipients) for phrase in said)
        return (phrase for phrase in applying if phrase is not None)

    def _turned(self, phrase: Found[str]) -> Found[str]:
        """ "Not happy for us to", "won't put her name to it": where somebody is not willing, that is a no."""
        scene = self.scene
        denial = next((at for at in scene.before(phrase.first, 2) if scene.lemma(at) in ("not", "never")), -1)
        if phrase.meaning != GIVEN or denial < 0 or scene.words[phrase.first - 1].stop:
            return phrase
        willing = scene.begins(phrase.first, "disposed") is not None
        wills = scene.lemma(scene.previous(denial)) in ("will", "would") and scene.among(phrase.first, "agreeing_acts")
        return Found(REFUSED, denial, phrase.last) if willing or wills else phrase

    def _counts(self, phrase: Found[str]) -> bool:
        if phrase.meaning == UNSAFE:
            return self._is_risked(phrase)
        scene, first = self.scene, phrase.first
        denied = scene.negated(first) and not (phrase.meaning == NOT_ASKED and self._behind_an_answer(phrase))
        unknown = phrase.meaning == NOT_ASKED and scene.lemma(first) in ("whether", "if")
        if self._how_to(first) or self._to_come(first) or (scene.open(first) and not unknown) or denied:
            return False
        if not self._theirs(phrase):
            return False
        if phrase.meaning == GIVEN:
            return self.agreement.holds(phrase, self.who.of(phrase))
        if phrase.meaning in (REFUSED, WITHDRAWN) and self.agreement.puts_down(phrase.last):
            return False
        if phrase.meaning == REFUSED and (
            self.agreement.hedged(phrase) or self._only_expected(phrase) or self._of_none(phrase)
        ):
            return False
        if phrase.meaning == REFUSED:
            choice = self._is_choice(phrase) or self._keeps_quiet(phrase) or self._ordered(phrase)
            if self._not_yet(phrase) or self._pleads(phrase):
                return False
            other = self._beyond(phrase) or self.agreement.refuses_another(phrase)
            return not (choice or other or self.agreement.asked_whether_they_mind(phrase))
        return phrase.meaning != WITHDRAWN or self._had_agreed(phrase)

    def _outweighed(self, phrase: Found[str]) -> bool:
        """Where a child or a parent agreed, it does not matter that a parent was not told, nor who watches a phone."""
        if phrase.meaning == REFUSED:
            return self._refusal_denied
        if phrase.meaning == UNSAFE:
            return bool(self.agreeing) and self.scene.among(phrase.first, "watching")
        if phrase.meaning == NOT_ASKED and self.scene.begins(phrase.first, "thinking_again") is not None:
            return any(one.meaning == GIVEN and one.last < phrase.first for one in self.scene.said["consent"])
        who = self.who.of(phrase)
        if phrase.meaning != NOT_ASKED or not isinstance(who, Mention):
            return False
        one_of_them = who.who == PARENT and any(one.who in (CHILD, PARENT) and one != who for one in self.agreeing)
        return one_of_them or (bool(self.agreeing) and self.standing.stands_in(who))

    def _came_back(self, phrase: Found[str]) -> bool:
        """ "He agreed, then said leave it": a no behind their own yes takes it back."""
        if phrase.meaning != REFUSED:
            return False
        return any(self.agreement.unsettled(yes, self.who.of(yes)) for yes in self._yeses_before(phrase))

    def _yeses_before(self, phrase: Found[str]) -> Iterator[Found[str]]:
        said = (one for one in self.scene.said.get("consent", ()) if one.meaning == GIVEN and one.last < phrase.first)
        return (one for one in said if self._theirs(one) and self.agreement.was_given(one, self.who.of(one)))

    @cached_property
    def _refusal_denied(self) -> bool:
        """ "She is not keen, but she has not refused": there is no refusal."""
        refusals = (one for one in self.scene.said.get("consent", ()) if one.meaning == REFUSED)
        return any(self.scene.among(one.first, "refusing") and self.scene.negated(one.first) for one in refusals)

    # --- whether it is so

    def _behind_an_answer(self, phrase: Found[str]) -> bool:
        """ "No I haven't asked her": the no answers, and denies nothing behind it."""
        we = self.who.before_verb(phrase)
        no = self.scene.previous(we)
        return self.scene.lemma(we) == "we" and self.scene.lemma(no) == "no" and self.scene.previous(no) < 0

    def _only_expected(self, phrase: Found[str]) -> bool:
        """ "I just think dad would say no": that is what the writer expects."""
        modal = self.scene.previous(phrase.first)
        return self.scene.lemma(phrase.first) == "say" and self.scene.among(modal, "modals")

    def _of_none(self, phrase: Found[str]) -> bool:
        """ "He said no one hurt her", "said no harm was done": it tells of nobody, and refuses nothing."""
        last = self.scene.lemma(phrase.last) == "no" and self.scene.same(phrase.last + 1, phrase.last)
        return last and self.scene.among(phrase.last + 1, "of_none")

    def _is_choice(self, phrase: Found[str]) -> bool:
        """ "Pass it on or sit on it", "telling or not telling", "none of their business?": only weighed."""
        scene = self.scene
        places = (scene.previous(phrase.first), *range(phrase.first, phrase.last + 1))
        asks = scene.previous(phrase.first) < 0 and any(
            scene.lemma(at) == "?" for at in scene.after(phrase.last, 2 * NEAR)
        )
        return asks or any(scene.lemma(at) == "or" for at in places)

    def _keeps_quiet(self, phrase: Found[str]) -> bool:
        """ "Mum has kept it quiet" is what she does herself, and asks nothing of us."""
        return self.scene.lemma(phrase.first) == "keep" and self.scene.past(phrase.first)

    def _not_yet(self, phrase: Found[str]) -> bool:
        """ "Has not given consent yet": nobody has said no so far."""
        scene = self.scene
        near = (*range(phrase.first, min(phrase.last + 3, len(scene.words))),)
        yet = any(scene.words[at].plain == "yet" or scene.lemma(at - 1) + scene.lemma(at) == "sofar" for at in near)
        return yet and any(scene.among(at, "agreements") for at in near)

    def _pleads(self, phrase: Found[str]) -> bool:
        """ "A pupil begged me to tell nobody" asks a confidant for silence: it answers nothing of those who protect."""
        scene = self.scene
        told = [one.to for one in self.recipients if one.to]
        begs = scene.among(phrase.first, "pleading") or (not told and scene.among(phrase.first, "asking"))
        pleads = begs and any(scene.lemma(at) == "us" for at in scene.after(phrase.first, 2))
        who = self.who.of(phrase)
        pleads = pleads and isinstance(who, Mention) and who.who == CHILD
        return pleads and PROTECTORS.issuperset(told) and not self._keeps_somebody_out(phrase, anybody=not told)

    def _keeps_somebody_out(self, phrase: Found[str], anybody: bool) -> bool:
        """ "Begged us not to tell the police" is a no to them; with `anybody`, so it is to whoever is named."""
        near = (*range(phrase.first, phrase.last + 1), *self.scene.after(phrase.last, NEAR))
        named = (self.grammar.mention_at(at) for at in takewhile(lambda at: not self.scene.turns_to_us(at), near))
        return any(one is not None and one.to and (anybody or one.to in PROTECTORS) for one in named)

    def _ordered(self, phrase: Found[str]) -> bool:
        """ "There is an order that he is not to be told": the court says so, and not they."""
        return any(self.scene.among(at, "courts") or self.scene.lemma(at) == "order" for at in self._ahead(phrase))

    def _ahead(self, phrase: Found[str]) -> Iterator[int]:
        return takewhile(lambda at: not self.scene.words[at].stop, self.scene.before(phrase.first, 2 * NEAR))

    def _how_to(self, first: int) -> bool:
        """ "Told them how to object"; but "rang to say no", "emailed to agree"."""
        scene = self.scene
        to = scene.previous(first)
        if scene.lemma(to) != "to":
            return False
        near = 3 * NEAR if scene.lemma(first) == "say" else NEAR
        called = any(scene.begins(at, "call") is not None for at in scene.before(first, near))
        return not called or scene.lemma(to - 1) == "how"

    def _to_come(self, first: int) -> bool:
        """ "Before they sign"; but "the week before last she signed"."""
        opener = self.scene.clause(first).first
        behind = self.scene.next(opener)
        subject = self.scene.among(behind, "subjects") or self.grammar.mention_at(behind) is not None
        return self.scene.among(opener, "to_come") and subject

    def _had_agreed(self, phrase: Found[str]) -> bool:
        """ "She rang and cancelled it" takes an agreement back only where there was one."""
        places = range(phrase.first, phrase.last + 1)
        signed = ("sign", "agree", "consent", "okay")
        agreement = any(
            self.scene.begins(at, "go_ahead") is not None or self.scene.lemma(at) in signed for at in places
        )
        if agreement or not any(self.scene.among(at, "undoing") for at in places):
            return True
        signed_before = any(self.scene.lemma(at) == "sign" for at in range(phrase.first))
        return signed_before or any(one.meaning == GIVEN for one in self.scene.said.get("consent", ()))

    def _is_risked(self, phrase: Found[str]) -> bool:
        """ "It would tip him off" warns; "tip mum off that he is out?" is only to tell her."""
        if self.scene.lemma(phrase.first) != "tip":
            return True
        places = range(phrase.first, phrase.last + 3)
        if any(self.grammar.mention_at(at) in self.recipients for at in places):
            return False
        return any(self.scene.listed(at, "risking") for at in self.scene.before(phrase.first, 2 * NEAR))

    # --- whose it is

    def _theirs(self, phrase: Found[str]) -> bool:
        """Is it said of somebody who may agree, and not of the writer or another body?"""
        if self._wanted_by_us(phrase):
            return False
        said_by = self.who.speaker_before(phrase)
        if said_by is Party.SOMEBODY and self.scene.lemma(phrase.first - 1) == ":":
            return False  # "Manager: no way"
        subject = self.who.of(phrase)
        if phrase.meaning == NOT_ASKED:
            return self._not_asked(phrase, subject)
        if self.scene.lemma(self.who.before_verb(phrase)) == "you":
            return False  # "you don't want to know"
        had = self.who.giver(phrase) or self.who.owner(phrase)
        if had is Party.NOBODY:
            return False  # "the ok from head office"
        if phrase.meaning == REFUSED and self._keeps_out(phrase):
            return self._said_by_them(phrase)
        bidden_by = self.who.bidden_by(phrase)
        if isinstance(bidden_by, Mention) and bidden_by.who == PROFESSIONAL:
            return False  # "told by the head not to", whomever it is about
        signs = self.scene.lemma(phrase.first) == "sign" and isinstance(subject, Mention)
        if had is None and self._is_thing(phrase, signs):
            return True
        if isinstance(subject, Mention):
            given = phrase.meaning == GIVEN
            stands_in = subject.to == RELATIVE or self.standing.stands_in(subject) or self.standing.is_spouse(subject)
            of_another = (given and stands_in) or self.standing.of_another(subject, given)
            theirs = self.standing.named_before(subject) or not of_another
            theirs = theirs and not (
                given and self.standing.names_another(phrase, subject, self.who.before_verb(phrase))
            )
            return theirs and self.standing.may_agree(subject) and not self._for_themselves(phrase, subject)
        return subject is not Party.WRITER and not self._unknown_before(phrase)

    def _keeps_out(self, phrase: Found[str]) -> bool:
        """ "The school must not know", "CAMHS are not to hear": the subject is whom it keeps out."""
        scene = self.scene
        rules = scene.lemma(phrase.first) in ("must", "should", "be") and phrase.first < phrase.last
        told = any(
            scene.listed(at, "kept_from") or scene.among(at, "being_told") for at in (phrase.last, phrase.last - 1)
        )
        return rules and told and scene.lemma(scene.next(phrase.first)) == "not"

    def _said_by_them(self, phrase: Found[str]) -> bool:
        """ "He asked that …", "mum is clear …": one of them is named before as saying, wanting or deciding it."""
        for at in self.scene.before(phrase.first, 4 * NEAR):
            if self.scene.among(at, "laying_down"):
                said_by = self.grammar.subject(at, people=True)
                return self.who.is_own(said_by) or said_by is Party.SOMEBODY
        return False

    def _wanted_by_us(self, phrase: Found[str]) -> bool:
        """ "Want school to know" is the writer's wish, and "wants me to say whether he came" asks us."""
        scene, first = self.scene, phrase.first
        bare = scene.words[first].plain == scene.lemma(first)
        if phrase.meaning != GIVEN or not scene.among(first, "asking"):
            return False
        asks = scene.lemma(phrase.last) == "say" and scene.among(scene.next(phrase.last), "questioners")
        return asks or (bare and scene.previous(first) < 0)

    def _not_asked(self, phrase: Found[str], subject: Subject) -> bool:
        """They do not know, or we have not asked them; that *they* have not told somebody says nothing."""
        lemmas = {self.scene.lemma(at) for at in range(phrase.first, phrase.last + 1)}
        if self.scene.lemma(phrase.first) == "not" and self.scene.among(self.scene.previous(phrase.first), "modals"):
            return False  # "I can't mention it"
        if self.scene.lemma(phrase.first) == "without" and self._is_weighed(phrase):
            return False  # "can I do it without asking her"
        if self._of_others(phrase, subject):
            return False
        if lemmas & self.scene.english.group("unreachable"):
            return self.who.is_own(subject) or subject is Party.SOMEBODY
        agrees = not isinstance(subject, Mention) or (
            self.standing.may_agree(subject) and self.standing.for_the_concerned(subject)
        )
        if lemmas & self.scene.english.group("knowing"):
            return subject is not Party.WRITER and agrees
        if self._says_who(phrase):
            return True
        they = isinstance(subject, Mention) or self.scene.lemma(self.who.before_verb(phrase)) == "they"
        return agrees and bool(lemmas & {"be", "get"}) if they else True

    def _says_who(self, phrase: Found[str]) -> bool:
        """ "Nobody has put it to them", "…, just not told her yet": who asks is in the phrase, or left out."""
        scene, before = self.scene, self.who.before_verb(phrase)
        left_out = before < 0 or scene.words[before].stop or scene.among(before, "coordinators")
        if scene.lemma(phrase.first) in ("nobody", "none", "neither"):
            return True
        return left_out and any(scene.lemma(at) == "them" for at in (phrase.last, scene.next(phrase.last)))

    def _of_others(self, phrase: Found[str], subject: Subject) -> bool:
        """ "I have never been asked this", "she never told her husband", "no idea if it was them"."""
        scene, behind = self.scene, self.scene.next(phrase.last)
        lemmas = {scene.lemma(at) for at in range(phrase.first, phrase.last + 1)}
        if subject is Party.WRITER and "be" in lemmas:
            return "able" not in lemmas
        if subject is not Party.WRITER and "be" in lemmas and scene.lemma(phrase.last) == "tell":
            return self.grammar.mention_at(behind) is not None or scene.listed(behind, "owner_pronouns")
        if scene.lemma(behind) == "for":
            return True  # "a page nobody asked for"
        if scene.lemma(phrase.first) in ("nobody", "no") and scene.lemma(behind) == "us":
            return True  # "nobody has told me"
        unknown = subject in (Party.WRITER, Party.NOBODY) and lemmas & {"idea", "clue", "inkling"}
        return bool(unknown) and scene.among(behind, "questioners")

    def _is_weighed(self, phrase: Found[str]) -> bool:
        """ "Can I do it without asking her", "with or without telling mum", "… without asking anyone?"."""
        scene = self.scene
        asks = scene.lemma(scene.clause(phrase.first).last) == "?" or scene.lemma(phrase.first - 1) == "or"
        return asks or any(scene.among(at, "allowing") for at in scene.before(phrase.first, 3 * NEAR))

    def _is_thing(self, phrase: Found[str], signs: bool) -> bool:
        """ "Her signed permission", "with consent": consent as a thing has no subject, unless somebody signs."""
        scene, before = self.scene, phrase.first - 1
        owned = (scene.among(before, "determiners") and scene.lemma(before) != "its") or scene.among(
            before, "prepositions"
        )
        agrees = signs or (scene.lemma(phrase.first) == "consent" and scene.past(phrase.first))
        return owned or (not agrees and scene.among(phrase.first, "consent_things"))

    def _for_themselves(self, phrase: Found[str], subject: Mention) -> bool:
        """ "Dad wants me to send it to him" asks, and agrees to nothing."""
        enrols = self.scene.among(phrase.last, "enrolling")  # "asked me to put him forward"
        if phrase.meaning != GIVEN or not self.scene.among(phrase.first, "asking") or enrols:
            return False
        at = self.scene.next(phrase.last)
        behind = self.scene.gender(at) if self.grammar.mention_at(at) is None else ""
        return bool(behind and behind == subject.gender) or any(same_body(subject, other) for other in self.recipients)

    def _unknown_before(self, phrase: Found[str]) -> bool:
        """Does a word stand before the verb that may name somebody who is not known ("the panel agreed")?"""
        at = self.who.before_verb(phrase)
        if at < 0 or self.scene.words[at].stop or self.grammar.mention_at(at):
            return False
        known = ("coordinators", "third", "subjects", "pronouns", "prepositions", "breaks", "adverbs", "answering")
        return not any(self.scene.among(at, group) for group in known)

    # --- what it is for

    def _beyond(self, phrase: Found[str]) -> bool:
        """ "She agreed, but does not want it going any further" refuses what nobody here asks."""
        near = (*range(phrase.first, phrase.last + 1), *self.scene.after(phrase.last, NEAR))
        agreed = any(one.meaning == GIVEN for one in self.scene.said.get("consent", ()))
        return agreed and any(self.scene.among(at, "further") for at in near)
