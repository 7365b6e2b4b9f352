"""The part of a section that answers, cut where a sentence or row ends, with the words that matched."""

import re
from bisect import bisect_left
from collections.abc import Callable

LENGTH = 240

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"\S.*?(?:[.!?;](?=\s)|$)", re.DOTALL)

Wanted = Callable[[str], float]


def snippet(body: str, wanted: Wanted) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut the best of a text out; `wanted` weighs a word, 0 for one that was not asked for."""
    lines = [line for line in body.splitlines() if line.strip()] or [""]
    best = max(lines, key=lambda line: _weight(line, wanted)).strip() if len(lines) > 1 else lines[0]
    text = re.sub(r"\s+", " ", _window(best, wanted))
    marks = tuple((m.start(), m.end()) for m in _WORD.finditer(text) if wanted(m[0]) > 0)
    return text, marks


def _weight(line: str, wanted: Wanted) -> float:
    words = set(_WORD.findall(line.lower()))
    return sum(wanted(word) for word in words) - len(line) / 100_000


def _window(line: str, wanted: Wanted) -> str:
    """Keep the best run of whole sentences; where one alone is too long, its best run of words."""
    if len(line) <= LENGTH:
        return line
    sentences = [(match.start(), match.end()) for match in _SENTENCE.finditer(line)] or [(0, len(line))]
    first = max(range(len(sentences)), key=lambda at: (_weight(line[slice(*sentences[at])], wanted), -at))
    start, end = sentences[first]
    if end - start > LENGTH:
        return _between(line, *_words(line, start, end, wanted))
    for _, further in sentences[first + 1 :]:
        if further - start > LENGTH:
            break
        end = further
    return _between(line, start, end)


def _words(line: str, first: int, last: int, wanted: Wanted) -> tuple[int, int]:
    hits = [match.start() for match in _WORD.finditer(line, first, last) if wanted(match[0]) > 0] or [first]
    near = {at: bisect_left(hits, at + LENGTH) - number for number, at in enumerate(hits)}
    start = max(hits, key=lambda at: (near[at], -at))
    start = max(first, min(start - 40, last - LENGTH))
    start = start if start == first else line.find(" ", start) + 1 or start
    stop = min(start + LENGTH, last)
    blank = line.rfind(" ", start, stop) if stop < last else stop
    return start, blank if blank > start else stop


def _between(line: str, start: int, end: int) -> str:
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")
