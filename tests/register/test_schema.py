"""An older register becomes one of today with all that it held; a newer one is left alone."""

from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from isp_assistant.errors import RegisterError
from isp_assistant.register import schema
from isp_assistant.register.database import open_file
from isp_assistant.register.store import open_register
from isp_assistant.register.verify import verify
from tests.register.made import AT, settings


@pytest.mark.parametrize("old", range(1, len(schema.STEPS)))
def test_an_older_register_keeps_what_it_held(old: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr(schema, "STEPS", schema.STEPS[:old])
        then.setattr("isp_assistant.register.store.STEPS", schema.STEPS[:old])
        register = open_register(settings(tmp_path))
        receipts = [register.append("attempt", {"n": number}, AT, b"pack") for number in range(3)]
        register.close()
    register = open_register(settings(tmp_path))
    with register.database.reading() as connection:
        assert schema.version(connection) == len(schema.STEPS)
    assert verify(register, receipts).wrong == ()
    assert register.append("attempt", {}, AT).number == 4


def test_a_register_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    register = open_register(settings(tmp_path))
    with register.database.writing() as connection:
        connection.execute(insert(schema.versions), {"number": 99})
    register.close()
    with pytest.raises(RegisterError, match="newer than this program"):
        open_register(settings(tmp_path))


def test_an_upgrade_that_fails_leaves_the_register_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = open_register(settings(tmp_path))
    receipt = register.append("attempt", {}, AT)
    register.close()

    def failing(connection) -> None:  # type: ignore[no-untyped-def]
        connection.execute(delete(schema.contents))
        raise RegisterError("the step fails")

    with monkeypatch.context() as then:
        then.setattr(schema, "STEPS", (*schema.STEPS, failing))
        then.setattr("isp_assistant.register.store.STEPS", schema.STEPS)
        with pytest.raises(RegisterError, match="the step fails"):
            open_register(settings(tmp_path))
    register = open_register(settings(tmp_path))
    assert verify(register, [receipt]).wrong == ()


def test_a_file_of_another_program_is_not_taken_for_a_register(tmp_path: Path) -> None:
    database = open_file(tmp_path / "data" / "register.db")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE links (other TEXT)")
    database.close()
    with pytest.raises(RegisterError):
        open_register(settings(tmp_path)).append("attempt", {}, AT)
