"""Who would receive it: a body is a recipient for what is done to it or by it, not for being named.

"The police have asked us" and "can I tell the police" both make the police the recipient; "told by them" does not.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from isp_assistant.interpret.acts import ASK, CALL, KNOW, Act, Acts
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import (
    ANOTHER_AREA,
    CHILD,
    OTHER_ADULT,
    OWN,
    PARENT,
    PROFESSIONAL,
    RELATIVE,
    SOCIAL_CARE,
    Mention,
)
from isp_assistant.interpret.signs.asking import Asking
from isp_assistant.interpret.signs.knowing import Knowing
from isp_assistant.interpret.signs.left import Left
from isp_assistant.interpret.signs.named import Named
from isp_assistant.interpret.signs.sign import KIN, PRESS, THE_PERSON, Evidence, Finder, Sign, Weighed
from isp_assistant.interpret.signs.telling import Telling

ADULTS = "adult-services"

OF_A_BODY = {
    ADULTS: (SOCIAL_CARE, "health", None),
    ANOTHER_AREA: (SOCIAL_CARE, None),
}
"""Who is of another body, if that is where they work: a nurse of adult services, and a social worker of Hull."""

ASKED_NOW = frozenset({Evidence.MEANT, *(evidence for evidence in Evidence if evidence >= Evidence.ALLOWED)})
"""What outranks a body that somebody agreed to, even where what is asked follows their words."""

CLAIM = 8
"""Words within which somebody who is not known says who they are."""

WORKS = 4
"""Words behind somebody within which it is said where they work."""

OURS = ("our", "my")

VOLUNTARY = "voluntary-sector"

STAFFED = frozenset({"school", "early-years"})
"""Bodies whose staff are the writer's own colleagues, where the writer is from one."""


def signs_of(grammar: Grammar, acts: Acts, writer: Mention | None) -> tuple[Sign, ...]:
    """Find the signs of who would receive it: those that acts give first, or the one body that is left."""
    found = tuple(_Signs(grammar, acts, writer).signs())
    plain = tuple(sign for sign in found if sign.evidence > Evidence.NAMED)
    left = Left(grammar, acts, writer)
    if all(sign.evidence == Evidence.TOLD_BEFORE and sign.mention.to in KIN for sign in plain):
        return tuple(left.left()) or (() if left.asks_whom() else plain or found)
    return plain


def recipients_of(
    grammar: Grammar, signs: Sequence[Sign], writer: Mention | None, answered_for: Collection[Mention] = ()
) -> tuple[Mention, ...]:
    """Give whoever would receive it: those with the strongest signs, in the order of the text.

    A body that no value covers takes the place of weaker ones, and has no value. A body that somebody has agreed to
    gives way to one that is asked about ("fine with the GP, but does the school get it?").
    """
    signs = [sign for sign in signs if sign.evidence in ASKED_NOW and sign.mention not in answered_for] or signs
    strongest = max((sign.evidence for sign in signs), default=None)
    for_their_own = {m.first: m for m in (sign.mention for sign in signs) if m.to == THE_PERSON}
    told = (sign.mention for sign in signs if sign.evidence == strongest)
    chosen = dict.fromkeys(for_their_own.get(mention.first, mention) for mention in told)
    valued = (replace(mention, to=_value(grammar, mention, writer)) for mention in chosen)
    return tuple(sorted(valued, key=lambda mention: mention.first))


