"""Sections that cannot be among the best are left out of a search, and what it finds stays the same."""

from pathlib import Path

import pytest

from isp_assistant.pack.load import read_pack
from isp_assistant.search.index import Search, open_search
from isp_assistant.search.scoring import Tally
from tests.conftest import KNOWLEDGE


@pytest.fixture(scope="module")
def shipped() -> Search:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    return open_search(pack, Path(__file__) / "no folder")


@pytest.mark.parametrize("within", [None, frozenset({"parenting-strategy"})])
def test_leaving_out_what_cannot_be_among_the_best_changes_nothing(
    shipped: Search, within: frozenset[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = [
        line
        for document in shipped.pack.documents.values()
        for section in document.sections.values()
        for line in section.asked[-1:]
    ][::4]
    passed: list[bool] = []

    def noted(tally: Tally, *told: object) -> bool:
        passed.append(truly(tally, *told))  # type: ignore[arg-type]
        return passed[-1]

    truly = Tally.passed
    monkeypatch.setattr(Tally, "passed", noted)
    quick = [shipped.find(query, 3, within) for query in queries]
    assert any(passed)
    monkeypatch.setattr(Tally, "passed", lambda *_: False)
    assert quick == [shipped.find(query, 3, within) for query in queries]
