"""Signs of who would receive it in what somebody asks for, calls about or wants done."""

from dataclasses import replace

from isp_assistant.interpret.acts import ASK, CALL, GIVE, KNOW, MOVE, SAY, Act
from isp_assistant.interpret.grammar import Party, Subject
from isp_assistant.interpret.mentions import CHILD, OWN, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.signs.sign import KIN, NEAR, THE_PERSON, Evidence, Finder, Weighed

LONG_WISH = 14
"""Words within which it is said what is asked for."""

YES = 3
"""Words within which it is a yes that is asked for."""


class Asking(Finder):
    """Finds who asks."""

    def asking(self, act: Act) -> Weighed:
        """Weigh an act of asking, or a call."""
        subject = self._who_asks(act)
        if self._keeps_from_us(act) or not isinstance(subject, Mention):
            yield from self._by_us_or_nobody(act, subject)
            return
        if act.negated or self._bids_silence(act) or self._needs_a_yes(act):
            return
        asks = (
            ASK in act.kinds
            or self._herself_asks(act, subject)
            or self._in_their_words([*self.scene.after(act.last, LONG_WISH)])
        )
        if asks and self._for_their_own(act, subject) and not self._for_another(act):
            yield replace(subject, to=THE_PERSON), Evidence.ASKS
            return
        if self._would_pass_on(act) or self._reported_bid(act) or self.would_keep(act):
            return
        if self._asks_another_for_us(act) or self._sends_us(act):
            if self.writer and not act.past:
                yield self.writer, Evidence.TOLD
            return
        if subject.to in KIN and (self._wants_another_thing(act) or not self._after_information(act)):
            if ASK in act.kinds and not self._wants_another_thing(act):
                yield subject, Evidence.NAMED  # "insists on watching the tape"
            return
        evidence = Evidence.ASKS if ASK in act.kinds else Evidence.CALLS
        if evidence == Evidence.ASKS or not (self._only_tells(act) or self._writes_something(act)):
            yield from ((mention, evidence) for mention in (subject, *self.grammar.joined_before(subject)))

    def _by_us_or_nobody(self, act: Act, subject: Subject) -> Weighed:
        """ "I would like his notes from the GP", "won't let us see it", "she wants to see her file"."""
        opens = subject is Party.NOBODY and not self.scene.same(act.first - 1, act.first)  # "Need his notes"
        ours = subject is Party.WRITER or opens
        if ours and ASK in act.kinds:
            yield from self._called_in(act)
            yield from self._asked_about(act)
        wanted = ours and ASK in act.kinds and (self.from_another(act) or self._asks_for_theirs(act))
        if self.writer and (self._keeps_from_us(act) or wanted):
            yield self.writer, Evidence.TOLD
        if subject is Party.SOMEBODY and ASK in act.kinds:
            yield from self._nameless(act)

    def _who_asks(self, act: Act) -> Subject:
        """Give whoever asks or calls: the caller, and for the writer's own trade the writer ("YOT worker, need it")."""
        call = self._call_before(act)
        subject = call.subject if call else act.subject
        heads = self.writer is not None and subject is self.writer and not self._third_person(act)
        return Party.WRITER if heads else subject

    def _third_person(self, act: Act) -> bool:
        """ "The nursery wants": of themselves the writer would say "want"."""
        word = self.scene.words[act.first]
        return word.plain.endswith("s") and word.plain != word.lemma

    def _asks_for_theirs(self, act: Act) -> bool:
        """ "Can I ask CAMHS for their report": but not "for help", which tells them something."""
        scene = self.scene
        named = next(self.grammar.reached(act.last + 1), None)
        link = scene.next(named.last) if named and named.to not in KIN else -1
        return (
            scene.lemma(act.last) == "ask"
            and scene.lemma(link) == "for"
            and not scene.among(scene.next(link), "helps")
            and self.names_information(link)
        )

    def _needs_a_yes(self, act: Act) -> bool:
        """ "Does the PRU need his agreement": whoever waits for a yes is the one who would tell."""
        near = list(self.scene.after(act.last, YES))
        yes = any(self.scene.among(at, "agreements") for at in near)
        return yes and not any(self.scene.lemma(at) in ("form", "sign", "copy") for at in near)

    def _keeps_from_us(self, act: Act) -> bool:
        """ "Won't let me see it without a form": the writer would have it."""
        return act.us and any(self.scene.lemma(at) == "let" for at in range(act.first, act.last))

    def _bids_silence(self, act: Act) -> bool:
        """ "The head asked us not to tell the duty team": whoever objects asks for nothing."""
        near = self.acts.between(act.last + 1, act.last + NEAR)
        behind = next((other for other in near if self.scene.same(other.first, act.first)), None)
        return act.us and behind is not None and behind.passes_on and behind.negated and not behind.us

    def _call_before(self, act: Act) -> Act | None:
        """ "Rang the hostel asking", "to ask": it is the caller who asks, and not whoever was rung."""
        goes_on = self.scene.gerund(act.first) or self.scene.lemma(self.scene.previous(act.first)) == "to"
        if not goes_on or ASK not in act.kinds:
            return None
        calls = (other for other in self.acts.beside(act.first) if CALL in other.kinds and other.past)
        return next((call for call in calls if act.subject in call.reached and call.last < act.first), None)

    def _asked_about(self, act: Act) -> Weighed:
        """ "Yes to the clinic, but I am asking about the school": behind an answer for one, it is another's."""
        scene = self.scene
        about = scene.next(act.last)
        named = self.grammar.mention_at(scene.next(about)) if scene.lemma(about) == "about" else None
        answered = any(said.first < act.first for said in scene.said.get("consent", ()))
        if scene.lemma(act.last) == "ask" and answered and named and named.to and named.to not in KIN:
            yield named, Evidence.MEANT

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
        places = [at for at in scene.after(act.last, LONG_WISH) if not scene.words[at].stop]
        people = (self.grammar.mention_at(at) for at in places)
        named = any(m is not None and m.who and not self.grammar.denied(m) for m in people)
        if named or (subject.who == PROFESSIONAL and others):
            return False
        theirs = [at for at in places if scene.lemma(at) == "them" and self._of_files(at)]
        own = any(scene.lemma(at + 1) == "own" for at in theirs)
        same = subject.to is None and any(self.grammar.antecedent(at) == subject for at in theirs)
        alike = subject.to == PARENT and any(self._same_as(subject, at) for at in theirs)
        end = min(places[-1] + 2, len(scene.words)) if places else 0  # "herself" is a filler
        herself = any(self._herself(at) for at in range(act.last + 1, end)) or (
            bool(theirs) and self._herself_asks(act, subject)
        )
        return (
            own or same or alike or herself or self._in_their_words(places) or self._about_their_past(places, subject)
        )

    def _herself_asks(self, act: Act, subject: Mention) -> bool:
        """ "The girl herself rang for her notes"."""
        oneself = self.scene.listed(subject.last + 1, "oneself_pronouns")
        return oneself and any(self.scene.lemma(at) == "for" for at in self.scene.after(act.last, 3))

    def _reported_bid(self, act: Act) -> bool:
        """ "The head reckons ask mum": it is the writer who would ask."""
        says = self.acts.by_first.get(self.scene.previous(act.first))
        return (
            says is not None and SAY in says.kinds and self.scene.words[act.first].plain == self.scene.lemma(act.first)
        )

    def _same_as(self, subject: Mention, at: int) -> bool:
        """ "Dad wants all we hold on him", where no child is named whom "him" may stand for."""
        named = self.scene.words[subject.start]
        children = (named.owner and named.capital) or any(  # "Theo's dad"
            m.who == CHILD and not m.plural and m.gender in ("", subject.gender) for m in self.grammar.mentions
        )
        on_them = self.scene.among(self.scene.previous(at), "owned_by") and self.grammar.mention_at(at) is None
        return on_them and bool(subject.gender) and self.scene.gender(at) == subject.gender and not children

    def _in_their_words(self, places: list[int]) -> bool:
        """ "What have you lot got on me?": what somebody else says, since the writer would say "I"."""
        words = self.scene.words
        me = (at for at in places if words[at].plain == "me" and self.scene.among(self.scene.previous(at), "owned_by"))
        return any(words[near].plain == "you" for at in me for near in self.scene.before(at, 6))

    def _about_their_past(self, places: list[int], subject: Mention) -> bool:
        """ "The girl asks to see how she came here"."""
        scene = self.scene
        grown = subject.to is None and bool(subject.gender)
        asked = (at for at in places if scene.lemma(at) in ("why", "how"))
        return grown and any(
            scene.gender(at + 1) == subject.gender and scene.words[at + 2].plain in ("was", "got", "came", "went")
            for at in asked
            if at + 2 < len(scene.words)
        )

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
        near = self.acts.between(act.last + 1, act.last + 4)
        others = (other for other in near if other.passes_on and KNOW not in other.kinds)
        return any(
            scene.lemma(scene.previous(other.first)) == "to" and other.subject == act.subject for other in others
        )

    def _wants_it_shared(self, act: Act) -> bool:
        """ "Mum asked me to tell the school", "wants the refuge to have it", "wants nobody told"."""
        scene = self.scene
        for other in self.acts.between(act.last + 1, act.last + 9):
            if other.subject == act.subject and KNOW in other.kinds:
                return False  # "would like to read what we hold"
            between = range(act.last + 1, other.first)
            asks = any(scene.among(at, "questioners") or scene.words[at].stop for at in between)
            another = other.kinds & {MOVE, KNOW} or any(m.to not in KIN for m in other.reached)
            another = another and other.subject is not act.subject
            if another and not asks and any(scene.lemma(at) in ("to", "not") for at in between):
                return scene.same(act.first, other.first)
        return False

    def _after_information(self, act: Act) -> bool:
        behind = self.scene.next(act.last)
        if self.scene.lemma(behind) == "us":
            behind = self.scene.next(behind)
        outright = self.scene.ends(behind)
        outright = outright or self.scene.among(behind, "outright")
        learns = self.scene.among(act.last, "learning")  # "would like to read them"
        named = learns or self.names_information(act.last) or self._off_us(act)
        return named or (outright and self.scene.lemma(act.last) in ("ask", "us"))

    def _wants_another_thing(self, act: Act) -> bool:
        """ "Grandad has applied for a guardianship order", "mum wants the school to know", "would love some help"."""
        scene = self.scene
        order = any(scene.among(at, "orders") for at in scene.after(act.last, 5))
        helps = any(scene.among(at, "wishes") for at in scene.after(act.first, NEAR))
        return order or self._wants_it_shared(act) or (helps and not self._after_information(act))

    def _for_another(self, act: Act) -> bool:
        """ "Mum is keen for the charity to have the report on her": a body would have it, and not she."""
        link = self.scene.next(act.last) if self.scene.lemma(act.last) != "for" else act.last
        body = self.grammar.mention_at(self.scene.next(link))
        would = body is not None and self.scene.lemma(self.scene.next(body.last)) == "to"
        return would and self.scene.lemma(link) == "for" and body is not None and body.to not in (None, *KIN)

    def _asks_another_for_us(self, act: Act) -> bool:
        """ "His parents wrote asking his old school to release the folder to us": they want nothing of us."""
        near = self.acts.between(act.last + 1, act.last + NEAR)
        passed = next((other for other in near if other.passes_on and self.scene.same(other.first, act.first)), None)
        to = self.scene.previous(passed.first) if passed else -1
        named = to - 1 > act.last and not any(self.scene.lemma(at) == "us" for at in range(act.last + 1, to))
        return passed is not None and passed.us and named and self.scene.lemma(to) == "to"

    def _sends_us(self, act: Act) -> bool:
        """ "Each Friday the PRU email us the names": no call, where a thing is handed over."""
        us = self.scene.next(act.last)
        handed = self.scene.listed(us + 1, "articles") and self.names_information(us)
        return GIVE in act.kinds and act.us and handed

    def _off_us(self, act: Act) -> bool:
        """ "Wants a text off us"."""
        scene = self.scene
        places = list(scene.after(act.last, NEAR))
        return any(scene.lemma(at) in ("from", "off") and scene.lemma(scene.next(at)) == "us" for at in places)

    def _writes_something(self, act: Act) -> bool:
        """ "Wrote her number on the card", "emails the sheet out": no call, unless it is to us or for something."""
        if not self.scene.among(act.first, "writing"):
            return False
        behind = self.scene.next(act.last)
        ends = self.scene.ends(behind)
        return not (act.us or ends or self.scene.among(behind, "calling_for"))

    def _only_tells(self, act: Act) -> bool:
        """ "Rang to say", "emailed saying", "rang to cancel": it tells, and asks for nothing."""
        says = any(SAY in other.kinds for other in self.acts.between(act.last + 1, act.last + 4))
        end = self.scene.next(self.scene.next(act.last))
        does = self.scene.lemma(self.scene.next(act.last)) == "to" and not self.grammar.mention_at(end)
        return says or (does and end < len(self.scene.words) and end not in self.acts.by_first)
