"""Marking: what is asked, what counts, what fails a run, and that the same answers always come to the same."""

from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from isp_assistant.domain.model import Answer, Beat, Citation, Decision, Scenario
from isp_assistant.domain.training import Course, Critical, Run, Sureness, by_level, critical
from tests.packs import GUIDE, S47, small

FIRST = Beat(
    tells="A neighbour heard shouting.",
    ask="decision",
    expect=("share",),
    reason="Harm is suspected.",
    facts={"risk": "harm"},
    tempting={"ask-first": "A day is lost."},
    hints=("Think of the bruise.", "Harm does not wait."),
    cites=(S47,),
)
SECOND = Beat(
    tells="The bruise was explained. What is left is a worry about health.",
    ask="what",
    expect=("health",),
    reason="Only health is left.",
    facts={"risk": "none", "what": ("health",)},
    cites=(GUIDE,),
)
THIRD = Beat("She says no.", "decision", ("do-not-share",), "It is hers to say.", {"consent": "refused"}, cites=(S47,))
SCENARIO = Scenario(
    "first", "The neighbour", "easy", "A health visitor", (FIRST, SECOND, THIRD), ("Harm comes first.",)
)
RIGHT: tuple[Answer, ...] = ("share", "harm", ("health",), "do-not-share", "none", "refused")


def course() -> Course:
    return Course(small(), SCENARIO)


def taken(*answers: Answer, sure: Sureness = Sureness.SURE, upon: Run | None = None) -> Run:
    run = upon or Run("first")
    for answer in answers:
        run = course().answer(run, answer, sure)
    return run


def test_a_decision_comes_first_then_what_it_turned_on() -> None:
    assert [turn.id for turn in course().turns] == [
        "1.decision",
        "1.risk",
        "2.what",
        "3.decision",
        "3.risk",
        "3.consent",
    ]
    assert [turn.key for turn in course().turns] == [False, True, False, False, True, True]


def test_a_key_question_is_asked_in_the_words_of_the_tree() -> None:
    assert course().turns[1].asks == "What of risk?"


def test_an_author_can_name_the_key_questions() -> None:
    scenario = replace(SCENARIO, beats=(FIRST, SECOND, replace(THIRD, key_questions=("consent",))))
    assert [turn.id for turn in Course(small(), scenario).turns][-2:] == ["3.decision", "3.consent"]


def test_all_right_is_a_hundred_and_passes() -> None:
    result = course().result(taken(*RIGHT))
    assert (result.percent, result.passed, result.to_read) == (100, True, ())
    assert result.points == result.out_of == 4 + 1 + 2 + 4 + 1 + 1


def test_each_hint_costs_a_point_and_only_of_a_right_answer() -> None:
    run = course().hint(course().hint(Run("first")))
    assert run.hints == 2
    assert course().hint(run) == run, "there is no third hint"
    right, wrong = taken(*RIGHT, upon=run), taken("ask-first", *RIGHT[1:], upon=run)
    full = course().result(taken(*RIGHT)).points
    assert course().result(right).points == full - 2
    assert course().result(wrong).points == full - 4
    assert course().result(right).hints == 2


def test_a_key_question_has_no_hints() -> None:
    run = taken("share")
    assert course().hints(run) == ()
    assert course().hint(run) == run


def test_what_was_wrong_names_the_sections_to_read() -> None:
    result = course().result(taken("share", "harm", ("adoption",), "do-not-share", "none", "given"))
    assert result.to_read == (GUIDE, S47)
    assert [mark.turn.id for mark in result.marks if mark.sure_and_wrong] == ["2.what", "3.consent"]


def test_sureness_does_not_change_the_score() -> None:
    scores = {course().result(taken(*RIGHT, sure=sure)).points for sure in Sureness}
    assert len(scores) == 1


def test_an_answer_that_was_not_offered_is_refused() -> None:
    for answer in ("harm", ("share",), "nonsense"):
        with pytest.raises(ValueError, match="not an answer"):
            course().answer(Run("first"), answer, Sureness.SURE)
    with pytest.raises(ValueError, match="not an answer"):
        taken(*RIGHT, "share")
    with pytest.raises(ValueError, match="not an answer"):
        taken("share", "harm", ())


def test_a_beat_ends_with_its_last_key_question() -> None:
    ended = [course().finished(taken(*RIGHT[:count])) for count in range(7)]
    assert ended == [None, None, 0, 1, None, None, 2]


def test_the_learners_own_reading_leads_to_a_path_of_its_own() -> None:
    run = taken("ask-first", "none", ("health",), "ask-first", "none", "not-asked")
    first, third = course().paths(run, 0), course().paths(run, 2)
    assert first.expected.outcome
    assert first.expected.outcome.id == "share"
    assert first.own.question
    assert first.own.question.fact == "what"
    assert [(passed.fact, passed.answer) for passed in first.apart] == [("risk", "none")]
    assert third.own.outcome
    assert third.own.outcome.decision == "ask-first", "misread, then decided as that reading says"
    assert [(passed.fact, passed.answer) for passed in third.apart] == [("consent", "not-asked")]


