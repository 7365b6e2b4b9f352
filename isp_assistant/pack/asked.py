"""`index.yaml`: everyday words for what a section or provision answers, as the index of a book has them."""

from dataclasses import replace

from isp_assistant.domain.model import LAW, Document, Pack, Provision
from isp_assistant.pack.fields import Fields, Findings, entries
from isp_assistant.pack.references import meant
from isp_assistant.pack.source import Node


def indexed(node: Node | None, pack: Pack, findings: Findings) -> Pack:
    """Add to sections and provisions the words under which they are looked for."""
    documents, law = dict(pack.documents), pack.law
    for name, fields in entries(node, findings, "index.yaml"):
        if name == LAW:
            law = _law(law, fields, findings)
        elif name in documents:
            documents[name] = _document(documents[name], fields, findings)
        elif findings.read("documents"):
            message = f"There is no document {name!r}; {meant(name, (*documents, LAW))}"
            findings.error("unresolved-citation", message, fields.at)
    return replace(pack, documents=documents, law=law)


def _law(law: dict[str, Provision], fields: Fields, findings: Findings) -> dict[str, Provision]:
    found = dict(law)
    for name in fields.node.items:
        asked = fields.texts(name)
        if name in found:
            found[name] = replace(found[name], asked=asked)
        elif findings.read("law.yaml"):
            message = f"law.yaml has no provision {name!r}; {meant(name, law)}"
            findings.error("unresolved-citation", message, fields.node.keys[name])
    return found


def _document(document: Document, fields: Fields, findings: Findings) -> Document:
    sections = dict(document.sections)
    for name in fields.node.items:
        asked = fields.texts(name)
        if name in sections:
            sections[name] = replace(sections[name], asked=asked)
        else:
            message = f"{document.id} has no section {name!r}; {meant(name, sections)}"
            findings.error("unresolved-citation", message, fields.node.keys[name])
    return replace(document, sections=sections)
