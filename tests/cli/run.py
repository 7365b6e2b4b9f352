"""Running the command line as a script or a person would."""

import io
import os
import subprocess
import sys
from pathlib import Path

from isp_assistant.pack.rules.sample import FILES

ROOT = Path(__file__).parent.parent.parent


def run(
    *arguments: str, typed: str = "", check: int | None = None, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """Run a command in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-m", "isp_assistant", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding=encoding,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        timeout=120,
    )
    if check is not None:
        assert done.returncode == check, done.stderr
    return done


def run_here(monkeypatch, capsys, *arguments: str, typed: bytes = b"") -> tuple[int, str, str]:  # type: ignore[no-untyped-def]
    """Run a command in this interpreter: quicker, where what is loaded does not matter."""
    from isp_assistant.cli.main import main

    stream = io.TextIOWrapper(io.BytesIO(typed), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", stream)
    try:
        code = main(list(arguments))
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def written(folder: Path, files: dict[str, str]) -> Path:
    """Write the sample pack, with files laid over it."""
    for name, text in (FILES | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
