"""To whom a yes or a no applies: where it names bodies it holds for those, and for nobody else."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from isp_assistant.interpret.acts import ASK, KNOW, Acts
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.scene import Scene

GIVEN, REFUSED, WITHDRAWN = "given", "refused", "withdrawn"
NOT_ASKED, UNSAFE = "not-asked", "unsafe-to-ask"

AFTERTHOUGHT = 8
"""Words up to which a sentence behind an answer only says whom it leaves out or is for ("Not the school though.")."""

LONG = 40
"""Words within which an answer says whom it is for."""


class Terms:
    """Tells which bodies the answers of a text name."""

    def __init__(self, grammar: Grammar, acts: Acts) -> None:
        self.grammar = grammar
        self.scene: Scene = grammar.scene
        self.acts = acts
        self._answers = [one for one in self.scene.said.get("consent", ()) if one.meaning in (GIVEN, REFUSED)]
        self._begin = frozenset(one.first for one in self._answers)

    def answered_for(self) -> Iterator[Mention]:
        """Give the bodies that a yes names, whichever way; but not what somebody asks to be done."""
        for answer in self._answers:
            if answer.meaning == GIVEN and not self.scene.among(answer.first, "asking"):
                yield from (named for named, _ in self._named(answer))

    def of(self, answer: Found[str], recipients: Sequence[Mention]) -> Found[str] | None:
        """Give an answer as it applies to those who would be told, or None where it says nothing of them.

        Where it says something else of them than it does at first, it goes on to where they are named.
        """
        told = [one for one in recipients if one.to]
        named = tuple(self._named(answer)) if answer.meaning in (GIVEN, REFUSED) else ()
        if told and answer.meaning == GIVEN and self._for_nobody_else(answer):
            theirs = all(any(same_body(one, body) for one, yes in named if yes) for body in told)
            return answer if theirs else None
        if not told or not named:
            return answer
        if answer.meaning == GIVEN and self._asked_by_another([one for one, yes in named if yes]):
            return None
        left_out = [one for one, yes in named if not yes]
        if answer.meaning == GIVEN and any(
            self._acts_for(one, out) for one in self._behind(answer) for out in left_out
        ):
            return None
        applying = [self._for_one(answer, named, one) for one in told]
        one_way = len({found.meaning if found else None for found in applying}) == 1
        return applying[0] if one_way else None

    def _for_nobody_else(self, answer: Found[str]) -> bool:
        """ "You can know but nobody else": it opens nothing to whom it does not name."""
        behind = takewhile(lambda at: not self.scene.turns_to_us(at), self.scene.after(answer.last, LONG))
        return any(self.scene.begins(at, "nobody_else") is not None for at in behind)

    def _behind(self, answer: Found[str]) -> Iterator[Mention]:
        """Give the bodies named behind an answer: one of them may ask without being seen to."""
        return (one for one in self.grammar.mentions if one.start > answer.last and one.to and not one.person)

    def _asked_by_another(self, agreed: Sequence[Mention]) -> bool:
        """ "She agreed to the school, now housing are asking": another body than those agreed to asks."""
        askers = (act.subject for act in self.acts.all if ASK in act.kinds)
        bodies = (one for one in askers if isinstance(one, Mention) and one != self.grammar.writer and _is_at_work(one))
        return bool(agreed) and any(not any(same_body(body, one) for one in agreed) for body in bodies)

    def _for_one(self, answer: Found[str], named: Sequence[tuple[Mention, bool]], told: Mention) -> Found[str] | None:
        theirs = [(one, yes) for one, yes in named if same_body(one, told) and not self._apart(one, told)]
        if theirs:
            body, yes = theirs[-1]
            turned = Found(GIVEN if yes else REFUSED, answer.first, max(answer.last, body.last))
            return answer if turned.meaning == answer.meaning else turned
        others_alone = any(yes == (answer.meaning == GIVEN) for _, yes in named)
        left_out = answer.meaning == GIVEN and any(self._acts_for(told, one) for one, yes in named if not yes)
        return None if others_alone or left_out else answer

    def _acts_for(self, told: Mention, left_out: Mention) -> bool:
        """ "Anybody except her ex, and his solicitor asks": what reaches the one may reach the other."""
        scene, whose = self.scene, told.start
        named_again = any(scene.lemma(at) == scene.lemma(left_out.last) for at in range(whose, told.last))
        owned = scene.listed(whose, "owner_pronouns") and self.grammar.antecedent(whose) == left_out
        return left_out.person and (named_again or owned or told.of == left_out)

    def _apart(self, one: Mention, other: Mention) -> bool:
        """Are both of one kind and not the same ("she agreed to the midwife, can I tell the gp")?"""
        heads = {self.scene.lemma(body.last) for body in (one, other)}
        groups = ("distinct_bodies", "distinct_roles")
        return len(heads) > 1 and any(heads <= self.scene.english.group(name) for name in groups)

    def _named(self, answer: Found[str]) -> Iterator[tuple[Mention, bool]]:
        """Give the bodies that an answer names, each with whether it says yes to them."""
        given = yes = answer.meaning == GIVEN
        last: Mention | None = None
        lemmas = [self.scene.lemma(at) for at in range(answer.first, answer.last + 1)]
        subject = self.grammar.subject(answer.first) if lemmas[:3] == ["be", "not", "to"] else None
        if not given and isinstance(subject, Mention) and subject.to:
            yield subject, False  # "the aunt is not to know"
        for at in self._reach(answer):
            yes = self._turned(at, yes, given, within=at <= answer.last)
            named = self._beginning(at) or self.grammar.mention_at(at)
            body = named is not None and (named.to or not named.person)  # probation is one, though nothing covers it
            if named and body and named.start == at and self._is_meant(named, answer, last):
                yield named, yes and not self._kept_out(named)
                last = named

    def _beginning(self, at: int) -> Mention | None:
        """ "His mum": the pronoun that she begins with is somebody as well, who would not be told."""
        return next((one for one in self.grammar.mentions if one.start == at < one.first and one.to), None)

    def _turned(self, at: int, yes: bool, given: bool, within: bool) -> bool:
        """Say whether the words from a place on say yes, where those before did so or not."""
        scene = self.scene
        if scene.begins(at, "excepting") is not None:
            return not given
        if scene.lemma(at) == "but":
            return not given if scene.among(scene.previous(at), "anybody") else given
        if within:
            return yes
        if scene.among(at, "negators"):
            return False
        return yes or scene.begins(at, "yes") is not None

    def _reach(self, answer: Found[str]) -> Iterator[int]:
        """Give the words of an answer and those behind it that still say whom it is for."""
        scene, place = self.scene, answer.last
        yield from range(answer.first, answer.last + 1)
        for place in range(answer.last + 1, min(answer.last + LONG, len(scene.words))):
            if not scene.same(place, answer.last) or self._ends(place, answer):
                break
            yield place
        yield from self._afterthought(place)

    def _afterthought(self, end: int) -> Iterator[int]:
        """Give the words of a short sentence behind an answer that only adds to it ("Not the school though.")."""
        scene = self.scene
        first = end + 1 if scene.words[end].stop else end
        behind = [at for at in range(first, min(first + AFTERTHOUGHT, len(scene.words))) if scene.same(at, first)]
        opens = [at for at in behind[:2] if scene.lemma(at) != "but"][:1]
        adds = any(scene.listed(at, "only") or scene.lemma(at) == "not" for at in opens)
        if adds and scene.words[behind[-1]].stop and scene.lemma(behind[-1]) != "?":
            yield from behind

    def _ends(self, at: int, answer: Found[str]) -> bool:
        """Does something else begin behind an answer here: a question, another answer, or what follows a dash?"""
        scene = self.scene
        mark = scene.words[at].stop and scene.lemma(at) not in (",", "(", ")", "/")
        return (
            mark
            or at in self._begin
            or self._turns_to_asking(at)
            or bool(scene.clause(at).asked_of and scene.clause(at) != scene.clause(answer.first))
        )

    def _turns_to_asking(self, at: int) -> bool:
        """ "Agreed to the midwife but I want to tell the gp", "fine with school can I ring …"."""
        scene = self.scene
        if scene.turns_to_us(at):
            return True
        before = scene.previous(at)
        so = scene.lemma(at - 1) in ("so", "then")  # fillers, as a rule
        joined = so or scene.among(before, "coordinators") or scene.lemma(before) in (",", "but", "what")
        named = self.grammar.mention_at(at)
        if joined and scene.among(at, "turned") and self.grammar.mention_at(scene.next(at)):
            return True
        asks = scene.lemma(at) == "we" or (named is not None and _is_at_work(named))
        last = named.last if named else at
        return joined and asks and any(scene.among(one, "asking") for one in scene.after(last, 3))

    def _is_meant(self, named: Mention, answer: Found[str], last: Mention | None) -> bool:
        """Is it somebody who would be told, and neither who answers nor who is only spoken of?"""
        scene = self.scene
        behind = scene.next(named.last)
        if named.person and behind in self._begin and scene.lemma(behind) != "but":
            return False  # "he says yes but mum says no"
        link = scene.previous(named.start)
        if last is not None and scene.among(link, "joints") and last.last == scene.previous(link):
            return True
        acts = self.acts.between(answer.first, named.start)
        if any(
            act.passes_on and any(one.start == named.start for one in act.reached) for act in acts
        ) or self._would_know(named):
            return True
        linked = scene.among(link, "agreed_for") or (not named.person and scene.among(link, "agreed_with"))
        return named.start > answer.first and (linked or self._excepted(named.start))

    def _excepted(self, start: int) -> bool:
        return any(self.scene.begins(at, "excepting") == start for at in self.scene.before(start, 4))

    def _would_know(self, named: Mention) -> bool:
        acts = self.acts.between(named.last + 1, named.last + AFTERTHOUGHT)
        return any(KNOW in act.kinds and act.subject == named for act in acts)

    def _kept_out(self, named: Mention) -> bool:
        """ "As long as the school is not told"."""
        scene = self.scene
        for at in scene.after(named.last, 3):
            if scene.among(at, "negators"):
                return True
            if scene.words[at].stop or not scene.among(at, "auxiliaries"):
                return False
        return False


def _is_at_work(named: Mention) -> bool:
    """Is it a body or one of its staff, who may be told, and none of the family?"""
    return named.to not in (None, RELATIVE) and named.who in (None, PROFESSIONAL)


def same_body(one: Mention, other: Mention) -> bool:
    """Say whether two mentions may mean one and the same: a body, or a person of that kind and gender."""
    return one == other or (one.to == other.to and (not one.person or one.gender == other.gender))
