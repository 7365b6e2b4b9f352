"""Documents: front matter, then headed sections, each with its number, heading and pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from isp_assistant.domain.model import LAW, Confidence, Document, Location, Section, Status
from isp_assistant.pack.fields import Fields, Findings
from isp_assistant.pack.source import Mapping, decoded, read_yaml

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{([^{}]*)\})?\s*$")
_NUMBER = re.compile(r"^([A-Za-z]{0,2}\.?\d{1,3}(?:\.\d+)*|[A-Z](?=[).]))[.):]*(?:\s|$)")
SECTION_ID = re.compile(r"^[a-z0-9][a-z0-9.-]*$")
_PAGES = re.compile(r"^\d+(?:-\d+)?$")
_ATTRIBUTE = re.compile(r'#(?P<id>\S+)|pages="(?P<pages>[^"]*)"')


@dataclass(slots=True)
class _Draft:
    heading: str
    level: int
    line: int
    id: str
    pages: str | None
    trail: tuple[str, ...]
    body: list[str] = field(default_factory=list)


def read_document(content: bytes, file: str, findings: Findings) -> Document | None:
    """Read one document, or give None where its front matter cannot be read."""
    document = _read(content, file, findings)
    if document is None:
        findings.unread.add(file)
    return document


def _read(content: bytes, file: str, findings: Findings) -> Document | None:
    text, found = decoded(content, file)
    findings.all += found
    if found:
        return None
    lines = text.splitlines()
    try:
        end = lines.index("---", 1) if lines[:1] == ["---"] else 0
    except ValueError:
        end = 0
    if not end:
        message = "A document begins with front matter between two lines of ---: id, title, publisher, date, status."
        findings.error("no-front-matter", message, Location(file))
        return None
    node, found = read_yaml("\n".join(lines[1:end]).encode(), file, first_line=2)
    findings.all += found
    if not isinstance(node, Mapping):
        if not found:
            findings.error("no-front-matter", "The front matter has no keys.", Location(file, 2))
        return None
    return _document(Fields(node, findings, "the front matter"), _sections(lines, end + 1, file, findings))


def _document(fields: Fields, sections: dict[str, Section]) -> Document:
    document = Document(
        _document_id(fields),
        fields.text("title", required=True),
        sections,
        fields.text("publisher"),
        fields.date("date"),
        fields.choice("status", Status) or Status.HISTORICAL,
        fields.text("source"),
        fields.text("source_file"),
        fields.text("address"),
        fields.choice("confidence", Confidence, Confidence.READ) or Confidence.UNREAD,
        fields.date("last_checked"),
        Location(fields.at.file),
    )
    fields.close()
    return document


def _document_id(fields: Fields) -> str:
    name = fields.name()
    if name == LAW:
        message = f"{LAW!r} names the provisions of law.yaml. Give this document another id."
        fields.findings.error("reserved-name", message, fields.place("id"))
    return name


def _sections(lines: list[str], start: int, file: str, findings: Findings) -> dict[str, Section]:
    drafts = list(_drafts(lines, start, file, findings))
    if not drafts:
        findings.error("no-sections", "The document has no section. Begin one with # and a heading.", Location(file))
    found: dict[str, Section] = {}
    for draft, section_id in zip(drafts, _ids(drafts), strict=True):
        at = Location(file, draft.line)
        if section_id in found:
            message = f"The section id {section_id!r} is used twice. Give this one an id of its own: {{#name}}."
            findings.error("duplicate-id", message, at)
            continue
        body = "\n".join(draft.body).strip("\n")
        found[section_id] = Section(section_id, draft.heading, draft.level, body, draft.pages, draft.trail, at=at)
    return found


def _drafts(lines: list[str], start: int, file: str, findings: Findings) -> Iterator[_Draft]:
    draft: _Draft | None = None
    above: list[_Draft] = []
    for number, line in enumerate(lines[start:], start + 1):
        match = _HEADING.match(line)
        if match is None:
            if draft:
                draft.body.append(line)
            elif line.strip():
                findings.error("text-before-heading", "This stands before the first heading.", Location(file, number))
            continue
        if draft:
            yield draft
        level = len(match[1])
        above = [one for one in above if one.level < level]
        section_id, pages = _attributes(match[3] or "", Location(file, number), findings)
        draft = _Draft(match[2], level, number, section_id, pages, tuple(one.heading for one in above))
        above.append(draft)
    if draft:
        yield draft


def _attributes(text: str, at: Location, findings: Findings) -> tuple[str, str | None]:
    section_id, pages = "", None
    for match in _ATTRIBUTE.finditer(text):
        section_id, pages = match["id"] or section_id, match["pages"] or pages
    if _ATTRIBUTE.sub("", text).strip():
        findings.error("bad-attribute", f'{{{text}}} is not understood. Write {{#id pages="26-28"}}.', at)
    if section_id and not SECTION_ID.match(section_id):
        message = f"The section id {section_id!r} may have lower-case letters, digits, dots and hyphens alone."
        findings.error("bad-id", message, at)
    if pages and not _PAGES.match(pages):
        findings.error("bad-pages", f"The pages {pages!r} are not a page or a range such as 26-28.", at)
    return section_id, pages


def _ids(drafts: list[_Draft]) -> Iterator[str]:
    """Give the explicit id, else the printed number where it is unique, else a slug of the heading."""
    numbers = [printed_number(draft.heading) for draft in drafts if not draft.id]
    for draft in drafts:
        number = printed_number(draft.heading)
        yield draft.id or (number if number and numbers.count(number) == 1 else slug(draft.heading))


def printed_number(heading: str) -> str:
    """Give the number that a heading begins with, as an id has it, or nothing."""
    match = _NUMBER.match(heading)
    if not match:
        return ""
    text = match[1].lower()
    return text.replace(".", "", 1) if text[0].isalpha() else text


def slug(heading: str) -> str:
    """Make an id of a heading."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower().replace("'", "").replace("’", "")).strip("-") or "section"
