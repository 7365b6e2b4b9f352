"""The files of a pack, and their hash."""

import hashlib
from pathlib import Path

from isp_assistant.errors import UnreadableError

TOLD_BY = ("pack.yaml", "facts.yaml")
"""A folder with neither of these is something else, and is not read through."""


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a pack by its relative path, in order; dot-files are no part of it.

    Raises `UnreadableError` where the folder or a file cannot be read, leads out of the folder, or is a linked folder.
    """
    if not folder.is_dir():
        raise UnreadableError(f"{folder}: there is no such folder.", "Name a knowledge pack with --knowledge.")
    if not any((folder / name).is_file() for name in TOLD_BY):
        raise UnreadableError(f"{folder}: this folder is no knowledge pack: it has no pack.yaml.", "Name another.")
    root = folder.resolve()
    found: dict[str, bytes] = {}
    try:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if any(part.startswith(".") for part in name.split("/")):
                continue
            if path.is_dir():
                _require_no_link(path)
                continue
            if not path.resolve().is_relative_to(root):
                raise UnreadableError(f"{path}: this link leads out of the pack.", "Put the file itself here.")
            found[name] = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{error.filename}: it cannot be read ({error.strerror}).") from error
    return dict(sorted(found.items()))


def _require_no_link(folder: Path) -> None:
    """Refuse a linked folder: nothing in it would be part of the pack, and what is written there would leave it."""
    if folder.is_symlink():
        raise UnreadableError(f"{folder}: this folder is a link, and is not read.", "Put the folder itself here.")


def digest(files: dict[str, bytes]) -> str:
    """Hash a pack: each path, a zero byte, its bytes with LF line ends, a zero byte."""
    total = hashlib.sha256()
    for name, content in sorted(files.items()):
        total.update(name.encode() + b"\0" + content.replace(b"\r\n", b"\n").replace(b"\r", b"\n") + b"\0")
    return total.hexdigest()
