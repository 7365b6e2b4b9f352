"""Where things are kept, and what a practitioner has set: flags over environment over file over defaults."""

import datetime
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from isp_assistant.errors import UnreadableError, UsageError

T = TypeVar("T")

APP = "isp-assistant"
FILE = "settings.json"
PUT_RIGHT = "Put the file right, or remove it to start afresh."
REGISTER = "register.db"
"""The register's file in the data folder, unless a database is named."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chooses in the app: `sharer` is the kind of organisation that they work for.

    `role` and `organisation` stand in their records, instead of a name; `learner` and `cohort` are the codes that stand
    in their training attempts. `keep_words` keeps words that were not understood, for the lexicon.
    """

    theme: str = "isp-dark"
    sharer: str | None = None
    role: str = ""
    organisation: str = ""
    learner: str = "me"
    cohort: str = ""
    keep_words: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's folders and preferences.

    `knowledge` is None for the pack that ships, `database` for the register's file in the data folder.
    """

    data: Path
    cache: Path
    knowledge: Path | None = None
    preferences: Preferences = field(default_factory=Preferences)
    database: str | None = None

    @property
    def has_register(self) -> bool:
        """Whether there is a register at all; to look does not make one."""
        return bool(self.database) or (self.data / REGISTER).exists()


def load_settings(knowledge: str | None = None, data: str | None = None) -> Settings:
    """Find the folders; `knowledge` and `data` are the flags of that name.

    Raises `UnreadableError` for a settings file that is there and cannot be read.
    """
    knowledge = knowledge or os.environ.get("ISP_ASSISTANT_KNOWLEDGE")
    data = data or os.environ.get("ISP_ASSISTANT_DATA")
    folder = Path(data) if data else _platform("user_data_dir")
    return Settings(
        data=folder,
        cache=_platform("user_cache_dir"),
        knowledge=Path(knowledge) if knowledge else None,
        preferences=_preferences(folder / FILE),
        database=os.environ.get("ISP_ASSISTANT_DATABASE") or None,
    )


def _platform(kind: str) -> Path:
    import platformdirs

    return Path(getattr(platformdirs, kind)(APP, appauthor=False))


def _preferences(file: Path) -> Preferences:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Preferences)
    except FileNotFoundError:
        return Preferences()
    except (OSError, msgspec.MsgspecError) as error:
        raise UnreadableError(f"{file}: the settings cannot be read ({error}).", PUT_RIGHT) from error


def save_preferences(settings: Settings, preferences: Preferences) -> None:
    """Keep preferences for the next start. Raises `UnreadableError` where the folder cannot be written."""
    write_private(settings.data / FILE, msgspec.json.format(msgspec.json.encode(preferences)))


def write_private(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by its owner alone.

    A folder that is made for it only its owner may enter; one that is there stays as open as it is.
    """
    _write(file, content, 0o700, True, "Free space or name another folder with --data.")


def write_shared(file: Path, content: bytes, over: bool = True) -> None:
    """Write a file whole or not at all, as open as the system makes new files.

    Raises `UsageError` for one that is there, unless it may be written over.
    """
    _write(file, content, 0o777, over, "Look at who may write there.")


def _write(file: Path, content: bytes, mode: int, over: bool, hint: str) -> None:
    """Write beside the file, under a name that nobody can foresee, then give it its own; `mode` is that of folders."""
    beside = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=mode)
        try:
            with open(beside, "xb", opener=partial(os.open, mode=mode & 0o666)) as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            _name(beside, file, over)
            _settle(file.parent)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise UnreadableError(f"{file}: it cannot be written ({error.strerror}).", hint) from error


def _name(written: Path, file: Path, over: bool) -> None:
    """Give a file its name; of two at once that may not write over each other, the second is told."""
    if over:
        written.replace(file)
        return
    try:
        os.link(written, file)
    except FileExistsError:
        raise UsageError(f"{file} is there already.", "Take another name.") from None


def read_kept(file: Path, kind: type[T], tell: Callable[[str], None]) -> T | None:
    """Read what was kept in a file, or give None where there is none.

    A file that cannot be read is put aside, so that what is kept next does not take its place; `tell` is told where.
    """
    if not file.is_file():
        return None
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError) as error:
        tell(f"{file}: it cannot be read ({error}). {_put_aside(file)}")
        return None


def _put_aside(file: Path) -> str:
    aside = file.with_name(f"{file.name}.unreadable-{datetime.datetime.now(tz=datetime.UTC):%Y%m%dT%H%M%S%f}")
    try:
        file.rename(aside)
    except OSError as error:
        return f"It cannot be put aside either ({error.strerror}): copy it before you go on."
    return f"It is put aside as {aside.name}."


def take_away(file: Path) -> None:
    """Remove a file that may be there. Raises `UnreadableError` where it is, and stays."""
    try:
        if file.exists():  # a disk that cannot be written refuses even to remove what is not there
            file.unlink(missing_ok=True)
    except OSError as error:
        raise UnreadableError(
            f"{file}: it cannot be removed ({error.strerror}).", "Remove it yourself, once the disk lets you."
        ) from error


def _settle(folder: Path) -> None:
    """See that a file's new name outlives a power cut, where the system lets a folder be synchronised."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
