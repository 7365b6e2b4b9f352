"""Names and words that are spelt nearly alike: the one door of rapidfuzz."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_BETWEEN_CAPITALS = re.compile(r"(?<=[A-Z])&(?=[A-Z])")
_DROPPED = re.compile(r"['’‘`´\-‐‑]")
_BLANK = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Make a name comparable: no case, accents, apostrophes or hyphens, and single blanks for the rest."""
    text = _BETWEEN_CAPITALS.sub("", text).replace("&", " and ")
    text = _DROPPED.sub("", unicodedata.normalize("NFKD", text)).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return _BLANK.sub(" ", text).strip()


FOREIGN = 80.0
"""The most that a name scores when a word was typed that it does not have: an offer, never sure."""


def name_score(typed: str, name: str, generic: frozenset[str] = frozenset()) -> float:
    """Compare two folded names, 0 to 100.

    The order of words does not matter, and words left out matter little, once two others are shared and the name is
    not short. A word that the name does not have (`generic` ones aside) makes it another body's name.
    """
    best = max(fuzz.ratio(typed, name), fuzz.token_sort_ratio(typed, name))
    words = name.split()
    if _foreign(typed, words, generic):
        return float(min(best, FOREIGN))
    if len(name) > 6 and len(set(typed.split()) & set(words)) >= 2:
        best = max(best, 0.95 * fuzz.token_set_ratio(typed, name))
    return float(best)


def _foreign(typed: str, words: list[str], generic: frozenset[str]) -> bool:
    telling = (word for word in typed.split() if word not in generic)
    return any(all(slips(word, own, most := allowed_slips(word)) > most for own in words) for word in telling)


def near_names(
    typed: str, names: Sequence[str], cutoff: float, generic: frozenset[str] = frozenset()
) -> list[tuple[float, int]]:
    """Score folded names that may be meant, as (score, place in the list), best first."""
    near: set[int] = set()
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio):
        near.update(
            place for _, _, place in process.extract(typed, names, scorer=scorer, score_cutoff=cutoff, limit=25)
        )
    scored = [(name_score(typed, names[place], generic), place) for place in near]
    return sorted(((s, place) for s, place in scored if s >= cutoff), key=lambda pair: (-pair[0], pair[1]))


def slips(one: str, other: str, most: int) -> int:
    """Count slips of typing between two words (a swap is one), or give `most` + 1 beyond that."""
    return OSA.distance(one, other, score_cutoff=most)


def allowed_slips(word: str) -> int:
    """Say how many slips a word of this length may have: short words are too like each other for any."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def nearest_word(word: str, vocabulary: Iterable[str]) -> str | None:
    """Find the word that was probably meant; the first letter is hardly ever wrong."""
    most = allowed_slips(word)
    if not most:
        return None
    near = [known for known in vocabulary if abs(len(known) - len(word)) <= most and known[:1] == word[:1]]
    found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=most)
    return str(found[0]) if found else None
