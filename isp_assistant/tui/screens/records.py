"""Records: the register, found and read, walked again, verified, counted, handed on."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from isp_assistant.assistant import drafts
from isp_assistant.assistant.session import Session
from isp_assistant.domain.chain import Receipt, Wanted
from isp_assistant.domain.record import EntryKind
from isp_assistant.domain.speech import DECISION_WORDS
from isp_assistant.errors import AssistantError
from isp_assistant.settings import write_private
from isp_assistant.tui.content import joined, lines, plain
from isp_assistant.tui.screens.choose import ChooseScreen
from isp_assistant.tui.widgets.keys import Keys
from isp_assistant.tui.widgets.prompt import Prompt
from isp_assistant.tui.widgets.strip import ModeStrip

if TYPE_CHECKING:
    from isp_assistant.assistant.records import Recorded, Records

EMPTY = """\
Nothing is recorded yet.

Ask a question, come to a decision, and press Ctrl+R on its card. Record it also where you did not share: \
years later, what counts is what you knew, what you decided, and on what guidance."""
GOES_ON = "This record is not finished. Enter goes on with it."
KEYS = (
    "Enter reads · v verify · p walk again · t count · e export · l draft a letter · a amend · c countersign · "
    "Ctrl+Y copy · / find"
)
UNFINISHED = "unfinished:"
EXPORTS = "exports"
"""The folder, in the data folder, that exports and letters are written to."""


class RecordsScreen(Screen[None]):
    """What is in the register on the left, one record on the right. The database is opened in a thread."""

    BINDINGS = [
        Binding("v", "verify", "Verify", id="records.verify"),
        Binding("p", "replay", "Walk", tooltip="Walk it again", id="records.replay"),
        Binding("t", "count", "Count", show=False, id="records.count"),
        Binding("e", "export", "Export", id="records.export"),
        Binding("l", "letter", "Letter", id="records.letter"),
        Binding("a", "amend", "Amend", id="records.amend"),
        Binding("c", "countersign", "Sign", tooltip="Countersign", id="records.countersign"),
        Binding("ctrl+y", "copy", "Copy", tooltip="Copy what is shown as plain text", show=False, id="records.copy"),
        Binding("slash", "find", "Find", show=False, id="records.find"),
        Binding("escape", "back", "Back", show=False, id="records.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shown: Recorded | None = None
        self._text = ""

    @property
    def records(self) -> "Records":
        return self.app.records  # type: ignore[attr-defined,no-any-return]

    @property
    def _data(self) -> Path:
        return self.app.settings.data  # type: ignore[attr-defined,no-any-return]

    def compose(self) -> ComposeResult:
        yield ModeStrip("records")
        yield Prompt(placeholder="Find: a reference, a word of the record")
        yield Static(id="standing")
        with Horizontal(id="main"):
            yield OptionList(id="names")
            with VerticalScroll(id="reader"):
                yield Static(id="record")
        yield Keys()

    def on_mount(self) -> None:
        self.query_one("#names").focus()

    def on_screen_resume(self) -> None:
        self._list(self.query_one(Prompt).value.strip())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._list(event.value.strip())

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.query_one("#names").focus()

    @work(group="list", exclusive=True)
    async def _list(self, typed: str) -> None:
        """List what is not finished and what is recorded, the newest first."""
        self._say("The register is being read …")
        wanted = Wanted(EntryKind.DECISION, text=typed or None)
        try:
            found = await asyncio.to_thread(lambda: self.records.found(wanted))
        except AssistantError as error:
            self._say(f"! {error}")
            return
        names = self.query_one("#names", OptionList)
        at = names.highlighted
        names.clear_options()
        if not typed:
            names.add_options(_unfinished(file) for file in reversed(drafts.record_files(self._data)))
        names.add_options(_option(one) for one in reversed(found))
        if names.option_count:
            names.highlighted = min(at or 0, names.option_count - 1)
        elif not typed:
            self.query_one("#record", Static).update(plain(EMPTY))
        else:
            names.add_option(Option(plain("No record has that in it"), disabled=True))
        head = await asyncio.to_thread(self._head)
        self._say(f"Decisions: {len(found)}. {head}" if found or typed else "")

    def _head(self) -> str:
        try:
            head = self.records.register.head()
        except AssistantError as error:
            return str(error)
        return f"Last receipt: {head.number}:{head.sha256[:16]}…" if head else ""

    def _say(self, text: str) -> None:
        self.query_one("#standing", Static).update(plain(text))

    @on(OptionList.OptionHighlighted, "#names")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        name = event.option_id or ""
        if name.startswith(UNFINISHED):
            self.workers.cancel_group(self, "read")
            self._shown = None
            self._tell([GOES_ON])
        elif name:
            self._read(int(name))

    @on(OptionList.OptionSelected, "#names")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        name = event.option_id or ""
        if name.startswith(UNFINISHED):
            self._go_on(Path(name.removeprefix(UNFINISHED)))
        elif name:
            self.add_class("-reading")
            self.query_one("#reader").focus()

    @work(group="read", exclusive=True)
    async def _read(self, number: int) -> None:
        from isp_assistant.assistant.record_wording import record_lines

        try:
            self._shown = await asyncio.to_thread(lambda: self.records.recorded(number))
        except AssistantError as error:
            self._tell([str(error)])
            return
        self._tell(list(record_lines(self.records.assistant.pack, self._shown)))

    def _answer(self, said: list[str]) -> None:
        """Show what was asked for, in the room of the list where there is none for both."""
        self.add_class("-reading")
        self._tell(said)

    def _tell(self, said: list[str]) -> None:
        """Show lines in the reader; what stands before a colon is a label."""
        self._text = "\n".join(said)
        self.query_one("#record", Static).update(lines([*map(_labelled, said), plain(""), plain(KEYS, "$text-muted")]))
        self.query_one("#reader").scroll_home(animate=False)

    def _go_on(self, file: Path) -> None:
        """Go on with a record that was being written."""
        from isp_assistant.tui.screens.record import RecordScreen

        assistant = self.records.assistant
        unfinished = drafts.kept(file, assistant.pack, self.app.warn)  # type: ignore[attr-defined]
        session = Session(assistant)
        if unfinished:
            session.go_on(unfinished)
        if unfinished is None or session.standing is None or session.pending:
            self.notify(f"{file}: this no longer fits the knowledge.", severity="warning", markup=False)
            return
        self.app.push_screen(RecordScreen(self.records, session, unfinished), self._saved)

    def _saved(self, receipt: Receipt | None) -> None:
        if receipt:
            self._notify(f"Recorded. Receipt: {receipt}", 20)
        self._list(self.query_one(Prompt).value.strip())

    def action_options(self, step: int) -> None:
        """Move from the line to the list."""
        self.query_one("#names").focus()

    def action_scroll_page(self, step: int) -> None:
        """Scroll the record by a page."""
        reader = self.query_one("#reader")
        (reader.scroll_page_down if step > 0 else reader.scroll_page_up)(animate=False)

    def action_find(self) -> None:
        """Go to the line."""
        self.remove_class("-reading")
        self.query_one(Prompt).focus()

    def action_back(self) -> None:
        """Go back to the list."""
        self.remove_class("-reading")
        self.query_one("#names").focus()

    def action_copy(self) -> None:
        """Copy what is shown."""
        if self._text:
            self.app.copy(self._text, "What is shown")  # type: ignore[attr-defined]

    @work(group="long", exclusive=True)
    async def action_verify(self) -> None:
        """Hold the register to its chain and its head."""
        from isp_assistant.assistant import keeping

        self._say("The chain is being verified …")
        verdict = await self._answered(lambda: keeping.verify(self.records))
        if verdict:
            wrong = [f"Wrong: {what}" for what in verdict.wrong]
            sound = f"Entries: {verdict.count}. Nothing is wrong." if verdict.sound else "It is not what it was."
            self._say(f"{'+' if verdict.sound else '!'} {sound}")
            self._answer([sound, *wrong, *verdict.notes, f"Receipt of the last: {verdict.head}"])

    @work(group="long", exclusive=True)
    async def action_replay(self) -> None:
        """Walk a record again."""
        from isp_assistant.assistant.record_wording import replay_lines

        if self._shown:
            number = self._shown.entry.number
            replayed = await self._answered(lambda: self.records.replayed(number))
            if replayed:
                self._answer([f"Record {number}, walked again", *replay_lines(replayed)])

    @work(group="long", exclusive=True)
    async def action_count(self) -> None:
        """Count decisions, with nothing of any case."""
        from isp_assistant.assistant import keeping
        from isp_assistant.assistant.record_wording import statistics_lines

        counted = await self._answered(lambda: keeping.statistics(self.records))
        if counted:
            width = max(20, self.query_one("#reader").content_size.width - 2)
            self._answer(list(statistics_lines(counted, width)))

    async def _answered(self, ask: Any) -> Any:
        """Ask the register in a thread; where it fails say so and give None."""
        try:
            return await asyncio.to_thread(ask)
        except AssistantError as error:
            self._say(f"! {error}")
            return None

    def action_export(self) -> None:
        """Choose a form, and write the record that is shown to a file."""
        from isp_assistant.printing.forms import EXPORTS

        if self._shown:
            self.app.push_screen(ChooseScreen("In which form?", EXPORTS), self._export)

    def _export(self, form: str | None) -> None:
        from isp_assistant.assistant.papers import exported

        recorded = self._shown
        if form and recorded:
            number, pack = recorded.entry.number, self.records.assistant.pack
            self._write(f"record-{number}.{form}", partial(exported, pack, [recorded], form))

    def action_letter(self) -> None:
        """Choose what follows from the decision, and draft it."""
        from isp_assistant.assistant.letters import LETTERS, fitting

        now = self._shown.now if self._shown else None
        if now:
            kinds = fitting(now)
            answers = tuple(f"{kind}: {LETTERS[kind][1]}" for kind in kinds)
            self.app.push_screen(ChooseScreen("What should it say?", answers), self._letter)

    def _letter(self, answer: str | None) -> None:
        from isp_assistant.assistant.letters import letter
        from isp_assistant.printing.forms import written

        recorded = self._shown
        if answer and recorded and recorded.now:
            kind = answer.partition(":")[0]
            paper = letter(self.records.assistant.pack, recorded.now, kind)
            self._write(f"{kind}-{recorded.entry.number}.docx", partial(written, paper, "docx"))
            self._answer(written(paper, "md").decode().splitlines())

    @work(group="write")
    async def _write(self, name: str, make: partial[bytes]) -> None:
        """Write a file to the folder of exports, beside one that is there already."""
        file = _free(self._data / EXPORTS / name)
        written = await self._answered(lambda: write_private(file, make()) or file)  # type: ignore[func-returns-value]
        if written:
            self._notify(f"Written to {file}", 15)

    def _notify(self, text: str, seconds: int) -> None:
        """Say what was done, in the place of what was said before: two of them would cover the record."""
        self.app.clear_notifications()
        self.notify(text, markup=False, timeout=seconds)

    def action_amend(self) -> None:
        """Open the account of a record to put it right."""
        from isp_assistant.tui.screens.record import AmendScreen

        if self._shown and self._shown.now:
            self.app.push_screen(AmendScreen(self.records, self._shown), self._saved)

    def action_countersign(self) -> None:
        """Open the form of a manager's word on a record."""
        from isp_assistant.tui.screens.record import CountersignScreen

        if self._shown:
            self.app.push_screen(CountersignScreen(self.records, self._shown), self._saved)


