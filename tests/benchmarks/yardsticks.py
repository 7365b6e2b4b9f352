"""What the benchmarks are held against: the least that a peer could do for the same job."""

import os
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from isp_assistant.search.units import Unit

ROOT = Path(__file__).parent.parent.parent

MINIMAL_APP = """
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Footer, Header, Input, Static, TabbedContent, TabPane

class Minimal(App):
    def compose(self):
        yield Header()
        with TabbedContent():
            for name in ("Ask", "Library", "Partners", "Training", "Decisions", "Records"):
                with TabPane(name):
                    yield VerticalScroll(Static("ready to paint"))
        yield Input()
        yield Footer()

Minimal().run()
"""


def painted(command: list[str], text: str, data: Path, size: tuple[int, int] = (120, 40)) -> tuple[float, int]:
    """Start an app in a terminal of its own, with nothing kept but what is in `data`.

    Give the seconds until it shows a text, and its memory in KiB then.
    """
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {
            **os.environ,
            "ISP_ASSISTANT_DATA": str(data),
            "COLUMNS": str(size[0]),
            "LINES": str(size[1]),
            "TERM": "xterm-256color",
        }
        os.execvpe(command[0], command, environment)
    start, seen = time.perf_counter(), b""
    try:
        while text.encode() not in seen:
            ready, _, _ = select.select([terminal], [], [], 20)
            if not ready:
                raise TimeoutError(f"{command} did not show {text!r}")
            seen += os.read(terminal, 65536)
        took = time.perf_counter() - start
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        return took, memory
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def minimal_app() -> list[str]:
    """Give the command of a Textual app with the same widgets and nothing behind them."""
    return [sys.executable, "-c", MINIMAL_APP]


def python(code: str, *arguments: str) -> None:
    """Run a fresh interpreter to its end."""
    subprocess.run(
        [sys.executable, *(("-c", code) if code else ()), *arguments], check=True, capture_output=True, cwd=ROOT
    )


class FullText:
    """SQLite's own full-text search over the same units."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units
        self.database = sqlite3.connect(":memory:")
        self.database.execute("create virtual table unit using fts5(title, body, tokenize='porter unicode61')")
        self.database.executemany("insert into unit values (?, ?)", [(unit.title, unit.body) for unit in units])

    def find(self, query: str, limit: int = 10) -> list[tuple[str, str]]:
        """Give (document, section) of the best units, with their snippets made."""
        words = [f'"{word}"' for word in "".join(c if c.isalnum() else " " for c in query).split()]
        if not words:
            return []
        rows = self.database.execute(
            "select rowid, snippet(unit, 1, '[', ']', '…', 24) from unit where unit match ? "
            "order by bm25(unit) limit ?",
            (" OR ".join(words), limit),
        ).fetchall()
        return [(self.units[row - 1].document, self.units[row - 1].section) for row, _ in rows]
