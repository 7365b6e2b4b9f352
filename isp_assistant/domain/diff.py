"""Two packs: every region of facts whose decision or advice has changed, in lines of which none can go.

Both entry trees grow in one shared graph, so equal parts are one node and end at once. Their product is a graph whose
leaves say how the answer changed. Each of its paths is a line; a line is widened until no condition can be dropped,
and a line that the others cover is left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from isp_assistant.domain.diagram import (
    KNOWN,
    NO,
    NOT_SURE,
    UNKNOWN_VALUE,
    YES,
    Diagram,
    Known,
    Space,
    grow,
    narrowed,
)
from isp_assistant.domain.model import UNSURE, Citation, Decision, Fact, Outcome, Pack, Step
from isp_assistant.domain.walk import start_of

MOST_STATES = 500_000
MOST_LINES = 20_000


class Change(StrEnum):
    """What a change does, weighed by the order of decisions from most to least sharing."""

    MORE = "more sharing"
    LESS = "less sharing"
    ADVICE = "other advice"
    STEPS = "other steps"
    CITATIONS = "citations only"


DECIDES = frozenset({Change.MORE, Change.LESS, Change.ADVICE})
"""Changes of the answer itself; the others leave whether to share as it was."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an outcome says on some facts, wording apart: a step is its kind, whom to ask, and by when."""

    decision: Decision
    outcome: str
    title: str
    steps: tuple[tuple[str, str | None, str | None], ...]
    cites: frozenset[Citation]


@dataclass(frozen=True, slots=True)
class Changed:
    """How the answer differs in a region; `old` or `new` is None where that pack does not know a value of it."""

    old: Said | None
    new: Said | None
    change: Change


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a diff: on these facts the answer changed.

    `when` has values of which a fact has one; for a set, `when` names members that are all there (or *not sure*), and
    `unless` names members none of which is there.
    """

    when: dict[str, tuple[str, ...]]
    unless: dict[str, tuple[str, ...]]
    changed: Changed


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that changed while the answer did not: where, and both texts."""

    where: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Diff:
    """All that differs between two packs; `complete` is false where there were too many situations to compare."""

    lines: tuple[Line, ...]
    wording: tuple[Wording, ...]
    complete: bool = True


def diff(old: Pack, new: Pack) -> Diff:
    """Compare what two packs say from their entry trees."""
    try:
        lines = _Comparison(old, new).lines()
    except OverflowError:
        return Diff((), tuple(_wording(old, new)), complete=False)
    return Diff(tuple(lines), tuple(_wording(old, new)))


def both_spaces(old: Pack, new: Pack) -> Space:
    """Make the variables of two vocabularies together."""
    facts: list[Fact] = []
    for name in dict.fromkeys((*old.facts, *new.facts)):
        mine, theirs = old.facts.get(name), new.facts.get(name)
        if mine is None or theirs is None:
            facts.append(mine or theirs)  # type: ignore[arg-type]
        else:
            facts.append(replace(theirs, values=mine.values | theirs.values, default=mine.default and theirs.default))
    return Space(facts, frozenset({"sharer"} if old.default_sharer and new.default_sharer else ()))


Pair: TypeAlias = tuple[int, int, Known]


