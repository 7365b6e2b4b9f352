"""What a learner is told, as labelled lines that every front end shows alike: a label and what stands behind it."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import citation_line
from isp_assistant.domain.drills import Drill, Tried, missed
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import DECISION, UNSURE, Answer, Beat, Citation, Decision, Facts, Pack
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.domain.training import PASS_MARK, Course, Critical, Mark, Paths, Result, Run, Sureness, Turn
from isp_assistant.domain.walk import Passed, Walk

Line: TypeAlias = tuple[str, str]

SURENESS = {Sureness.GUESS: "a guess", Sureness.FAIRLY: "fairly sure", Sureness.SURE: "sure"}

CRITICAL = {
    Critical.DANGER_DELAYED: "Danger delayed. Somebody at risk was left waiting.",
    Critical.BAR_BROKEN: "A bar broken. A law or an order closes this, and agreement does not open it.",
    Critical.CONFIDENCE_BROKEN: "A confidence broken for nothing. Nobody was safer for it.",
}

MORE, SOONER, LESS, ELSEWHERE = (
    "More leaves your hands than this calls for, and it cannot be taken back.",
    "It goes before anybody has thought of telling the family. Where harm is feared, that is the smaller mistake.",
    "Somebody who should know does not, and time goes by.",
    "It goes down a road that was not made for it.",
)


def answer_in_words(pack: Pack, ask: str, answer: Answer) -> str:
    """Say an answer to a turn."""
    if ask != DECISION:
        return in_words(pack, ask, answer)
    assert isinstance(answer, str)
    return DECISION_WORDS[Decision(answer)][1].lower()


def expected_in_words(pack: Pack, turn: Turn) -> str:
    """Say what would be right."""
    if turn.many:
        return answer_in_words(pack, turn.ask, UNSURE if turn.expect == (UNSURE,) else turn.expect)
    return " or ".join(answer_in_words(pack, turn.ask, value) for value in turn.expect)


def beat_lines(course: Course, run: Run, number: int) -> Iterator[Line]:
    """Tell what came of the answers to one beat: consequence, then right or wrong, then the reason.

    The sources of the beat come behind it.
    """
    pack, beat = course.pack, course.scenario.beats[number]
    main, *keys = [mark for mark in course.marks(run) if mark.turn.beat == number]
    consequence = _consequence(beat, main)
    if consequence:
        yield "What follows", consequence
    if main.critical:
        yield "Critical error", CRITICAL[main.critical]
    for mark in (main, *keys):
        yield verdict_line(pack, mark)
    yield from reading_lines(pack, main, course.paths(run, number))
    yield "Reason", beat.reason


def source_lines(assistant: Assistant, citations: Iterable[Citation], label: str = "Source") -> Iterator[Line]:
    """Name sources, a line each."""
    for citation in citations:
        yield label, citation_line(assistant.cited(citation))


def _consequence(beat: Beat, mark: Mark) -> str:
    if mark.right:
        return beat.follows
    answer = mark.given.answer
    if isinstance(answer, str) and answer in beat.tempting:
        return beat.tempting[answer]
    return _usual_consequence(mark.turn.expect[0], answer) if mark.turn.ask == DECISION else ""


def _usual_consequence(expected: str, chosen: Answer) -> str:
    """Say what usually comes of a wrong decision of which the author said nothing."""
    order = [one.value for one in Decision if one != Decision.OTHER_PROCESS]
    if expected not in order or chosen not in order:
        return ELSEWHERE
    if (expected, chosen) == (Decision.SHARE, Decision.SHARE_NOW):
        return SOONER
    return MORE if order.index(str(chosen)) < order.index(expected) else LESS


def verdict_in_words(pack: Pack, turn: Turn) -> str:
    """Say the right answer to a turn."""
    return f"{_about(pack, turn)}{expected_in_words(pack, turn)}."


def _about(pack: Pack, turn: Turn) -> str:
    return "" if turn.ask == DECISION else f"{pack.facts[turn.ask].label}: "


def verdict_line(pack: Pack, mark: Mark) -> Line:
    """Say whether an answer was right, and what would have been."""
    about = _about(pack, mark.turn)
    said = answer_in_words(pack, mark.turn.ask, mark.given.answer)
    if mark.right:
        return "Right", f"{about}{said}."
    return "Not right", f"{about}{expected_in_words(pack, mark.turn)}. You said: {said}."


def reading_lines(pack: Pack, main: Mark, paths: Paths) -> Iterator[Line]:
    """Say whether a wrong decision came from reading the facts otherwise, or from judging them otherwise."""
    if main.turn.ask != DECISION or main.right:
        return
    own = paths.own.outcome
    if not paths.apart:
        yield "Your reading", "You read the facts right, and decided otherwise."
    elif own and own.decision == main.given.answer:
        facts = "; ".join(dict.fromkeys(pack.facts[passed.fact].label for passed in paths.apart))
        yield "Your reading", f"As you read them, the facts do lead there. Look again at: {facts}."


def debrief_lines(course: Course, run: Run) -> Iterator[Line]:
    """Tell how a run went: the score, what was sure and wrong, path against path, and what to remember.

    The sections to read come behind it.
    """
    pack, result = course.pack, course.result(run)
    yield "Result", score_in_words(result)
    for mark in result.criticals:
        assert mark.critical
        yield "Critical error", f"Beat {mark.turn.beat + 1}: {CRITICAL[mark.critical]}"
    for mark in result.marks:
        if mark.sure_and_wrong:
            yield "Sure, and wrong", f"{_place(mark)} {mark.turn.asks} {expected_in_words(pack, mark.turn)}."
    for number, beat in enumerate(course.scenario.beats):
        if beat.ask == DECISION:
            yield from path_lines(pack, number, course.paths(run, number))
    for point in course.scenario.learning_points:
        yield "To remember", point


def score_in_words(result: Result) -> str:
    """Say the score, and whether it passes."""
    verdict = "passed" if result.passed else "not passed"
    why = ""
    if result.criticals and result.percent >= PASS_MARK:
        why = ", because of a critical error"
    elif not result.passed:
        why = f"; {PASS_MARK} % without a critical error passes"
    hints = f", {result.hints} hints" if result.hints else ""
    return f"{result.points} of {result.out_of} points ({result.percent} %{hints}): {verdict}{why}."


def _place(mark: Mark) -> str:
    return f"Beat {mark.turn.beat + 1}:"


def path_lines(pack: Pack, number: int, paths: Paths) -> Iterator[Line]:
    """Lay the learner's path beside the expected one, or say that they are the same."""
    if not paths.apart:
        yield f"Beat {number + 1}", f"you read the facts as they are; they lead to: {_end(pack, paths.expected)}."
        return
    yield f"Beat {number + 1}, the path", path_in_words(pack, paths.expected.path, _end(pack, paths.expected))
    yield f"Beat {number + 1}, as you read it", path_in_words(pack, paths.own.path, _end(pack, paths.own))


