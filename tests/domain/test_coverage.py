"""Coverage counts what can be given, as brute force does; drafts exercise all of it, and say what the trees say."""

import random
from dataclasses import replace

import pytest

from isp_assistant.domain import givable as search
from isp_assistant.domain.coverage import _given, coverage, drafts
from isp_assistant.domain.diagram import answers, space_of
from isp_assistant.domain.givable import answers_of, givable
from isp_assistant.domain.model import UNSURE, GoldenCase, Pack
from isp_assistant.domain.walk import walk
from tests.domain.generated import random_pack
from tests.domain.slowly import assignments
from tests.packs import small


def random_one(seed: int) -> Pack:
    rng = random.Random(seed)
    return random_pack(rng, facts=rng.randint(2, 5), questions=rng.randint(3, 9))


@pytest.mark.parametrize("seed", range(60))
def test_what_can_be_given_equals_brute_force(seed: int) -> None:
    pack = random_one(seed)
    slowly = {given for facts in assignments(pack) for given in _given(pack, walk(pack, facts))}
    found = givable(pack)
    assert set(found) == slowly
    for one, way in found.items():
        assert way is not None
        assert one in set(_given(pack, walk(pack, answers(space_of(pack), way))))


@pytest.mark.parametrize("seed", range(60))
def test_drafts_exercise_every_answer_that_can_be_given(seed: int) -> None:
    pack = replace(random_one(seed), cases=())
    drafted = tuple(drafts(pack, pack.trees))
    assert coverage(replace(pack, cases=drafted)).answers == coverage(pack).answers, "a draft proves nothing"
    reviewed = replace(pack, cases=tuple(replace(case, reviewed_by="A lead") for case in drafted))
    assert coverage(reviewed).answers == ()
    for case in drafted:
        at = walk(pack, case.facts)
        assert at.outcome
        assert case.accept == (at.outcome.decision,)


def test_an_answer_that_is_known_before_its_question_comes_is_not_counted() -> None:
    pack = small()
    triage = pack.trees["triage"]
    again = replace(triage.questions["risk"], id="again")
    edges = tuple(
        replace(edge, target=replace(edge.target, node="again")) if edge.value == "harm" else edge
        for edge in triage.questions["risk"].answers
    )
    questions = triage.questions | {"risk": replace(triage.questions["risk"], answers=edges), "again": again}
    pack = replace(pack, trees=pack.trees | {"triage": replace(triage, questions=questions)})
    covered = coverage(pack, ["triage"])
    assert covered.never == (
        ("triage", "situation", UNSURE),  # what has a default is never not sure
        *(("triage", "again", value) for value in ("danger", "none", UNSURE)),
    )
    assert covered.answers_in_all == len(answers_of(pack.trees["triage"])) - len(covered.never)


def test_a_reviewed_case_exercises_its_path_and_its_outcome() -> None:
    case = GoldenCase("knife", "A knife", {"risk": "danger"}, (), "It is danger.", "law")
    before, after = coverage(small()), coverage(replace(small(), cases=(case,)))
    assert set(before.answers) - set(after.answers) == {
        ("triage", "situation", "deciding"),
        ("triage", "risk", "danger"),
    }
    assert set(before.outcomes) - set(after.outcomes) == {("triage", "now")}


def test_beyond_the_cap_every_answer_counts_and_none_is_drafted_that_no_way_is_known_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "MOST_STATES", 1)
    covered = coverage(small())
    assert covered.never == ()
    assert covered.answers_in_all == sum(len(answers_of(tree)) for tree in small().trees.values())
    assert len(list(drafts(small(), small().trees))) < len(covered.answers)


def test_drafts_of_one_tree_are_of_that_tree() -> None:
    assert {case.id.split("-")[1] for case in drafts(small(), ["part"])} == {"part"}
