"""Whose word it is that the law requires something, or that the need to tell weighs more: ours, or somebody else's."""

from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import OWN, Mention
from isp_assistant.interpret.text.phrases import Found

BEHIND = 10
"""Words behind a claim within which it is said whose it is."""

LETTERED = 5
"""Words before a verb within which stands the court or the law that says it ("the order from the court states")."""


class Claims:
    """Tells what is claimed by somebody else, and what is only asked."""

    def __init__(self, grammar: Grammar, recipients: Sequence[Mention]) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.recipients = recipients

    def by_another(self, phrase: Found[str]) -> bool:
        """ "The officer says that we are legally obliged to": whoever asks or any body but a court says so, no law."""
        said = self._claimant(phrase)
        return said is not None and self._is_another(*said)

    def by_none_of_ours(self, phrase: Found[str]) -> bool:
        """ "The officer says that it is justified": it is for us to weigh, or for a lead of ours."""
        said = self._claimant(phrase)
        if said is None:
            return False
        claimant = said[0]
        ours = isinstance(claimant, Mention) and claimant.to == OWN and claimant not in self.recipients
        return self._is_another(*said) and not ours

    def asked(self, phrase: Found[str]) -> bool:
        """ "Required by law?", "is the test met": a question that says neither; but not "we must by law, can I?"."""
        scene = self.scene
        clause = scene.clause(phrase.first)
        turned = scene.among(clause.first, "asking_whether") and clause.first < phrase.first
        if turned and clause.asked_of != "we":
            return True
        places = [at for at in range(len(scene.words)) if scene.same(at, phrase.first)]
        return scene.lemma(places[-1]) == "?" and not any(map(self._opens_question, places))

    def _opens_question(self, at: int) -> bool:
        """ "Can I", "would the nurse", "how do I": something else is asked."""
        scene = self.scene
        turned = scene.among(at, "turned") and scene.clause(at).first == at
        return turned or scene.turns_to_us(at) or scene.among(at, "question_words")

    def _is_another(self, claimant: Subject, says: int) -> bool:
        if isinstance(claimant, Mention) and not self._is_court(claimant):
            return True
        return (
            claimant is Party.SOMEBODY
            or claimant in self.recipients
            or any(self.scene.begins(at, "body") is not None for at in self.scene.before(says, 3))
        )

    def _claimant(self, phrase: Found[str]) -> tuple[Subject, int] | None:
        """Give who claims what a phrase says, and the place where they are said to; or None, where nobody does."""
        says = self._says_it(phrase)
        if says is not None:
            return self.grammar.subject(says, people=True), says
        return next(chain(self._informed(phrase), self._quoted(phrase), self._attributed(phrase)), None)

    def _says_it(self, phrase: Found[str]) -> int | None:
        """Give the place of the verb by which somebody says it; but "mum says no, and it is justified" says no."""
        answers = [one for one in self.scene.said.get("consent", ()) if one.last < phrase.first]
        for at in self.scene.before(phrase.first):
            if self.scene.among(at, "breaks") or any(one.first <= at <= one.last for one in answers):
                return None
            if self.scene.among(at, "claiming") or self.scene.among(at, "insisting"):
                return at
        return None

    def _informed(self, phrase: Found[str]) -> Iterator[tuple[Subject, int]]:
        """ "They told us it is required", "his letter states it is"; "he rang and it is required" does not."""
        scene = self.scene
        for at in scene.before(phrase.first):
            if scene.words[at].stop or scene.among(at, "breaks") or scene.among(at, "coordinators"):
                return
            if self._informs(at):
                yield from self._teller(at, -1)
                return

    def _quoted(self, phrase: Found[str]) -> Iterator[tuple[Subject, int]]:
        """ "It is required, or so he says", "it is justified, says the reporter"; but "he says no" says no more."""
        scene = self.scene
        for at in takewhile(lambda at: not scene.turns_to_us(at), scene.after(phrase.last, BEHIND)):
            if scene.among(at, "breaks"):
                return
            if scene.among(at, "claiming") or scene.among(at, "insisting") or self._informs(at):
                behind = scene.next(at)
                named = self.grammar.mention_at(behind)
                if named and self._closes(scene.next(named.last)):
                    yield named, at
                elif self._closes(scene.next(behind) if scene.begins(behind, "us") is not None else behind):
                    yield from self._teller(at, phrase.last)
                return

    def _informs(self, at: int) -> bool:
        """ "He told us", "telling me"; but "the need to tell", "telling is justified", "the report" do not."""
        scene = self.scene
        noun = any(scene.among(at - 1, group) for group in ("determiners", "owner_pronouns"))
        if not scene.among(at, "informing") or noun or scene.lemma(scene.previous(at)) == "to":
            return False
        return not scene.gerund(at) or scene.begins(scene.next(at), "us") is not None

    def _closes(self, at: int) -> bool:
        """Does what is said end here, or the writer's own question begin?"""
        return self.scene.ends(at) or self.scene.turns_to_us(at)

    def _teller(self, says: int, since: int) -> Iterator[tuple[Subject, int]]:
        """Give who tells it: somebody, where we "are told", and nobody where a court, a law or the writer does.

        Only what stands behind `since` is looked at for a court or a law.
        """
        scene = self.scene
        lawful = ("court", "law", "legal_order")
        around = [at for at in scene.before(says, LETTERED) if at > since]
        by_law = any(scene.begins(at, name) is not None for at in around for name in lawful)
        helper = scene.previous(says)
        claimant = self.grammar.subject(says, people=True)
        told = scene.past(says) and scene.lemma(helper) in ("be", "get")
        if told or not (by_law or claimant is Party.WRITER):
            yield (Party.SOMEBODY if told or claimant is Party.NOBODY else claimant), says

    def _attributed(self, phrase: Found[str]) -> Iterator[tuple[Subject, int]]:
        """ "According to him", "in his opinion", "if the reporter is right"; but "according to the Act"."""
        scene = self.scene
        for at in (*scene.before(phrase.first, BEHIND), *scene.after(phrase.last, BEHIND)):
            end = scene.begins(at, "attributing")
            if end is None or any(scene.lemma(one) == "our" for one in range(at, end)):
                continue
            whose = [*range(at, end + 1), *scene.after(end, 2)]
            if not any(scene.begins(one, name) is not None for one in whose for name in ("court", "law")):
                named = next((self.grammar.mention_at(one) for one in whose if self.grammar.mention_at(one)), None)
                yield named or Party.SOMEBODY, at

    def _is_court(self, mention: Mention) -> bool:
        return any(self.scene.among(at, "courts") for at in range(mention.first, mention.last + 1))
