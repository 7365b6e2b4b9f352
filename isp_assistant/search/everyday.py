"""What is known of English whatever the pack: words that mean alike in this field, and irregular forms of words.

The files of `everyday/`, one a theme, say in everyday words what documents about children's services say in the words
of office. Each line there is a group of phrases. What may stand for each other in nearly every sentence is the `same`;
what is not the same and belongs together is `near`, and counts for less. What documents say stands first under `said`,
and after it how else people say that: they find it, and nothing finds them. So idioms go there, which mean something
else where documents hold them. Words are compared by their stems, so one regular form of each is enough; irregular
ones are in `forms.yaml`. A group says one thing. A word that means much else (body, level, record, present) stands in
none by itself.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from isp_assistant.pack.source import Mapping, Node, Sequence, Text, read_shipped

FOLDER = Path(__file__).parent


@cache
def everyday(kind: str) -> tuple[tuple[str, ...], ...]:
    """Read the groups of phrases that mean the "same", are "near" each other, or are "said" for their first."""
    return tuple(group for theme in _themes() if kind in theme for group in _groups(theme[kind]))


@cache
def irregular_forms() -> dict[str, str]:
    """Read the irregular forms of words, each with the word that it is compared as."""
    return {form: word for word, node in read_shipped(FOLDER / "forms.yaml").items.items() for form in _texts(node)}


@cache
def _themes() -> tuple[dict[str, Node], ...]:
    return tuple(read_shipped(path).items for path in sorted(FOLDER.glob("everyday/*.yaml")))


def _groups(node: Node) -> Iterator[tuple[str, ...]]:
    if isinstance(node, Mapping):
        return ((first, *said.value.split(", ")) for first, said in node.items.items() if isinstance(said, Text))
    return (tuple(group.split(", ")) for group in _texts(node))


def _texts(node: Node) -> Iterator[str]:
    return (item.value for item in node.items if isinstance(item, Text)) if isinstance(node, Sequence) else iter(())
