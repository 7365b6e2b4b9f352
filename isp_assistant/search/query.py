"""A typed query as words, repaired where they are misspelt, each with other ways of saying it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from isp_assistant.dictionary import is_english
from isp_assistant.fuzzy import nearest_word
from isp_assistant.search.thesaurus import Phrase, Thesaurus, term
from isp_assistant.search.words import telling, words_of

MOST_CHARACTERS = 1_000
MOST_WORDS = 40


Indexed = Callable[[str], bool]
Vocabulary = Callable[[], dict[str, int]]


class Way(NamedTuple):
    """A term that says a word: how closely it says it, and what share of the term's worth is this word's; 0 to 1."""

    closeness: float
    share: float


ITSELF = Way(1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Query:
    """`ways` maps the stem of each telling word to the terms that say it, itself among them; `typed` to the word.

    `repaired` is the query as it was probably meant, or empty.
    """

    ways: dict[str, dict[str, Way]]
    typed: dict[str, str]
    repaired: str


def query_of(text: str, thesaurus: Thesaurus, vocabulary: Vocabulary, indexed: Indexed) -> Query:
    """Make a query of typed text; any text will do.

    `vocabulary` gives the words of the documents, unstemmed, commonest first; `indexed` knows the terms of the index.
    """
    typed = words_of(text[:MOST_CHARACTERS])
    words = dict.fromkeys(telling(typed)[:MOST_WORDS])
    mended = {word: _mended(word, thesaurus, vocabulary, indexed) for word in words}
    if all(word == other or is_english(word) for word, other in mended.items()):
        mended = {}  # a word of English is a slip of another only beside a slip that is none: "maters statment"
    meant = [mended.get(word, word) for word in typed]
    stems = tuple(thesaurus.stem(word) for word in meant)
    ways = {stem: {stem: ITSELF} for word, stem in zip(typed, stems, strict=True) if word in words}
    for run in dict.fromkeys((stems, thesaurus.bare(stems))):
        for start, end in thesaurus.longest(run):
            _add_others(ways, run[start:end], thesaurus)
    said = {stem: word for word, stem in zip(meant, stems, strict=True) if stem in ways}
    return Query(ways, said, " ".join(meant) if meant != typed else "")


def _add_others(ways: dict[str, dict[str, Way]], phrase: Phrase, thesaurus: Thesaurus) -> None:
    """Say a phrase in other ways; its telling words share what is said instead of it."""
    words = [stem for stem in phrase if stem in ways]
    others = {term(phrase): 1.0, **thesaurus.others[phrase]}
    for word in words:
        for other, closeness in others.items():
            if other not in ways[word] or ways[word][other].closeness < closeness:
                ways[word][other] = Way(closeness, 1 / len(words))


def _mended(word: str, thesaurus: Thesaurus, vocabulary: Vocabulary, indexed: Indexed) -> str:
    if word in thesaurus or word[0].isdigit() or indexed(thesaurus.stem(word)):
        return word
    return nearest_word(word, vocabulary()) or word
