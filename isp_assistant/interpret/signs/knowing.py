"""Signs of who would receive it in what somebody may know, have, get or be kept from."""

from isp_assistant.interpret.acts import ASK, TELL, Act
from isp_assistant.interpret.grammar import Party
from isp_assistant.interpret.mentions import CHILD, Mention
from isp_assistant.interpret.signs.sign import KIN, NEAR, Evidence, Finder, Weighed

LEARNS = frozenset({"know", "hear", "find"})
"""Verbs that always have something to be known."""

BUT_THEM = 4
"""Words between "nobody but them" and what they would be told."""


class Knowing(Finder):
    """Finds who would know."""

    def knowing(self, act: Act) -> Weighed:
        """ "Can the school have it", "the nurse ought to know", "wants the refuge to be told"."""
        if self.writer and self._writer_knows(act):
            yield self.writer, Evidence.TOLD
        if self._tells_us(act) or self._by_anybody(act) or self._takes_in(act):
            return
        if isinstance(act.subject, Mention) and not self._asked_for(act) and self._of_it(act, act.subject):
            if self._minded(act, act.subject):
                yield act.subject, Evidence.TOLD
            elif act.negated:
                if self._kept_from(act, act.subject):
                    yield act.subject, Evidence.SPOKEN_OF
            elif self.scene.lemma(self.scene.previous(act.subject.start)) == "against":
                yield act.subject, Evidence.SPOKEN_OF  # "dead against his mum being told"
            elif act.subject.to in KIN and self.comes_first(act):
                yield act.subject, Evidence.TOLD_BEFORE
            elif (
                self.scene.among(act.first, "entitled")
                or self._let_know(act)
                or self._gets_ours(act)
                or self._would_be_told(act)
            ):
                joined = self.grammar.joined_before(act.subject)
                allowed = Evidence.ALLOWED if self.allowed_by_another(act) else Evidence.TOLD
                evidence = Evidence.ASKS if self._gets_ours(act) else allowed
                yield from ((mention, evidence) for mention in (act.subject, *joined))

    def _tells_us(self, act: Act) -> bool:
        """ "She's told us": whoever tells the writer is told nothing, though "she is told" would be."""
        return act.us and TELL in act.kinds and isinstance(act.subject, Mention)

    def _by_anybody(self, act: Act) -> bool:
        """ "Wants nobody to know", "nobody but them is to be told": it is anybody at all who would know."""
        scene = self.scene
        but_them = any(scene.lemma(at) in ("but", "except") for at in scene.before(act.first, BUT_THEM))
        to = scene.previous(act.first)
        places = scene.before(act.first, BUT_THEM + 1) if but_them else [scene.previous(to)]
        return (but_them or scene.lemma(to) == "to") and any(scene.among(at, "anybody") for at in places)

    def _takes_in(self, act: Act) -> bool:
        """ "Gran would have him", "to have the kids": whoever takes a child in is told nothing."""
        behind = self.scene.next(act.last)
        child = self.grammar.mention_at(behind)
        whole = child is not None and child.who == CHILD and not self._files_behind(child)
        return (
            self.scene.words[act.first].lemma == "have"
            and act.first == act.last
            and (
                (self.scene.lemma(behind) == "them" and bool(self.scene.gender(behind)) and self.scene.ends(behind + 1))
                or whole
            )
        )

    def _files_behind(self, child: Mention) -> bool:
        """ "Have the kids' records"."""
        behind = self.scene.next(child.last)
        return self.scene.words[child.last].owner or any(
            self.scene.among(behind, group) for group in ("files", "lists", "own_files")
        )

    def _of_it(self, act: Act, subject: Mention) -> bool:
        """ "Can they have her file", "can they have it"; but "do they have capacity" hands over nothing."""
        if not self.scene.among(act.first, "possessing") or act.first != act.last:
            return True
        scene = self.scene
        told = {phrase.first for fact in ("information", "identifiable") for phrase in scene.said.get(fact, ())}
        behind = list(scene.after(act.last, 8))
        if all(scene.words[at].stop for at in behind[:1]):
            return True
        named = ("files", "asked_for", "it", "questioners", "given_word")
        return self._asked_whether(act, subject) or any(
            at in told or any(scene.among(at, group) for group in named) for at in behind
        )

    def _asked_whether(self, act: Act, subject: Mention) -> bool:
        """ "Can the charity have her mobile": what else would a body be allowed to have?"""
        asked = self.scene.among(self.scene.previous(subject.start), "modals")
        return asked and act.may and not subject.person

    def _is_for_what(self, to: int) -> bool:
        """ "Wants the gym register to see who came": a thing is wanted to that end, and nobody is to see."""
        before = self.scene.previous(to)
        return any(self.scene.among(before, group) for group in ("files", "it", "given_word"))

    def _would_be_told(self, act: Act) -> bool:
        """ "The firm that would be handed the list", "they would be getting it": the plan is to tell them."""
        scene = self.scene
        before = list(scene.before(act.first, 3))
        told = scene.past(act.last) or scene.gerund(act.last)
        be = scene.lemma(act.first) == "be" or any(scene.lemma(at) == "be" for at in before[:1])
        return told and be and any(scene.lemma(at) == "would" for at in before)

    def _asked_for(self, act: Act) -> bool:
        """ "Dad wants to see it": he asks, and whether for his own is for that to say."""
        asks = self.scene.previous(self.scene.previous(act.first))
        before = next((other for other in self.acts.beside(act.first) if other.first <= asks <= other.last), None)
        kin = isinstance(act.subject, Mention) and act.subject.to in KIN
        return kin and before is not None and ASK in before.kinds and before.subject == act.subject

    def _writer_knows(self, act: Act) -> bool:
        us = act.subject is Party.WRITER and (self._entitled(act) or self.from_another(act) or self._may_we(act))
        return us or self._let_us(act)

    def _may_we(self, act: Act) -> bool:
        """ "Can I have his record"; but not "can I have a word about it"."""
        ours = self.scene.previous(act.first)
        named = self.grammar.mention_at(ours)
        ours = (
            self.scene.previous(named.start) if named and named is self.writer else ours
        )  # "can I, head of year, see"
        asks = self.scene.lemma(ours) == "we" and self.scene.lemma(self.scene.previous(ours)) in ("can", "may")
        talk = any(self.scene.among(at, "talks") for at in self.scene.after(act.last, 3))
        return asks and not talk and self.names_information(act.last)

    def _gets_ours(self, act: Act) -> bool:
        """ "The hostel gets our list", "has been getting names from us"."""
        if not self.scene.among(act.last, "receiving"):
            return False
        places = list(self.scene.after(act.last, NEAR))
        from_us = any(self.scene.lemma(at) in ("from", "off") and self.scene.lemma(at + 1) == "us" for at in places)
        return from_us or any(self.scene.lemma(at) == "our" for at in places[:2])

    def _entitled(self, act: Act) -> bool:
        """ "Am I allowed to know", "can I be told", "won't let me have"."""
        scene = self.scene
        passive = scene.past(act.last) and scene.lemma(scene.previous(act.first)) in ("be", "not")
        if passive and (act.may or (act.negated and TELL in act.kinds and not self.we_would_tell)):
            return True
        return any(scene.among(at, "entitled") for at in (act.first, *scene.before(act.first, 3)))

    def _let_us(self, act: Act) -> bool:
        """ "They will not let us have it"."""
        us = self.scene.previous(act.first)
        return self.scene.lemma(us) == "us" and self.scene.lemma(self.scene.previous(us)) == "let"

    def _minded(self, act: Act, subject: Mention) -> bool:
        """ "Does not mind the school knowing"."""
        minds = self.scene.previous(subject.start)
        return act.negated and self.scene.lemma(minds) == "mind" and self.scene.negated(minds)

    def _kept_from(self, act: Act, subject: Mention) -> bool:
        """ "Not to know", "not want them told", "not want them knowing", "rather they did not hear"."""
        if self._must_not(act):
            return True
        before, link = self.scene.previous(act.first), self.scene.lemma(self.scene.previous(subject.start))
        if self.scene.among(self.scene.previous(subject.start), "unwanted") or self.scene.lemma(before) == "to":
            return True
        been = self.scene.words[before].plain == "been"  # "has not been told" only says so
        return (self.scene.past(act.last) and not been) or (link in ("to", "about") and self.scene.gerund(act.last))

    def _must_not(self, act: Act) -> bool:
        """ "Says the nurse can't know", "mustn't see a word of it"; but not "the nurse can't see him until June"."""
        scene = self.scene
        learns = scene.lemma(act.first) in LEARNS or scene.past(act.last) or self.names_information(act.last)
        before = scene.before(act.first, 3)
        return learns and any(scene.among(at, "modals") for at in before) and not self.ends_asking(act.last)

    def _let_know(self, act: Act) -> bool:
        """Is it allowed, asked or wanted by what leads up to the verb, or to its subject?"""
        scene = self.scene
        at = scene.previous(act.first)
        while scene.same(at, act.first) and not self.grammar.mention_at(at) and not scene.among(at, "third"):
            if scene.among(at, "ought"):
                return not (scene.lemma(at) == "to" and self._is_for_what(at))
            if not scene.among(at, "verb_chain"):
                return False
            at = scene.previous(at)
        named = self.grammar.mention_at(at)
        ahead = scene.previous(named.start if named else at)
        if scene.lemma(ahead) == "about" and scene.among(act.first, "possessing"):
            return False  # "told us about dad holding a knife"
        if scene.lemma(ahead) == "in" and scene.among(scene.previous(ahead), "asking_if"):
            return True  # "any harm in the nurse knowing"
        return scene.among(ahead, "letting") and scene.lemma(scene.previous(ahead)) != "no"
