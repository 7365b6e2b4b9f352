"""Whether a yes was heard from whoever gave it, or is only known through somebody else."""

from functools import cached_property
from itertools import takewhile

from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, OTHER_ADULT, PARENT, PROFESSIONAL, RELATIVE, Mention
from isp_assistant.interpret.text.phrases import Found

NEAR = 4
"""Words within which somebody is named beside what they do."""

CLAUSE = 12
"""Words within which it is said who reports a yes, what was asked, or how old it is."""


class Hearsay:
    """Tells whose word there is for a yes."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.scene = grammar.scene

    def only(self, phrase: Found[str], who: Subject) -> bool:
        """Say whether there is no more for a yes of `who` than somebody else's word."""
        told = self._reported(phrase, who) or self._rumoured(phrase, who)
        return told or self._held_elsewhere(phrase) or self._only_filed(phrase) or self._put_into_words(who)

    def _held_elsewhere(self, phrase: Found[str]) -> bool:
        """ "The old nursery got mum's permission": it is another body that has it."""
        holder = self.grammar.subject(phrase.first, people=True)
        ours = not isinstance(holder, Mention) or holder == self.grammar.writer
        return not ours and self.scene.among(phrase.first, "possessing") and _is_at_work(holder)

    def _only_filed(self, phrase: Found[str]) -> bool:
        """ "There is consent on file", "consent is recorded": nobody says whose, nor that they heard it."""
        scene = self.scene
        if not any(scene.begins(at, "recorded") is not None for at in range(phrase.first, phrase.last + 2)):
            return False
        if not scene.among(phrase.first, "consent_proper"):
            return False
        before = list(scene.before(phrase.first, CLAUSE))
        known = any(scene.gender(at) or scene.lemma(at) in ("they", "them", "we") for at in before)
        return not known and not any(self.grammar.mention_at(at) for at in before)

    def _reported(self, phrase: Found[str], who: Subject) -> bool:
        """ "He says mum agreed", "mum agreed, dad says"."""
        scene = self.scene
        if scene.among(phrase.first, "reporting") and self._of_another(phrase):
            return True
        for at in scene.before(phrase.first, CLAUSE):
            if scene.words[at].stop or scene.among(at, "reopening"):
                break
            if scene.among(at, "reporting"):
                return self._another_reports(at, phrase, who)
        says = self.grammar.quoted_behind(phrase.last, "quoting")
        return says is not None and self._another_reports(says, phrase, self.grammar.subject(phrase.first, people=True))

    def _of_another(self, phrase: Found[str]) -> bool:
        """ "Her sister rang to say mum is happy", "dad told us she was fine": whose yes stands in the phrase."""
        reporter = self.grammar.subject(phrase.first, people=True)
        if not isinstance(reporter, Mention) or self._is_to_be_told(phrase):
            return False
        for at in range(phrase.first + 1, phrase.last + 1):
            named, gender = self.grammar.mention_at(at), self.scene.gender(at)
            if named is not None and named.person:
                return (named.who, named.gender) != (reporter.who, reporter.gender)
            if gender and self.scene.lemma(at) == "they":
                return {gender, reporter.gender} == {"he", "she"}
        return False

    def _is_to_be_told(self, phrase: Found[str]) -> bool:
        """ "Mum says gran's fine to be told": whom she names would hear it."""
        scene, last = self.scene, phrase.last
        return scene.listed(last, "kept_from") or (scene.among(last, "being_told") and scene.lemma(last - 1) == "to")

    def _another_reports(self, says: int, phrase: Found[str], who: Subject) -> bool:
        """Does somebody else say it than `who`, whose yes it is?"""
        scene = self.scene
        if self._we_were_told(says):
            return not self._by(who, scene.next(says))
        at_work = ("staff", "co_worker")
        if any(scene.begins(at, name) == says for at in scene.before(says, NEAR) for name in at_work):
            return True  # "her key worker says she agreed"
        reporter = self.grammar.subject(says, people=True)
        named_behind = isinstance(who, Mention) and says < who.first < phrase.first
        if isinstance(reporter, Mention) and isinstance(who, Mention):
            one = reporter == who or (reporter.who, reporter.gender) == (who.who, who.gender)
            return not one or (named_behind and reporter.first > says)
        if isinstance(reporter, Mention) and who is Party.SOMEBODY:
            return _is_at_work(reporter)
        return named_behind and reporter in (Party.SOMEBODY, Party.NOBODY)

    def _we_were_told(self, says: int) -> bool:
        """ "Was told", "we have been informed"."""
        before = self.scene.previous(says)
        told = self.scene.lemma(before) in ("be", "get") and self.scene.past(says)
        return told and self.grammar.subject(says, people=True) in (Party.WRITER, Party.NOBODY)

    def _by(self, who: Subject, at: int) -> bool:
        """ "By mum", "to mum": is it they who are named here?"""
        named = self.grammar.mention_at(self.scene.next(at))
        return self.scene.lemma(at) in ("by", "to") and named is not None and named == who

    def _rumoured(self, phrase: Found[str], who: Subject) -> bool:
        """ "Apparently mum agreed", "according to the nursery"; but "according to mum she agrees"."""
        sentence = list(self.scene.before(phrase.first, 2 * CLAUSE))
        near = takewhile(lambda at: not self.scene.words[at].stop, sentence)
        within = range(phrase.first, phrase.last + 1)
        around = (*near, *sentence[-1:], *within, *self.scene.after(phrase.last, NEAR))
        return any(self._is_rumour(at, who) for at in around)

    def _is_rumour(self, at: int, who: Subject) -> bool:
        end = self.scene.begins(at, "hearsay")
        if end is None:
            return False
        named = self.grammar.mention_at(end)
        return self.scene.lemma(end - 1) != "to" or named is None or named != who

    def _put_into_words(self, who: Subject) -> bool:
        """ "Her son translated", "the interpreter was her husband": whoever is of the family may say it their way."""
        scene = self.scene
        for at, end in self._interpreting:
            near = (self.grammar.mention_at(one) for one in (*scene.before(at, NEAR), *scene.after(end - 1, NEAR)))
            if any(one and one.person and is_kin(one) and one != who for one in near) and not self._by_trade(at):
                return True
        return False

    @cached_property
    def _interpreting(self) -> list[tuple[int, int]]:
        """Give the words of interpreting, and the places behind them."""
        places = ((at, self.scene.begins(at, "interpreting")) for at in self.scene.classes)
        return [(at, end) for at, end in places if end is not None]

    def _by_trade(self, at: int) -> bool:
        """ "Her brother is a translator": that is his work, and tells of nobody's words."""
        scene = self.scene
        article = at > 0 and scene.words[at - 1].plain in ("a", "an")
        return article and scene.among(at, "interpreters") and scene.lemma(scene.previous(at)) == "be"


def _is_at_work(named: Subject) -> bool:
    """Is it a body, or one of its staff?"""
    return isinstance(named, Mention) and (not named.person or named.who == PROFESSIONAL)


def is_kin(named: Mention) -> bool:
    """Is it one of the family or another adult, and not somebody whose work it is?"""
    return named.who in (CHILD, PARENT, OTHER_ADULT) or named.to == RELATIVE
