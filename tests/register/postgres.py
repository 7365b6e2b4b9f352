"""A PostgreSQL server for tests, from the system's packages, on a socket that nobody else reaches."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """Find the folder of `initdb` and `pg_ctl`, or None where PostgreSQL is not installed."""
    found = sorted(DEBIAN.glob("*/bin/initdb")) or [Path(path) for path in [shutil.which("initdb")] if path]
    return found[-1].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Run a server; give the address of its superuser, with {account} and {database} to be filled in."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: a socket's has 107 bytes at most
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "d"
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    try:
        _run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{{account}}@/{{database}}?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(*command: object) -> None:
    """Run a program of the server, which refuses to run as root."""
    as_whom = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*as_whom, *map(str, command)], cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
