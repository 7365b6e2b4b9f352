"""What would be passed on: not what is only told as the background."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cached_property

from isp_assistant.interpret.acts import ASK, CALL, KNOW, Act, Acts
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.harm.told import Harm
from isp_assistant.interpret.mentions import CHILD, PARENT, Mention
from isp_assistant.interpret.text.clauses import Mood
from isp_assistant.interpret.text.phrases import Found

ATTENDANCE = "attendance"
"""A word for what schools hold, and clinics and courses too."""

HOLDERS = {
    "health": "health",
    "school": "education",
    "youth-justice": "offending",
}
"""The kind of what a body holds, where the words say no more than "her records"."""

CLINICIAN = "health"
"""What such a writer finds on a body is what would be passed on, and not only the background."""

BACKGROUND = frozenset(
    {
        "contact-details",
        "education",
        "ethnicity-religion",
        "family-circumstances",
        "finance-housing",
        "immigration",
        "social-care",
    }
)
"""Kinds that are the background of what else is told: who moved in, and that he was in prison."""

PRESENCE = frozenset({"contact-details", "education"})
"""Kinds that say where somebody is, or is not: whoever asks why knows that."""

MET = frozenset({"court-papers", "social-care"})
"""Kinds that people meet about."""

BODILY = frozenset({"health", "sexual-health"})
"""Kinds that the words for harm seem to say."""

ABUSE = "domestic-abuse"

HOME = frozenset({"family-circumstances"})
"""A kind that says least: it is the background of what is told, even where somebody asks how things are at home."""

INVESTIGATED, POLICE = "offending", "police"
"""What those who ask know of: it is what they look into."""

CONTACT = "contact-details"
"""A kind that somebody wants by itself: what else is told says whose, or why."""

JOINT = 3
"""Words that may part contact details from what is wanted with them ("her address and her diagnosis")."""

WHY = 6
"""Words within which "why" says what is known to whoever asks."""

KEPT = 4
"""Words around what is kept out of it."""

BESIDE = 3
"""Words that may part who writes from what else tells of them ("nurse on the drugs ward")."""


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
        if self._left_out(first) or self._of_the_writer(first) or self._aside(first):
            return Zone.NOT_MEANT
        if self._gives_reason(first):
            return Zone.REASON
        return Zone.PASSED_ON if self._is_object(first) else Zone.TOLD

    def files(self) -> Iterator[int]:
        """Give the places of records and the like that are of no kind."""
        for at in range(len(self.scene.words)):
            named = self.scene.begins(at, "file") is not None
            if named and at not in self.acts.by_first and self.grammar.mention_at(at) is None:
                yield at

    def holder(self, file: int) -> Mention | None:
        """Give whoever holds a file: whose it is, else a body that would give it away, else the writer."""
        owner = self.grammar.mention_at(self.scene.previous(file))
        return owner if owner and not owner.person and owner.to in HOLDERS else self._giver or self.writer

    @cached_property
    def _giver(self) -> Mention | None:
        """ "We need the GP to send", "school will not let us have": a body that would give it away, or does not."""
        giving = (act.subject for act in self.acts.all if (act.passes_on and act.may) or (act.us and act.negated))
        bodies = (body for body in giving if isinstance(body, Mention) and not body.person)
        return next((body for body in bodies if body.to in HOLDERS), None)

    # --- not meant

    def _left_out(self, first: int) -> bool:
        """ "Not where the refuge is", "all except the medical stuff"; that she has *not* been ill is content too."""
        if self.scene.excepted(first) or self._kept_out(first):
            return True
        for at in self.scene.before(first, 4):
            if self.scene.words[at].stop or at in self.acts.by_first:
                return False
            if self.scene.lemma(at) in ("not", "without") and not self._within_act(at):
                return not self.scene.among(self.scene.previous(at), "auxiliaries")
        return False

    def _kept_out(self, first: int) -> bool:
        """ "Keep her depression out of it"."""
        keeps = any(self.scene.among(at, "keeping_out") for at in self.scene.before(first, KEPT))
        return keeps and any(self.scene.lemma(at) == "out" for at in self.scene.after(first, KEPT))

    def _within_act(self, place: int) -> bool:
        """ "Will not help her without proof" asks for it."""
        return any(act.first <= place <= act.last for act in self.acts.beside(place))

    def _aside(self, place: int) -> bool:
        """What it is for, and when or why what is told was so."""
        ways = (self._for_that, self._held_then, self._since_then, self._unfits)
        return self.scene.mood(place) == Mood.PURPOSE or any(way(place) for way in ways)

    def _of_the_writer(self, place: int) -> bool:
        """ "I am a Roma interpreter", "midwife, booking clinic": it tells of the writer."""
        clause = self.scene.clause(place)
        if clause.first in self._presenting:
            return not any(self.acts.between(clause.first, clause.last + 1))
        if self._befalls_writer(place):
            return True
        if self.writer is None or not self._beside(self.writer, place):
            return False
        return not any(act.reached or act.us or act.kinds & {ASK, KNOW} for act in self.acts.beside(place))

    def _befalls_writer(self, place: int) -> bool:
        """ "I have a cold", "we were at a rent review": nobody else is spoken of, and nothing is passed on."""
        clause = self.scene.clause(place)
        if clause.first not in self._of_us_alone or self._of_us_alone[clause.first] >= place:
            return False
        before = self.acts.between(clause.first, place)
        return not any(act.may or self.scene.next(act.last) != place for act in before)

    @cached_property
    def _of_us_alone(self) -> dict[int, int]:
        """Give where "we" first stands in each clause that speaks of nobody else, by where the clause begins."""
        ours: dict[int, int] = {}
        for clause in self.scene.clauses:
            here = range(clause.first, clause.last + 1)
            if not any(self.grammar.mention_at(at) or self.scene.among(at, "others") for at in here):
                for at in reversed(here):
                    if self.scene.lemma(at) == "we":
                        ours[clause.first] = at
        return ours

    @cached_property
    def _presenting(self) -> frozenset[int]:
        """Give where clauses begin in which the writer presents themselves."""
        return frozenset(self.scene.clause(at).first for at in self.scene.classes if self._presents(at))

    def _beside(self, writer: Mention, place: int) -> bool:
        """ "Refugee centre helper", but not "a diabetic joining our school": do both name the writer?"""
        between = range(writer.last + 1, place) if writer.last < place else range(place + 1, writer.start)
        if len(between) > BESIDE or not self.scene.same(writer.first, place):
            return False
        parted = ("pronouns", "coordinators")
        return not any(self.scene.gerund(at) or any(self.scene.among(at, group) for group in parted) for at in between)

    def _presents(self, at: int) -> bool:
        """ "I am a", "speaking as our": the writer presents themselves; "we are about to" does not."""
        end = self.scene.begins(at, "writer")
        return end is not None and (self.scene.among(end, "determiners") or self.grammar.mention_at(end) is not None)

    def asked_why(self, place: int) -> bool:
        """ "Asks why she is off school": whoever asks knows that she is."""
        return any(self.scene.lemma(at) == "why" for at in self.scene.before(place, WHY))

    @cached_property
    def anybody_asks(self) -> bool:
        """Whether somebody else asks for something."""
        return any(ASK in act.kinds and not act.by_writer for act in self.acts.all)

    @cached_property
    def police_ask(self) -> bool:
        """ "The police want his address about a burglary": they look into it."""
        asking = (act.subject for act in self.acts.all if act.kinds & {ASK, CALL})
        return any(isinstance(body, Mention) and body.to == POLICE for body in asking)

    # --- why

    def _gives_reason(self, place: int) -> bool:
        mood = self.scene.mood(place) in (Mood.REASON, Mood.TIME)
        return mood or self._describes(place) or self._over_that(place)

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
        if link is None or self.scene.begins(link - 1, "request") or self.scene.among(link - 1, "awaiting"):
            return False
        named = range(link + 1, place)
        if any(not (self.scene.among(at, "determiners") or self.scene.among(at, "adjectives")) for at in named):
            return False
        clause = range(self.scene.clause(link).first, link)
        asked = any(act.kinds & {ASK, CALL} and not act.by_writer for act in self.acts.between(clause.start, link))
        return not (asked or self._goes(place) or any(self.scene.among(at, "for_verbs") for at in clause))

    def _goes(self, place: int) -> bool:
        """ "Signed for the results to go to": what would go there is passed on."""
        moves = (act for act in self.acts.between(place, self.scene.clause(place).last + 1) if act.passes_on)
        return any(self.scene.lemma(self.scene.previous(act.first)) == "to" for act in moves)

    def _over_that(self, place: int) -> bool:
        """ "His number re a hit and run": behind what is asked for, why it is."""
        link = next((at for at in self.scene.before(place, 3) if self.scene.among(at, "reason_links")), None)
        if link is None or any(ASK in act.kinds for act in self.acts.between(link - 1, link + 1)):
            return False
        kinds = (found.first for found in self.scene.said.get("information", ()))
        named = any(at < link and self.scene.same(at, link) for at in kinds)
        return named or any(self.scene.begins(at, "file") is not None for at in self.scene.before(link))

    def _held_then(self, place: int) -> bool:
        """ "At the core group", "before the child protection conference": when or where, unless it is its minutes."""
        before = self.scene.previous(place)
        held = {found.meaning for found in self.scene.said.get("information", ()) if found.first == place} & MET
        if not held or not (self.scene.among(before, "prepositions") or self.scene.among(before, "attending")):
            return False
        event = next((at for at in (place, *self.scene.after(place, BESIDE)) if self.scene.among(at, "events")), None)
        return event is not None and not self.scene.among(self.scene.next(event), "written")

    def _since_then(self, place: int) -> bool:
        """ "Since the eviction", "since he came into care"."""
        return any(self.scene.lemma(at) == "since" for at in self.scene.before(place, BESIDE))

    def _unfits(self, place: int) -> bool:
        """ "Her learning disability means that she cannot agree to it": why she is not able to decide."""
        unable = (found.first for found in self.scene.said.get("competent", ()) if found.meaning == "no")
        return any(self.scene.same(at, place) for at in unable)

    # --- passed on

    def _is_object(self, place: int) -> bool:
        """Is there an act of passing on, asking or knowing before it in its sentence, whose object it may be?"""
        return any(act.last < place and self._takes_object(act) for act in self.acts.beside(place))

    def _takes_object(self, act: Act) -> bool:
        if act.passes_on and act.by_writer:
            return not (act.past and act.negated)
        if ASK in act.kinds or self._calls_for(act):
            return True
        body = isinstance(act.subject, Mention) and act.subject.to is not None
        return body and act.may and (KNOW in act.kinds or act.passes_on)

    def _calls_for(self, act: Act) -> bool:
        """ "Emailed us for the plan", "rang four times for an update"."""
        reach = () if act.by_writer or CALL not in act.kinds else self.scene.after(act.last, BESIDE)
        return any(self.scene.lemma(at) == "for" for at in reach)


def information_of(zones: Zones, harm: Harm) -> tuple[Found[str], ...]:
    """Give the kinds of information that would be passed on, by the strongest zone that has any.

    Where grave harm is told of, that is what is told, and not what else is known of the family.
    """
    placed: dict[Zone, list[Found[str]]] = {zone: [] for zone in Zone}
    for found in (*_kinds(zones, harm), *_abuse(harm)):
        placed[zones.at(found.first)].append(found)
    told = tuple(_foremost(zones, placed[Zone.TOLD], harm.grave))
    told = tuple(found for found in told if found.meaning not in HOME or zones.anybody_asks)
    more = any(found.meaning not in BACKGROUND for found in told)
    asked = tuple(found for found in placed[Zone.PASSED_ON] if not (more and found.meaning in HOME))
    best = tuple(_wanted(zones, asked)) or told or tuple(_foremost(zones, placed[Zone.REASON], harm.grave))
    return tuple(each for each in best if not _describes_person(zones, each)) or best


def _wanted(zones: Zones, asked: Sequence[Found[str]]) -> Iterator[Found[str]]:
    """Leave out what only says whose address is asked for, or why: "her phone number and diagnosis" are both wanted."""
    contacts = [found for found in asked if found.meaning == CONTACT]
    for found in asked:
        if not contacts or found in contacts or any(_joined(zones, found, contact) for contact in contacts):
            yield found


def _joined(zones: Zones, one: Found[str], other: Found[str]) -> bool:
    between = range(min(one.last, other.last) + 1, max(one.first, other.first))
    return len(between) <= JOINT and any(zones.scene.among(at, "joints") for at in between)


def _describes_person(zones: Zones, found: Found[str]) -> bool:
    """ "The asylum lads", "her sister in care": it says who somebody is, where something else of them is asked for."""
    behind = zones.grammar.mention_at(found.last + 1)
    first = zones.scene.words[found.first]
    dated = first.plain.isdecimal()  # "a lady 30 weeks gone"
    before = zones.grammar.mention_at(zones.scene.previous(found.first)) if dated or first.lemma == "in" else None
    return (dated or found.meaning in BACKGROUND) and any(
        named is not None and named.person for named in (behind, before)
    )


def _foremost(zones: Zones, told: Sequence[Found[str]], grave: bool) -> Iterator[Found[str]]:
    """Leave out what is only the background of what is told in another sentence, or of harm."""
    sentences = {zones.scene.words[each.first].sentence for each in told if each.meaning not in BACKGROUND}
    for each in told:
        joined = each.meaning not in HOME and zones.scene.words[each.first].sentence in sentences
        if each.meaning not in BACKGROUND or (not grave and (joined or not sentences)):
            yield each


def _abuse(harm: Harm) -> Iterator[Found[str]]:
    """What one of a couple does to the other is told of both."""
    return (Found(ABUSE, phrase.first, phrase.last) for phrase in harm.between_partners())


def _kinds(zones: Zones, harm: Harm) -> Iterator[Found[str]]:
    known = zones.scene.said.get("information", ())
    said = [found for found in known if not (_known(zones, found) or _is_harm(zones, harm, found))]
    said = [found for found in said if not (_is_office(zones, found) or _is_of_child(zones, found))]
    for found in said:
        yield Found(_attended(zones, found), found.first, found.last)
    if all(zones.at(found.first) < Zone.TOLD for found in said):
        yield from _kinds_of_files(zones)
        yield from _findings(zones)


def _known(zones: Zones, found: Found[str]) -> bool:
    """Does it only say who would be told, or why somebody asks?"""
    asked_why = found.meaning in PRESENCE and zones.asked_why(found.first)
    return asked_why or _names_body(zones, found) or (found.meaning == INVESTIGATED and zones.police_ask)


def _is_office(zones: Zones, found: Found[str]) -> bool:
    """ "College admissions want it", where "wants the college admissions" asks for them: who asks is no content."""
    acts = zones.acts.by_first
    behind = zones.scene.next(found.last)
    while zones.scene.among(behind, "auxiliaries"):
        behind = zones.scene.next(behind)
    office = zones.scene.among(found.last, "offices") and zones.scene.same(behind, found.last)
    return office and behind in acts and bool(acts[behind].kinds & {ASK, CALL, KNOW})


def _is_of_child(zones: Zones, found: Found[str]) -> bool:
    """ "A Year 7 … he won't let her leave": what is done to a child is harm, and nothing between grown-ups."""
    if found.meaning != ABUSE:
        return False
    pronouns = (
        at for at in range(found.first, found.last + 1) if zones.scene.words[at].plain in ("him", "her", "them")
    )
    meant = [zones.grammar.antecedent(at, people=True) for at in pronouns]
    beside = (m for m in zones.grammar.mentions if zones.scene.same(m.last, found.first))
    couple = any(m.who == PARENT or zones.scene.among(m.last, "partners") for m in beside)
    return bool(meant) and not couple and all(person is not None and person.who == CHILD for person in meant)


def _is_harm(zones: Zones, harm: Harm, found: Found[str]) -> bool:
    """ "Broke his leg", "makes her sleep with him": what is done to somebody is harm, unless a clinician finds it."""
    clinician = zones.writer is not None and zones.writer.to == CLINICIAN
    return found.meaning in BODILY and not clinician and harm.told_within(found)


def _attended(zones: Zones, found: Found[str]) -> str:
    """Give the kind: who comes to a clinic is no school's attendance."""
    if zones.scene.words[found.last].plain != ATTENDANCE or not zones.writer:
        return found.meaning
    return _kind_of(zones, zones.writer) or found.meaning


