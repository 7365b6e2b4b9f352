"""Training on one pack: scenarios and drills, runs that are paused, and attempts kept in the register."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from isp_assistant.assistant import clock
from isp_assistant.assistant.service import Assistant
from isp_assistant.domain.attempt import CODE_RULE, Attempt, attempt_of, is_code
from isp_assistant.domain.chain import Wanted
from isp_assistant.domain.drills import Drills, Tried
from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import Scenario
from isp_assistant.domain.record import EntryKind, as_json
from isp_assistant.domain.training import Course, Run, by_level
from isp_assistant.errors import UnreadableError, UsageError
from isp_assistant.settings import read_kept, write_private

if TYPE_CHECKING:
    from isp_assistant.register.store import Register
    from isp_assistant.settings import Settings

FILE = "training.json"


@dataclass(frozen=True, slots=True)
class Paused:
    """What goes on at the next visit: runs that have begun, and the drills of one seed."""

    runs: dict[str, Run] = field(default_factory=dict)
    seed: int | None = None
    drills: tuple[Tried, ...] = ()
    draft: Scenario | None = None
    """A scenario that is being filled in."""


class Training:
    """The scenarios of one assistant's pack, and what is kept of those who took them."""

    def __init__(self, assistant: Assistant, settings: "Settings", tell: Callable[[str], None]) -> None:
        """Begin; `tell` is told of what was paused and cannot be read."""
        self.assistant = assistant
        self.settings = settings
        self.tell = tell

    @property
    def scenarios(self) -> list[Scenario]:
        """Every scenario, from easy to hard."""
        return by_level(self.assistant.pack.scenarios)

    @cached_property
    def drills(self) -> Drills:
        return Drills(self.assistant.pack)

    def course(self, name: str) -> Course:
        """Give a scenario to take. Raises `UsageError` for one that there is not."""
        known = {scenario.id: scenario for scenario in self.assistant.pack.scenarios}
        if name not in known:
            hint = suggest(name, known) if known else "this pack has none"
            raise UsageError(f"There is no scenario {name!r}; {hint}", "See 'isp-assistant train --list'.")
        return Course(self.assistant.pack, known[name])

    @property
    def _file(self) -> Path:
        return self.settings.data / FILE

    def paused(self) -> Paused:
        """Give what was paused; what cannot be read is put aside."""
        return read_kept(self._file, Paused, self.tell) or Paused()

    def unfinished(self, course: Course) -> Run | None:
        """Give the run of a scenario that was paused, if it still fits the scenario."""
        run = self.paused().runs.get(course.scenario.id)
        return run if run and course.fits(run) and course.pending(run) else None

    def pause(self, run: Run) -> None:
        """Keep a run to go on with. Raises `UnreadableError` where the folder cannot be written."""
        paused = self.paused()
        self._write(replace(paused, runs={**paused.runs, run.scenario: run}))

    def forget(self, scenario: str) -> None:
        """Drop a run: it has ended, or begins afresh. Raises `UnreadableError` where the folder cannot be written."""
        paused = self.paused()
        if scenario in paused.runs:
            self._write(replace(paused, runs={name: run for name, run in paused.runs.items() if name != scenario}))

    def pause_drills(self, seed: int, history: tuple[Tried, ...]) -> None:
        """Keep drills to go on with. Raises `UnreadableError` where the folder cannot be written."""
        self._write(replace(self.paused(), seed=seed, drills=history))

    def keep_draft(self, draft: Scenario | None) -> None:
        """Keep what is filled in, or forget it. Raises `UnreadableError` where the folder cannot be written."""
        self._write(replace(self.paused(), draft=draft))

    def _write(self, paused: Paused) -> None:
        write_private(self._file, msgspec.json.encode(paused))

    @property
    def has_register(self) -> bool:
        """Whether there is a register at all; to look does not make one."""
        return self.settings.has_register

    @cached_property
    def register(self) -> "Register":
        from isp_assistant.register.store import open_register

        return open_register(self.settings)

    def finish(
        self, course: Course, run: Run, learner: str, cohort: str = "", at: datetime.datetime | None = None
    ) -> Attempt:
        """Keep a run that has ended as an attempt. Raises `RegisterError` with nothing kept."""
        at = at or clock.now()
        attempt = attempt_of(self.assistant.pack, course.result(run), at, learner, cohort)
        self.register.append(EntryKind.ATTEMPT, as_json(attempt), at)
        return attempt

    def attempts(self, cohort: str | None = None, learner: str | None = None) -> tuple[Attempt, ...]:
        """Give the attempts that were kept, in their order. Raises `RegisterError`."""
        entries = self.register.entries(Wanted(kind=EntryKind.ATTEMPT))
        kept = (read_attempt(entry.content) for entry in entries if entry.content is not None)
        return tuple(one for one in kept if cohort in (None, one.cohort) and learner in (None, one.learner))


def best(attempts: Iterable[Attempt]) -> dict[str, Attempt]:
    """Give the best attempt at each scenario: one that passed, then the higher score, then the earlier."""
    found: dict[str, Attempt] = {}
    for one in attempts:
        before = found.get(one.scenario)
        if before is None or (one.passed, one.percent) > (before.passed, before.percent):
            found[one.scenario] = one
    return found


def read_attempt(content: object) -> Attempt:
    """Read an attempt from its JSON. Raises `UnreadableError` for what is none."""
    try:
        return msgspec.convert(content, Attempt)
    except msgspec.ValidationError as error:
        raise UnreadableError(f"This is not a training attempt ({error}).", "Check where it comes from.") from error


def require_code(what: str, text: str) -> str:
    """Check the code of a learner or a cohort. Raises `UsageError`."""
    if not is_code(text):
        raise UsageError(f"{text!r} is not a code for {what}.", f"Use {CODE_RULE}.")
    return text
