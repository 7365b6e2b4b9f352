"""PDF, pypdfium2's door: each page becomes words and ruled lines with their places. What they mean, `layout` says."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from isp_assistant.errors import UnreadableError
from isp_assistant.importer.blocks import Read
from isp_assistant.importer.layout import Line, Page, Rule, Word, arranged

MOST_PAGES = 1000
MOST_CHARACTERS = 5_000_000
MOST_SEGMENTS = 100_000
"""Pieces of drawn lines on a page: a map or a plan has more, and is no table."""
BOLD = 600

_HYPHENS = {"\x02", "\ufffe"}
"""What pdfium gives for a hyphen that parts a word at the end of a line."""


def read(content: bytes) -> Read:
    """Read a PDF. Raises `UnreadableError` where a password protects it, it is too long, or no page has words."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise UnreadableError("a password protects it.", "Save it without one.") from error
        raise UnreadableError("it is broken, and cannot be read.", "Open it, and save it anew.") from error
    if len(document) > MOST_PAGES:
        raise UnreadableError(f"it has {len(document):,} pages; at most {MOST_PAGES:,} are read.", "Split it.")
    pages = list(_pages(document))
    if not any(page.lines for page in pages):
        hint = "Have a program for text recognition (OCR) add the words, then import that."
        raise UnreadableError("no page has words: it is a scan.", hint)
    return arranged(pages)


def _pages(document: Any) -> Iterator[Page]:
    left = MOST_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise UnreadableError(f"it has more than {MOST_CHARACTERS:,} characters.", "Split it.")
        yield Page(number + 1, page.get_height(), tuple(_lines(text)), tuple(_rules(page)))
        text.close()
        page.close()


def _lines(text: Any) -> Iterator[Line]:
    words: list[Word] = []
    run: list[int] = []
    for index in range(text.count_chars()):
        character = _character(text, index)
        if character not in _HYPHENS and (character.isspace() or character == "\0"):
            words += _word(text, run)
            run = []
            if character in "\r\n" and words:
                yield Line(tuple(words))
                words = []
        else:
            run.append(index)
    words += _word(text, run)
    if words:
        yield Line(tuple(words))


def _character(text: Any, index: int) -> str:
    point = raw.FPDFText_GetUnicode(text, index)
    return chr(point) if point <= 0x10FFFF else "\0"


def _word(text: Any, run: list[int]) -> Iterator[Word]:
    """Make a word of a run of characters; its size is that of the first, as it stands on the page."""
    boxes = [box for index in run if (box := _box(text, index))]
    if not boxes:
        return
    words = "".join(_character(text, index) for index in run)
    matrix = raw.FS_MATRIX()
    scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(text, run[0], matrix) else 1.0
    yield Word(
        words if words[-1] not in _HYPHENS else f"{words[:-1]}\xad",
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        round(2 * raw.FPDFText_GetFontSize(text, run[0]) * scale) / 2,
        raw.FPDFText_GetFontWeight(text, run[0]) >= BOLD or _is_named_bold(text, run[0]),
    )


def _box(text: Any, index: int) -> tuple[float, float, float, float] | None:
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, index, box):
        return None
    return box.left, box.bottom, box.right, box.top


def _is_named_bold(text: Any, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
    return 0 < size <= len(name) and any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))


def _rules(page: Any) -> Iterator[Rule]:
    """List the lines that are drawn straight across or down; those of a table are among them."""
    left = MOST_SEGMENTS
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        matrix = drawn.get_matrix()
        points = []
        left -= raw.FPDFPath_CountSegments(drawn)
        if left < 0:
            return
        for index in range(raw.FPDFPath_CountSegments(drawn)):
            segment = raw.FPDFPath_GetPathSegment(drawn, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            at = matrix.on_point(x.value, y.value)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                points = [at]
            elif kind == raw.FPDF_SEGMENT_LINETO and points:
                yield Rule.between(points[-1], at)
                points.append(at)
            if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
                yield Rule.between(points[-1], points[0])
