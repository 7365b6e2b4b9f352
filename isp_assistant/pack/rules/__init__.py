"""Lint rules, one a file. Each carries its code, severity, explanation, and a bad and a good sample.

A rule is a module with `CODE`, `SEVERITY`, a docstring that says what it finds, why it matters and how to put it
right, `BAD` and `GOOD` (files of a pack, laid over `sample.FILES`), and `check(pack, today)`.
"""

import datetime
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from isp_assistant.domain.model import Finding, Location, Pack, Severity

NOT_RULES = ("sample",)


class Rule(Protocol):
    """What a rule's module holds."""

    CODE: str
    SEVERITY: Severity
    BAD: dict[str, str]
    GOOD: dict[str, str]
    __doc__: str

    def check(self, pack: Pack, today: datetime.date) -> Iterator["Found"]:
        """List what is wrong."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found, and where."""

    message: str
    at: Location | None


@cache
def rules() -> dict[str, Rule]:
    """Give every rule by its code, in the order of the codes."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if module.name not in NOT_RULES]
    found = [cast(Rule, import_module(f"{__name__}.{name}")) for name in names]
    return {rule.CODE: rule for rule in sorted(found, key=lambda rule: rule.CODE)}


def lint(pack: Pack, today: datetime.date) -> Iterator[Finding]:
    """Hold every rule against a pack that was read from its source."""
    for rule in rules().values():
        for found in rule.check(pack, today):
            yield Finding(rule.CODE, found.message, found.at or Location("pack.yaml"), rule.SEVERITY)
