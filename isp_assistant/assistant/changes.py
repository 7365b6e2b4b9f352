"""What differs between two packs, for people: the same change said once, with the situations in which it is made."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from isp_assistant.domain.comparison import Changed, Said
from isp_assistant.domain.diff import Diff, Line
from isp_assistant.domain.facts import either, neither
from isp_assistant.domain.model import UNSURE, Fact

Condition: TypeAlias = tuple[str, ...]
"""The parts of a condition, all of which hold, each in words."""

MANY = 4
"""So many values or more are said by those that are not among them, where these are fewer."""


def change_lines(compared: Diff) -> Iterator[str]:
    """Say every changed situation under its change, then the cases that turned, then what is only worded otherwise.

    What all situations of a change have in common is said once, and what all of them have at the top.
    """
    conditions = [_condition(compared, line) for line in compared.lines]
    everywhere = _common(conditions)
    if everywhere:
        yield from (f"All of this holds where {_joined(everywhere)}.", "")
    for head, numbers in _headed(compared).items():
        yield head
        yield from _situations([_without(conditions[number], everywhere) for number in numbers])
        yield ""
    for one in compared.turned:
        yield f"{one.kind} {one.id}: {one.old or 'open'} → {one.new or 'open'}   “{one.title}”"
    for wording in compared.wording:
        yield f"wording of {wording.where}: “{wording.old}” → “{wording.new}”"


def summary(compared: Diff) -> str:
    """Count what differs, in a line."""
    if not compared.complete:
        return "There are too many situations to compare here, so this is not all. Compare smaller changes."
    if not compared.lines and not compared.wording:
        return "No difference."
    number = len(compared.lines)
    classes = ", ".join(f"{count} {change}" for change, count in compared.counts().items())
    changed = f"{number} changed situation{'' if number == 1 else 's'}{f' ({classes})' if classes else ''}"
    return f"{changed}, {len(compared.wording)} of wording alone."


def _situations(conditions: list[Condition]) -> Iterator[str]:
    common = _common(conditions)
    if not common:
        yield from (f"  {'or ' if number else ''}where {_joined(one)}" for number, one in enumerate(conditions))
        return
    yield f"  where {_joined(common)}, and one of these:"
    yield from (f"    - {_joined(_without(condition, common))}" for condition in conditions)


def _headed(compared: Diff) -> dict[str, list[int]]:
    """Put lines together that make the same change, the classes in their order; each line by its number."""
    several = len({line.tree for line in compared.lines}) > 1
    headed: dict[str, list[int]] = {}
    for change in compared.counts():
        for number, line in enumerate(compared.lines):
            if line.changed.change == change:
                begins = f" in conversations that begin in {line.tree}" if several else ""
                headed.setdefault(f"{_said(line.changed)}{begins}", []).append(number)
    return headed


def _said(changed: Changed) -> str:
    return f"{changed.change}: {_answer(changed.old)} → {_answer(changed.new)}"


def _answer(said: Said | None) -> str:
    return f"{said.decision} ({said.outcome})" if said else "not known"


def _common(conditions: list[Condition]) -> Condition:
    """Give the parts that stand in all of several conditions."""
    if len(conditions) < 2:
        return ()
    return tuple(part for part in conditions[0] if all(part in other for other in conditions[1:]))


def _without(condition: Condition, parts: Condition) -> Condition:
    return tuple(part for part in condition if part not in parts)


def _condition(compared: Diff, line: Line) -> Condition:
    parts = [_is(compared.facts[name], values) for name, values in line.when.items()]
    parts += [f"{name} has {' and '.join(values)}" for name, values in line.every.items()]
    for name, values in line.unless.items():
        members = [value for value in values if value != UNSURE]
        parts += [f"{name} is known"] if UNSURE in values else []
        parts += [f"{name} has {_none(members)}"] if members else []
    return tuple(parts) or ("always",)


def _is(fact: Fact, values: tuple[str, ...]) -> str:
    """Say which values a fact has; where that is most of them, say which it has not."""
    if fact.many:
        return f"{fact.name} {'is' if values == (UNSURE,) else 'has'} {either(values)}"
    others = [value for value in (*fact.values, UNSURE) if value not in values]
    if len(values) >= MANY and 0 < len(others) < len(values):
        return f"{fact.name} is {neither(others)}"
    return f"{fact.name} is {either(values)}"


def _none(members: list[str]) -> str:
    return neither(members) if len(members) > 1 else f"no {members[0]}"


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
