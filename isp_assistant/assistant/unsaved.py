"""An entry that the register could not take, kept where there is room until it can."""

import hashlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from isp_assistant.domain.chain import Json, canonical
from isp_assistant.errors import RegisterError, UnreadableError, UsageError
from isp_assistant.settings import write_private

if TYPE_CHECKING:
    from isp_assistant.settings import Settings

HINT = "Name a file that was written when a record could not be saved."


def keep(settings: "Settings", kind: str, content: Json) -> Path:
    """Keep an entry in the data folder, else in the cache folder, else in the system's place for temporary files.

    Raises `RegisterError` where none of them takes it.
    """
    body = canonical({"kind": str(kind), "content": content})
    name = f"unsaved-{hashlib.sha256(body).hexdigest()[:12]}.json"
    for folder in _folders(settings):
        try:
            write_private(folder / name, body)
        except UnreadableError:
            continue
        return folder / name
    raise RegisterError("The record could not be saved anywhere: no disk takes it.", "Copy the decision by hand.")


def _folders(settings: "Settings") -> Iterator[Path]:
    yield settings.data
    yield settings.cache
    try:
        yield Path(tempfile.mkdtemp(prefix="isp-assistant-"))
    except OSError:
        return


def kept(file: Path) -> tuple[str, Json]:
    """Read an entry that was kept, as its kind and content. Raises `UsageError` for a file that holds none."""
    try:
        held = json.loads(file.read_bytes())
        return str(held["kind"]), dict(held["content"])
    except OSError as error:
        raise UsageError(f"{file}: it cannot be read ({error.strerror}).", HINT) from error
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"{file}: this is no entry of a register.", HINT) from error
