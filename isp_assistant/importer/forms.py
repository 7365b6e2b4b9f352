"""The forms of files that can be read, by the ends of their names, and what is refused before it is read."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from isp_assistant.domain.facts import suggest
from isp_assistant.errors import UnreadableError, UsageError
from isp_assistant.importer.apart import apart
from isp_assistant.importer.blocks import Read, Table

MOST_BYTES = 50_000_000
MOST_CELLS = 1_000_000
"""Cells of all tables, each as wide as its widest row: one long row among many short ones would swell in a pack."""

FORMS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "plain",
}
"""Which module of this package reads a file: each has `read`, which takes the bytes."""

SAVE_AS = "Save it as .docx, .pdf, .html, .md or .txt."
BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04"}
_PROTECTED = b"\xd0\xcf\x11\xe0"
"""How a Word file begins that a password protects, and one of before 2007."""


def read(file: Path) -> Read:
    """Read a file, apart from this process. Raises `UsageError` for a wrong form, `UnreadableError` for all else."""
    if file.suffix.lower() not in FORMS:
        ending = file.suffix or "a name without an ending"
        raise UsageError(f"{file}: {ending} is not a form that is read; {suggest(file.suffix, FORMS)}.", SAVE_AS)
    _require_readable(file)
    found = apart(read_here, file)
    if not found.blocks:
        raise UnreadableError(f"{file}: there are no words in it.", "Look whether it is the right file.")
    return found


def _require_readable(file: Path) -> None:
    try:
        if not file.is_file():
            what = "is a folder" if file.is_dir() else "is not there"
            raise UnreadableError(f"{file}: it {what}.", "Name a file.")
        size = file.stat().st_size
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{file}: it cannot be read ({error}).", "Look at its name.") from error
    if size > MOST_BYTES:
        raise UnreadableError(f"{file}: it has {size:,} bytes; at most {MOST_BYTES:,} are read.", "Split it.")
    if not size:
        raise UnreadableError(f"{file}: it is empty.", "Look whether it is the right file.")


def read_here(file: Path) -> Read:
    """Read a file in this process. Raises `UnreadableError`, and whatever a library raises for a broken file."""
    form = FORMS[file.suffix.lower()]
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file}: it cannot be read ({error.strerror}).", "Look at who may read it.") from error
    _require_form(file, form, content)
    reader: Callable[[bytes], Read] = import_module(f"isp_assistant.importer.{form}").read
    try:
        return _bounded(reader(content))
    except UnreadableError as error:
        raise UnreadableError(f"{file}: {error.message}", error.hint) from error


def _bounded(found: Read) -> Read:
    """Refuse tables that would swell where they are written."""
    tables = [block.rows for block in found.blocks if isinstance(block, Table)]
    cells = sum(len(rows) * max(map(len, rows)) for rows in tables)
    if cells > MOST_CELLS:
        raise UnreadableError(f"its tables have {cells:,} cells; at most {MOST_CELLS:,} are read.", "Split it.")
    return found


def _require_form(file: Path, form: str, content: bytes) -> None:
    if content.startswith(_PROTECTED):
        raise UnreadableError(f"{file}: a password protects it, or it is in Word's form of before 2007.", SAVE_AS)
    begins = BEGINNINGS.get(form)
    if begins and begins not in content[:1024]:
        raise UnreadableError(f"{file}: it is named {file.suffix}, and is something else.", SAVE_AS)
    if not begins and b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(f"{file}: it is named {file.suffix}, and is not text.", SAVE_AS)
