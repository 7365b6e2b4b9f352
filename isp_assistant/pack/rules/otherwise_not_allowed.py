"""An `otherwise` on a question about risk or agreement.

Each value of these weighs differently, and a value that is added later must not fall in with the rest unseen. Write
each value out.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import OTHERWISE, Severity
from isp_assistant.pack.references import Draft
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "otherwise-not-allowed"
SEVERITY = Severity.ERROR
BAD = tree(("none: keep", "otherwise: keep"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for tree_ in draft.pack.trees.values():
        for question in tree_.questions.values():
            for edge in question.answers:
                if edge.value == OTHERWISE and question.fact in NEVER_OTHERWISE:
                    message = f"“otherwise” may not stand on {question.fact}: every value is weighed. Write each out."
                    yield Found(message, edge.at or question.at)


NEVER_OTHERWISE = ("risk", "consent")
