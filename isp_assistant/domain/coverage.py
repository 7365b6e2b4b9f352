"""What golden cases exercise, and drafts of the cases that are missing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from isp_assistant.domain.cases import ordered
from isp_assistant.domain.diagram import answers, space_of
from isp_assistant.domain.facts import in_words
from isp_assistant.domain.givable import Given, answers_of, givable
from isp_assistant.domain.model import OTHERWISE, UNSURE, Answer, Fact, Facts, GoldenCase, Pack, Question
from isp_assistant.domain.walk import Walk, followed, walk


@dataclass(frozen=True, slots=True)
class Coverage:
    """What reviewed golden cases exercise.

    `answers` and `outcomes` are those that none does, as (tree, question, answer) and (tree, outcome); `never` are
    answers that nobody can give, since the fact is known before the question comes. They count for nothing.
    """

    answers: tuple[Given, ...]
    outcomes: tuple[tuple[str, str], ...]
    never: tuple[Given, ...]
    answers_in_all: int
    outcomes_in_all: int


def coverage(pack: Pack, trees: Collection[str] | None = None) -> Coverage:
    """Find the answers and outcomes of these trees, or of all, that no golden case exercises."""
    used: set[Given] = set()
    reached: set[tuple[str, str]] = set()
    for case in pack.cases:
        if not case.drafted or case.reviewed_by:
            at = walk(pack, ordered(pack, case.facts))
            used |= set(_given(pack, at))
            reached |= {(at.tree, at.outcome.id)} if at.outcome else set()
    kept = [tree for tree in pack.trees.values() if trees is None or tree.id in trees]
    outcomes = [(tree.id, name) for tree in kept for name in tree.outcomes]
    every = [one for tree in kept for one in answers_of(tree)]
    possible = givable(pack)
    can = [one for one in every if one in possible]
    return Coverage(
        tuple(one for one in can if one not in used),
        tuple(outcome for outcome in outcomes if outcome not in reached),
        tuple(one for one in every if one not in possible),
        len(can),
        len(outcomes),
    )


def _given(pack: Pack, at: Walk) -> Iterator[Given]:
    for passed in at.path:
        question = pack.trees[passed.tree].questions[passed.question]
        yield passed.tree, passed.question, followed(question, passed.answer).value


def drafts(pack: Pack, trees: Collection[str]) -> Iterator[GoldenCase]:
    """Draft cases until every answer of these trees that can be given is exercised: facts, and what the trees now say.

    Each draft goes on by answers that nothing exercises yet, where it can.
    """
    ways = givable(pack)
    space = space_of(pack)
    wanted = dict.fromkeys(coverage(pack, trees).answers)
    for one in list(wanted):
        way = ways[one]
        if one in wanted and way is not None:
            at = _finished(pack, answers(space, way), wanted)
            given = set(_given(pack, at))
            if at.outcome and one in given:
                for other in given:
                    wanted.pop(other, None)
                yield _draft(pack, one, at)


def _finished(pack: Pack, way: Facts, wanted: dict[Given, None]) -> Walk:
    """Answer what is still asked, first by answers that are wanted."""
    facts = dict(way)
    at = walk(pack, facts)
    while at.question:
        fact = pack.facts[at.question.fact]
        possible = _answers(fact, at.question)
        here = (at.tree, at.question.id)
        facts[fact.name] = next((answer for value, answer in possible if (*here, value) in wanted), possible[0][1])
        at = walk(pack, facts)
    return at


def _answers(fact: Fact, question: Question) -> list[tuple[str, Answer]]:
    """List what can be answered, with the value under which it stands in the tree; not sure comes last."""
    named = [edge.value for edge in question.answers]
    others = [value for value in fact.values if value not in named]
    said = {value: others[0] if value == OTHERWISE else value for value in named if value != UNSURE}
    found: list[tuple[str, Answer]] = [(value, (answer,) if fact.many else answer) for value, answer in said.items()]
    return [*found, (UNSURE, UNSURE)]


def _draft(pack: Pack, given: Given, at: Walk) -> GoldenCase:
    tree, question, value = given
    assert at.outcome is not None  # only a walk that came to its end is drafted
    passed = next(one for one in at.path if (one.tree, one.question) == (tree, question))
    asked = pack.trees[tree].questions[question].ask
    cites = ", ".join(map(str, at.outcome.cites)) or "nothing"
    return GoldenCase(
        id=f"draft-{tree}-{question}-{value}",
        title=f"{asked} {in_words(pack, passed.fact, passed.answer)}",
        facts={one.fact: one.answer for one in at.path if one.answer != pack.facts[one.fact].default},
        accept=(at.outcome.decision,),
        because=at.outcome.because,
        source=f"a draft of what the tree says, on {cites}: name the source that says so",
        drafted=True,
    )
