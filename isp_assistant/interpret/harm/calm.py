"""No concern, or a slight one: read only where the writer says so, of now, and without a but."""

from collections.abc import Iterator
from itertools import takewhile

from isp_assistant.interpret.acts import ASK, SAY, Act, Acts
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, MANY, Mention
from isp_assistant.interpret.text.phrases import Found

ANYBODY = frozenset({"", "we"})
"""Subjects of a question that leave what it says of others as it is ("can we tell them there is no concern")."""

NARROWING = frozenset({"about", "over", "regarding", "with"})
"""What leads to the one thing that somebody is calm about."""

WHERE = frozenset({"in", "at", "here", "there", "on"})
"""What leads to a place, and to no thing ("nothing to worry about in that house")."""

SHORT = 3
"""Words of a contrast that needs no more ("but dad is")."""

FAR = 10
"""Words within which stands what makes of it a guess ("according to his new stepdad there is")."""


class Calm:
    """Weighs the phrases that say that all is well, or nearly: a wrong one would end in nobody being protected."""

    def __init__(self, grammar: Grammar, acts: Acts) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts

    def slight(self, phrase: Found[str]) -> bool:
        """Does the writer call it a slight concern, and no more ("more than a niggle")?"""
        return not (self._denied(phrase) or (self._another_says(phrase) and not self._aside(phrase)))

    def none(self, phrase: Found[str]) -> bool:
        """Does the writer say that there is no concern, now, and in general?"""
        another = (
            self._another_says(phrase)
            or self.grammar.quoted_behind(phrase.last, "answering")
            or self._felt_by_another(phrase)
        )
        doubtful = self._denied(phrase) or self._guessed(phrase) or self._over(phrase) or self._but(phrase)
        behind = self._taken_back(phrase) or self._turns(phrase) or self._not_enough(phrase)
        narrow = self._of_a_thing(phrase) or self._elsewhere(phrase) or self._of_a_grown_up(phrase)
        return not (another or doubtful or behind or narrow or self._one_of_several(phrase))

    def _denied(self, phrase: Found[str]) -> bool:
        """ "Not thriving", "is she safe and well?", "more than a niggle"."""
        scene = self.scene
        near = list(scene.before(phrase.first, 2))
        more = any(scene.lemma(at) == "more" for at in near) or any(scene.among(at, "negators") for at in near[:1])
        return more or self._turned(phrase) or scene.negated(phrase.first) or scene.open(phrase.first, of=ANYBODY)

    def _turned(self, phrase: Found[str]) -> bool:
        """ "Is all well at home?" asks; "there is nothing amiss" does not."""
        asks = self.scene.listed(phrase.first - 1, "present_be") and self.scene.ends(phrase.first - 2)
        return asks and self.scene.among(phrase.first, "impersonal")

    def _unharmed(self, phrase: Found[str]) -> bool:
        """ "Has not been hurt", "is not at risk": how somebody is, and not what somebody feels."""
        places = range(phrase.first, phrase.last + 1)
        denied = self.scene.lemma(phrase.first) == "not"
        return denied and any(self.scene.begins(at, "endangered") is not None for at in places)

    def _aside(self, phrase: Found[str]) -> bool:
        """ "She says he is moody, a low-level matter": behind a comma it is the writer who judges."""
        scene = self.scene
        return scene.lemma(phrase.first - 1) == "a" and scene.lemma(phrase.first - 2) == ","

    def _another_says(self, phrase: Found[str]) -> bool:
        """ "Dad says he is fine", "wants to know he is well": another's view or question is not the writer's."""
        before = [act for act in self.acts.beside(phrase.first) if act.last < phrase.first]
        return any(self._says(act, phrase) for act in before)

    def _says(self, act: Act, phrase: Found[str]) -> bool:
        between = range(act.last + 1, phrase.first)
        if ASK in act.kinds and not any(self.scene.words[at].stop for at in between):
            return True
        if SAY not in act.kinds or any(self.scene.among(at, "reopening") for at in between):
            return False
        if self.scene.among(self.scene.previous(act.first), "papers"):  # "the report says"
            return True
        behind = self.scene.next(act.last)
        agreed = any(self.scene.begins(behind, name) is not None for name in ("yes", "no")) and behind != phrase.first
        return not agreed and _is_another(act.subject)

    def _felt_by_another(self, phrase: Found[str]) -> bool:
        """ "Mum is not worried about it", "school have no concerns", "the panel reports no concerns"."""
        scene, places = self.scene, range(phrase.first, phrase.last + 1)
        if self._unharmed(phrase):
            return False
        felt = scene.lemma(phrase.first) == "not" and any(scene.among(at, "feeling") for at in places)
        verb = phrase.first if felt or scene.among(phrase.first, "holding") else scene.previous(phrase.first)
        if not felt and not scene.among(verb, "holding"):
            return False
        third = scene.words[verb].plain.endswith("s")
        return third or _is_another(self.grammar.subject(verb, people=True))

    def _of_a_grown_up(self, phrase: Found[str]) -> bool:
        """ "Mum is thriving", "mum has not been hurt": it says nothing of the child; "no concerns" is of everybody."""
        if self.scene.among(phrase.first, "negators") and not self._unharmed(phrase):
            return False
        subject = self.grammar.mention_at(phrase.first) or self.grammar.subject(phrase.first, people=True)
        if self.scene.among(phrase.first, "impersonal") or not isinstance(subject, Mention):  # "all is well"
            return False
        return subject.start < phrase.last and not _may_be_child(subject)

    def _guessed(self, phrase: Found[str]) -> bool:
        """ "I hope she is safe and well", "he would be happy", "according to dad she is fine"."""
        for at in self.scene.before(phrase.first, FAR):
            if self.scene.words[at].stop:
                return False
            if any(self.scene.among(at, group) for group in ("hedges", "modals", "unproven")):
                return self.scene.lemma(at) != "can" or not self._we_may(at)
        return False

    def _we_may(self, modal: int) -> bool:
        """ "Can I say there are no concerns" asks; "he can not be fine" guesses."""
        return self.scene.clause(modal).asked_of == "we"

    def _over(self, phrase: Found[str]) -> bool:
        """ "There were no concerns when he started", "she was thriving": it was so."""
        within = [] if self.scene.among(phrase.first, "negators") else range(phrase.first, phrase.last + 1)
        before = list(self.scene.before(phrase.first, 2))
        held = any(self.scene.lemma(at) == "have" for at in before[1:])  # "have had"
        return not held and any(self.scene.listed(at, "had_been") for at in (*before, *within))

    def _of_a_thing(self, phrase: Found[str]) -> bool:
        """ "No concern form", "no concern for his own safety", "no worries about that"."""
        scene = self.scene
        behind = phrase.last + 1
        that = any(word.plain == "that" for word in scene.words[behind : behind + 1])
        form = scene.among(behind, "undertakings") or scene.lemma(behind) in ("form", "log", "slip")
        return (
            self._narrow(phrase)
            or self._willing(phrase)
            or that
            or form
            or any(scene.lemma(at) == "safety" for at in scene.after(phrase.last, 4))
        )

    def _willing(self, phrase: Found[str]) -> bool:
        """ "Happy and content for us to share", "relaxed and happy to be asked": how somebody takes the sharing."""
        denies = any(self.scene.among(at, "negators") for at in range(phrase.first, phrase.last + 1))
        return not denies and self.scene.lemma(phrase.last + 1) in ("for", "to")

    def _narrow(self, phrase: Found[str]) -> bool:
        """ "No concerns about his reading", "no risk from mum": calm about one thing, and not in general."""
        scene = self.scene
        link = phrase.last if scene.lemma(phrase.last) in NARROWING else scene.next(phrase.last)
        link = scene.next(link) if scene.lemma(scene.next(link)) in NARROWING else link
        thing = scene.next(link)
        if scene.lemma(link) == "from":
            return True
        ends = not scene.same(thing, link) or scene.words[thing].stop or scene.lemma(thing) in WHERE
        return scene.lemma(link) in NARROWING and not ends and not self._somebody(thing)

    def _somebody(self, at: int) -> bool:
        """Is it a person or all of them ("about him", "about her care"), and not something that they have or do?"""
        named = self.grammar.mention_at(at)
        owned = self.scene.words[at].owner or self.scene.listed(at, "owner_pronouns")
        behind = self.scene.next(named.last if named else at)
        if self.scene.gerund(behind) or any(self.scene.among(place, "schooling") for place in (at, at + 1)):
            return False  # "about him knowing", "about her education"
        whole = not owned or self.scene.among(behind, "upkeep")
        if named is not None:
            return _may_be_child(named) and (named.last > at or whole)
        return (self.scene.among(at, "everybody") or self.scene.name(at)) and whole

    def _but(self, phrase: Found[str]) -> bool:
        """ "No concerns until last night", "nobody is worried but me", "none about mum, but the baby worries us"."""
        scene = self.scene
        behind, parted = list(scene.after(phrase.last, 30)), False
        for number, at in enumerate(behind):
            if scene.among(at, "endings_of_calm") and not scene.negated(at) and not parted:
                return True
            parted = parted or scene.words[at].stop
            if scene.among(at, "contrasts") and scene.lemma(at + 1) != "that":  # "it is only that they ask"
                rest = [place for place in behind[number + 1 :] if not scene.words[place].stop]
                return len(rest) <= SHORT or any(self._troubles(place) for place in rest)
        return any(scene.listed(at, "for_now") for at in range(phrase.last + 1, phrase.last + 3))

    def _taken_back(self, phrase: Found[str]) -> bool:
        """ "All fine according to nan", "thriving, my foot", "safe and well for now", "no concerns, or are there"."""
        scene = self.scene
        asked = any(word.plain == "?" for word in scene.words[phrase.last + 1 : phrase.last + 2])
        if asked and scene.clause(phrase.first).asked_of != "we":
            return True
        before = any(scene.begins(at, "by_another_voice") is not None for at in scene.before(phrase.first, FAR))
        return before or any(scene.begins(at, "takes_back") is not None for at in self._behind(phrase))

    def _turns(self, phrase: Found[str]) -> bool:
        """ "No concerns but he flinches", "thriving, sleeps on a floor": what follows is not about the sharing."""
        scene, ending = self.scene, False
        behind = list(self._behind(phrase))
        for number, at in enumerate(behind):
            only = scene.lemma(at) == "only"
            turns = scene.among(at, "turns") and not only
            adds = self._how_they_are(phrase) and scene.words[at].plain == "," and not ending
            if (turns or adds) and not self._plain(behind[number + 1 :]):
                return True
            ending = ending or adds
        follows = behind[-1] + 1 if behind else phrase.last + 1
        opens = next((at for at in range(follows, len(scene.words)) if not scene.words[at].stop), len(scene.words))
        return scene.among(opens, "turns") and not self._plain(list(self._from(opens + 1)))

    def _plain(self, rest: list[int]) -> bool:
        """ "But mum has not been asked", ", can I tell them", ", no worries": about the sharing, or calm again."""
        scene = self.scene
        words = [at for at in rest if not scene.words[at].stop]
        if not words:
            return True
        calm = self._nothing_wrong(words[0]) or any(
            said.first in words[:4] and said.meaning == "none" for said in scene.said["risk"]
        )
        ours = scene.clause(words[0]).asked_of == "we"
        asks = any(self._asks(self.acts.by_first[at]) for at in words if at in self.acts.by_first)
        shares = any(scene.begins(at, "of_the_sharing") is not None for at in words)
        return (calm or ours or asks or shares) and not any(self._troubles(at) for at in words if not calm)

    def _nothing_wrong(self, at: int) -> bool:
        """ "Thriving, not a hint of a problem"."""
        end = self.scene.begins(at, "not_one")
        return end is not None and any(self.scene.lemma(place) == "problem" for place in (end, end + 1))

    def _asks(self, act: Act) -> bool:
        """Does somebody ask for it, or was nobody asked; a child who asks may ask for help."""
        child = isinstance(act.subject, Mention) and act.subject.who in (CHILD, MANY)
        return ASK in act.kinds and (act.negated or act.us or not child)

    def _not_enough(self, phrase: Found[str]) -> bool:
        """ "Nobody is worried enough", "nobody is worried and they should be", "why is nobody worried"."""
        scene = self.scene
        if scene.lemma(phrase.first) not in ("nobody", "none") and scene.lemma(phrase.first + 1) != "one":
            return False
        why = any(scene.lemma(at) in ("why", "how") for at in scene.before(phrase.first, 3))
        return why or any(scene.among(at, "not_enough") for at in self._behind(phrase))

    def _elsewhere(self, phrase: Found[str]) -> bool:
        """ "Doing great in maths", "thriving at school": how somebody is in one place says little of another."""
        scene = self.scene
        link = scene.next(phrase.last)
        if not self._how_they_are(phrase) or scene.lemma(link) not in ("at", "in", "on"):
            return False
        return scene.lemma(scene.next(link)) != "home"

    def _one_of_several(self, phrase: Found[str]) -> bool:
        """ "Her brother is fine", "no concerns about the older one": another child may be the one it is about."""
        scene = self.scene
        before = takewhile(lambda at: not scene.words[at].stop, scene.before(phrase.first, 4))
        after = takewhile(lambda at: not scene.words[at].stop, scene.after(phrase.last, 4))
        near = (*before, *range(phrase.first, phrase.last + 1), *after)
        related = any(scene.begins(at, "another_child") is not None for at in near if scene.lemma(at) != "twin")
        compared = any(scene.begins(at, "one_of_several") is not None for at in (*near, *self._behind(phrase)))
        return related or compared

    def _how_they_are(self, phrase: Found[str]) -> bool:
        """ "Thriving", "happy and settled", and not "no concerns"."""
        return not any(self.scene.among(at, "negators") for at in range(phrase.first, phrase.last + 1))

    def _behind(self, phrase: Found[str]) -> Iterator[int]:
        """Give the places behind a phrase in its sentence, up to a question of ours."""
        return self._from(phrase.last + 1)

    def _from(self, first: int) -> Iterator[int]:
        """Go on from a place to the end of its sentence, or to a question of ours."""
        scene = self.scene
        for at in range(first, len(scene.words)):
            if not scene.same(at, first) or (at > first and scene.turns_to_us(at)):
                return
            yield at

    def _troubles(self, at: int) -> bool:
        """ "But I am scared for him", "but something isn't right"."""
        return self.scene.among(at, "feeling") or self.scene.begins(at, "misgiving") is not None


def _is_another(subject: Subject) -> bool:
    return isinstance(subject, Mention) or subject is Party.SOMEBODY


def _may_be_child(named: Mention) -> bool:
    return named.person and named.who in (None, CHILD, MANY)
