"""Every code that a finding can carry is explained, shown by a bad sample, and nothing else is."""

import re
from pathlib import Path

import pytest

import isp_assistant
from isp_assistant.assistant.governance import checked, explained
from isp_assistant.domain.model import Severity
from isp_assistant.pack.codes import CODES
from isp_assistant.pack.load import Read, read_files
from isp_assistant.pack.rules import rules
from isp_assistant.pack.rules.sample import FILES, MORE
from tests.conftest import TODAY

PACKAGE = Path(isp_assistant.__file__).parent
CODE = re.compile(r'(?:\.error|\.warning|Finding|\.say)\(\s*"([a-z0-9-]+)"')
TOO_LARGE_TO_SHOW = {"file-too-large", "too-large-to-prove"}
NEED_SOURCES = {"misquotation", "long-quotation", "source-not-at-hand"}
NOT_SHOWN = TOO_LARGE_TO_SHOW | NEED_SOURCES


def read(sample: dict[str, str | None]) -> Read:
    files = {
        name: text.encode("utf-8", "surrogateescape") for name, text in (FILES | sample).items() if text is not None
    }
    return read_files(files)


def test_every_code_is_explained_and_every_explanation_is_of_a_code() -> None:
    paths = [*PACKAGE.glob("pack/*.py"), *PACKAGE.glob("domain/*.py"), *PACKAGE.glob("assistant/*.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in paths if path.name != "codes.py")
    assert set(CODE.findall(sources)) <= set(CODES) | set(rules())
    assert [code for code in CODES if f'"{code}"' not in sources] == []


@pytest.mark.parametrize("code", sorted(set(CODES) - NOT_SHOWN))
def test_a_bad_sample_is_found_and_nothing_beside_it(code: str) -> None:
    found = checked(read(dict(CODES[code].bad)), TODAY)
    assert {one.code for one in found if one.severity == Severity.ERROR} == {code}


def test_only_what_fits_on_no_page_has_no_sample() -> None:
    assert {code for code, one in CODES.items() if not one.bad} == NOT_SHOWN


@pytest.mark.parametrize("code", sorted({*CODES, *rules()} - NOT_SHOWN))
def test_an_explanation_shows_what_is_wrong(code: str) -> None:
    assert "Wrong" in explained(code).sample


def test_more_of_the_sample_pack_is_clean() -> None:
    assert checked(read(dict(MORE)), TODAY) == ()
