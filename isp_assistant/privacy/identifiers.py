"""What the guard finds in a text, and the text with it taken out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """What an identifier is, the surest first: where two overlap, the first is taken."""

    EMAIL = "e-mail address"
    NHS_NUMBER = "NHS number"
    PUPIL_NUMBER = "unique pupil number"
    NATIONAL_INSURANCE = "National Insurance number"
    BIRTH = "date of birth"
    TELEPHONE = "telephone number"
    ADDRESS = "address"
    POSTCODE = "postcode"
    VEHICLE = "vehicle registration"
    ONLINE = "online name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Identifier:
    """Words from `start` up to `end`, in code points, and the role or kind that may stand in their place."""

    start: int
    end: int
    kind: IdentifierKind
    instead: str


def replaced(text: str, identifiers: Iterable[Identifier]) -> str:
    """Put what stands instead into the place of each identifier; they are in order and do not overlap."""
    parts, done = [], 0
    for one in identifiers:
        parts += [text[done : one.start], one.instead]
        done = one.end
    return "".join([*parts, text[done:]])


def apart(identifiers: Iterable[Identifier]) -> tuple[Identifier, ...]:
    """Keep the surest of those that overlap, in the order of the text."""
    surest = list(IdentifierKind)
    kept: list[Identifier] = []
    for one in sorted(identifiers, key=lambda found: (surest.index(found.kind), found.start, -found.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda found: found.start))
