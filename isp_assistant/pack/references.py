"""What a file refers to in another, collected with its place while reading; rules judge it once everything is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import Answer, Citation, Location, Pack, Target, When
from isp_assistant.pack.fields import Fields, Findings
from isp_assistant.pack.source import Mapping, Node, Sequence, Text


@dataclass(frozen=True, slots=True)
class FactReference:
    """A fact that is named with values: in a condition (`when`), or as what is known (`many`: written as a list)."""

    fact: str
    values: tuple[tuple[str, Location], ...]
    at: Location
    when: bool = False
    many: bool | None = None


class References:
    """References with their places. A target with an empty node names a tree."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.citations: list[tuple[Citation, Location]] = []
        self.roles: list[tuple[str, Location]] = []
        self.provisions: list[tuple[str, Location]] = []
        self.facts: list[FactReference] = []
        self.steps: list[tuple[str, Location]] = []
        self.shared: frozenset[str] = frozenset()
        """The names of the steps that steps.yaml holds."""
        self.targets: list[tuple[Target, Location]] = []

    def cites(self, fields: Fields, key: str, required: bool = False) -> tuple[Citation, ...]:
        """Read citations and remember to resolve them."""
        pairs = fields.citations(key, required)
        self.citations += pairs
        return tuple(citation for citation, _ in pairs)

    def role(self, fields: Fields) -> str | None:
        """Read who is to be asked and remember to resolve the role."""
        who = fields.text("who")
        if who:
            self.roles.append((who, fields.place("who")))
        return who or None

    def named_steps(self, fields: Fields, key: str) -> tuple[str, ...]:
        """Read names of shared steps and remember to resolve them."""
        named = fields.items(key)
        self.steps += ((item.value, item.at) for item in named)
        return tuple(item.value for item in named)

    def when(self, fields: Fields, key: str) -> When:
        """Read a condition, facts with the values of which they have one."""
        node = fields.mapping(key)
        found: When = {}
        for name, value in node.items.items() if node else ():
            values = self._values(value)
            self.facts.append(FactReference(name, values, node.keys[name] if node else value.at, when=True))
            found[name] = tuple(text for text, _ in values)
        return found

    def answers(self, fields: Fields, key: str, required: bool = False) -> dict[str, Answer]:
        """Read facts with the answer of each: a value, or a list for a set."""
        node = fields.mapping(key, required)
        found: dict[str, Answer] = {}
        for name, value in node.items.items() if node else ():
            values = self._values(value)
            many = isinstance(value, Sequence)
            self.facts.append(FactReference(name, values, node.keys[name] if node else value.at, many=many))
            texts = tuple(text for text, _ in values)
            found[name] = texts if many else texts[0] if texts else ""
        return found

    def _values(self, node: Node) -> tuple[tuple[str, Location], ...]:
        match node:
            case Text():
                return ((node.value, node.at),)
            case Sequence():
                return tuple((item.value, item.at) for item in node.items if isinstance(item, Text))
            case Mapping():
                self.findings.error("wrong-form", "This is a block of keys. Make it a value, or a list.", node.at)
        return ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack as far as it could be read, with what its files refer to: names in it may lead nowhere."""

    pack: Pack
    references: References

    def read(self, name: str) -> bool:
        """Say whether a file, or every file of a folder, could be read."""
        return self.references.findings.read(name)


def meant(name: str, known: Iterable[str]) -> str:
    """Say what was probably meant; of a long list only a close name helps."""
    names = list(known)
    said = suggest(name, names)
    return said if said.startswith("did") or 0 < len(names) <= 20 else "see what is there, or add it."
