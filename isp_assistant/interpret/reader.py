"""The interpreter: one typed text in, facts with their words out; and free-word answers to a pending question."""

from collections.abc import Iterator, Mapping

from isp_assistant.directory import Directory
from isp_assistant.domain.facts import members
from isp_assistant.domain.model import Answer, Pack, Question
from isp_assistant.domain.reading import Interpretation, Kind, Reading
from isp_assistant.domain.walk import trees_met
from isp_assistant.interpret import answers, explain, unread
from isp_assistant.interpret.answers import Answered
from isp_assistant.interpret.harm.alarms import UNHURRIED, alarms_of
from isp_assistant.interpret.kind import is_urgent, kind_of
from isp_assistant.interpret.settle import settled
from isp_assistant.interpret.text.lexicon import Lexicon
from isp_assistant.interpret.understanding import Understanding, understand
from isp_assistant.interpret.unread import Unread


class Interpreter:
    """Reads texts on one pack. The words come from its `facts.yaml`, partners from its directory."""

    def __init__(self, pack: Pack) -> None:
        """Compile the words. Raises `domain.phrase.PhraseError` for a phrase that is not well formed."""
        self.pack = pack
        self.lexicon = Lexicon(pack)
        self.directory = Directory(pack.partners.values(), pack.authority)

    def read(self, text: str, earlier: str = "") -> Interpretation:
        """Read a text; `earlier` is what was typed before it of the same case.

        Never raises: any text is read as something, if only as nothing.
        """
        return self._read(understand(text, self.lexicon, self.directory, earlier))

    def explain(self, text: str) -> Iterator[tuple[str, str]]:
        """Give what each step of the reading did, as (step, what it did)."""
        understood = understand(text, self.lexicon, self.directory)
        return explain.steps(understood, self._read(understood))

    def unread(self, text: str) -> tuple[Unread, ...]:
        """Give the words of a text that nothing was made of."""
        return tuple(unread.unread(understand(text, self.lexicon, self.directory), self.lexicon))

    def in_known_words(self, phrase: str) -> str | None:
        """Write a phrase in words that are known, or give None where it holds another."""
        return unread.in_known_words(phrase, self.lexicon, self.directory)

    def answer(self, text: str, question: Question, earlier: str = "") -> Answered:
        """Read words typed while a question is pending, after those typed `earlier`."""
        return answers.answered(self.lexicon, self.read(text, earlier), text, self.pack.facts[question.fact])

    def other_recipient(self, text: str, heard: Interpretation) -> Interpretation | None:
        """Give whom "no, it's for the school" says that it goes to; None where a text says no such thing."""
        return answers.other_recipient(self.lexicon, heard, text)

    def asks(self, text: str) -> bool:
        """Say whether a text asks what may be done ("can I", "could they have"), rather than telling more."""
        return answers.asks(self.lexicon.scene(text))

    def turns_to_another(self, text: str) -> bool:
        """Say whether a text turns to another case."""
        return answers.turns_to_another(self.lexicon.scene(text))

    def corrects(self, text: str) -> bool:
        """Say whether a text amends what was said before."""
        return answers.corrects(self.lexicon.scene(text))

    def speaks_of_agreement(self, text: str) -> bool:
        """Say whether a text may change what is known of an agreement, whether or not it was read how."""
        return answers.speaks_of_agreement(self.lexicon.scene(text))

    def sends(self, text: str) -> bool:
        """Say whether a text says to whom it goes, or that somebody wants it."""
        return answers.sends(self.lexicon.scene(text))

    def goes_on(self, text: str) -> bool:
        """Say whether a text amends what was said before or adds to it, rather than beginning anew."""
        return answers.goes_on(self.lexicon.scene(text))

    def _read(self, understood: Understanding) -> Interpretation:
        found = {fact: held for fact, held in understood.found.items() if held and self._known(fact, held)}
        values, conflicts = self._settled(found)
        alarms = tuple(alarms_of(understood.grammar, understood.recipients, understood.earlier))
        alarmed = bool(frozenset(alarms) - UNHURRIED)
        in_passing = {"sharer", "recipient"} if understood.only_named else {"sharer"}
        kind = kind_of(understood, frozenset(values) - in_passing, alarmed)
        urgent = alarmed or is_urgent(understood)
        partner = _partner(understood)
        if kind != Kind.DECISION:
            return Interpretation(kind, urgent=urgent, partner=partner, alarms=alarms)
        readings = {fact: held for fact, held in found.items() if fact in values}
        return Interpretation(kind, values, readings, conflicts, partner, urgent, alarms, understood.only_named)

    def _known(self, fact: str, held: tuple[Reading, ...]) -> bool:
        """Does the pack have the fact, and all that was read of it?"""
        return fact in self.pack.facts and all(reading.value in self.pack.facts[fact].values for reading in held)

    def _settled(
        self, found: Mapping[str, tuple[Reading, ...]]
    ) -> tuple[dict[str, Answer], dict[str, tuple[Reading, ...]]]:
        values: dict[str, Answer] = {}
        conflicts: dict[str, tuple[Reading, ...]] = {}
        for fact, held in found.items():
            if self.pack.facts[fact].many:
                values[fact] = members(self.pack.facts[fact], (reading.value for reading in held))
                continue
            value = settled(held, fact)
            if value is None:
                conflicts[fact] = held
            else:
                values[fact] = value
        return values, conflicts


def _partner(understood: Understanding) -> str | None:
    """Give the partner that is the recipient; where nobody is, the first that is named and would be told."""
    told = [mention.partner for mention in understood.recipients if mention.partner]
    named = [mention.partner for mention in understood.grammar.mentions if mention.partner]
    return next(iter(told), None) or (next(iter(named), None) if not understood.recipients else None)


def misread_examples(pack: Pack, interpreter: Interpreter) -> list[tuple[str, str, str]]:
    """List examples of `facts.yaml` that are read otherwise than they say, as (fact, value, example)."""
    wrong = []
    for fact in pack.facts.values():
        for value in fact.values.values():
            for example in value.examples:
                heard = interpreter.read(example).understood.get(fact.name)
                if heard != value.name and not (isinstance(heard, tuple) and value.name in heard):
                    wrong.append((fact.name, value.name, example))
    return wrong


def stray_examples(pack: Pack, interpreter: Interpreter) -> list[tuple[str, str]]:
    """List examples of trees that are no question to decide, or that cannot come to their tree, as (tree, example)."""
    return [
        (tree.id, example)
        for tree in pack.trees.values()
        for example in tree.examples
        if not tree.drafted and not _comes_to(tree.id, pack, interpreter.read(example))
    ]


def _comes_to(tree: str, pack: Pack, heard: Interpretation) -> bool:
    return heard.kind == Kind.DECISION and tree in trees_met(pack, heard.understood)
