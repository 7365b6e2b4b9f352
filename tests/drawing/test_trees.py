"""Trees drawn in each format."""

from xml.etree import ElementTree

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
