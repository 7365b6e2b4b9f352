"""A pack compiled to JSON in the cache folder, so that a second start does not parse YAML.

It is kept under the hash of the pack and of the code that read it: another version may find fault with the same pack.
"""

import gc
import os
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from isp_assistant.domain import model
from isp_assistant.domain.model import Finding, Pack
from isp_assistant.errors import AssistantError, UnreadableError
from isp_assistant.pack.files import contents, digest
from isp_assistant.settings import write_private

MOST_KEPT = 8
LENGTH = 32
"""Digits of a hash that name a compiled pack."""


class PackError(AssistantError):
    """A pack that cannot be relied on; the message holds every finding."""


def unusable(name: str, findings: Iterable[Finding]) -> PackError:
    """Say all that keeps a pack from being used."""
    found = "\n".join(map(str, findings))
    return PackError(f"{name}: the pack cannot be used:\n{found}\nPut these right, then try again.")


def load_pack(folder: Path, cache_folder: Path) -> Pack:
    """Load a pack, compiled if it can be. Raises `PackError` with all findings where it has errors."""
    files = contents(folder)
    held = digest(files)
    compiled = cache_folder / f"pack-{sha256((held + _reader()).encode()).hexdigest()[:LENGTH]}.json"
    pack = _compiled(compiled)
    if pack and pack.sha256 == held:
        return pack
    from isp_assistant.pack.load import read_files

    read = read_files(files)
    if read.pack is None:
        raise unusable(str(folder), read.findings)
    _compile(read.pack, compiled)
    return read.pack


def compiled(pack: Pack) -> bytes:
    """Give a pack whole as JSON, to be read again years later without its source."""
    return msgspec.json.encode(pack)


def from_compiled(body: bytes) -> Pack:
    """Read a pack that was compiled. Raises `PackError` where this version of the product cannot."""
    try:
        return _decoded(body)
    except msgspec.MsgspecError as error:
        raise PackError(
            f"The pack that was kept cannot be read ({error}).", "Use the version of isp-assistant that kept it."
        ) from error


@cache
def _reader() -> str:
    """Name the code that reads packs by the sizes and times of its files, which are told far quicker than read."""
    here = Path(__file__).parent
    folders = (here, here / "rules", Path(model.__file__).parent)
    entries = [entry for folder in folders for entry in os.scandir(folder) if entry.name.endswith(".py")]
    return repr(sorted((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries))


def _compiled(file: Path) -> Pack | None:
    """Read a compiled pack that this user wrote; anything else is no compiled pack."""
    try:
        if hasattr(os, "getuid") and file.lstat().st_uid != os.getuid():
            return None
        return _decoded(file.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None


def _decoded(body: bytes) -> Pack:
    """Read a pack without looking for garbage meanwhile: its values stay, and looking takes as long as reading."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return msgspec.json.decode(body, type=Pack)
    finally:
        if collecting:
            gc.enable()


def _compile(pack: Pack, file: Path) -> None:
    """Write a compiled pack. A cache that cannot be written is none."""
    try:
        write_private(file, msgspec.json.encode(pack))
    except UnreadableError:
        return
    old = sorted(file.parent.glob("pack-*.json"), key=_changed, reverse=True)
    for path in old[MOST_KEPT:]:
        path.unlink(missing_ok=True)


def _changed(file: Path) -> float:
    """Say when a file was changed; what another process has just taken away is the oldest."""
    try:
        return file.lstat().st_mtime
    except FileNotFoundError:
        return 0.0
