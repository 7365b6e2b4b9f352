"""The app in a real terminal, where what arrives is bytes."""

import os
import pty
import select
import sys
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Input

from isp_assistant.domain.text import clean
from tests.packs import small
from tests.tui.driver import opened

COMMAND = [sys.executable, "-m", "isp_assistant", "--data"]


def read_until(terminal: int, text: str) -> str:
    """Read what is drawn until a text stands in it, or nothing more comes."""
    seen = b""
    while text.encode() not in seen:
        ready, _, _ = select.select([terminal], [], [], 60)
        try:
            new = os.read(terminal, 65536) if ready else b""
        except OSError:  # the app has ended, and its terminal with it
            new = b""
        if not new:
            break
        seen += new
    return seen.decode(errors="replace")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal there gives characters")
def test_a_pasted_byte_that_is_no_utf8_does_not_end_the_app(tmp_path: Path) -> None:
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        os.execvpe(COMMAND[0], [*COMMAND, str(tmp_path)], environment)
    try:
        assert "Can I share this?" in read_until(terminal, "Can I share this?")
        os.write(terminal, b"\x1b[200~caf\xe9 and \x9b more\x1b[201~")
        assert "more" in read_until(terminal, "more")
        os.write(terminal, b"\x11")  # Ctrl+Q
        said = read_until(terminal, "\0")
        assert "Traceback" not in said
    finally:
        os.close(terminal)  # an app that still runs ends with its terminal
        _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0


@pytest.mark.parametrize("keys", [(), ("f6",), ("f7",), ("f8", "l"), ("f8", "n"), ("f10", "slash"), ("ctrl+p",)])
async def test_what_is_pasted_controls_no_terminal(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with opened(small(), tmp_path, (120, 40)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.clear()
        pilot.app.post_message(Paste("a\x1b[2Jb\x9b1m\x07 \u202ec"))
        await pilot.pause()
        await pilot.pause()
        assert field.value.startswith("a")
        assert field.value.endswith("c")
        assert clean(field.value) == field.value
