"""Partners: who is who, what became of a body, and how to verify a caller from it."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import SIGNED
from isp_assistant.domain.model import Partner
from isp_assistant.tui.content import joined, lines, plain
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.prompt import Prompt
from isp_assistant.tui.widgets.sources import Sources
from isp_assistant.tui.widgets.strip import ModeStrip

EMPTY = (
    "Type a name, an old name or an abbreviation above, and choose among what is found. Of somebody who is not found, "
    "ask who they are before you share."
)


class PartnersScreen(Screen[None]):
    """The directory, filtered as you type."""

    BINDINGS = [
        Binding("escape", "search", "Search", tooltip="Back to the search line", id="partners.search"),
    ]

    @property
    def assistant(self) -> Assistant:
        return self.app.assistant  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        yield ModeStrip("partners")
        yield Prompt(placeholder="Who is it? A name, an old name or an abbreviation")
        with Horizontal(id="main"):
            yield OptionList(id="names")
            with VerticalScroll(id="reader"):
                yield Static(plain(EMPTY), id="partner")
                yield Sources(id="named")
        yield Keys()

    def on_mount(self) -> None:
        self._list("")
        self.query_one(Prompt).focus()

    def take_over(self, assistant: Assistant) -> None:
        """List the partners of a pack that was changed on disk."""
        self._list(self.query_one(Prompt).value.strip())

    def open(self, partner: str) -> None:
        """Show one partner."""
        self._tell(self.assistant.pack.partners[partner])
        self._read()

    def _read(self) -> None:
        """Go to the description, which takes the room of the names where there is none for both."""
        self.add_class("-reading")
        self.query_one("#reader").focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._list(event.value.strip())

    def _list(self, typed: str) -> None:
        partners = self.assistant.pack.partners
        names = self.query_one("#names", OptionList)
        names.clear_options()
        if typed:
            confident, matches = self.assistant.partner(typed)
            ids = [match.id for match in matches]
            containing = [p.id for p in partners.values() if typed.casefold() in _all_names(p)]
            ids += [name for name in containing if name not in ids]
            if not confident and matches:
                names.add_option(Option(plain("Nobody of that name is sure. Nearest:"), disabled=True))
            self._tell(partners[matches[0].id] if confident else None)
        else:
            ids = sorted(partners, key=lambda name: partners[name].name)
            self._tell(None)
        names.add_options(Option(plain(partners[name].name), id=name) for name in ids)
        if not ids:
            names.add_option(Option(plain("Nobody of that name"), disabled=True))

    @on(OptionList.OptionHighlighted, "#names")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self._tell(self.assistant.pack.partners[event.option_id])

    @on(OptionList.OptionSelected, "#names")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.open(event.option_id)

    def _tell(self, partner: Partner | None) -> None:
        """Describe a partner, or say how to find one."""
        self.query_one("#partner", Static).update(_description(partner) if partner else plain(EMPTY))
        sources = self.query_one(Sources)
        named_in = partner.named_in if partner else ()
        sources.display = bool(named_in)
        sources.show(tuple(self.assistant.cited(citation) for citation in named_in))

    def action_options(self, step: int) -> None:
        """Move from the search line to the names."""
        names = self.query_one("#names", OptionList)
        names.focus()
        names.action_first()

    def action_scroll_page(self, step: int) -> None:
        """Scroll the description by a page."""
        reader = self.query_one("#reader")
        (reader.scroll_page_down if step > 0 else reader.scroll_page_up)(animate=False)

    def action_search(self) -> None:
        """Go to the search line."""
        self.remove_class("-reading")
        self.query_one(Prompt).focus()


def _all_names(partner: Partner) -> str:
    return "\n".join((partner.name, *partner.aliases, *partner.acronyms)).casefold()


def _description(partner: Partner) -> Content:
    facts = (
        ("Also called", ", ".join((*partner.aliases, *partner.acronyms))),
        ("Kind", partner.kind),
        ("What it does here", partner.role),
        ("Today", f"{partner.status}. {partner.successor}".strip(". ") if partner.successor else partner.status),
        ("Signed the protocol", SIGNED[partner.signed]),
        ("To verify a caller", partner.verify),
        ("Last checked", str(partner.last_checked or "")),
        ("In the pack", "Named in:" if partner.named_in else "The council's pack does not name it"),
    )
    told = [joined(plain(f"{name}: ", "bold"), plain(text)) for name, text in facts if text]
    return lines([plain(partner.name, "bold"), *told])