def test_a_set_in_a_key_question_is_right_where_it_leads_to_the_same_place() -> None:
    beat = Beat("They ask.", "decision", ("seek-advice",), "Closed.", {"risk": "none", "what": ("health", "adoption")})
    sets = Course(small(), Scenario("sets", "Sets", "hard", "Anybody", (beat,)))
    turns = [turn.id for turn in sets.turns]
    for answer, right in (
        (("adoption",), True),
        (("adoption", "court"), True),
        (("health",), False),
        ("unsure", False),
    ):
        run = sets.answer(Run("sets"), "seek-advice", Sureness.GUESS)
        while sets.pending(run) and sets.pending(run).ask != "what":  # type: ignore[union-attr]
            run = sets.answer(run, "none", Sureness.GUESS)
        marks = sets.marks(sets.answer(run, answer, Sureness.GUESS))
        assert marks[turns.index("1.what")].right is right, answer


def test_a_run_that_no_longer_fits_is_not_gone_on_with() -> None:
    run = taken("share", "harm")
    assert course().fits(run)
    assert not course().fits(replace(run, scenario="other"))
    other = replace(SCENARIO, beats=(SECOND, FIRST))
    assert not Course(small(), other).fits(run)


@drawn(st.data())
def test_a_run_marked_again_or_taken_up_again_comes_to_the_same(data: st.DataObject) -> None:
    run, one = Run("first"), course()
    while turn := one.pending(run):
        if data.draw(st.booleans()):
            run = one.hint(run)
        value = data.draw(st.sampled_from(turn.options))
        answer: Answer = (value,) if turn.many and value != "unsure" else value
        run = one.answer(run, answer, data.draw(st.sampled_from(list(Sureness))))
        again = Run("first", run.given, run.hints)
        assert course().result(again) == one.result(run)
    result = one.result(run)
    assert 0 <= result.points <= result.out_of
    assert result.points == sum(max(0, mark.turn.worth - mark.given.hints) for mark in result.marks if mark.right)
    assert result.passed == (100 * result.points >= 70 * result.out_of and not result.criticals)


DANGER = {"risk": "immediate-danger", "consent": "refused"}
HARM = {"risk": "significant-harm"}
BARRED = {"risk": "none", "legal_bar": "yes", "consent": "given"}
CLOSED = {"risk": "significant-harm", "information": ("adoption", "health")}
REFUSED = {"risk": "none", "consent": "refused"}
SECRET = {"risk": "welfare-concern", "confidential": "yes", "consent": "not-asked"}


@pytest.mark.parametrize(
    ("facts", "expect", "chosen", "named"),
    [
        (DANGER, "share-now", "ask-first", Critical.DANGER_DELAYED),
        (DANGER, "share-now", "share", Critical.DANGER_DELAYED),
        (DANGER, "share-now", "seek-advice", Critical.DANGER_DELAYED),
        (DANGER, "share-now", "share-now", None),
        (HARM, "share", "do-not-share", Critical.DANGER_DELAYED),
        (HARM, "share", "ask-first", None),
        (BARRED, "seek-advice", "share-with-consent", Critical.BAR_BROKEN),
        (BARRED, "seek-advice", "do-not-share", None),
        (CLOSED, "seek-advice", "share", Critical.BAR_BROKEN),
        ({**CLOSED, "legal_bar": "no"}, "seek-advice", "share", None),
        (REFUSED, "do-not-share", "share", Critical.CONFIDENCE_BROKEN),
        (REFUSED, "do-not-share", "share-anonymised", None),
        (REFUSED, "share", "share-now", None),
        (SECRET, "ask-first", "share-with-consent", Critical.CONFIDENCE_BROKEN),
        ({**SECRET, "risk": "significant-harm"}, "seek-advice", "share", None),
        ({**SECRET, "risk": "significant-harm"}, "do-not-share", "share", Critical.CONFIDENCE_BROKEN),
        ({**SECRET, "consent": "given"}, "ask-first", "share", None),
    ],
)
def test_critical_errors_are_named(facts: dict[str, Answer], expect: str, chosen: str, named: Critical | None) -> None:
    assert critical(facts, (expect,), chosen) == named


def test_a_critical_error_fails_a_run_whatever_its_score() -> None:
    beats = tuple(
        Beat("He is at the door.", "decision", ("share-now",), "Danger.", {"risk": "danger"}) for _ in range(4)
    )
    refused = Beat(
        "She says no.",
        "decision",
        ("do-not-share",),
        "Hers.",
        {"risk": "none", "what": ("health",), "consent": "refused"},
    )
    one = Course(small(), Scenario("many", "Many", "easy", "Anybody", (*beats, refused)))
    run = Run("many")
    while turn := one.pending(run):
        answer = "share" if turn.id == "5.decision" else turn.expect[0]
        run = one.answer(run, turn.expect if turn.many else answer, Sureness.SURE)
    result = one.result(run)
    assert result.percent >= 70
    assert [mark.critical for mark in result.criticals] == [Critical.CONFIDENCE_BROKEN]
    assert not result.passed


def test_scenarios_go_from_easy_to_hard() -> None:
    levels = ["hard", "easy", "medium"]
    found = by_level(replace(SCENARIO, level=level) for level in levels)
    assert [one.level for one in found] == ["easy", "medium", "hard"]


def test_every_decision_is_offered() -> None:
    assert course().turns[0].options == tuple(Decision)
    assert Citation("guide", "7") == GUIDE
