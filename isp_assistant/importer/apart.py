"""A file is read in a process of its own: one that was made to crash, hang or swell takes only that down."""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from isp_assistant.errors import AssistantError, UnreadableError
from isp_assistant.importer.blocks import Read

MOST_SECONDS = 120
MOST_MEMORY = 2_000_000_000
"""Bytes, where the system lets a process be held to them."""

Reader = Callable[[Path], Read]


def apart(read: Reader, file: Path) -> Read:
    """Read a file, and give what came of it. Raises `UnreadableError`, whatever the file does."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(read, file, there), daemon=True)
    child.start()
    there.close()
    try:
        if not here.poll(MOST_SECONDS):
            raise UnreadableError(f"{file}: it is not read after {MOST_SECONDS} seconds.", "Split it, or save it anew.")
        reply = here.recv()
    except EOFError:
        raise UnreadableError(f"{file}: it is broken, and cannot be read.", "Open it, and save it anew.") from None
    finally:
        child.kill()
        child.join()
        child.close()
        here.close()
    if isinstance(reply, Read):
        return reply
    raise UnreadableError(*reply)


def _work(read: Reader, file: Path, there: Connection) -> None:
    """Send back what was read, or the message and the hint of what was wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits for this process ends it
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries complain there, in words for programmers
    _hold()
    try:
        there.send(read(file))
    except AssistantError as error:
        there.send((error.message, error.hint))
    except ImportError as error:
        there.send((f"{file}: a part of this program is missing ({error}).", "Install it anew: pip install ."))
    except MemoryError:
        there.send((f"{file}: it takes too much memory to read.", "Split it, or save it anew."))
    except Exception:  # what a library raises for a file that is broken on purpose is anybody's guess
        there.send((f"{file}: it is broken, and cannot be read.", "Open it, and save it anew."))


def _hold() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
