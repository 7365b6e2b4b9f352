"""What would be passed on: not what is only told as the background."""

from collections.abc import Iterator
from enum import IntEnum

from isp_assistant.interpret.acts import ASK, KNOW, Act, Acts
from isp_assistant.interpret.clauses import Mood
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import Mention
from isp_assistant.interpret.phrases import Found

HOLDERS = {
    "health": "health",
    "school": "education",
    "youth-justice": "offending",
    "childrens-social-care": "social-care",
}
"""The kind of what a body holds, where the words say no more than "her records"."""

CLINICIAN = "health"
"""What such a writer finds on a body is what would be passed on, and not only the background."""


class Zone(IntEnum):
    """Where words stand: among what is not meant, why it is asked, what is told, or what would be passed on."""

    NOT_MEANT = 0
    REASON = 1
    TOLD = 2
    PASSED_ON = 3


class Zones:
    """Says of the words of a text in which zone they stand."""

    def __init__(self, grammar: Grammar, acts: Acts, writer: Mention | None) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts
        self.writer = writer

    def at(self, first: int) -> Zone:
        """Give the zone of the words that begin at a place."""
        if self._left_out(first) or self._of_the_writer(first):
            return Zone.NOT_MEANT
        if self._gives_reason(first):
            return Zone.REASON
        return Zone.PASSED_ON if self._is_object(first) else Zone.TOLD

    def files(self) -> Iterator[int]:
        """Give the places of records and the like that are of no kind."""
        for at in range(len(self.scene.words)):
            verb = at in self.acts.by_first
            if self.scene.among(at, "files") and not verb and self.grammar.mention_at(at) is None:
                yield at

    def holder(self) -> Mention | None:
        """Give whoever holds what would be passed on: a body that would give it to the writer, else the writer."""
        giving = (act.subject for act in self.acts.all if act.us and act.may)
        return next((body for body in giving if isinstance(body, Mention) and body.to), self.writer)

    # --- not meant

    def _left_out(self, first: int) -> bool:
        """ "But not where the refuge is", "without the medical stuff"; that she has *not* been ill is content too."""
        for at in self.scene.before(first, 4):
            if self.scene.words[at].stop or at in self.acts.by_first:
                return False
            if self.scene.lemma(at) in ("not", "without"):
                return not self.scene.among(self.scene.previous(at), "auxiliaries")
        return False

    def _of_the_writer(self, place: int) -> bool:
        """ "I am a Roma interpreter", "midwife, booking clinic": it tells of the writer."""
        clause = self.scene.clause(place)
        here = range(clause.first, clause.last + 1)
        if any(self._presents(at) for at in here):
            return not any(self.acts.between(clause.first, clause.last + 1))
        if self.writer is None or not self.scene.same(self.writer.first, place):
            return False
        return not any(act.reached or act.us or act.kinds & {ASK, KNOW} for act in self.acts.beside(place))

    def _presents(self, at: int) -> bool:
        """ "I am a", "speaking as our": the writer presents themselves; "we are about to" does not."""
        end = self.scene.begins(at, "writer")
        return end is not None and (self.scene.among(end, "determiners") or self.grammar.mention_at(end) is not None)

    # --- why

    def _gives_reason(self, place: int) -> bool:
        aside = self.scene.mood(place) in (Mood.REASON, Mood.PURPOSE, Mood.TIME)
        return aside or self._describes(place) or self._for_that(place) or self._over_that(place)

    def _describes(self, place: int) -> bool:
        """ "The boy who was there when it was stolen": it only says which boy."""
        for at in (place, *self.scene.before(place, 7)):
            if self.scene.words[at].stop:
                return False
            if self.scene.lemma(at) == "who":
                named = self.grammar.mention_at(self.scene.previous(at))
                return named is not None and named.person
        return False

    def _for_that(self, place: int) -> bool:
        """ "It's for his court report": what it is for, unless it is what somebody asks for."""
        link = next((at for at in self.scene.before(place, 2) if self.scene.lemma(at) == "for"), None)
        if link is None or self.scene.begins(link - 1, "request"):
            return False
        clause = self.scene.clause(link)
        return not any(self.scene.among(at, "for_verbs") for at in range(clause.first, link))

    def _over_that(self, place: int) -> bool:
        """ "His number re a hit and run": behind what is asked for, why it is."""
        link = next((at for at in self.scene.before(place, 3) if self.scene.among(at, "reason_links")), None)
        if link is None or any(ASK in act.kinds for act in self.acts.between(link - 1, link + 1)):
            return False
        kinds = (found.first for found in self.scene.said.get("information", ()))
        named = any(at < link and self.scene.same(at, link) for at in kinds)
        return named or any(self.scene.among(at, "files") for at in self.scene.before(link))

    # --- passed on

    def _is_object(self, place: int) -> bool:
        """Is there an act of passing on, asking or knowing before it in its sentence, whose object it may be?"""
        return any(act.last < place and self._takes_object(act) for act in self.acts.beside(place))

    def _takes_object(self, act: Act) -> bool:
        if act.passes_on and act.by_writer:
            return not (act.past and act.negated)
        if ASK in act.kinds:
            return True
        body = isinstance(act.subject, Mention) and act.subject.to is not None
        return body and act.may and (KNOW in act.kinds or act.passes_on)


def information_of(zones: Zones) -> tuple[Found[str], ...]:
    """Give the kinds of information that would be passed on, by the strongest zone that has any."""
    placed = [(zones.at(found.first), found) for found in _kinds(zones)]
    best = max((zone for zone, _ in placed), default=Zone.NOT_MEANT)
    return tuple(found for zone, found in placed if zone == best != Zone.NOT_MEANT)


def _kinds(zones: Zones) -> Iterator[Found[str]]:
    said = zones.scene.said.get("information", ())
    yield from (found for found in said if not _names_body(zones, found))
    holder = zones.holder()
    if not said and holder and holder.to in HOLDERS:
        yield from (Found(HOLDERS[holder.to], at, at) for at in zones.files())
    if zones.writer and zones.writer.to == CLINICIAN:
        for found in zones.scene.said.get("risk", ()):
            if zones.scene.among(found.first, "findings"):
                yield Found(HOLDERS[CLINICIAN], found.first, found.last)


def _names_body(zones: Zones, found: Found[str]) -> bool:
    """ "The drugs service", "benefits people": words that name a body say nothing of what is passed on."""
    if zones.scene.among(zones.scene.next(found.last), "officials"):
        return True
    named = zones.grammar.mention_at(found.first)
    return named is not None and named.to is not None and named.first <= found.first and found.last <= named.last
