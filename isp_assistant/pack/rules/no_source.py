"""A document that does not say where it is from: its publisher, its date, and the source that it restates.

Whoever relies on it must be able to go and look. Fill the three in in its front matter.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "no-source"
SEVERITY = Severity.WARNING
BAD = changed("documents/guide.md", ("publisher: A council\n", ""))
GOOD = changed("documents/guide.md")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    for document in pack.documents.values():
        lacking = [key for key in ("publisher", "date", "source") if not getattr(document, key)]
        if lacking:
            message = f"The document {document.id!r} has no {' and no '.join(lacking)}. Add it to the front matter."
            yield Found(message, document.at)
