"""Writers in processes of their own, run as `python -m tests.register.workers WHAT FOLDER [DATABASE]`.

Each process is forked from one that has everything loaded, so that hundreds take seconds.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from isp_assistant.domain.chain import Receipt
from isp_assistant.register.store import open_register
from tests.register.made import AT, settings

KILLS, WRITERS, EACH = 200, 20, 100
LONGEST = 0.04
"""Seconds from the first entry to the kill, at most: a few entries' time."""


def main(what: str, folder: str, database: str | None = None) -> None:
    """Write as `what` says, and print the receipt of every entry that was confirmed."""
    {"killed": killed, "together": together}[what](Path(folder), database)


def killed(folder: Path, database: str | None) -> None:
    """Start a writer and kill it at a random moment, many times."""
    draw = random.Random(7)
    for _ in range(KILLS):
        writer = forked(lambda out: endless(folder, database, out))
        first = os.read(writer[1], 4096)  # the first receipt, so that the kill falls into the saving and not the start
        time.sleep(draw.uniform(0, LONGEST))
        os.kill(writer[0], signal.SIGKILL)
        os.waitpid(writer[0], 0)
        report(first + drained(writer[1]))


def endless(folder: Path, database: str | None, out: int) -> None:
    register = open_register(settings(folder, database))
    number = 0
    while True:
        number += 1
        receipt = register.append("attempt", {"said": "x" * 2000, "n": number}, AT, b"pack" * 500)
        os.write(out, f"{receipt}\n".encode())


def together(folder: Path, database: str | None) -> None:
    """Let many writers write at once, each a share of the entries."""

    def share(out: int) -> None:
        register = open_register(settings(folder, database))
        for number in range(EACH):
            os.write(out, f"{register.append('attempt', {'n': number}, AT)}\n".encode())

    writers = [forked(share) for _ in range(WRITERS)]
    for pid, out in writers:
        report(drained(out))
        assert os.waitpid(pid, 0)[1] == 0


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Run work in a process of its own; give its number, and the end of the pipe that it writes to."""
    reads, writes = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reads)
        try:
            work(writes)
        except BaseException as error:
            print(error, file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    os.close(writes)
    return pid, reads


def drained(out: int) -> bytes:
    """Read a pipe to its end."""
    with os.fdopen(out, "rb") as pipe:
        return pipe.read()


def report(receipts: bytes) -> None:
    """Print the receipts that arrived whole; one that was cut off by the kill was not confirmed to anybody."""
    print(receipts[: receipts.rfind(b"\n") + 1].decode(), end="", flush=True)


def parsed(printed: str) -> list[Receipt]:
    """Read receipts as they were printed."""
    pairs = (line.split(":") for line in printed.splitlines())
    return [Receipt(int(number), sha256) for number, sha256 in pairs]


if __name__ == "__main__":
    main(*sys.argv[1:])
