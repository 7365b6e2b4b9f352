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
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from isp_assistant.search.units import Unit

FORMAT = 7
MANIFEST = "manifest.json"
MOST_KEPT = 4
STEP = 200

Progress = Callable[[int, int], None]


def open_index(units: list[Unit], key: str, cache: Path, on_progress: Progress | None = None) -> Any:
    """Open the index of a pack; build it where it is missing, stale or damaged, in memory where nothing can be kept."""
    folder = cache / f"index-{FORMAT}-{key[:32]}"
    opened = _opened(folder)
    if opened is not None:
        return opened
    try:
        _build(units, folder, on_progress)
        opened = _opened(folder)
    except OSError:
        opened = None
    return opened if opened is not None else _in_memory(units, on_progress)


def _opened(folder: Path) -> Any:
    if not _trusted(folder):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh import index

            return index.open_dir(str(folder / "files"), readonly=True)
    except Exception:
        return None


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
    mine = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return kind(found.st_mode) and mine and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _build(units: list[Unit], folder: Path, on_progress: Progress | None) -> None:
    """Build beside the place and rename into it: another process sees a whole index or none."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".building-"))
    try:
        files = fresh / "files"
        files.mkdir(mode=0o700)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh import index

            _fill(index.create_in(str(files), _schema()), units, on_progress)
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
    if folder.is_symlink():
        folder.unlink()
    if folder.exists() and not _trusted(folder):
        shutil.rmtree(folder)
    try:
        fresh.rename(folder)
    except OSError:
        if not _trusted(folder):  # another process may have put the same index there first
            raise


def _prune(parent: Path) -> None:
    kept = sorted(parent.glob("index-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def _in_memory(units: list[Unit], on_progress: Progress | None) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from whoosh.filedb.filestore import RamStorage

        index = RamStorage().create_index(_schema())
        _fill(index, units, on_progress)
    return index


def _schema() -> Any:
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import STORED, TEXT, Schema

    analyzer = StemmingAnalyzer(minsize=1, stoplist=None)
    text = TEXT(analyzer=analyzer, phrase=False)
    return Schema(unit=STORED, title=text, body=text, context=text, asked=text)


def _fill(index: Any, units: Iterable[Unit], on_progress: Progress | None) -> None:
    listed = list(units)
    writer = index.writer()
    for number, unit in enumerate(listed):
        writer.add_document(unit=number, title=unit.title, body=unit.body, context=unit.context, asked=unit.asked)
        if on_progress and number % STEP == 0:
            on_progress(number, len(listed))
    writer.commit(optimize=True)
    if on_progress:
        on_progress(len(listed), len(listed))
