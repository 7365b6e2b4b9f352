"""The part of a section that answers, cut at the end of a sentence or row, with the words that matched."""

import re
from collections.abc import Callable

LENGTH = 240

_WORD = re.compile(r"\w+")


def snippet(body: str, wanted: Callable[[str], float]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut the best line out of a text; `wanted` weighs a word, 0 for one that was not asked for."""
    lines = [line for line in body.splitlines() if line.strip()] or [""]
    best = max(lines, key=lambda line: _weight(line, wanted)).strip() if len(lines) > 1 else lines[0]
    text = re.sub(r"\s+", " ", _window(best, wanted))
    marks = tuple((m.start(), m.end()) for m in _WORD.finditer(text) if wanted(m[0]) > 0)
    return text, marks


def _weight(line: str, wanted: Callable[[str], float]) -> float:
    words = set(_WORD.findall(line.lower()))
    return sum(wanted(word) for word in words) - len(line) / 100_000


def _window(line: str, wanted: Callable[[str], float]) -> str:
    if len(line) <= LENGTH:
        return line
    hits = [match.start() for match in _WORD.finditer(line) if wanted(match[0]) > 0] or [0]
    start = max(hits, key=lambda at: (sum(at <= hit < at + LENGTH for hit in hits), -at))
    start = max(0, min(start - 40, len(line) - LENGTH))
    start = 0 if start == 0 else line.find(" ", start) + 1
    end = line.rfind(" ", start, start + LENGTH)
    end = len(line) if start + LENGTH >= len(line) else end if end > start else start + LENGTH
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")
