"""Two golden cases with the same facts.

The second proves nothing that the first does not, and may come to say something else. Keep one.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Answer, GoldenCase, Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import MORE, changed

CODE = "case-twice"
SEVERITY = Severity.WARNING
AGAIN = MORE["cases/first.yaml"].replace("id: a", "id: b")
BAD = changed("cases/first.yaml", ("source: The Act\n", f"source: The Act\n{AGAIN}"))
GOOD = changed("cases/first.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    first: dict[tuple[tuple[str, Answer], ...], GoldenCase] = {}
    for case in pack.cases:
        other = first.setdefault(tuple(sorted(case.facts.items())), case)
        if other is not case:
            yield Found(f"The case {case.id!r} has the same facts as {other.id!r}. Keep one.", case.at)
