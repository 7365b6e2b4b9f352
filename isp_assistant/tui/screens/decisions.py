"""Decisions: the trees beside what is wrong with them, for governance leads; a saved change is taken up at once."""

import asyncio
import os
import shlex
import subprocess
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static, Tree
from textual.widgets.option_list import Option

from isp_assistant.assistant import governance
from isp_assistant.assistant.governance import Overview
from isp_assistant.assistant.wording import diff_lines
from isp_assistant.domain.model import Finding, Location, Outcome, Pack, Question, Severity
from isp_assistant.errors import AssistantError
from isp_assistant.tui.content import joined, label, lines, plain
from isp_assistant.tui.widgets.strip import ModeStrip

LOOK_EVERY = 0.5
READING = "Reading and proving the pack …"


class DecisionsScreen(Screen[None]):
    """Trees fold on the left; the node that is chosen stands on the right, above the findings."""

    BINDINGS = [
        Binding("d", "diff", "Diff", tooltip="What differs from the last committed revision", id="decisions.diff"),
        Binding("e", "edit", "Edit", tooltip="Open the place in your editor ($EDITOR)", id="decisions.edit"),
        Binding("r", "reload", "Check", tooltip="Read and prove the pack again", id="decisions.reload"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0.0
        self.overview: Overview | None = None
        self.place: Location | None = None

    @property
    def folder(self) -> Path:
        return governance.folder_of(self.app.settings)  # type: ignore[attr-defined]

    def compose(self) -> ComposeResult:
        yield ModeStrip("decisions")
        yield Static(plain(READING), id="standing")
        with Horizontal(id="main"):
            yield Tree[Question | Outcome](label("Trees"), id="contents")
            with Vertical(id="reading"):
                with VerticalScroll(id="reader"):
                    yield Static(plain("Choose a question or an outcome on the left."), id="node")
                yield OptionList(id="findings")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#contents", Tree).show_root = False
        self._fill(self.app.assistant.pack)  # type: ignore[attr-defined]
        self.query_one("#contents").focus()
        self.set_interval(LOOK_EVERY, self._look)
        self._look()
        self.action_reload()

    def _fill(self, pack: Pack) -> None:
        contents = self.query_one("#contents", Tree)
        contents.clear()
        for tree in pack.trees.values():
            node = contents.root.add(label(f"{tree.title} ({tree.id})"))
            for question in tree.questions.values():
                node.add_leaf(label(f"? {question.id}"), data=question)
            for outcome in tree.outcomes.values():
                node.add_leaf(label(f"= {outcome.id}: {outcome.decision}"), data=outcome)

    def _look(self) -> None:
        """Notice a saved file; reading it happens beside the event loop."""
        try:
            changed = governance.changed_since(self.folder)
        except OSError:
            return
        if self.seen and changed != self.seen:
            self.action_reload()
        self.seen = changed

    @work(exclusive=True, group="check")
    async def action_reload(self) -> None:
        """Read and prove the pack; a broken one is shown, and the last good one goes on."""
        app = self.app
        try:
            overview = await asyncio.to_thread(governance.overview, self.folder, app.assistant.today)  # type: ignore[attr-defined]
        except AssistantError as error:
            self.query_one("#standing", Static).update(plain(str(error), "$text-error"))
            return
        self.overview = overview
        style = "$text-error" if overview.pack is None else ""
        self.query_one("#standing", Static).update(plain(overview.in_words(), style))
        findings = self.query_one("#findings", OptionList)
        findings.clear_options()
        findings.add_options(_finding(finding) for finding in overview.findings)
        if overview.pack and overview.pack.sha256 != app.assistant.pack.sha256:  # type: ignore[attr-defined]
            app.take_over(overview.pack)  # type: ignore[attr-defined]
            self._fill(overview.pack)

    @on(Tree.NodeHighlighted)
    @on(Tree.NodeSelected)
    def _chosen(self, event: Tree.NodeHighlighted[Question | Outcome]) -> None:
        node = event.node.data
        if node is not None:
            self.place = self._placed(node)
            self.query_one("#node", Static).update(_described(node))

    def _placed(self, node: Question | Outcome) -> Location | None:
        """Find where a node stands: the running pack may be a compiled one, without places."""
        pack = self.overview.pack if self.overview else None
        nodes = [one for tree in pack.trees.values() for one in tree.nodes] if pack else []
        return next((one.at for one in nodes if one == node), node.at)

    @on(OptionList.OptionHighlighted, "#findings")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self.overview:
            self.place = self.overview.findings[event.option_index].at

    @on(OptionList.OptionSelected, "#findings")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        """Open the place in the editor that the environment names."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if self.place is None or not editor:
            message = "Choose a node or a finding first." if editor else "Set EDITOR to the editor that you use."
            self.notify(message, markup=False)
            return
        command = [*shlex.split(editor), f"+{self.place.line}", str(self.folder / self.place.file)]
        try:
            with self.app.suspend():
                subprocess.run(command, check=False)
        except (OSError, RuntimeError) as error:
            self.notify(f"The editor could not be opened: {error}", severity="error", markup=False)

    @work(exclusive=True, group="diff")
    async def action_diff(self) -> None:
        """Show what differs from the last committed revision."""
        node = self.query_one("#node", Static)
        node.update(plain("Comparing with the last committed revision …"))
        settings = self.app.settings  # type: ignore[attr-defined]
        try:
            compared = await asyncio.to_thread(governance.compared, "HEAD", str(self.folder), settings)
        except AssistantError as error:
            node.update(plain(str(error)))
            return
        node.update(lines([plain(line) for line in diff_lines(compared)]))


def _finding(finding: Finding) -> Option:
    error = finding.severity == Severity.ERROR
    sign = plain("error   " if error else "warning ", "$text-error" if error else "$text-warning")
    return Option(joined(sign, plain(f"{finding.at} ", "bold"), plain(f"{finding.code}: {finding.message}")))


def _described(node: Question | Outcome) -> Content:
    cites = plain("Cites: " + ", ".join(map(str, node.cites)), "$text-muted")
    if isinstance(node, Question):
        answers = [plain(f"  {edge.value} → {edge.target.tree}#{edge.target.node}") for edge in node.answers]
        return lines([plain(node.ask, "bold"), plain(node.why), plain(f"Asks for: {node.fact}"), *answers, cites])
    steps = [plain(f"  {n}. {step.text}{_only_if(step.when)}") for n, step in enumerate(node.do, 1)]
    head = joined(plain(node.title, "bold"), plain(f"  {node.decision}"))
    return lines([head, plain(node.because), *steps, cites])


def _only_if(when: dict[str, tuple[str, ...]]) -> str:
    parts = " and ".join(f"{name} is {' or '.join(values)}" for name, values in when.items())
    return f"  [only if {parts}]" if parts else ""
