"""A pack as it stands in a folder, or as it stood in a git revision."""

import io
import subprocess
import tarfile
from pathlib import Path

from isp_assistant.domain.model import Pack
from isp_assistant.errors import UnreadableError, UsageError
from isp_assistant.pack.cache import unusable
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files

NAME_A_FOLDER = "Name a folder that holds a pack."


def pack_at(name: str, folder: Path) -> Pack:
    """Read a pack named as a folder, or as a git revision of the repository that holds `folder`.

    Raises `UsageError` for a name that is neither, `PackError` for a pack with errors.
    """
    path = Path(name)
    files = contents(path) if path.is_dir() else _revision(name, folder)
    read = read_files(files)
    if read.pack is None:
        raise unusable(name, read.findings)
    return read.pack


def _revision(name: str, folder: Path) -> dict[str, bytes]:
    if name.startswith("-"):
        raise UsageError(f"{name!r} is not a folder or a revision.")
    try:
        top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    except OSError as error:
        raise UsageError(f"{name!r} is no folder, and git cannot be run ({error.strerror}).", NAME_A_FOLDER) from error
    except subprocess.CalledProcessError as error:
        message = f"{name!r} is no folder, and {folder} is in no git repository that could have such a revision."
        raise UsageError(message, NAME_A_FOLDER) from error
    try:
        inside = folder.resolve().relative_to(top.resolve()).as_posix()
        archive = _git(top, "archive", "--format=tar", name, "--", inside)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        hint = "Name a folder that holds a pack, or a git revision such as HEAD or v1.2."
        raise UsageError(f"{name!r} is neither a folder nor a git revision with {folder.name} in it.", hint) from error
    return _unpacked(archive, inside)


def _git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True).stdout


def _unpacked(archive: bytes, inside: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            for member in tar.getmembers():
                name = member.name.removeprefix(f"{inside}/") if inside != "." else member.name
                handle = tar.extractfile(member) if member.isfile() else None
                if handle and not any(part.startswith(".") for part in name.split("/")):
                    found[name] = handle.read()
    except tarfile.TarError as error:
        raise UnreadableError(f"git gave an archive that cannot be read ({error}).") from error
    return dict(sorted(found.items()))
