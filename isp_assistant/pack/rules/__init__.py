"""Rules, one a file. Each carries its code, severity, explanation, and a bad and a good sample.

A rule is a module with `CODE`, `SEVERITY`, a docstring that says what it finds, why it matters and how to put it
right, `BAD` and `GOOD` (files of a pack, laid over `sample.FILES`), and one of two functions. `refuse(draft)` finds
what stops a pack from loading, in a pack of which names may still lead nowhere. `check(pack, today)` finds what its
owner should put right or weigh; it too is held against whatever could be read, so that all findings come at once.
"""

import datetime
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType

from isp_assistant.domain.model import Finding, Location, Pack, Severity
from isp_assistant.pack.references import Draft

NOT_RULES = ("sample", "texts")


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found, and where."""

    message: str
    at: Location | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's module.

    `stands_on` are files without which it would complain of what is there, but was not read. A rule that follows
    names says something only where every name leads somewhere: `sound` is "file" where it follows them in one file,
    "pack" where in all.
    """

    module: ModuleType
    code: str
    severity: Severity
    explanation: str
    bad: dict[str, str]
    good: dict[str, str]
    stands_on: tuple[str, ...]
    sound: str

    def refuse(self, draft: Draft) -> Iterator[Found]:
        """List what stops a pack from loading."""
        if hasattr(self.module, "refuse"):
            yield from self.module.refuse(draft)

    def check(self, pack: Pack, today: datetime.date) -> Iterator[Found]:
        """List what is wrong with a pack that is otherwise read."""
        if hasattr(self.module, "check"):
            yield from self.module.check(pack, today)

    def finding(self, found: Found) -> Finding:
        """Give what was found its code and severity."""
        return Finding(self.code, found.message, found.at or Location("pack.yaml"), self.severity)


@cache
def rules() -> dict[str, Rule]:
    """Give every rule by its code, in the order of the codes."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if module.name not in NOT_RULES]
    found = [_rule(import_module(f"{__name__}.{name}")) for name in names]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


def _rule(module: ModuleType) -> Rule:
    return Rule(
        module,
        module.CODE,
        module.SEVERITY,
        (module.__doc__ or "").strip(),
        module.BAD,
        module.GOOD,
        getattr(module, "STANDS_ON", ()),
        getattr(module, "SOUND", ""),
    )


def refused(draft: Draft) -> Iterator[Finding]:
    """List what stops a draft from being a pack."""
    for rule in rules().values():
        yield from map(rule.finding, rule.refuse(draft))


def lint(draft: Draft, refusals: tuple[Finding, ...], today: datetime.date) -> Iterator[Finding]:
    """Hold the other rules against a pack, as far as it could be read; of what was refused nothing is said again."""
    broken = {finding.at.file for finding in refusals if finding.severity == Severity.ERROR}
    for rule in rules().values():
        if (broken and rule.sound == "pack") or not all(draft.read(name) for name in rule.stands_on):
            continue
        for finding in map(rule.finding, rule.check(draft.pack, today)):
            follows = finding.at in draft.references.findings.spoiled
            if not follows and not (rule.sound == "file" and finding.at.file in broken):
                yield finding
