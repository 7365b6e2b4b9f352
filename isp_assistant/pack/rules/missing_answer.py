"""A question that has no target for a value of its fact, or for not sure.

Somebody will give just that answer. Say where it leads; `unsure` always has a line of its own.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from isp_assistant.domain.model import OTHERWISE, UNSURE, Severity
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "missing-answer"
SEVERITY = Severity.ERROR
BAD = tree((", none: keep", ""))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for tree_ in draft.pack.trees.values():
        for question in tree_.questions.values():
            fact = draft.pack.facts.get(question.fact)
            named = {edge.value for edge in question.answers}
            wanted = [] if fact is None or OTHERWISE in named else list(fact.values)
            mistyped = named - {*(fact.values if fact else ()), OTHERWISE, UNSURE}
            for value in (*wanted, UNSURE):
                if named and value not in named and not get_close_matches(value, mistyped):
                    yield Found(
                        f"The question {question.id!r} has no answer for “{value}”. Say where it leads.", question.at
                    )
