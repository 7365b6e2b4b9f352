"""What a process has loaded: heavy libraries stay out of the way of whoever does not need them."""

import subprocess
import sys

import pytest

SHOW = """
import sys
from isp_assistant.cli.main import main
code = main({arguments})
heavy = {{"textual", "whoosh", "sqlalchemy", "psycopg", "pypdfium2", "docx", "markdown_it"}}
print(sorted({{name.split(".")[0] for name in sys.modules}} & heavy))
"""


def loaded(*arguments: str) -> str:
    """Run a command in a fresh interpreter, and say which of the heavy libraries it loaded."""
    script = SHOW.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_decide_loads_neither_textual_nor_whoosh_nor_sqlalchemy(options: tuple[str, ...]) -> None:
    assert loaded("decide", "--set", "risk=immediate-danger", *options) == "[]"


def test_what_records_a_decision_loads_sqlalchemy_alone() -> None:
    assert loaded("decide", "--set", "risk=immediate-danger", "--record", "C-1", "--json") == "['sqlalchemy']"


def test_the_first_paint_waits_for_no_other_mode() -> None:
    script = "import sys, isp_assistant.tui.app; print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    heavy = ("yaml", "rapidfuzz", "whoosh", "sqlalchemy", "isp_assistant.pack")
    later = ("isp_assistant.domain.diff", "isp_assistant.domain.diagram", "isp_assistant.domain.chain")
    assert [name for name in heavy + later if repr(name) in done.stdout] == []
