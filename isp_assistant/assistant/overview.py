"""How a pack on disk stands at a glance: read first, so that it can be taken up; then checked, which takes longer."""

import datetime
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from isp_assistant.assistant.governance import checked, counted
from isp_assistant.domain.coverage import Coverage, coverage
from isp_assistant.domain.model import Finding, Location, Outcome, Pack, Question, Severity
from isp_assistant.pack.load import Read, read_pack

Fingerprint = tuple[int, int, int]

NOT_PROVED = ("invariant-broken", "too-large-to-prove")


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be seen beside a node: how many errors and warnings it has, and whether no golden case comes to it."""

    errors: int = 0
    warnings: int = 0
    untested: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """A pack as far as it could be read, what is wrong with it, and what its golden cases exercise."""

    read: Read
    findings: tuple[Finding, ...]
    covered: Coverage | None

    @property
    def usable(self) -> Pack | None:
        """The pack, or None where it cannot be used."""
        return self.read.pack

    def in_words(self) -> str:
        """Say it in one line."""
        errors = sum(finding.severity == Severity.ERROR for finding in self.findings)
        if self.covered is None or self.usable is None:
            return f"The pack cannot be used: {counted(errors, 'error')}. The last good one goes on."
        unproved = sum(finding.code in NOT_PROVED for finding in self.findings)
        invariants = len(self.usable.invariants)
        outcomes = self.covered.outcomes_in_all - len(self.covered.outcomes)
        answers = self.covered.answers_in_all - len(self.covered.answers)
        return (
            f"{counted(errors, 'error')}, {counted(len(self.findings) - errors, 'warning')}. "
            f"{invariants - unproved} of {invariants} invariants proved. "
            f"Golden cases exercise {outcomes} of {self.covered.outcomes_in_all} outcomes and {answers} of "
            f"{self.covered.answers_in_all} answers."
        )

    def marks(self) -> dict[tuple[str, str], Marks]:
        """Give the marks of every node by its tree and id."""
        counted: dict[tuple[str, str], list[Severity]] = {}
        starts = self._starts()
        for finding in self.findings:
            before = [place for place in starts if place.file == finding.at.file and place.line <= finding.at.line]
            if before:
                counted.setdefault(starts[max(before)], []).append(finding.severity)
        untested = set(self.covered.outcomes if self.covered else ())
        return {
            node: Marks(
                counted.get(node, []).count(Severity.ERROR),
                counted.get(node, []).count(Severity.WARNING),
                node in untested,
            )
            for node in {*counted, *untested}
        }

    def _starts(self) -> dict[Location, tuple[str, str]]:
        nodes = [(tree.id, node) for tree in self.read.draft.pack.trees.values() for node in tree.nodes]
        return {node.at: (tree, node.id) for tree, node in nodes if node.at}

    def place(self, tree: str, node: Question | Outcome) -> Location | None:
        """Say where a node stands in the files as they are now, or stood when the running pack was read."""
        known = self.read.draft.pack.trees.get(tree)
        now = next((one for one in known.nodes if one.id == node.id), None) if known else None
        return now.at if now else node.at


def read(folder: Path) -> Read:
    """Read a pack from its source. Raises `UnreadableError` where the folder cannot be read at all."""
    return read_pack(folder)


def overview(read: Read, today: datetime.date) -> Overview:
    """Check a pack that was read, and sum it up."""
    return Overview(read, checked(read, today), coverage(read.pack) if read.pack else None)


def fingerprint(folder: Path) -> Fingerprint:
    """Tell one state of a folder from the next: how many files, how large together, and the newest change.

    What goes while it is looked at, and a link that leads nowhere, does not count.
    """
    stats = []
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *files):
            with suppress(FileNotFoundError):
                stats += [Path(place, name).stat()] if not name.startswith(".") else []
    return len(stats), sum(stat.st_size for stat in stats), max((stat.st_mtime_ns for stat in stats), default=0)
