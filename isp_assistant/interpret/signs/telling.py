"""Signs of who would receive it in acts of telling: whom the writer would tell, told, or is bidden to tell."""

from isp_assistant.interpret.acts import ASK, CALL, GIVE, TELL, Act
from isp_assistant.interpret.grammar import Party
from isp_assistant.interpret.mentions import PROFESSIONAL, Mention
from isp_assistant.interpret.signs.sign import KIN, NEAR, Evidence, Finder, Weighed
from isp_assistant.interpret.text.clauses import Mood

THEM = ("him", "her", "them")

ENDED = 14
"""Words within which it is said when something was told."""


class Telling(Finder):
    """Finds whom acts of telling reach."""

    def telling(self, act: Act) -> Weighed:
        """Weigh an act of telling."""
        body = act.subject if isinstance(act.subject, Mention) and act.subject.to not in KIN and act.may else None
        wanted = body and body.to and (act.us or self._wanted_of(act, body) or self._withholds(act))
        if self.writer and (wanted or self._owed_to_us(act)):
            yield self.writer, Evidence.TOLD  # "can the nursery tell us", "I want the GP to hand over"
        if not (
            act.by_writer
            or self._by_colleague(act)
            or self._goes_out(act)
            or (body and (not body.person or body.who == PROFESSIONAL))
        ):
            yield from ((mention, Evidence.SPOKEN_OF) for mention in act.reached if self._thought_of(act, mention))
            return  # "can the school send it to the police"
        for mention in act.reached if not self._to_ask(act) else ():
            evidence = self._told(act, mention)
            if evidence and mention.to in KIN and self.comes_first(act):
                evidence = Evidence.TOLD_BEFORE
            if evidence:
                yield mention, evidence
        named = None if act.reached else self._somebody_to_tell(act)
        if named:
            yield named, Evidence.TOLD
            return
        meant = None if any(mention.to for mention in act.reached) else self._meant(act)
        told = self._told(act, meant) if meant else None
        if meant and told is not None and (told >= Evidence.BIDDEN or act.negated):
            yield meant, min(told, Evidence.MEANT)

    def _owed_to_us(self, act: Act) -> bool:
        """ "Ought they to have told us", "the police have not told us", where we mean to tell nobody."""
        if not act.us or act.by_writer or self.we_would_tell:
            return False
        ought = act.may and act.subject is Party.SOMEBODY and self.ends_asking(act.last)
        kept = act.negated and isinstance(act.subject, Mention) and act.subject.to not in (None, *KIN)
        return ought or kept

    def _goes_out(self, act: Act) -> bool:
        """ "A list of all our pupils goes to the police": a thing goes there."""
        scene = self.scene
        things = ("files", "lists", "it")
        before = scene.before(act.first, NEAR)
        return scene.lemma(act.first) == "go" and any(scene.among(at, thing) for at in before for thing in things)

    def _thought_of(self, act: Act, mention: Mention) -> bool:
        """ "Made me promise not to tell his mum", "has agreed to sharing with CAMHS": nobody has told them yet."""
        goes_on = self.scene.lemma(self.scene.previous(act.first)) == "be"  # "is texting her tutor"
        weighed = act.may or act.negated or (self.scene.gerund(act.first) and not goes_on)
        return weighed and mention is not act.subject and not (act.past and not act.may)

    def _by_colleague(self, act: Act) -> bool:
        """ "Our receptionist let it slip": what a colleague does, we do."""
        if not isinstance(act.subject, Mention) or self.scene.lemma(act.subject.start) != "our":
            return False
        return any(self.scene.among(act.subject.last, group) for group in ("roles", "colleagues"))

    def _somebody_to_tell(self, act: Act) -> Mention | None:
        """ "Is the hostel somebody that I could write to", "it is the duty desk that I would ring"."""
        scene = self.scene
        ours = next((at for at in scene.before(act.first, 4) if scene.lemma(at) == "we"), None)
        if ours is None or act.subject is not Party.WRITER:
            return None
        links = (scene.previous(ours), ours - 1)  # "somebody that", or "that" alone
        link = next((at for at in links if scene.among(at, "somebody_that")), None)
        if link is None:
            return None
        named = self.grammar.mention_at(scene.previous(link))
        return named if named and named.to and not self.grammar.denied(named) else None

    def _to_ask(self, act: Act) -> bool:
        """ "The benefits people rang the nursery asking": whoever is rung to be asked is told nothing."""
        called = CALL in act.kinds and act.past and act.subject is not Party.WRITER
        others = self.acts.between(act.last + 1, act.last + NEAR)
        asks = any(ASK in other.kinds and self.scene.same(other.first, act.first) for other in others)
        return called and asks

    def _wanted_of(self, act: Act, body: Mention) -> bool:
        """ "I want the GP to hand over her notes": what the writer wants of a body, the writer would get."""
        ahead = self.scene.previous(body.start)
        wanting = [other for other in self.acts.between(ahead - 1, ahead + 1) if ASK in other.kinds]
        to_another = act.reached and act.reached[0] != self.writer
        return any(other.subject is Party.WRITER for other in wanting) and not to_another

    def _withholds(self, act: Act) -> bool:
        """ "The head will not say": what a body keeps to itself, the writer wants."""
        before = list(self.scene.before(act.first, 3))
        refuses = act.negated and any(self.scene.lemma(at) in ("will", "would") for at in before)
        refuses = refuses or any(self.scene.among(at, "refusing") for at in before)
        if not refuses or act.reached:
            return False
        return not any(other.kinds & {ASK, CALL} and other.subject == act.subject for other in self.acts.all)

    def _told(self, act: Act, mention: Mention) -> Evidence | None:
        if act.supposed:
            return Evidence.SPOKEN_OF
        if act.negated:
            return None if act.past and not act.may else Evidence.SPOKEN_OF  # "we have not told dad" only says so
        if act.past and not act.may:
            over = any(found.meaning == "already-shared" for found in self.scene.said.get("situation", ()))
            consulted = self.scene.among(act.first, "speaking") and mention.to in KIN and not over
            return None if consulted else Evidence.TOLD_BEFORE
        if self._long_since(act):
            return Evidence.TOLD_BEFORE
        if act.may and self.allowed_by_another(act):
            return Evidence.ALLOWED
        return Evidence.BIDDEN if act.subject is Party.NOBODY and self._bids(act) else Evidence.TOLD

    def _long_since(self, act: Act) -> bool:
        """ "We put a form in to the duty team a week ago"."""
        ended = any(self.scene.begins(at, "past") is not None for at in self.scene.after(act.last, ENDED))
        return ended and not act.may and act.subject is Party.WRITER

    def _bids(self, act: Act) -> bool:
        """ "Tell my GP": somebody bids it, where "tell the GP?" asks."""
        return not act.may and not self.ends_asking(act.last)

    def _meant(self, act: Act) -> Mention | None:
        """ "Can I tell them why", "bring them in": whoever the pronoun stands for."""
        inside = [at for at in range(act.first + 1, act.last) if self.scene.words[at].plain in THEM]
        if inside and TELL in act.kinds:
            return self.grammar.antecedent(inside[0])
        for at in self.scene.after(act.last, 2):
            if self.scene.words[at].plain == "them" and self._is_thing(at):
                return None
            if self.scene.words[at].plain == "her" and self._is_hers(at):
                return self._only_body(act)
            if self.scene.words[at].plain in THEM:
                return None if self._is_owner(at) or self._is_topic(act, at) else self.grammar.antecedent(at)
            if self.scene.words[at].stop:
                return self._only_body(act)
            if self.scene.lemma(at) not in ("to", "with"):
                return None
        return self._only_body(act) if act.last + 1 >= len(self.scene.words) else None

    def _is_owner(self, at: int) -> bool:
        """ "Send her attendance": whose it is, and not to whom."""
        behind = at + 1
        said = {found.first for fact in ("information", "identifiable") for found in self.scene.said.get(fact, ())}
        things = any(self.scene.among(behind, group) for group in ("papers", "lists", "own_files"))
        return self.scene.words[at].plain == "her" and (behind in said or things)

    def _is_topic(self, act: Act, at: int) -> bool:
        """ "I am referring her", "so that I might phone her": she is spoken of, or it is over."""
        direct = self.scene.lemma(self.scene.previous(at)) not in ("to", "with")
        moved = direct and not act.kinds & {TELL, GIVE}
        return moved or self.scene.clause(act.first).mood == Mood.PURPOSE

    def _is_thing(self, at: int) -> bool:
        """ "Print them and take them over to mum": what is handed, and not to whom."""
        behind = self.scene.next(at)
        joined = self.scene.lemma(behind) == "and" and self.scene.next(behind) in self.acts.by_first
        return joined or self.scene.lemma(behind) in ("to", "over")

    def _is_hers(self, her: int) -> bool:
        """ "Send her details": they are hers, and she is sent nothing."""
        behind = self.scene.next(her)
        return self.scene.among(behind, "files") or self.scene.among(behind, "lists")

    def _only_body(self, act: Act) -> Mention | None:
        """ "Do I ring?": the only body that is named before."""
        asked = act.may and self.scene.clause(act.first).asked_of == "we"
        bodies = [m for m in self.grammar.before(act.first) if m.to and not m.person and m is not self.writer]
        return bodies[0] if asked and len({m.to for m in bodies}) == 1 else None
