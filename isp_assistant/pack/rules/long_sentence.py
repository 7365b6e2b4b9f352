"""A sentence of more than 25 words in what is said to whoever asks.

Somebody with two minutes reads past its end. Make two of it, or take out what does not change what they do.
"""

import datetime
import re
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.long_question import MOST_WORDS
from isp_assistant.pack.rules.sample import tree
from isp_assistant.pack.rules.texts import texts

CODE = "long-sentence"
SEVERITY = Severity.WARNING
BAD = tree(("There is a risk.", "There is " + "a risk, or what may be a risk, or " * 4 + "no risk."))
GOOD = tree(("There is a risk.", "There is a risk, or what may be a risk. " * 4))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    asked = {question.ask for tree_ in pack.trees.values() for question in tree_.questions.values()}
    for said in texts(pack):
        for sentence in _END.split(said.text):
            words = len(sentence.split())
            if words > MOST_WORDS and said.text not in asked:  # of a question `long-question` says it
                yield Found(f"A sentence in {said.what} has {words} words. Say it in {MOST_WORDS} at most.", said.at)


_END = re.compile(r"(?<=[.!?:;])\s+")
