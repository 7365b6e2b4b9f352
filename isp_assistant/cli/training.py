"""The commands for learners and trainers: `train`, in plain lines."""

import argparse
import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli.common import Command, note, say, settings_of, whole
from isp_assistant.errors import AssistantError, UsageError

if TYPE_CHECKING:
    from isp_assistant.assistant.training import Training
    from isp_assistant.domain.drills import Drill, Tried
    from isp_assistant.domain.model import Answer
    from isp_assistant.domain.training import Course, Run, Sureness, Turn

KEYS = "Type the number of your answer. ? not sure, h a hint (it costs a point), q pause."
SURE = "How sure are you? 1 a guess, 2 fairly sure, 3 sure"
DRILLS_IN_JSON = 10


def add_commands(commands: Any, command: Command) -> None:
    """Add the commands of this file; `command` makes one as the others are made."""
    train = command(
        commands, "train", run_train, "take a scenario or drills, and learn", "isp-assistant train story-does-not-fit"
    )
    train.add_argument("scenario", metavar="SCENARIO", nargs="?", help="the scenario to take")
    train.add_argument("--list", action="store_true", help="list the scenarios, from easy to hard")
    train.add_argument("--drill", action="store_true", help="pairs of situations that differ in one fact, without end")
    train.add_argument(
        "--seed", metavar="N", type=whole(0, 999_999_999), help="which drills: the same number gives the same"
    )
    train.add_argument("--delayed", action="store_true", help="feedback at the end, not after each answer")
    train.add_argument("--learner", metavar="CODE", help="the code that stands for you in the register; no names")
    train.add_argument("--cohort", metavar="CODE", help="the code of your group")


def opened(options: argparse.Namespace) -> "Training":
    """Open the training that the options name."""
    from isp_assistant.assistant.service import open_assistant
    from isp_assistant.assistant.training import Training

    settings = settings_of(options)
    return Training(open_assistant(settings, clock.today()), settings, note)


def run_train(options: argparse.Namespace) -> int:
    """Take a scenario, take drills, or list what there is."""
    training = opened(options)
    if options.drill and options.scenario:
        raise UsageError("Drills are drawn from all trees, so no scenario goes with --drill.", "Give one of them.")
    if options.drill:
        return _drills_json(training, options.seed or 0) if options.json else _drill(training, options.seed)
    if options.list or not options.scenario:
        return _list(training, options.json)
    course = training.course(options.scenario)
    if options.json:
        print(json.dumps(_course_json(course), indent=2))
        return 0
    return _take(training, course, options)


def _list(training: "Training", as_json: bool) -> int:
    scenarios = training.scenarios
    if as_json:
        listed = [{"id": one.id, "title": one.title, "level": one.level} for one in scenarios]
        print(json.dumps({"scenarios": listed}, indent=2))
        return 0
    for one in scenarios:
        _say(f"{one.id} ({one.level}): {one.title}. You are: {one.role}.")
    _say("Take one with 'isp-assistant train ID', or drills with 'isp-assistant train --drill'.")
    return 0


def _course_json(course: "Course") -> dict[str, Any]:
    scenario = course.scenario
    turns = [
        {
            "turn": turn.id,
            "tells": course.beat(turn).tells,
            "asks": turn.asks,
            "options": [str(option) for option in turn.options],
        }
        for turn in course.turns
    ]
    named = {"id": scenario.id, "title": scenario.title, "level": scenario.level, "role": scenario.role}
    return {**named, "turns": turns}


def _say(line: str) -> None:
    say([line])


def _tell(lines: Iterable[tuple[str, str]]) -> None:
    for label, text in lines:
        _say(f"{label}: {text}")


