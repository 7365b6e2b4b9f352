"""Strict YAML, YAML's one door: every scalar is text, every key and value keeps its line and column.

Built over the parser's events, so that there is no alias, no tag, no merge key and no depth to be afraid of, and so
that it is faster than loading. What is wrong is a finding with its place; nothing is raised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from isp_assistant.domain.model import Finding, Location
from isp_assistant.pack.yaml_mistakes import mistake

MOST_BYTES = 16_000_000
MOST_DEPTH = 60

_UNREADABLE = {"yaml", "yaml-alias", "yaml-depth", "yaml-documents", "yaml-key", "yaml-merge"}
"""After these nothing in the file can be relied on; after the rest, what is left is still worth judging."""

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[‪-‮⁦-⁩]")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar; always text."""

    value: str
    at: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in their order, each with its own place."""

    items: dict[str, "Node"]
    keys: dict[str, Location]
    at: Location


Node: TypeAlias = Text | Sequence | Mapping


@dataclass(slots=True)
class _Open:
    """A collection that is still being read; `key` is the key whose value is awaited."""

    mapping: bool
    at: Location
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)
    key: Text | None = None


def decoded(content: bytes, file: str) -> tuple[str, list[Finding]]:
    """Read bytes as text, or say where they are not text."""
    if len(content) > MOST_BYTES:
        size = f"{len(content):,} bytes; at most {MOST_BYTES:,} are read. Split the file."
        return "", [Finding("file-too-large", f"This file has {size}", Location(file))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = _place(file, content[: error.start].decode("utf-8", "replace"))
        return "", [Finding("not-utf-8", "This byte is not UTF-8 text. Save the file as UTF-8.", at)]
    found = []
    for match in _FORBIDDEN.finditer(text):
        code = f"U+{ord(match[0]):04X}"
        message = f"The character {code} is not allowed: it could change how the text around it is shown. Delete it."
        found.append(Finding("control-character", message, _place(file, text[: match.start()])))
    return text, found


def _place(file: str, before: str) -> Location:
    line = before.count("\n") + 1
    return Location(file, line, len(before) - (before.rfind("\n") + 1) + 1)


def read_yaml(content: bytes, file: str, first_line: int = 1) -> tuple[Node | None, list[Finding]]:
    """Read one document, or say all that is known to be wrong; `first_line` is where the text stands in its file."""
    text, found = decoded(content, file)
    if found:
        return None, found
    reader = _Reader(file, first_line - 1)
    try:
        for event in _events(text):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        found_here = mistake(error, text)
        reader.say("yaml", found_here.message, found_here.mark)
    except yaml.YAMLError:
        reader.say("yaml", "This is not YAML. Check indents, quotes and colons.", None)
    unread = any(finding.code in _UNREADABLE for finding in reader.found)
    return (None if unread else reader.root), reader.found


def read_shipped(path: Path) -> Mapping:
    """Read a list that ships with the program, so that a fault in it is a fault of ours."""
    root, findings = read_yaml(path.read_bytes(), path.name)
    if findings or not isinstance(root, Mapping):
        raise AssertionError(f"{path.name}: {findings}")
    return root


def _events(text: str) -> Iterator[yaml.Event]:
    parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)  # libyaml's parser; it is asked for events alone
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


class _Reader:
    def __init__(self, file: str, offset: int) -> None:
        self.file = file
        self.offset = offset
        self.root: Node | None = None
        self.found: list[Finding] = []
        self.open: list[_Open] = []
        self.documents = 0

    def place(self, mark: Any) -> Location:
        return Location(self.file, mark.line + 1 + self.offset, mark.column + 1) if mark else Location(self.file)

    def say(self, code: str, message: str, mark: Any) -> None:
        self.found.append(Finding(code, message, self.place(mark)))

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._add(Text(event.value, self.place(event.start_mark)))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._check(event)
            self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self.say("yaml-alias", "An alias (*name) is not allowed. Write the value out.", event.start_mark)
            self._add(Text("", self.place(event.start_mark)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.say("yaml-documents", "A second document (---) begins here. Keep one in a file.", event.start_mark)

    def _check(self, event: Any) -> None:
        if event.anchor:
            self.say(
                "yaml-anchor", f"An anchor (&{event.anchor}) is not allowed. Write the value out.", event.start_mark
            )
        if event.tag and event.tag != "!":
            self.say("yaml-tag", f"A tag ({event.tag}) is not allowed. Every value is text.", event.start_mark)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.open.append(_Open(mapping, self.place(event.start_mark)))
        if len(self.open) == MOST_DEPTH + 1:
            self.say("yaml-depth", f"This is nested more than {MOST_DEPTH} deep.", event.start_mark)

    def _end(self) -> None:
        done = self.open.pop()
        node: Node = Mapping(done.pairs, done.keys, done.at) if done.mapping else Sequence(tuple(done.items), done.at)
        self._add(node)

    def _add(self, node: Node) -> None:
        if not self.open:
            if self.documents <= 1:
                self.root = node
            return
        above = self.open[-1]
        if not above.mapping:
            above.items.append(node)
        elif above.key is None:
            above.key = self._key(node, above)
        else:
            above.pairs.setdefault(above.key.value, node)
            above.key = None

    def _key(self, node: Node, above: _Open) -> Text:
        if not isinstance(node, Text):
            self.found.append(Finding("yaml-key", "A key must be one word or phrase, not a list.", node.at))
            return Text("", node.at)
        if node.value == "<<":
            self.found.append(Finding("yaml-merge", "A merge key (<<) is not allowed. Write the values out.", node.at))
        elif node.value in above.keys:
            first = above.keys[node.value].line
            message = f"“{node.value}” stands twice: here and in line {first}. Take one out, or rename it."
            self.found.append(Finding("yaml-duplicate-key", message, node.at))
        above.keys.setdefault(node.value, node.at)
        return node
