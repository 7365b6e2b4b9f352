"""The command for words that were not understood or were corrected."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from isp_assistant.cli.common import Command, answer, settings_of

if TYPE_CHECKING:
    from isp_assistant.assistant.unread import Kept


def add_commands(commands: Any, command: Command) -> None:
    """Add the command to the parser."""
    words = command(
        commands,
        "words",
        _words,
        "list words that were not understood or were corrected, most frequent first",
        "isp-assistant words --keep on",
    )
    does = words.add_mutually_exclusive_group()
    does.add_argument("--keep", choices=("on", "off"), help="keep such words from now on, or no longer")
    does.add_argument("--clear", action="store_true", help="forget those that were kept")


def _words(options: argparse.Namespace) -> int:
    from isp_assistant.assistant import unread
    from isp_assistant.settings import save_preferences

    settings = settings_of(options)
    preferences = settings.preferences
    if options.keep:
        preferences = replace(preferences, keep_words=options.keep == "on")
        save_preferences(settings, preferences)
    if options.clear:
        unread.clear(settings.data)
    kept = unread.kept(settings.data)
    return answer(options, _json(kept, preferences.keep_words), _lines(kept, preferences.keep_words))


def _json(kept: "Kept", on: bool) -> dict[str, Any]:
    return {
        "keep": on,
        "words": [{"word": word, "count": count} for word, count in kept.words],
        "corrected": [
            {"fact": one.fact, "phrase": one.phrase, "read": one.read, "right": one.right, "count": count}
            for one, count in kept.corrected
        ],
    }


def _lines(kept: "Kept", on: bool) -> Iterator[str]:
    yield f"Words that are not understood are {'kept on this machine' if on else 'not kept'}."
    if not (kept.words or kept.corrected):
        yield "There are none."
    for word, count in kept.words:
        yield f"{count:>5}  {word}"
    for one, count in kept.corrected:
        yield f"{count:>5}  “{one.phrase}” was read as {one.fact}: {one.read}, and meant {one.right}"
