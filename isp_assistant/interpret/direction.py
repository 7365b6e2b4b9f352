"""Who would receive it: a body is a recipient for what is done to it or by it, not for being named.

"The police have asked us" and "can I tell the police" both make the police the recipient; "told by them" does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from isp_assistant.interpret.acts import ASK, CALL, KNOW, MOVE, SAY, TELL, Act, Acts
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import OTHER_ADULT, OWN, PARENT, PROFESSIONAL, RELATIVE, Mention

THE_PERSON = "the-person"
PRESS = "media-or-public"
ELSEWHERE = "another-area"
SOCIAL_CARE = "childrens-social-care"
ADULTS = "adult-services"

THEM = ("him", "her", "them")

KIN = frozenset({PARENT, RELATIVE, THE_PERSON})
"""Recipients who are people, and want many things beside information."""

NEAR = 8
"""Words within which what is got, or from whom, is said."""

LONG = 40
"""Words within which a sentence ends."""

STAFFED = frozenset({"school", "early-years"})
"""Bodies whose staff are the writer's own colleagues, where the writer is from one."""


class Evidence(IntEnum):
    """How strongly the words make somebody the recipient."""

    LEFT = 1
    SPOKEN_OF = 2
    TOLD_BEFORE = 3
    MEANT = 4
    CALLS = 5
    ASKS = 6
    BIDDEN = 7
    TOLD = 8


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that somebody is the recipient: how strong it is, and the words first to last that give it."""

    mention: Mention
    evidence: Evidence
    first: int
    last: int


Weighed = Iterator[tuple[Mention, Evidence]]


def signs_of(grammar: Grammar, acts: Acts, writer: Mention | None) -> tuple[Sign, ...]:
    """Find the signs of who would receive it: those that acts give first, or the one body that is left."""
    finder = _Finder(grammar, acts, writer)
    return tuple(finder.signs()) or tuple(finder.left())


def recipients_of(grammar: Grammar, signs: Sequence[Sign], writer: Mention | None) -> tuple[Mention, ...]:
    """Give whoever would receive it: those with the strongest signs, in the order of the text.

    A body that no value covers takes the place of weaker ones, and has no value.
    """
    strongest = max((sign.evidence for sign in signs), default=None)
    chosen = dict.fromkeys(sign.mention for sign in signs if sign.evidence == strongest)
    valued = (replace(mention, to=_value(grammar, mention, writer)) for mention in chosen)
    return tuple(sorted(valued, key=lambda mention: mention.first))


class _Finder:
    def __init__(self, grammar: Grammar, acts: Acts, writer: Mention | None) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts
        self.writer = writer

    def signs(self) -> Iterator[Sign]:
        for act in self.acts.all:
            for named, evidence in self._of_act(act):
                mention = self._body_of(named)
                if self._counts(mention, evidence):
                    yield Sign(mention, evidence, min(act.first, mention.start), max(act.last, mention.last))
        for mention in self.grammar.mentions:
            for evidence, place in self._of_mention(mention):
                if self._counts(mention, evidence):
                    yield Sign(mention, evidence, min(place, mention.start), max(place, mention.last))

    def _body_of(self, named: Mention) -> Mention:
        """ "A chap from the hostel … could he have": the body that one who is not known is from."""
        link = self.scene.next(named.last)
        if named.to or named.who or not self.scene.among(link, "affiliations"):
            return named
        body = self.grammar.mention_at(self.scene.next(link))
        return body if body and body.to and not body.person else named

    def left(self) -> Iterator[Sign]:
        """Find the one body that is left where no words say who would be told, and the writer asks what to do."""
        bodies = [m for m in self.grammar.mentions if self._is_left(m)] if not self._asks_whom() else []
        asked = [m for m in bodies if self._ends_asking(m.last)]
        weighed = bodies if self._asks_what_to_do() else []
        some = asked or weighed
        if len({m.to for m in some}) == 1:
            yield Sign(some[0], Evidence.LEFT, some[0].start, some[0].last)

    def _asks_whom(self) -> bool:
        """ "Who do I tell", or a question that looks something up."""
        scene = self.scene
        telling = (act.first for act in self.acts.all if act.passes_on)
        asks = any(self.grammar.asks_who(at) for first in telling for at in scene.before(first, 4))
        return asks or scene.begins(0, "look_up") is not None

    def _asks_what_to_do(self) -> bool:
        """ "Provide it?", "is that all right", "what should I do"."""
        asks = any("<question>" in names for names in self.scene.classes.values())
        return asks or any(act.passes_on and act.by_writer and self._ends_asking(act.last) for act in self.acts.all)

    def _ends_asking(self, place: int) -> bool:
        return any(self.scene.lemma(at) == "?" for at in self.scene.after(place, LONG))

    def _is_left(self, mention: Mention) -> bool:
        """Is it a body that neither writes, tells nor refuses, and that is nobody's place or source?"""
        scene = self.scene
        writes = self.writer and mention.to == self.writer.to
        before = scene.previous(mention.start)
        link = scene.lemma(before)
        owns = scene.words[mention.last].owner and link != "for"  # but "for the auditor's return"
        moved = link == "to" and scene.lemma(scene.previous(before)) in ("move", "go", "transfer")
        nowhere = mention.to is None or (mention.to == ELSEWHERE and not moved)
        if nowhere or mention.to in KIN or writes or owns:
            return False
        quality = scene.among(mention.last, "qualities") and scene.words[mention.start].lemma == "them"
        if link == "be" or quality:  # "she is a nurse", "her health"
            return False
        business = link == "of" and scene.lemma(scene.previous(before)) == "business"
        asked = self._ends_asking(mention.last) and link in ("to", "for", "with")
        sent = link in ("to", "for") and not scene.among(scene.previous(before), "stays_with")
        if self.grammar.behind_preposition(mention) and not (business or asked or sent or moved):
            return False
        heads = mention.start == 0 and scene.lemma(scene.next(mention.last)) in (",", ".", ":")
        return not heads and mention not in self._telling_or_refusing

    @cached_property
    def _telling_or_refusing(self) -> frozenset[Subject]:
        """ "The nurse says", "sent us", "will not let us have it"."""
        tells = (act for act in self.acts.all if (SAY in act.kinds or act.passes_on) and not act.may)
        return frozenset(act.subject for act in (*tells, *(act for act in self.acts.all if act.negated)))

    def _counts(self, mention: Mention, evidence: Evidence) -> bool:
        """The writer counts as told alone, a bare place as asking alone, and nobody who is neither body nor kin."""
        if mention is self.writer:
            return evidence == Evidence.TOLD
        place = self.scene.begins(mention.first, "place") == mention.last + 1
        return (mention.to is not None or not mention.person) and not (place and evidence >= Evidence.BIDDEN)

    # --- signs that an act gives

    def _of_act(self, act: Act) -> Weighed:
        if act.passes_on:
            yield from self._telling(act)
        if KNOW in act.kinds and not act.supposed:
            yield from self._knowing(act)
        if act.kinds & {ASK, CALL}:
            yield from self._asking(act)

    def _telling(self, act: Act) -> Weighed:
        body = act.subject if isinstance(act.subject, Mention) and act.subject.to not in KIN and act.may else None
        if body and body.to and self.writer and (act.us or self._wanted_of(act, body)):
            yield self.writer, Evidence.TOLD  # "can the nursery tell us", "I want the GP to hand over"
        if not (act.by_writer or (body and (not body.person or body.who == PROFESSIONAL))):
            return  # "can the school send it to the police"
        for mention in act.reached:
            evidence = self._told(act, mention)
            if evidence and mention.to in KIN and self._comes_first(act):
                evidence = Evidence.TOLD_BEFORE
            if evidence:
                yield mention, evidence
        meant = None if act.reached else self._meant(act)
        if meant and (self._told(act, meant) or 0) >= Evidence.BIDDEN:
            yield meant, Evidence.MEANT

    def _wanted_of(self, act: Act, body: Mention) -> bool:
        """ "I want the GP to hand over her notes": what the writer wants of a body, the writer would get."""
        ahead = self.scene.previous(body.start)
        wanting = [other for other in self.acts.between(ahead - 1, ahead + 1) if ASK in other.kinds]
        to_another = act.reached and act.reached[0] != self.writer
        return any(other.subject is Party.WRITER for other in wanting) and not to_another

    def _told(self, act: Act, mention: Mention) -> Evidence | None:
        if act.supposed:
            return None
        if act.negated:
            asked = self.scene.lemma(self.scene.previous(act.first)) == "to"  # "asked us not to tell"
            imperative = asked or (act.subject is Party.NOBODY and not act.past)
            return Evidence.SPOKEN_OF if imperative or self.scene.gerund(act.first) else None
        if act.past and not act.may:
            consulted = self.scene.among(act.first, "speaking") and mention.to in KIN
            return None if consulted else Evidence.TOLD_BEFORE
        return Evidence.BIDDEN if act.subject is Party.NOBODY and self._bids(act) else Evidence.TOLD

    def _comes_first(self, act: Act) -> bool:
        """ "Do I ask mum before I ring the duty team", "tell dad that I am ringing them": it only comes first."""
        scene = self.scene
        for other in self.acts.between(act.last + 1, act.last + LONG):
            if not scene.same(other.first, act.first):
                return False
            if other.passes_on and any(m.to not in KIN for m in other.reached):
                between = range(act.last + 1, other.first)
                links = any(scene.lemma(at) in ("before", "or") for at in between)
                return links or (
                    other.subject is Party.WRITER
                    and not any(scene.words[at].stop or scene.lemma(at) == "and" for at in between)
                )
        return False

    def _bids(self, act: Act) -> bool:
        """ "Tell my GP": somebody bids it, where "tell the GP?" asks."""
        return not act.may and not self._ends_asking(act.last)

    def _meant(self, act: Act) -> Mention | None:
        """ "Can I tell them why", "bring them in": whoever the pronoun stands for."""
        inside = [at for at in range(act.first + 1, act.last) if self.scene.words[at].plain in THEM]
        if inside and TELL in act.kinds:
            return self.grammar.antecedent(inside[0])
        for at in self.scene.after(act.last, 2):
            if self.scene.words[at].plain == "them" and self._is_thing(at):
                return None
            if self.scene.words[at].plain in THEM:
                return self.grammar.antecedent(at)
            if self.scene.words[at].stop:
                return self._only_body(act)
            if self.scene.lemma(at) not in ("to", "with"):
                return None
        return self._only_body(act) if act.last + 1 >= len(self.scene.words) else None

    def _is_thing(self, at: int) -> bool:
        """ "Print them and take them over to mum": what is handed, and not to whom."""
        behind = self.scene.next(at)
        joined = self.scene.lemma(behind) == "and" and self.scene.next(behind) in self.acts.by_first
        return joined or self.scene.lemma(behind) in ("to", "over")

    def _only_body(self, act: Act) -> Mention | None:
        """ "Do I ring?": the only body that is named before."""
        asked = act.may and self.scene.clause(act.first).asked_of == "we"
        bodies = [m for m in self.grammar.before(act.first) if m.to and not m.person and m is not self.writer]
        return bodies[0] if asked and len({m.to for m in bodies}) == 1 else None

    def _knowing(self, act: Act) -> Weighed:
        """ "Can the school have it", "the nurse ought to know", "wants the refuge to be told"."""
        if self.writer and self._writer_knows(act):
            yield self.writer, Evidence.TOLD
        if isinstance(act.subject, Mention) and self._of_it(act):
            if self._minded(act, act.subject):
                yield act.subject, Evidence.TOLD
            elif act.negated:
                if self._kept_from(act, act.subject):
                    yield act.subject, Evidence.SPOKEN_OF
            elif self.scene.lemma(self.scene.previous(act.subject.start)) == "against":
                yield act.subject, Evidence.SPOKEN_OF  # "dead against his mum being told"
            elif act.subject.to in KIN and self._comes_first(act):
                yield act.subject, Evidence.TOLD_BEFORE
            elif self.scene.among(act.first, "entitled") or self._let_know(act) or self._gets_ours(act):
                joined = self.grammar.joined_before(act.subject)
                evidence = Evidence.ASKS if self._gets_ours(act) else Evidence.TOLD
                yield from ((mention, evidence) for mention in (act.subject, *joined))

    def _of_it(self, act: Act) -> bool:
        """ "Can they have her file", "can they have it"; but "do they have capacity" hands over nothing."""
        if not self.scene.among(act.first, "possessing") or act.first != act.last:
            return True
        scene = self.scene
        told = {phrase.first for fact in ("information", "identifiable") for phrase in scene.said.get(fact, ())}
        behind = list(scene.after(act.last, 8))
        if all(scene.words[at].stop for at in behind[:1]):
            return True
        return any(
            at in told or any(scene.among(at, group) for group in ("files", "asked_for", "it", "questioners"))
            for at in behind
        )

    def _writer_knows(self, act: Act) -> bool:
        us = act.subject is Party.WRITER and (self._entitled(act) or self._from_another(act))
        return us or self._let_us(act)

    def _gets_ours(self, act: Act) -> bool:
        """ "The hostel gets our list", "has been getting names from us"."""
        if self.scene.lemma(act.last) not in ("get", "receive"):
            return False
        places = list(self.scene.after(act.last, NEAR))
        from_us = any(self.scene.lemma(at) in ("from", "off") and self.scene.lemma(at + 1) == "us" for at in places)
        return from_us or any(self.scene.lemma(at) == "our" for at in places[:2])

    def _entitled(self, act: Act) -> bool:
        """ "Am I allowed to know", "can I be told", "won't let me have"."""
        scene = self.scene
        if act.may and scene.past(act.last) and scene.lemma(scene.previous(act.first)) == "be":
            return True
        return any(scene.among(at, "entitled") for at in (act.first, *scene.before(act.first, 3)))

    def _let_us(self, act: Act) -> bool:
        """ "They will not let us have it"."""
        us = self.scene.previous(act.first)
        return self.scene.lemma(us) == "us" and self.scene.lemma(self.scene.previous(us)) == "let"

    def _from_another(self, act: Act) -> bool:
        """ "Can we get his notes from the GP", "I need his history off the hospital": the writer would have it."""
        scene = self.scene
        for at in scene.after(act.last, 12):
            if scene.words[at].stop or scene.among(at, "helps") or scene.among(at, "consent_things"):
                return False
            named = self.grammar.mention_at(scene.next(at)) if scene.lemma(at) in ("from", "off") else None
            if named:
                return named.to is not None and named.to not in KIN
        return False

    def _minded(self, act: Act, subject: Mention) -> bool:
        """ "Does not mind the school knowing"."""
        minds = self.scene.previous(subject.start)
        return act.negated and self.scene.lemma(minds) == "mind" and self.scene.negated(minds)

    def _kept_from(self, act: Act, subject: Mention) -> bool:
        """ "Not to know", "not want them told", "not want them knowing", "rather they did not hear"."""
        before, link = self.scene.previous(act.first), self.scene.lemma(self.scene.previous(subject.start))
        if self.scene.among(self.scene.previous(subject.start), "unwanted") or self.scene.lemma(before) == "to":
            return True
        been = self.scene.words[before].plain == "been"  # "has not been told" only says so
        return (self.scene.past(act.last) and not been) or (link in ("to", "about") and self.scene.gerund(act.last))

    def _let_know(self, act: Act) -> bool:
        """Is it allowed, asked or wanted by what leads up to the verb, or to its subject?"""
        scene = self.scene
        at = scene.previous(act.first)
        while scene.same(at, act.first) and not self.grammar.mention_at(at) and not scene.among(at, "third"):
            if scene.among(at, "ought"):
                return True
            if not scene.among(at, "verb_chain"):
                return False
            at = scene.previous(at)
        named = self.grammar.mention_at(at)
        ahead = scene.previous(named.start if named else at)
        return scene.among(ahead, "letting") and scene.lemma(scene.previous(ahead)) != "no"

    # --- asking

    def _asking(self, act: Act) -> Weighed:
        subject = act.subject
        opens = subject is Party.NOBODY and not self.scene.same(act.first - 1, act.first)  # "Need his notes"
        if (subject is Party.WRITER or opens) and ASK in act.kinds:
            yield from self._called_in(act)
            if self.writer and self._from_another(act):
                yield self.writer, Evidence.TOLD
        if subject is Party.SOMEBODY and ASK in act.kinds:
            yield from self._nameless(act)
        if not isinstance(subject, Mention) or act.negated:
            return
        if ASK in act.kinds and self._for_their_own(act, subject):
            yield replace(subject, to=THE_PERSON), Evidence.ASKS
            return
        if self._would_pass_on(act):
            return
        if subject.to in KIN and (self._wants_it_shared(act) or not self._after_information(act)):
            return
        evidence = Evidence.ASKS if ASK in act.kinds else Evidence.CALLS
        if evidence == Evidence.ASKS or not self._only_tells(act):
            yield from ((mention, evidence) for mention in (subject, *self.grammar.joined_before(subject)))

    def _called_in(self, act: Act) -> Weighed:
        """ "I would like school to keep a log", "we asked Barnardos for help": they would have to be told."""
        scene = self.scene
        named = next(self.grammar.reached(act.last + 1), None)
        if named is None or named.to in KIN or scene.lemma(act.last) == "need":
            return
        behind = scene.next(named.last)
        helps = scene.lemma(behind) == "for" and scene.among(scene.next(behind), "helps")
        if helps or (scene.lemma(behind) == "to" and scene.lemma(act.last) != "ask"):
            yield named, Evidence.TOLD

    def _nameless(self, act: Act) -> Weighed:
        """ "She wants to see her file", where nobody at all is named."""
        scene = self.scene
        if any(mention.person for mention in self.grammar.mentions):
            return
        doer = next((at for at in scene.before(act.first, NEAR) if scene.gender(at)), None)
        theirs = (at for at in scene.after(act.last, NEAR) if scene.lemma(at) == "them" and self._of_files(at))
        if doer is not None and any(scene.gender(at) == scene.gender(doer) for at in theirs):
            yield Mention(doer, doer, doer, THE_PERSON, None, scene.gender(doer)), Evidence.ASKS

    def _for_their_own(self, act: Act, subject: Mention) -> bool:
        """ "She has asked for her records", "wants to see everything we hold about him"."""
        scene = self.scene
        if not subject.person or subject.to == OWN:
            return False
        others = any(m.person and m != subject for m in self.grammar.mentions)
        places = [at for at in scene.after(act.last, 14) if not scene.words[at].stop]
        named = any((m := self.grammar.mention_at(at)) is not None and m.who for at in places)
        if named or (subject.who == PROFESSIONAL and others):
            return False
        theirs = [at for at in places if scene.lemma(at) == "them" and self._of_files(at)]
        own = any(scene.lemma(at + 1) == "own" for at in theirs)
        same = subject.to is None and any(self.grammar.antecedent(at) == subject for at in theirs)
        return own or same or any(self._herself(at) for at in places)

    def _of_files(self, pronoun: int) -> bool:
        """ "Her own records", "everything about her"."""
        behind = any(self.scene.among(at, "own_files") for at in self.scene.after(pronoun, 4))
        before = list(self.scene.before(pronoun, 6))
        written = any(self.scene.among(at, "own_files") or self.scene.among(at, "questioners") for at in before)
        return behind or (written and any(self.scene.among(at, "owned_by") for at in before[:1]))

    def _herself(self, place: int) -> bool:
        """ "Everything about herself"."""
        return self.scene.lemma(place) == "themselves" and self.scene.among(self.scene.previous(place), "owned_by")

    def _would_pass_on(self, act: Act) -> bool:
        """ "Would like to post pictures": whoever wants to pass it on asks for nothing."""
        scene = self.scene
        others = (other for other in self.acts.between(act.last + 1, act.last + 4) if other.passes_on)
        return any(
            scene.lemma(scene.previous(other.first)) == "to" and other.subject == act.subject for other in others
        )

    def _wants_it_shared(self, act: Act) -> bool:
        """ "Mum asked me to tell the school", "wants the refuge to have it", "wants nobody told"."""
        scene = self.scene
        for other in self.acts.between(act.last + 1, act.last + 9):
            between = range(act.last + 1, other.first)
            asks = any(scene.among(at, "questioners") or scene.words[at].stop for at in between)
            another = other.kinds & {MOVE, KNOW} or any(m.to not in KIN for m in other.reached)
            another = another and other.subject is not act.subject
            if another and not asks and any(scene.lemma(at) in ("to", "not") for at in between):
                return scene.same(act.first, other.first)
        return False

    def _after_information(self, act: Act) -> bool:
        return self._names_information(act.last)

    def _names_information(self, place: int) -> bool:
        scene = self.scene
        kinds = {found.first for found in scene.said.get("information", ())}
        for at in scene.after(place, 12):
            named = self.grammar.mention_at(at)
            if scene.words[at].stop and (scene.lemma(at) not in (",", ":") or self.grammar.mention_at(scene.next(at))):
                return False
            if at in kinds or (named and named.to == THE_PERSON) or self._knows_at(at):
                return True
            if any(scene.among(at, group) for group in ("questioners", "files", "asked_for")):
                return True
        return False

    def _knows_at(self, at: int) -> bool:
        act = self.acts.by_first.get(at)
        return act is not None and KNOW in act.kinds

    def _only_tells(self, act: Act) -> bool:
        """ "Rang to say", "emailed saying": it tells, and asks for nothing."""
        return any(SAY in other.kinds for other in self.acts.between(act.last + 1, act.last + 4))

    # --- signs that need no verb

    def _of_mention(self, mention: Mention) -> Iterator[tuple[Evidence, int]]:
        scene = self.scene
        before, behind = scene.previous(mention.start), scene.next(mention.last)
        words = range(mention.first, mention.last + 1)
        if any(scene.among(at, "requests") for at in words) and not self._for_their_child(mention):
            yield Evidence.ASKS, mention.first
        if scene.among(behind, "passing_nouns") and not scene.words[mention.last].owner:
            yield Evidence.TOLD, behind  # "CAMHS referral"
        if self._picked_out(mention, before, behind):
            yield Evidence.TOLD, before
        if scene.lemma(before) == "from" and any(
            scene.begins(at, "withhold") == before + 1 for at in scene.before(before)
        ):
            yield Evidence.SPOKEN_OF, before
        if scene.lemma(behind) == "mind" and scene.among(before, "modals") and scene.lemma(scene.next(behind)) == "us":
            yield Evidence.TOLD, behind  # "would the school mind me saying"
        if scene.lemma(behind) == "after" and self._is_after(mention, behind):
            yield Evidence.ASKS, behind
        if self._agreed_to(before) or self._stands_alone(mention):
            yield Evidence.TOLD, mention.first
        yield from self._linked(mention, before)

    def _picked_out(self, mention: Mention, before: int, behind: int) -> bool:
        """ "Is it 101 or the nurse", "it is the school that I want to ring"."""
        scene = self.scene
        ahead = scene.previous(before)
        if {scene.lemma(before), scene.lemma(ahead)} != {"it", "be"}:
            return False
        subject = scene.next(behind) if scene.among(behind, "pronouns") or scene.lemma(behind) == "that" else behind
        asked = scene.lemma(before) == "it" and not scene.words[mention.last].owner
        return (asked and not scene.among(behind, "pronouns")) or any(
            scene.lemma(at) == "we" for at in (behind, subject)
        )

    def _agreed_to(self, link: int) -> bool:
        """ "Said yes to school"."""
        if self.scene.lemma(link) not in ("to", "with"):
            return False
        before = self.scene.previous(link)
        return any(f.last == before and f.meaning == "given" for f in self.scene.said.get("consent", ()))

    def _linked(self, mention: Mention, link: int) -> Iterator[tuple[Evidence, int]]:
        """ "A referral to CAMHS", "a letter from the MP", "put it in the newsletter"."""
        scene = self.scene
        if scene.lemma(link) in ("in", "on", "onto"):
            for act in self.acts.between(link - 12, link) if mention.to == PRESS else ():
                opens = scene.clause(act.first).first == act.first
                ours = act.subject is Party.WRITER or (act.subject is Party.NOBODY and (act.may or opens))
                if act.passes_on and ours and scene.same(act.first, link):
                    yield Evidence.TOLD, act.first
            return
        name, evidence = ("request", Evidence.ASKS) if scene.lemma(link) == "from" else ("report", Evidence.TOLD)
        if scene.among(link, "links"):
            yield from ((evidence, at) for at in scene.before(link) if scene.begins(at, name))

    def _is_after(self, mention: Mention, after: int) -> bool:
        """ "Landlord after her new address": it opens what is said, and a thing is named behind it."""
        opens = mention.start == 0 or self.scene.words[mention.start - 1].stop
        return (opens or self.scene.words[mention.last].owner) and self._names_information(after)

    def _for_their_child(self, mention: Mention) -> bool:
        """ "A request for access that a parent makes for her son": it is the parent who asks."""
        behind = list(self.scene.after(mention.last, 6))
        for_another = any(self.scene.lemma(at) in ("behalf", "for") for at in behind)
        return mention.to == THE_PERSON and for_another and any(self.grammar.mention_at(at) for at in behind)

    def _stands_alone(self, mention: Mention) -> bool:
        """ "Social services?", "LADO or HR": a question, or a last word, without a verb of its own."""
        begin, end = self._alone_from(mention.start, -1), self._alone_from(mention.last, 1)
        if begin is None or end is None:
            return False
        return self.scene.lemma(end) == "?" or (begin >= 0 and end >= len(self.scene.words) - 1)

    def _alone_from(self, at: int, step: int) -> int | None:
        """Go one way to the mark that ends what stands alone, or to the end of the words; None where more is said."""
        at += step
        while 0 <= at < len(self.scene.words):
            word = self.scene.words[at]
            if (word.stop and word.lemma not in (",", "/")) or (word.lemma == "but" and step < 0):
                return at
            alone = word.skip or self.scene.among(at, "beside_alone") or self.grammar.mention_at(at) is not None
            if not alone:
                return None
            at += step
        return at


