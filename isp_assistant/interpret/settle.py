"""One value of each fact, or none where readings contradict each other."""

from collections.abc import Sequence

from isp_assistant.domain.reading import Reading

FIRST_NAMED = frozenset({"recipient", "purpose"})
"""Facts of which the first reading is taken and the rest offered: a second recipient contradicts nothing."""

STRONGER = {
    ("consent", "withdrawn", "given"),
    ("consent", "withdrawn", "refused"),
    ("consent", "unsafe-to-ask", "not-asked"),
    ("consent", "unsafe-to-ask", "refused"),
    ("consent", "refused", "not-asked"),
    ("risk", "immediate-danger", "significant-harm"),
    ("risk", "immediate-danger", "welfare-concern"),
    ("risk", "significant-harm", "welfare-concern"),
    ("recipient_verified", "yes", "no"),
    ("identifiable", "yes", "no"),
    ("legal_bar", "no", "yes"),
}
"""Of a fact's two readings the one that takes the other in: what was withdrawn had been given."""

LATER = frozenset({"recipient_verified", "legal_bar"})
"""Facts of which the stronger reading holds only if it comes later: in doubt, then checked; barred, then freed."""


def settled(readings: Sequence[Reading], fact: str) -> str | None:
    """Settle one value of a fact that has one at a time, or None where the readings contradict each other."""
    values = list(dict.fromkeys(reading.value for reading in readings))
    if len(values) == 1 or fact in FIRST_NAMED:
        return values[0]
    for strong in values if fact not in LATER else [readings[-1].value]:
        if all(value == strong or (fact, strong, value) in STRONGER for value in values):
            return strong
    return None
