"""What the documents do not say: kinds of things that none of them gives, and searches that none of them answers."""

from collections.abc import Mapping, Sequence

from isp_assistant.search.words import Stem, telling, words_of


class Silence:
    """Knows what is never given, by kind, and the telling words of each line that is known to be unanswered."""

    def __init__(self, never: Mapping[str, Sequence[str]], unanswered: Sequence[str], stem: Stem) -> None:
        self.stem = stem
        self.never = {kind: [_run(phrase) for phrase in phrases] for kind, phrases in never.items()}
        self.lines = {line: self._telling(line) for line in unanswered}

    def kind(self, query: str) -> str:
        """Give the kind of thing that a query asks for and no document gives, or nothing.

        Words are compared as they are typed, without their stems: "pay" is no "paid", "booking" no "book".
        """
        asked = _run(query)
        return next((kind for kind, phrases in self.never.items() if any(phrase in asked for phrase in phrases)), "")

    def same(self, line: str, query: str) -> bool:
        """Say whether a line and a query are the same but for words that tell nothing."""
        return self.lines[line] == self._telling(query)

    def _telling(self, text: str) -> frozenset[str]:
        return frozenset(map(self.stem, telling(words_of(text))))


def _run(text: str) -> str:
    return f" {' '.join(words_of(text))} "
