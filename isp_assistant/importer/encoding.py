"""Bytes become text: as they say themselves, else as UTF-8, else as Windows wrote it in Western Europe."""

import codecs

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decoded(content: bytes, named: str = "") -> tuple[str, tuple[str, ...]]:
    """Give the text, and a note where its encoding was guessed; `named` is the one that the file names."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ()
    for encoding in filter(None, (named, "utf-8")):
        try:
            return content.decode(encoding), ()
        except (LookupError, ValueError):
            continue
    note = "It is not UTF-8, and was read as Windows-1252: look at its quotation marks and accents."
    return content.decode("cp1252", "replace"), (note,)
