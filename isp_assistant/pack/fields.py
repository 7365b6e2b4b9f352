"""Reading fields of a mapping: each complaint is a finding in the words of whoever wrote the file."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from isp_assistant.domain.dates import date_of
from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import Citation, Finding, Location, Severity
from isp_assistant.pack.source import Mapping, Node, Sequence, Text

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
_KINDS = {Text: "text", Sequence: "a list", Mapping: "a block of keys"}


class Findings:
    """Collects what is wrong."""

    def __init__(self) -> None:
        self.all: list[Finding] = []
        self.unread: set[str] = set()
        """Files of which nothing could be taken; what they would hold is not missed elsewhere."""
        self.spoiled: set[Location] = set()
        """Entries of which a part could not be taken; that it is missing is not said again."""

    def read(self, name: str) -> bool:
        """Say whether a file, or every file of a folder, could be read."""
        return not any(file == name or file.startswith(f"{name}/") for file in self.unread)

    def error(self, code: str, message: str, at: Location) -> None:
        """Add an error."""
        self.all.append(Finding(code, message, at))

    def warning(self, code: str, message: str, at: Location) -> None:
        """Add a warning."""
        self.all.append(Finding(code, message, at, Severity.WARNING))


class Fields:
    """The fields of one mapping. Each is asked for once; `close` complains of those that nobody asked for."""

    def __init__(self, node: Mapping, findings: Findings, what: str, at: Location | None = None) -> None:
        self.node = node
        self.findings = findings
        self.what = what
        self.at = at or node.at
        """Where the entry begins: at its name, where it has one."""
        self.asked: set[str] = set()
        self.missing: dict[str, str] = {}

    def place(self, key: str) -> Location:
        """Say where the value of a key stands, or the entry where the key is not there."""
        return self.node.items[key].at if key in self.node.items else self.at

    def keys(self, key: str) -> dict[str, Location]:
        """Say where each key of a block stands; nothing where it is no block."""
        node = self.node.items.get(key)
        return node.keys if isinstance(node, Mapping) else {}

    def get(self, key: str, required: bool = False) -> Node | None:
        """Give the node of a key."""
        self.asked.add(key)
        node = self.node.items.get(key)
        if node is None and required:
            self.missing[key] = f"{self.what} has no “{key}”. Add it."
        return node

    def text(self, key: str, required: bool = False) -> str:
        """Read text; an empty required text is missing."""
        node = self.get(key, required)
        if node is None:
            return ""
        if not isinstance(node, Text):
            self._wrong(key, node, "text")
            return ""
        if required and not node.value.strip():
            self.findings.error("missing-key", f"“{key}” of {self.what} is empty. Fill it in.", node.at)
        return node.value.strip()

    def name(self, key: str = "id") -> str:
        """Read an id, which citations, commands and other files can name."""
        value = self.text(key, required=True)
        if value and not _NAME.match(value):
            message = f"The id {value!r} may have letters, digits, dots, hyphens and underscores alone."
            self.findings.error("bad-id", message, self.place(key))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts."""
        return tuple(item.value.strip() for item in self.items(key))

    def items(self, key: str, required: bool = False) -> tuple[Text, ...]:
        """Read a list of texts with their places."""
        node = self.get(key, required)
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self._wrong(key, node, "a list")
            return ()
        for item in node.items:
            if not isinstance(item, Text):
                self._wrong(key, item, "a list of texts")
        return tuple(item for item in node.items if isinstance(item, Text))

    def mapping(self, key: str, required: bool = False) -> Mapping | None:
        """Read a mapping."""
        node = self.get(key, required)
        if node is not None and not isinstance(node, Mapping):
            self._wrong(key, node, "a block of keys")
            return None
        return node

    def flag(self, key: str, default: bool = False) -> bool:
        """Read true or false."""
        value = self.text(key)
        if value not in ("", "true", "false"):
            self.lost("bad-flag", f"“{key}” is {value!r}. Write true or false.", self.place(key))
        return value != "false" if value else default

    def date(self, key: str, required: bool = False) -> datetime.date | None:
        """Read a date, written as 2026-11-24."""
        value = self.text(key, required)
        if not value:
            return None
        try:
            return date_of(value)
        except ValueError:
            message = f"“{key}” is {value!r}, which is not a date. Write it as 2026-11-24."
            self.lost("bad-date", message, self.place(key))
            return None

    def number(self, key: str) -> int | None:
        """Read a whole number."""
        value = self.text(key)
        if not value:
            return None
        if not (value.isascii() and value.isdigit()):
            self.lost("bad-number", f"“{key}” is {value!r}. Write a whole number.", self.place(key))
            return None
        return int(value)

    def choice(self, key: str, kinds: type[E], default: E | None = None) -> E | None:
        """Read one of a closed set."""
        value = self.text(key, required=default is None)
        if not value:
            return default
        return self.one_of(value, kinds, self.place(key))

    def choices(self, key: str, kinds: type[E], required: bool = False) -> tuple[E, ...]:
        """Read several of a closed set; where they are required, one at least."""
        items = self.items(key, required)
        if required and key in self.node.items and not items:
            self.findings.error("missing-key", f"“{key}” of {self.what} is empty. Fill it in.", self.place(key))
        found = (self.one_of(item.value, kinds, item.at) for item in items)
        return tuple(value for value in found if value is not None)

    def one_of(self, value: str, kinds: type[E], at: Location) -> E | None:
        """Make a word one of a closed set."""
        known = [kind.value for kind in kinds]
        if value in known:
            return kinds(value)
        self.lost("bad-value", f"{value!r} is not known here; {suggest(value, known)}", at)
        return None

    def citations(self, key: str, required: bool = False) -> tuple[tuple[Citation, Location], ...]:
        """Read citations, each `document#section` or `law#provision`, with their places; a second is dropped."""
        found: dict[Citation, Location] = {}
        for item in self.items(key, required):
            citation = self.citation(item)
            if citation in found:
                self.findings.error("cited-twice", f"{citation} is cited twice here. Take one out.", item.at)
            found.setdefault(citation, item.at)
        return tuple(found.items())

    def citation(self, item: Text) -> Citation:
        """Read one citation; what is none keeps an empty section."""
        document, mark, section = item.value.strip().partition("#")
        if mark and document and section:
            return Citation(document, section)
        message = f"{item.value!r} is not a citation. Write document#section or law#provision."
        self.findings.error("bad-citation", message, item.at)
        return Citation(item.value, "")

    def close(self) -> None:
        """Complain of keys that nothing asked for, and of keys that are missing and are not one of those misspelt."""
        for key, at in self.node.keys.items():
            if key not in self.asked:
                message = f"{self.what} has a key {key!r} that is not known; {suggest(key, sorted(self.asked))}"
                self.lost("unknown-key", message, at)
                for meant in get_close_matches(key, self.missing, n=1):
                    del self.missing[meant]
        for message in self.missing.values():
            self.findings.error("missing-key", message, self.at)

    def _wrong(self, key: str, node: Node, wanted: str) -> None:
        message = f"“{key}” of {self.what} is {_KINDS[type(node)]}. Make it {wanted}."
        self.lost("wrong-form", message, node.at)

    def lost(self, code: str, message: str, at: Location) -> None:
        """Complain of what cannot be taken, and remember that the entry lacks it."""
        self.findings.error(code, message, at)
        self.findings.spoiled.add(self.at)


