"""Whom it is about where nothing is owned: who is asked about, is harmed, or is the only one spoken of."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from isp_assistant.interpret.about.matter import BETWEEN_ADULTS, FAMILY, Finder, Matter, Subject, named_as
from isp_assistant.interpret.about.speaker import Speakers
from isp_assistant.interpret.acts import SAY, TELL
from isp_assistant.interpret.content import Zone
from isp_assistant.interpret.mentions import CHILD, OTHER_ADULT, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.text.clauses import Mood

CONTENT = 12
"""Words behind "told me" that say what was told."""
GROWN_UP = frozenset(
    {BETWEEN_ADULTS, "substance-misuse", "mental-health", "offending", "finance-housing", "immigration"}
)
"""Kinds that are a parent's where nobody else is named."""
SEVERAL = 2
"""People from more than whom nobody is picked out of whom nothing is told."""
AGED = 4
"""Words behind a child that say how old it is."""
OF_FAMILIES = frozenset({"court-papers", "social-care"})
"""Kinds that are about a family as a whole, where nobody is named as the owner."""


class Topics(Finder):
    """Finds whom the words are about, in one way each."""

    def __init__(self, matter: Matter) -> None:
        super().__init__(matter)
        self.speakers = Speakers(matter)

    def asked_about(self) -> Iterator[Subject]:
        """ "Wants to know whether dad is out", "asks how the girl gets on": what is asked is of them."""
        told = [s for s in self._behind_links("topic_questions") if self.matter.zones.at(s.first) == Zone.PASSED_ON]
        return (s for s in told if not self._leans_on(self.scene.previous(s.first)))

    def _leans_on(self, link: int) -> bool:
        """ "Lean on the girl", where "a report on the girl" and "anything on her" are of her."""
        return self.scene.lemma(link) == "on" and not self.scene.among(self.scene.previous(link), "written_on")

    def harmed(self, victims: Sequence[Mention], grave: bool) -> Iterator[Subject]:
        """Give those who are harmed; where nobody is named as that, harm is to the children who are.

        A grown-up who is harmed is beside whoever does it, and a child who is only somebody's beside them.
        """
        named = [
            m for m in victims if m in self.matter.known and self.scene.lemma(self.scene.previous(m.start)) != "by"
        ]
        children = [m for m in self.people if m.who == CHILD] if grave else []
        known = [m for m in named if m.who]
        for mention in known or children or named:
            yield named_as(mention, mention.who or "" if self._is_plainly_harmed(mention) else "")

    def _is_plainly_harmed(self, victim: Mention) -> bool:
        """ "A lad of 7"; but not "his boys", beside whom stands whoever does it, nor a grown-up who is no parent."""
        return victim.who == PARENT or (victim.who == CHILD and not (victim.plural or self._is_somebodys(victim)))

    def asked_of(self) -> Iterator[Subject]:
        """ "Asks how she is doing", "wants to know what he eats": the same of whoever a pronoun stands for."""
        for at in range(len(self.scene.words)):
            asked = self.scene.among(at - 1, "asked_how")
            if (
                not asked
                or not self.scene.gender(at)
                or self.grammar.mention_at(at)
                or self.matter.zones.at(at) != Zone.PASSED_ON
            ):
                continue
            meant = self.matter.if_known(self.grammar.antecedent(at, people=True))
            if meant and meant.who not in (None, PROFESSIONAL):
                yield named_as(meant, meant.who or "")

    def linked(self) -> Iterator[Subject]:
        """ "Information about Lily", "records relating to her", "asking re the lodger", "asks after him"."""
        yield from self._behind_links("topic_links")
        asked = self._behind_links("after")
        yield from (s for s in asked if self.scene.among(self.scene.previous(self.scene.previous(s.first)), "asking"))

    def _behind_links(self, links: str) -> Iterator[Subject]:
        owners = {m.of for m in self.people if m.of}  # "after dad's brother" is of him
        for mention in self.people:
            behind = self.scene.among(self._link(mention), links)
            if mention.who and behind and mention not in owners:
                yield named_as(mention, mention.who)

    def _link(self, mention: Mention) -> int:
        """Give the place of the word that leads to somebody: "about her", "relating to her", "with regard to her"."""
        link = self.scene.previous(mention.start)
        before = self.scene.previous(link)
        return before if self.scene.lemma(link) == "to" and self.scene.among(before, "topic_links") else link

    def silent(self) -> Iterator[Subject]:
        named = [m for m in self._spoken_of if m.who and not self.matter.is_kin(m)]
        alone = [m for m in named if not self._beside(m)] or [m for m in named if m.who == CHILD]
        one_child = [m for m in alone if m.who == CHILD and self._stands_alone(m)]
        whole = self.matter.of_adults or not self.matter.information
        if one_child and self._are_among_several(one_child):
            return
        if whole and any(self._among_others(m) for m in alone):
            return
        for mention in one_child or alone:
            several = (whole and self._of_several(mention)) or not self._is_plain(mention)
            yield named_as(mention, FAMILY if several else mention.who or "")

    def _is_plain(self, mention: Mention) -> bool:
        """Is somebody plainly meant of whom nothing is told: one child, and no parent where nothing is asked for?"""
        if mention.who == PARENT:
            told_of = self.speakers.owns_thing(mention) or self._is_described(mention)
            return bool(self.matter.information) or told_of
        several = mention.plural and not self._is_counted(mention)
        only_somebodys = mention.start < mention.last and self._is_somebodys(mention)
        return mention.who != CHILD or not (several or only_somebodys)

    def _is_described(self, parent: Mention) -> bool:
        """ "A young dad who's struggling", "a mam with nobody round her": one whom nothing but the matter brings up."""
        behind = self.scene.next(parent.last)
        return self.scene.listed(parent.start, "a_an") and self.scene.lemma(behind) in ("who", "with")

    def _is_counted(self, children: Mention) -> bool:
        """ "The three kids", "two of my lads": a few who are meant one by one."""
        before = (*range(children.start, children.last + 1), *self.scene.before(children.start, 2))
        return any(self.scene.among(at, "few") or self.scene.words[at].plain.isdecimal() for at in before)

    @cached_property
    def _spoken_of(self) -> list[Mention]:
        """Give people who stand for themselves, and say, ask or agree to nothing."""
        owners = {m.of for m in self.grammar.mentions if m.of and (not m.person or m.of.who == PARENT)}
        people = (m for m in self.people if m.who != PROFESSIONAL and m not in owners)
        spoken = [m for m in people if not (self.speakers.has(m) or self._leads_to_another(m))]
        by_the_way = {m.of for m in spoken if m.of}  # "the boys' dad"
        return [m for m in spoken if m not in by_the_way]

    def _leads_to_another(self, mention: Mention) -> bool:
        """ "A mother whose partner was in prison": it goes on about him."""
        whose = self.scene.next(mention.last)
        other = self.grammar.mention_at(self.scene.next(whose))
        return self.scene.listed(whose, "whose") and other is not None and other.person

    def _of_several(self, mention: Mention) -> bool:
        """ "Mum, dad and two children", "him, her and the little ones", "father and son": a family as a whole."""
        joined = [m for m in self.grammar.joined_before(mention) if m.person]
        joint = self.scene.next(mention.last)
        behind = self.grammar.mention_at(self.scene.next(joint)) if self.scene.among(joint, "joints") else None
        joined += [behind] if behind and behind.person and not self.speakers.has(behind) else []
        pronoun = self.scene.previous(mention.start)
        him = self.scene.lemma(pronoun) == "and" and self.scene.gender(self.scene.previous(pronoun))
        return bool(him) or any({m.who, mention.who} in ({CHILD, PARENT}, {CHILD, OTHER_ADULT}) for m in joined)

    def _are_among_several(self, children: Sequence[Mention]) -> bool:
        """ "The lady rang for the dad of the boy": children of whom no more is said than of the others."""
        several = len({self.scene.lemma(m.last) for m in self.people}) > SEVERAL
        return several and not any(self._is_aged(child) for child in children)

    def _among_others(self, mention: Mention) -> bool:
        """ "Dad's hours were cut and they're behind with it": they are several, of whom one is named."""
        said = (at for at, word in enumerate(self.scene.words) if word.plain == "they")
        together = (at for at in said if mention.last < at and self.scene.same(mention.last, at))
        return mention.who == PARENT and any(self.grammar.antecedent(at) is None for at in together)

    def _stands_alone(self, child: Mention) -> bool:
        """ "A lad of 7": one child who is named, and not as somebody's; a baby is often only there."""
        return not (child.plural or self._is_somebodys(child) or self.scene.among(child.last, "babies"))

    def _is_somebodys(self, child: Mention) -> bool:
        """ "Her lad", or nobody who is named; "he is 12" and "her lad, who's 12" are one by himself."""
        theirs = child.of is not None or self.scene.lemma(child.start) == "them"
        return theirs and not self._is_aged(child)

    def _is_aged(self, child: Mention) -> bool:
        """ "A girl in Y8", "Tia, who's 6": is it said how old somebody is?"""
        behind = (*range(child.start, child.last + 1), *self.scene.after(child.last, AGED))
        return any(self.scene.words[at].plain.isdecimal() or self.scene.among(at, "few") for at in behind)

    def _beside(self, mention: Mention) -> bool:
        """ "Not the dad", "at her mum's", "from mum": spoken of only by the way."""
        before = self.scene.previous(mention.start)
        if before >= 0 and self.scene.words[before].owner:  # "off someone's nan"
            before = self.scene.previous(before)
        client = self.scene.lemma(before) in ("for", "of") and self.scene.among(self.scene.previous(before), "acting")
        return client or self.scene.among(before, "beside") or self.scene.mood(mention.first) == Mood.REASON

    def confiding(self) -> Iterator[Subject]:
        """ "Mum told me that she is drinking": those who tell of themselves."""
        for mention in self.people:
            act = self.matter.acts.by_first.get(self.scene.next(mention.last))
            if mention.who and mention.who != PROFESSIONAL and act and act.kinds & {SAY, TELL}:
                near = (at for at in self.scene.after(act.last, CONTENT) if self.grammar.mention_at(at) is None)
                again = (at for at in near if self.scene.gender(at) == mention.gender)
                if mention.who == CHILD or (mention.gender and any(True for _ in again)):
                    yield named_as(mention, mention.who)

    def served(self) -> Iterator[Subject]:
        """ "His probation officer", "mum's midwife": whom a body that is named works with."""
        kinds = {found.meaning for found in self.matter.information}
        for mention in self.grammar.mentions:
            if mention.person and mention.who != PROFESSIONAL:
                continue
            theirs = self.scene.lemma(mention.start) == "them"
            owner = self.matter.if_known(self.grammar.antecedent(mention.start) if theirs else mention.of)
            if owner and owner.who in (CHILD, PARENT) and not kinds & OF_FAMILIES:
                yield named_as(owner, owner.who)

    def only(self) -> Iterator[Subject]:
        """ "Mum would sooner I told them of the relapse": what grown-ups have, and no more than a parent is named."""
        kinds = {found.meaning for found in self.matter.information}
        people = {self.scene.lemma(m.last): m for m in self.grammar.mentions if m.person and m.who != PROFESSIONAL}
        if kinds and kinds <= GROWN_UP and len(people) == 1:
            known = (m for m in people.values() if m in self.matter.known and not self._among_others(m))
            yield from (named_as(m, PARENT) for m in known if m.who == PARENT and not m.plural)

    def named(self) -> Iterator[Subject]:
        """ "Asks whether Tyler has asthma": a first name of whom a parent is named, and nobody else, is a child's."""
        if any(m.who != PARENT for m in self.people) or not any(m.who == PARENT for m in self.grammar.mentions):
            return
        for at in range(len(self.scene.words)):
            if self.scene.name(at) and self.scene.among(self.scene.previous(at), "asked_how"):
                yield Subject(CHILD, at, at)