class _Comparison:
    def __init__(self, old: Pack, new: Pack) -> None:
        self.space = both_spaces(old, new)
        self.graph = Diagram(self.space)
        self.old, self.new = self._grow(old), self._grow(new)
        self.product = Diagram(self.space)
        self.same = self.product.terminal(None)

    def _grow(self, pack: Pack) -> int:
        start = start_of(pack, pack.entry)
        return grow(self.graph, pack, start, _leaf)[start]

    def lines(self) -> Iterator[Line]:
        root = self._multiply()
        regions: dict[Changed, list[Known]] = {}
        for known, label in self._paths(root):
            regions.setdefault(label, []).append(known)
        for changed, cubes in regions.items():
            region = _Region(self.product, root, changed)
            wide = list(dict.fromkeys(region.widened(cube) for cube in cubes))
            for cube in region.irredundant(wide):
                yield _line(self.space, cube, changed)

    def _multiply(self) -> int:
        """Build the product, children first, remembering each pair of nodes with what can still matter below it."""
        done: dict[Pair, int] = {}
        first = self._settled(self.old, self.new, ())
        pending = [first]
        while pending:
            pair = pending[-1]
            if pair in done:
                pending.pop()
                continue
            leaf = self._leaf_of(pair)
            if leaf is not None:
                done[pair] = leaf
                continue
            ways = self._ways(pair)
            missing = [after for after in ways if after is not None and after not in done]
            if missing:
                pending.extend(missing)
            else:
                done[pair] = self._joined(pair, ways, done)
            if len(done) > MOST_STATES:
                raise OverflowError
        return done[first]

    def _leaf_of(self, pair: Pair) -> int | None:
        old, new, _ = pair
        if old == new:
            return self.same
        if self.graph.variable[old] >= 0 or self.graph.variable[new] >= 0:
            return None
        changed = _changed(self.graph.label[old], self.graph.label[new])
        return self.product.terminal(changed) if changed else self.same

    def _read(self, pair: Pair) -> int:
        variable = self.graph.variable[pair[0]]
        return variable if variable >= 0 else self.graph.variable[pair[1]]

    def _ways(self, pair: Pair) -> list[Pair | None]:
        old, new, known = pair
        variable = self._read(pair)
        ways: list[Pair | None] = []
        for value in range(len(self.space.variables[variable].values)):
            after = narrowed(self.space, known, variable, 1 << value)
            ways.append(None if after is None else self._settled(old, new, after))
        return ways

    def _joined(self, pair: Pair, ways: list[Pair | None], done: dict[Pair, int]) -> int:
        possible = [done[after] for after in ways if after is not None]
        children = tuple(possible[0] if after is None else done[after] for after in ways)
        return self.product.node(self.space.variables[self._read(pair)], children)

    def _settled(self, old: int, new: int, known: Known) -> Pair:
        """Go down in both as far as what is known decides, and forget what no longer matters."""
        held = dict(known)
        old, new = self._down(old, held), self._down(new, held)
        below = self.graph.below[old] | self.graph.below[new]
        return (old, new, tuple(pair for pair in known if below >> pair[0] & 1))

    def _down(self, node: int, held: dict[int, int]) -> int:
        while (variable := self.graph.variable[node]) >= 0 and (mask := held.get(variable, 0)):
            children = {child for value, child in enumerate(self.graph.children[node]) if mask >> value & 1}
            if len(children) > 1:
                break
            node = children.pop()
        return node

    def _paths(self, root: int) -> Iterator[tuple[Known, Changed]]:
        """List the paths of the product that end in a change."""
        pending: list[tuple[int, Known]] = [(root, ())]
        found = 0
        while pending:
            node, known = pending.pop()
            label = self.product.label[node]
            if isinstance(label, Changed):
                found += 1
                if found > MOST_LINES:
                    raise OverflowError
                yield known, label
            for child, mask in _grouped(self.product, node):
                after = narrowed(self.space, known, self.product.variable[node], mask)
                if after is not None and child != self.same:
                    pending.append((child, after))


def _grouped(diagram: Diagram, node: int) -> Iterator[tuple[int, int]]:
    masks: dict[int, int] = {}
    for value, child in enumerate(diagram.children[node]):
        masks[child] = masks.get(child, 0) | 1 << value
    yield from masks.items()


class _Region:
    """The facts on which one change holds, as a set of lines that can be widened and thinned."""

    def __init__(self, product: Diagram, root: int, label: Changed) -> None:
        self.product = product
        self.space = product.space
        self.root = root
        self.wanted = product.terminal(label)

    def holds_all(self, known: Known) -> bool:
        """Say whether the change holds everywhere within a line."""
        seen: set[tuple[int, Known]] = set()
        pending = [(self.root, known)]
        while pending:
            node, held = pending.pop()
            variable = self.product.variable[node]
            if variable < 0:
                if node != self.wanted:
                    return False
                continue
            for child, mask in _grouped(self.product, node):
                after = narrowed(self.space, held, variable, mask)
                if after is not None:
                    state = (child, tuple(p for p in after if self.product.below[child] >> p[0] & 1))
                    if state not in seen:
                        seen.add(state)
                        pending.append((child, after))
        return True

    def widened(self, known: Known) -> Known:
        """Drop every condition that can go, then let in every value that can come in."""
        for variable, _ in known:
            without = tuple(pair for pair in known if pair[0] != variable)
            if self.holds_all(without):
                known = without
        for variable, _ in known:
            full = self.space.variables[variable].full
            for value in range(full.bit_length()):
                wider = tuple((v, m | 1 << value if v == variable else m) for v, m in known)
                if self.holds_all(wider):
                    known = wider
        return known

    def irredundant(self, lines: list[Known]) -> list[Known]:
        """Leave out each line that the others cover, the narrowest first."""
        kept = sorted(lines, key=len)
        for line in sorted(lines, key=len, reverse=True):
            others = [other for other in kept if other != line]
            if self._covered(line, others):
                kept = others
        return kept

    def _covered(self, line: Known, others: list[Known]) -> bool:
        pending = [line]
        while pending:
            part = pending.pop()
            meeting = next((other for other in others if self._meet(part, other) is not None), None)
            if meeting is None:
                return False
            pending.extend(self._outside(part, meeting))
        return True

    def _meet(self, one: Known, other: Known) -> Known | None:
        both: Known | None = one
        for variable, mask in other:
            if both is not None:
                both = narrowed(self.space, both, variable, mask)
        return both

    def _outside(self, part: Known, other: Known) -> Iterator[Known]:
        """Cut a line into what of it lies outside another, in pieces that exclude each other."""
        inside: Known | None = part
        for variable, mask in other:
            if inside is None:
                return
            outside = narrowed(self.space, inside, variable, self.space.variables[variable].full & ~mask)
            if outside is not None:
                yield outside
            inside = narrowed(self.space, inside, variable, mask)


