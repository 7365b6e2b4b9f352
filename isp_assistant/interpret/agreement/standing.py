"""Whose a yes is to give: their own, a parent's for a child, and nobody's for another grown-up."""

from isp_assistant.interpret.about.matter import Subject as Concerned
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import CHILD, MANY, OTHER_ADULT, OWN, PARENT, PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.text.phrases import Found

BEHIND = 16
"""Words from a yes on within which it is said whose matters it opens."""


class Standing:
    """Tells who may agree; `concerned` is whom the information is about, if known."""

    def __init__(self, grammar: Grammar, concerned: Concerned | None) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.concerned = concerned

    def may_agree(self, subject: Mention) -> bool:
        """People may; but not staff, nor the writer's own people, nor somebody who only stands in for a parent."""
        our_team = subject.to == OWN and subject.who == MANY  # "the whole team is for it"
        if self._is_concerned(subject) and not our_team:
            return True
        known = subject.who is not None or self.scene.lemma(subject.last) == "family"
        ours = self.scene.lemma(subject.start) == "our" and not known
        if not subject.person or subject.who == PROFESSIONAL or subject.to in (RELATIVE, OWN) or ours:
            return False
        about_child = self.concerned is None or self.concerned.value == CHILD
        return not (self.stands_in(subject) and about_child)

    def _is_concerned(self, subject: Mention) -> bool:
        """Is it whom the information is about, there or where they are named once more?"""
        about = self.concerned
        if about is None or subject.who != about.value:
            return False
        named = self.grammar.mention_at(about.first)
        again = named is not None and (named.who, named.to, named.gender) == (subject.who, subject.to, subject.gender)
        return subject.first <= about.first <= subject.last or again

    def named_before(self, subject: Mention) -> bool:
        """ "Gran has had a stroke. Gran is fine with it": it is plainly about them."""
        named = self.grammar.mention_at(self.concerned.first) if self.concerned else None
        return named is not None and named.first < subject.first and self._is_concerned(subject)

    def stands_in(self, subject: Mention) -> bool:
        """A step-parent, a foster carer, mum's partner or mum's mother cannot agree for a child."""
        places = range(subject.start, subject.last + 1)
        of_a_parent = subject.of is not None and subject.of.who == PARENT and subject.who == PARENT
        return of_a_parent or any(self.scene.among(at, "stand_ins") for at in places)

    def of_another(self, subject: Mention, given: bool) -> bool:
        """What is dad's, or gran's, is not mum's to tell, nor what is mum's the child's."""
        about = self.concerned
        if about is None or subject.who not in (CHILD, PARENT):
            return False
        if about.value == OTHER_ADULT:
            return True
        if about.value != PARENT or not given:
            return False
        if subject.who == CHILD:
            return True
        named = self.grammar.mention_at(about.first)
        both = self._shared_by_both(subject)
        if named is None or both or (named.first > subject.first and not self._has_something(named)):
            return False
        return {named.gender, subject.gender} == {"he", "she"}

    def _has_something(self, named: Mention) -> bool:
        """ "Mum's depression", "about dad": would something of theirs be told, and not they be told of it?"""
        scene = self.scene
        owner = scene.words[named.last].owner or scene.listed(named.last, "owning")
        kinds = {kind.first for kind in scene.said.get("information", ())}
        has = scene.lemma(scene.next(named.last)) in ("have", "be") and not kinds.isdisjoint(scene.after(named.last, 4))
        return owner or has or scene.lemma(scene.previous(named.start)) in ("about", "of", "regard")

    def is_spouse(self, subject: Mention) -> bool:
        """ "Her husband says it's fine": he may agree for the children, and not for her."""
        about_child = self.concerned is not None and self.concerned.value == CHILD
        coupled = self.scene.among(subject.last, "couple") and bool(self.scene.gender(subject.start))
        return coupled and subject.start < subject.last and not about_child

    def names_another(self, phrase: Found[str], subject: Mention, who: int) -> bool:
        """ "Dad agreed to us sharing mum's notes": one grown-up's yes, and the other's matters behind it.

        `who` is the place of the word that names whose yes it is.
        """
        both = self._shared_by_both(subject) or self.scene.words[who].plain in ("they", "both")
        if subject.who not in (PARENT, OTHER_ADULT, None) or both:
            return False
        if self.concerned is None and self._only_of_another(subject):
            return True
        for at in self.scene.after(phrase.first, BEHIND):
            named = self.grammar.mention_at(at)
            if self.scene.words[at].stop or self.scene.clause(at).asked_of:
                return False
            whose = named.of if named and named.of else named
            has = named is not None and (whose != named or self._has_something(named))
            if whose and has and whose != subject and whose.who in (PARENT, OTHER_ADULT):
                return {whose.gender, subject.gender} == {"he", "she"}
        return False

    def _only_of_another(self, subject: Mention) -> bool:
        """ "How bad is mum's asthma? Dad is happy": all that would be told is the other grown-up's."""
        kinds = [self.scene.previous(kind.first) for kind in self.scene.said.get("information", ())]
        whose = [named for at in kinds if (named := self.grammar.mention_at(at)) and self._has_something(named)]
        return bool(whose) and all(one.who == PARENT and {one.gender, subject.gender} == {"he", "she"} for one in whose)

    def _shared_by_both(self, subject: Mention) -> bool:
        """ "Mum and dad", "dad and mum": each agrees."""
        joined = any(True for _ in self.grammar.joined_before(subject))
        return joined or any(self.scene.lemma(at) == "and" for at in range(max(subject.start - 1, 0), subject.last))

    def for_the_concerned(self, subject: Mention) -> bool:
        """A child's parents may agree for it; for anybody else only they themselves."""
        about = self.concerned
        if about is None or subject.who is None or about.value == MANY:
            return True
        return subject.who == about.value or (about.value == CHILD and subject.who == PARENT)
