"""The mutation bench: what `check` and `diff` say of a pack in which one thing was damaged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from isp_assistant.domain.cases import failures
from isp_assistant.domain.comparison import Changed, Comparison
from isp_assistant.domain.model import Decision, Pack, Severity, Tree
from isp_assistant.domain.proof import prove
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


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a mutant: who caught it (None where nobody did, or no decision changed), and what it changed.

    `pack` and `changes` are None for a pack that does not load: then nothing can be said of its decisions.
    """

    mutant: Mutant
    caught_by: str | None
    pack: Pack | None = None
    changes: frozenset[Changed] = frozenset()

    @property
    def changes_a_decision(self) -> bool:
        return any(decides(changed) for changed in self.changes)

    @property
    def is_less_safe(self) -> bool:
        return any(less_safe(changed) for changed in self.changes)


def decides(changed: Changed) -> bool:
    """Say whether the decision itself changed."""
    assert changed.old is not None
    assert changed.new is not None
    return changed.old.decision != changed.new.decision


def less_safe(changed: Changed) -> bool:
    """Say whether a share-now was lost, or what was refused, asked or sent elsewhere is now shared."""
    assert changed.old is not None
    assert changed.new is not None
    old, new = changed.old.decision, changed.new.decision
    return (old == Decision.SHARE_NOW and new != old) or (old not in SHARES and new in SHARES)


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

    def _references(self) -> References:
        references = References(Findings())
        references.shared = frozenset(self.steps)
        return references

    def _read(self, file: str, node: Mapping, references: References) -> Tree:
        tree = read_tree(node, file, self.steps, references)
        assert tree is not None
        return tree

    def mutants(self) -> Iterator[Mutant]:
        """Do all damage that there is to do."""
        sets = frozenset(fact.name for fact in self.pack.facts.values() if fact.many)
        for file, node in self.nodes.items():
            yield from mutants.Tree(file, node, list(self.pack.trees), sets).mutants()

    def judge(self, mutant: Mutant) -> Judged:
        """Check a damaged pack, and compare it with the whole one."""
        references = self._references()
        damaged = self._read(mutant.file, mutant.node, references)
        trees = [damaged if file == mutant.file else tree for file, tree in self.read.items()]
        pack = replace(self.pack, trees=resolve_targets({tree.id: tree for tree in trees}))
        draft = Draft(pack, references)
        if any(finding.severity == Severity.ERROR for finding in (*references.findings.all, *refused(draft))):
            return Judged(mutant, "reading")
        changes = Comparison(self.pack, pack, self.pack.entry, pack.entry).changes()
        return Judged(mutant, caught_by(draft) if any(map(decides, changes)) else None, pack, changes)


def caught_by(draft: Draft) -> str | None:
    """Say which part of `check` finds an error, the cheapest first."""
    if any(True for _ in failures(draft.pack)):
        return "cases"
    if any(True for _ in prove(draft.pack)):
        return "proof"
    if any(finding.severity == Severity.ERROR for finding in lint(draft, (), TODAY)):
        return "rules"
    return None
