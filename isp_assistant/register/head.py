"""The head of the register in a file of its own: how many entries there are, and the hash of the last.

It is written twice for each entry, while nobody else can write: before the commit with what is about to be saved
(`coming`), and after it with what has been. So it never leads; it can lag by one entry at most, and by that one alone:
an entry beyond the head whose hash the head did not announce was not saved by this program on this machine.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from isp_assistant.domain.chain import START
from isp_assistant.errors import RegisterError, UnreadableError
from isp_assistant.settings import write_private


@dataclass(frozen=True, slots=True)
class Head:
    """What was last confirmed; `coming` is the hash of the entry that was being saved, "" when none was."""

    count: int = 0
    sha256: str = START
    coming: str = ""


def read_head(file: Path) -> Head | None:
    """Read the head, or None where there is no file. Raises `RegisterError` for one that cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Head)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise RegisterError(
            f"{file}: the head of the register cannot be read ({error}).",
            "Restore it from a backup; do not write one by hand.",
        ) from error


def write_head(file: Path, head: Head) -> None:
    """Write the head, whole or not at all. Raises `RegisterError` where it cannot be written."""
    try:
        write_private(file, msgspec.json.encode(head))
    except UnreadableError as error:
        raise RegisterError(error.message, error.hint) from error
