"""A scenario as a learner takes it, turn by turn, and its marking.

A run is what was answered so far and nothing else. Its turns are worked out from the scenario, so a run that was
paused, taken up again or marked a second time always comes to the same. Points are whole numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from isp_assistant.domain.cases import ordered
from isp_assistant.domain.facts import members
from isp_assistant.domain.model import DECISION, UNSURE, Answer, Beat, Citation, Decision, Facts, Level, Pack, Scenario
from isp_assistant.domain.reasons import other_answers
from isp_assistant.domain.walk import Passed, Walk, follow, walk

DECIDE = "What do you do?"
PASS_MARK = 70
"""The least percentage that passes."""

WORTH_DECISION, WORTH_FACT, WORTH_KEY = 4, 2, 1
HINT_COSTS = 1
MOST_KEYS = 3
"""How many key questions follow a decision whose author named none."""


class Sureness(StrEnum):
    """How sure a learner is of an answer. It costs and earns nothing; sure and wrong is what a debrief begins with."""

    GUESS = "guess"
    FAIRLY = "fairly"
    SURE = "sure"


class Critical(StrEnum):
    """An error that fails a run whatever its score."""

    DANGER_DELAYED = "danger delayed"
    BAR_BROKEN = "a bar broken"
    CONFIDENCE_BROKEN = "a confidence broken for nothing"


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that a learner is asked. `ask` is `DECISION` or a fact, `asks` says it in words.

    `expect` holds the right answers; where `many`, all of them together are the answer. `key` marks a question that
    follows a decision: it asks what the decision turned on.
    """

    beat: int
    ask: str
    asks: str
    options: tuple[str, ...]
    expect: tuple[str, ...]
    worth: int
    many: bool = False
    key: bool = False

    @property
    def id(self) -> str:
        """Name the turn within its scenario, such as 1.decision or 2.risk."""
        return f"{self.beat + 1}.{self.ask}"


@dataclass(frozen=True, slots=True)
class Given:
    """What a learner answered, how sure, and how many hints were taken before."""

    answer: Answer
    sure: Sureness
    hints: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One learner's way through a scenario. `hints` counts those taken at the turn that waits."""

    scenario: str
    given: tuple[Given, ...] = ()
    hints: int = 0
    delayed: bool = False
    """Whether feedback waits until the end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer marked."""

    turn: Turn
    given: Given
    right: bool
    points: int
    critical: Critical | None = None

    @property
    def sure_and_wrong(self) -> bool:
        return self.given.sure == Sureness.SURE and not self.right


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the facts of a beat lead, and where the learner's own reading of them leads."""

    expected: Walk
    own: Walk

    @property
    def apart(self) -> tuple[Passed, ...]:
        """The learner's answers that the expected path does not have."""
        return tuple(passed for passed in self.own.path if passed not in self.expected.path)


