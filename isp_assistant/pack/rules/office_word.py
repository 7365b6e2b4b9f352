"""A word of the office or the law where an everyday one would do.

Somebody in a hurry reads past it, or takes it for something else. Write what the finding offers; where the word itself
matters, explain it in glossary.yaml. The words stand in plain_words.yaml beside this rule.
"""

import datetime
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree
from isp_assistant.pack.rules.texts import texts
from isp_assistant.pack.source import Text, read_shipped

CODE = "office-word"
SEVERITY = Severity.WARNING
BAD = tree(("There is a risk.", "Pursuant to the Act there is a risk."))
GOOD = tree(("There is a risk.", "Under the Act there is a risk."))

WORDS = Path(__file__).with_name("plain_words.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    explained = {name.lower() for term in pack.glossary for name in (term.term, *term.means)}
    plain, found_in = plain_words()
    for said in texts(pack):
        for match in found_in.finditer(said.text):
            word = match[1].lower()
            if word not in explained:
                yield Found(f"{match[0]!r} in {said.what} is an office word. Plainer: {plain[word]}.", said.at)


@cache
def plain_words() -> tuple[dict[str, str], re.Pattern[str]]:
    """Read each word with what is plainer, and make what finds them, with their endings."""
    plain = {word: node.value for word, node in read_shipped(WORDS).items.items() if isinstance(node, Text)}
    plain = {f"{word[:-1]}ing": plainer for word, plainer in plain.items() if word.endswith("e")} | plain
    either = "|".join(re.escape(word) for word in sorted(plain, key=len, reverse=True))
    return plain, re.compile(rf"\b({either})(?:s|d|es|ed|ing|ly)?\b", re.IGNORECASE)