def _end(pack: Pack, at: Walk) -> str:
    if at.outcome:
        return answer_in_words(pack, DECISION, at.outcome.decision)
    return f"still to ask: {at.question.ask}" if at.question else ""


def path_in_words(pack: Pack, path: tuple[Passed, ...], end: str) -> str:
    """Say a path as its answers and where it ends; what has only its default is left out."""
    asked = [passed for passed in path if passed.answer != pack.facts[passed.fact].default]
    parts = dict.fromkeys(
        f"{pack.facts[passed.fact].label}: {in_words(pack, passed.fact, passed.answer)}" for passed in asked
    )
    return " → ".join([*parts, end])


def situation_lines(pack: Pack, facts: Facts) -> Iterator[Line]:
    """Say a situation fact by fact; what has only its default is left out."""
    for name, answer in facts.items():
        if answer != pack.facts[name].default:
            yield pack.facts[name].label, in_words(pack, name, answer)


def drill_lines(pack: Pack, drill: Drill, first: str, second: str) -> Iterator[Line]:
    """Tell what the two answers to a drill came to; the sources of the second come behind it."""
    for label, side, answer in (("First", drill.first, first), ("Second", drill.second, second)):
        outcome = side.walk.outcome
        assert outcome is not None  # a drill is made of situations that are decided
        verdict = (
            "right" if answer == side.decision else f"not right, you said {answer_in_words(pack, DECISION, answer)}"
        )
        yield label, f"{answer_in_words(pack, DECISION, side.decision)}: {outcome.title} ({verdict}). {outcome.because}"


def session_lines(pack: Pack, history: tuple[Tried, ...]) -> Iterator[Line]:
    """Sum drills up: how many were right, and which facts were missed most."""
    right = sum(tried.right for tried in history)
    yield "Drills", f"{right} of {len(history)} right."
    for fact, times, wrong in missed(history):
        if wrong:
            yield "Look again at", f"{pack.facts[fact].label}: {wrong} of {times} missed."