class Course:
    """A scenario on a pack: what is asked in which order, and what is true at each beat."""

    def __init__(self, pack: Pack, scenario: Scenario) -> None:
        self.pack = pack
        self.scenario = scenario

    @cached_property
    def truths(self) -> tuple[dict[str, Answer], ...]:
        """What is known at each beat."""
        known: dict[str, Answer] = {}
        found = []
        for beat in self.scenario.beats:
            known = known | ordered(self.pack, beat.facts)
            found.append(known)
        return tuple(found)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Everything that is asked, in order: a decision first, then what it turned on."""
        found: list[Turn] = []
        asked: dict[str, Answer] = {}
        for number, beat in enumerate(self.scenario.beats):
            truth = self.truths[number]
            found.append(self._turn(number, beat))
            if beat.ask != DECISION:
                asked |= {beat.ask: truth.get(beat.ask, "")}
                continue
            for name in self._keys(beat, truth):
                if asked.get(name) != truth[name]:
                    found.append(self._key(number, name))
                    asked[name] = truth[name]
        return tuple(found)

    def _turn(self, number: int, beat: Beat) -> Turn:
        if beat.ask == DECISION:
            return Turn(number, DECISION, DECIDE, tuple(Decision), beat.expect, WORTH_DECISION)
        fact = self.pack.facts[beat.ask]
        asks = self._asks(number, beat.ask)
        return Turn(number, beat.ask, asks, (*fact.values, UNSURE), beat.expect, WORTH_FACT, fact.many)

    def _key(self, number: int, name: str) -> Turn:
        fact, true = self.pack.facts[name], self.truths[number][name]
        expect = (true,) if isinstance(true, str) else true
        options = (*fact.values, UNSURE)
        return Turn(number, name, self._asks(number, name), options, expect, WORTH_KEY, fact.many, key=True)

    def _asks(self, number: int, name: str) -> str:
        """Ask for a fact in the words of the question that asks for it on the path."""
        at = walk(self.pack, self.truths[number])
        for passed in at.path:
            if passed.fact == name:
                return self.pack.trees[passed.tree].questions[passed.question].ask
        return (
            at.question.ask
            if at.question and at.question.fact == name
            else f"{self.pack.facts[name].label}: how does it stand here?"
        )

    def _keys(self, beat: Beat, truth: Facts) -> tuple[str, ...]:
        """Name the facts that a decision turned on: the author's, else those nearest the outcome."""
        if beat.key_questions:
            return tuple(name for name in beat.key_questions if name in truth)
        at = walk(self.pack, truth)
        named = dict.fromkeys(passed.fact for passed in at.path if passed.fact in truth)
        return tuple(name for name in named if self._turns_on(name, truth, at))[-MOST_KEYS:]

    def _turns_on(self, name: str, truth: Facts, at: Walk) -> bool:
        """Say whether some other answer would not have led to this decision."""
        others = (walk(self.pack, {**truth, name: other}) for other in other_answers(self.pack, name, truth[name]))
        decision = at.outcome.decision if at.outcome else None
        return any(other.outcome is None or other.outcome.decision != decision for other in others)

    def beat(self, turn: Turn) -> Beat:
        """Give the beat that a turn belongs to."""
        return self.scenario.beats[turn.beat]

    def pending(self, run: Run) -> Turn | None:
        """Give the turn that waits for an answer, or None where the run has ended."""
        return self.turns[len(run.given)] if len(run.given) < len(self.turns) else None

    def fits(self, run: Run) -> bool:
        """Say whether a run that was kept can go on: its answers must still be answers to these turns."""
        if run.scenario != self.scenario.id or len(run.given) > len(self.turns) or run.hints < 0:
            return False
        return all(_possible(turn, given.answer) for turn, given in zip(self.turns, run.given, strict=False))

    def answer(self, run: Run, answer: Answer, sure: Sureness) -> Run:
        """Take an answer to the turn that waits. Raises `ValueError` for one that it does not offer."""
        turn = self.pending(run)
        if turn is None or not _possible(turn, answer):
            raise ValueError(f"{answer!r} is not an answer that is waited for")
        if isinstance(answer, tuple):
            answer = members(self.pack.facts[turn.ask], answer)
        return replace(run, given=(*run.given, Given(answer, sure, run.hints)), hints=0)

    def hint(self, run: Run) -> Run:
        """Take one more hint, if there is one. Hints belong to what a beat asks, not to its key questions."""
        return replace(run, hints=run.hints + 1) if run.hints < len(self.hints(run)) else run

    def hints(self, run: Run) -> tuple[str, ...]:
        """Give every hint of the turn that waits."""
        turn = self.pending(run)
        return self.beat(turn).hints if turn and not turn.key else ()

    def finished(self, run: Run) -> int | None:
        """Give the beat that the last answer ended, or None while it goes on."""
        if not run.given:
            return None
        last, after = self.turns[len(run.given) - 1], self.pending(run)
        return last.beat if after is None or after.beat != last.beat else None

    def marks(self, run: Run) -> tuple[Mark, ...]:
        """Mark what was answered so far."""
        return tuple(self._mark(turn, given) for turn, given in zip(self.turns, run.given, strict=False))

    def _mark(self, turn: Turn, given: Given) -> Mark:
        right = self._right(turn, given.answer)
        points = max(0, turn.worth - HINT_COSTS * given.hints) if right else 0
        error = None if right or turn.ask != DECISION else critical(self.truths[turn.beat], turn.expect, given.answer)
        return Mark(turn, given, right, points, error)

    def _right(self, turn: Turn, answer: Answer) -> bool:
        """Say whether an answer is right. In a key question a set is right that leads where the true one leads."""
        if not turn.many:
            return answer in turn.expect
        if turn.expect == (UNSURE,) or answer == UNSURE:
            return turn.expect == (UNSURE,) and answer == UNSURE
        if set(answer) == set(turn.expect):
            return True
        passed = [p for p in walk(self.pack, self.truths[turn.beat]).path if p.fact == turn.ask]
        questions = [self.pack.trees[p.tree].questions[p.question] for p in passed]
        return turn.key and bool(questions) and all(follow(q, answer) == follow(q, turn.expect) for q in questions)

    def paths(self, run: Run, beat: int) -> Paths:
        """Compare the path of the facts with the path of the learner's own reading of them, as of a beat."""
        true = self.truths[beat]
        own = dict(true)
        for mark in self.marks(run):
            name, at = mark.turn.ask, mark.turn.beat
            if name != DECISION and at <= beat and self.truths[at].get(name) == true.get(name):
                own[name] = mark.given.answer
        return Paths(walk(self.pack, true), walk(self.pack, own))

    def result(self, run: Run) -> "Result":
        """Add up a run."""
        return Result(self.scenario, self.marks(run), sum(turn.worth for turn in self.turns))


