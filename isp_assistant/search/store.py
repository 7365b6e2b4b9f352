"""The index on disk: in a folder that this user alone can write, and opened only if its files are as they were left.

Whoosh's files hold pickles, which run code when they are opened. So nothing is opened that this user did not write, and
each file is held against the hash that was noted when it was written.
"""

import hashlib
import json
import os
import shutil
import stat
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

FORMAT = 11
MANIFEST = "manifest.json"
BUILDING = ".building-"
MOST_KEPT = 4
ABANDONED = 3600
"""Seconds after which a folder that was being built, and was not put in place, is taken for a killed process's."""

Fill = Callable[[Any], None]
"""Adds all documents of an index with a Whoosh writer, in the order in which they are to be numbered."""


def open_index(fill: Fill, key: str, cache: Path) -> Any:
    """Open the index of a pack; build it where it is missing, stale or damaged, in memory where nothing can be kept."""
    folder = cache / f"index-{FORMAT}-{key[:32]}"
    opened = _opened(folder)
    if opened is not None:
        return opened
    try:
        _build(fill, folder)
        opened = _opened(folder)
    except OSError:
        opened = None
    return opened if opened is not None else _in_memory(fill)


def _opened(folder: Path) -> Any:
    if not _trusted(folder):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh import index

            opened = index.open_dir(str(folder / "files"), readonly=True)
    except Exception:  # a damaged file may raise anything
        return None
    with suppress(OSError):
        os.utime(folder)  # the ones not used for longest go first
    return opened


def _trusted(folder: Path) -> bool:
    """Say whether a folder and all its files are this user's, closed to others, and as they were written."""
    try:
        files = folder / "files"
        if not (_own(folder, directory=True) and _own(files, directory=True) and _own(folder / MANIFEST)):
            return False
        noted = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        found = {path.name: path for path in files.iterdir() if not path.name.endswith("LOCK")}
        return set(found) == set(noted) and all(
            _own(path) and _hash(path) == noted[name] for name, path in found.items()
        )
    except (OSError, ValueError, TypeError):
        return False


def _own(path: Path, directory: bool = False) -> bool:
    found = path.lstat()
    kind = stat.S_ISDIR if directory else stat.S_ISREG
    if not hasattr(os, "getuid"):  # Windows keeps a user's folder to the user by other means
        return kind(found.st_mode)
    mine = found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return mine and kind(found.st_mode)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _build(fill: Fill, folder: Path) -> None:
    """Build beside the place and rename into it: another process sees a whole index or none."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=BUILDING))
    try:
        files = fresh / "files"
        files.mkdir(mode=0o700)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh import index

            _filled(index.create_in(str(files), _schema()), fill)
        noted = {}
        for path in files.iterdir():
            path.chmod(0o600)
            if not path.name.endswith("LOCK"):
                noted[path.name] = _hash(path)
        (fresh / MANIFEST).write_text(json.dumps(noted), encoding="utf-8")
        (fresh / MANIFEST).chmod(0o600)
        _put(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _prune(folder.parent)


def _put(fresh: Path, folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    if folder.exists() and not _trusted(folder):
        shutil.rmtree(folder)
    try:
        fresh.rename(folder)
    except OSError:
        if not _trusted(folder):  # another process may have put the same index there first
            raise


def _prune(parent: Path) -> None:
    """Remove indexes not used for longest, and what a killed process left; nothing that is not this user's."""
    aged = sorted(((_age(path), path) for path in parent.glob("index-*")), key=lambda pair: pair[0])
    old = [path for _, path in aged[MOST_KEPT:]]
    old += [path for path in parent.glob(f"{BUILDING}*") if _age(path) > ABANDONED]
    for path in old:
        with suppress(OSError):
            if _own(path, directory=True):
                shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    with suppress(OSError):
        return time.time() - path.lstat().st_mtime
    return 0.0


def _in_memory(fill: Fill) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh.filedb.filestore import RamStorage

        class Memory(RamStorage):  # type: ignore[misc]
            def temp_storage(self, name: str | None = None) -> Any:
                """Work in memory too: Whoosh would work in a folder of the machine's that all its processes share."""
                return Memory()

        index = Memory().create_index(_schema())
        _filled(index, fill)
    return index


def _schema() -> Any:
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import TEXT, Schema

    text = TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
    return Schema(title=text, body=text, context=text)


def _filled(index: Any, fill: Fill) -> None:
    writer = index.writer()
    fill(writer)
    writer.commit(optimize=True)
