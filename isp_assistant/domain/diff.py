"""Two packs: every region of facts whose decision or advice has changed, in lines of which none can go."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from isp_assistant.domain.comparison import Change, Changed, Comparison, both_spaces
from isp_assistant.domain.diagram import Known, Space, possible_values
from isp_assistant.domain.model import UNSURE, Fact, Pack, When
from isp_assistant.domain.regions import Region, labels_below
from isp_assistant.domain.rewording import Wording, rewording
from isp_assistant.domain.turned import Turned, turned


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a diff: in conversations that begin in `tree`, on these facts, the answer changed.

    `when` is a condition as in an invariant: a fact has, or a set holds, one of the values. `every` names members of a
    set that are all there; `unless` names values none of which a fact has or a set holds.
    """

    tree: str
    when: When
    every: When
    unless: When
    changed: Changed


@dataclass(frozen=True, slots=True)
class Diff:
    """All that differs between two packs; `complete` is false where there were too many situations to compare.

    `turned` are golden cases and scenarios of the old pack that the new one decides otherwise; `facts` are those of
    both, each with the values that either knows.
    """

    lines: tuple[Line, ...]
    wording: tuple[Wording, ...]
    complete: bool = True
    turned: tuple[Turned, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def counts(self) -> dict[Change, int]:
        """Count the lines of each class."""
        return {change: n for change in Change if (n := sum(line.changed.change == change for line in self.lines))}


def diff(old: Pack, new: Pack) -> Diff:
    """Compare what two packs say. Raises `comparison.IncomparableError` where one vocabulary does not fit the other."""
    lines: list[Line] = []
    complete = True
    for before, after in _entries(old, new):
        try:
            lines += _lines(Comparison(old, new, before, after), after)
        except OverflowError:
            complete = False
    facts = both_spaces(old, new).facts
    return Diff(tuple(lines), tuple(rewording(old, new)), complete, tuple(turned(old, new)), facts)


def _entries(old: Pack, new: Pack) -> Iterator[tuple[str, str]]:
    """Pair the trees that a conversation can begin in: first the two entries, then those of the same name."""
    yield old.entry, new.entry
    for name, tree in new.trees.items():
        if tree.entry and name != new.entry and name != old.entry and name in old.trees and old.trees[name].entry:
            yield name, name


def _lines(compared: Comparison, tree: str) -> Iterator[Line]:
    product, root = compared.product, compared.root
    below = labels_below(product)
    for node, changed in enumerate(product.label):
        if isinstance(changed, Changed) and below[root] >> node & 1:
            region = Region(product, root, changed, below)
            yield from (_line(compared.space, tree, known, changed) for known in _merged(compared.space, region))


def _merged(space: Space, region: Region) -> Iterator[tuple[Known, When]]:
    """Give the lines of a region; those that differ in one member of a set alone are one line, with any of them."""
    merged: dict[tuple[Known, str], list[str]] = {}
    for known in region.lines():
        held = [v for v in space.narrowed_to(known) if v.member is not None and possible_values(v, known) == ("yes",)]
        if len(held) == 1 and held[0].member:
            merged.setdefault((known | held[0].bits, held[0].fact), []).append(held[0].member)
        else:
            merged[known, ""] = []
    for (known, fact), members in merged.items():
        yield known, {fact: tuple(m for m in space.facts[fact].values if m in members)} if members else {}


def _line(space: Space, tree: str, known: tuple[Known, When], changed: Changed) -> Line:
    narrow, some = known
    when: When = dict(some)
    every: When = {}
    unless: When = {}
    for variable in space.narrowed_to(narrow):
        values = possible_values(variable, narrow)
        if variable.member is not None:
            said = every if values == ("yes",) else unless
            said[variable.fact] = (*said.get(variable.fact, ()), variable.member)
        elif variable.fact in space.members and values != (UNSURE,):
            unless[variable.fact] = (UNSURE, *unless.get(variable.fact, ()))
        else:
            when[variable.fact] = values
    ordered = {name: when[name] for name in space.facts if name in when}
    return Line(tree, ordered, every, unless, changed)
