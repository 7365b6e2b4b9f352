"""`english.yaml`: how people write English, read once. It is knowledge of no authority: that stands in a pack."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path

from isp_assistant.pack.source import Mapping as Keys
from isp_assistant.pack.source import Node, Sequence, Text, read_shipped

FILE = Path(__file__).with_name("english.yaml")
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""))
_NO_PLURAL = ("ss", "us", "is")
_KEPT_DOUBLE = "lsz"


class English:
    """The lists of `english.yaml`, and the plain form of a word."""

    def __init__(self, root: Keys) -> None:
        self.spelling = dict(_pairs(root.items["spelling"]))
        self.abbreviations = frozenset(_texts(root.items["abbreviations"]))
        self.before_numbers = frozenset(_texts(root.items["before_numbers"]))
        self.digits = dict(_pairs(root.items["digits"]))
        self.behind_digits = frozenset(_texts(root.items["behind_digits"]))
        self.fillers = frozenset(_texts(root.items["fillers"]))
        self._kept = frozenset(_texts(root.items["kept"]))
        self._silent = frozenset(_texts(root.items["silent"]))
        self._past = {form: plain for plain, forms in _lists(root.items["irregular"]) for form in forms}
        self._plurals = {form: plain for plain, forms in _lists(root.items["plurals"]) for form in forms}
        self._same = {form: plain for plain, forms in _lists(root.items["same"]) for form in forms}
        self._groups = {name: tuple(words) for name, words in _lists(root.items["groups"])}
        self.classes: Mapping[str, tuple[str, ...]] = {
            name: tuple(phrases) for name, phrases in _lists(root.items["classes"])
        }
        self.lemma = lru_cache(20_000)(self._lemma)
        self.group = cache(self._group)
        self.listed = cache(self._listed)

    def _group(self, name: str) -> frozenset[str]:
        return frozenset(self.lemma(word) for word in self._groups[name])

    def _listed(self, name: str) -> frozenset[str]:
        return frozenset(self._groups[name])

    def _lemma(self, word: str) -> str:
        plain = self._past.get(word) or self._plurals.get(word, word)
        return self._same.get(word) or _bare(plain, self._kept, self._silent)

    @cached_property
    def grammar(self) -> frozenset[str]:
        """Plain forms of all words that stand in a group, and of fillers: they make sentences, and say no fact."""
        words = {word for group in self._groups.values() for word in group} | self.fillers
        return frozenset(self.lemma(word) for word in words)

    @cached_property
    def past(self) -> frozenset[str]:
        """Irregular forms that tell of what is over; a regular one ends in -ed."""
        return frozenset(self._past)


def _bare(word: str, kept: frozenset[str], silent: frozenset[str]) -> str:
    if word in kept:
        return word
    for ending, instead in _ENDINGS:
        stem = word[: len(word) - len(ending)] + instead
        if word.endswith(ending) and len(stem) >= 3 and not (ending == "s" and word.endswith(_NO_PLURAL)):
            bare = _single(stem) if ending in ("ing", "ed") else stem
            return f"{bare}e" if ending in ("ing", "ed") and f"{bare}e" in silent else _without_e(bare)
    return _without_e(word)


def _single(stem: str) -> str:
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _KEPT_DOUBLE
    return stem[:-1] if doubled else stem


def _without_e(stem: str) -> str:
    """Short words keep it: care is no car, and a note is not not."""
    return stem[:-1] if len(stem) > 4 and stem.endswith("e") else stem


def _texts(node: Node) -> list[str]:
    items = node.items if isinstance(node, Sequence) else ()
    return [item.value for item in items if isinstance(item, Text)]


def _pairs(node: Node) -> Iterator[tuple[str, str]]:
    for name, item in (node.items if isinstance(node, Keys) else {}).items():
        if isinstance(item, Text):
            yield name, item.value


def _lists(node: Node) -> Iterator[tuple[str, list[str]]]:
    for name, item in (node.items if isinstance(node, Keys) else {}).items():
        yield name, _texts(item)


@cache
def english() -> English:
    """Read the lists."""
    return English(read_shipped(FILE))
