"""Words that nothing was made of: what a lexicon might learn from a text, and from a reading that was put right."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.directory import Directory
from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.text.lexicon import Lexicon
from isp_assistant.interpret.text.scene import Scene
from isp_assistant.interpret.text.words import Word
from isp_assistant.interpret.understanding import Understanding

SHORTEST = 3
"""Letters that a word must have to be worth an entry."""

VERBAL = 7
"""Letters from which a word in -ed or -ing is taken for a verb."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A word of which nothing was made, at text[start:end]; `common` where no name would stand or end like it."""

    word: str
    start: int
    end: int
    common: bool


def unread(understood: Understanding, lexicon: Lexicon) -> Iterator[Unread]:
    """Give the words that no phrase and no reading covers, and that are no part of ordinary grammar.

    A word with a capital or a digit is left out: it may be a name or a number of somebody.
    """
    scene, covered = understood.scene, _covered(understood)
    for at, word in enumerate(scene.words):
        typed = scene.text[word.start : word.end]
        plain = len(typed) >= SHORTEST and typed.isalpha() and typed.islower()
        if plain and at not in covered and word.lemma not in lexicon.grammar:
            yield Unread(typed, word.start, word.end, _common(scene, at, typed))


def _common(scene: Scene, at: int, word: str) -> bool:
    return scene.listed(at - 1, "before_things") or (len(word) >= VERBAL and word.endswith(("ed", "ing")))


def _covered(understood: Understanding) -> set[int]:
    scene = understood.scene
    spans = [(found.first, found.last + 1) for held in scene.said.values() for found in held]
    spans += [(mention.start, mention.last + 1) for mention in understood.grammar.mentions]
    spans += [(at, end) for at, names in scene.classes.items() for ends in names.values() for end in ends]
    readings = [reading for held in understood.found.values() for reading in held]
    read = {at for at, word in enumerate(scene.words) if any(_within(word, reading) for reading in readings)}
    return read.union(*(range(first, end) for first, end in spans))


def _within(word: Word, reading: Reading) -> bool:
    return reading.start <= word.start and word.end <= reading.end


def in_known_words(phrase: str, lexicon: Lexicon, directory: Directory) -> str | None:
    """Write a phrase in words that the lexicon or the directory knows, or give None where one is neither's.

    What stands in the gap of a phrase ("let … know") may be a name.
    """
    named = [(mention.start, mention.end) for mention in directory.mentions(phrase)]
    words = [word for word in lexicon.scene(phrase).words if not word.stop]
    for word in words:
        of_partner = any(start <= word.start and word.end <= end for start, end in named)
        if not (of_partner or (word.lemma.isalpha() and word.lemma in lexicon.known)):
            return None
    return " ".join(word.plain for word in words) or None
