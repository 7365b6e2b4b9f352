"""Readings on the shipped pack: the interpreter is built once, since that is slow."""

from functools import cache

from isp_assistant.domain.model import Answer, Pack
from isp_assistant.domain.reading import Interpretation
from isp_assistant.interpret.reader import Interpreter
from isp_assistant.interpret.text.scene import Scene
from isp_assistant.interpret.understanding import Understanding, understand
from isp_assistant.pack.load import read_pack
from tests.conftest import KNOWLEDGE


@cache
def shipped() -> Pack:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    return pack


@cache
def interpreter() -> Interpreter:
    return Interpreter(shipped())


def read(text: str) -> Interpretation:
    return interpreter().read(text)


def facts(text: str) -> dict[str, Answer]:
    return read(text).understood


def value(text: str, fact: str) -> Answer | None:
    return facts(text).get(fact)


def scene(text: str) -> Scene:
    return interpreter().lexicon.scene(text)


def understood(text: str) -> Understanding:
    return understand(text, interpreter().lexicon, interpreter().directory)


def said(scene: Scene, first: int, last: int) -> str:
    """Give the words first to last as they were typed."""
    return scene.text[scene.words[first].start : scene.words[last].end]
