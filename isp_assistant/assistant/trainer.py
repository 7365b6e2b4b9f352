"""What a trainer prints: the report of a group, a certificate, and the papers for a scenario."""

from collections.abc import Iterator

from isp_assistant.assistant.lessons import CRITICAL, SURENESS, answer_in_words
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import citation_line
from isp_assistant.domain.attempt import Attempt
from isp_assistant.domain.cohort import Asked, Report
from isp_assistant.domain.model import DECISION, UNSURE, Answer, Beat, Decision, Pack, Scenario
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.domain.training import PASS_MARK, Course
from isp_assistant.drawing.charts import bars, table
from isp_assistant.printing.paper import Block, Fields, Heading, Listed, Paper, Paragraph, Table

MOST = 10
"""How many questions a report lists; its JSON has them all."""

NOBODY = "No attempts are kept yet. They are kept when a scenario is taken to its end, under a code."


def _answer(pack: Pack, ask: str, answer: Answer) -> str:
    """Say an answer, also one that a later pack no longer knows."""
    values = (answer,) if isinstance(answer, str) else answer
    known = set(Decision) if ask == DECISION else {*pack.facts[ask].values, UNSURE} if ask in pack.facts else set()
    return answer_in_words(pack, ask, answer) if known.issuperset(values) else ", ".join(values)


def _question(asked: Asked) -> str:
    return f"{asked.title}, {asked.turn}: {asked.asks}"


def _summary(report: Report) -> str:
    went = f"{report.passed} passed; the mean is {report.mean} %."
    return f"{report.attempts} attempts of {report.learners} learners. {went}"


def report_lines(pack: Pack, report: Report, width: int = 80) -> Iterator[str]:
    """Say what a group came to, with its charts, as plain text of a width."""
    if not report.attempts:
        yield NOBODY
        return
    yield _summary(report)
    if report.criticals:
        yield "\nCritical errors"
        yield bars([(CRITICAL[kind].split(".")[0], count) for kind, count in report.criticals], width)
    if report.hardest:
        yield "\nHardest questions (per cent wrong at the first attempt)"
        yield bars([(_question(one), one.percent_wrong) for one in report.hardest[:MOST]], width)
    if report.disputed:
        yield "\nWhere they part (chance in 100 that two of them answered differently)"
        yield bars([(_question(one), one.split) for one in report.disputed[:MOST]], width)
    for one in report.disputed[:3]:
        yield f"\n{_question(one)}"
        yield bars([(_answer(pack, one.ask, answer), count) for answer, count in one.answers], width)
    yield from _rest(report, width)


def _rest(report: Report, width: int) -> Iterator[str]:
    if report.changes:
        yield "\nBefore and after (mean of first and of last attempts, per cent)"
        rows = [(one.title, str(one.learners), str(one.before), str(one.after)) for one in report.changes]
        yield table(("scenario", "learners", "before", "after"), rows, width)
    yield "\nHow often they were right (per cent)"
    yield bars([(SURENESS[one.sure], one.percent_right) for one in report.calibration], width)
    yield f"\n{report.hints} hints were taken."


def report_paper(pack: Pack, report: Report, title: str) -> Paper:
    """Put a report on paper."""
    blocks: list[Block] = [Paragraph(f"{_summary(report)} {report.hints} hints were taken.")]
    if report.criticals:
        blocks += [
            Heading("Critical errors"),
            Table(("error", "times"), tuple((CRITICAL[k], str(n)) for k, n in report.criticals)),
        ]
    blocks += [
        Heading("Hardest questions"),
        Table(("question", "wrong, %", "sure and wrong"), tuple(_hard_rows(report))),
        Heading("Where they part"),
        Table(("question", "two differ, %", "answers"), tuple(_split_rows(pack, report))),
    ]
    if report.changes:
        rows = tuple((one.title, str(one.learners), str(one.before), str(one.after)) for one in report.changes)
        blocks += [Heading("Before and after"), Table(("scenario", "learners", "before, %", "after, %"), rows)]
    sure = tuple((SURENESS[one.sure], str(one.times), str(one.percent_right)) for one in report.calibration)
    blocks += [Heading("How sure, and how often right"), Table(("how sure", "answers", "right, %"), sure)]
    return Paper(title, tuple(blocks), _foot(pack))


