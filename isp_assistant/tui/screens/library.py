"""Library: documents and law, one section at a time, and search as you type."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, Tree
from textual.widgets.tree import TreeNode

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import doubt
from isp_assistant.domain.currency import Cited
from isp_assistant.domain.model import LAW, Citation, Document, Pack, Provision, Status
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import joined, label, lines, plain, section_body
from isp_assistant.tui.widgets.hits import Hits
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.prompt import Prompt
from isp_assistant.tui.widgets.sources import STYLES
from isp_assistant.tui.widgets.strip import ModeStrip

EMPTY = "Choose a section, or type above to search the documents and the law."

SHELVES = {
    "Of their time": (Status.HISTORICAL, Status.SUPERSEDED),
    "Guidance today": (Status.IN_FORCE, Status.UNCONFIRMED, Status.NOT_YET),
}
"""Where a document stands in the contents, by how it stands today."""


class LibraryScreen(Screen[None]):
    """Everything that is indexed, with how each thing stands today."""

    BINDINGS = [
        Binding("escape", "close", "Back", tooltip="Back to where this was opened from", id="library.back"),
        Binding("slash", "search", "Search", tooltip="Search the documents and the law", id="library.search"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.came_from: str | None = None

    @property
    def assistant(self) -> Assistant:
        return self.app.assistant  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        yield ModeStrip("library")
        yield Prompt(placeholder="Search the documents and the law")
        with Horizontal(id="main"):
            yield Tree[Citation](label("Library"), id="contents")
            with Vertical(id="reading"):
                yield Hits()
                with VerticalScroll(id="reader"):
                    yield Static(plain(EMPTY), id="section-head")
                    yield Static(id="section-body")
        yield Static(id="whole")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#contents", Tree).show_root = False
        self._fill(self.assistant.pack)
        self.query_one(Hits).display = False
        self.query_one(Prompt).focus()

    def take_over(self, assistant: Assistant) -> None:
        """List what a pack holds that was changed on disk."""
        self._fill(assistant.pack)
        self.query_one(Hits).display = False

    def _fill(self, pack: Pack) -> None:
        tree = self.query_one("#contents", Tree)
        tree.guide_depth = 2
        tree.clear()
        for name, statuses in SHELVES.items():
            documents = [document for document in pack.documents.values() if document.status in statuses]
            if documents:
                shelf = tree.root.add(label(name), expand=True)
                for document in documents:
                    _add_document(shelf, document)
        if pack.law:
            _add_law(tree.root, pack)

    def open(self, citation: Citation, came_from: str | None = None) -> None:
        """Show a section or provision; Escape goes back to the mode that it was opened from."""
        self.came_from = came_from
        self.query_one(Hits).display = False
        cited = self.assistant.cited(citation)
        pack = self.assistant.pack
        head, body = self.query_one("#section-head", Static), self.query_one("#section-body", Static)
        if citation.is_law:
            head.update(_head(cited))
            body.update(_provision(pack, pack.law[citation.section]))
        else:
            section = pack.documents[citation.document].sections[citation.section]
            head.update(joined(_head(cited), _above(section.trail)))
            body.update(section_body(section.body))
        self._read(True)
        reader = self.query_one("#reader")
        reader.scroll_home(animate=False)
        reader.focus()

    def _read(self, reading: bool) -> None:
        """Where there is room for one of the two, show what is read, or the contents."""
        self.set_class(reading, "-reading")

    @on(Tree.NodeSelected)
    def _selected(self, event: Tree.NodeSelected[Citation]) -> None:
        if event.node.data is not None:
            self.open(event.node.data, self.came_from)

    @on(Tree.NodeHighlighted)
    def _highlighted(self, event: Tree.NodeHighlighted[Citation]) -> None:
        """Say in full what the line names: in the contents a long name is cut."""
        self.query_one("#whole", Static).update(plain(str(event.node.label)))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value.strip())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        hits = self.query_one(Hits)
        if hits.display and hits.option_count:
            hits.focus()
            hits.highlighted = 0

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        hits = self.query_one(Hits)
        self._read(bool(query))
        if not query:
            hits.display = False
            return
        await asyncio.sleep(0.1)  # typing goes on: an older search is dropped before it costs anything
        head = self.query_one("#section-head", Static)
        try:
            found = await asyncio.to_thread(self.assistant.search, query, 20)
        except AssistantError as error:
            head.update(plain(str(error)))
            return
        hits.show(found.hits)
        hits.display = bool(found.hits)
        note = "" if found.confident else doubt(found)
        meant = f" Did you mean: {found.did_you_mean}?" if found.did_you_mean else ""
        head.update(lines([plain(f"{note}{meant}".strip()), *map(plain, (*found.contacts, *found.terms))]))
        self.query_one("#section-body", Static).update("")

    def action_options(self, step: int) -> None:
        """Move from the search line to what it found, or to the contents."""
        hits = self.query_one(Hits)
        if hits.display and hits.option_count:
            hits.focus()
            hits.highlighted = 0
        else:
            self._read(False)
            self.query_one("#contents").focus()

    def action_scroll_page(self, step: int) -> None:
        """Scroll the section by a page."""
        reader = self.query_one("#reader")
        (reader.scroll_page_down if step > 0 else reader.scroll_page_up)(animate=False)

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one(Prompt).focus()

    async def action_close(self) -> None:
        """Go back to where the section was opened from, or to the search line."""
        if self.came_from:
            mode, self.came_from = self.came_from, None
            await self.app.switch_mode(mode)
        else:
            self._read(False)
            self.query_one(Prompt).focus()


def _add_document(root: TreeNode[Citation], document: Document) -> None:
    node = root.add(label(document.title))
    parents: list[TreeNode[Citation]] = [node]
    for section in document.sections.values():
        del parents[max(1, section.level) :]
        above = parents[-1]
        citation = Citation(document.id, section.id)
        above.allow_expand = True
        parents.append(above.add(label(section.heading), data=citation, allow_expand=False))


def _add_law(root: TreeNode[Citation], pack: Pack) -> None:
    law = root.add(label("Law"))
    instruments: dict[str, TreeNode[Citation]] = {}
    for provision in sorted(pack.law.values(), key=lambda p: p.instrument):
        if provision.instrument not in instruments:
            instruments[provision.instrument] = law.add(label(provision.instrument))
        name = provision.provision or provision.instrument
        instruments[provision.instrument].add_leaf(label(name), data=Citation(LAW, provision.id))


def _head(cited: Cited) -> Content:
    pages = f"  pages {cited.pages}" if cited.pages else ""
    title = "" if cited.title == cited.heading else f"{cited.title}\n"
    return joined(
        plain(title, "$text-muted"),
        plain(cited.heading, "bold"),
        plain(f"{pages}  "),
        plain(cited.status.value, STYLES[cited.status]),
    )


def _above(trail: tuple[str, ...]) -> Content:
    return plain("\nin: " + " › ".join(trail) if trail else "", "$text-muted")


def _provision(pack: Pack, provision: Provision) -> Content:
    successors = "; ".join(pack.law[key].heading for key in provision.replaced_by)
    facts = (
        ("Kind", provision.kind),
        ("Binds", ", ".join(provision.binds)),
        ("In force from", str(provision.in_force_from or "not confirmed")),
        ("Until", str(provision.until or "")),
        ("Replaced by", successors),
        ("How far it was read", provision.confidence.value),
        ("Last checked", str(provision.last_checked or "")),
        ("What is doubted", provision.note),
        ("Where to read it", provision.address),
    )
    told = [joined(plain(f"{name}: ", "bold"), plain(text)) for name, text in facts if text]
    return lines([plain(provision.effect), plain(""), *told])
