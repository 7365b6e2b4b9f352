"""`english.yaml`: how people write English, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from isp_assistant.interpret.lexicon import Lexicon
from isp_assistant.interpret.words import lemma
from isp_assistant.pack.source import Mapping as Keys
from isp_assistant.pack.source import Node, Sequence, Text, read_yaml

FILE = Path(__file__).with_name("english.yaml")


class English:
    """The lists of `english.yaml`: as sets of single words, as lexicons of phrases, and the spelling."""

    def __init__(self, root: Keys) -> None:
        self.root = root
        self.spelling: Mapping[str, str] = {
            word: text.value for word, text in _keys(root, "spelling").items() if isinstance(text, Text)
        }
        self.negators = self.words("negators")
        self.share_verbs = self.phrases("share_verbs")
        self.moving_verbs = self.words("moving_verbs")
        self.ask_verbs = self.phrases("ask_verbs")
        self.telling_verbs = self.phrases("telling_verbs")
        self.modal_verbs = self.words("modal_verbs")
        self.receiving_verbs = self.phrases("receiving_verbs")
        self.source_words = self.words("source_words")
        self.writer_is = self.phrases("writer_is")
        self.between = self.words("between")
        self.own_people = self.phrases("own_people")
        self.other_family = self.phrases("other_family")
        self.share_words = self.words("share_words")
        self.first_person = self.words("first_person")
        self.question_frames = self.phrases("question_frames")
        self.lookup_frames = self.phrases("lookup_frames")
        self.lookup_topics = self.phrases("lookup_topics")
        self.other_frames = self.phrases("other_frames")
        self.urgent = self.phrases("urgent")
        self.corrections = self.phrases("corrections")
        self.people = Lexicon(_meanings(root, "people"))
        self.answers = Lexicon(_meanings(root, "answers"))

    def words(self, key: str) -> frozenset[str]:
        """Give a list as the plain forms of its single words."""
        return frozenset(lemma(text) for text in _texts(self.root.items[key]))

    def phrases(self, key: str) -> Lexicon[str]:
        """Give a list as a lexicon in which each phrase means itself."""
        return Lexicon((text, text) for text in _texts(self.root.items[key]))


def _keys(root: Keys, key: str) -> dict[str, Node]:
    node = root.items[key]
    return node.items if isinstance(node, Keys) else {}


def _texts(node: Node) -> list[str]:
    items = node.items if isinstance(node, Sequence) else ()
    return [item.value for item in items if isinstance(item, Text)]


def _meanings(root: Keys, key: str) -> list[tuple[str, str]]:
    return [(text, name) for name, node in _keys(root, key).items() for text in _texts(node)]


@cache
def english() -> English:
    """Read the lists; they ship with the program, so a fault in them is a fault of ours."""
    root, findings = read_yaml(FILE.read_bytes(), FILE.name)
    if findings or not isinstance(root, Keys):
        raise AssertionError(f"english.yaml: {findings}")
    return English(root)
