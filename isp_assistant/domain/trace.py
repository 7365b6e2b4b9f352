"""What a decision rests on, both ways: sections that no decision cites, and decisions on law that no longer stands."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.domain.currency import cited, warnings
from isp_assistant.domain.model import LAW, Citation, Pack, Status


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A question or an outcome that cites something to be warned of, and the warnings that stand on screen with it."""

    tree: str
    node: str
    citation: Citation
    status: Status
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """Both directions at once; `citable` counts the sections and provisions that there are."""

    uncited: tuple[Citation, ...]
    citable: int
    doubtful: tuple[Doubtful, ...]


def trace(pack: Pack, as_of: datetime.date) -> Trace:
    """Follow every citation of every question and outcome, as the law stands on a date."""
    used = {citation for tree in pack.trees.values() for node in tree.nodes for citation in node.cites}
    citable = [Citation(document.id, name) for document in pack.documents.values() for name in document.sections]
    citable += [Citation(LAW, name) for name in pack.law]
    uncited = tuple(citation for citation in citable if citation not in used)
    return Trace(uncited, len(citable), tuple(_doubtful(pack, as_of)))


def _doubtful(pack: Pack, as_of: datetime.date) -> Iterator[Doubtful]:
    for tree in pack.trees.values():
        for node in tree.nodes:
            for citation in node.cites:
                said = warnings(pack, (citation,), (), as_of)
                status = cited(pack, citation, as_of).status
                if said or status == Status.SUPERSEDED:
                    yield Doubtful(tree.id, node.id, citation, status, said)