class _Signs(Finder):
    """Finds all signs that acts and mentions give."""

    def __init__(self, grammar: Grammar, acts: Acts, writer: Mention | None) -> None:
        super().__init__(grammar, acts, writer)
        self.told = Telling(grammar, acts, writer)
        self.known = Knowing(grammar, acts, writer)
        self.asked = Asking(grammar, acts, writer)
        self.named = Named(grammar, acts, writer)

    def signs(self) -> Iterator[Sign]:
        """Give those of acts, then those of mentions."""
        for act in self.acts.all:
            for named, evidence in self._of_act(act):
                mention = self._body_of(named)
                if self._counts(mention, evidence):
                    yield Sign(mention, evidence, min(act.first, mention.start), max(act.last, mention.last))
        for mention in self.grammar.whole:
            for evidence, place in self.named.signs(mention):
                if self._counts(mention, evidence):
                    yield Sign(mention, evidence, min(place, mention.start), max(place, mention.last))

    def _body_of(self, named: Mention) -> Mention:
        """ "A chap from the hostel … could he have": the body that one who is not known is from."""
        claimed = self._claimed(named)
        if claimed:
            return claimed
        if _among_us(self.grammar, named):
            return replace(named, to=OWN)
        if self._of_the_public(named):
            return replace(named, to=PRESS)
        link = self.scene.next(named.last)
        works = "workplace_links" if named.who == PROFESSIONAL or not named.person else "affiliations"
        if named.to or named.who not in (None, PROFESSIONAL) or not self.scene.among(link, works):
            return named
        body = self.grammar.mention_at(self.scene.next(link))
        return body if body and body.to and not body.person and not self.grammar.only_place(body) else named

    def _of_the_public(self, named: Mention) -> bool:
        """ "A woman who lives over the road", "some lad off the estate", "a lass from the Gazette"."""
        if named.to or not named.person or named.plural or named.who not in (None, CHILD, OTHER_ADULT):
            return False
        link = self.scene.next(named.last)
        where = self.scene.next(link) if self.scene.lemma(link) == "who" else link
        lives = self.scene.next(where) if self.scene.among(where, "residing") else where
        if self.scene.begins(lives, "about_town") is not None:
            return named.who != CHILD
        body = self.grammar.mention_at(self.scene.next(link)) if self.scene.among(link, "affiliations") else None
        return body is not None and body.to == PRESS and named.of is None

    def _claimed(self, named: Mention) -> Mention | None:
        """ "A woman saying she is a ward clerk": what somebody who is not known says they are."""
        if named.to or named.who or not named.person:
            return None
        says = next((at for at in self.scene.after(named.last, CLAIM) if self.scene.among(at, "claiming")), None)
        if says is None:
            return None
        behind = [self.grammar.mention_at(at) for at in self.scene.after(says, 4)]
        return next((body for body in behind if body and body.to and body is not named), None)

    def _counts(self, mention: Mention, evidence: Evidence) -> bool:
        """The writer counts as told alone, a bare place as asking alone, and nobody who is neither body nor kin."""
        if mention is self.writer:
            return evidence == Evidence.TOLD
        if self.grammar.denied(mention) and evidence != Evidence.SPOKEN_OF:
            return False
        place = self.grammar.only_place(mention)
        return (mention.to is not None or not mention.person) and not (place and evidence >= Evidence.BIDDEN)

    def _of_act(self, act: Act) -> Weighed:
        if act.passes_on:
            yield from self.told.telling(act)
        if KNOW in act.kinds and not act.supposed:
            yield from self.known.knowing(act)
        if act.kinds & {ASK, CALL}:
            yield from self.asked.asking(act)


def _among_us(grammar: Grammar, mention: Mention) -> bool:
    """ "A lady in finance at our trust", "a fella on our committee", "head of year at our place": who works with us."""
    scene = grammar.scene
    if mention.to not in (None, OWN, *STAFFED) or mention.who in (PARENT, CHILD) or not _may_work(grammar, mention):
        return False
    near = scene.after(mention.last, WORKS)
    ours = (at for at in near if scene.among(at, "workplaces") and scene.words[at + 1].plain in OURS)
    return any(scene.begins(at, "our_places") is not None for link in ours for at in scene.after(link + 1, 2))


def _may_work(grammar: Grammar, mention: Mention) -> bool:
    """Is it somebody of whom it can be said where they work?"""
    return mention.person or grammar.scene.among(mention.last, "colleagues")


def _of_ours(grammar: Grammar, mention: Mention) -> bool:
    """ "Our own solicitor", "the assistant on our own staff"."""
    scene = grammar.scene
    if _among_us(grammar, mention):
        return True
    link = scene.next(mention.last)
    places = [mention.start, mention.first, *([link + 3] if scene.among(link, "workplaces") else [])]
    return any(scene.lemma(at - 1) == "own" and scene.lemma(at - 2) == "our" for at in places)


def _is_colleague(grammar: Grammar, mention: Mention, writer: Mention | None) -> bool:
    """ "Our principal", "his form tutor" to a teacher, "we both work for the same school": of the writer's own body."""
    scene = grammar.scene
    office = any(scene.among(at, "colleagues") for at in range(mention.first, mention.last + 1))
    clergy = mention.to == VOLUNTARY and scene.among(mention.last, "leading") and _of_no_other(mention, writer)
    staff = (mention.to in STAFFED and office) or clergy
    if any("<same_work>" in names for names in scene.classes.values()):
        return office or scene.among(mention.last, "roles")
    if scene.words[mention.start].plain in ("our", "my"):
        return staff
    return staff and writer is not None and mention.to == writer.to and not _is_elsewhere(grammar, mention)


def _of_no_other(mention: Mention, writer: Mention | None) -> bool:
    """ "Our vicar", "our coach": whoever says so belongs to the church or the club, if to no other body."""
    return writer is None or writer.to == mention.to


