"""`words.yaml`, read once, and the words of a pack: which capitalised words name nobody."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from isp_assistant.domain.model import Pack
from isp_assistant.pack.source import Mapping as Keys
from isp_assistant.pack.source import Node, Sequence, Text, read_shipped

FILE = Path(__file__).with_name("words.yaml")
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers", "'s")


class Words:
    """The lists of `words.yaml`, in lower case."""

    def __init__(self, root: Keys) -> None:
        titles = root.items["titles"]
        self.titles = {
            word: role.value
            for word, role in (titles.items if isinstance(titles, Keys) else {}).items()
            if isinstance(role, Text)
        }
        self.roles = _set(root, "roles")
        self.introductions = tuple(tuple(phrase.split()) for phrase in _set(root, "introductions"))
        self.households = _set(root, "households")
        self.doings = _set(root, "doings")
        self.following = _set(root, "following")
        self.organisations = _set(root, "organisations")
        self.placing = _set(root, "placing")
        self.capitalised = _set(root, "capitalised")
        self.ordinary = _set(root, "ordinary")
        self.given = _set(root, "given")


def _set(root: Keys, key: str) -> frozenset[str]:
    node: Node = root.items[key]
    items = node.items if isinstance(node, Sequence) else ()
    return frozenset(item.value.lower() for item in items if isinstance(item, Text))


@cache
def words() -> Words:
    """Read the lists."""
    return Words(read_shipped(FILE))


class Vocabulary:
    """What a pack's own texts say of words: those that it writes small, and the bodies that it names."""

    def __init__(self, pack: Pack) -> None:
        lists = words()
        small = {word for text in _texts(pack) for word in _WORD.findall(text) if word.islower()}
        self.small = small - lists.given | lists.ordinary
        named = {word.lower() for text in _names(pack) for word in _WORD.findall(text)}
        self.named = named - lists.given
        self.phrases = {text.lower() for text in _names(pack) if " " in text}

    def ordinary(self, word: str) -> bool:
        """Whether a word, in lower case, is an ordinary one, in any of its endings."""
        return word in self.small or any(
            word.endswith(ending) and self._stem(word.removesuffix(ending)) for ending in _ENDINGS
        )

    def _stem(self, stem: str) -> bool:
        return len(stem) > 2 and (stem in self.small or f"{stem}e" in self.small or stem[:-1] in self.small)


def _texts(pack: Pack) -> Iterator[str]:
    """Give the running text of a pack."""
    for document in pack.documents.values():
        yield from (section.body for section in document.sections.values())
    for provision in pack.law.values():
        yield provision.effect
    for term in pack.glossary:
        yield from (*term.means, term.note)
    for fact in pack.facts.values():
        for value in fact.values.values():
            yield from (value.label, *value.words)
    for tree in pack.trees.values():
        yield from (question.ask for question in tree.questions.values())
        for outcome in tree.outcomes.values():
            yield from (outcome.because, *(step.text for step in outcome.do))


def _names(pack: Pack) -> Iterator[str]:
    """Give the names of bodies, terms, documents and laws."""
    for partner in pack.partners.values():
        yield from (partner.name, *partner.aliases, *partner.acronyms)
    for term in pack.glossary:
        yield from (term.term, *term.means, *term.synonyms)
    for provision in pack.law.values():
        yield provision.instrument
    for document in pack.documents.values():
        yield document.title
    for contact in pack.contacts.values():
        yield contact.role
