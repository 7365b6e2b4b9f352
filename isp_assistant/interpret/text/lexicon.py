"""Every phrase of a pack and of the language, compiled once; and a text prepared with them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from isp_assistant.domain.model import Fact, Pack
from isp_assistant.domain.phrase import classes_in
from isp_assistant.interpret.text.clauses import clauses_of
from isp_assistant.interpret.text.english import english
from isp_assistant.interpret.text.phrases import END, NUMBER, Found, Phrases, classes_of, last_words, longest
from isp_assistant.interpret.text.scene import Scene
from isp_assistant.interpret.text.spelling import Speller
from isp_assistant.interpret.text.words import words_of

IDIOM = "idiom"
"""A class of `english.yaml`: words that say nothing of what they seem to say."""

GRADED = frozenset({"risk"})
"""Facts of which a phrase of one value may stand within a longer phrase of another: both are heard."""

NAMES = frozenset({"recipient"})
"""Facts whose phrases are names."""

Meaning = tuple[str, str]
"""A fact and a value of it."""


class Lexicon:
    """The phrases of one pack."""

    def __init__(self, pack: Pack) -> None:
        """Compile the phrases. Raises `domain.phrase.PhraseError` for one that is not well formed."""
        self.pack = pack
        self.english = english()
        self.classes: Phrases[str] = Phrases(_classes(self.english.classes), plain_forms)
        self.phrases: Phrases[Meaning] = Phrases(_said(pack.facts.values()), plain_forms)
        self.labels: Phrases[Meaning] = Phrases(_labels(pack.facts.values()), plain_forms)
        vocabulary = self.classes.vocabulary | self.phrases.vocabulary
        self.speller = Speller(vocabulary, _words_used(pack), self.english)

    @cached_property
    def grammar(self) -> frozenset[str]:
        """Plain forms of the words that the language itself uses, whatever the pack."""
        return self.english.grammar | self.classes.vocabulary

    @cached_property
    def known(self) -> frozenset[str]:
        """Plain forms of every word of the language and of the pack's phrases."""
        return self.grammar | self.phrases.vocabulary

    @property
    def named(self) -> frozenset[str]:
        """The names that a phrase may use in <…>."""
        return frozenset((*self.english.classes, NUMBER.strip("<>"), END.strip("<>")))

    def unknown_classes(self) -> Iterator[tuple[str, str, str, str]]:
        """Give classes that phrases use and that there are not, as (fact, value, phrase, name)."""
        for phrase, (fact, value) in _said(self.pack.facts.values()):
            yield from ((fact, value, phrase, name) for name in classes_in(phrase) if name not in self.named)

    def scene(self, text: str) -> Scene:
        """Prepare a text: its words, its clauses, and what is said in it."""
        words = words_of(text, self.english, self.speller.meant)
        classes = classes_of(words, self.classes)
        idioms = [range(first, end) for first in classes for end in classes[first].get(f"<{IDIOM}>", ())]
        idle = {at for idiom in idioms for at in idiom}
        found: dict[str, list[Found[str]]] = {}
        for one in self.phrases.all(words, classes):
            fact, value = one.meaning
            words_said = range(one.first, one.last + 1)
            if not idle.issuperset(words_said) or (fact in NAMES and words_said in idioms):  # "beat officer"
                found.setdefault(fact, []).append(Found(value, one.first, one.last))
        said = {fact: tuple(_longest(fact, each)) for fact, each in found.items()}
        return Scene(text, words, clauses_of(words, self.english), classes, said, self.english)

    def labelled(self, scene: Scene, fact: str) -> tuple[str, ...]:
        """Give the values of a fact that a text names by their labels."""
        found = [one for one in self.labels.all(scene.words, scene.classes) if one.meaning[0] == fact]
        return tuple(dict.fromkeys(one.meaning[1] for one in longest(found)))


def _longest(fact: str, found: list[Found[str]]) -> Iterator[Found[str]]:
    keep = last_words if fact in NAMES else longest
    groups = [[one for one in found if one.meaning == value] for value in dict.fromkeys(f.meaning for f in found)]
    for group in groups if fact in GRADED else [found]:
        yield from dict.fromkeys(keep(group))


@cache
def plain_forms(text: str) -> tuple[str, ...]:
    """Give the plain forms of the words of a text."""
    return tuple(word.lemma for word in words_of(text, english()) if not word.stop)


def _classes(classes: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name, phrases in classes.items():
        yield from ((phrase, name) for phrase in phrases)


def _said(facts: Iterable[Fact]) -> Iterator[tuple[str, Meaning]]:
    for fact in facts:
        for value in fact.values.values():
            yield from ((phrase, (fact.name, value.name)) for phrase in value.words)


def _labels(facts: Iterable[Fact]) -> Iterator[tuple[str, Meaning]]:
    """Give labels and names of values; yes and no are no names, since they may be said to anything."""
    for fact in facts:
        for value in fact.values.values():
            name = "" if value.name in ("yes", "no") else value.name.replace("-", " ")
            for text in (value.label, name):
                words = " ".join(plain_forms(text))
                if words:
                    yield words, (fact.name, value.name)


def _words_used(pack: Pack) -> Iterator[str]:
    """Give the words that the pack itself uses: none of them is a slip."""
    for document in pack.documents.values():
        for section in document.sections.values():
            yield from (word.strip(".,;:()\"'") for word in section.body.lower().split())
