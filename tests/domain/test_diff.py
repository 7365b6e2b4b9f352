"""The diff equals brute force, and none of its lines or conditions can go."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from isp_assistant.domain.comparison import Change, Changed, Comparison, IncomparableError
from isp_assistant.domain.diff import Line, diff
from isp_assistant.domain.model import (
    UNSURE,
    Answer,
    Decision,
    Edge,
    Fact,
    GoldenCase,
    Pack,
    Question,
    Step,
    StepKind,
    Target,
)
from isp_assistant.domain.regions import Region, labels_below
from tests import packs
from tests.benchmarks.ladders import ladder, retargeted
from tests.domain.generated import random_pack
from tests.domain.slowly import Situations, changed, covered, every, told
from tests.packs import small


def mutated(rng: random.Random, pack: Pack) -> Pack:
    tree = pack.trees[rng.choice(list(pack.trees))]
    kind = rng.choice(["edge", "edge", "decision", "steps", "when", "cites", "default"])
    if kind == "default":
        facts = [fact for fact in pack.facts.values() if fact.default]
        changed_facts = {fact.name: replace(fact, default=list(fact.values)[-1]) for fact in facts}
        return replace(pack, facts=pack.facts | changed_facts)
    if kind == "edge":
        question = rng.choice(list(tree.questions.values()))
        spot = rng.randrange(len(question.answers))
        edges = list(question.answers)
        edges[spot] = Edge(edges[spot].value, Target(tree.id, rng.choice(list(tree.outcomes))))
        changed: Question = replace(question, answers=tuple(edges))
        tree = replace(tree, questions=tree.questions | {question.id: changed})
    else:
        outcome = rng.choice(list(tree.outcomes.values()))
        if kind == "decision":
            outcome = replace(outcome, decision=rng.choice(list(Decision)))
        elif kind == "steps":
            outcome = replace(outcome, do=outcome.do[1:])
        elif kind == "when":
            outcome = replace(outcome, do=tuple(replace(step, when={}) for step in outcome.do))
        else:
            outcome = replace(outcome, cites=())
        tree = replace(tree, outcomes=tree.outcomes | {outcome.id: outcome})
    return replace(pack, trees=pack.trees | {tree.id: tree})


def wider(line: Line) -> Iterator[Line]:
    """Drop each condition of a line in turn."""
    for name in line.when:
        yield replace(line, when={other: values for other, values in line.when.items() if other != name})
    for name, values in line.every.items():
        for value in values:
            yield replace(line, every=line.every | {name: tuple(v for v in values if v != value)})
    for name, values in line.unless.items():
        for value in values:
            yield replace(line, unless=line.unless | {name: tuple(v for v in values if v != value)})


def assert_exact(old: Pack, new: Pack, situations: Situations) -> None:
    """Hold the diff of two packs against what each says of every situation."""
    result = diff(old, new)
    assert result.complete

    pairs = zip(situations.told(old), situations.told(new), strict=True)
    regions = situations.grouped(changed(before, after) for before, after in pairs)
    regions.pop(None, None)
    lines: dict[Changed, list[Line]] = {}
    for line in result.lines:
        lines.setdefault(line.changed, []).append(line)
    assert lines.keys() == regions.keys()
    for label, region in regions.items():
        covers = [covered(situations, line) for line in lines[label]]
        for spot, line in enumerate(lines[label]):
            others = 0
            for other in covers[:spot] + covers[spot + 1 :]:
                others |= other
            assert covers[spot] & ~others, f"the others cover {line}"
            for more in wider(line):
                assert covered(situations, more) & ~region, f"a condition can go: {line}, {more}"
            assert not covers[spot] & ~region, f"{line} says too much"
            assert not region & ~(others | covers[spot]), f"{label} is not all told"


@pytest.mark.parametrize("seed", range(150))
def test_diff_equals_brute_force_and_no_line_or_condition_can_go(seed: int) -> None:
    rng = random.Random(seed)
    old = random_pack(rng, facts=rng.randint(2, 5), questions=rng.randint(3, 9), most_members=4)
    new = old
    for _ in range(rng.randint(1, 3)):
        new = mutated(rng, new)
    assert_exact(old, new, every(old, new))


@pytest.mark.parametrize("seed", range(12))
def test_diff_equals_brute_force_over_seven_facts(seed: int) -> None:
    rng = random.Random(1000 + seed)
    old = random_pack(rng, facts=7, questions=rng.randint(8, 16), most_members=4, most_sets=1)
    new = mutated(rng, mutated(rng, old))
    assert_exact(old, new, every(old, new))


def test_a_long_line_is_widened_without_a_walk_from_the_root_for_each_condition() -> None:
    questions = 200
    old = ladder(questions, questions)
    compared = Comparison(old, retargeted(old), "ladder", "ladder")
    (change,) = compared.changes()
    region = Region(compared.product, compared.root, change, labels_below(compared.product))
    (line,) = region.lines()
    assert len(compared.space.narrowed_to(line)) == questions
    assert region.work < 10 * questions


def test_a_pack_does_not_differ_from_itself() -> None:
    assert diff(small(), small()).lines == ()


def lost_share_now() -> Pack:
    old = small()
    tree = old.trees["triage"]
    risk = tree.questions["risk"]
    edges = tuple(Edge("danger", Target("triage", "ask")) if e.value == "danger" else e for e in risk.answers)
    tree = replace(tree, questions=tree.questions | {"risk": replace(risk, answers=edges)})
    return replace(old, trees=old.trees | {"triage": tree})


def test_a_lost_share_now_is_less_sharing() -> None:
    (line,) = diff(small(), lost_share_now()).lines
    assert line.tree == "triage"
    assert line.when == {"situation": ("deciding",), "risk": ("danger",)}
    assert line.changed.change == Change.LESS


def test_another_tree_to_begin_in_is_compared_too() -> None:
    new = lost_share_now()
    trees = {name: replace(tree, entry=True) for name, tree in new.trees.items()}
    elsewhere = replace(small(), trees={n: replace(t, entry=True) for n, t in small().trees.items()}, entry="part")
    (line,) = diff(elsewhere, replace(new, trees=trees, entry="part")).lines
    assert (line.tree, line.changed.change) == ("triage", Change.LESS)


def test_members_of_a_set_that_lead_to_the_same_change_stand_in_one_line() -> None:
    old = small()
    tree = old.trees["triage"]
    what = tree.questions["what"]
    edges = tuple(
        replace(e, target=Target("triage", "now")) if e.value in ("court", "adoption") else e for e in what.answers
    )
    tree = replace(tree, questions=tree.questions | {"what": replace(what, answers=edges)})
    (line,) = diff(old, replace(old, trees=old.trees | {"triage": tree})).lines
    assert line.when["what"] == ("adoption", "court")
    assert (line.every, line.unless) == ({}, {})


def test_rewording_is_no_change_and_is_listed_apart() -> None:
    old = small()
    tree = old.trees["triage"]
    outcome = replace(tree.outcomes["now"], because="Put another way.")
    new = replace(old, trees=old.trees | {"triage": replace(tree, outcomes=tree.outcomes | {"now": outcome})})
    result = diff(old, new)
    assert result.lines == ()
    assert [wording.where for wording in result.wording] == ["triage#now: because"]


def test_a_value_that_only_one_pack_knows_is_a_region_of_its_own() -> None:
    old = small()
    risk = old.facts["risk"]
    values = risk.values | {"rumour": replace(risk.values["none"], name="rumour")}
    tree = old.trees["triage"]
    question = tree.questions["risk"]
    edges = (Edge("rumour", Target("triage", "ask")), *question.answers)
    tree = replace(tree, questions=tree.questions | {"risk": replace(question, answers=edges)})
    new = replace(old, facts=old.facts | {"risk": replace(risk, values=values)}, trees=old.trees | {"triage": tree})
    (line,) = diff(old, new).lines
    assert line.when["risk"] == ("rumour",)
    assert line.changed.old is None
    (back,) = diff(new, old).lines
    assert back.changed.new is None


def test_another_default_is_seen_where_nothing_was_said() -> None:
    old = small()
    situation = replace(old.facts["situation"], default="shared")
    lines = diff(old, replace(old, facts=old.facts | {"situation": situation})).lines
    assert lines
    assert {line.when["situation"] for line in lines} == {("unsure",)}


def test_a_set_is_not_compared_with_what_is_none() -> None:
    old = small()
    one: Fact = packs.fact("what", "health", "adoption", "court")
    with pytest.raises(IncomparableError, match="what is a set in one pack and not in the other"):
        diff(old, replace(old, facts=old.facts | {"what": one}))


def test_golden_cases_that_come_out_otherwise_are_named_and_classes_counted() -> None:
    facts: dict[str, Answer] = {"risk": "danger"}
    case = GoldenCase("knife", "A knife", facts, (Decision.SHARE_NOW,), "It is danger.", "law")
    old = replace(small(), cases=(case, replace(case, id="harm", facts={"risk": "harm"})))
    result = diff(old, lost_share_now())
    assert [(t.kind, t.id, t.old, t.new) for t in result.turned] == [
        ("case", "knife", Decision.SHARE_NOW, Decision.SEEK_ADVICE)
    ]
    assert result.counts() == {Change.LESS: 1}


def test_a_shared_step_put_for_another_is_seen_and_a_new_name_for_it_is_not() -> None:
    def told_with(*names: str) -> Pack:
        steps = tuple(Step(StepKind.TELL, f"Do {name}.", name=name) for name in names)
        pack = small()
        tree = pack.trees["triage"]
        outcomes = tree.outcomes | {
            "now": replace(tree.outcomes["now"], do=steps[:1]),
            "mend": replace(tree.outcomes["mend"], do=steps),
        }
        return replace(pack, trees=pack.trees | {"triage": replace(tree, outcomes=outcomes)})

    changed = {line.changed.change for line in diff(told_with("one", "two"), told_with("two", "one")).lines}
    assert changed == {Change.STEPS}
    assert diff(told_with("one", "two"), told_with("first", "two")).lines == ()


def doing(*steps: Step, default_sharer: str | None = None) -> Pack:
    """Build a small pack whose `share` does these steps."""
    pack = small()
    tree = pack.trees["triage"]
    outcomes = tree.outcomes | {"share": replace(tree.outcomes["share"], do=steps)}
    sharer = packs.fact("sharer", "council", "school")
    return replace(
        pack,
        facts=pack.facts | {"sharer": sharer},
        trees=pack.trees | {"triage": replace(tree, outcomes=outcomes)},
        default_sharer=default_sharer,
    )


RING = Step(StepKind.TELL, "Ring the duty team and say what you saw.", who="duty-team")
GIVE = Step(StepKind.INCLUDE, "Give what you saw with your own eyes.")


def test_other_words_for_a_step_are_rewording_but_other_advice_in_its_place_is_another_step() -> None:
    gently = replace(RING, text="Ring the duty team and say gently what you saw.")
    result = diff(doing(RING), doing(gently))
    assert (result.lines, [one.new for one in result.wording]) == ((), [gently.text])
    otherwise = replace(RING, text="Wait until somebody asks.")
    result = diff(doing(RING), doing(otherwise))
    assert ([line.changed.change for line in result.lines], result.wording) == ([Change.STEPS], ())


def test_other_words_under_another_outcome_are_listed_nowhere_and_so_are_another_step() -> None:
    gently = replace(RING, text="Ring the duty team and say gently what you saw.")
    old, new = doing(RING), doing(gently)
    tree = new.trees["triage"]
    outcomes = tree.outcomes | {"renamed": replace(tree.outcomes["share"], id="renamed")}
    risk = tree.questions["risk"]
    edges = tuple(replace(e, target=Target("triage", "renamed")) if e.value == "harm" else e for e in risk.answers)
    tree = replace(tree, outcomes=outcomes, questions=tree.questions | {"risk": replace(risk, answers=edges)})
    (line,) = diff(old, replace(new, trees=new.trees | {"triage": tree})).lines
    assert line.changed.change == Change.STEPS


def test_steps_in_another_order_are_other_steps() -> None:
    (line,) = diff(doing(RING, GIVE), doing(GIVE, RING)).lines
    assert line.changed.change == Change.STEPS


def test_many_steps_that_all_give_way_to_others_are_compared_as_fast_as_few() -> None:
    whens = ({"consent": ("given",)}, {"what": ("health",)})
    old = [replace(RING, text=f"Ring about matter {n}.", when=whens[n % 2]) for n in range(16)]
    new = [replace(GIVE, text=f"Leave out what nobody needs of {n}.", when=whens[n % 2]) for n in range(16)]
    result = diff(doing(*old), doing(*new))
    assert result.complete
    assert {line.changed.change for line in result.lines} == {Change.STEPS}


def test_what_is_said_on_two_conditions_is_said_once() -> None:
    either = doing(replace(RING, when={"consent": ("refused", "not-asked")}))
    apart = doing(*(replace(RING, when={"consent": (value,)}) for value in ("refused", "not-asked")))
    assert_exact(either, apart, every(either, apart))
    assert diff(either, apart).lines == ()
    assert diff(doing(RING), doing(RING, RING)).lines == ()


def test_a_step_that_the_same_words_hid_is_seen_where_they_no_longer_stand() -> None:
    hiding = doing(RING, GIVE, replace(RING, when={"consent": ("refused",)}))
    shown = doing(GIVE, replace(RING, when={"consent": ("refused",)}))
    assert_exact(hiding, shown, every(hiding, shown))
    assert diff(hiding, doing(RING, GIVE)).lines == ()


def test_what_a_step_hangs_on_is_seen_where_nobody_is_sure_of_it() -> None:
    old, new = (doing(replace(RING, when={"what": (value,)})) for value in ("health", "court"))
    assert_exact(old, new, every(old, new))
    assert any(line.when.get("what") == ("unsure",) for line in diff(old, new).lines)


def test_a_sharer_of_whom_nothing_is_said_is_the_one_that_the_pack_names() -> None:
    old = doing(replace(RING, when={"sharer": ("council",)}), default_sharer="council")
    new = doing(default_sharer="council")
    (line,) = diff(old, new).lines
    assert line.when["sharer"] == ("council",)
    facts: dict[str, Answer] = {"risk": "harm", "sharer": UNSURE}
    assert told(old, facts) == told(old, facts | {"sharer": "council"}) != told(new, facts)
