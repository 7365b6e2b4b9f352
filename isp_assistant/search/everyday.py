"""`everyday.yaml`: groups of words that mean alike in this field, whatever the pack."""

from functools import cache
from pathlib import Path

from isp_assistant.pack.source import Sequence, Text, read_yaml

FILE = Path(__file__).with_name("everyday.yaml")


@cache
def everyday() -> tuple[tuple[str, ...], ...]:
    """Read the groups; they ship with the program, so a fault in them is a fault of ours."""
    root, findings = read_yaml(FILE.read_bytes(), FILE.name)
    if findings or not isinstance(root, Sequence):
        raise AssertionError(f"everyday.yaml: {findings}")
    groups = [node.items for node in root.items if isinstance(node, Sequence)]
    return tuple(tuple(item.value for item in group if isinstance(item, Text)) for group in groups)
