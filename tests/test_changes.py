"""What a diff says to people: the change once, then the situations."""

from dataclasses import replace

from isp_assistant.assistant.changes import change_lines, summary
from isp_assistant.domain.diff import Diff, diff
from isp_assistant.domain.model import Edge, Pack, Step, StepKind, Target
from tests.packs import small


def led(pack: Pack, question: str, **answers: str) -> Pack:
    """Lead answers of a question of the entry elsewhere."""
    tree = pack.trees["triage"]
    asked = tree.questions[question]
    edges = tuple(
        replace(edge, target=Target("triage", answers[edge.value])) if edge.value in answers else edge
        for edge in asked.answers
    )
    questions = tree.questions | {question: replace(asked, answers=edges)}
    return replace(pack, trees=pack.trees | {"triage": replace(tree, questions=questions)})


def said(compared: Diff) -> list[str]:
    return list(change_lines(compared))


def test_a_change_is_said_once_above_its_situations() -> None:
    compared = diff(small(), led(small(), "what", otherwise="ask"))
    heads = [line for line in said(compared) if line.startswith(("more", "less", "other"))]
    assert len(heads) == len(set(heads)) == 3
    assert heads == [
        "more sharing: do-not-share (part#no) → seek-advice (triage#ask)",
        "less sharing: ask-first (part#first) → seek-advice (triage#ask)",
        "less sharing: share-with-consent (part#yes) → seek-advice (triage#ask)",
    ]
    assert summary(compared) == "3 changed situations (1 more sharing, 2 less sharing), 0 of wording alone."


def test_what_every_situation_has_in_common_is_said_once_at_the_top() -> None:
    lines = said(diff(small(), led(small(), "what", otherwise="ask")))
    assert lines[0].startswith("All of this holds where situation is deciding, risk is none, what is known")
    assert not any("risk is none" in line for line in lines[1:])


def test_most_values_are_said_by_those_that_are_not_among_them() -> None:
    pack = small()
    risk = pack.facts["risk"]
    values = risk.values | {name: replace(risk.values["none"], name=name) for name in ("low", "mid", "high")}
    pack = replace(pack, facts=pack.facts | {"risk": replace(risk, values=values)})
    asked = pack.trees["triage"].questions["risk"]
    edges = (*asked.answers, *(Edge(name, Target("triage", "share")) for name in ("low", "mid", "high")))
    tree = pack.trees["triage"]
    tree = replace(tree, questions=tree.questions | {"risk": replace(asked, answers=edges)})
    pack = replace(pack, trees=pack.trees | {"triage": tree})
    compared = diff(pack, led(pack, "risk", low="now", mid="now", high="now", harm="now"))
    assert "risk is neither danger, none nor unsure" in "\n".join(said(compared))


def test_a_set_has_members_and_is_not_said_by_those_it_lacks() -> None:
    lines = "\n".join(said(diff(small(), led(small(), "what", adoption="now"))))
    assert "what has adoption" in lines
    lines = "\n".join(said(diff(small(), led(small(), "what", court="now"))))
    assert "what has court, what has no adoption" in lines


def test_no_difference_is_said() -> None:
    assert said(diff(small(), small())) == []
    assert summary(diff(small(), small())) == "No difference."


def told(*texts: str) -> Pack:
    """Give the outcome of danger these steps."""
    pack = small()
    tree = pack.trees["triage"]
    now = replace(tree.outcomes["now"], do=tuple(Step(StepKind.TELL, text) for text in texts))
    return replace(pack, trees=pack.trees | {"triage": replace(tree, outcomes=tree.outcomes | {"now": now})})


RING, WRITE, WAIT = "Ring the duty team today.", "Then write it down for your manager.", "Wait with the family."


def test_a_step_put_in_does_not_make_reworded_ones_of_those_behind_it() -> None:
    compared = diff(told(RING, WRITE, WAIT), told("Find a quiet room.", RING, WRITE, WAIT))
    assert compared.lines
    assert compared.wording == ()


def test_a_reworded_step_is_paired_with_what_it_was_wherever_it_stands() -> None:
    (one,) = diff(told(RING, WRITE, WAIT), told("Stay calm.", RING, WAIT, "Then write it down for your lead.")).wording
    assert one.where == "triage#now: step 4"
    assert (one.old, one.new) == (WRITE, "Then write it down for your lead.")


def test_a_step_in_quite_other_words_is_another_step() -> None:
    assert diff(told(RING, WRITE), told(RING, "Go home.")).wording == ()
