"""Text from people and documents, made safe to show: words never become terminal control."""

import unicodedata

_DROPPED = {"Cc", "Cf", "Cs", "Co"}
_KEPT = {"\n", "\t", "\u200d"}  # a zero-width joiner holds an emoji together


def clean(text: str) -> str:
    """Drop control, bidirectional and unpaired characters; they could move the cursor or turn a line round."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _DROPPED)


def cell(text: str) -> str:
    """Make a text safe for a spreadsheet, which would take some for a formula."""
    shown = clean(text)
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@", "\t")) else shown
