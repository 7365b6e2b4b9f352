"""Documents of the authority's own are taken into a pack: each file becomes one document of it, and none is lost."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from isp_assistant.assistant.scaffold import MOST_OF_A_NAME, put, require_name, require_own
from isp_assistant.domain.model import LAW, Pack, Status
from isp_assistant.errors import AssistantError, UnreadableError, UsageError
from isp_assistant.importer.blocks import Heading, Read, Table, line
from isp_assistant.importer.forms import read
from isp_assistant.importer.sections import document
from isp_assistant.pack.load import read_pack
from isp_assistant.pack.markdown import slug
from isp_assistant.pack.source import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Header:
    """What the person who imports says of the documents; what is empty is taken from the file, or left to fill in."""

    id: str = ""
    title: str = ""
    publisher: str = ""
    date: datetime.date | None = None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: where it is written, how much it holds, what was left out and what a person must add.

    `pages` is the last page that has words, None where the form has no pages.
    """

    source: Path
    file: Path
    id: str
    title: str
    sections: int
    tables: int
    pages: int | None
    notes: tuple[str, ...]
    to_fill: tuple[str, ...]


def take_in(
    files: list[Path], header: Header, folder: Path, replace: bool = False
) -> tuple[list[Imported], list[AssistantError]]:
    """Write each file into a pack; give what was written, and why others were not.

    Raises `UsageError` for what holds for all files, `UnreadableError` where the pack cannot be read.
    """
    if len(files) > 1 and (header.id or header.title):
        raise UsageError("--id and --title are for one file.", "Import the files one by one.")
    if header.id:
        require_name(header.id)
    require_own(folder)
    pack = read_pack(folder).draft.pack
    written: list[Imported] = []
    failed: list[AssistantError] = []
    for file in files:
        try:
            if any(one.id == _id(file, header) for one in written):
                raise UsageError(f"{file}: another file of this name has just been imported.", "Name it with --id.")
            written.append(_taken(file, header, pack, folder, replace))
        except AssistantError as error:
            failed.append(error)
    return written, failed


def _id(file: Path, header: Header) -> str:
    """Give the id of a document. Raises `UsageError` where nobody gave one, and its name gives none."""
    stem = line(file.stem)
    if not header.id and not any(c.isascii() and c.isalnum() for c in stem):
        raise UsageError(f"{file}: its name has no letter from a to z for an id.", "Name it with --id.")
    return header.id or slug(stem)[:MOST_OF_A_NAME].rstrip("-")


def _taken(file: Path, header: Header, pack: Pack, folder: Path, replace: bool) -> Imported:
    name = _id(file, header)
    place = _free(file, name, pack, folder, replace)
    found = read(file)
    title = _title(file, header, found)
    front = {
        "id": name,
        "title": title,
        "publisher": line(header.publisher) or pack.authority,
        "date": str(header.date or ""),
        "status": header.status or Status.UNCONFIRMED,
        "source": line(file.name),
    }
    text, sections = document({key: value for key, value in front.items() if value}, found.blocks)
    if len(text.encode()) > MOST_BYTES:
        raise UnreadableError(f"{file}: its words are more than {MOST_BYTES:,} bytes.", "Split it.")
    pages = [block.page for block in found.blocks if block.page is not None]
    return Imported(
        file,
        _put(file, place, text, replace),
        name,
        title,
        sections,
        sum(isinstance(block, Table) for block in found.blocks),
        max(pages, default=None),
        found.notes,
        tuple(key for key, given in (("date", header.date), ("status", header.status)) if not given),
    )


def _free(file: Path, name: str, pack: Pack, folder: Path, replace: bool) -> Path:
    """Give the place of a document, where it may be written."""
    if name == LAW:
        raise UsageError(f"{file}: {LAW!r} names the provisions of law.yaml.", "Give it another id with --id.")
    place = folder / "documents" / f"{name}.md"
    known = pack.documents.get(name)
    if known and known.at and known.at.file != f"documents/{name}.md":
        raise UsageError(f"{file}: the id {name!r} is that of {known.at.file}.", "Give it another with --id.")
    if (place.exists() or place.is_symlink()) and not replace:
        raise _there(file, place)
    return place


def _put(file: Path, place: Path, text: str, replace: bool) -> Path:
    """Write a document; what came there while the file was read is not written over either."""
    try:
        return put(place, text, replace)
    except UsageError:
        raise _there(file, place) from None


def _there(file: Path, place: Path) -> UsageError:
    return UsageError(f"{file}: {place} is there already.", "Write --replace, or give another id with --id.")


def _title(file: Path, header: Header, found: Read) -> str:
    """Take the title from the person, else from the document, else from a heading at its beginning, else its name."""
    first = found.blocks[0]
    heading = first.text if isinstance(first, Heading) else ""
    return line(header.title) or found.title or heading or line(file.stem) or file.suffix
