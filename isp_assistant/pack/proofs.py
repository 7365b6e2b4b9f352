"""`invariants.yaml` and `cases/*.yaml`."""

from isp_assistant.domain.model import Citation, Decision, GoldenCase, Invariant, StepKind
from isp_assistant.pack.fields import Fields, by_id, listed
from isp_assistant.pack.references import FactReference, References
from isp_assistant.pack.source import Mapping, Node, Text


def read_invariants(node: Node | None, references: References) -> tuple[Invariant, ...]:
    """Read what must hold on every path."""
    found = []
    for fields in listed(node, references.findings, "invariants.yaml"):
        name = fields.name()
        fields.what = f"“{name}”"
        found.append(
            Invariant(
                name,
                fields.text("says", required=True),
                _because(fields, references),
                references.when(fields, "when"),
                references.when(fields, "unless"),
                fields.choices("decision", Decision),
                fields.choices("not_decision", Decision),
                fields.texts("cites_any"),
                fields.choices("steps", StepKind),
                references.named_steps(fields, "does_any"),
                fields.flag("names_role"),
                _pairs(fields, "asked_before", references),
                _distances(fields, references),
                fields.number("after_unsure"),
                fields.at,
            )
        )
        fields.close()
    return tuple(by_id(found, lambda i: i.id, lambda i: i.at, references.findings).values())


def _because(fields: Fields, references: References) -> Citation:
    at = fields.place("because")
    value = fields.text("because", required=True)
    citation = fields.citation(Text(value, at)) if value else Citation("", "")
    references.citations.append((citation, at))
    return citation


def _pairs(fields: Fields, key: str, references: References) -> dict[str, str]:
    node = fields.mapping(key)
    found = {}
    for name, value in node.items.items() if node else ():
        if isinstance(value, Text):
            found[name] = value.value
            references.facts += [FactReference(name, (), value.at), FactReference(value.value, (), value.at)]
        else:
            fields.lost("wrong-form", f"“{key}” says one fact for each fact.", value.at)
    return found


def _distances(fields: Fields, references: References) -> dict[str, int]:
    node = fields.mapping("within")
    found = {}
    for name, value in node.items.items() if isinstance(node, Mapping) else ():
        references.facts.append(FactReference(name, (), value.at))
        if isinstance(value, Text) and value.value.isascii() and value.value.isdigit():
            found[name] = int(value.value)
        else:
            fields.lost("bad-number", "“within” says a whole number for each fact.", value.at)
    return found


def read_cases(node: Node | None, references: References) -> list[GoldenCase]:
    """Read golden cases."""
    found = []
    for fields in listed(node, references.findings, "cases"):
        name = fields.name()
        fields.what = f"“{name}”"
        found.append(
            GoldenCase(
                name,
                fields.text("title", required=True),
                references.answers(fields, "facts", required=True),
                fields.choices("accept", Decision, required=True),
                fields.text("because", required=True),
                fields.text("source", required=True),
                fields.choices("reject", Decision),
                fields.text("question"),
                fields.flag("drafted"),
                fields.text("reviewed_by"),
                fields.at,
            )
        )
        fields.close()
    return found
