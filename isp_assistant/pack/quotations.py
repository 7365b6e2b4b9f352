"""Quotations held against the text that they quote, to the letter.

In a document that names its `source_file`, whatever stands between “ and ” is quoted from it. Elsewhere a quotation
says what it quotes: “these words” [document#section]. Other words between “ and ” are speech.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from isp_assistant.domain.model import Document, Finding, Location, Pack, Severity
from isp_assistant.errors import UnreadableError

MOST_WORDS = 30

_QUOTED = re.compile(r"“([^”]+)”(?:\s*\[([^\[\]#\s]+#[^\[\]\s]+)\])?")
_LEFT_OUT = re.compile(r"\s*(?:\[…\]|…)\s*")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "*": None, "\\": None, "\u00ad": None})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that are said to stand in the source of a document."""

    words: str
    document: Document
    at: Location


def misquotations(pack: Pack, files: Mapping[str, bytes], sources: Path) -> Iterator[Finding]:
    """Name every quotation that its source does not have, and every source that is not at hand.

    `files` are those of the pack. Raises `UnreadableError` where the folder of sources cannot be read.
    """
    texts = {name: _source(sources / name) for name in sorted(_named(pack))}
    for document in pack.documents.values():
        if document.source_file and texts[document.source_file] is None:
            message = f"{document.source_file!r} is not in the folder of sources, so what this quotes is not verified."
            yield Finding("source-not-at-hand", message, document.at or Location("documents"), Severity.WARNING)
    for quotation in quotations(pack, files):
        source = texts.get(quotation.document.source_file)
        if source is not None and not _stands_in(quotation.words, source):
            nearest = _nearest(quotation.words, source)
            message = f"{quotation.document.source_file} does not have “{quotation.words}”. The nearest is “{nearest}”."
            yield Finding("misquotation", message, quotation.at)
        if len(quotation.words.split()) > MOST_WORDS:
            message = f"This quotes more than {MOST_WORDS} words. Quote what the wording decides; restate the rest."
            yield Finding("long-quotation", message, quotation.at, Severity.WARNING)


def quotations(pack: Pack, files: Mapping[str, bytes]) -> Iterator[Quotation]:
    """List the quotations of a pack from whose source a file is named."""
    own = {document.at.file: document for document in pack.documents.values() if document.at}
    for words, cited, at in _quoted(files):
        document = pack.documents.get(cited.partition("#")[0]) if cited else own.get(at.file)
        if document and document.source_file:
            yield Quotation(" ".join(words.split()), document, at)


def unresolved(pack: Pack, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """Name every quotation that says it is from a section which is not there."""
    for _, cited, at in _quoted(files):
        document, _, section = cited.partition("#")
        if cited and (document not in pack.documents or section not in pack.documents[document].sections):
            yield Finding("unresolved-citation", f"This quotes {cited}, which is not there. Mend the citation.", at)


def _quoted(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, Location]]:
    """List words between quotation marks, with the citation behind them, if there is one."""
    for file, content in files.items():
        text = content.decode("utf-8", "replace")
        for match in _QUOTED.finditer(text):
            before = text[: match.start()]
            at = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
            yield match[1], match[2] or "", at


def _named(pack: Pack) -> set[str]:
    return {document.source_file for document in pack.documents.values() if document.source_file}


def _source(file: Path) -> str | None:
    if not file.parent.is_dir():
        raise UnreadableError(f"{file.parent}: there is no such folder.", "Name the folder of the sources.")
    try:
        return _folded(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"{file}: it cannot be read as text ({error}).", "Save it as UTF-8.") from error


def _folded(text: str) -> str:
    return " ".join(text.translate(_FOLDED).split())


def _stands_in(words: str, source: str) -> bool:
    """Say whether the source has these words; what was left out at … may be anything."""
    at = 0
    for part in _LEFT_OUT.split(words):
        found = source.find(_folded(part), at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _nearest(words: str, source: str) -> str:
    """Give the passage of the source that has most of the words together."""
    folded = _folded(words)
    match = _matcher(source)
    match.set_seq1(folded)
    longest = match.find_longest_match(0, len(folded), 0, len(source))
    start = max(0, longest.b - longest.a)
    return source[start : start + len(folded)]


@lru_cache(maxsize=4)
def _matcher(source: str) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, "", source, autojunk=False)
