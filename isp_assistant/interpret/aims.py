"""What somebody would do with it: the words behind "so that they can", "to", "could", "can not … without"."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.interpret.acts import ASK, CALL, KNOW, SAY, TELL, Acts
from isp_assistant.interpret.grammar import Grammar, Party
from isp_assistant.interpret.mentions import PROFESSIONAL, Mention

REACH = 9
"""Words of an aim: what they do, to whom, and what with."""

NAMED = 4
"""Words within which somebody is named behind "so the"."""

VERB = 2
"""Words behind "to" within which the aim itself begins ("to get her treated")."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The words first to last (inclusive) that say what would be done with it."""

    first: int
    last: int


class Aims:
    """Finds what would be done with it, from left to right."""

    def __init__(self, grammar: Grammar, acts: Acts) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts

    def all(self) -> Iterator[Aim]:
        """Give the aims of a text from left to right."""
        for at in range(len(self.scene.words)):
            verb = self._so(at) or self._could(at) or self._in_case(at) or self._before(at) or self._on_it(at)
            if verb is not None:
                yield Aim(verb, self._end(verb))
            elif (verb := self._to(at)) is not None:
                yield Aim(verb, next(reversed((verb, *self.scene.after(verb, VERB)))))
            elif (verb := self._not_without(at)) is not None:
                yield Aim(verb, self._before_without(verb))

    def _end(self, first: int) -> int:
        """Give the last word of an aim: it ends where the sentence does, or where what is asked begins."""
        last = first
        for at in self.scene.after(first, REACH):
            if self.scene.among(at, "aim_ends") or self._we_may(at):
                break
            last = at
        return last

    def _we_may(self, at: int) -> bool:
        return self.scene.among(at, "turned") and self.scene.lemma(self.scene.next(at)) == "we"

    # --- openers

    def _so(self, at: int) -> int | None:
        """ "So that they can", "so she gets", "so as to"; not "so can I", "so I told her", "so it is late"."""
        scene = self.scene
        if scene.lemma(at) not in ("so", "sos"):
            return None
        who = scene.next(at)
        if scene.lemma(who) == "as" and scene.lemma(scene.next(who)) == "to":
            return scene.next(scene.next(who))
        that = scene.lemma(at + 1) == "that"
        verb = self._behind_somebody(who)
        if verb is None or (not scene.same(at - 1, at) and not that and not self._can(verb)):
            return None
        if self._can(verb) or that:
            return None if self._we_tell(verb) else verb
        tells = scene.past(verb) or scene.among(verb, "owing") or (scene.lemma(verb) == "be" and not self._denied(verb))
        return None if tells or self._ours(scene.previous(verb)) else verb

    def _we_tell(self, verb: int) -> bool:
        """ "So I could text her about it": the writer's own telling is no aim."""
        acts = (self.acts.by_first.get(at) for at in (verb, *self.scene.after(verb, 1)))
        return any(act is not None and act.passes_on and act.by_writer for act in acts)

    def _ours(self, who: int) -> bool:
        """ "So I am not sure": what the writer is or does is no aim, unless it is what they can do then."""
        return self.scene.lemma(who) == "we"

    def _can(self, verb: int) -> bool:
        return any(self.scene.lemma(at) in ("can", "will", "may", "would") for at in (verb, *self.scene.after(verb, 1)))

    def _denied(self, verb: int) -> bool:
        return self.scene.lemma(self.scene.next(verb)) == "not"

    def _behind_somebody(self, at: int) -> int | None:
        """Give the place behind somebody who is named from a place on ("the team", "her nurse", "they")."""
        for place in (at, *self.scene.after(at, NAMED)):
            named = self.grammar.mention_at(place)
            if named:
                return self.scene.next(named.last)
            if self.scene.among(place, "third") or self.scene.lemma(place) in ("we", "it", "nobody"):
                return self.scene.next(place)
            if not (self.scene.among(place, "determiners") or self.scene.among(place, "adjectives")):
                return None
        return None

    def _could(self, at: int) -> int | None:
        """ "They could stop him", "she would love a volunteer round": what comes of it; "they would like" asks."""
        scene = self.scene
        if scene.lemma(at) not in ("can", "would", "will"):
            return None
        who, verb = scene.previous(at), scene.next(at)
        named = self.grammar.mention_at(who)
        if not (named or scene.among(who, "third")) or self._denied(at) or scene.among(at + 1, "preferring"):
            return None
        had = scene.lemma(at) == "would" and scene.past(verb)  # "they'd arrested him"
        asked = scene.among(verb, "pronouns")  # "asked her could I tell him"
        return None if had or asked or self._tells(verb) else verb

    def _in_case(self, at: int) -> int | None:
        scene = self.scene
        case = scene.next(at)
        if scene.lemma(at) != "in" or scene.lemma(case) != "case":
            return None
        return self._behind_somebody(scene.next(case))

    def _before(self, at: int) -> int | None:
        """ "Before he takes a tooth out": what they would do then, if it is still to come."""
        scene = self.scene
        verb = self._behind_somebody(scene.next(at)) if scene.words[at].plain == "before" else None
        return None if verb is None or verb >= len(scene.words) or scene.past(verb) else verb

    def _on_it(self, at: int) -> int | None:
        """ "They are building a case", "the OT is sorting her hoist": what a body is on with."""
        scene = self.scene
        verb = scene.next(at)
        if scene.lemma(at) != "be" or verb >= len(scene.words) or not scene.gerund(verb) or self._tells(verb):
            return None
        subject = self.grammar.subject(verb)
        body = isinstance(subject, Mention) and (not subject.person or subject.who == PROFESSIONAL)
        return verb if body or subject is Party.SOMEBODY else None

    def _to(self, at: int) -> int | None:
        """ "Needs it to treat her"; not "go to school", "wants to know", "has to leave"."""
        scene = self.scene
        verb = scene.next(at)
        if scene.lemma(at) != "to" or verb >= len(scene.words) or self.grammar.mention_at(verb) or scene.gerund(verb):
            return None
        if scene.among(at + 1, "determiners") or scene.among(scene.previous(at), "before_to"):
            return None
        return None if self._tells(verb) or scene.among(scene.previous(at), "auxiliaries") else verb

    def _tells(self, verb: int) -> bool:
        """ "They could ask her", "to tell him": an act of telling is no aim; "could give him extra time" is."""
        act = self.acts.by_first.get(verb)
        return act is not None and bool(act.kinds & {TELL, KNOW, ASK, SAY, CALL})

    def _not_without(self, at: int) -> int | None:
        """ "They can not enrol him without it": what they can not do yet is what it is for."""
        scene = self.scene
        if scene.lemma(at) not in ("can", "will") or not self._denied(at):
            return None
        verb = scene.next(scene.next(at))
        return verb if any(scene.among(place, "lacking") for place in scene.after(verb, REACH)) else None

    def _before_without(self, verb: int) -> int:
        places = (at for at in self.scene.after(verb, REACH) if self.scene.among(at, "lacking"))
        return self.scene.previous(next(places))
