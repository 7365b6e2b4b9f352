"""Whom it is about: the owner of what would be passed on, or whoever is harmed, or the only one who is spoken of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from isp_assistant.interpret.acts import ASK, MOVE, SAY, TELL, Acts
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
OWN_REQUEST, THE_PERSON = "subject-request", "the-person"
"""The purpose of whoever asks for their own, and what they are as a recipient."""
OF_CHILDHOOD = frozenset({"adoption", "social-care"})
"""Kinds that are about whoever asks for their own as the child they were."""
MEETING = 6
"""Words behind notes that say of what talk with whom they are."""
MANY_FROM = 10
"""From this number on people are a list, and no few that are meant one by one."""
TROUBLE = 6
"""Words behind a member of staff that say what became of them."""
FAMILY = "family"
"""What a family as a whole comes to: no value covers it, so that nothing is read."""
CONTENT = 12
"""Words behind "told me" that say what was told."""
OF_FAMILIES = frozenset({"court-papers", "social-care"})
"""Kinds that are about a family as a whole, where nobody is named as the owner."""
CONSENTING = 4
"""Words from a parent on within which it is said that they agree."""
BETWEEN_ADULTS = "domestic-abuse"
"""A kind that several adults share: it is about the one who suffers it, if that is plain."""
OF_ADULTS = frozenset({BETWEEN_ADULTS, "finance-housing"})
"""Kinds that are about the adults of a family, where nobody is named as the owner."""


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
    return finder.staff() or finder.themselves() or finder.many() or finder.one(victims, grave)


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
        self.recipients = recipients
        people = (m for m in grammar.mentions if m.person and not self._is_nobody(m))
        self.people = [m for m in people if not self._told(m, recipients)]
        self.known = frozenset(self.people)

    def _told(self, mention: Mention, recipients: Sequence[Mention]) -> bool:
        """Is it the writer, or whoever would be told, or the same once more? It is not about them."""
        writes = mention is self.zones.writer and mention.who != CHILD
        return writes or any(_same(self.scene, mention, other) for other in recipients)

    def staff(self) -> Subject | None:
        """What is told of conduct is about a member of staff, and so is what those hear who look into it."""
        conduct = next((found for found in self.information if found.meaning == CONDUCT), None)
        named = next((m for m in self.grammar.mentions if m.who == PROFESSIONAL), None)
        carer = self.grammar.mention_at(conduct.first) if conduct else None
        if conduct is None or (carer and carer.who == PARENT):
            return _as(named, PROFESSIONAL) if named and self._looked_into() else self._stood_down()
        if named:
            return _as(named, PROFESSIONAL)
        return None if any(m.who for m in self.people) else Subject(PROFESSIONAL, conduct.first, conduct.last)

    def _stood_down(self) -> Subject | None:
        """ "Why the tutor was stood down", "has the coach ever been under investigation"."""
        for mention in self.grammar.mentions:
            if mention.who != PROFESSIONAL and not self.scene.among(mention.last, "roles"):
                continue
            for at in self.scene.after(mention.last, TROUBLE):
                led = self.scene.previous(at)
                if self.scene.among(at, "stood_down") and (led == mention.last or self.scene.among(led, "befalling")):
                    return _as(mention, PROFESSIONAL)
                if self.scene.words[at].stop or self.grammar.mention_at(at):
                    break
        return None

    def _looked_into(self) -> bool:
        """Is somebody named who deals with complaints about staff alone (the LADO)?"""
        return any(self.scene.among(at, "staff_inquirers") for at in range(len(self.scene.words)))

    def themselves(self) -> Subject | None:
        """ "All that we hold about herself": whoever asks; "on her son's behalf": the child for whom somebody does."""
        for at in range(len(self.scene.words)):
            asker = self.grammar.antecedent(at) if self._about_oneself(at) else None
            if asker and asker.who:
                return _as(asker, asker.who)
        if not any(m.who for m in self.people) and self._asks_for_own():
            asker = next((m for m in self.recipients if m.person and m.who), None)
            if asker and asker.who:
                return _as(asker, asker.who)
        return next((_as(m, CHILD) for m in self.people if m.who == CHILD and self._on_behalf(m)), None)

    def _about_oneself(self, at: int) -> bool:
        itself = self.scene.listed(at, "oneself_pronouns") and self.scene.among(at - 1, "about_whom")
        return itself or self._written_of_asker(at)

    def _written_of_asker(self, at: int) -> bool:
        """ "Mum wants what we wrote about her"."""
        written = any(self.scene.among(place, "written_on") for place in self.scene.before(at - 1, 3))
        ends = not self.scene.same(at + 1, at) or self.scene.words[at + 1].stop
        if not (self.scene.gender(at) and self.scene.among(at - 1, "about_whom") and written and ends):
            return False
        asker = self.grammar.antecedent(at, people=True)
        told = {one.first for one in self.recipients}  # whoever asks for their own is the same in another role
        return asker is not None and asker.first in told and self.grammar.mention_at(at) is None

    def _asks_for_own(self) -> bool:
        return any(found.meaning == OWN_REQUEST for found in self.scene.said.get("purpose", ()))

    def _on_behalf(self, mention: Mention) -> bool:
        before = self.scene.previous(mention.start)
        return self.scene.lemma(mention.last + 1) == "behalf" or (
            self.scene.lemma(before) == "of" and self.scene.lemma(self.scene.previous(before)) == "behalf"
        )

    def many(self) -> Subject | None:
        """A list or a cohort."""
        return next((_as(m, MANY) for m in self.people if self._is_many(m)), None)

    def _is_many(self, mention: Mention) -> bool:
        if mention.who == MANY:
            each = any(self.scene.among(at, "every_one") for at in range(mention.start, mention.last))
            return each or not self.scene.words[mention.last].owner
        inner = range(mention.start, mention.first)
        if self._is_each(mention) or self._has_list(mention):
            return True
        if any(self.scene.words[at].plain.isdecimal() and int(self.scene.words[at].plain) >= MANY_FROM for at in inner):
            return mention.plural and self.scene.listed(mention.last, "plural")
        behind = self.scene.next(mention.last)
        told_apart = any(self.scene.among(behind, group) for group in ("prepositions", "relative"))
        whole = all(self.scene.among(at, "whole") or (told_apart and self.scene.lemma(at) == "the") for at in inner)
        mums = told_apart and self.scene.listed(mention.last, "owning")
        several = (mention.plural or mums) and not self.scene.listed(mention.last, "one_group")
        return whole and several and mention.who != PROFESSIONAL and self._is_listed(mention)

    def _is_no_list(self, mention: Mention) -> bool:
        """ "The waiting list team" is a body, and "her attendance figures" are of one."""
        return mention.who == MANY and (self.scene.among(mention.last + 1, "officials") or self._is_of_one(mention))

    def _is_of_one(self, mention: Mention) -> bool:
        """ "Her attendance figures", "a printout of the boy's plan"."""
        behind = self.grammar.mention_at(mention.last + 1)
        one = behind is not None and behind.person and not (behind.plural or self.scene.listed(behind.last, "owning"))
        return one or any(self.scene.gender(at) for at in range(mention.start, mention.last + 1))

    def _is_each(self, mention: Mention) -> bool:
        """ "Every baby under one", "which of our lads", "which kids"."""
        each = any(self.scene.among(at, "every_one") for at in range(mention.start, mention.first))
        asked = [self.scene.lemma(at) for at in self.scene.before(mention.start, 4)]
        how_many = asked[:2] == ["many", "how"] or asked[:3] == ["of", "many", "how"]
        which = (how_many or "which" in asked) and self.scene.listed(mention.last, "plural")
        pair = self.scene.lemma(mention.last) == "twin"
        return mention.who in (CHILD, PARENT) and not (mention.of or pair) and (each or which)

    def _has_list(self, mention: Mention) -> bool:
        """ "Our young carers' phone list"."""
        behind = self.scene.next(mention.last)
        behind = self.scene.next(behind) if self.scene.among(behind, "list_kinds") else behind
        several = mention.plural and self.scene.words[mention.last].owner
        return several and self.scene.among(behind, "list_things")

    def _is_listed(self, mention: Mention) -> bool:
        """ "The names of children", "percentages of our patients": a list or a count is of them all."""
        link = self.scene.previous(mention.start)
        lists = any(self.scene.among(at, "lists") for at in self.scene.before(link, 2))
        return self.scene.among(link, "listed_by") and lists

    def _is_on(self, mention: Mention) -> bool:
        """ "She is on the waiting list": it tells of her, and not of the others."""
        if mention.who != MANY:
            return False
        before = self.scene.previous(mention.start)
        return self.scene.lemma(before) == "on" and self.scene.lemma(self.scene.previous(before)) == "be"

    def _is_nobody(self, mention: Mention) -> bool:
        ways = (
            self._is_on,
            self._is_denied,
            self._is_any,
            self._is_dead,
            self._is_sought,
            self._is_no_list,
            self._is_left_out,
            self._is_brother_of_grown,
        )
        return any(way(mention) for way in ways)

    def _is_sought(self, mention: Mention) -> bool:
        """ "Who the father is": whoever is sought is not known."""
        before = self.scene.previous(mention.start)
        return self.scene.lemma(before) == "who" and self.scene.lemma(self.scene.next(mention.last)) == "be"

    def _is_left_out(self, mention: Mention) -> bool:
        """ "Fine as long as nothing is said about her dad": it is of nobody who is kept out of it."""
        about = self.scene.previous(mention.start)
        before = [self.scene.lemma(at) for at in self.scene.before(about, 4)]
        return self.scene.lemma(about) == "about" and "nothing" in before and "say" in before

    def _is_brother_of_grown(self, mention: Mention) -> bool:
        """ "A woman of 20 … her brothers": whoever is of age has brothers who are no children of the case."""
        theirs = mention.who == CHILD and self.scene.lemma(mention.start) == "them"
        if not theirs or not self.scene.among(mention.last, "siblings"):
            return False
        owner = self.grammar.antecedent(mention.start)
        return owner is not None and owner.who == OTHER_ADULT

    def _is_dead(self, mention: Mention) -> bool:
        """ "Since his grandad died": whoever is dead is nobody whose information it is."""
        places = [at for at in self.scene.after(mention.last, 3) if not self.scene.among(at, "auxiliaries")]
        return bool(places) and self.scene.listed(places[0], "dead") and not self.scene.words[mention.last].owner

    def _is_any(self, mention: Mention) -> bool:
        """ "Pictures of kids", "girls getting into cars": none in particular."""
        bare = mention.start == mention.last and self.scene.listed(mention.last, "plural")
        generic = bare and self.scene.among(self.scene.previous(mention.start), "generic")
        return mention.who == CHILD and generic and not self.scene.words[mention.last].owner

    def _is_denied(self, mention: Mention) -> bool:
        """ "It was her sister, not mum": it is of nobody who it is not of."""
        return self.scene.lemma(self.scene.previous(mention.start)) in ("not", "nor")

    def one(self, victims: Sequence[Mention], grave: bool) -> Subject | None:
        """The one that all those of the first group are, of which there are any."""
        told = (
            self._owners(),
            self._asked_about(),
            self._harmed(victims, grave),
            self._asked_of(),
            self._topics(),
            self._silent(),
        )
        groups = (*told, self._confiding(), self._served(), self._named())
        for number, group in enumerate(groups):
            subjects = list(group)
            if number and self._of_adults and not any(victim.who == CHILD for victim in victims):
                subjects = [subject for subject in subjects if subject.value != CHILD]
            if subjects:
                plain = [subject for subject in subjects if subject.value not in ("", PROFESSIONAL)] or subjects
                values = {subject.value for subject in plain}
                return plain[0] if len(values) == 1 and not values & {"", FAMILY} else None
        return None

    @cached_property
    def _of_adults(self) -> bool:
        """Would be passed on what adults of a family have, and nothing else?"""
        kinds = {found.meaning for found in self.information}
        return bool(kinds) and kinds <= OF_ADULTS

    # --- the owner of what would be passed on

    def _owners(self) -> Iterator[Subject]:
        for found in self._passed_on():
            owner = self._owner(found)
            if owner and ((owner.who != CHILD and self._tells_of_death(found)) or self._only_wrote(owner, found)):
                continue
            if found.meaning == OF_CHILDREN and (owner is None or owner.who in (None, PARENT)):
                if owner or (self._anybody and not any(self._is_grown(m) for m in self.people)):
                    yield Subject(CHILD, found.first, found.last)
            elif owner and found.meaning == BETWEEN_ADULTS and self._is_between(owner, found):
                yield _as(owner, FAMILY)
            elif owner and not (found.meaning == BETWEEN_ADULTS and owner.who in (CHILD, OTHER_ADULT)):
                for each in (owner, *self._together(owner)):
                    yield _as(each, self._who(each))

    def _is_between(self, owner: Mention, found: Found[str]) -> bool:
        """ "Dad holds a knife to mum": abuse is of a parent who tells of it, or of the only grown-up there is."""
        beside = [m for m in self.people if self.scene.same(m.last, found.first)]
        grown = {self.scene.lemma(m.last) for m in beside if m.who in (PARENT, OTHER_ADULT)}
        return owner.who == PARENT and len(grown) > 1 and not self._speaks(owner)

    def _only_wrote(self, owner: Mention, found: Found[str]) -> bool:
        """ "The counsellor's notes on self-harm": what staff write is seldom of them."""
        places = range(owner.last, found.last + 2)
        return owner.who == PROFESSIONAL and any(self.scene.among(at, "authored") for at in places)

    def _tells_of_death(self, found: Found[str]) -> bool:
        """ "Since his grandad died": it is of those who are left."""
        return any(self.scene.among(at, "dying") for at in (*range(found.first, found.last + 1), found.last + 1))

    def _is_grown(self, mention: Mention) -> bool:
        """ "A student of 20": somebody of age who may have what children have."""
        return mention.who == OTHER_ADULT and not self._is_kin(mention)

    @cached_property
    def _anybody(self) -> bool:
        """Whether the words speak of anybody at all ("the attendance records" do not)."""
        places = range(len(self.scene.words))
        return bool(self.people) or any(self.scene.gender(at) or self.scene.listed(at, "their") for at in places)

    def _together(self, owner: Mention) -> Iterator[Mention]:
        """ "Mother and baby": those who share what is told of one of them."""
        if self.scene.lemma(self.scene.previous(owner.start)) == "and":
            yield from (m for m in self.grammar.joined_before(owner) if m in self.known)
        joint = self.scene.next(owner.last)
        other = self.grammar.mention_at(self.scene.next(joint)) if self.scene.lemma(joint) == "and" else None
        if other in self.known and other is not None:
            yield other

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
        if self.scene.lemma(mention.last) == FAMILY:
            return FAMILY
        if mention.who is None and any(m.to == THE_PERSON and m.last == mention.last for m in self.recipients):
            return OTHER_ADULT if self._brought_up_in_care() else ""
        again = (m.who for m in self.people if m.who and self.scene.lemma(m.last) == self.scene.lemma(mention.last))
        return mention.who or next(again, "")

    def _brought_up_in_care(self) -> bool:
        """Does a grown-up who asks for their own papers ask for those of their childhood?"""
        return any(found.meaning in OF_CHILDHOOD for found in self.information)

    def _owner(self, found: Found[str]) -> Mention | None:
        ways = (self._possessor, self._complement, self._inside, self._behind, self._doer)
        return next((owner for way in ways if (owner := way(found)) is not None), None)

    def _may_own(self, mention: Mention) -> bool:
        """A parent who is named as the owner is it, though they be told as well ("dad's HIV went in the letter")."""
        marked = self.scene.words[mention.last].owner or self.scene.listed(mention.last, "owning")
        return mention in self.known or (mention.who == PARENT and marked and mention is not self.zones.writer)

    def _if_known(self, mention: object) -> Mention | None:
        return mention if isinstance(mention, Mention) and mention in self.known else None

    def _possessor(self, found: Found[str]) -> Mention | None:
        """ "Mum's drinking", "his new address"."""
        place = found.first - 1
        while self.scene.same(place, found.first):
            mention = self.grammar.mention_at(place)
            if mention:
                return mention if mention.last == place and self._may_own(mention) else None
            if self.scene.lemma(place) == "them":
                return self._if_known(self.grammar.antecedent(place, people=True))
            known = self.scene.listed(place, "qualifiers") or self.scene.among(place, "asked_for")
            if not (self.scene.words[place].skip or known or self.scene.among(place, "adjectives")):
                return None
            place -= 1
        return None

    def _complement(self, found: Found[str]) -> Mention | None:
        """ "Notes on a man", "the address of the family"."""
        behind = self.scene.next(found.last)
        if self.scene.lemma(behind) == "relate":
            behind = self.scene.next(behind)
        if not self.scene.among(behind, "owned_by"):
            return self._met(found)
        return next((m for m in self.grammar.reached(self.scene.next(behind)) if m in self.known), self._met(found))

    def _met(self, found: Found[str]) -> Mention | None:
        """ "Logs with a caller", "notes of our sessions with a girl"."""
        for at in self.scene.after(found.last, MEETING):
            if self.scene.lemma(at) == "with":
                return self._if_known(self.grammar.mention_at(self.scene.next(at)))
            if not any(self.scene.among(at, group) for group in ("owned_by", "determiners", "meetings", "adjectives")):
                return None
        return None

    def _inside(self, found: Found[str]) -> Mention | None:
        """ "Where she lives": the phrase has its owner in it."""
        places = range(found.first, found.last + 1)
        for place in reversed(places) if found.meaning == BETWEEN_ADULTS else places:
            named = self._if_known(self.grammar.mention_at(place))
            if named:
                return named
            if self.scene.lemma(place) in ("they", "them"):
                return self._if_known(self.grammar.antecedent(place))
        return None

    def _behind(self, found: Found[str]) -> Mention | None:
        """ "The tablets her son takes", "the drugs he's on": whoever does it stands right behind."""
        place = self.scene.next(found.last)
        named = self.grammar.mention_at(place)
        if named is None and self.scene.lemma(place) == "they":
            named = self.grammar.antecedent(place, people=True)
        verb = self.scene.next(named.last) if named and named.start == place else self.scene.next(place)
        has = named is not None and (self.scene.among(verb, "having") or self.scene.words[named.last].owner)
        return self._if_known(named) if has else None

    def _doer(self, found: Found[str]) -> Mention | None:
        """ "Dad is back on heroin": the subject."""
        doer = self._if_known(self.grammar.subject(found.first))
        if doer is None or doer.who == PROFESSIONAL or self._only_says(doer, found):
            return None
        if self._is_kin(doer) and self.scene.same(doer.last, found.first) and self._speaks(doer):
            return None
        return None if self._of_a_thing(doer, found) else doer

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

    # --- where nothing is owned

    def _harmed(self, victims: Sequence[Mention], grave: bool) -> Iterator[Subject]:
        """Give those who are harmed; where nobody is named as that, harm is to the children who are."""
        named = [m for m in victims if m in self.known and self.scene.lemma(self.scene.previous(m.start)) != "by"]
        children = [m for m in self.people if m.who == CHILD] if grave else []
        known = [m for m in named if m.who]
        return (_as(mention, mention.who or "") for mention in known or children or named)

    @cached_property
    def _spoken_of(self) -> list[Mention]:
        """Give people who stand for themselves, and say, ask or agree to nothing."""
        owners = {m.of for m in self.grammar.mentions if m.of and (not m.person or m.of.who == PARENT)}
        people = (m for m in self.people if m.who != PROFESSIONAL and m not in owners)
        spoken = [m for m in people if not (self._speaks(m) or self._leads_to_another(m))]
        by_the_way = {m.of for m in spoken if m.of}  # "the boys' dad"
        return [m for m in spoken if m not in by_the_way]

    def _leads_to_another(self, mention: Mention) -> bool:
        """ "A mother whose partner was in prison": it goes on about him."""
        whose = self.scene.next(mention.last)
        other = self.grammar.mention_at(self.scene.next(whose))
        return self.scene.listed(whose, "whose") and other is not None and other.person

    def _topics(self) -> Iterator[Subject]:
        """ "Information about Lily", "asking re the lodger", "asks after him"."""
        yield from self._behind_links("topic_links")
        asked = self._behind_links("after")
        yield from (s for s in asked if self.scene.among(self.scene.previous(self.scene.previous(s.first)), "asking"))

    def _asked_about(self) -> Iterator[Subject]:
        """ "Wants to know whether dad is out", "asks how the girl gets on": what is asked is of them."""
        told = [s for s in self._behind_links("topic_questions") if self.zones.at(s.first) == Zone.PASSED_ON]
        return (s for s in told if not self._leans_on(self.scene.previous(s.first)))

    def _leans_on(self, link: int) -> bool:
        """ "Lean on the girl", where "a report on the girl" and "anything on her" are of her."""
        return self.scene.lemma(link) == "on" and not self.scene.among(self.scene.previous(link), "written_on")

    def _asked_of(self) -> Iterator[Subject]:
        """ "Asks how she is doing", "wants to know what he eats": the same of whoever a pronoun stands for."""
        for at in range(len(self.scene.words)):
            asked = self.scene.among(at - 1, "asked_how")
            if (
                not asked
                or not self.scene.gender(at)
                or self.grammar.mention_at(at)
                or self.zones.at(at) != Zone.PASSED_ON
            ):
                continue
            meant = self._if_known(self.grammar.antecedent(at, people=True))
            if meant and meant.who not in (None, PROFESSIONAL):
                yield _as(meant, meant.who or "")

    def _behind_links(self, links: str) -> Iterator[Subject]:
        owners = {m.of for m in self.people if m.of}  # "after dad's brother" is of him
        for mention in self.people:
            behind = self.scene.among(self.scene.previous(mention.start), links)
            if mention.who and behind and mention not in owners:
                yield _as(mention, mention.who)

    def _of_several(self, mention: Mention) -> bool:
        """ "Mum, dad and two children", "him, her and the little ones", "father and son": a family as a whole."""
        joined = [m for m in self.grammar.joined_before(mention) if m.person]
        joint = self.scene.next(mention.last)
        behind = self.grammar.mention_at(self.scene.next(joint)) if self.scene.among(joint, "joints") else None
        joined += [behind] if behind and behind.person and not self._speaks(behind) else []
        pronoun = self.scene.previous(mention.start)
        him = self.scene.lemma(pronoun) == "and" and self.scene.gender(self.scene.previous(pronoun))
        return bool(him) or any({m.who, mention.who} in ({CHILD, PARENT}, {CHILD, OTHER_ADULT}) for m in joined)

    def _silent(self) -> Iterator[Subject]:
        named = [m for m in self._spoken_of if m.who and not self._is_kin(m)]
        alone = [m for m in named if not self._beside(m)] or [m for m in named if m.who == CHILD]
        one_child = [m for m in alone if m.who == CHILD and self._stands_alone(m)]
        whole = self._of_adults or not self.information
        return (_as(m, FAMILY if whole and self._of_several(m) else m.who or "") for m in one_child or alone)

    def _stands_alone(self, child: Mention) -> bool:
        """ "A lad of 7": one child who is named, and not as somebody's; a baby is often only there."""
        aged = child.start == child.first < child.last  # "he is 12"
        somebodys = child.of is not None or (self.scene.gender(child.start) and not aged)
        return not (child.plural or somebodys or self.scene.among(child.last, "babies"))

    def _is_kin(self, mention: Mention) -> bool:
        """A relative or a former partner, of whom nothing is told, is seldom whom it is about."""
        kin = self.scene.among(mention.last, "kin") or self.scene.among(mention.last, "former_partners")
        return mention.who == OTHER_ADULT and kin

    def _beside(self, mention: Mention) -> bool:
        """ "Not the dad", "at her mum's", "from mum": spoken of only by the way."""
        before = self.scene.previous(mention.start)
        if before >= 0 and self.scene.words[before].owner:  # "off someone's nan"
            before = self.scene.previous(before)
        client = self.scene.lemma(before) in ("for", "of") and self.scene.among(self.scene.previous(before), "acting")
        return client or self.scene.among(before, "beside") or self.scene.mood(mention.first) == Mood.REASON

    def _speaks(self, mention: Mention) -> bool:
        place = self.scene.next(mention.last)
        while self.scene.among(place, "auxiliaries") or self.scene.among(place, "intensifiers"):
            place = self.scene.next(place)
        act = self.acts.by_first.get(place)
        says = act is not None and bool(act.kinds & {ASK, SAY, MOVE})
        return says or self.scene.among(place, "speaks") or self._is_asked(mention) or self._consents(mention)

    def _consents(self, mention: Mention) -> bool:
        """ "Mum is thrilled for us to say", "dad ticked no": a parent whom a phrase of consent stands right behind."""
        near = range(mention.first, mention.last + CONSENTING)
        said = self.scene.said.get("consent", ())
        return (
            mention.who == PARENT
            and not self._of_adults
            and any(found.first in near and self.scene.same(found.first, mention.last) for found in said)
        )

    def _is_asked(self, mention: Mention) -> bool:
        """ "Asked mum twice", "her mum hasn't been told": a parent who is asked or told, or is not."""
        if mention.who != PARENT:
            return False
        before = self.acts.by_first.get(self.scene.previous(mention.start))
        behind = next((at for at in self.scene.after(mention.last) if not self.scene.among(at, "auxiliaries")), -1)
        told = self.scene.listed(behind, "told") and self.scene.lemma(self.scene.previous(behind)) == "be"
        asked = before is not None and ASK in before.kinds
        reached = asked or any(mention in act.reached for act in self.acts.beside(mention.start))
        return told or (reached and not self._owns_thing(mention))

    def _owns_thing(self, mention: Mention) -> bool:
        """ "Wants dad's number", where "wants mum's consent" asks mum."""
        last = mention.last
        unmarked = self.scene.listed(last, "owning") and not self.scene.listed(last, "plural")
        marked = self.scene.words[last].owner or unmarked
        return marked and not self.scene.among(self.scene.next(last), "consent_things")

    def _confiding(self) -> Iterator[Subject]:
        """ "Mum told me that she is drinking": those who tell of themselves."""
        for mention in self.people:
            act = self.acts.by_first.get(self.scene.next(mention.last))
            if mention.who and mention.who != PROFESSIONAL and act and act.kinds & {SAY, TELL}:
                again = (at for at in self.scene.after(act.last, CONTENT) if self.scene.gender(at) == mention.gender)
                if mention.who == CHILD or (mention.gender and any(True for _ in again)):
                    yield _as(mention, mention.who)

    def _named(self) -> Iterator[Subject]:
        """ "Asks whether Tyler has asthma": a first name of whom a parent is named, and nobody else, is a child's."""
        if any(m.who != PARENT for m in self.people) or not any(m.who == PARENT for m in self.grammar.mentions):
            return
        for at in range(len(self.scene.words)):
            if self.scene.name(at) and self.scene.among(self.scene.previous(at), "asked_how"):
                yield Subject(CHILD, at, at)

    def _served(self) -> Iterator[Subject]:
        """ "His probation officer", "mum's midwife": whom a body that is named works with."""
        kinds = {found.meaning for found in self.information}
        for mention in self.grammar.mentions:
            if mention.person and mention.who != PROFESSIONAL:
                continue
            theirs = self.scene.lemma(mention.start) == "them"
            owner = self._if_known(self.grammar.antecedent(mention.start) if theirs else mention.of)
            if owner and owner.who in (CHILD, PARENT) and not kinds & OF_FAMILIES:
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
    several = one.to == PARENT or one.who == PROFESSIONAL  # a school has many teachers
    return alike and (not several or scene.lemma(one.last) == scene.lemma(other.last))