def _value(grammar: Grammar, mention: Mention, writer: Mention | None) -> str | None:
    """Give the value that a recipient comes to: a colleague, another area's team and somebody else's parent differ."""
    scene = grammar.scene
    if mention is writer:
        return OWN if any(other.to == OWN for other in grammar.mentions) else mention.to
    if writer and mention.to == writer.to and mention.to in STAFFED and scene.among(mention.last, "colleagues"):
        return mention.to if scene.among(mention.start, "elsewhere") else OWN
    other = _of_another_body(grammar, mention)
    if other:
        return other
    if scene.words[mention.start].plain == "their":
        owner = grammar.antecedent(mention.start)
        if owner and owner.to == ELSEWHERE:
            return ELSEWHERE
    return RELATIVE if mention.to == PARENT and _of_another_family(grammar, mention) else mention.to


def _of_another_body(grammar: Grammar, mention: Mention) -> str | None:
    """ "A social worker from the learning disability team", "…, from Hull": where they work says what they are."""
    scene = grammar.scene
    link = scene.next(mention.last)
    link = scene.next(link) if scene.lemma(link) == "," else link
    body = grammar.mention_at(scene.next(link)) if scene.among(link, "affiliations") else None
    return body.to if body and mention.to == SOCIAL_CARE and body.to in (ADULTS, ELSEWHERE) else None


def _of_another_family(grammar: Grammar, mention: Mention) -> bool:
    """ "The mum of a pupil asks for the address of the other family", "she is 19 and her mum", "her adult son"."""
    scene = grammar.scene
    if any("<other_family>" in names for at, names in scene.classes.items() if at > mention.last):
        return True
    if scene.lemma(mention.start) == "them":
        child = grammar.antecedent(mention.start)
        if child and child.who == OTHER_ADULT:
            return True
    return any(m.who == OTHER_ADULT and scene.among(m.last, "offspring") for m in grammar.mentions)
