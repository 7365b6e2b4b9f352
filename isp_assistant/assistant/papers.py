"""Records as papers and as tables, to hand on: the same words as on screen, and nothing that is not in the register."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from isp_assistant.assistant.record_wording import listed_line, record_parts
from isp_assistant.assistant.records import Recorded
from isp_assistant.domain.chain import Receipt
from isp_assistant.domain.model import Pack
from isp_assistant.domain.record import ACCOUNT_TEXTS, Amendment, Countersign, as_json
from isp_assistant.domain.text import cell
from isp_assistant.printing.forms import written
from isp_assistant.printing.paper import Block, Fields, Heading, Paper, Paragraph

COLUMNS = (
    "number", "at", "reference", "role", "organisation", "request", "decision", "title", "because", "did", "reason",
    "shared", "left_out", "partner", "partner_role", "how", "how_verified", "consent", "consent_meaning", "told",
    "told_because", "consulted", "review_by", "note", "edition", "law_as_of", "amended", "countersigned", "receipt",
)  # fmt: skip


def exported(pack: Pack, found: Sequence[Recorded], form: str) -> bytes:
    """Write records in one of `EXPORTS`: a paper, JSON with everything, or CSV with a record a line."""
    if form == "json":
        return (
            json.dumps({"records": [whole_json(one) for one in found]}, indent=2, ensure_ascii=False) + "\n"
        ).encode()
    if form == "csv":
        return _table(found).encode("utf-8-sig")  # spreadsheets take a file without the mark for another encoding
    return written(paper(pack, found), form)


def whole_json(recorded: Recorded) -> dict[str, Any]:
    """Give a record with all that was added to it, and every receipt."""
    receipt = recorded.entry.receipt
    return {
        "number": receipt.number,
        "sha256": receipt.sha256,
        "record": as_json(recorded.record),
        "amendments": [_added(receipt, one) for receipt, one in recorded.amendments],
        "countersigns": [_added(receipt, one) for receipt, one in recorded.countersigns],
    }


def _added(receipt: Receipt, entry: Amendment | Countersign) -> dict[str, Any]:
    return {"number": receipt.number, "sha256": receipt.sha256, **as_json(entry)}


def paper(pack: Pack, found: Sequence[Recorded]) -> Paper:
    """Give records as a paper: one whole, or several under each other after a list of them."""
    if len(found) == 1:
        return Paper(_title(found[0]), tuple(_blocks(pack, found[0])), _foot(found[0]))
    listed = Paragraph("\n".join(listed_line(one) for one in found) or "No decision is recorded that fits.")
    blocks: list[Block] = [listed]
    for one in found:
        blocks += [Heading(_title(one)), *_blocks(pack, one)]
    return Paper("Decisions on sharing information", tuple(blocks))


def _title(recorded: Recorded) -> str:
    now = recorded.now
    return f"Record {recorded.entry.number}: {now.reference}" if now else f"Record {recorded.entry.number}"


def _foot(recorded: Recorded) -> str:
    return f"Receipt {recorded.entry.receipt}"


def _blocks(pack: Pack, recorded: Recorded) -> Iterator[Block]:
    """Give a record: what has a label becomes fields, and the rest stays running text."""
    labelled: list[tuple[str, str]] = []
    for label, text in record_parts(pack, recorded):
        if label:
            labelled.append((label, text))
            continue
        if labelled:
            yield Fields(tuple(labelled))
            labelled = []
        yield Paragraph(text)
    if labelled:
        yield Fields(tuple(labelled))


def _table(found: Sequence[Recorded]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for recorded in found:
        row = _row(recorded)
        writer.writerow([cell(row.get(column, "")) for column in COLUMNS])
    return stream.getvalue()


def _row(recorded: Recorded) -> dict[str, str]:
    now, receipt = recorded.now, recorded.entry.receipt
    row = {"number": str(receipt.number), "at": recorded.entry.link.at, "receipt": str(receipt)}
    if now is None:
        return row
    account, departure = now.account, now.account.departure
    told = {True: "yes", False: "no", None: ""}[account.told]
    values = {
        "reference": now.reference,
        "role": now.by.role,
        "organisation": now.by.organisation,
        "request": now.request,
        "decision": now.advised.decision.value,
        "title": now.advised.title,
        "because": now.advised.because,
        "did": departure.did.value if departure else now.advised.decision.value,
        "reason": departure.reason.value if departure else "",
        "consent_meaning": account.consent_meaning.value if account.consent_meaning else "",
        "told": told,
        "consulted": ", ".join(account.consulted),
        "review_by": str(account.review_by or ""),
        "edition": now.knowledge.edition,
        "law_as_of": str(now.advised.as_of),
        "amended": str(len(recorded.amendments)),
        "countersigned": ", ".join("agreed" if one.agrees else "not agreed" for _, one in recorded.countersigns),
    }
    return row | values | {name: getattr(account, name) for name in ACCOUNT_TEXTS}
