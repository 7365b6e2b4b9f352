"""What is English: the one door of pyspellchecker."""

from collections.abc import Container
from functools import cache


def is_english(word: str) -> bool:
    """Say whether a word, in lower case, is one of English: "material" is no slip of "maternal"."""
    return word in _words_of_english()


@cache
def _words_of_english() -> Container[str]:
    from spellchecker import SpellChecker  # it reads its list, which takes a moment, only when a word is in doubt

    words: Container[str] = SpellChecker().word_frequency.dictionary
    return words
