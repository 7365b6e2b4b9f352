"""The engine: facts in, the path and the next question or the outcome out."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.facts import condition_in_words, holds, with_defaults
from isp_assistant.domain.model import (
    OTHERWISE,
    UNSURE,
    Answer,
    Citation,
    Edge,
    Facts,
    Outcome,
    Pack,
    Question,
    Step,
    StepKind,
    Target,
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A question that the walk passed, and what was known of its fact."""

    tree: str
    question: str
    fact: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Advice:
    """A step as it applies to these facts; `open` if a fact of its condition is unknown: then `text` begins "If …"."""

    kind: StepKind
    text: str
    who: str | None = None
    by: str | None = None
    say: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """Where facts lead: exactly one of `question` and `outcome` is set; `tree` is the tree that holds it."""

    tree: str
    path: tuple[Passed, ...]
    question: Question | None = None
    outcome: Outcome | None = None
    steps: tuple[Advice, ...] = ()

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The citations of the outcome, or of the question that is pending."""
        node = self.outcome or self.question
        return node.cites if node else ()


def walk(pack: Pack, facts: Facts, tree: str | None = None) -> Walk:
    """Walk a tree, the pack's entry unless one is named, as far as these facts lead.

    `facts` are normalised (`facts.normalised`). Total and deterministic: it never raises for what a person said, and
    it ends, since a pack with a loop does not load.
    """
    known = with_defaults(pack, facts)
    at = start_of(pack, tree or pack.entry)
    path: list[Passed] = []
    while question := pack.trees[at.tree].questions.get(at.node):
        answer = known.get(question.fact)
        if answer is None:
            return Walk(at.tree, tuple(path), question=question)
        path.append(Passed(at.tree, question.id, question.fact, answer))
        at = follow(question, answer)
    outcome = pack.trees[at.tree].outcomes[at.node]
    return Walk(at.tree, tuple(path), outcome=outcome, steps=tuple(advised(pack, outcome.do, known)))


def start_of(pack: Pack, tree: str) -> Target:
    """Name the first question of a tree."""
    return Target(tree, pack.trees[tree].start)


def followed(question: Question, answer: Answer) -> Edge:
    """Give the edge that an answer follows: for a set, that of the first written member that is present."""
    held = {answer} if isinstance(answer, str) else set(answer)
    for edge in question.answers:
        if edge.value in held or (edge.value == OTHERWISE and UNSURE not in held):
            return edge
    raise AssertionError(f"{question.id} has no answer for {answer}: the reader lets no such pack through")


def follow(question: Question, answer: Answer) -> Target:
    """Say where an answer leads."""
    return followed(question, answer).target


def advised(pack: Pack, steps: tuple[Step, ...], facts: Facts) -> Iterator[Advice]:
    """Keep the steps whose condition is not known to be false; say the condition where it is open.

    Steps may say the same words on two conditions: they are said once, and without a condition where one holds.
    """
    verdicts = [(step, holds(pack, step.when, facts)) for step in steps]
    sure = {step.text for step, verdict in verdicts if verdict}
    said: set[str] = set()
    for step, verdict in verdicts:
        if verdict is False or step.text in said or (verdict is None and step.text in sure):
            continue
        said |= {step.text} & sure
        text = step.text
        if verdict is None:
            text = f"If {condition_in_words(pack, step.when, facts)}: {text}"
        yield Advice(step.kind, text, step.who, step.by, step.say, verdict is None)


def most_questions_left(pack: Pack, facts: Facts, tree: str, node: str) -> int:
    """Bound from above how many more questions may be asked from a node on, with these facts known.

    Iterative, so that a tree of any depth is fine. A fact asked twice further on is counted twice.
    """
    known = with_defaults(pack, facts)
    left: dict[Target, int] = {}
    pending = [Target(tree, node)]
    while pending:
        at = pending[-1]
        question = pack.trees[at.tree].questions.get(at.node)
        if question is None or at in left:
            left.setdefault(at, 0)
            pending.pop()
            continue
        onward = _onward(question, known)
        missing = [target for target in onward if target not in left]
        if missing:
            pending.extend(missing)
            continue
        left[at] = max(left[target] for target in onward) + (question.fact not in known)
        pending.pop()
    return left[Target(tree, node)]


def trees_met(pack: Pack, facts: Facts) -> frozenset[str]:
    """Name the trees that a walk passes with these facts, or still may where a question is open."""
    known = with_defaults(pack, facts)
    met: set[Target] = set()
    pending = [start_of(pack, pack.entry)]
    while pending:
        at = pending.pop()
        question = pack.trees[at.tree].questions.get(at.node)
        if at not in met:
            met.add(at)
            pending += _onward(question, known) if question else ()
    return frozenset(target.tree for target in met)


def _onward(question: Question, known: Facts) -> list[Target]:
    if question.fact in known:
        return [follow(question, known[question.fact])]
    return [edge.target for edge in question.answers]
