"""A citation of a section or a provision that is not there.

What is said must be traceable to something that can be read. Mend the citation, or add what it names.
"""

from collections.abc import Iterator

from isp_assistant.domain.model import LAW, Citation, Severity
from isp_assistant.pack.references import Draft, meant
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import tree

CODE = "unresolved-citation"
SEVERITY = Severity.ERROR
BAD = tree(("cites: [law#s47]\n    answers", "cites: [law#s74]\n    answers"))
GOOD = tree()


def refuse(draft: Draft) -> Iterator[Found]:
    for citation, at in draft.references.citations:
        said = _missing(draft, citation) if citation.section else ""  # without a section it was complained of already
        if said:
            yield Found(said, at)


def _missing(draft: Draft, citation: Citation) -> str:
    document, section = citation.document, citation.section
    if document == LAW:
        known, what, read = list(draft.pack.law), "law.yaml has no provision", draft.read("law.yaml")
    elif document in draft.pack.documents:
        known, what, read = list(draft.pack.documents[document].sections), f"{document} has no section", True
    else:
        unknown = f"There is no document {document!r}; {meant(document, [*draft.pack.documents, LAW])}"
        return unknown if draft.read("documents") else ""
    return f"{what} {section!r}; {meant(section, known)}" if read and section not in known else ""
