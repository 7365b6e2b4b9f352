"""What is indexed: each section and provision as a whole, and each row of a table by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.model import LAW, Document, Pack, Provision, Section

_RULE = re.compile(r"^\|?\s*:?-{3,}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text that a search can find; several may stand for one section."""

    document: str
    section: str
    title: str
    body: str
    row: bool = False


def units_of(pack: Pack) -> Iterator[Unit]:
    """List what is indexed, in the order of the pack."""
    for document in pack.documents.values():
        for section in document.sections.values():
            body = f"{section.heading}\n{plain_body(section.body)}"
            yield Unit(document.id, section.id, section.heading, body)
            yield from _rows(document, section)
    for provision in pack.law.values():
        yield Unit(LAW, provision.id, provision.heading, _law_text(provision))


def _law_text(provision: Provision) -> str:
    return " ".join((provision.heading, *provision.words, provision.effect, provision.note))


def _rows(document: Document, section: Section) -> Iterator[Unit]:
    for line in section.body.splitlines():
        if line.lstrip().startswith("|") and not _RULE.match(line.strip()):
            yield Unit(document.id, section.id, section.heading, plain_body(line), row=True)


def plain_body(body: str) -> str:
    """Take the marks of tables and lists away."""
    lines = (line for line in body.splitlines() if not _RULE.match(line.strip()))
    return "\n".join(re.sub(r"^\s*[-*] ", "", line).replace("|", " ").strip() for line in lines)
