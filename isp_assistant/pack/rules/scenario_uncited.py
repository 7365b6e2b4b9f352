"""A turn of a scenario that cites nothing.

A learner should see which section or provision the answer rests on. Add `cites`.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "scenario-uncited"
SEVERITY = Severity.WARNING
BAD = changed("scenarios/first.yaml", ("    cites: [law#s47]\n", ""))
GOOD = changed("scenarios/first.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for scenario in pack.scenarios:
        for number, beat in enumerate(scenario.beats, 1):
            if not beat.cites:
                yield Found(f"Turn {number} of the scenario {scenario.id!r} cites nothing. Add “cites”.", beat.at)
