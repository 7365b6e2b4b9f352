"""Citations as a list: choosing one opens it in the Library."""

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from isp_assistant.domain.currency import Cited
from isp_assistant.domain.model import Citation, Status
from isp_assistant.tui.content import joined, plain

STYLES = {
    Status.IN_FORCE: "$text-success",
    Status.HISTORICAL: "$text-muted",
    Status.SUPERSEDED: "$text-error",
    Status.NOT_YET: "$text-warning",
    Status.UNCONFIRMED: "$text-warning",
}


class Sources(OptionList):
    """Each source with its pages and how it stands today."""

    def __init__(self, cited: tuple[Cited, ...] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.show(cited)

    def show(self, cited: tuple[Cited, ...]) -> None:
        """Replace what is listed."""
        self.clear_options()
        self.add_options(_option(one) for one in cited)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        document, _, section = (event.option_id or "").partition("#")
        await self.app.open_citation(Citation(document, section))  # type: ignore[attr-defined]


def _option(cited: Cited) -> Option:
    pages = f" · pp. {cited.pages}" if cited.pages and "-" in cited.pages else ""
    pages = pages or (f" · p. {cited.pages}" if cited.pages else "")
    title = "" if cited.title == cited.heading else f"{cited.title}: "
    name = plain(f"{title}{cited.heading}{pages}")
    return Option(joined(name, plain(f"  {cited.status.value}", STYLES[cited.status])), id=str(cited.citation))
