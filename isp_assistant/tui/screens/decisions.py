"""Decisions: the trees beside what is wrong with them, for governance leads; a saved change is taken up at once."""

import asyncio
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static, Tree
from textual.widgets.option_list import Option

from isp_assistant.assistant import governance
from isp_assistant.assistant.overview import Fingerprint, Overview, fingerprint, overview, read
from isp_assistant.domain.facts import either
from isp_assistant.domain.model import Finding, Location, Outcome, Question, Severity
from isp_assistant.errors import AssistantError
from isp_assistant.pack.load import Read
from isp_assistant.tui.content import joined, lines, plain
from isp_assistant.tui.editor import edit
from isp_assistant.tui.screens.changes import ChangesScreen
from isp_assistant.tui.screens.tryout import TryScreen
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.outline import LEGEND, Outline, Spot
from isp_assistant.tui.widgets.source import Source
from isp_assistant.tui.widgets.strip import ModeStrip

LOOK_EVERY = 0.3
READING = "Reading and proving the pack …"
EMPTY = f"Choose a tree, a question or an outcome. {LEGEND}\n\nt tries the tree that is chosen, s shows its file."


class DecisionsScreen(Screen[None]):
    """Trees fold on the left; what is chosen stands on the right, above the findings."""

    BINDINGS = [
        Binding("t", "try", "Try", tooltip="Answer this tree beside its source", id="decisions.try"),
        Binding("s", "source", "Source", tooltip="Show the file, or what it says", id="decisions.source"),
        Binding("e", "edit", "Edit", tooltip="Open the place in your editor ($EDITOR)", id="decisions.edit"),
        Binding("d", "diff", "Diff", tooltip="What differs from the last committed revision", id="decisions.diff"),
        Binding("f", "findings", "Findings", tooltip="Go to what is wrong", id="decisions.findings"),
        Binding("r", "reload", "Check", tooltip="Read and prove the pack again", id="decisions.reload"),
        Binding("escape", "contents", "Trees", tooltip="Back to the trees", id="decisions.contents", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.seen: Fingerprint | None = None
        self.overview: Overview | None = None
        self.shown: tuple[Finding, ...] = ()
        self.spot: Spot | None = None
        self.place: Location | None = None

    @property
    def folder(self) -> Path:
        return governance.folder_of(self.app.settings)  # type: ignore[attr-defined]

    def compose(self) -> ComposeResult:
        yield ModeStrip("decisions")
        yield Static(plain(READING), id="standing")
        with Horizontal(id="main"):
            yield Outline(id="contents")
            with Vertical(id="reading"):
                with VerticalScroll(id="reader"):
                    yield Static(plain(EMPTY), id="node")
                yield Source()
                yield OptionList(id="findings")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one(Source).display = False
        self.query_one(Outline).fill(self.app.assistant.pack, {})  # type: ignore[attr-defined]
        self.query_one("#contents").focus()
        self.set_interval(LOOK_EVERY, self._look)
        self._look()

    def open(self, tree: str) -> None:
        """Go to a tree."""
        outline = self.query_one(Outline)
        outline.focus()
        self.call_after_refresh(outline.go_to, tree)

    def _look(self) -> None:
        """Notice a saved file; reading it happens beside the event loop."""
        now = fingerprint(self.folder)
        if now != self.seen:
            self.seen = now
            self.action_reload()

    @work(exclusive=True, group="check")
    async def action_reload(self) -> None:
        """Read the pack and take it up; then prove it. A broken one is shown, and the last good one goes on."""
        today = self.app.assistant.today  # type: ignore[attr-defined]
        try:
            as_saved = await asyncio.to_thread(read, self.folder)
            self._take_up(as_saved)
            found = await asyncio.to_thread(overview, as_saved, today)
        except AssistantError as error:
            self._stand(str(error), wrong=True)
            return
        self.overview = found
        self._stand(found.in_words(), wrong=found.usable is None)
        self._list(found)
        self.query_one(Outline).fill(self.app.assistant.pack, found.marks())  # type: ignore[attr-defined]
        if found.usable:
            self.app.take_over(found.usable, found)  # type: ignore[attr-defined]

    def _take_up(self, as_saved: Read) -> None:
        """Go on with a good pack at once; its proof comes a moment later."""
        app = self.app
        broken = self.overview is not None and self.overview.usable is None
        if as_saved.pack is None:
            if not broken and self.overview is not None:
                app.notify("The pack cannot be used as it was saved. The last good one goes on.", severity="error")
            return
        changed = as_saved.pack.sha256 != app.assistant.pack.sha256  # type: ignore[attr-defined]
        if changed:
            app.take_over(as_saved.pack, None)  # type: ignore[attr-defined]
        if changed or broken:
            app.notify("The pack was saved, and is taken up.")

    def _stand(self, text: str, wrong: bool) -> None:
        standing = self.query_one("#standing", Static)
        standing.update(plain(text))
        standing.set_class(wrong, "-wrong")

    def _list(self, found: Overview) -> None:
        """List what is wrong before what is to be weighed."""
        self.shown = tuple(sorted(found.findings, key=lambda one: (one.severity != Severity.ERROR, one.at)))
        findings = self.query_one("#findings", OptionList)
        held = findings.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            findings.clear_options()
            findings.add_options(_finding(finding) for finding in self.shown)
            if held is not None and self.shown:
                findings.highlighted = min(held, len(self.shown) - 1)
        source = self.query_one(Source)
        if source.display:
            if findings.has_focus and findings.highlighted is not None:
                self.place = self.shown[findings.highlighted].at
            source.show(self.folder, self.place)  # its text may be new

    @on(Tree.NodeHighlighted)
    def _chosen(self, event: Tree.NodeHighlighted[Spot]) -> None:
        self.spot = event.node.data
        if self.spot and self.query_one("#contents").has_focus:
            self._describe(self.spot)

    def _describe(self, spot: Spot) -> None:
        pack = self.app.assistant.pack  # type: ignore[attr-defined]
        tree = pack.trees.get(spot.tree)
        if spot.node:
            self.place = self.overview.place(spot.tree, spot.node) if self.overview else spot.node.at
            self._tell(_described(spot.node))
        elif tree:
            self.place = tree.at
            review = f"To be reviewed by {tree.review_by} by {tree.owner}." if tree.review_by else ""
            numbers = f"Questions: {len(tree.questions)}. Outcomes: {len(tree.outcomes)}."
            self._tell(lines([plain(tree.title, "bold"), plain(numbers), plain(review), plain(LEGEND, "$text-muted")]))

    def _tell(self, content: Content) -> None:
        self.query_one("#node", Static).update(content)
        self.query_one("#reader").scroll_home(animate=False)
        if self.query_one(Source).display:
            self.query_one(Source).show(self.folder, self.place)

    @on(OptionList.OptionHighlighted, "#findings")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self.query_one("#findings").has_focus:
            self.place = self.shown[event.option_index].at
            self._show_source(True)

    @on(OptionList.OptionSelected, "#findings")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.place = self.shown[event.option_index].at
        self.action_edit()

    @on(Tree.NodeSelected)
    def _read(self, event: Tree.NodeSelected[Spot]) -> None:
        """Where there is room for one of the two, show what an outcome says in place of the trees."""
        self.set_class(not event.node.allow_expand, "-reading")

    def _show_source(self, source: bool) -> None:
        self.add_class("-reading")
        self.query_one(Source).display = source
        self.query_one("#reader").display = not source
        if source:
            self.query_one(Source).show(self.folder, self.place)

    def action_source(self) -> None:
        """Show the file where what is chosen stands, or again what it says."""
        self._show_source(not self.query_one(Source).display)

    def action_findings(self) -> None:
        """Go to what is wrong; where there is little room, in the place of the trees."""
        self.add_class("-reading", "-wrong")
        findings = self.query_one("#findings", OptionList)
        findings.focus()
        if findings.option_count and findings.highlighted is None:
            findings.highlighted = 0

    def action_contents(self) -> None:
        """Go back to the trees."""
        self._show_source(False)
        self.remove_class("-reading", "-wrong")
        self.query_one("#contents").focus()

    def action_try(self) -> None:
        """Try the tree in which the chosen line stands."""
        app = self.app
        tree = self.spot.tree if self.spot else app.assistant.pack.entry  # type: ignore[attr-defined]
        if tree in app.assistant.pack.trees:  # type: ignore[attr-defined]
            app.push_screen(TryScreen(app.assistant, tree, self.folder, self.overview))  # type: ignore[attr-defined]

    def action_edit(self) -> None:
        """Open the place in the editor that the environment names."""
        wrong = edit(self.app, self.folder, self.place) if self.place else "Choose a node or a finding first."
        if wrong:
            self.notify(wrong, markup=False)

    def action_diff(self) -> None:
        """Show what differs from the last committed revision."""
        self.app.push_screen(ChangesScreen(self.folder))


def _finding(finding: Finding) -> Option:
    error = finding.severity == Severity.ERROR
    sign = plain("✗ " if error else "! ", "$text-error" if error else "$text-warning")
    return Option(joined(sign, plain(f"{finding.at} ", "bold"), plain(f"{finding.code}: {finding.message}")))


def _described(node: Question | Outcome) -> Content:
    cites = plain("Cites: " + ", ".join(map(str, node.cites)), "$text-muted")
    if isinstance(node, Question):
        answers = [plain(f"  {edge.value} → {edge.target.tree}#{edge.target.node}") for edge in node.answers]
        return lines([plain(node.ask, "bold"), plain(node.why), plain(f"Asks for: {node.fact}"), *answers, cites])
    steps = [plain(f"  {n}. {step.text}{_only_if(step.when)}") for n, step in enumerate(node.do, 1)]
    head = joined(plain(node.title, "bold"), plain(f" · {node.decision}"))
    return lines([head, plain(node.because), *steps, cites])


def _only_if(when: dict[str, tuple[str, ...]]) -> str:
    parts = " and ".join(f"{name} is {either(values)}" for name, values in when.items())
    return f"  [only if {parts}]" if parts else ""
