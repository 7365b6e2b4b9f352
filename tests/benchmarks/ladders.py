"""Trees of a size that nobody writes by hand, to measure proof and diff on."""

import random
from dataclasses import replace

from isp_assistant.domain.model import Decision, Edge, Fact, Invariant, Pack, Target, Tree
from tests import packs
from tests.packs import S47

NEVER = Invariant("never", "Nobody is refused.", S47, not_decision=(Decision.DO_NOT_SHARE,))


def ladder(rungs: int, facts: int, seed: int = 1) -> Pack:
    """Build a tree of so many questions one after the other, each with a way out.

    Where facts come again, a rung may also lead two rungs on: then the paths are beyond counting.
    """
    rng = random.Random(seed)
    vocabulary: list[Fact] = [packs.fact(f"f{n}", "a", "b") for n in range(facts)]
    questions = {}
    for rung in range(rungs):
        onward = f"q{rung + 1}" if rung + 1 < rungs else "share"
        further = f"q{rung + 2}" if facts < rungs and rung + 2 < rungs else "ask"
        answers: dict[str, str | Target] = {"a": onward, "b": rng.choice([onward, further]), "unsure": "ask"}
        questions[f"q{rung}"] = packs.question(f"q{rung}", f"f{rung % facts}", answers, "ladder")
    outcomes = {"share": packs.outcome("share", Decision.SHARE), "ask": packs.outcome("ask", Decision.SEEK_ADVICE)}
    tree = Tree("ladder", "A ladder", "q0", questions, outcomes, entry=True)
    return replace(packs.pack({"ladder": tree}, vocabulary, "ladder"), invariants=(NEVER,))


def retargeted(pack: Pack) -> Pack:
    """Lead one answer in the middle of a ladder elsewhere."""
    tree = pack.trees["ladder"]
    name = f"q{len(tree.questions) // 2}"
    question = tree.questions[name]
    edges = (Edge("a", Target("ladder", "ask")), *question.answers[1:])
    questions = tree.questions | {name: replace(question, answers=edges)}
    return replace(pack, trees={"ladder": replace(tree, questions=questions)})