def _option(recorded: "Recorded") -> Option:
    number, day = recorded.entry.number, recorded.entry.link.at[:10]
    record = recorded.record
    if record is None:
        return Option(plain(f"{number}  {day}  (its content is gone, or another's)"), id=str(number))
    sign, words = DECISION_WORDS[record.advised.decision]
    head = plain(f"{number}  {day}  {record.reference}\n", "bold")
    return Option(joined(head, plain(f"    {sign} {words.lower()}")), id=str(number))


def _unfinished(file: Path) -> Option:
    stem = file.stem.removeprefix("record-")
    begun = f"{stem[:4]}-{stem[4:6]}-{stem[6:8]} {stem[9:11]}:{stem[11:13]}" if stem else ""
    return Option(plain(f"✎ not finished, begun {begun}", "$text-warning"), id=f"{UNFINISHED}{file}")


def _labelled(line: str) -> Any:
    label, colon, text = line.partition(": ")
    if label and colon and len(label) < 30 and not label[0].isdigit():
        return joined(plain(f"{label}: ", "bold"), plain(text))
    return plain(line)


def _free(file: Path) -> Path:
    """Give a name that no file has."""
    number, free = 1, file
    while free.exists():
        number += 1
        free = file.with_stem(f"{file.stem}-{number}")
    return free
