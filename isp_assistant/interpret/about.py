"""Whom it is about: the owner of what would be passed on, or whoever is harmed, or the only one who is spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from isp_assistant.interpret.acts import ASK, MOVE, SAY, Acts
from isp_assistant.interpret.clauses import Mood
from isp_assistant.interpret.content import Zone, Zones
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import CHILD, MANY, OTHER_ADULT, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.phrases import Found
from isp_assistant.interpret.scene import Scene

CONDUCT = "staff-conduct"
"""A kind of information that is about a member of staff."""
OF_CHILDREN = "education"
"""A kind that children have."""
BETWEEN_ADULTS = "domestic-abuse"
"""A kind that several adults share: it is about the one who suffers it, if that is plain."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The value of whom it is about, and the words first to last that say so."""

    value: str
    first: int
    last: int


def subject_of(
    grammar: Grammar,
    acts: Acts,
    zones: Zones,
    information: Sequence[Found[str]],
    recipients: Sequence[Mention],
    victims: Sequence[Mention],
    grave: bool,
) -> Subject | None:
    """Give whom it is about, or None where several are meant, or nobody is plain; `grave` where harm is told of."""
    finder = _Finder(grammar, acts, zones, information, recipients)
    return finder.staff() or finder.many() or finder.one(victims, grave)


