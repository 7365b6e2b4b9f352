"""A text as words that can be compared: numbers and dates in one form, and the stems of words."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from isp_assistant.search.everyday import irregular_forms

STOP = frozenset(
    {
        "a", "about", "after", "all", "also", "am", "an", "and", "another", "any", "anybody", "are", "as", "at", "be",
        "become", "been", "before", "being", "but", "by", "ca", "came", "can", "come", "comes", "could", "count",
        "counts", "did", "do", "does", "doing", "dont", "each", "everybody", "everyone", "far", "find", "for", "from",
        "get", "give", "go", "goes", "going", "got", "had", "has", "have", "he", "her", "him", "his", "how", "i", "if",
        "im", "in", "into", "is", "it", "its", "ive", "just", "keen", "let", "lets", "like", "list", "make", "makes",
        "making", "many", "matter", "matters", "me", "mean", "meaning", "means", "more", "most", "mostly", "much",
        "must", "my", "need", "needs", "no", "not", "now", "of", "on", "one", "or", "our", "out", "over", "own",
        "people", "please", "put", "puts", "really", "shall", "she", "should", "show", "so", "some", "somebody",
        "someone", "such", "sure", "take", "tell", "than", "that", "the", "their", "them", "then", "there", "these",
        "they", "thing", "things", "this", "those", "to", "told", "too", "two", "up", "us", "use", "used", "using",
        "want", "wants", "was", "way", "we", "went", "were", "what", "when", "where", "which", "while", "who", "whom",
        "whose", "why", "will", "with", "wo", "would", "you", "your",
    }
)  # fmt: skip
"""Words that say nothing by themselves of what is looked for."""

INITIALS = range(3, 7)
"""How many letters the abbreviation of a name may have."""

_MONTHS = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
]  # fmt: skip
_WORD = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+(?:[&'’][^\W\d_]+)*")
_NAME = re.compile(r"[A-Z]\w+(?:\s+(?:(?:of|and|for|the|in|on|to|with|&)\s+)*[A-Z]\w+){2,9}")
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|ve|re|ll|d|m))$", re.IGNORECASE)
_DATE = re.compile(r"\b(?:(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(\d\d?)[/.](\d\d?)[/.](\d{4}|\d\d))\b")
_FORMS = (
    (re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE), ""),
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(r"(?<![\d.])(\d+)k\b", re.IGNORECASE), r"\g<1>000"),
    (re.compile(r"(?<=\d)m\b", re.IGNORECASE), " million"),
    (re.compile(r"\b(20|19)(\d\d) ?[/-] ?(\d\d)\b(?![/-])"), r"\1\2 \1\3"),
    (re.compile(r"\b(20|19)(\d)(\d) ?[/-] ?(\d)\b(?![/-])"), r"\1\2\3 \1\2\4"),
)
"""How a number may be written, and the form that it is compared in: 5,000 and 5k as 5000, 2nd as 2, 2008/9 as two."""

Stem = Callable[[str], str]


@cache
def stemmer() -> Stem:
    """Give the Snowball stemmer, for words whose forms are irregular too.

    Whoosh has older ones of its own: they take a university for universal, and are much slower.
    """
    from Stemmer import Stemmer

    stem, same = Stemmer("english", 0).stemWord, irregular_forms()  # 0: it keeps nothing itself
    return lru_cache(maxsize=100_000)(lambda word: stem(same.get(word, word)))


def words_of(text: str) -> list[str]:
    """Split a text into words, lower case, apostrophes and ampersands dropped; "NI65" is "ni" and "65"."""
    return [word.lower() if word.isalnum() else _joined(word) for word in _WORD.findall(_numbers(text))]


def telling(words: list[str]) -> list[str]:
    """Leave out the words that say nothing, unless there are no others."""
    return [word for word in words if word not in STOP] or words


def initials(text: str) -> Iterator[str]:
    """List the abbreviations that somebody might make of the names in a text: PEG of a Professional Executive Group."""
    for name in _NAME.finditer(text):
        first = "".join(word[0] for word in name[0].split() if word[0].isupper()).lower()
        for size in INITIALS:
            yield from (first[at : at + size] for at in range(len(first) - size + 1))


def _joined(word: str) -> str:
    return re.sub(r"[&'’]", "", _whole(word)).lower()


def _whole(word: str) -> str:
    """Take "who've" as "who" and "hadn't" as "had"; other words keep what follows their apostrophe."""
    head = _CONTRACTED.sub("", word)
    return head if head != word and head.lower() in STOP else word


def _numbers(text: str) -> str:
    """Write dates and numbers in one form: the words of 18/11/2009 are those of 18 November 2009."""
    if not any(map(str.isdigit, text)):
        return text
    text = _DATE.sub(_date, text)
    for form, same in _FORMS:
        text = form.sub(same, text)
    return text


def _date(found: re.Match[str]) -> str:
    year, month, day = found.group("y", "m", "d") if found["y"] else found.group(6, 5, 4)
    if not 1 <= int(month) <= 12:
        return found[0]
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year if len(year) == 4 else f'20{year}'}"
