"""A set of scenarios as one file to hand to another trainer, and all that is checked before it is let in.

The file is a ZIP archive of `scenarios/ID.yaml`. It comes from anywhere, so nothing in it is believed: names, sizes and
numbers are limited before anything is unpacked, and what it holds is read and walked before anything is written.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from isp_assistant.assistant.scaffold import require_own
from isp_assistant.domain.cases import failures
from isp_assistant.domain.model import Finding, Pack, Scenario, Severity
from isp_assistant.errors import UnreadableError, UsageError
from isp_assistant.pack.files import contents
from isp_assistant.pack.load import read_files

MOST_FILES = 200
MOST_BYTES = 200_000
"""At most so many bytes in one scenario, as unpacked."""
MOST_PACKED = 4_000_000

_NAME = re.compile(r"scenarios/[a-z0-9][a-z0-9-]{0,79}\.yaml")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same set always gives the same bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a set holds, on a pack: `files` by their names in it, and `findings`; with an error nothing is let in."""

    files: dict[str, bytes]
    scenarios: tuple[Scenario, ...]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        return not any(finding.severity == Severity.ERROR for finding in self.findings)


def packed(pack: Pack, folder: Path, names: tuple[str, ...]) -> bytes:
    """Put scenarios into one file; without names all of them. Raises `UsageError` for one that there is not."""
    known = {scenario.id: scenario for scenario in pack.scenarios}
    for name in names:
        if name not in known:
            raise UsageError(f"There is no scenario {name!r}.", "See 'isp-assistant train --list'.")
    files = contents(folder)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys(names or known):
            at = known[name].at
            assert at is not None  # what was read from a folder has its place
            archive.writestr(zipfile.ZipInfo(f"scenarios/{name}.yaml", _WHEN), files[at.file], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def incoming(file: Path, pack: Pack, folder: Path) -> Incoming:
    """Read a set and hold it against a pack. Raises `UnreadableError` for what is no such file, or would do harm."""
    new = dict(_unpacked(file))
    before = contents(folder)
    read = read_files({**before, **new})
    found = [one for one in read.findings if one.at.file in new or one.severity == Severity.ERROR]
    scenarios = read.pack.scenarios if read.pack else ()
    ours = tuple(one for one in scenarios if one.at and one.at.file in new)
    if read.pack:
        found += [finding for finding in failures(read.pack) if finding.at.file in new]
    found += _clashes(new, before, pack)
    return Incoming(new, ours, tuple(found))


def _clashes(new: dict[str, bytes], before: dict[str, bytes], pack: Pack) -> Iterator[Finding]:
    """A scenario that is there already may come again as it is; another one of the same name may not replace it."""
    for name, content in new.items():
        if name in before and before[name] != content:
            at = next((one.at for one in pack.scenarios if one.at and one.at.file == name), None)
            if at:
                message = "Another scenario of this name is here already. Rename one of them; nothing is replaced."
                yield Finding("duplicate-id", message, at)


def let_in(found: Incoming, folder: Path) -> tuple[Path, ...]:
    """Write a sound set into a pack's folder; give the files that are new.

    Raises `UsageError` for the pack that ships, `UnreadableError` where the folder cannot be written.
    """
    require_own(folder)
    written = []
    for name, content in found.files.items():
        place = folder / name
        if not place.exists():
            _write(place, content)
            written.append(place)
    return tuple(written)


def _write(place: Path, content: bytes) -> None:
    try:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)
    except OSError as error:
        raise UnreadableError(
            f"{place}: it cannot be written ({error.strerror}).", "Look at who may write there."
        ) from error


def _unpacked(file: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if file.stat().st_size > MOST_PACKED:
            raise _refused(file, f"it has more than {MOST_PACKED:,} bytes")
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES:
                raise _refused(file, f"it holds {len(entries):,} files, and at most {MOST_FILES} are read")
            if len({entry.filename for entry in entries}) < len(entries):
                raise _refused(file, "one name stands in it twice")
            for entry in entries:
                yield entry.filename, _content(file, archive, entry)
    except OSError as error:
        raise UnreadableError(f"{file}: it cannot be read ({error.strerror}).", "Check its name.") from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise _refused(file, f"it is no set of scenarios, or is damaged ({error})") from error
    except zlib.error as error:
        raise _refused(file, "it is damaged") from error


def _content(file: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Unpack one file, and no more of it than is allowed, whatever it says of its size."""
    if not _NAME.fullmatch(entry.filename):
        raise _refused(file, f"{entry.filename!r} is no place for a scenario")
    with archive.open(entry) as packed_file:
        content = packed_file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _refused(file, f"{entry.filename} has more than {MOST_BYTES:,} bytes")
    return content


def _refused(file: Path, why: str) -> UnreadableError:
    return UnreadableError(f"{file}: {why}.", "Nothing was let in. Ask whoever sent it for another.")
