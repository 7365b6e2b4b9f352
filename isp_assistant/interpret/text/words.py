"""A text as words: spelling mended, contractions written out, endings taken off, each with its place as typed."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from isp_assistant.interpret.text.english import English

HALF = 10_000
"""Characters that are read at either end of a longer text: a question stands at the beginning or at the end."""

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[:.,]\d+)+)"
    r"|(?P<short>\ba ?[&+] ?e\b|\by/o\b|\bw/o?(?![^\W_]))"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
    r"|(?P<sign>[&+%])"
    r"|(?P<stop>[?!;:,()/\n–—]|\.(?![^\W_])|(?<=\s)-+(?=\s))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(\d{1,2})([a-z]+)|(y|yr)(\d{1,2})")
_ENDINGS = (("n't", " not"), ("'ll", " will"), ("'ve", " have"), ("'re", " are"), ("'d", " would"), ("'m", " am"))
_NORTHERN = re.compile(r"t'(?=\w{2})")
"""How "the" is said in the North ("t'health visitor")."""
_SIGNS = {"&": "and", "+": "and", "%": "percent"}
_SENTENCE_ENDS = frozenset("?!.;\n")
_QUOTES = {ord(quote): "'" for quote in "’‘`´ʼ＇"}
_SHORT_ASIDE = 4
_NEXT = 20
"""Characters in which the next word is looked for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or a mark that parts words (`stop`).

    `lemma` is its plain form, in which he and she are one; `plain` is the word with its ending, in lower case.
    `sentence` counts from 0. What may be passed over inside a phrase has `skip` set: a filler, or a short aside in
    brackets. `owner` is set by an 's that may mean a possession.
    """

    lemma: str
    plain: str
    start: int
    end: int
    sentence: int
    stop: bool = False
    skip: bool = False
    owner: bool = False
    capital: bool = False


def words_of(text: str, english: English, mend: Callable[[str], str] = str) -> tuple[Word, ...]:
    """Split a text into words; `mend` gives the word that was meant by one that is not known."""
    return tuple(_asides(list(_words(text, english, mend))))


def _goes_on(before: str, after: str, english: English) -> bool:
    """Say whether a full stop only ends an abbreviation."""
    return before in english.abbreviations or (before in english.before_numbers and after.strip()[:1].isdigit())


def _words(text: str, english: English, mend: Callable[[str], str]) -> Iterator[Word]:
    sentence, previous = 0, ""
    for piece, begin in _pieces(text):
        folded, places = _folded(piece)
        for match in _TOKEN.finditer(folded):
            start, end = begin + places[match.start()], begin + places[match.end() - 1] + 1
            if match.lastgroup == "stop":
                token = match[0]
                if token == "." and _goes_on(previous, folded[match.end() : match.end() + 2], english):
                    continue
                yield Word(token, token, start, end, sentence, stop=True)
                sentence += token in _SENTENCE_ENDS
            else:
                plain = previous = _plain(match[0], folded[match.end() :][:_NEXT], english)
                capital = folded[match.start()].isupper()
                for part in _spelt(plain, english, mend):
                    owner = part.endswith(("'s", "s'"))
                    bare = part.removesuffix("'s").replace("'", "")
                    lemma = english.lemma(bare)
                    skip = bare in english.fillers
                    yield Word(lemma, bare, start, end, sentence, skip=skip, owner=owner, capital=capital)
        sentence += 1


def _plain(token: str, behind: str, english: English) -> str:
    """Write a token in lower case, a sign as a word, and a digit that stands for a word as that ("2 tell")."""
    word = english.digits.get(token)
    following = _TOKEN.match(behind.lstrip()) if word else None
    if word and following and following[0].lower() in english.behind_digits:
        return word
    return _SIGNS.get(token) or token.lower().replace(" ", "")


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    if len(text) <= 2 * HALF:
        yield text, 0
    else:
        yield text[:HALF], 0
        yield text[-HALF:], len(text) - HALF


def _folded(text: str) -> tuple[str, list[int] | range]:
    """Make letters plain (no accents, no styled letters, nothing invisible); give the place of each in the text."""
    text = text.translate(_QUOTES)
    if text.isascii():
        return text, range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if unicodedata.category(character) == "Cf":
            continue
        for plain in unicodedata.normalize("NFKD", character):
            if not unicodedata.combining(plain):
                folded.append(plain)
                places.append(place)
    return "".join(folded), places


def _spelt(word: str, english: English, mend: Callable[[str], str]) -> Iterator[str]:
    """Write a word out: what stands for it, or its parts, or the word that was meant."""
    known = english.spelling.get(word) or _owning(word, english) or english.spelling.get(word.replace("'", ""))
    if known:
        yield from known.split()
        return
    if _NORTHERN.match(word):
        yield from ("the", *_spelt(word[2:], english, mend))
        return
    joined = _JOINED.fullmatch(word)
    if joined:
        yield from (part for group in joined.groups() if group for part in _spelt(group, english, mend))
        return
    for ending, written in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            yield from (word.removesuffix(ending) + written).split()
            return
    yield word if "'" in word else mend(word)


def _owning(word: str, english: English) -> str | None:
    """Write out what has an 's: "stepdad's" is "step dad's"."""
    written = english.spelling.get(word.removesuffix("'s")) if word.endswith("'s") else None
    return f"{written}'s" if written else None


def _asides(words: list[Word]) -> Iterator[Word]:
    """Mark short asides in brackets, brackets and all, as words that may be passed over."""
    at = 0
    while at < len(words):
        end = _aside_end(words, at)
        yield from (replace(word, skip=True, stop=False) for word in words[at:end])
        if end == at:
            yield words[at]
            end = at + 1
        at = end


def _aside_end(words: list[Word], at: int) -> int:
    if words[at].lemma != "(":
        return at
    for end in range(at + 1, min(at + _SHORT_ASIDE + 2, len(words))):
        if words[end].lemma == ")":
            return end + 1
    return at