def _hard_rows(report: Report) -> Iterator[tuple[str, ...]]:
    for one in report.hardest[:MOST]:
        yield _question(one), str(one.percent_wrong), str(one.sure_and_wrong)


def _split_rows(pack: Pack, report: Report) -> Iterator[tuple[str, ...]]:
    for one in report.disputed[:MOST]:
        answers = "; ".join(f"{_answer(pack, one.ask, answer)}: {count}" for answer, count in one.answers)
        yield _question(one), str(one.split), answers


def certificate(pack: Pack, learner: str, attempts: tuple[Attempt, ...]) -> Paper:
    """Certify what a learner has passed: each scenario once, by its best attempt."""
    rows = tuple((one.title, one.level, f"{one.percent} %", f"{one.at:%Y-%m-%d}") for one in attempts)
    rule = f"A scenario is passed with {PASS_MARK} % of its points and without a critical error."
    return Paper(
        "Certificate of training in sharing information",
        (
            Fields((("Learner", learner), ("Scenarios passed", str(len(rows))))),
            Table(("scenario", "level", "score", "on"), rows),
            Paragraph(rule),
        ),
        _foot(pack),
    )


def vignette(pack: Pack, scenario: Scenario) -> Paper:
    """Print a scenario for learners: what they hear and what they are asked, and no answers."""
    course = Course(pack, scenario)
    blocks: list[Block] = [Fields((("You are", scenario.role), ("Level", scenario.level)))]
    for number, beat in enumerate(scenario.beats):
        blocks += [Heading(f"Part {number + 1}"), Paragraph(beat.tells)]
        asked = [turn for turn in course.turns if turn.beat == number]
        blocks.append(Listed(tuple(f"{turn.asks} How sure are you?" for turn in asked), numbered=True))
    blocks += [Heading("To choose from"), Listed(tuple(DECISION_WORDS[one][1].lower() for one in Decision))]
    return Paper(scenario.title, tuple(blocks), _foot(pack))


def notes(assistant: Assistant, scenario: Scenario) -> Paper:
    """Print a scenario for whoever leads it: answers, wrong turns with their consequences, reasons, and sources."""
    pack = assistant.pack
    course = Course(pack, scenario)
    blocks: list[Block] = [
        Fields((("They are", scenario.role), ("Level", scenario.level))),
        Paragraph(
            "Read a part aloud. Let each decide alone, then show hands. Where the room parts, let both sides say which "
            "fact they read otherwise before you go on. Tell what follows before you tell who was right."
        ),
    ]
    for number, beat in enumerate(scenario.beats):
        blocks += [Heading(f"Part {number + 1}"), *_beat_blocks(assistant, course, beat, number)]
    blocks += [Heading("To remember"), Listed(scenario.learning_points)]
    return Paper(f"{scenario.title}: facilitator's notes", tuple(blocks), _foot(pack))


def _beat_blocks(assistant: Assistant, course: Course, beat: Beat, number: int) -> Iterator[Block]:
    pack = assistant.pack
    yield Paragraph(beat.tells)
    for turn in course.turns:
        if turn.beat == number:
            right = " or ".join(_answer(pack, turn.ask, value) for value in turn.expect)
            yield Fields(((turn.asks, right),))
    if beat.follows:
        yield Fields((("What follows", beat.follows),))
    if beat.tempting:
        rows = tuple((_answer(pack, beat.ask, value), text) for value, text in beat.tempting.items())
        yield Table(("wrong turn", "what comes of it"), rows)
    yield Fields((("Reason", beat.reason),))
    if beat.hints:
        yield Fields((("Hints", "\n".join(beat.hints)),))
    if beat.cites:
        yield Listed(tuple(citation_line(assistant.cited(citation)) for citation in beat.cites))


def _foot(pack: Pack) -> str:
    return f"{pack.name}, edition {pack.edition} ({pack.sha256[:12]}). This is not legal advice."
