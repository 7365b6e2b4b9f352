"""Every number that the pack prints is in the index, and found in the report that prints it.

Needs the pack as text: a folder in ISP_ASSISTANT_SOURCES that holds november-2009-pack.txt.
"""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from isp_assistant.pack.load import read_pack
from isp_assistant.search.index import open_search
from isp_assistant.search.words import words_of
from tests.conftest import KNOWLEDGE

SOURCES = os.environ.get("ISP_ASSISTANT_SOURCES", "")
SOURCE = Path(SOURCES) / "november-2009-pack.txt"

STARTS = {
    "minutes": "**CABINET MEMBER FOR CHILDREN",
    "parenting-strategy": "Parenting Strategy",
    "information-sharing-protocol": "Overarching Information Sharing Protocol",
    "improvement-plan": "Children and Young People’s Services Improvement Plan",
    "performance-indicators": "<p>Performance Indicators",
    "welcome-offer": "The ‘Welcome Offer’",
    "childrens-fund": "Children’s Fund 2008/2009",
    "extra-mile": "The ‘Extra Mile’ Project",
}
"""How the title of each report begins, in the order of the pack."""

_OFFICER = re.compile(r"telephone|tel:|e-?mail|@|http|01709", re.IGNORECASE)
_FIGURE = re.compile(r"£\d[\d,.]*\d|(?<![\d.])\d[\d,]*\.\d+\b(?!\.\d)|\b\d+%|\b\d{1,3}(?:,\d{3})+\b|\b\d{3,}\b")


def reports(text: str) -> Iterator[tuple[str, str]]:
    """Cut the pack into its reports, each from its title to the next."""
    lines = text.splitlines()
    titles = [
        next(n for n, line in enumerate(lines) if begins in line and (begins[0] == "*" or "Title" in line))
        for begins in STARTS.values()
    ]
    for name, (start, end) in zip(STARTS, pairwise([*titles, len(lines)]), strict=True):
        yield name, "\n".join(line for line in lines[start:end] if not _OFFICER.search(line))


@pytest.mark.skipif(not SOURCE.is_file(), reason="ISP_ASSISTANT_SOURCES names no folder with november-2009-pack.txt")
def test_every_figure_of_the_pack_is_found_in_its_report(tmp_path: Path) -> None:
    search = open_search(read_pack(KNOWLEDGE).pack, tmp_path)
    held: dict[str, set[str]] = {}
    for unit in search.units:
        held.setdefault(unit.document, set()).update(words_of(f"{unit.title} {unit.body}"))
    lost, drawn = [], 0
    for name, text in reports(SOURCE.read_text(encoding="utf-8")):
        for figure in sorted(set(_FIGURE.findall(text))):
            drawn += 1
            if not set(words_of(figure)) <= held[name] or not search.find(figure, 1, frozenset({name})).hits:
                lost.append(f"{name}: {figure}")
    assert drawn > 300
    assert not lost, f"{len(lost)} of {drawn}: {lost}"
