"""Markdown, markdown-it's door: its markup becomes structure, and its words stay words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from isp_assistant.errors import UnreadableError
from isp_assistant.importer.blocks import Block, Heading, Item, Paragraph, Read, Table, line
from isp_assistant.importer.encoding import decoded

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_NESTED = 100
"""Lists and quotations in each other; below that the library drops words, so such a file is refused."""

_FENCE = "---"


def read(content: bytes) -> Read:
    """Read Markdown with tables. Lines of front matter are words like others.

    Raises `UnreadableError` where it is nested too deep.
    """
    text, notes = decoded(content)
    lines = text.splitlines()
    front: list[str] = []
    if lines[:1] == [_FENCE] and _FENCE in lines[1:]:
        end = lines.index(_FENCE, 1)
        front, lines = lines[1:end], lines[end + 1 :]
    tokens = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable("table").parse("\n".join(lines))
    if any(token.level >= MOST_NESTED - 1 for token in tokens):
        raise UnreadableError(f"its lists or quotations are nested {MOST_NESTED} deep.", "Make them flatter.")
    blocks = [*(Paragraph(line(one)) for one in front), *_blocks(tokens)]
    return Read(tuple(block for block in blocks if isinstance(block, Table) or block.text), notes=notes)


def _blocks(tokens: "Sequence[Token]") -> Iterator[Block]:
    above: list[Token] = []
    rows: list[list[str]] = []
    for token in tokens:
        if token.nesting > 0:
            above.append(token)
            rows = [] if token.type == "table_open" else [*rows, []] if token.type == "tr_open" else rows
        elif token.nesting < 0:
            if above.pop().type == "table_open":
                yield Table(tuple(map(tuple, rows)))
        elif token.type == "inline" and above[-1].type in ("th_open", "td_open"):
            rows[-1].append(_words(token))
        elif token.type == "inline":
            yield _running(_words(token), above)
        else:
            yield from (Paragraph(line(one)) for one in token.content.splitlines())


def _running(words: str, above: "Sequence[Token]") -> Block:
    """Make of words what they stand in; a numbered item keeps its number, in front of its first paragraph."""
    if above[-1].type == "heading_open":
        return Heading(words, int(above[-1].tag[1:]))
    item = next((token for token in reversed(above) if token.type == "list_item_open"), None)
    if item is None:
        return Paragraph(words)
    number, item.info = item.info, ""
    listed = any(token.type == "ordered_list_open" for token in above)
    return Paragraph(f"{number}. {words}") if number else Paragraph(words) if listed else Item(words)


def _words(token: "Token") -> str:
    """Give the words of a line without its markup; a link keeps its address."""
    words: list[str] = []
    addresses: list[str] = []
    for child in token.children or ():
        if child.type == "link_open":
            addresses.append(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            address = addresses.pop()
            words += [f" ({address})"] if address and address not in words[-1:] else []
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type != "html_inline":
            words.append(child.content)
    return line("".join(words))
