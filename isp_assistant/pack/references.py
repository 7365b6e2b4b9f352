"""What a file refers to in another is collected while reading, and resolved once everything is read."""

from collections.abc import Iterable

from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import LAW, UNSURE, Answer, Citation, Fact, Location, Pack, When
from isp_assistant.pack.fields import Fields, Findings
from isp_assistant.pack.source import Mapping, Node, Sequence, Text


class References:
    """References with their places, and the findings that they come to."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.citations: list[tuple[Citation, Location]] = []
        self.roles: list[tuple[str, Location]] = []
        self.provisions: list[tuple[str, Location]] = []
        self.facts: list[tuple[str, tuple[tuple[str, Location], ...], Location, bool]] = []

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

    def when(self, fields: Fields, key: str) -> When:
        """Read a condition, facts with the values of which they have one."""
        node = fields.mapping(key)
        found: When = {}
        for name, value in node.items.items() if node else ():
            values = self._values(value)
            self.facts.append((name, values, node.keys[name] if node else value.at, True))
            found[name] = tuple(text for text, _ in values)
        return found

    def answers(self, fields: Fields, key: str, required: bool = False) -> dict[str, Answer]:
        """Read facts with the answer of each: a value, or a list for a set."""
        node = fields.mapping(key, required)
        found: dict[str, Answer] = {}
        for name, value in node.items.items() if node else ():
            values = self._values(value)
            self.facts.append((name, values, node.keys[name] if node else value.at, isinstance(value, Sequence)))
            texts = tuple(text for text, _ in values)
            found[name] = texts if isinstance(value, Sequence) else texts[0] if texts else ""
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

    def resolve(self, pack: Pack) -> None:
        """Complain of every reference that leads nowhere."""
        for citation, at in self.citations:
            self._citation(pack, citation, at)
        for role, at in self.roles:
            self._known(role, pack.contacts, "a role of contacts.yaml", "unknown-role", at)
        for provision, at in self.provisions:
            self._known(provision, pack.law, "a provision of law.yaml", "unknown-provision", at)
        for name, values, at, _ in self.facts:
            self._fact(pack.facts, name, values, at)

    def _known(self, name: str, known: Iterable[str], what: str, code: str, at: Location) -> None:
        names = list(known)
        if name not in names:
            self.findings.error(code, f"{name!r} is not {what}; {_meant(name, names)}", at)

    def _citation(self, pack: Pack, citation: Citation, at: Location) -> None:
        if citation.document == LAW:
            known, what = list(pack.law), "law.yaml has no provision"
        elif citation.document in pack.documents:
            known, what = list(pack.documents[citation.document].sections), f"{citation.document} has no section"
        else:
            message = f"There is no document {citation.document!r}; {_meant(citation.document, [*pack.documents, LAW])}"
            self.findings.error("unresolved-citation", message, at)
            return
        if citation.section not in known:
            message = f"{what} {citation.section!r}; {_meant(citation.section, known)}"
            self.findings.error("unresolved-citation", message, at)

    def _fact(self, facts: dict[str, Fact], name: str, values: tuple[tuple[str, Location], ...], at: Location) -> None:
        if name not in facts:
            self.findings.error("unknown-fact", f"There is no fact {name!r}; {_meant(name, list(facts))}", at)
            return
        for value, place in values:
            if value != UNSURE and value not in facts[name].values:
                message = f"{value!r} is not a value of {name}; {_meant(value, list(facts[name].values))}"
                self.findings.error("unknown-value", message, place)


def _meant(name: str, known: list[str]) -> str:
    """Say what was probably meant; of a long list only a close name helps."""
    said = suggest(name, known)
    return said if said.startswith("did") or len(known) <= 20 else "see what is there, or add it."