def _kinds_of_files(zones: Zones) -> Iterator[Found[str]]:
    """Records that are of no kind are of the kind of whoever holds them."""
    for at in zones.files():
        holder = zones.holder(at)
        kind = _kind_of(zones, holder) if holder else None
        if kind and zones.at(at) == Zone.PASSED_ON:
            yield Found(kind, at, at)


def _kind_of(zones: Zones, holder: Mention) -> str | None:
    """Give the kind of what a body holds: "CAMHS" and "drugs worker" say more than that it is health."""
    named = zones.scene.said.get("information", ())
    own = (found.meaning for found in named if holder.start <= found.first and found.last <= holder.last)
    return next(own, HOLDERS.get(holder.to or ""))


def _findings(zones: Zones) -> Iterator[Found[str]]:
    """Give what a clinician finds on a body."""
    if zones.writer and zones.writer.to == CLINICIAN:
        for found in zones.scene.said.get("risk", ()):
            if zones.scene.among(found.first, "findings"):
                yield Found(HOLDERS[CLINICIAN], found.first, found.last)
        for at in range(len(zones.scene.words)):
            if zones.scene.among(at, "wounds") and at not in zones.acts.by_first:
                yield Found(HOLDERS[CLINICIAN], at, at)


def _names_body(zones: Zones, found: Found[str]) -> bool:
    """ "The drugs service", "benefits people": words that name a body say nothing of what is passed on, unless
    somebody is "under the drugs service" and the like.
    """
    if any(zones.scene.among(at, "attended") for at in zones.scene.before(found.first, 2)):
        return False
    behind = zones.scene.next(found.last)
    if zones.scene.among(behind, "duties"):  # "tenancy support worker"
        behind = zones.scene.next(behind)
    if zones.scene.among(behind, "officials"):
        return True
    named = zones.grammar.mention_at(found.first)
    body = named is not None and (named.to is not None or zones.scene.begins(named.first, "body") is not None)
    return named is not None and body and named.first <= found.first and found.last <= named.last
