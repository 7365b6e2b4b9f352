"""What has changed since the knowledge was last used is said once, in plain words, in the app and in plain lines."""

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from isp_assistant.assistant.news import FILE, news, remember
from isp_assistant.assistant.service import Assistant
from isp_assistant.cli.plain import converse
from isp_assistant.domain.model import Decision, Pack
from isp_assistant.settings import Settings
from tests.conftest import TODAY
from tests.packs import small
from tests.tui.driver import opened, text_of


def changed(pack: Pack) -> Pack:
    """Give the pack with one decision changed: where there is danger, advice is asked first."""
    tree = pack.trees["triage"]
    now = next(o for o in tree.outcomes.values() if o.decision == Decision.SHARE_NOW)
    outcomes = tree.outcomes | {now.id: replace(now, decision=Decision.SEEK_ADVICE)}
    trees = pack.trees | {tree.id: replace(tree, outcomes=outcomes)}
    return replace(pack, trees=trees, edition="2", sha256="1" * 64)


def reworded(pack: Pack) -> Pack:
    tree = pack.trees["triage"]
    questions = {name: replace(q, why=f"{q.why} Truly.") for name, q in tree.questions.items()}
    return replace(pack, trees=pack.trees | {tree.id: replace(tree, questions=questions)}, sha256="2" * 64)


def test_the_first_start_has_no_news_and_a_changed_answer_is_told_with_both_decisions(tmp_path: Path) -> None:
    pack = small()
    assert news(tmp_path, pack) == ()
    remember(tmp_path, pack)
    assert news(tmp_path, pack) == ()
    head, *told = news(tmp_path, changed(pack))
    assert head == "The knowledge has changed since you last used this (edition 1, now 2)."
    assert told == ["Risk: Danger: it was share now, and is now seek advice."]
    remember(tmp_path, changed(pack))
    assert news(tmp_path, changed(pack)) == ()


def test_wording_another_pack_and_a_damaged_file_are_no_news(tmp_path: Path) -> None:
    pack = small()
    remember(tmp_path, pack)
    assert news(tmp_path, reworded(pack)) == ()
    assert news(tmp_path, replace(changed(pack), name="another")) == ()
    (tmp_path / FILE).write_bytes(b"damage")
    assert news(tmp_path, changed(pack)) == ()


async def test_the_app_tells_it_at_the_next_start_and_not_at_the_one_after(tmp_path: Path) -> None:
    said = "changed since you last used this"
    for pack, told in ((small(), False), (changed(small()), True), (changed(small()), False)):
        async with opened(pack, tmp_path) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert (said in text_of(pilot)) == told


def test_the_plain_lines_tell_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(tmp_path / "data", tmp_path)
    for pack, told in ((small(), 0), (changed(small()), 2), (changed(small()), 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
        converse(Assistant(pack, tmp_path, TODAY), settings)
        assert capsys.readouterr().out.count("News: ") == told
