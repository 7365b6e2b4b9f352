"""Whose it is: the owner of what would be passed on."""

from collections.abc import Iterator
from functools import cached_property

from isp_assistant.interpret.about.matter import BETWEEN_ADULTS, FAMILY, Finder, Matter, Subject, named_as
from isp_assistant.interpret.about.speaker import Speakers
from isp_assistant.interpret.acts import ASK, CALL
from isp_assistant.interpret.content import HOME, Zone
from isp_assistant.interpret.mentions import CHILD, MANY, OTHER_ADULT, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.text.phrases import Found

OF_CHILDREN = "education"
"""A kind that children have."""
THE_PERSON = "the-person"
"""What whoever asks for their own is as a recipient."""
OF_CHILDHOOD = frozenset({"adoption", "social-care"})
"""Kinds that are about whoever asks for their own as the child they were."""
MEETING = 6
"""Words behind notes that say of what talk with whom they are."""
CONTENT = 12
"""Words behind "mum says" that may tell more of her."""


class Owners(Finder):
    """Finds those whose it is."""

    def __init__(self, matter: Matter) -> None:
        super().__init__(matter)
        self.speakers = Speakers(matter)

    def subjects(self) -> Iterator[Subject]:
        """Give the owners of all that would be passed on."""
        for found in self._passed_on():
            owner = self._owner(found)
            if owner and ((owner.who != CHILD and self._tells_of_death(found)) or self._only_wrote(owner, found)):
                continue
            if found.meaning == OF_CHILDREN and (owner is None or owner.who in (None, PARENT)):
                if owner or (self._anybody and not any(self._is_grown(m) for m in self.people)):
                    yield Subject(CHILD, found.first, found.last)
            elif owner and (self._is_of_home(owner, found) or self._is_between(owner, found)):
                yield named_as(owner, FAMILY)
            elif owner and not (found.meaning == BETWEEN_ADULTS and owner.who in (CHILD, OTHER_ADULT)):
                for each in (owner, *self._together(owner)):
                    yield named_as(each, self._who(each))

    @cached_property
    def wanted(self) -> list[Mention]:
        """Give the owners of what is asked for or would be passed on, and not only told."""
        asked = (found for found in self._passed_on() if self.matter.zones.at(found.first) == Zone.PASSED_ON)
        return [owner for found in asked if (owner := self._owner(found)) and owner.who]

    def _is_of_home(self, owner: Mention, found: Found[str]) -> bool:
        """ "Mum and dad have split up": how things are at home is of the family, where it is not said of a child."""
        return found.meaning in HOME and owner.who != CHILD

    def _is_between(self, owner: Mention, found: Found[str]) -> bool:
        """ "Dad holds a knife to mum": abuse is of a parent who tells of it, or of the only grown-up there is."""
        if found.meaning != BETWEEN_ADULTS:
            return False
        beside = [m for m in self.people if self.scene.same(m.last, found.first)]
        grown = {self.scene.lemma(m.last) for m in beside if m.who in (PARENT, OTHER_ADULT)}
        return owner.who == PARENT and len(grown) > 1 and not self.speakers.has(owner)

    def _only_wrote(self, owner: Mention, found: Found[str]) -> bool:
        """ "The counsellor's notes on self-harm": what staff write is seldom of them."""
        places = range(owner.last, found.last + 2)
        return owner.who == PROFESSIONAL and any(self.scene.among(at, "authored") for at in places)

    def _tells_of_death(self, found: Found[str]) -> bool:
        """ "Since his grandad died": it is of those who are left."""
        return any(self.scene.among(at, "dying") for at in (*range(found.first, found.last + 1), found.last + 1))

    def _is_grown(self, mention: Mention) -> bool:
        """ "A student of 20": somebody of age who may have what children have."""
        return mention.who == OTHER_ADULT and not self.matter.is_kin(mention)

    @cached_property
    def _anybody(self) -> bool:
        """Whether the words speak of anybody at all ("the attendance records" do not)."""
        places = range(len(self.scene.words))
        return bool(self.people) or any(self.scene.gender(at) or self.scene.listed(at, "their") for at in places)

    def _together(self, owner: Mention) -> Iterator[Mention]:
        """ "Mother and baby": those who share what is told of one of them."""
        if self.scene.lemma(self.scene.previous(owner.start)) == "and":
            yield from (m for m in self.grammar.joined_before(owner) if m in self.matter.known)
        joint = self.scene.next(owner.last)
        other = self.grammar.mention_at(self.scene.next(joint)) if self.scene.lemma(joint) == "and" else None
        if other in self.matter.known and other is not None:
            yield other

    def _passed_on(self) -> Iterator[Found[str]]:
        """Give the phrases of the kinds that would be passed on, and where there is no kind, names and files."""
        kinds = {found.meaning for found in self.matter.information}
        yield from self.matter.information
        for found in self.scene.said.get("information", ()):
            if (
                found not in self.matter.information
                and found.meaning in kinds
                and self.matter.zones.at(found.first) == Zone.TOLD
            ):
                yield found
        if not self.matter.information:
            names = [f for f in self.scene.said.get("identifiable", ()) if f.meaning == "yes"]
            files = [Found("", at, at) for at in self.matter.zones.files()]
            yield from (f for f in (*names, *files) if self.matter.zones.at(f.first) == Zone.PASSED_ON)

    def _who(self, mention: Mention) -> str:
        """Give whom a mention is, or nothing; what is said of somebody once holds throughout ("his brother, 22")."""
        if mention.who is None and self.scene.among(mention.last, "partners"):
            owner = self.grammar.antecedent(mention.start) if self.scene.lemma(mention.start) == "them" else None
            if owner and owner.who == PARENT:
                return PARENT
        if self.scene.lemma(mention.last) == FAMILY:
            return FAMILY
        if mention.who is None and any(m.to == THE_PERSON and m.last == mention.last for m in self.matter.recipients):
            return OTHER_ADULT if self._brought_up_in_care() else ""
        again = (m.who for m in self.people if m.who and self.scene.lemma(m.last) == self.scene.lemma(mention.last))
        return mention.who or next(again, "")

    def _brought_up_in_care(self) -> bool:
        """Does a grown-up who asks for their own papers ask for those of their childhood?"""
        return any(found.meaning in OF_CHILDHOOD for found in self.matter.information)

    def _owner(self, found: Found[str]) -> Mention | None:
        ways = (self._possessor, self._complement, self._inside, self._behind, self._doer)
        return next((owner for way in ways if (owner := way(found)) is not None), None)

    def _may_own(self, mention: Mention) -> bool:
        """A parent who is named as the owner is it, though they be told as well ("dad's HIV went in the letter")."""
        marked = self.scene.words[mention.last].owner or self.scene.listed(mention.last, "owning")
        return mention in self.matter.known or (
            mention.who == PARENT and marked and mention is not self.matter.zones.writer
        )

    def _possessor(self, found: Found[str]) -> Mention | None:
        """ "Mum's drinking", "his new address"."""
        place = found.first - 1
        while self.scene.same(place, found.first):
            mention = self.grammar.mention_at(place)
            if mention:
                return mention if mention.last == place and self._may_own(mention) else None
            if self.scene.lemma(place) == "them":
                return self.matter.if_known(self.grammar.antecedent(place, people=True))
            known = self.scene.listed(place, "qualifiers") or self.scene.among(place, "asked_for")
            if not (self.scene.words[place].skip or known or self.scene.among(place, "adjectives")):
                return None
            place -= 1
        return None

    def _complement(self, found: Found[str]) -> Mention | None:
        """ "Notes on a man", "the address of the family", "the plan relating to him"."""
        link = self.scene.next(found.last)
        behind = self.scene.next(link)
        relates = self.scene.among(link, "topic_links") and self.scene.lemma(behind) == "to"
        behind = behind if relates else link
        if not (relates or self.scene.among(link, "owned_by")):
            return self._met(found)
        return next(
            (m for m in self.grammar.reached(self.scene.next(behind)) if m in self.matter.known), self._met(found)
        )

    def _met(self, found: Found[str]) -> Mention | None:
        """ "Logs with a caller", "notes of our sessions with a girl"."""
        for at in self.scene.after(found.last, MEETING):
            if self.scene.lemma(at) == "with":
                return self.matter.if_known(self.grammar.mention_at(self.scene.next(at)))
            if not any(self.scene.among(at, group) for group in ("owned_by", "determiners", "meetings", "adjectives")):
                return None
        return None

    def _inside(self, found: Found[str]) -> Mention | None:
        """ "Where she lives": the phrase has its owner in it."""
        places = range(found.first, found.last + 1)
        for place in reversed(places) if found.meaning == BETWEEN_ADULTS else places:
            named = self.matter.if_known(self.grammar.mention_at(place))
            if named and not self._is_met(named):
                return named
            if named is None and self.scene.lemma(place) in ("they", "them"):
                return self.matter.if_known(self.grammar.antecedent(place, people=True))
        return None

    def _is_met(self, named: Mention) -> bool:
        """ "Lives with his mum", "got a social worker": whoever somebody has or is with is not whose it is."""
        had = self.scene.lemma(self.scene.previous(named.start)) in ("have", "get")
        return had or named.who in (PROFESSIONAL, MANY) or self.grammar.behind_preposition(named)

    def _behind(self, found: Found[str]) -> Mention | None:
        """ "The tablets her son takes", "the drugs he's on": whoever does it stands right behind."""
        place = self.scene.next(found.last)
        named = self.grammar.mention_at(place)
        if named is None and self.scene.lemma(place) == "they":
            named = self.grammar.antecedent(place, people=True)
        verb = self.scene.next(named.last) if named and named.start == place else self.scene.next(place)
        has = named is not None and (self.scene.among(verb, "having") or self.scene.words[named.last].owner)
        return self.matter.if_known(named) if has else None

    def _doer(self, found: Found[str]) -> Mention | None:
        """ "Dad is back on heroin": the subject."""
        doer = self.matter.if_known(self.grammar.subject(found.first))
        if doer is None or doer.who == PROFESSIONAL or self._only_says(doer, found):
            return None
        if self.matter.is_kin(doer) and self.scene.same(doer.last, found.first) and self.speakers.has(doer):
            return None
        if self._only_asks(doer, found):
            return None
        return None if self._of_a_thing(doer, found) else doer

    def _only_asks(self, doer: Mention, found: Found[str]) -> bool:
        """ "A man keeps ringing to ask where they live"; "asks about his drinking", "turned up drunk" are of him."""
        behind = range(doer.last + 1, found.last + 2)
        acts = [act for act in self.matter.acts.between(doer.last + 1, found.first) if act.subject == doer]
        asks = any(act.kinds & {ASK, CALL} and self.scene.next(act.last) != found.first for act in acts)
        return asks and not any(self.scene.gender(at) == doer.gender != "" for at in behind)

    def _only_says(self, doer: Mention, found: Found[str]) -> bool:
        """ "Mum says yes to the sight test", where "mum says she drinks" and "mum owns up to drinking" are of her."""
        place = self.scene.next(doer.last)
        while self.scene.among(place, "auxiliaries"):
            place = self.scene.next(place)
        if not self.scene.same(doer.last, found.first) or not self.scene.among(place, "deciding"):
            return False
        between = [at for at in range(doer.last + 1, found.last + CONTENT) if self.scene.same(at, found.last)]
        again = any(self.scene.gender(at) for at in between) or any(self.scene.lemma(at) == "we" for at in between)
        return not (
            again or self.scene.gerund(found.first) or self.scene.lemma(self.scene.previous(found.first)) == "be"
        )

    def _of_a_thing(self, doer: Mention, found: Found[str]) -> bool:
        """ "Mum's signature is on the plan", "dad thinks it's thrush": something else is the subject."""
        between = range(doer.last + 1, found.first)
        if not self.scene.same(doer.last, found.first) or any(self.scene.gender(at) for at in between):
            return False
        itself = any(self.scene.words[at].plain == "it" and self.scene.among(at - 1, "speaks") for at in between)
        theirs = self.scene.words[doer.last].owner and any(self.scene.among(at, "turned") for at in between[1:])
        return itself or theirs
