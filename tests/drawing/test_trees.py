"""Trees drawn in each format."""

from dataclasses import replace
from xml.etree import ElementTree

from isp_assistant.domain.model import Target
from isp_assistant.drawing.trees import FORMATS, drawn
from tests.packs import small

PACK = small()


def test_text_has_the_answer_on_every_edge_and_the_decision_of_every_outcome() -> None:
    lines = drawn(PACK, "triage", "text").splitlines()
    assert lines[0] == "Triage (triage)"
    assert "    danger → SHARE-NOW: Now" in lines
    assert "    harm → SHARE: Share" in lines
    assert "      otherwise → go on in: Agreement" in lines


def test_every_format_names_every_outcome() -> None:
    for form in FORMATS:
        text = drawn(PACK, "triage", form)
        assert all(outcome.title in text for outcome in PACK.trees["triage"].outcomes.values()), form


def test_the_svg_is_well_formed() -> None:
    root = ElementTree.fromstring(drawn(PACK, "triage", "svg"))
    assert root.tag.endswith("svg")


def test_dot_and_mermaid_have_an_edge_for_each_way() -> None:
    dot = drawn(PACK, "triage", "dot")
    assert dot.count(" -> ") == 8
    assert drawn(PACK, "triage", "mermaid").count("-->") == 8


def test_a_question_that_is_met_again_is_named_where_it_stands_and_where_it_is_met() -> None:
    tree = PACK.trees["triage"]
    situation = tree.questions["situation"]
    edges = tuple(
        replace(edge, target=Target("triage", "what")) if edge.value == "shared" else edge for edge in situation.answers
    )
    tree = replace(tree, questions=tree.questions | {"situation": replace(situation, answers=edges)})
    lines = drawn(replace(PACK, trees=PACK.trees | {"triage": tree}), "triage", "text").splitlines()
    assert "    none → What of what? [what]" in lines
    assert "  shared → What of what? (see what above)" in lines
