"""`index.yaml`: everyday words for what a section answers, as the index of a book has them."""

from dataclasses import replace

from isp_assistant.domain.model import Document
from isp_assistant.pack.fields import Fields, Findings, entries
from isp_assistant.pack.references import meant
from isp_assistant.pack.source import Node


def indexed(node: Node | None, documents: dict[str, Document], findings: Findings) -> dict[str, Document]:
    """Add to sections the words under which they are looked for."""
    found = dict(documents)
    for name, fields in entries(node, findings, "index.yaml"):
        if name in documents:
            found[name] = _document(documents[name], fields, findings)
        elif findings.read("documents"):
            message = f"There is no document {name!r}; {meant(name, documents)}"
            findings.error("unresolved-citation", message, fields.at)
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
