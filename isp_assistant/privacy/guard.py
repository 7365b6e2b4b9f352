"""The guard: text in, what may identify somebody out. It reads; it never sends, saves or changes anything."""

from isp_assistant.domain.model import Pack
from isp_assistant.privacy.identifiers import Identifier, apart
from isp_assistant.privacy.names import Names
from isp_assistant.privacy.numbers import numbers
from isp_assistant.privacy.words import Vocabulary


class Guard:
    """Looks through free text before it is saved, knowing the words and bodies of one pack."""

    def __init__(self, pack: Pack) -> None:
        self._vocabulary = Vocabulary(pack)
        self._names = Names(self._vocabulary)

    def find(self, text: str) -> tuple[Identifier, ...]:
        """Give what may identify somebody, in the order of the text, without overlaps."""
        return apart((*numbers(text), *self._names.find(text)))

    def ordinary(self, word: str) -> bool:
        """Say whether a word, in lower case, is an ordinary one, which names nobody."""
        return self._vocabulary.ordinary(word)
