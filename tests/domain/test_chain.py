"""The chain: one spelling for one content, and no change of a link that its hash does not show."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isp_assistant.domain.chain import Link, breaks, canonical, content_hash, linked, sealed

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(TEXT, JSON, max_size=4)
LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=8)


@given(OBJECTS)
def test_content_comes_back_and_has_one_spelling(content: dict[str, object]) -> None:
    written = canonical(content)
    assert json.loads(written) == content
    assert canonical(json.loads(written)) == written
    assert canonical(dict(reversed(content.items()))) == written


@given(OBJECTS, OBJECTS)
def test_other_content_has_another_spelling(one: dict[str, object], other: dict[str, object]) -> None:
    assert (canonical(one) == canonical(other)) == (
        json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    )


@given(st.lists(st.tuples(LINE, LINE, LINE, LINE), min_size=1, max_size=6), st.data())
def test_whatever_is_changed_in_a_chain_shows(parts: list[tuple[str, str, str, str]], data: st.DataObject) -> None:
    chain: list[Link] = []
    for kind, at, author, content in parts:
        chain.append(linked(chain[-1] if chain else None, kind, at, author, content))
    assert list(breaks(chain)) == []
    number = data.draw(st.integers(0, len(chain) - 1))
    name = data.draw(st.sampled_from(["kind", "at", "author", "content", "previous", "sha256"]))
    other = data.draw(LINE.filter(lambda text: text != getattr(chain[number], name)))
    changed = [*chain]
    changed[number] = replace(chain[number], **{name: other})
    assert list(breaks(changed))
    if number < len(chain) - 1:
        changed[number] = sealed(changed[number]) if name != "sha256" else changed[number]
        assert list(breaks(changed)), "a link hashed anew no longer fits the one after it"
        assert list(breaks([*chain[:number], *chain[number + 1 :]])), "a link is missing"


def test_parts_of_a_link_cannot_run_into_each_other() -> None:
    with pytest.raises(ValueError, match="line end"):
        linked(None, "a\nb", "", "", "")


def test_a_salt_keeps_a_guess_from_being_tried() -> None:
    assert content_hash(b"a" * 16, b"same") != content_hash(b"b" * 16, b"same")