def _leaf(diagram: Diagram, outcome: Outcome, tree: str) -> int:
    """Give the graph of an outcome: what it says hangs on the facts that its steps are conditional on."""

    def said(kept: tuple[Step, ...]) -> int:
        steps = tuple((step.kind.value, step.who, step.by) for step in kept)
        name = f"{tree}#{outcome.id}"
        return diagram.terminal(Said(outcome.decision, name, outcome.title, steps, frozenset(outcome.cites)))

    return _steps(diagram, outcome.do, (), said)


def _steps(
    diagram: Diagram, steps: tuple[Step, ...], kept: tuple[Step, ...], said: Callable[[tuple[Step, ...]], int]
) -> int:
    for place, step in enumerate(steps):
        if step.when:
            rest = steps[place + 1 :]
            with_it = _steps(diagram, rest, (*kept, step), said)
            return diagram.kept(step, with_it, _steps(diagram, rest, kept, said))
        kept = (*kept, step)
    return said(kept)


ORDER = tuple(Decision)


def _changed(old: object, new: object) -> Changed | None:
    mine = old if isinstance(old, Said) else None
    theirs = new if isinstance(new, Said) else None
    if mine is None or theirs is None:
        assert UNKNOWN_VALUE in (old, new)
        return Changed(mine, theirs, Change.ADVICE)
    change = _class(mine, theirs)
    return Changed(mine, theirs, change) if change else None


def _class(old: Said, new: Said) -> Change | None:
    if old.decision != new.decision:
        if Decision.OTHER_PROCESS in (old.decision, new.decision):
            return Change.ADVICE
        return Change.MORE if ORDER.index(new.decision) < ORDER.index(old.decision) else Change.LESS
    if old.outcome != new.outcome and old.title != new.title:
        return Change.ADVICE
    if old.steps != new.steps:
        return Change.STEPS
    return Change.CITATIONS if old.cites != new.cites else None


def _line(space: Space, known: Known, changed: Changed) -> Line:
    when: dict[str, list[str]] = {}
    unless: dict[str, list[str]] = {}
    for variable, mask in known:
        read = space.variables[variable]
        if read.member is not None:
            (when if mask == 1 << YES else unless).setdefault(read.fact, []).append(read.member)
            assert mask in (1 << YES, 1 << NO)
        elif read.fact in space.members:
            if mask == 1 << NOT_SURE:
                when.setdefault(read.fact, []).append(UNSURE)
            else:
                assert mask == 1 << KNOWN
                unless.setdefault(read.fact, []).append(UNSURE)
        else:
            when[read.fact] = [value for place, value in enumerate(read.values) if mask >> place & 1]
    return Line(
        {name: tuple(values) for name, values in when.items()},
        {name: tuple(values) for name, values in unless.items()},
        changed,
    )


def _wording(old: Pack, new: Pack) -> Iterator[Wording]:
    before, after = dict(_words(old)), dict(_words(new))
    for where, text in after.items():
        if where in before and before[where] != text:
            yield Wording(where, before[where], text)


def _words(pack: Pack) -> Iterator[tuple[str, str]]:
    for tree in pack.trees.values():
        yield f"{tree.id}: title", tree.title
        for question in tree.questions.values():
            yield f"{tree.id}#{question.id}: ask", question.ask
            yield f"{tree.id}#{question.id}: why", question.why
        for outcome in tree.outcomes.values():
            yield f"{tree.id}#{outcome.id}: title", outcome.title
            yield f"{tree.id}#{outcome.id}: because", outcome.because
            for place, step in enumerate(outcome.do, 1):
                yield f"{tree.id}#{outcome.id}: step {place}", step.text
                yield f"{tree.id}#{outcome.id}: step {place}, words to use", step.say or ""
    for fact in pack.facts.values():
        for value in fact.values.values():
            yield f"facts: {fact.name}={value.name}", value.label
