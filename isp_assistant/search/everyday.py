"""What is known of English whatever the pack: words that mean alike in this field, and irregular forms of words."""

from functools import cache
from pathlib import Path

from isp_assistant.pack.source import Mapping, Node, Sequence, Text, read_yaml

FOLDER = Path(__file__).parent


@cache
def everyday(kind: str) -> tuple[tuple[str, ...], ...]:
    """Read the groups of phrases that mean the "same", or that are "near" each other."""
    root = _read("everyday.yaml")
    groups = root.items.get(kind) if isinstance(root, Mapping) else None
    return tuple(map(_texts, groups.items)) if isinstance(groups, Sequence) else ()


@cache
def irregular_forms() -> dict[str, str]:
    """Read the irregular forms of words, each with the word that it is compared as."""
    root = _read("forms.yaml")
    words = root.items if isinstance(root, Mapping) else {}
    return {form: word for word, node in words.items() for form in _texts(node)}


def _texts(node: Node) -> tuple[str, ...]:
    return tuple(item.value for item in node.items if isinstance(item, Text)) if isinstance(node, Sequence) else ()


def _read(name: str) -> Node | None:
    """Read a file that ships with the program, so that a fault in it is a fault of ours."""
    root, findings = read_yaml((FOLDER / name).read_bytes(), name)
    if findings:
        raise AssertionError(f"{name}: {findings}")
    return root
