"""What a search found, as a list: choosing a hit opens it in the Library."""

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from isp_assistant.domain.model import Citation
from isp_assistant.domain.reading import Hit
from isp_assistant.tui.content import joined, marked, plain


class Hits(OptionList):
    """Sections and provisions, best first, with the words that matched."""

    def __init__(self, hits: tuple[Hit, ...] = ()) -> None:
        super().__init__()
        self.show(hits)

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Replace what is listed."""
        self.clear_options()
        for hit in hits:
            pages = f"  pp. {hit.pages}" if hit.pages else ""
            head = joined(plain(hit.heading, "bold"), plain(f"  {hit.document}{pages}\n", "$text-muted"))
            option = Option(joined(head, marked(hit.snippet, hit.marks, "bold underline")))
            self.add_option(option)
        self.citations = [Citation(hit.document, hit.section) for hit in hits]

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.app.open_citation(self.citations[event.option_index])  # type: ignore[attr-defined]
