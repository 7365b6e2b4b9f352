"""Signs of who would receive it that need no verb: a referral to somebody, a request from them, a bare "police?"."""

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile

from isp_assistant.interpret.acts import ASK, CALL
from isp_assistant.interpret.grammar import Party
from isp_assistant.interpret.mentions import OWN, RELATIVE, Mention
from isp_assistant.interpret.signs.sign import KIN, LONG, PRESS, THE_PERSON, Evidence, Finder
from isp_assistant.interpret.writer import SHARERS


class Named(Finder):
    """Finds what the words beside a mention say of it."""

    def signs(self, mention: Mention) -> Iterator[tuple[Evidence, int]]:
        """Give the signs beside a mention, each with the place that it stands at."""
        scene = self.scene
        before, behind = scene.previous(mention.start), scene.next(mention.last)
        words = range(mention.first, mention.last + 1)
        if any(scene.among(at, "requests") for at in words) and not self._for_their_child(mention):
            yield Evidence.ASKS, mention.first
        if scene.among(behind, "passing_nouns") and not scene.words[mention.last].owner:
            yield Evidence.TOLD, behind  # "CAMHS referral"
        if self._picked_out(mention, before, behind):
            yield Evidence.TOLD, before
        if self._kept_out(mention, before):
            yield Evidence.SPOKEN_OF, before
        if scene.lemma(behind) == "mind" and scene.among(before, "modals") and scene.lemma(scene.next(behind)) == "us":
            yield Evidence.TOLD, behind  # "would the school mind me saying"
        if scene.lemma(behind) == "after" and self._is_after(mention, behind):
            yield Evidence.ASKS, behind
        if self._asks_outright(mention, behind):
            yield Evidence.ASKS, behind
        if self._is_bare(mention, behind) or self._is_addressed(mention, before):
            yield Evidence.TOLD, mention.first
        if self._agreed_to(before) or self._stands_alone(mention) or self._is_one_for(before):
            yield Evidence.TOLD, mention.first
        yield from self._at_hand(mention, before, behind)
        yield from self._linked(mention, before)

    @cached_property
    def _next_told(self) -> frozenset[int]:
        """ "Do his parents have to know before the duty team does", "speak to mum ahead of the LADO": they are next."""
        return frozenset(after.first for act in self.acts.all if (after := self.first_of(act)))

    def _asks_outright(self, mention: Mention, behind: int) -> bool:
        """ "Gran: what is he on?", "the YOT say was he there or not": what somebody asks, in their own words."""
        scene = self.scene
        says = scene.among(behind, "bidding")
        if not says and not (scene.lemma(behind) == ":" and self._begins_part(mention) and mention.to not in SHARERS):
            return False
        first = scene.next(behind)
        first = scene.next(first) if scene.lemma(first) in (",", ":") else first
        turned = scene.lemma(first) in ("be", "have", "do")
        of_another = scene.among(scene.next(first), "third") or self.grammar.mention_at(scene.next(first)) is not None
        asks = scene.among(first, "questioners") and (not says or scene.among(scene.next(first), "turned"))
        return (turned and of_another) or asks

    def _kept_out(self, mention: Mention, before: int) -> bool:
        """ "Keep it from the school", "she says no police"."""
        withheld = any(self.scene.begins(at, "withhold") == before + 1 for at in self.scene.before(before))
        return self.scene.lemma(mention.start) == "no" or (self.scene.lemma(before) == "from" and withheld)

    def _is_bare(self, mention: Mention, behind: int) -> bool:
        """ "Police without mum's say?", "999 even if she begs me not to": a body to turn to, and no verb of its own."""
        scene = self.scene
        behind = scene.next(behind) if scene.lemma(behind) == "," else behind
        if mention.to is None or mention.to in KIN or not scene.among(behind, "behind_bare"):
            return False
        opens = self._begins_part(mention) or scene.among(scene.previous(mention.start), "bidding")
        asks = any(act.subject == mention and act.kinds & {ASK, CALL} and not act.negated for act in self.acts.all)
        urgent = any(scene.among(at, "rescuers") for at in range(mention.first, mention.last + 1))
        return opens and not asks and (urgent or self.ends_asking(mention.last))

    def _is_addressed(self, mention: Mention, to: int) -> bool:
        """ "Midwife to social care: she has no idea": who writes, and to whom."""
        scene = self.scene
        writes = self.grammar.mention_at(scene.previous(to))
        heads = writes is not None and writes.start == 0 and writes.to in SHARERS
        ends = mention.last + 1 < len(scene.words) and scene.words[mention.last + 1].stop
        return (
            scene.lemma(to) == "to" and heads and ends and mention.to not in KIN and not self._asks_back(mention.last)
        )

    def _asks_back(self, last: int) -> bool:
        """ "YOT to GP: has he turned up?": the first asks the second."""
        first = self.scene.next(self.scene.next(last))
        return self.scene.among(first, "turned") and self.ends_asking(last)

    def _begins_part(self, mention: Mention) -> bool:
        """Does it open the text, or stand behind a mark or an "and"?"""
        before = self.scene.previous(mention.start)
        return before < 0 or self.scene.words[before].stop or self.scene.among(before, "joins")

    def _at_hand(self, mention: Mention, before: int, behind: int) -> Iterator[tuple[Evidence, int]]:
        """ "The duty solicitor on the line", "the landlord's request for her notes", "list to the charity?"."""
        scene = self.scene
        waits = scene.begins(behind, "waits") is not None and behind > mention.last
        if mention.to not in KIN - {RELATIVE} and waits and scene.lemma(before) != "by":  # "told by a mum at the gate"
            yield Evidence.CALLS, behind  # "the duty solicitor on the line"
        if scene.words[mention.last].owner and self._requests(behind):
            yield Evidence.ASKS, behind  # "the landlord's request for her notes"
        handed = scene.lemma(before) in ("to", "for") and self._handed_over(before)
        if handed or mention.first in self._next_told:
            yield Evidence.TOLD, before

    def _picked_out(self, mention: Mention, before: int, behind: int) -> bool:
        """ "Is it 101 or the nurse", "it is the school that I want to ring"."""
        scene = self.scene
        ahead = scene.previous(before)
        if {scene.lemma(before), scene.lemma(ahead)} != {"it", "be"}:
            return False
        subject = scene.next(behind) if scene.among(behind, "pronouns") else behind
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

    def _requests(self, place: int) -> bool:
        """ "Request for", "letter asking for"."""
        end = self.scene.begins(place, "request")
        return end is not None and (self.scene.lemma(end) == "for" or self.scene.lemma(end) == "ask")

    def _handed_over(self, to: int) -> bool:
        """ "The register to the hostel?": a thing and whom it would go to, without a verb."""
        scene = self.scene
        before = list(scene.before(to, LONG))
        told = {found.first for found in scene.said.get("information", ())}
        verbless = not any(at in self.acts.by_first or scene.among(at, "auxiliaries") for at in before)
        return (
            verbless
            and self.ends_asking(to)
            and any(at in told or scene.among(at, "files") or scene.among(at, "lists") for at in before)
        )

    def _is_one_for(self, link: int) -> bool:
        """ "Is that one for the housing team", "a job for the duty desk"."""
        scene = self.scene
        one = scene.previous(link)
        asked = any(scene.among(at, "it") or scene.among(at, "turned") for at in scene.before(one, 4))
        return scene.lemma(link) == "for" and scene.among(one, "one_for_them") and asked

    def _linked(self, mention: Mention, link: int) -> Iterator[tuple[Evidence, int]]:
        """ "A referral to CAMHS", "a letter from the MP", "put it in the newsletter"."""
        scene = self.scene
        if scene.lemma(link) in ("in", "on", "onto"):
            for act in self.acts.between(link - 12, link) if mention.to in (PRESS, OWN) else ():
                opens = scene.clause(act.first).first == act.first
                ours = act.subject is Party.WRITER or (act.subject is Party.NOBODY and (act.may or opens))
                if act.passes_on and ours and scene.same(act.first, link):
                    yield Evidence.TOLD, act.first
            return
        name, evidence = ("request", Evidence.ASKS) if scene.lemma(link) == "from" else ("report", Evidence.TOLD)
        if scene.among(link, "links"):
            near = takewhile(lambda at: not scene.words[at].stop, scene.before(link))
            yield from ((evidence, at) for at in near if scene.begins(at, name))

    def _is_after(self, mention: Mention, after: int) -> bool:
        """ "Landlord after her new address": it opens what is said, and a thing is named behind it."""
        opens = mention.start == 0 or self.scene.words[mention.start - 1].stop
        return (opens or self.scene.words[mention.last].owner) and self.names_information(after)

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
        asks = self.scene.lemma(end) == "?" or self._or_else(end)
        return asks or (begin >= 0 and end >= len(self.scene.words) - 1)

    def _or_else(self, mark: int) -> bool:
        """ "Straight to the duty team, or do I wait?": behind a mark, what would be done instead."""
        asks = self.ends_asking(mark) or self._begins_anew(mark)
        return self.scene.lemma(mark + 1) in ("or", "with") and asks

    def _alone_from(self, at: int, step: int) -> int | None:
        """Go one way to the mark that ends what stands alone, or to the end of the words; None where more is said."""
        at += step
        while 0 <= at < len(self.scene.words):
            word = self.scene.words[at]
            if step < 0 and word.lemma == "," and self._is_whom(at):
                return at
            if (word.stop and word.lemma not in (",", "/")) or (word.lemma == "but" and step < 0):
                return at
            if step > 0 and word.lemma in (",", "or") and self._begins_anew(at):
                return at if word.stop else at - 1
            alone = word.skip or self.scene.among(at, "beside_alone") or self.grammar.mention_at(at) is not None
            if not alone:
                return None
            at += step
        return at

    def _is_whom(self, comma: int) -> bool:
        """ "Which do I ring, police or social care": behind the mark stand those of whom one is asked for."""
        asked = (act for act in self.acts.between(comma - 3, comma) if act.passes_on and act.may)
        return any(act.last == self.scene.previous(comma) and act.subject is Party.WRITER for act in asked)

    def _begins_anew(self, joint: int) -> bool:
        """ "…, or do I wait", "… or hang on": behind "or" something else than somebody would be done."""
        joint = joint if self.scene.lemma(joint) == "or" else joint + 1
        if self.scene.lemma(joint) != "or":
            return False
        behind = self.scene.next(joint)
        return self.scene.among(behind, "turned") or self.scene.among(behind, "waiting")
