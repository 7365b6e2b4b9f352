"""What is indexed: each section and provision as a whole, each row of a table, and each line that asks for one.

And each term and partner that a section names, which may do so once in a long text: a search for one finds it there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from isp_assistant.domain.model import LAW, Document, Pack, Provision, Section

UNANSWERED = ""
"""Stands for the document where a unit is what the pack is known not to say; its section is the words themselves."""

_RULE = re.compile(r"^\|?\s*:?-{3,}")


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of text that a search can find; several may stand for one section."""

    document: str
    section: str
    title: str
    body: str
    context: str = ""


def units_of(pack: Pack) -> Iterator[Unit]:
    """List what is indexed, in the order of the pack; what it does not say, too."""
    named = _named(pack)
    for document in pack.documents.values():
        for section in document.sections.values():
            yield from _of_section(document, section, named[document.id, section.id])
    for provision in pack.law.values():
        for text in (_law_text(provision), *provision.asked):
            yield Unit(LAW, provision.id, provision.heading, text)
    for line in pack.unanswered:
        yield Unit(UNANSWERED, line, "", line)


def _law_text(provision: Provision) -> str:
    return " ".join((provision.heading, *provision.words, provision.effect, provision.note))


def _named(pack: Pack) -> Mapping[tuple[str, str], Sequence[str]]:
    """Give the terms and partners that sections name, each with what else it is called."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in pack.glossary:
        for place in term.named_in:
            named[place.document, place.section].append(" ".join((term.term, *term.means)))
    for partner in pack.partners.values():
        for place in partner.named_in:
            named[place.document, place.section].append(" ".join((partner.name, *partner.acronyms)))
    return named


def _of_section(document: Document, section: Section, named: Sequence[str]) -> Iterator[Unit]:
    """Give a section as a whole, each row of its tables, each line under which it is looked for, and what it names.

    Where the section stands is the context of all of them.
    """
    context = " ".join((document.title, *section.trail))
    title = _without(section.heading, document.title)
    texts = (f"{title}\n{plain_body(section.body)}", *map(plain_body, _rows(section.body)), *section.asked, *named)
    for text in texts:
        yield Unit(document.id, section.id, title, text, context)


def _rows(body: str) -> Iterator[str]:
    """List the rows of the tables in a text, without their heads: those that a rule follows."""
    lines = [line.strip() for line in body.splitlines()]
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        if line.startswith("|") and not _RULE.match(line) and not _RULE.match(after):
            yield line


def _without(heading: str, title: str) -> str:
    """Leave out of a heading what the document's title says: every section of it is about that."""
    said = set(re.findall(r"\w+", title.lower()))
    return " ".join(word for word in re.findall(r"[\w'’.&/-]+", heading) if word.lower() not in said)


def plain_body(body: str) -> str:
    """Take the marks of tables and lists away."""
    lines = (line for line in body.splitlines() if not _RULE.match(line.strip()))
    return "\n".join(re.sub(r"^\s*[-*] ", "", line).replace("|", " ").strip() for line in lines)


def readable(body: str) -> str:
    """Take the marks of tables and lists away for a reader, who still sees where a cell ends."""
    lines = (line.strip() for line in body.splitlines() if not _RULE.match(line.strip()))
    return "\n".join(_cells(line) if line.startswith("|") else re.sub(r"^[-*] ", "", line) for line in lines)


def _cells(row: str) -> str:
    return " · ".join(cell for cell in map(str.strip, row.strip("|").split("|")) if cell)
