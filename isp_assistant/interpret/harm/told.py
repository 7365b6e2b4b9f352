"""Harm: which phrases tell of it, and who is harmed."""

from collections.abc import Iterator

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.acts import ASK, SAY, Acts
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.harm.calm import Calm
from isp_assistant.interpret.harm.lovers import Lovers
from isp_assistant.interpret.harm.underage import Underage
from isp_assistant.interpret.mentions import CHILD, MANY, OTHER_ADULT, PARENT, PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.text.phrases import Found

IMMEDIATE, SIGNIFICANT, SLIGHT, NONE = "immediate-danger", "significant-harm", "welfare-concern", "none"
GRAVE = frozenset({IMMEDIATE, SIGNIFICANT})


ANNOUNCED = 10
"""Words behind a blow that is to come within which its time is said."""

BESIDE = 4
"""Words between harm and what says that it is over."""


class Harm:
    """Weighs the phrases of risk."""

    def __init__(self, grammar: Grammar, acts: Acts, lovers: Lovers, underage: Underage) -> None:
        self._by_class: dict[str, frozenset[int]] = {}
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts
        self.calm = Calm(grammar, acts)
        said = map(self._in_time, self.scene.said.get("risk", ()))
        self._said = [phrase for phrase in said if phrase]
        self.told = [phrase for phrase in self._said if self._tells(phrase)]
        self.told += lovers.told()
        self.told += underage.told()
        if any(phrase.meaning == SLIGHT for phrase in self.told):  # "nobody is hurt, it is a minor thing"
            self.told = [phrase for phrase in self.told if phrase.meaning != NONE]

    @property
    def grave(self) -> bool:
        """Whether significant or immediate harm is told of."""
        return any(phrase.meaning in GRAVE for phrase in self.told)

    def readings(self) -> Iterator[Reading]:
        """Give a reading for each phrase that tells of a risk, or of none."""
        return (self.scene.reading("risk", phrase.meaning, phrase.first, phrase.last) for phrase in self.told)

    def victims(self) -> Iterator[Mention]:
        """Give those who are named as harmed and may be those whom it is about."""
        return (
            named
            for named in self.harmed()
            if named.who != PROFESSIONAL and (named.to != RELATIVE or named.who == OTHER_ADULT)
        )

    def harmed(self) -> Iterator[Mention]:
        """Give those who are named as harmed, whoever they are."""
        for phrase in self.told:
            victim = self._victim(phrase) if phrase.meaning in GRAVE else None
            if victim:
                yield victim

    def told_within(self, found: Found[str]) -> bool:
        """Say whether words of another fact are part of what tells of grave harm."""
        grave = (phrase for phrase in self.told if phrase.meaning in GRAVE)
        return any(phrase.first <= found.last and found.first <= phrase.last for phrase in grave)

    def between_partners(self) -> Iterator[Found[str]]:
        """Give the phrases that tell what one of a couple does to the other, however grave."""
        grave = (phrase for phrase in self._said if phrase.meaning in GRAVE)
        return (phrase for phrase in grave if not self.scene.negated(phrase.first) and self._by_partner(phrase))

    def _by_partner(self, phrase: Found[str]) -> bool:
        """ "Her ex broke her jaw", "dad is battering mum"; but not "her boyfriend hits the lad"."""
        doer, victim = self.grammar.subject(phrase.first, people=True), self._victim(phrase)
        if not isinstance(doer, Mention) or (victim and victim.who in (CHILD, MANY)):
            return False
        another = victim is not None and victim != doer
        if another and victim and doer.who == victim.who == PARENT:
            return True
        places = (*_places(phrase), self.scene.next(phrase.last))
        struck = another or any(self.scene.lemma(at) == "them" for at in places)
        return struck and self.scene.among(doer.last, "couple") and not self.scene.words[doer.last].owner

    # --- when

    def _in_time(self, phrase: Found[str]) -> Found[str] | None:
        """What was to happen once is no danger now: violence, or a child left alone, is harm; an illness is over."""
        if phrase.meaning == SIGNIFICANT and (self._announced(phrase) or self._goes_on(phrase)):
            return Found(IMMEDIATE, phrase.first, phrase.last)
        if phrase.meaning != IMMEDIATE:
            return phrase
        then = self._in_sentence("past", phrase) or self._in_sentence("habit", phrase)
        if self._begun(phrase):
            return Found(SIGNIFICANT, phrase.first, phrase.last)
        over = not self._lasts(phrase) and ((then and not self._in_sentence("now", phrase)) or self._ended(phrase))
        lasts = self.violent(phrase) or any(self.scene.begins(at, "by_itself") is not None for at in _places(phrase))
        if self._tended(phrase) or (over and not lasts):
            return None
        return Found(SIGNIFICANT, phrase.first, phrase.last) if over or self._dreaded(phrase) else phrase

    def _lasts(self, phrase: Found[str]) -> bool:
        """ "Missing since last night" goes on, and "will have her cut at the weekend" is to come."""
        since = self.scene.lemma(self.scene.next(phrase.last)) == "since"
        return since or any(self.scene.lemma(at) == "will" for at in self.scene.before(phrase.first, 3))

    def _ended(self, phrase: Found[str]) -> bool:
        """ "Used to hit them", "hit him once", "he hit them but he is dead now": the now is of what came after.

        Who is "at the door", or comes "tonight", is there all the same; and "used to hit me and now he is hitting him".
        """
        scene = self.scene
        beside = (*scene.before(phrase.first, BESIDE), *_places(phrase), *scene.after(phrase.last, BESIDE))
        near = any(scene.begins(at, "ended") is not None for at in beside)
        presses = any(self._presses(at) for at in scene.classes if scene.same(at, phrase.first))
        hits = any(scene.gerund(said.first) and scene.same(said.first, phrase.first) for said in scene.said["risk"])
        return (near or self._dead(phrase)) and not (presses or hits)

    def _presses(self, at: int) -> bool:
        """ "He is outside", "tonight"; but a bare "now" may be of anything, and "can I ring today" is of ringing."""
        if self.scene.begins(at, "now") is None or self.scene.begins(at, "right_now") is not None:
            return False
        return not self.scene.clause(at).asked_of

    def _dead(self, phrase: Found[str]) -> bool:
        """Is whoever did it dead?"""
        doer = self.grammar.subject(phrase.first, people=True)
        dead = (at for at in range(len(self.scene.words)) if self.scene.among(at, "dead") and not self._feared(at))
        return isinstance(doer, Mention) and any(self.grammar.subject(at, people=True) == doer for at in dead)

    def _feared(self, at: int) -> bool:
        """ "They would be dead by teatime", "she is passing out": nobody has died."""
        return self.scene.gerund(at) or self.scene.lemma(at + 1) == "by"

    def _announced(self, phrase: Found[str]) -> bool:
        """ "Will batter him when he gets home tonight", "is torching it tonight": what is to come, with its time."""
        scene = self.scene
        before = scene.previous(phrase.first)
        meant = scene.lemma(before) == "to" and scene.among(scene.previous(before), "intending")
        modal = scene.among(phrase.first, "modals") or scene.among(before, "modals")
        to_come = meant or modal or self._in_progress(phrase)
        if not to_come or not any(scene.among(at, "blows") for at in _places(phrase)):
            return False
        return any(scene.begins(at, "soon") is not None for at in scene.after(phrase.last, ANNOUNCED))

    def _in_progress(self, phrase: Found[str]) -> bool:
        """ "Is hitting", "is being shaken"; but "was hitting" and "has been hitting" are not of this moment."""
        scene = self.scene
        being = scene.words[phrase.first].plain == "being" or scene.words[phrase.first - 1].plain == "being"
        verb = phrase.first - 1 if being and scene.words[phrase.first].plain != "being" else phrase.first
        if not (being or scene.gerund(verb)):
            return False
        helper = scene.previous(verb)
        seen = any(scene.among(at, "perceiving") for at in scene.before(verb, 3))  # "I can hear him hitting her"
        return scene.listed(helper, "present_be") or (seen and scene.lemma(helper) != "be")

    def _goes_on(self, phrase: Found[str]) -> bool:
        """ "He is kicking him, he is in reception", "I can hear him hitting her": a blow at this moment."""
        blow = any(self.scene.among(at, group) for at in _places(phrase) for group in ("blows", "violent"))
        return blow and self._in_progress(phrase) and self._in_sentence("this_moment", phrase)

    def _begun(self, phrase: Found[str]) -> bool:
        """ "Now he has started beating her daughter": since lately, and not at this moment."""
        return self.scene.gerund(phrase.first) and self.scene.among(self.scene.previous(phrase.first), "begun")

    def violent(self, phrase: Found[str]) -> bool:
        """Does a phrase tell of violence, and not of an illness or a mishap?"""
        armed = any(self.scene.begins(at, "weapon") is not None for at in _places(phrase))
        return armed or any(self.scene.among(at, "violent") for at in _places(phrase))

    def _tended(self, phrase: Found[str]) -> bool:
        """ "He was brought in unconscious", "unconscious on the ward": whoever is in hospital is out of the danger."""
        asleep = self.scene.lemma(phrase.first) == "unconscious" and (
            self._in_sentence("in_care", phrase) or self._knocked_out(phrase)
        )
        return asleep or any(self.scene.among(at, "tended") for at in self.scene.before(phrase.first))

    def _knocked_out(self, phrase: Found[str]) -> bool:
        """ "He strangled her unconscious on Sunday" tells of the blow, and not of how she is."""
        before = list(self.scene.before(phrase.first, 3))
        return any(self.scene.past(at) and self.scene.among(at, "violent") for at in before)

    def _dreaded(self, phrase: Found[str]) -> bool:
        """ "I am afraid he'll kill her", "he will kill her", without a time, is dreaded or threatened."""
        going = self.scene.lemma(phrase.first) == "go" and self.scene.lemma(phrase.first + 1) == "to"
        expected = going or self.scene.among(phrase.first, "modals")
        return expected and self.violent(phrase) and not self._in_sentence("now", phrase)

    def _in_sentence(self, name: str, phrase: Found[str]) -> bool:
        """Does a phrase of a class stand in the sentence of another?"""
        return self.scene.words[phrase.first].sentence in self._sentences(name)

    def _sentences(self, name: str) -> frozenset[int]:
        known = self._by_class.get(name)
        if known is None:
            places = (at for at in self.scene.classes if self.scene.begins(at, name) is not None)
            known = self._by_class[name] = frozenset(self.scene.words[at].sentence for at in places)
        return known

    # --- what tells of harm

    def _tells(self, phrase: Found[str]) -> bool:
        """Does the phrase say what is so, and not what is denied, supposed, or only defined?"""
        scene = self.scene
        if phrase.meaning not in GRAVE:
            return self.calm.none(phrase) if phrase.meaning == NONE else self.calm.slight(phrase)
        defined = any(scene.among(at, "doubts") for at in scene.before(phrase.first, 4)) or self._taught(phrase)
        named_after = scene.among(scene.next(phrase.last), "undertakings")  # "exploitation project"
        if scene.negated(phrase.first) or defined or named_after:
            return False
        elsewhere = (
            self._only_asked(phrase)
            or self._between_children(phrase)
            or self._slight(phrase)
            or self._long_past(phrase)
        )
        return not (elsewhere or self.convicted(phrase) or self._mishap(phrase))

    def _taught(self, phrase: Found[str]) -> bool:
        """ "A talk on FGM"; but "she wants to talk about the abuse" is her own."""
        scene = self.scene
        link = scene.previous(phrase.first)
        lesson = scene.previous(link) if scene.lemma(link) in ("on", "about") else -1
        return scene.among(lesson, "lessons") and scene.lemma(scene.previous(lesson)) not in ("to", "we", "they")

    def _by_a_child(self, phrase: Found[str]) -> bool:
        """ "Was punched by another pupil", "the lad who was hit, and the other boy": children among themselves."""
        scene = self.scene
        link = scene.next(phrase.last)
        doer = self.grammar.mention_at(scene.next(link)) if scene.lemma(link) == "by" else None
        if doer is not None:
            return doer.who == CHILD
        others = (at for at in range(len(scene.words)) if scene.same(at, phrase.first) and scene.lemma(at) == "other")
        named = (self.grammar.mention_at(at) or self.grammar.mention_at(scene.next(at)) for at in others)
        return any(mention is not None and mention.who == CHILD for mention in named)

    def _only_asked(self, phrase: Found[str]) -> bool:
        """ "The neighbour asks whether he batters her": somebody else's question tells of nothing."""
        opens = self.scene.clause(phrase.first).first
        if self.scene.lemma(opens) not in ("if", "whether"):
            return False
        asks = [act for act in self.acts.beside(phrase.first) if ASK in act.kinds and act.last < opens]
        return any(isinstance(act.subject, Mention) for act in asks)

    def _mishap(self, phrase: Found[str]) -> bool:
        """ "Broke his arm on the trampoline" is a mishap; "*says* he broke it at football" may be none."""
        if not any(self.scene.among(at, "findings") or self.scene.lemma(at) == "break" for at in _places(phrase)):
            return False
        told = any(SAY in act.kinds for act in self.acts.beside(phrase.first))
        return not told and (
            self._own_bone(phrase) or any(self.scene.among(at, "mishaps") for at in self.scene.after(phrase.last, 8))
        )

    def _own_bone(self, phrase: Found[str]) -> bool:
        """ "The tutor has broken her leg" tells of a fall; "he broke her jaw" does not."""
        subject = self.grammar.subject(phrase.first, people=True)
        broken = any(self.scene.lemma(at) == "break" for at in _places(phrase))
        if not broken or any(self.scene.among(at, "struck_bones") for at in _places(phrase)):
            return False
        theirs = (self.grammar.antecedent(at) for at in _places(phrase) if self.scene.lemma(at) == "them")
        return isinstance(subject, Mention) and any(whose == subject for whose in theirs)

    def convicted(self, phrase: Found[str]) -> bool:
        """ "Previous for indecent assault", "did time for it": what he was convicted of is no news of harm."""
        scene = self.scene
        around = (*scene.before(phrase.first, 4), scene.next(phrase.last))
        told = any(scene.among(at, "convicting") and not scene.words[at].stop for at in around) or any(
            scene.begins(at, "punished") is not None for at in scene.before(phrase.first, 4)
        )
        return told and self._victim(phrase) is None

    def _long_past(self, phrase: Found[str]) -> bool:
        """What a grown-up went through years ago; a child's years are few."""
        if phrase.meaning != SIGNIFICANT or not self._in_sentence("long_past", phrase):
            return False
        victim = self._victim(phrase)
        if victim is None and any(self.scene.past(at) for at in _places(phrase)):  # "was abused as a girl"
            victim = self._subject(phrase)
            if victim is None or victim.who is None:
                return any(self.scene.begins(at, "as_a_child") is not None for at in self.scene.after(phrase.last, 6))
        return victim is not None and victim.who not in (CHILD, MANY)

    def _between_children(self, phrase: Found[str]) -> bool:
        """ "If he hits other children": a child who strikes is not struck."""
        noun = self.scene.listed(phrase.first - 1, "before_nouns")  # "has a burn"
        if noun or not self.scene.among(phrase.first, "blows"):
            return False
        if self._passive(phrase):
            return self._by_a_child(phrase)
        others = any(self.scene.lemma(at) == "other" for at in (phrase.last, self.scene.next(phrase.last)))
        subject = self.grammar.subject(phrase.first)
        strikes = isinstance(subject, Mention) and subject.who == CHILD and not self._another_between(subject, phrase)
        return others or (strikes and self._strikes_a_child(phrase))

    def _strikes_a_child(self, phrase: Found[str]) -> bool:
        """Is a child named right behind the blow ("hit my lad", "pushed another girl")?"""
        named = (self.grammar.mention_at(at) for at in (phrase.last, *self.scene.after(phrase.last, 2)))
        return any(mention is not None and mention.who in (CHILD, MANY) for mention in named)

    def _another_between(self, child: Mention, phrase: Found[str]) -> bool:
        """ "The children say their carer shouts and hits them": somebody else stands nearer."""
        return any(child.last < m.first and m.person and m.who != CHILD for m in self.grammar.before(phrase.first))

    def _slight(self, phrase: Found[str]) -> bool:
        """Between grown-ups only grave violence is read: the rest is domestic abuse, and says no more."""
        victim = self._victim(phrase)
        grown = victim is not None and victim.who not in (CHILD, MANY)
        return (grown or self._by_partner(phrase)) and self.scene.among(phrase.first, "slight")

    def _subject(self, phrase: Found[str]) -> Mention | None:
        subject = self.grammar.subject(phrase.first, people=True)
        return subject if isinstance(subject, Mention) else None

    # --- who is harmed

    def _victim(self, phrase: Found[str]) -> Mention | None:
        subject = self.grammar.subject(phrase.first, people=True)
        if isinstance(subject, Mention) and any(self.scene.among(at, "oneself") for at in _places(phrase)):
            return subject
        for at in (*_places(phrase), *self.scene.after(phrase.last, 1)):
            struck = self._struck(at, phrase, subject)
            if struck:
                return struck
        suffers = phrase.meaning != IMMEDIATE and (self._passive(phrase) or self._borne(phrase))
        if not suffers or not isinstance(subject, Mention) or not subject.person:
            return None
        return None if self.scene.among(self.scene.previous(subject.start), "by_whom") else subject  # who told of it

    def _struck(self, at: int, phrase: Found[str], subject: object) -> Mention | None:
        """Give whom the words of a phrase, or the one behind it, name as struck."""
        named = self.grammar.mention_at(at)
        if named is None and self.scene.lemma(at) == "them":
            named = self.grammar.antecedent(at)
        harmed = named is not None and named.person and named != subject and named.first != phrase.first
        if not harmed or (named and self.scene.among(self.scene.previous(named.start), "by_whom")):
            return None
        return named

    def _passive(self, phrase: Found[str]) -> bool:
        """ "Is being hit", "got beaten": the subject is struck; "is hitting" strikes."""
        if phrase.first < phrase.last and self.scene.words[phrase.first].plain == "being":
            return True
        before = (self.scene.lemma(at) for at in self.scene.before(phrase.first, 2))
        return not self.scene.gerund(phrase.first) and any(word in ("be", "get") for word in before)

    def _borne(self, phrase: Found[str]) -> bool:
        """ "He has bruises", "she is terrified of him"."""
        before = self.scene.previous(phrase.first)
        return self.scene.among(before, "bearing") and not self.scene.among(phrase.first, "blows")


def _places(phrase: Found[str]) -> range:
    return range(phrase.first, phrase.last + 1)
