"""What a slip of the hand in YAML is called, and where it is pointed at."""

import pytest

from isp_assistant.assistant.governance import checked
from isp_assistant.pack.load import read_files
from isp_assistant.pack.rules import sample
from isp_assistant.pack.source import read_yaml
from tests.conftest import TODAY

SLIPS = {
    "a:\n\tb: c\n": (2, 1, "A tab stands here"),
    "a:\n  b: c\n\td: e\n": (3, 1, "A tab stands here"),
    "a:\n  b: c\n    d: e\n": (3, 6, "This colon is not expected"),
    "a: b: c\n": (1, 5, "This colon is not expected"),
    "a:\n    b: c\n  d: e\n": (3, 3, "This line is indented otherwise"),
    "a: 'it's so'\nb: c\n": (1, 8, "Something stands behind a closing quote"),
    "a: b\nc:d\ne: f\n": (2, 1, "This line has no key"),
    'a: "b\nc: d\n': (1, 4, "The quote that opens here is never closed"),
    "a: [b, c\nd: e\n": (2, 2, "The [ of line 1 is not closed"),
    "a: {b: c d: e}\n": (1, 11, "The { of line 1 is not closed, or a comma is missing"),
    "a: @b\n": (1, 4, "A text cannot begin with @"),
    "a:\n  - b\n  c: d\n": (3, 3, "This line stands in a list"),
    "a: - b\n": (1, 4, "A list begins in the line below its key"),
    'a: "\\d"\n': (1, 5, "In double quotes a backslash"),
    "a: | b\n": (1, 6, "Behind | or > the text begins in the next line"),
    "%x\na: b\n": (1, 3, "This is not YAML: found unknown directive name"),
}


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_said_in_plain_words_where_it_is(text: str) -> None:
    _, (found,) = read_yaml(text.encode(), "a.yaml")
    line, column, said = SLIPS[text]
    assert (found.code, found.at.line, found.at.column) == ("yaml", line, column)
    assert found.message.startswith(said)


def test_of_a_name_given_twice_nothing_else_is_said_to_be_missing() -> None:
    asked_again = "  more:\n    ask: Is it so?\n    fact: risk\n    why: It is.\n    cites: [law#s47]\n"
    asked_again += "    answers: {high: share, none: keep, unsure: ask}\n"
    files = sample.FILES | sample.tree(("none: keep, unsure: ask}\n", "none: more, unsure: ask}\n" + asked_again))
    assert read_files({name: text.encode() for name, text in files.items()}).findings == ()
    renamed = files["decisions/triage.yaml"].replace("  more:\n", "  risk:\n")
    found = read_files({name: text.encode() for name, text in (files | {"decisions/triage.yaml": renamed}).items()})
    assert [one.code for one in found.findings] == ["yaml-duplicate-key"]


def test_without_the_entry_no_other_tree_is_said_to_be_dead() -> None:
    part = sample.tree(("id: triage", "id: part"), ("entry: true", "entry: false"))["decisions/triage.yaml"]
    files = {**sample.FILES, "decisions/part.yaml": part}
    del files["decisions/triage.yaml"]
    read = read_files({name: text.encode() for name, text in files.items()})
    assert [one.code for one in checked(read, TODAY)] == ["unknown-entry"]