class _Finder:
    def __init__(
        self,
        grammar: Grammar,
        acts: Acts,
        zones: Zones,
        information: Sequence[Found[str]],
        recipients: Sequence[Mention],
    ) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts
        self.zones = zones
        self.information = information
        self.people = [m for m in grammar.mentions if m.person and not self._told(m, recipients)]
        self.known = frozenset(self.people)

    def _told(self, mention: Mention, recipients: Sequence[Mention]) -> bool:
        """Is it the writer, or whoever would be told, or the same once more? It is not about them."""
        return mention is self.zones.writer or any(_same(self.scene, mention, other) for other in recipients)

    def staff(self) -> Subject | None:
        """What is told of conduct is about a member of staff."""
        conduct = next((found for found in self.information if found.meaning == CONDUCT), None)
        if conduct is None:
            return None
        named = next((m for m in self.grammar.mentions if m.who == PROFESSIONAL), None)
        return _as(named, PROFESSIONAL) if named else Subject(PROFESSIONAL, conduct.first, conduct.last)

    def many(self) -> Subject | None:
        """A list or a cohort."""
        return next((_as(m, MANY) for m in self.people if m.who == MANY), None)

    def one(self, victims: Sequence[Mention], grave: bool) -> Subject | None:
        """The one that all those of the first group are, of which there are any."""
        for group in (self._owners(), self._harmed(victims, grave), self._silent(), self._served()):
            subjects = list(group)
            if subjects:
                values = {subject.value for subject in subjects}
                return subjects[0] if len(values) == 1 and subjects[0].value else None
        return None

    # --- the owner of what would be passed on

    def _owners(self) -> Iterator[Subject]:
        for found in self._passed_on():
            owner = self._owner(found)
            if found.meaning == OF_CHILDREN and (owner is None or owner.who != CHILD):
                yield Subject(CHILD, found.first, found.last)
            elif owner and not (found.meaning == BETWEEN_ADULTS and owner.who == OTHER_ADULT):
                yield _as(owner, self._who(owner))

    def _passed_on(self) -> Iterator[Found[str]]:
        """Give the phrases of the kinds that would be passed on, and where there is no kind, names and files."""
        kinds = {found.meaning for found in self.information}
        yield from self.information
        for found in self.scene.said.get("information", ()):
            if found not in self.information and found.meaning in kinds and self.zones.at(found.first) == Zone.TOLD:
                yield found
        if not self.information:
            names = [f for f in self.scene.said.get("identifiable", ()) if f.meaning == "yes"]
            files = [Found("", at, at) for at in self.zones.files()]
            yield from (f for f in (*names, *files) if self.zones.at(f.first) == Zone.PASSED_ON)

    def _who(self, mention: Mention) -> str:
        """Give whom a mention is, or nothing; what is said of somebody once holds throughout ("his brother, 22")."""
        if mention.who is None and self.scene.among(mention.last, "partners"):
            owner = self.grammar.antecedent(mention.start) if self.scene.lemma(mention.start) == "them" else None
            if owner and owner.who == PARENT:
                return PARENT
        again = (m.who for m in self.people if m.who and self.scene.lemma(m.last) == self.scene.lemma(mention.last))
        return mention.who or next(again, "")

    def _owner(self, found: Found[str]) -> Mention | None:
        ways = (self._possessor, self._complement, self._inside, self._doer, self._near)
        return next((owner for way in ways if (owner := way(found)) is not None), None)

    def _if_known(self, mention: object) -> Mention | None:
        return mention if isinstance(mention, Mention) and mention in self.known else None

    def _possessor(self, found: Found[str]) -> Mention | None:
        """ "Mum's drinking", "his new address"."""
        place = found.first - 1
        while self.scene.same(place, found.first):
            mention = self.grammar.mention_at(place)
            if mention:
                return self._if_known(mention) if mention.last == place else None
            if self.scene.lemma(place) == "them":
                return self._if_known(self.grammar.antecedent(place, people=True))
            if not (self.scene.words[place].skip or self.scene.among(place, "adjectives")):
                return None
            place -= 1
        return None

    def _complement(self, found: Found[str]) -> Mention | None:
        """ "Notes on a man", "the address of the family"."""
        behind = self.scene.next(found.last)
        if self.scene.lemma(behind) == "relate":
            behind = self.scene.next(behind)
        if not self.scene.among(behind, "owned_by"):
            return None
        return next((m for m in self.grammar.reached(self.scene.next(behind)) if m in self.known), None)

    def _inside(self, found: Found[str]) -> Mention | None:
        """ "Where she lives": the phrase has its owner in it."""
        for place in range(found.first, found.last + 1):
            named = self._if_known(self.grammar.mention_at(place))
            if named:
                return named
            if self.scene.lemma(place) in ("they", "them"):
                return self._if_known(self.grammar.antecedent(place))
        return None

    def _doer(self, found: Found[str]) -> Mention | None:
        """ "Dad is back on heroin": the subject."""
        return self._if_known(self.grammar.subject(found.first))

    def _near(self, found: Found[str]) -> Mention | None:
        """Give whoever is spoken of last before it, else first behind it in the sentence."""
        ahead = [m for m in self._spoken_of if m.last < found.first]
        same = [m for m in self._spoken_of if self.scene.same(m.first, found.first)]
        if ahead and (not same or ahead[-1] in same):
            return ahead[-1]
        return same[0] if same else None

    # --- where nothing is owned

    def _harmed(self, victims: Sequence[Mention], grave: bool) -> Iterator[Subject]:
        """Give those who are harmed; where nobody is named as that, harm is to the children who are."""
        named = [m for m in victims if m in self.known]
        children = [m for m in self.people if m.who == CHILD] if grave else []
        return (_as(mention, mention.who or "") for mention in named or children)

    @cached_property
    def _spoken_of(self) -> list[Mention]:
        """Give people who stand for themselves, and say, ask or agree to nothing."""
        owners = {m.of for m in self.grammar.mentions if m.of and not m.person}
        people = (m for m in self.people if m.who != PROFESSIONAL and m not in owners)
        return [m for m in people if not self._speaks(m)]

    def _silent(self) -> Iterator[Subject]:
        return (_as(m, m.who) for m in self._spoken_of if m.who and not self._beside(m))

    def _beside(self, mention: Mention) -> bool:
        """ "Not the dad", "at her mum's", "from mum": spoken of only by the way."""
        before = self.scene.previous(mention.start)
        client = self.scene.lemma(before) in ("for", "of") and self.scene.among(self.scene.previous(before), "acting")
        return client or self.scene.among(before, "beside") or self.scene.mood(mention.first) == Mood.REASON

    def _speaks(self, mention: Mention) -> bool:
        place = self.scene.next(mention.last)
        while self.scene.among(place, "auxiliaries"):
            place = self.scene.next(place)
        act = self.acts.by_first.get(place)
        says = act is not None and bool(act.kinds & {ASK, SAY, MOVE})
        return says or self.scene.among(place, "speaks")

    def _served(self) -> Iterator[Subject]:
        """ "His probation officer", "mum's midwife": whom a body that is named works with."""
        for mention in self.grammar.mentions:
            if not mention.person and self.scene.lemma(mention.start) == "them":
                owner = self._if_known(self.grammar.antecedent(mention.start))
                if owner and owner.who:
                    yield _as(owner, owner.who)


def _as(mention: Mention, value: str) -> Subject:
    return Subject(value, mention.start, mention.last)


def _same(scene: Scene, one: Mention, other: Mention) -> bool:
    """Are two mentions the same body or person? Two parents may be two people; who asks for their own is it about."""
    if other.to == "the-person":
        return False
    if (one.first, one.last) == (other.first, other.last):
        return True
    alike = one.to is not None and one.to == other.to
    return alike and (one.to != PARENT or scene.lemma(one.last) == scene.lemma(other.last))
