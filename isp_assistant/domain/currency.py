"""How citations stand on a date, and what must be said aloud about them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.model import LAW, Citation, Confidence, Document, Pack, Provision, Status
from isp_assistant.domain.walk import Advice

NOT_READ = {
    Confidence.UNCERTAIN: "Written without the full text of",
    Confidence.UNREAD: "Written without the text of",
}

ASK_ABOUT_IT = "Ask legal services before you rely on its wording; nothing that protects somebody waits for that."

NO_NUMBER = ": no number is set in contacts.yaml"
"""What follows a role that nobody has filled in: scripts and records hold it so, and people read it in other words."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation resolved: what it is called and how it stands on the date asked for."""

    citation: Citation
    heading: str
    title: str
    pages: str | None
    status: Status


def cited(pack: Pack, citation: Citation, as_of: datetime.date) -> Cited:
    """Resolve a citation of a pack that was read without error."""
    if citation.is_law:
        provision = pack.law[citation.section]
        return Cited(citation, provision.heading, provision.heading, None, provision.status(as_of))
    document = pack.documents[citation.document]
    section = document.sections[citation.section]
    return Cited(citation, section.heading, document.title, section.pages, document.status)


def warnings(
    pack: Pack, citations: tuple[Citation, ...], steps: tuple[Advice, ...], as_of: datetime.date
) -> tuple[str, ...]:
    """Say what a reader must know before relying on these citations and steps; each thing once, in order."""
    said = [text for citation in citations for text in _about_citation(pack, citation, as_of)]
    said += _not_read(pack, citations)
    said += [text for step in steps for text in _about_role(pack, step)]
    return tuple(dict.fromkeys(said))


def _not_read(pack: Pack, citations: tuple[Citation, ...]) -> Iterator[str]:
    """Name the sources that nobody has read in full, in one sentence for each degree of doubt."""
    for confidence, degree in NOT_READ.items():
        names = [_name(pack, citation) for citation in citations if _confidence(pack, citation) == confidence]
        if names:
            yield f"{degree}: {'; '.join(dict.fromkeys(names))}. {ASK_ABOUT_IT}"


def _confidence(pack: Pack, citation: Citation) -> Confidence:
    source = pack.law[citation.section] if citation.is_law else pack.documents[citation.document]
    return source.confidence


def _name(pack: Pack, citation: Citation) -> str:
    return pack.law[citation.section].heading if citation.is_law else pack.documents[citation.document].title


def _about_citation(pack: Pack, citation: Citation, as_of: datetime.date) -> Iterator[str]:
    if citation.document == LAW:
        yield from _about_provision(pack, pack.law[citation.section], as_of)
    else:
        yield from _about_document(pack.documents[citation.document], as_of)


def _about_provision(pack: Pack, provision: Provision, as_of: datetime.date) -> Iterator[str]:
    name = provision.heading
    match provision.status(as_of):
        case Status.NOT_YET:
            yield f"As of {as_of} this rests on law made later: {name} starts on {provision.in_force_from}."
        case Status.UNCONFIRMED:
            yield f"{name}: its start is not confirmed. Check whether it is in force before you rely on it."
        case Status.SUPERSEDED:
            successors = ", ".join(pack.law[key].heading for key in provision.replaced_by)
            yield f"{name} no longer applies{': see ' + successors if successors else ''}."


def _about_document(document: Document, as_of: datetime.date) -> Iterator[str]:
    if document.date and document.date > as_of:
        yield f"As of {as_of} this rests on guidance made later: {document.title}, {document.date}."
    if document.status == Status.SUPERSEDED:
        yield f"{document.title} has been superseded."


def _about_role(pack: Pack, step: Advice) -> Iterator[str]:
    contact = pack.contacts.get(step.who) if step.who else None
    if contact and not contact.telephone:
        yield f"{contact.role}{NO_NUMBER}"
