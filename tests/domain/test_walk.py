"""The walk: total, deterministic, explained."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from isp_assistant.domain.facts import FactError, normalised, offered, with_defaults
from isp_assistant.domain.model import UNSURE, Decision, Fact, FactValue, Step, StepKind
from isp_assistant.domain.walk import advised, most_questions_left, walk
from tests.packs import fact, pack, small

PACK = small()

answers = st.fixed_dictionaries(
    {},
    optional={
        "risk": st.sampled_from(["danger", "harm", "none", "unsure"]),
        "consent": st.sampled_from(["given", "refused", "not-asked", "unsure"]),
        "what": st.one_of(
            st.just("unsure"), st.lists(st.sampled_from(["health", "adoption", "court"]), min_size=1).map(tuple)
        ),
        "situation": st.sampled_from(["deciding", "shared", "unsure"]),
    },
)


def test_an_empty_start_asks_for_risk_and_not_for_a_fact_with_a_default() -> None:
    at = walk(PACK, {})
    assert at.question is not None
    assert at.question.id == "risk"
    assert [passed.fact for passed in at.path] == ["situation"]


def test_unsure_on_a_fact_with_a_default_takes_the_default() -> None:
    assert with_defaults(PACK, {"situation": "unsure"})["situation"] == "deciding"
    at = walk(PACK, {"situation": "unsure", "risk": "danger"})
    assert at.outcome is not None
    assert at.outcome.decision == Decision.SHARE_NOW


def test_the_first_written_member_of_a_set_decides() -> None:
    at = walk(PACK, {"risk": "none", "what": ("health", "adoption")})
    assert at.outcome is not None
    assert at.outcome.id == "ask"


def test_otherwise_takes_the_rest_but_never_unsure() -> None:
    onward = walk(PACK, {"risk": "none", "what": ("health",)})
    assert onward.tree == "part"
    unsure = walk(PACK, {"risk": "none", "what": "unsure"})
    assert unsure.outcome is not None
    assert unsure.outcome.id == "ask"


def test_a_step_is_dropped_kept_or_introduced_by_if() -> None:
    kept = walk(PACK, {"risk": "harm", "consent": "refused"}).steps
    assert kept[1].text == "Tell the family."
    dropped = walk(PACK, {"risk": "harm", "consent": "given"}).steps
    assert [step.text for step in dropped] == ["Ring them."]
    still_open = walk(PACK, {"risk": "harm"}).steps
    assert still_open[1].text == "If consent is anything but “given”: Tell the family."
    stands_in = walk(PACK, {"risk": "harm", "consent": "unsure"}).steps
    assert stands_in[1].text == "Tell the family."


@given(answers)
def test_any_facts_lead_to_one_question_or_one_outcome(facts: dict) -> None:
    at = walk(PACK, normalised(PACK.facts, facts))
    assert (at.question is None) != (at.outcome is None)
    assert at == walk(PACK, normalised(PACK.facts, facts))


@given(answers)
def test_the_bound_on_questions_is_kept(facts: dict) -> None:
    known = normalised(PACK.facts, facts)
    at = walk(PACK, known)
    bound = most_questions_left(PACK, known, "triage", "situation")
    asked = 0
    while at.question:
        known[at.question.fact] = "unsure" if asked else next(iter(PACK.facts[at.question.fact].values))
        asked += 1
        at = walk(PACK, known)
    assert asked <= bound


def test_facts_outside_the_vocabulary_are_refused_with_what_was_meant() -> None:
    for given_facts, said in (
        ({"rsik": "none"}, "rsik: there is no such fact; did you mean risk?"),
        ({"risk": "harmed"}, "risk: 'harmed' is not a value of risk; did you mean harm?"),
        ({"risk": True}, "risk: True is not a value of risk; give one as text, such as danger"),
        ({"risk": ["none"]}, "risk: a list is not a value of risk; give one as text, such as danger"),
    ):
        try:
            normalised(PACK.facts, given_facts)
        except FactError as error:
            assert str(error) == said  # noqa: PT017
        else:
            raise AssertionError(given_facts)


def test_an_empty_set_is_unknown_and_members_take_the_order_of_the_vocabulary() -> None:
    assert normalised(PACK.facts, {"what": []}) == {}
    assert normalised(PACK.facts, {"what": ["court", "health", "court"]}) == {"what": ("health", "court")}
    assert normalised(PACK.facts, {"what": "court"}) == {"what": ("court",)}


def test_an_open_condition_is_said_in_words_and_only_its_open_part() -> None:
    labels = {"a": "A relative", "b": "NHS staff", "c": "Police"}
    told = Fact("told", "Who hears it", {name: FactValue(name, label) for name, label in labels.items()})
    pack = replace(PACK, facts=PACK.facts | {"told": told})
    step = Step(StepKind.TELL, "Ring.", when={"told": ("a", "b", "c"), "risk": ("harm",)})
    (advice,) = advised(pack, (step,), {"risk": "harm"})
    assert advice.text == "If who hears it is “a relative”, “NHS staff” or “police”: Ring."
    assert advice.open
    assert list(advised(pack, (step,), {"risk": "none"})) == []
    (known,) = advised(pack, (step,), {"risk": "harm", "told": "a"})
    assert (known.text, known.open) == ("Ring.", False)


def test_a_yes_or_a_no_is_offered_as_one() -> None:
    both = pack({}, [fact("forbidden", "yes", "no"), fact("risk", "high", "none")])
    assert [offered(both, "forbidden", value) for value in ("yes", "no")] == ["Yes. Yes", "No. No"]
    assert [offered(both, "risk", value) for value in ("high", UNSURE)] == ["High", "Not sure"]


def test_an_open_yes_or_no_is_said_by_its_label_alone() -> None:
    ordered = Fact(
        "ordered", "Required", {"yes": FactValue("yes", "A court requires it"), "no": FactValue("no", "None")}
    )
    pack = replace(PACK, facts=PACK.facts | {"ordered": ordered})
    (advice,) = advised(pack, (Step(StepKind.TELL, "Obey.", when={"ordered": ("yes",)}),), {})
    assert advice.text == "If a court requires it: Obey."
