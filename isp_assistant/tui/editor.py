"""The editor that the environment names, opened at a place while the app steps aside."""

import os
import shlex
import subprocess
from pathlib import Path
from typing import Any

from textual.app import SuspendNotSupported

from isp_assistant.domain.model import Location

BY_COLON = {"subl": (), "code": ("--goto",), "codium": ("--goto",), "zed": (), "hx": ()}
"""Editors that take file:line, and what stands before it; others take +LINE before the file."""


def edit(app: Any, folder: Path, place: Location) -> str:
    """Open the editor; say what went wrong, or nothing."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        return "Set EDITOR to the editor that you use."
    try:
        command = [*shlex.split(named), *_arguments(named, folder / place.file, place.line)]
        with app.suspend():
            subprocess.run(command, check=False)
    except SuspendNotSupported:
        return "The editor could not be opened: there is no terminal here that it could take over."
    except (OSError, ValueError) as error:
        return f"The editor could not be opened: {error}."
    return ""


def _arguments(editor: str, file: Path, line: int) -> list[str]:
    name = Path(shlex.split(editor)[0]).name
    return [*BY_COLON[name], f"{file}:{line}"] if name in BY_COLON else [f"+{line}", str(file)]
