"""The register: what is appended is there, in order, linked, and findable."""

import datetime
import stat

import pytest

from isp_assistant.domain.chain import START, Wanted, breaks, canonical, sealed
from isp_assistant.errors import UsageError
from isp_assistant.register.store import Register, open_register
from isp_assistant.register.verify import verify
from tests.register.made import AT, settings


@pytest.fixture
def register(tmp_path) -> Register:  # type: ignore[no-untyped-def]
    return open_register(settings(tmp_path))


def test_an_entry_comes_back_to_the_letter_with_its_zone(register: Register) -> None:
    content = {"text": "“Ärger” \u202e \x00 [/b]", "list": ["a", {"b": None}], "n": 3, "yes": True}
    receipt = register.append("attempt", content, AT)
    entry = register.entry(1)
    assert entry.content == content
    assert entry.link.at == AT.isoformat()
    assert entry.receipt == receipt == register.head()


def test_of_an_empty_register_nothing_is_said_that_is_not_so(register: Register) -> None:
    assert verify(register).notes == ()
    assert not register.head_file.exists()


def test_entries_are_linked_from_the_start(register: Register) -> None:
    for number in range(5):
        register.append("attempt", {"n": number}, AT)
    links = [entry.link for entry in register.entries()]
    assert links[0].previous == START
    assert list(breaks(links)) == []
    assert all(sealed(link) == link for link in links)


def test_entries_are_found_by_what_they_say(register: Register) -> None:
    register.append("decision", {"reference": "C-1", "advised": {"decision": "share"}, "request": "About SCHOOL"}, AT)
    register.append("decision", {"reference": "C-2", "advised": {"decision": "ask-first"}}, AT + datetime.timedelta(2))
    register.append("countersign", {"reference": "C-1", "number": 1}, AT + datetime.timedelta(3))
    for wanted, numbers in (
        (Wanted(), [1, 2, 3]),
        (Wanted(kind="decision"), [1, 2]),
        (Wanted(reference="C-1"), [1, 3]),
        (Wanted(decision="ask-first"), [2]),
        (Wanted(text="school"), [1]),
        (Wanted(about=1), [3]),
        (Wanted(since=AT.date() + datetime.timedelta(1)), [2, 3]),
        (Wanted(until=AT.date() + datetime.timedelta(2)), [1, 2]),
    ):
        assert [entry.number for entry in register.entries(wanted)] == numbers, wanted


def test_an_entry_that_is_not_there_is_a_usage_error(register: Register) -> None:
    with pytest.raises(UsageError, match="There is no entry 7"):
        register.entry(7)


def test_the_register_is_readable_by_its_owner_alone(register: Register, tmp_path) -> None:  # type: ignore[no-untyped-def]
    with register.database.writing():
        for name in ("register.db", "register.db-wal", "register.db-shm"):
            assert stat.S_IMODE((tmp_path / "data" / name).stat().st_mode) == 0o600, name


@pytest.mark.parametrize("folder", ["d?x=1", "d#x", "a%20b", "d?mode=memory", "d:@x"])
def test_a_register_lies_where_its_folder_is_named_whatever_the_name(folder: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    register = open_register(settings(tmp_path / folder))
    register.append("attempt", {"n": 1}, AT)
    register.close()
    assert (tmp_path / folder / "data" / "register.db").stat().st_size


def test_what_was_recorded_is_still_there_at_the_next_start(tmp_path) -> None:  # type: ignore[no-untyped-def]
    first = open_register(settings(tmp_path))
    receipt = first.append("attempt", {"n": 1}, AT)
    first.close()
    assert open_register(settings(tmp_path)).head() == receipt


@pytest.mark.parametrize("content", [{"n": 1.5}, {1: "x"}, {"t": "\ud800"}])
def test_content_without_one_spelling_is_refused(content) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"."):
        canonical(content)


def test_a_time_without_its_zone_is_refused(register: Register) -> None:
    with pytest.raises(ValueError, match="zone"):
        register.append("attempt", {}, datetime.datetime(2026, 11, 24))  # noqa: DTZ001
