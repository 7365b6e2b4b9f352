"""`law.yaml`, `partners.yaml`, `contacts.yaml` and `glossary.yaml`."""

from isp_assistant.domain.model import (
    Confidence,
    Contact,
    Fact,
    Partner,
    PartnerStatus,
    Provision,
    ProvisionKind,
    Signed,
    Term,
)
from isp_assistant.pack.fields import Findings, by_id, entries, listed
from isp_assistant.pack.references import FactReference, References
from isp_assistant.pack.source import Node


def read_law(node: Node | None, references: References) -> dict[str, Provision]:
    """Read the provisions."""
    found = {}
    for name, fields in entries(node, references.findings, "law.yaml"):
        successors = fields.items("replaced_by")
        references.provisions += [(item.value, item.at) for item in successors]
        found[name] = Provision(
            name,
            fields.text("instrument", required=True),
            fields.text("provision"),
            fields.text("effect", required=True),
            fields.choice("kind", ProvisionKind) or ProvisionKind.PRINCIPLE,
            fields.texts("binds"),
            fields.date("in_force_from"),
            fields.date("until"),
            tuple(item.value for item in successors),
            fields.text("address"),
            fields.date("last_checked"),
            fields.choice("confidence", Confidence) or Confidence.UNREAD,
            fields.text("note"),
            fields.texts("words"),
            at=fields.at,
        )
        fields.close()
    return found


def read_partners(node: Node | None, facts: dict[str, Fact], references: References) -> dict[str, Partner]:
    """Read the directory."""
    found = []
    for fields in listed(node, references.findings, "partners.yaml"):
        name = fields.text("name", required=True)
        fields.what = f"“{name}”"
        partner = Partner(
            fields.name(),
            name,
            fields.texts("aliases"),
            fields.texts("acronyms"),
            fields.text("kind"),
            fields.text("recipient") or None,
            fields.text("role"),
            fields.choice("status", PartnerStatus, PartnerStatus.UNKNOWN) or PartnerStatus.UNKNOWN,
            fields.text("successor"),
            fields.choice("signed", Signed, Signed.UNKNOWN) or Signed.UNKNOWN,
            references.cites(fields, "named_in"),
            fields.flag("in_pack", default=True),
            fields.date("last_checked"),
            fields.text("verify"),
            fields.at,
        )
        fields.close()
        if partner.recipient and "recipient" in facts:
            at = fields.place("recipient")
            references.facts.append(FactReference("recipient", ((partner.recipient, at),), at))
        found.append(partner)
    return by_id(found, lambda partner: partner.id, lambda partner: partner.at, references.findings)


def read_contacts(node: Node | None, findings: Findings) -> dict[str, Contact]:
    """Read the roles and the authority's own numbers for them."""
    found = {}
    for name, fields in entries(node, findings, "contacts.yaml"):
        found[name] = Contact(
            name,
            fields.text("role", required=True),
            fields.text("telephone"),
            fields.text("hours"),
            fields.date("last_checked"),
            fields.text("what"),
            fields.at,
        )
        fields.close()
    return found


def read_glossary(node: Node | None, references: References) -> tuple[Term, ...]:
    """Read the terms and abbreviations."""
    found = []
    for fields in listed(node, references.findings, "glossary.yaml"):
        term = fields.text("term", required=True)
        fields.what = f"“{term}”"
        means, note, synonyms = fields.texts("means"), fields.text("note"), fields.texts("synonyms")
        found.append(Term(term, means, note, synonyms, references.cites(fields, "named_in"), fields.at))
        fields.close()
    return tuple(found)