@dataclass(frozen=True)
class Result:
    """What a run comes to."""

    scenario: Scenario
    marks: tuple[Mark, ...]
    out_of: int

    @property
    def points(self) -> int:
        return sum(mark.points for mark in self.marks)

    @property
    def percent(self) -> int:
        """The score in whole per cent, rounded down."""
        return 100 * self.points // self.out_of if self.out_of else 0

    @property
    def criticals(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.critical)

    @property
    def passed(self) -> bool:
        return self.percent >= PASS_MARK and not self.criticals

    @property
    def hints(self) -> int:
        return sum(mark.given.hints for mark in self.marks)

    @property
    def to_read(self) -> tuple[Citation, ...]:
        """The sections behind what was answered wrong, each once, in order."""
        wrong = dict.fromkeys(mark.turn.beat for mark in self.marks if not mark.right)
        return tuple(dict.fromkeys(cite for beat in wrong for cite in self.scenario.beats[beat].cites))


def _possible(turn: Turn, answer: Answer) -> bool:
    if isinstance(answer, str):
        return answer in turn.options and (not turn.many or answer == UNSURE)
    return turn.many and bool(answer) and all(value in turn.options and value != UNSURE for value in answer)


WITH_IDENTITY = {Decision.SHARE_NOW, Decision.SHARE, Decision.SHARE_WITH_CONSENT}
CLOSED = {"adoption", "court-papers"}
SERIOUS = {"immediate-danger", "significant-harm"}


def critical(facts: Facts, expect: tuple[str, ...], chosen: Answer) -> Critical | None:
    """Name the critical error that a wrong decision is, if it is one.

    Danger is delayed by anything but sharing at once where somebody may be hurt within hours, and by a no where serious
    harm is suspected. A bar is broken by sharing what a law or an order closes. A confidence is broken for nothing by
    sharing what was said in confidence, or refused, where nothing that is right would share it.
    """
    right = set(expect)
    if chosen in right:
        return None
    if _delays(facts, right, chosen):
        return Critical.DANGER_DELAYED
    if chosen not in WITH_IDENTITY or right & WITH_IDENTITY:
        return None
    if _barred(facts):
        return Critical.BAR_BROKEN
    return Critical.CONFIDENCE_BROKEN if _confided(facts) and _for_nothing(facts, right) else None


def _delays(facts: Facts, right: set[str], chosen: Answer) -> bool:
    if facts.get("risk") == "immediate-danger":
        return Decision.SHARE_NOW in right
    refused = chosen == Decision.DO_NOT_SHARE and bool(right & {Decision.SHARE_NOW, Decision.SHARE})
    return refused and facts.get("risk") == "significant-harm"


def _barred(facts: Facts) -> bool:
    closed = CLOSED & set(facts.get("information", ()))
    return facts.get("legal_bar") == "yes" or (bool(closed) and facts.get("legal_bar") != "no")


def _confided(facts: Facts) -> bool:
    refused = facts.get("consent") in ("refused", "withdrawn")
    return refused or (facts.get("confidential") == "yes" and facts.get("consent") != "given")


def _for_nothing(facts: Facts, right: set[str]) -> bool:
    return facts.get("risk") not in SERIOUS or right == {Decision.DO_NOT_SHARE}


def by_level(scenarios: Iterable[Scenario]) -> list[Scenario]:
    """Put scenarios in order from easy to hard."""
    levels = list(Level)
    return sorted(scenarios, key=lambda one: (levels.index(Level(one.level)), one.title))
