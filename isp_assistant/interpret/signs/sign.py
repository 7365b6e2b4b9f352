"""Signs that somebody would receive what is shared, by their strength, and what the finders of them have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from isp_assistant.interpret.acts import KNOW, SAY, Act, Acts
from isp_assistant.interpret.grammar import Grammar, Party
from isp_assistant.interpret.mentions import PARENT, RELATIVE, SOCIAL_CARE, Mention

THE_PERSON = "the-person"
PRESS = "media-or-public"

KIN = frozenset({PARENT, RELATIVE, THE_PERSON})
"""Recipients who are people, and want many things beside information."""

PROTECTORS = frozenset({SOCIAL_CARE, "police", "adult-services"})
"""Bodies that would be told of harm, whoever else hears of it."""

NEAR = 8
"""Words within which what is got, or from whom, is said."""

LONG = 40
"""Words within which a sentence ends."""


class Evidence(IntEnum):
    """How strongly the words make somebody the recipient."""

    NAMED = 0
    LEFT = 1
    SPOKEN_OF = 2
    TOLD_BEFORE = 3
    MEANT = 4
    CALLS = 5
    ALLOWED = 6
    ASKS = 7
    BIDDEN = 8
    TOLD = 9


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that somebody is the recipient: how strong it is, and the words first to last that give it."""

    mention: Mention
    evidence: Evidence
    first: int
    last: int


Weighed = Iterator[tuple[Mention, Evidence]]


class Finder:
    """Finds signs of one sort in what a text says; `writer` is the body that its writer works for."""

    def __init__(self, grammar: Grammar, acts: Acts, writer: Mention | None) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts
        self.writer = writer

    @cached_property
    def we_would_tell(self) -> bool:
        """Would the writer tell somebody who is named?"""
        return any(act.passes_on and act.by_writer and act.reached for act in self.acts.all)

    def ends_asking(self, place: int) -> bool:
        """Say whether the sentence of a place ends with a question mark, or asks for a yes or a no."""
        behind = list(self.scene.after(place, LONG))
        return any(self.scene.lemma(at) == "?" or self.scene.begins(at, "yes_or_no") is not None for at in behind)

    def comes_first(self, act: Act) -> bool:
        """ "Do I ask mum before I ring the duty team", "tell dad that I am ringing them": it only comes first."""
        scene = self.scene
        if self.first_of(act) or self._is_warned(act):
            return True
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

    def _is_warned(self, act: Act) -> bool:
        """ "Obviously it's social care, but does mum hear it from me first": a body that protects would be told."""
        behind = range(act.last + 1, act.last + NEAR)
        first = any(self.scene.among(at, "beforehand") and self.scene.ends(at + 1) for at in behind)
        return first and any(mention.to in PROTECTORS for mention in self.grammar.before(act.first))

    def first_of(self, act: Act) -> Mention | None:
        """ "Hear of it before the duty team", "ahead of the LADO": give the body that would be told next."""
        scene = self.scene
        kin = [*act.reached, *([act.subject] if isinstance(act.subject, Mention) and KNOW in act.kinds else [])]
        if not (act.passes_on or KNOW in act.kinds) or act.past or not any(mention.to in KIN for mention in kin):
            return None
        for at in scene.after(act.last, NEAR):
            ahead = scene.next(at) if scene.lemma(at) == "ahead" and scene.lemma(scene.next(at)) == "of" else None
            link = at if scene.lemma(at) == "before" else ahead
            named = self.grammar.mention_at(scene.next(link)) if link is not None else None
            if named:
                verb = scene.next(named.last)
                does = verb >= len(scene.words) or scene.words[verb].stop or scene.among(verb, "turned")
                return named if named.to and named.to not in KIN and does else None
        return None

    def allowed_by_another(self, act: Act) -> bool:
        """ "She says I can tell her doctor": what somebody agreed to comes behind what another asks for."""
        scene = self.scene
        for at in scene.before(act.first, NEAR):
            if scene.words[at].stop:
                return False
            other = self.acts.by_first.get(at)
            if other and SAY in other.kinds:
                return other.subject not in (Party.WRITER, Party.NOBODY)
        return False

    def would_keep(self, act: Act) -> bool:
        """ "The school nurse wants to keep it confidential": whoever holds it asks for nothing."""
        to = self.scene.next(act.last)
        return self.scene.lemma(to) == "to" and self.scene.among(self.scene.next(to), "keeping_back")

    def from_another(self, act: Act) -> bool:
        """ "Can we get his notes from the GP", "I need his history off the hospital": the writer would have it."""
        scene = self.scene
        for at in scene.after(act.last, 12):
            if scene.words[at].stop or scene.among(at, "helps") or scene.among(at, "consent_things"):
                return False
            if scene.begins(at, "request") is not None:
                return False  # "we have had a letter from the MP"
            named = self.grammar.mention_at(scene.next(at)) if scene.lemma(at) in ("from", "off") else None
            if named:
                return named.to is not None and named.to not in KIN
        return False

    def names_information(self, place: int) -> bool:
        """Say whether something to be known is named behind a place."""
        scene = self.scene
        kinds = {found.first for found in scene.said.get("information", ())}
        for at in scene.after(place, 12):
            named = self.grammar.mention_at(at)
            if scene.words[at].stop and (scene.lemma(at) not in (",", ":") or self._begins_clause(scene.next(at))):
                return False
            if at in kinds or (named and named.to == THE_PERSON) or self._knows_at(at):
                return True
            if any(scene.among(at, group) for group in ("questioners", "files", "asked_for")):
                return True
        return scene.among(scene.next(place), "turned")  # "asks was he poorly"

    def _begins_clause(self, at: int) -> bool:
        return self.grammar.mention_at(at) is not None or self.scene.listed(at, "subject_pronouns")

    def _knows_at(self, at: int) -> bool:
        act = self.acts.by_first.get(at)
        return act is not None and KNOW in act.kinds
