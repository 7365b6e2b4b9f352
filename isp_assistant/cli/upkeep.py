"""The commands that look after the register: purge, back up, restore, move, and set up the rights in it."""

import argparse
from pathlib import Path
from typing import Any

from isp_assistant.assistant import clock
from isp_assistant.cli.common import Command, answer, date
from isp_assistant.cli.register import opened, receipt_json


def add_commands(does: Any, command: Command) -> None:
    """Add `purge`, `backup`, `restore`, `move` and `set-up` to what `records` does."""
    purge = command(
        does,
        "purge",
        _purge,
        "take the content of old records away for good; the chain stays whole",
        "isp-assistant records purge --before 2019-11-24 --yes",
    )
    which = purge.add_mutually_exclusive_group(required=True)
    which.add_argument("--before", metavar="DATE", type=date, help="whatever was last added to before this date")
    which.add_argument("--reference", metavar="REFERENCE", help="all that is held under this reference")
    purge.add_argument("--yes", action="store_true", help="do it; without this it is only said what would go")
    backup = command(
        does, "backup", _backup, "copy the register to a file", "isp-assistant records backup register-monday.db"
    )
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = command(
        does, "restore", _restore, "take a backup as the register", "isp-assistant records restore register-monday.db"
    )
    restore.add_argument("file", metavar="FILE", type=Path)
    move = command(
        does,
        "move",
        _move,
        "move the register to a folder, or to PostgreSQL, with its chain",
        "isp-assistant records move postgresql+psycopg://anna@db.example/records",
    )
    move.add_argument("to", metavar="FOLDER|ADDRESS")
    command(
        does,
        "set-up",
        _set_up,
        "give practitioners and leads their rights in a register on PostgreSQL",
        "isp-assistant records set-up",
    )


def _purge(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    records = opened(options)
    numbers = keeping.due(records, options.before, options.reference)
    named = ", ".join(map(str, numbers))
    if not numbers or not options.yes:
        would = f"Would go: entries {named}. Say --yes to do it." if numbers else "Nothing is due."
        return answer(options, {"due": list(numbers), "purged": []}, [would])
    policy = f"last added to before {options.before}" if options.before else "all under one reference"
    receipt = keeping.purge(records, numbers, policy, clock.now())
    value = {"due": list(numbers), "purged": list(numbers), **receipt_json(receipt)}
    kept = "Copies in backups are still there."
    return answer(options, value, [f"Gone for good: entries {named}. {kept}", f"Receipt: {receipt}"])


def _backup(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    receipt = keeping.back_up(opened(options), options.file)
    return answer(options, receipt_json(receipt), [f"Copied to {options.file}, up to receipt {receipt}"])


def _restore(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    receipt, aside = keeping.restore(opened(options), options.file)
    kept = [f"The register that was here is kept as {aside}"] if aside else []
    return answer(options, receipt_json(receipt), [f"Restored, up to receipt {receipt}", *kept])


def _move(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    receipt, aside = keeping.move(opened(options), options.to)
    where = "ISP_ASSISTANT_DATABASE" if "://" in options.to else "--data"
    lines = [f"Moved, up to receipt {receipt}. From now on name the new place with {where}."]
    kept = [f"The old register is kept as {aside}"] if aside else []
    return answer(options, receipt_json(receipt), [*lines, *kept])


def _set_up(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import keeping

    keeping.set_up(opened(options))
    said = "Set up. Make accounts members of isp_practitioner or isp_lead: GRANT isp_practitioner TO account."
    return answer(options, {"set_up": True}, [said])
