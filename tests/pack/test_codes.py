"""Every code that a finding can carry is explained, and nothing else is."""

import re
from pathlib import Path

import isp_assistant
from isp_assistant.pack.codes import EXPLANATIONS
from isp_assistant.pack.rules import rules

PACKAGE = Path(isp_assistant.__file__).parent
CODE = re.compile(r'(?:\.error|\.warning|Finding|\.say)\(\s*"([a-z0-9-]+)"')


def test_every_code_is_explained_and_every_explanation_is_of_a_code() -> None:
    paths = [*PACKAGE.glob("pack/*.py"), *PACKAGE.glob("domain/*.py"), *PACKAGE.glob("assistant/*.py")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in paths if path.name != "codes.py")
    assert set(CODE.findall(sources)) <= set(EXPLANATIONS) | set(rules())
    assert [code for code in EXPLANATIONS if f'"{code}"' not in sources] == []
