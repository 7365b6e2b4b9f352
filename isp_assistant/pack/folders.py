"""Where the shipped pack lies: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent.parent

RULES = _PACKAGE / "pack" / "rules"
"""Where lint rules lie, one a file."""


def shipped_pack() -> Path:
    """Give the folder of the pack that ships."""
    inside = _PACKAGE / "_knowledge"
    return inside if inside.is_dir() else _PACKAGE.parent / "knowledge"


def is_installed(folder: Path) -> bool:
    """Say whether a folder belongs to the installed program: a pack in it would be lost with the next version."""
    return folder.resolve().is_relative_to(_PACKAGE)