def entries(node: Node | None, findings: Findings, what: str) -> Iterator[tuple[str, Fields]]:
    """Go through a mapping of names to mappings."""
    if node is None:
        return
    if not isinstance(node, Mapping):
        findings.error("wrong-form", f"{what} is {_KINDS[type(node)]}. Make it a block of named entries.", node.at)
        return
    for name, value in node.items.items():
        if isinstance(value, Mapping):
            yield name, Fields(value, findings, f"“{name}”", node.keys[name])
        else:
            findings.error("wrong-form", f"“{name}” is {_KINDS[type(value)]}. Make it a block of keys.", value.at)


def listed(node: Node | None, findings: Findings, what: str) -> Iterator[Fields]:
    """Go through a list of mappings."""
    if node is None:
        return
    if not isinstance(node, Sequence):
        findings.error(
            "wrong-form", f"{what} is {_KINDS[type(node)]}. Make it a list (each entry begins with -).", node.at
        )
        return
    for item in node.items:
        if isinstance(item, Mapping):
            yield Fields(item, findings, what)
        else:
            findings.error(
                "wrong-form", f"An entry of {what} is {_KINDS[type(item)]}. Make it a block of keys.", item.at
            )


def texts(node: Node | None, findings: Findings, what: str) -> tuple[str, ...]:
    """Read a list of texts."""
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        message = f"{what} is {_KINDS[type(node)]}. Make it a list (each entry begins with -)."
        findings.error("wrong-form", message, node.at)
        return ()
    for item in node.items:
        if not isinstance(item, Text):
            findings.error("wrong-form", f"An entry of {what} is {_KINDS[type(item)]}. Make it text.", item.at)
    return tuple(item.value.strip() for item in node.items if isinstance(item, Text))


def named_texts(node: Node | None, findings: Findings, what: str) -> dict[str, tuple[str, ...]]:
    """Read a block of lists of texts."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        message = f"{what} is {_KINDS[type(node)]}. Make it a block of keys, each with a list."
        findings.error("wrong-form", message, node.at)
        return {}
    return {name: texts(value, findings, f"“{name}”") for name, value in node.items.items()}


def by_id(
    values: Iterable[T], key: Callable[[T], str], at: Callable[[T], Location | None], findings: Findings
) -> dict[str, T]:
    """Index values by id; an id given twice is a finding."""
    found: dict[str, T] = {}
    for value in values:
        name = key(value)
        if name in found:
            place = at(value) or Location("pack.yaml")
            first = at(found[name])
            where = f" (first in {first})" if first else ""
            findings.error("duplicate-id", f"The id {name!r} is used twice{where}. Give one another id.", place)
        else:
            found[name] = value
    return found