def _read(prompt: str) -> str | None:
    """Read a line; None at the end of the input."""
    print(f"{prompt} ", end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
    return line.strip() if line else None


def _codes(training: "Training", options: argparse.Namespace) -> tuple[str, str]:
    from isp_assistant.assistant.training import require_code

    kept = training.settings.preferences
    learner, cohort = options.learner or kept.learner, options.cohort or kept.cohort
    return require_code("a learner", learner), cohort and require_code("a cohort", cohort)


def _take(training: "Training", course: "Course", options: argparse.Namespace) -> int:
    """Take a scenario from where it was paused; the exit code is 0 however it went."""
    from isp_assistant.assistant.lessons import debrief_lines, source_lines
    from isp_assistant.domain.training import Run

    learner, cohort = _codes(training, options)
    paused = training.unfinished(course)
    run = paused or Run(course.scenario.id, delayed=options.delayed)
    _say(f"{course.scenario.title} ({course.scenario.level}). You are: {course.scenario.role}.")
    _say("You paused here; it goes on." if paused else KEYS)
    while turn := course.pending(run):
        after = _turn(course, run, turn, told=bool(run.hints))
        if after is None:
            _say("Paused. The same command goes on from here.")
            return 0
        answered, run = len(after.given) > len(run.given), after
        _keep(training, run)
        ended = course.finished(run)
        if answered and ended is not None and not run.delayed:
            _tell_beat(training, course, run, ended)
    if run.delayed:
        for number in range(len(course.scenario.beats)):
            _tell_beat(training, course, run, number)
    _tell(debrief_lines(course, run))
    _tell(source_lines(training.assistant, course.result(run).to_read, "To read"))
    _finish(training, course, run, learner, cohort)
    return 0


def _tell_beat(training: "Training", course: "Course", run: "Run", number: int) -> None:
    from isp_assistant.assistant.lessons import beat_lines, source_lines

    _tell(beat_lines(course, run, number))
    _tell(source_lines(training.assistant, course.scenario.beats[number].cites))


def _keep(training: "Training", run: "Run") -> None:
    """Keep what was answered; where that fails say so and go on, since the lesson matters more."""
    try:
        training.pause(run)
    except AssistantError as error:
        note(f"this run is not kept: {error}")


def _finish(training: "Training", course: "Course", run: "Run", learner: str, cohort: str) -> None:
    try:
        training.forget(run.scenario)
        training.finish(course, run, learner, cohort)
        _say(f"Kept in the register as an attempt of {learner}.")
    except AssistantError as error:
        note(f"this attempt is not kept: {error}")


def _turn(course: "Course", run: "Run", turn: "Turn", told: bool) -> "Run | None":
    """Ask one turn; give the run after it, or None where the learner pauses."""
    from isp_assistant.assistant.lessons import answer_in_words
    from isp_assistant.domain.facts import offered
    from isp_assistant.domain.model import DECISION, UNSURE, Decision
    from isp_assistant.domain.speech import DECISION_MEANINGS

    if not told:
        if not turn.key:
            _say(f"\n{course.beat(turn).tells}\n")
        _say(f"Question: {turn.asks}")
        for number, value in enumerate(turn.options, 1):
            if turn.ask == DECISION:
                said = f"{answer_in_words(course.pack, turn.ask, value)}: {DECISION_MEANINGS[Decision(value)]}"
            else:
                said = offered(course.pack, turn.ask, value)
            _say(f"  {'?' if value == UNSURE else number}: {said}")
        if turn.many:
            _say("  More than one is possible, such as 1, 3.")
    while True:
        line = _read("You:")
        if line is None or line in ("q", "quit", "pause"):
            return None
        if line in ("h", "hint"):
            return _hint(course, run)
        answer = _answer(turn, line)
        if answer is None:
            _say(KEYS)
            continue
        sure = _sureness()
        return course.answer(run, answer, sure) if sure else None


def _hint(course: "Course", run: "Run") -> "Run":
    after = course.hint(run)
    if after == run:
        _say("There is no further hint here.")
    else:
        _say(f"Hint: {course.hints(after)[after.hints - 1]}")
    return after


def _answer(turn: "Turn", line: str) -> "Answer | None":
    """Read an answer: numbers, or the values themselves; None for what is no answer."""
    from isp_assistant.domain.model import UNSURE

    if line in ("?", UNSURE):
        return UNSURE if UNSURE in turn.options else None
    chosen = [_value(turn, part) for part in line.replace(",", " ").split()]
    values = tuple(value for value in chosen if value and value != UNSURE)
    if not values or len(values) != len(chosen):
        return None
    return values if turn.many else values[0] if len(values) == 1 else None


def _value(turn: "Turn", part: str) -> str | None:
    if part.isascii() and part.isdigit():
        return str(turn.options[int(part) - 1]) if 1 <= int(part) <= len(turn.options) else None
    return part if part in turn.options else None


def _sureness() -> "Sureness | None":
    from isp_assistant.domain.training import Sureness

    known = dict(zip("123", Sureness, strict=True))
    while True:
        line = _read(SURE)
        if line is None:
            return None
        if line in known:
            return known[line]


def _drill(training: "Training", seed: int | None) -> int:
    """Take drills until the learner stops, from where they were paused unless a seed is named."""
    from isp_assistant.assistant.lessons import drill_lines, session_lines, source_lines

    paused = training.paused()
    history: tuple[Tried, ...] = paused.drills if seed is None and paused.seed is not None else ()
    seed = seed if seed is not None else paused.seed or 0
    while drill := training.drills.drill(seed, history):
        answers = _both(training, drill)
        if answers is None:
            break
        _tell(drill_lines(training.assistant.pack, drill, *answers))
        _tell(source_lines(training.assistant, drill.second.walk.cites[:2]))
        history = (*history, drill.tried(*answers))
        _keep_drills(training, seed, history)
    else:
        raise UsageError("The trees of this pack hold no two situations that differ in one fact and in the decision.")
    _tell(session_lines(training.assistant.pack, history))
    return 0


def _keep_drills(training: "Training", seed: int, history: "tuple[Tried, ...]") -> None:
    try:
        training.pause_drills(seed, history)
    except AssistantError as error:
        note(f"these drills are not kept: {error}")


def _both(training: "Training", drill: "Drill") -> tuple[str, str] | None:
    """Ask for both decisions of a drill; None where the learner stops."""
    from isp_assistant.assistant.lessons import situation_lines
    from isp_assistant.domain.facts import in_words

    pack = training.assistant.pack
    _say(f"\nDrill {drill.number}")
    _tell(situation_lines(pack, drill.first.facts))
    first = _decision()
    if first is None:
        return None
    changed = in_words(pack, drill.fact, drill.second.facts[drill.fact])
    _say(f"\nNow all is the same, but for one thing. {pack.facts[drill.fact].label}: {changed}")
    second = _decision()
    return (first, second) if second is not None else None


def _decision() -> str | None:
    from isp_assistant.domain.model import Decision
    from isp_assistant.domain.speech import DECISION_WORDS

    known = list(Decision)
    for number, decision in enumerate(known, 1):
        _say(f"  {number}: {DECISION_WORDS[decision][1].lower()}")
    while True:
        line = _read("You:")
        if line is None or line in ("q", "quit"):
            return None
        if line in [str(number) for number in range(1, len(known) + 1)]:
            return known[int(line) - 1].value
        if line in known:
            return line
        _say("Type the number of your answer, or q to stop.")


def _drills_json(training: "Training", seed: int) -> int:
    """Give the first drills of a seed with their answers, for scripts."""
    from isp_assistant.domain.drills import Tried

    history: tuple[Tried, ...] = ()
    found: list[dict[str, Any]] = []
    while len(found) < DRILLS_IN_JSON and (drill := training.drills.drill(seed, history)):
        sides = [{"facts": side.facts, "decision": side.decision.value} for side in (drill.first, drill.second)]
        found.append({"number": drill.number, "fact": drill.fact, "situations": sides})
        history = (*history, drill.tried(drill.first.decision, drill.second.decision))
    print(json.dumps({"seed": seed, "drills": found}, indent=2))
    return 0
