"""The weakest sign of who would receive it: the one body that is left, where the writer only asks what to do."""

from collections.abc import Iterator
from functools import cached_property

from isp_assistant.interpret.acts import ASK, CALL, SAY
from isp_assistant.interpret.grammar import Party, Subject
from isp_assistant.interpret.mentions import ANOTHER_AREA, Mention
from isp_assistant.interpret.signs.sign import KIN, Evidence, Finder, Sign


class Left(Finder):
    """Finds the one body that is left."""

    def left(self) -> Iterator[Sign]:
        """Find the one body that is left where no words say who would be told: best one that is asked about."""
        bodies = [m for m in self.grammar.whole if self._is_left(m)] if not self.asks_whom() else []
        asked = [m for m in bodies if self.ends_asking(m.last)]
        some = asked or bodies
        evidence = Evidence.LEFT if asked or self._asks_what_to_do() else Evidence.NAMED
        only_is = (
            evidence == Evidence.NAMED and self.scene.lemma(self.scene.next(some[0].last)) == "be" if some else False
        )
        if len({m.to for m in some}) == 1 and some[0].to and not only_is:  # "her school is new"
            yield Sign(some[0], evidence, some[0].start, some[0].last)

    def asks_whom(self) -> bool:
        """Say whether it is asked "who do I tell", or for something to be looked up."""
        scene = self.scene
        telling = (act.first for act in self.acts.all if act.passes_on)
        asks = any(self.grammar.asks_who(at) for first in telling for at in scene.before(first, 6))
        return asks or scene.begins(0, "look_up") is not None

    def _asks_what_to_do(self) -> bool:
        """ "Provide it?", "is that all right", "what should I do"."""
        asks = any("<question>" in names for names in self.scene.classes.values())
        return asks or any(act.passes_on and act.by_writer and self.ends_asking(act.last) for act in self.acts.all)

    def _is_left(self, mention: Mention) -> bool:
        """Is it a body that neither writes, tells nor refuses, and that is nobody's place or source?"""
        scene = self.scene
        same = self.writer is not None and mention.to == self.writer.to and scene.lemma(mention.start) == "our"
        writes = same or mention is self.writer
        before = scene.previous(mention.start)
        link = scene.lemma(before)
        behind = scene.lemma(scene.next(mention.last))
        owns = scene.words[mention.last].owner and link != "for" and behind != "business"  # "for the auditor's return"
        moves = link == "to" and scene.lemma(scene.previous(before)) in ("move", "go", "transfer")
        moved = moves and mention.to == ANOTHER_AREA
        uncovered = mention.partner or scene.begins(mention.first, "body") is not None  # which no value covers
        nowhere = (mention.to is None and not uncovered) or (mention.to == ANOTHER_AREA and not moved)
        if nowhere or mention.to in KIN or writes or owns:
            return False
        quality = scene.among(mention.last, "qualities") and scene.words[mention.start].lemma == "them"
        inside = range(mention.start + 1, mention.first + 1)
        quality = quality or any(scene.listed(at, "a_an") and scene.words[at - 1].owner for at in inside)
        if link == "be" or quality:  # "she is a nurse", "gran's a nurse", "her health"
            return False
        business = link == "of" and "business" in (scene.lemma(scene.previous(before)), behind)
        asked = self.ends_asking(mention.last) and link in ("to", "for", "with")
        sent = link in ("to", "for") and not scene.among(scene.previous(before), "stays_with")
        if self.grammar.behind_preposition(mention) and not (business or asked or sent or moved):
            return False
        if self._saw(mention):
            return False
        heads = mention.start == 0 and scene.lemma(scene.next(mention.last)) in (",", ".", ":")
        return not heads and mention not in self._telling_or_refusing and mention not in self._rung

    def _saw(self, mention: Mention) -> bool:
        """ "The nurse has seen him", "see what CAMHS hold": who was there, or holds it, knows of it."""
        scene = self.scene
        verb = next((at for at in scene.after(mention.last, 3) if not scene.among(at, "auxiliaries")), -1)
        holds = scene.lemma(scene.previous(mention.start)) == "what" and scene.among(verb, "has_already")
        return scene.listed(verb, "seen") or holds

    @cached_property
    def _rung(self) -> frozenset[Mention]:
        """ "The gas board rang the hostel": where the writer is."""
        calls = (act for act in self.acts.all if CALL in act.kinds and act.past and act.subject is not Party.WRITER)
        return frozenset(mention for act in calls for mention in act.reached)

    @cached_property
    def _telling_or_refusing(self) -> frozenset[Subject]:
        """ "The nurse says", "sent us", "will not let us have it"."""
        tells = (a for a in self.acts.all if a.us or ((SAY in a.kinds or a.passes_on) and not a.may))
        keeps = (act for act in self.acts.all if act.negated or self.would_keep(act))
        subjects = [act.subject for act in (*tells, *keeps)]
        joined = (m for one in subjects if isinstance(one, Mention) for m in self.grammar.joined_before(one))
        return frozenset((*subjects, *joined, *self._asked))

    @cached_property
    def _asked(self) -> frozenset[Mention]:
        """ "Can I ask his doctor outright?": the writer would hear something from them."""
        asks = (act for act in self.acts.all if ASK in act.kinds and act.by_writer)
        return frozenset(mention for act in asks for mention in self.grammar.reached(act.last + 1))
