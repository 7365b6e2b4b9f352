"""Who is named, but is nobody it is about: the dead, the sought, whoever is denied or left out."""

from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import CHILD, MANY, OTHER_ADULT, PARENT, Mention


class Bystanders:
    """Says of those who are named whether they are only that."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.scene = grammar.scene

    def has(self, mention: Mention) -> bool:
        """Is somebody named only by the way?"""
        ways = (
            self._is_on,
            self._is_denied,
            self._is_any,
            self._is_dead,
            self._is_sought,
            self._is_no_list,
            self._is_left_out,
            self._is_brother_of_grown,
            self._is_another,
        )
        return any(way(mention) for way in ways)

    def _is_on(self, mention: Mention) -> bool:
        """ "She is on the waiting list": it tells of her, and not of the others."""
        if mention.who != MANY:
            return False
        before = self.scene.previous(mention.start)
        return self.scene.lemma(before) == "on" and self.scene.lemma(self.scene.previous(before)) == "be"

    def _is_no_list(self, mention: Mention) -> bool:
        """ "The waiting list team" is a body, and "her attendance figures" are of one."""
        return mention.who == MANY and (self.scene.among(mention.last + 1, "officials") or self._is_of_one(mention))

    def _is_of_one(self, mention: Mention) -> bool:
        """ "Her attendance figures", "a boy's figures", "a printout of the boy's plan", "one of our under fives"."""
        places = range(mention.start, mention.last + 1)
        behind = self.grammar.mention_at(mention.last + 1)
        one = behind is not None and behind.person and not (behind.plural or self.scene.listed(behind.last, "owning"))
        owned = self.scene.listed(mention.start, "a_an") and any(self.scene.words[at].owner for at in places)
        return one or owned or self._is_one_of(mention) or any(self.scene.gender(at) for at in places)

    def _is_one_of(self, mention: Mention) -> bool:
        before = [self.scene.lemma(at) for at in self.scene.before(mention.start, 2)]
        return before[:1] == ["one"] or before == ["of", "one"]

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
        """ "A woman of 20 … her brothers", "nan … her son": they are no children of the case."""
        theirs = mention.who == CHILD and self.scene.lemma(mention.start) == "them"
        brother = self.scene.among(mention.last, "siblings")
        if not theirs or not (brother or self.scene.among(mention.last, "sons")):
            return False
        owner = self.grammar.antecedent(mention.start)
        old = owner is not None and self.scene.among(owner.last, "grandparents")
        return owner is not None and owner.who == OTHER_ADULT and (brother or old)

    def _is_another(self, mention: Mention) -> bool:
        """ "Another pupil's mum", "the wrong dad", "the other mums": parents of children of whom nothing is told."""
        places = range(mention.start, mention.last + 1)
        several = mention.plural and any(self.scene.lemma(at) == "other" for at in places)
        return mention.who == PARENT and (several or any(self.scene.among(at, "another") for at in places))

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
