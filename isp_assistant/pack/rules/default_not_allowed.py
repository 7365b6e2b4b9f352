"""A default for a fact that must be asked.

A default is taken while nothing was said, so nobody would ever be asked. Of the shared vocabulary only `situation` has
one; for `sharer` write `default_sharer` in pack.yaml. Facts of your own may have one.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed
from isp_assistant.pack.rules.unsure_incautious import CAUTIOUS

CODE = "default-not-allowed"
SEVERITY = Severity.ERROR
SHARER = "sharer:\n  label: Who holds it\n  values: {police: {label: Police}}\n"
BAD = changed("facts.yaml", ("risk:\n", f"{SHARER}  default: police\nrisk:\n"))
GOOD = changed("facts.yaml", ("risk:\n", f"{SHARER}risk:\n"))


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for name in (*CAUTIOUS, "sharer"):
        fact = pack.facts.get(name)
        if fact and fact.default is not None:
            instead = "Write default_sharer in pack.yaml instead" if name == "sharer" else "Take it out"
            yield Found(f"{name!r} has a default, so nobody would be asked. {instead}.", fact.at)
