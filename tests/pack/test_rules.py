"""Each rule finds its bad sample and nothing beside it, passes its good one, and explains itself."""

import pytest

from isp_assistant.assistant.governance import checked
from isp_assistant.domain.model import Severity
from isp_assistant.pack.load import read_files
from isp_assistant.pack.rules import rules
from isp_assistant.pack.rules.sample import FILES
from tests.conftest import TODAY

ALSO = {"contradictory-case": {"case-unsafe"}, "invariant-cites-nothing": {"invariant-broken"}}
"""What such a mistake comes to besides."""


def found(sample: dict[str, str]) -> set[str]:
    read = read_files({name: text.encode() for name, text in (FILES | sample).items()})
    return {finding.code for finding in checked(read, TODAY)}


@pytest.mark.parametrize("code", rules())
def test_a_rule_finds_its_bad_sample_and_passes_its_good_one(code: str) -> None:
    rule = rules()[code]
    assert found(rule.bad) == {code} | ALSO.get(code, set())
    assert found(rule.good) == set()


@pytest.mark.parametrize("code", rules())
def test_a_rule_says_what_why_and_how(code: str) -> None:
    rule = rules()[code]
    first, *rest = rule.explanation.split("\n\n")
    assert first.endswith(".")
    assert rest, "say why it matters and how to put it right"
    assert isinstance(rule.severity, Severity)
    assert hasattr(rule.module, "refuse") != hasattr(rule.module, "check")


def test_the_sample_pack_is_clean() -> None:
    assert found({}) == set()
