"""What governance leads ask of a pack: is it right, is it safe, what is not tested, and what has changed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from isp_assistant.domain.cases import Coverage, coverage, failures
from isp_assistant.domain.comparison import IncomparableError
from isp_assistant.domain.diff import Diff, diff
from isp_assistant.domain.model import Finding, Location, Pack, Severity
from isp_assistant.domain.proof import finding, prove
from isp_assistant.errors import UsageError
from isp_assistant.pack.codes import EXPLANATIONS
from isp_assistant.pack.folders import shipped_pack
from isp_assistant.pack.load import read_pack
from isp_assistant.pack.revisions import pack_at
from isp_assistant.pack.rules import lint, rules
from isp_assistant.settings import Settings


def folder_of(settings: Settings, path: Path | None = None) -> Path:
    """Give the folder of the pack that is meant."""
    return path or settings.knowledge or shipped_pack()


def check(folder: Path, today: datetime.date) -> tuple[Finding, ...]:
    """Read a pack from its source, lint it, prove its invariants, and run its cases, scenarios and examples.

    What cannot be read is all that is said of a pack that does not load; the rest needs a whole pack.
    """
    read = read_pack(folder)
    found = list(read.findings)
    if read.pack is not None:
        found += lint(read.pack, today)
        found += (finding(read.pack, result) for result in prove(read.pack))
        found += failures(read.pack)
        found += _misread(read.pack)
    return tuple(sorted(found, key=lambda one: (one.at, one.code)))


def _misread(pack: Pack) -> Iterator[Finding]:
    from isp_assistant.interpret.reader import Interpreter, misread_examples

    for fact, value, example in misread_examples(pack, Interpreter(pack)):
        message = f"The example “{example}” of {fact}={value} is not read as that. Add words, or mend the example."
        yield Finding("example-misread", message, pack.facts[fact].values[value].at or Location("facts.yaml"))


def explained(code: str) -> str:
    """Explain a code. Raises `UsageError` for one that there is not."""
    if code in rules():
        rule = rules()[code]
        return f"{code} ({rule.SEVERITY})\n\n{rule.__doc__.strip()}"
    if code in EXPLANATIONS:
        return f"{code} (error)\n\n{EXPLANATIONS[code]}"
    raise UsageError(f"There is no code {code!r}.", "See check --list.")


def codes() -> tuple[tuple[str, str], ...]:
    """List every code with its first sentence."""
    known = {code: rule.__doc__.strip().split("\n\n")[0] for code, rule in rules().items()}
    known |= {code: text.split(". ")[0] + "." for code, text in EXPLANATIONS.items()}
    return tuple(sorted(known.items()))


def compared(old: str, new: str, settings: Settings) -> Diff:
    """Compare two packs, each a folder or a git revision. Raises `UsageError` where one does not fit the other."""
    folder = folder_of(settings)
    try:
        return diff(pack_at(old, folder), pack_at(new, folder))
    except IncomparableError as error:
        raise UsageError(f"These packs cannot be compared: {error}", "Give the fact another name.") from error


@dataclass(frozen=True, slots=True)
class Overview:
    """How a pack stands, at a glance; `pack` is None where it cannot be read."""

    pack: Pack | None
    findings: tuple[Finding, ...]
    covered: Coverage | None

    def in_words(self) -> str:
        """Say it in one line."""
        errors = sum(finding.severity == Severity.ERROR for finding in self.findings)
        if self.pack is None or self.covered is None:
            return f"The pack cannot be used: {errors} errors. The last good one goes on."
        broken = sum(finding.code in ("invariant-broken", "too-large-to-prove") for finding in self.findings)
        outcomes = self.covered.outcomes_in_all - len(self.covered.outcomes)
        return (
            f"{errors} errors, {len(self.findings) - errors} warnings. "
            f"{len(self.pack.invariants) - broken} of {len(self.pack.invariants)} invariants proved. "
            f"Golden cases exercise {outcomes} of {self.covered.outcomes_in_all} outcomes."
        )


def overview(folder: Path, today: datetime.date) -> Overview:
    """Check a pack and sum it up."""
    read = read_pack(folder)
    found = check(folder, today)
    return Overview(read.pack, found, coverage(read.pack) if read.pack else None)


def changed_since(folder: Path) -> float:
    """Give the time of the newest change in a pack's folder, for noticing the next one."""
    times = [path.stat().st_mtime for path in (folder, *folder.rglob("*"))]
    return max(times, default=0.0)
