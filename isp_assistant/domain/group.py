"""A room takes a scenario together: votes on each question, where it parts, and on which fact.

Hands are counted and typed (`1:7 2:5`), or each person has a code that nobody else knows (`K4:2`). With codes it shows
who decided otherwise because they read a fact otherwise; with hands alone it shows which fact is read in most ways.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from isp_assistant.domain.cohort import split
from isp_assistant.domain.model import DECISION, Decision
from isp_assistant.domain.training import Course, Turn
from isp_assistant.domain.walk import walk

HOW = "Type counted hands as 1:7 2:5, or codes as K4:2."

_PART = re.compile(r"([A-Za-z0-9-]{1,16})[:=](\d{1,3})")


@dataclass(frozen=True, slots=True)
class Poll:
    """The votes on one turn: counted `hands` by answer, or answers by `codes`; both may stand together."""

    turn: Turn
    hands: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """All votes, in the order of the answers."""
        coded = Counter(self.codes.values())
        return {value: self.hands.get(value, 0) + coded[value] for value in self.turn.options}

    @property
    def votes(self) -> int:
        return sum(self.counts.values())

    @property
    def split(self) -> int:
        """How far the room parts, from 0 to 100."""
        return split(list(self.counts.values()))

    @property
    def right(self) -> int:
        """How many votes were for a right answer."""
        return sum(count for value, count in self.counts.items() if value in self.turn.expect)


def voted(poll: Poll, text: str) -> Poll:
    """Take typed votes; a count or a code given again replaces the one before. Raises `ValueError` with why not."""
    hands, codes = dict(poll.hands), dict(poll.codes)
    for part in text.replace(",", " ").split():
        found = _PART.fullmatch(part)
        if not found:
            raise ValueError(f"{part!r} is no vote. {HOW}")
        who, number = found[1], int(found[2])
        if who.isdigit():
            hands[_option(poll, int(who))] = number
        else:
            codes[who.upper()] = _option(poll, number)
    return replace(poll, hands=hands, codes=codes)


def _option(poll: Poll, number: int) -> str:
    if not 1 <= number <= len(poll.turn.options):
        raise ValueError(f"There is no answer {number}; they go from 1 to {len(poll.turn.options)}.")
    return str(poll.turn.options[number - 1])


@dataclass(frozen=True, slots=True)
class Parting:
    """The fact on which a room parts: each reading with its votes and the decision that it leads to, if it does."""

    poll: Poll
    readings: tuple[tuple[str, int, Decision | None], ...]

    @property
    def leads_apart(self) -> bool:
        """Whether the readings lead to more than one decision."""
        return len({decision for _, _, decision in self.readings}) > 1


def parts_on(course: Course, polls: tuple[Poll, ...]) -> Parting | None:
    """Name the fact on which the room parts over a decision, or None where it does not part, or no vote says on what.

    `polls` are those of one beat: the decision, then what it turned on.
    """
    decision = polls[0]
    keys = [poll for poll in polls[1:] if poll.split]
    if decision.turn.ask != DECISION or not decision.split or not keys:
        return None
    parted = [Parting(poll, tuple(_readings(course, poll))) for poll in keys]
    return max(parted, key=lambda one: (_explains(decision, one.poll), one.leads_apart, one.poll.split))


def _explains(decision: Poll, poll: Poll) -> Fraction:
    """Say how much less the room parts over the decision, once it is known how each read this fact.

    Only those who voted on both under one code can say; without them it is 0.
    """
    both = [(poll.codes[code], decision.codes[code]) for code in poll.codes if code in decision.codes]
    if not both:
        return Fraction(0)
    before = _unlike([choice for _, choice in both])
    after = Fraction(0)
    for reading in {reading for reading, _ in both}:
        chosen = [choice for read, choice in both if read == reading]
        after += Fraction(len(chosen), len(both)) * _unlike(chosen)
    return before - after


def _unlike(choices: list[str]) -> Fraction:
    """The chance that two choices, drawn with replacement, differ."""
    counts = Counter(choices).values()
    return 1 - sum((Fraction(count, len(choices)) ** 2 for count in counts), Fraction(0))


def _readings(course: Course, poll: Poll) -> Iterator[tuple[str, int, Decision | None]]:
    true = course.truths[poll.turn.beat]
    for value, count in poll.counts.items():
        if count:
            answer = (value,) if poll.turn.many and value in course.pack.facts[poll.turn.ask].values else value
            outcome = walk(course.pack, {**true, poll.turn.ask: answer}).outcome
            yield value, count, outcome.decision if outcome else None
