"""A text as words: lower case, spelling mended, contractions written out, each with its place in the text as typed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MOST_CHARACTERS = 10_000

_TOKEN = re.compile(r"\d+(?:[:.,]\d+)+|[^\W_]+(?:['’‘`][^\W_]+)*|[?!.;:,\n/()\"“”—–-]")
_QUOTES = str.maketrans("", "", "'’‘`")
_ENDS = frozenset("?!.;\n")
_AGE = re.compile(
    r"\b(\d{1,2})(?:\s*(?:-|\s)?\s*)(?:years?(?:\s*-?\s*olds?)?|yrs?(?:\s*-?\s*olds?)?|y[/.]?o|yo)\b"
    r"|\b(?:he|she|they|lad|girl|boy|child|kid|daughter|son|who)(?:['’]?s|\s+is|\s+are|\s+was)?\s*[(,]?\s*(?:only\s+|just\s+|aged?\s+)?"
    r"(\d{1,2})\b(?!\s*(?:of|am|pm|days?|weeks?|months?|minutes?|hours?|%|times?|/|:|\.\d))"
    r"|\baged?\s+(\d{1,2})\b|[(,]\s*(\d{1,2})\s*[),]|\b(?:lad|girl|boy|child|kid)\s+of\s+(\d{1,2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `lemma` is its plain form, `sentence` counts from 0; a stop is a word whose `stop` is set."""

    lemma: str
    start: int
    end: int
    sentence: int
    stop: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Age:
    """An age that a text gives, in years."""

    years: int
    start: int
    end: int


def words_of(text: str, spelling: Mapping[str, str]) -> list[Word]:
    """Split a text into words; `spelling` gives what stands for a word, one or several."""
    found: list[Word] = []
    sentence = 0
    for match in _TOKEN.finditer(text[:MOST_CHARACTERS]):
        token = match[0]
        if (
            token in "-–"
            and text[match.start() - 1 : match.start()].isalnum()
            and text[match.end() : match.end() + 1].isalnum()
        ):
            continue  # a hyphen joins two words: "low-level" is low level
        if not token[0].isalnum():
            found.append(Word(token, match.start(), match.end(), sentence, stop=True))
            sentence += token in _ENDS
            continue
        plain = token.translate(_QUOTES).lower()
        found += [
            Word(lemma(part), match.start(), match.end(), sentence, capital=token[0].isupper())
            for part in spelling.get(plain, plain).split()
        ]
    return found


IRREGULAR = {
    past: plain
    for plain, pasts in {
        "tell": "told",
        "give": "gave given giving",
        "send": "sent",
        "say": "said",
        "speak": "spoke spoken",
        "ring": "rang rung",
        "write": "wrote written writing",
        "show": "shown",
        "see": "saw seen",
        "know": "knew known",
        "ask": "asked",
        "take": "took taken taking",
        "find": "found",
        "go": "went gone",
        "come": "came coming",
        "hear": "heard",
        "get": "got gotten getting",
        "put": "putting",
        "beat": "beaten",
        "hurt": "hurting",
        "break": "broke broken",
        "child": "children",
        "baby": "babies",
        "withdraw": "withdrew withdrawn",
        "let": "letting",
    }.items()
    for past in pasts.split()
}


def _joins(text: str, hyphen: re.Match[str]) -> bool:
    """Say whether a hyphen joins two words: "low-level" is low level."""
    return text[hyphen.start() - 1 : hyphen.start()].isalnum() and text[hyphen.end() : hyphen.end() + 1].isalnum()


def lemma(word: str) -> str:
    """Take the ending off a word, so that hits, hitting and hit are alike; crude on purpose."""
    if word in IRREGULAR:
        return lemma(IRREGULAR[word])
    for ending, kept in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(kept) >= 3:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                continue
            return _bare(word[: len(word) - len(ending)] + kept, doubled=ending in ("ing", "ed"))
    return _bare(word, doubled=False)


def _bare(stem: str, doubled: bool) -> str:
    if doubled and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        stem = stem[:-1]
    return stem[:-1] if len(stem) > 3 and stem.endswith("e") else stem


def ages_of(text: str) -> Iterator[Age]:
    """Find the ages that a text gives."""
    for match in _AGE.finditer(text[:MOST_CHARACTERS]):
        number = next(group for group in match.groups() if group)
        yield Age(int(number), match.start(), match.end())
