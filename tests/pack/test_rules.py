"""Each rule finds its bad sample, passes its good one, and explains itself."""

import pytest

from isp_assistant.domain.model import Severity
from isp_assistant.pack.load import read_files
from isp_assistant.pack.rules import lint, rules
from isp_assistant.pack.rules.sample import FILES
from tests.conftest import TODAY


def found(sample: dict[str, str]) -> set[str]:
    read = read_files({name: text.encode() for name, text in (FILES | sample).items()})
    assert read.pack is not None, read.findings
    return {finding.code for finding in lint(read.pack, TODAY)}


@pytest.mark.parametrize("code", rules())
def test_a_rule_finds_its_bad_sample_and_passes_its_good_one(code: str) -> None:
    rule = rules()[code]
    assert code in found(rule.BAD)
    assert code not in found(rule.GOOD)


@pytest.mark.parametrize("code", rules())
def test_a_rule_says_what_why_and_how(code: str) -> None:
    rule = rules()[code]
    first, *rest = rule.__doc__.strip().split("\n\n")
    assert first.endswith(".")
    assert rest, "say why it matters and how to put it right"
    assert isinstance(rule.SEVERITY, Severity)


def test_the_sample_pack_is_clean() -> None:
    assert found({}) == set()
