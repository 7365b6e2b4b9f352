"""The mutation bench: what `check` and `diff` say of a pack in which one thing was damaged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from isp_assistant.domain.cases import failures, ordered
from isp_assistant.domain.diagram import Diagram, Known, grow, outcome_leaf, space_of, starts
from isp_assistant.domain.model import (
    Answer,
    Decision,
    Facts,
    GoldenCase,
    Invariant,
    Outcome,
    Pack,
    Scenario,
    Severity,
    Target,
    Tree,
)
from isp_assistant.domain.proof import prove
from isp_assistant.domain.walk import start_of, walk
from isp_assistant.pack.fields import Findings
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files
from isp_assistant.pack.references import Draft, References
from isp_assistant.pack.rules import lint, refused
from isp_assistant.pack.source import Mapping, read_yaml
from isp_assistant.pack.trees import read_steps, read_tree, resolve_targets
from tests.conftest import TODAY
from tests.domain import mutants
from tests.domain.mutants import Mutant

SHARES = frozenset({Decision.SHARE_NOW, Decision.SHARE, Decision.SHARE_WITH_CONSENT, Decision.SHARE_ANONYMISED})


READING = "reading"
"""Who catches damage with which a pack does not load."""

Decided: TypeAlias = tuple[Decision, Decision]
"""What was decided before, and what is decided now."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a mutant: who caught it (None where nobody did, or no decision changed), and what it changed.

    `pack` is None for a pack that does not load: then nothing can be said of its decisions.
    """

    mutant: Mutant
    caught_by: str | None
    pack: Pack | None = None
    changes: frozenset[Decided] = frozenset()

    @property
    def changes_a_decision(self) -> bool:
        return bool(self.changes)

    @property
    def is_less_safe(self) -> bool:
        return any(less_safe(*decided) for decided in self.changes)


def less_safe(old: Decision, new: Decision) -> bool:
    """Say whether a share-now was lost, or what was refused, asked or sent elsewhere is now shared."""
    return (old == Decision.SHARE_NOW and new != old) or (old not in SHARES and new in SHARES)


class Decisions:
    """The decisions of a pack as a graph of their own, in which those of another are grown beside them."""

    def __init__(self, pack: Pack) -> None:
        self.graph = Diagram(space_of(pack))
        self.start = start_of(pack, pack.entry)
        self.nodes = grow(self.graph, pack, self.start, _decision)
        self.leads_to = {name: come_to(pack, name) for name in pack.trees}

    def _grow(self, pack: Pack, damaged: str) -> int:
        """Grow a pack in which one tree is another; a tree that never leads to it is what it was."""
        trees = {name: tree if damaged in self.leads_to[name] else _sealed(tree) for name, tree in pack.trees.items()}

        def leaf(diagram: Diagram, outcome: Outcome, tree: str) -> int:
            sealed = damaged not in self.leads_to[tree]
            return self.nodes[Target(tree, trees[tree].start)] if sealed else _decision(diagram, outcome, tree)

        start = start_of(pack, pack.entry)
        return grow(self.graph, replace(pack, trees=trees), start, leaf)[start]

    def changes(self, pack: Pack, damaged: str) -> frozenset[Decided]:
        """List how decisions changed on any facts at all, by walking both graphs side by side."""
        graph, space = self.graph, self.graph.space
        first = (self.nodes[self.start], self._grow(pack, damaged), space.everything)
        seen, pending, found = {first}, [first], set()
        while pending:
            old, new, known = pending.pop()
            if max(graph.variable[old], graph.variable[new]) < 0:
                found.add((graph.label[old], graph.label[new]))
                continue
            read = graph.variable[old] if graph.variable[old] >= 0 else graph.variable[new]
            for before, now, mask in self._ways(old, new, read):
                after = space.narrowed(known, read, mask)
                if after is not None and before != now:
                    state = (before, now, graph.rest(before, after) & graph.rest(now, after))
                    if state not in seen:
                        seen.add(state)
                        pending.append(state)
        return frozenset(found)

    def _ways(self, old: int, new: int, read: int) -> Iterator[tuple[int, int, int]]:
        """Say where both lead by the values of a variable, with the bits of those that lead to the same two."""
        variable = self.graph.space.variables[read]
        both = [
            self.graph.children[node] if self.graph.variable[node] == read else (node,) * len(variable.values)
            for node in (old, new)
        ]
        masks: dict[tuple[int, int], int] = {}
        for place, pair in enumerate(zip(*both, strict=True)):
            masks[pair] = masks.get(pair, 0) | 1 << variable.first + place
        return ((before, now, mask) for (before, now), mask in masks.items())


def allows(invariant: Invariant, decisions: set[Decision]) -> bool:
    """Say whether an invariant speaks of decisions alone, and allows these."""
    of_outcome = invariant.steps or invariant.does_any or invariant.cites_any or invariant.names_role
    speaks = of_outcome or _counts_questions(invariant)
    fits = not invariant.decision or decisions <= set(invariant.decision)
    return not speaks and fits and decisions.isdisjoint(invariant.not_decision)


def _counts_questions(invariant: Invariant) -> bool:
    """Say whether an invariant is of order or distance, which takes the longest to prove."""
    return bool(invariant.asked_before or invariant.within or invariant.after_unsure is not None)


def told_in(scenario: Scenario) -> Iterator[Facts]:
    """Give what is known after each beat."""
    known: dict[str, Answer] = {}
    for beat in scenario.beats:
        known = {**known, **beat.facts}
        yield known


def come_to(pack: Pack, name: str) -> set[str]:
    """Name the trees that a tree leads to, itself among them."""
    reached, pending = {name}, [name]
    while pending:
        questions = pack.trees[pending.pop()].questions.values()
        fresh = {edge.target.tree for question in questions for edge in question.answers} - reached
        reached |= fresh
        pending.extend(fresh)
    return reached


def _sealed(tree: Tree) -> Tree:
    """Make of a tree one outcome, at its start."""
    return replace(tree, questions={}, outcomes={tree.start: next(iter(tree.outcomes.values()))})


def _decision(diagram: Diagram, outcome: Outcome, tree: str) -> int:
    return diagram.terminal(outcome.decision)


@dataclass(slots=True)
class Passing:
    """What of a pack comes to one tree: golden cases, scenarios, and invariants where some of their facts do."""

    cases: tuple[GoldenCase, ...]
    scenarios: tuple[Scenario, ...]
    invariants: list[Invariant]


class Bench:
    """A pack whose trees are damaged one at a time; golden cases that a command drafted are left out."""

    def __init__(self, folder: Path) -> None:
        files = contents(folder)
        pack = read_files(files).pack
        assert pack is not None
        self.pack = replace(pack, cases=tuple(case for case in pack.cases if not case.drafted))
        steps, _ = read_yaml(files["steps.yaml"], "steps.yaml")
        self.steps = read_steps(steps, References(Findings()))
        self.nodes: dict[str, Mapping] = {}
        for name, content in files.items():
            node, _ = read_yaml(content, name) if name.startswith("decisions/") else (None, [])
            if isinstance(node, Mapping):
                self.nodes[name] = node
        self.read = {name: self._read(name, node, self._references()) for name, node in self.nodes.items()}
        self.beginnings = {tree.id: replace(tree, questions={}) for tree in self.pack.trees.values()}
        self.decisions = Decisions(self.pack)
        self.passing = self._passing()

    def _references(self) -> References:
        references = References(Findings())
        references.shared = frozenset(self.steps)
        return references

    def _read(self, file: str, node: Mapping, references: References) -> Tree:
        tree = read_tree(node, file, self.steps, references)
        assert tree is not None
        return tree

    def _passing(self) -> dict[str, Passing]:
        """Say for each tree what comes to it; an invariant may be named of a tree too many."""
        cases = {case.id: self._trees(case.facts) for case in self.pack.cases}
        scenarios = {one.id: set().union(*map(self._trees, told_in(one))) for one in self.pack.scenarios}
        invariants = {one.id: trees for one, trees in zip(self.pack.invariants, self._held(), strict=True)}
        return {
            name: Passing(
                tuple(one for one in self.pack.cases if name in cases[one.id]),
                tuple(one for one in self.pack.scenarios if name in scenarios[one.id]),
                sorted((one for one in self.pack.invariants if name in invariants[one.id]), key=_counts_questions),
            )
            for name in self.pack.trees
        }

    def _trees(self, facts: Facts) -> set[str]:
        at = walk(self.pack, ordered(self.pack, facts))
        return {at.tree, *(passed.tree for passed in at.path)}

    def _held(self) -> Iterator[set[str]]:
        """Give for each invariant the trees that some facts on which it must hold lead to."""
        space = space_of(self.pack)
        graph = Diagram(space)
        start = start_of(self.pack, self.pack.entry)
        nodes = grow(graph, self.pack, start, outcome_leaf)
        for invariant in self.pack.invariants:
            where: Known = 0
            for known in starts(space, invariant.when, invariant.unless):
                where |= known
            _, reached = graph.relabelled(nodes[start], where, lambda copy, label: copy.terminal(label))
            yield {target.tree for target, node in nodes.items() if node in reached}

    @cached_property
    def mutants(self) -> tuple[Mutant, ...]:
        """All damage that there is to do."""
        sets = frozenset(fact.name for fact in self.pack.facts.values() if fact.many)
        trees = [mutants.Tree(file, node, list(self.pack.trees), sets) for file, node in self.nodes.items()]
        return tuple(mutant for tree in trees for mutant in tree.mutants())

    def damaged(self, mutant: Mutant) -> Draft | None:
        """Read a damaged pack, or give None where it does not load."""
        references = self._references()
        tree = self._read(mutant.file, mutant.node, references)
        draft = Draft(replace(self.pack, trees=self._with(tree)), references)
        found = (*references.findings.all, *refused(draft))
        return None if any(finding.severity == Severity.ERROR for finding in found) else draft

    def judge(self, mutant: Mutant) -> Judged:
        """Check a damaged pack, and compare it with the whole one."""
        draft = self.damaged(mutant)
        if draft is None:
            return Judged(mutant, READING)
        tree = self.read[mutant.file].id
        changes = self.decisions.changes(draft.pack, tree)
        return Judged(mutant, self._caught_by(draft, tree, changes) if changes else None, draft.pack, changes)

    def _with(self, damaged: Tree) -> dict[str, Tree]:
        """Put a damaged tree among the others, which are read anew where it begins elsewhere: they lead there."""
        if damaged.start != self.pack.trees[damaged.id].start:
            return resolve_targets({tree.id: tree for tree in self.read.values()} | {damaged.id: damaged})
        begun = resolve_targets(self.beginnings | {damaged.id: damaged})
        return self.pack.trees | {damaged.id: begun[damaged.id]}

    def _caught_by(self, draft: Draft, tree: str, changes: frozenset[Decided]) -> str | None:
        """Say which part of `check` finds an error, the cheapest first.

        What never comes to the damaged tree, and held before, still holds; so does what allows each new decision.
        """
        held = self.passing[tree]
        decided = {new for _, new in changes}
        if any(True for _ in failures(replace(draft.pack, cases=held.cases, scenarios=held.scenarios))):
            return "cases"
        doubtful = tuple(one for one in held.invariants if not allows(one, decided))
        if broken := next(prove(replace(draft.pack, invariants=doubtful)), None):
            held.invariants.remove(broken.invariant)  # the next damage is likely to break it, too
            held.invariants.insert(0, broken.invariant)
            return "proof"
        if any(finding.severity == Severity.ERROR for finding in lint(draft, (), TODAY)):
            return "rules"
        return None
