"""The answers to a pending question of the conversation."""

from isp_assistant.domain.conversation import Asked
from isp_assistant.domain.facts import offered
from isp_assistant.domain.model import Pack
from isp_assistant.tui.widgets.choices import Choices


class Options(Choices):
    """Answers of one question, *not sure* among them; a set has a tick for each member."""

    def __init__(self, pack: Pack, asked: Asked) -> None:
        fact = pack.facts[asked.question.fact]
        super().__init__({value: offered(pack, fact.name, value) for value in asked.options}, fact.many)