def _is_elsewhere(grammar: Grammar, mention: Mention) -> bool:
    """ "His new head", "the tutor at the college": of a body that is somebody else's."""
    scene = grammar.scene
    link = scene.next(mention.last)
    body = grammar.mention_at(scene.next(link)) if scene.among(link, "workplace_links") else None
    end = body.last if body and not body.person else mention.last
    return any(scene.among(at, "elsewhere") for at in range(mention.start, end + 1))


def _over_there(grammar: Grammar, mention: Mention) -> bool:
    """ "They moved to Hull. Social services up there ask", "their social services": of the place named before."""
    scene = grammar.scene
    there = any(scene.words[at].plain == "there" for at in scene.after(mention.last, 2))
    named = any(m.to == ANOTHER_AREA and grammar.only_place(m) for m in grammar.before(mention.start))
    return named and (there or scene.words[mention.start].plain == "their")


def _value(grammar: Grammar, mention: Mention, writer: Mention | None) -> str | None:
    """Give the value that a recipient comes to: a colleague, another area's team and somebody else's parent differ."""
    scene = grammar.scene
    if mention is writer:
        return OWN if any(other.to == OWN for other in grammar.mentions) else mention.to
    if _is_colleague(grammar, mention, writer) or _of_ours(grammar, mention):
        return OWN
    council = mention.to is None and scene.lemma(mention.last) == "council"
    if (council or mention.to == SOCIAL_CARE) and _over_there(grammar, mention):
        return ANOTHER_AREA
    other = _of_another_body(grammar, mention)
    if other:
        return other
    if scene.words[mention.start].plain == "its" and not scene.among(mention.start + 1, "determiners"):
        owner = next((m for m in reversed(grammar.before(mention.start)) if m.to and not m.person), None)
        return owner.to if owner else mention.to
    if mention.to == RELATIVE and _brings_up(grammar, mention):
        return PARENT
    if scene.words[mention.start].plain == "their":
        owner = grammar.antecedent(mention.start)
        if owner and owner.to == ANOTHER_AREA:
            return ANOTHER_AREA
    return RELATIVE if mention.to == PARENT and _of_another_family(grammar, mention) else mention.to


def _brings_up(grammar: Grammar, relative: Mention) -> bool:
    """ "He lives with his nan": she is as a parent, where no other relative or carer is named who may be meant."""
    scene = grammar.scene
    grown = (m for m in grammar.mentions if m.who == OTHER_ADULT or m.to == RELATIVE)
    kin = (*grown, *(m for m in grammar.mentions if scene.among(m.last, "carers")))
    alone = all(scene.lemma(m.last) == scene.lemma(relative.last) for m in kin)
    return alone and any("<brings_up>" in names for names in scene.classes.values())


def _of_another_body(grammar: Grammar, mention: Mention) -> str | None:
    """ "A social worker from the learning disability team", "…, from Hull": where they work says what they are."""
    scene = grammar.scene
    link = scene.next(mention.last)
    link = scene.next(link) if scene.lemma(link) == "," else link
    if scene.lemma(mention.last + 1) == "(":  # "her social worker (adults team)"
        link = mention.last + 1
    elif not scene.among(link, "workplaces"):
        return None
    body = grammar.mention_at(link + 1) or grammar.mention_at(scene.next(link))
    if body and mention.to == OWN and _is_elsewhere(grammar, mention):
        return body.to  # "HR at a different academy"
    return body.to if body and mention.to in OF_A_BODY.get(body.to or "", ()) else None


def _lives_in(grammar: Grammar) -> bool:
    """Does somebody live with somebody? A parent's partner who does counts as a parent."""
    return any("<lives_in>" in names for names in grammar.scene.classes.values())


def _of_another_family(grammar: Grammar, mention: Mention) -> bool:
    """ "The mum of a pupil asks for the address of the other family", "she is 19 and her mum", "her adult son"."""
    scene = grammar.scene
    if any(scene.words[at].plain == "birth" for at in range(mention.start, mention.last + 1)):
        return False
    if scene.among(mention.last, "partners") and mention.start < mention.last and not _lives_in(grammar):
        return True  # "dad's new girlfriend"
    if any("<other_family>" in names for at, names in scene.classes.items() if at > mention.last):
        return True
    if scene.lemma(mention.start) == "them":
        child = grammar.antecedent(mention.start)
        if child and child.who == OTHER_ADULT:
            return True
    return any(m.who == OTHER_ADULT and scene.among(m.last, "offspring") for m in grammar.mentions)
