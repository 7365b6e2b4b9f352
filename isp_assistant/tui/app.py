"""The app: modes, themes, keys and the palette. What is said and decided comes from the assistant's session."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.driver import Driver
from textual.screen import ModalScreen, Screen

from isp_assistant.assistant import clock
from isp_assistant.assistant.service import Assistant, open_assistant
from isp_assistant.assistant.session import profile_of
from isp_assistant.domain.model import Citation, Pack
from isp_assistant.domain.text import clean
from isp_assistant.errors import AssistantError
from isp_assistant.settings import Settings, save_preferences, write_private
from isp_assistant.tui import modes
from isp_assistant.tui.palette import Everything
from isp_assistant.tui.screens.ask import AskScreen
from isp_assistant.tui.screens.help import HelpScreen, HiddenScreen
from isp_assistant.tui.terminal import forgiving
from isp_assistant.tui.themes import THEMES

if TYPE_CHECKING:
    from isp_assistant.assistant.overview import Overview
    from isp_assistant.assistant.records import Records

COPIED = "copied.txt"
"""The file that holds what was copied last."""


class IspApp(App[None]):
    """One app, one mode a screen; a mode is built when it is first visited."""

    TITLE = "isp-assistant"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = App.COMMANDS | {Everything}
    MODES = {
        "ask": AskScreen,
        "library": modes.library,
        "partners": modes.partners,
        "training": modes.training,
        "decisions": modes.decisions,
        "records": modes.records,
    }
    DEFAULT_MODE = "ask"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-wide")]
    BINDINGS = [
        Binding("f1", "help", "Help", tooltip="Keys, and how to ask", id="app.help"),
        Binding("f5", "mode('ask')", "Ask", tooltip="The conversation", show=False, id="app.ask"),
        Binding("f6", "mode('library')", "Library", tooltip="Documents and law", show=False, id="app.library"),
        Binding("f7", "mode('partners')", "Partners", tooltip="Who is who", show=False, id="app.partners"),
        Binding("f8", "mode('training')", "Training", tooltip="Scenarios", show=False, id="app.training"),
        Binding("f9", "mode('decisions')", "Decisions", tooltip="Trees and checks", show=False, id="app.decisions"),
        Binding("f10", "mode('records')", "Records", tooltip="The register", show=False, id="app.records"),
        Binding("f12", "hide", "Hide", tooltip="Blank the screen; the same key brings it back", id="app.hide"),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="app.quit"),
    ]

    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        super().__init__()
        self.assistant = assistant
        self.settings = settings
        self.profile = profile_of(assistant, settings)
        self._records: Records | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(settings.preferences.theme)

    def _begin_with(self, theme: str) -> None:
        """Take a theme before anything is drawn: to set it as one sets it later would have all styles read twice."""
        known = {theme.name for theme in THEMES}
        self.set_reactive(App.theme, theme if theme in known else "isp-dark")
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    def get_driver_class(self) -> type[Driver]:
        """Take whatever bytes the terminal sends."""
        return forgiving(super().get_driver_class())

    async def on_event(self, event: events.Event) -> None:
        """Take out of a paste whatever could control the terminal, before any field shows it."""
        if isinstance(event, events.Paste):
            event.text = clean(event.text)
        await super().on_event(event)

    def get_key_display(self, binding: Binding) -> str:
        """Write function keys as they stand on the keyboard."""
        shown = super().get_key_display(binding)
        return shown.upper() if binding.key[1:].isdigit() else shown

    def on_mount(self) -> None:
        self.theme_changed_signal.subscribe(self, lambda theme: self.remember(theme=theme.name))

    def remember(self, **changed: object) -> None:
        """Keep a preference; where that fails, say so and go on."""
        preferences = replace(self.settings.preferences, **changed)  # type: ignore[arg-type]
        self.settings = replace(self.settings, preferences=preferences)
        try:
            save_preferences(self.settings, preferences)
        except AssistantError as error:
            self.notify(str(error), severity="warning", markup=False)

    def warn(self, text: str) -> None:
        """Say what went wrong, where it can go on."""
        self.notify(text, severity="warning", markup=False)

    @property
    def records(self) -> "Records":
        """The register, opened when it is first read or written, on the pack and settings of the moment."""
        from isp_assistant.assistant.records import Records

        held = self._records
        if held is None or held.assistant is not self.assistant or held.settings is not self.settings:
            held = self._records = Records(self.assistant, self.settings)
        return held

    def copy(self, text: str, what: str) -> None:
        """Copy text for another program; a terminal without a clipboard is why it is written to a file as well."""
        self.copy_to_clipboard(text)
        file = self.settings.data / COPIED
        try:
            write_private(file, clean(text).encode())
        except AssistantError as error:
            self.notify(f"{what} was copied. {error}", severity="warning", markup=False)
        else:
            self.notify(f"{what} was copied. Where your terminal has no clipboard, it is in {file}.", markup=False)

    def get_system_commands(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """Offer the themes and what the app itself can do; sections, partners and trees come from `Everything`."""
        for theme in THEMES:
            title = f"Theme: {theme.name.removeprefix('isp-')}"
            yield SystemCommand(title, "Change the colours", lambda name=theme.name: setattr(self, "theme", name))
        yield SystemCommand("Help", "Keys, and how to ask", self.action_help)
        yield SystemCommand("Hide the screen", "Blank it; the same key brings it back", self.action_hide)
        kept = self.settings.preferences.keep_words
        title = f"Keep words that were not understood: {'off' if kept else 'on'}"
        said = "Each alone, on this machine, for whoever writes the lexicon"
        yield SystemCommand(title, said, lambda: self.remember(keep_words=not kept))
        yield SystemCommand("Quit", "Close the app; an unfinished conversation is kept", self.action_quit)

    async def action_mode(self, mode: str) -> None:
        """Go to a mode, unless something on top has to be closed first."""
        if not isinstance(self.screen, (ModalScreen, HiddenScreen)) and self.current_mode != mode:
            await self.switch_mode(mode)

    def action_help(self) -> None:
        if not isinstance(self.screen, (HelpScreen, HiddenScreen)):
            self.push_screen(HelpScreen())

    def action_hide(self) -> None:
        if not isinstance(self.screen, HiddenScreen):
            self.push_screen(HiddenScreen())

    async def open_citation(self, citation: Citation) -> None:
        """Open a section or provision in the Library; Escape there comes back to the mode that it was opened from."""
        from isp_assistant.tui.screens.library import LibraryScreen

        came_from = self.current_mode
        await self.action_mode("library")
        library = self.screen
        if isinstance(library, LibraryScreen):
            library.open(citation, came_from if came_from != "library" else None)

    def take_over(self, pack: Pack, overview: "Overview | None" = None) -> None:
        """Go on with a pack that was changed on disk, on every screen; a conversation stays where it was."""
        from isp_assistant.tui.screens.changes import ChangesScreen
        from isp_assistant.tui.screens.library import LibraryScreen
        from isp_assistant.tui.screens.partners import PartnersScreen
        from isp_assistant.tui.screens.tryout import TryScreen

        if pack.sha256 != self.assistant.pack.sha256:
            self.assistant = Assistant(pack, self.settings.cache, self.assistant.today)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, TryScreen):
                    screen.take_over(self.assistant, overview)
                elif isinstance(screen, ChangesScreen) and overview is None:
                    screen.take_over()
                elif isinstance(screen, (AskScreen, LibraryScreen, PartnersScreen)):
                    screen.take_over(self.assistant)

    async def ask(self, question: str) -> None:
        """Put a question on the answer line of Ask, to be changed or sent."""
        from isp_assistant.tui.widgets.prompt import Prompt

        await self.action_mode("ask")
        screen = self.screen
        if isinstance(screen, AskScreen):
            prompt = screen.query_one(Prompt)
            prompt.value = question
            prompt.focus()

    async def open_tree(self, tree: str) -> None:
        """Show a tree in Decisions."""
        from isp_assistant.tui.screens.decisions import DecisionsScreen

        await self.action_mode("decisions")
        screen = self.screen
        if isinstance(screen, DecisionsScreen):
            screen.open(tree)

    async def open_scenario(self, name: str) -> None:
        """Show a scenario in the list of Training."""
        from isp_assistant.tui.screens.training import TrainingScreen

        await self.action_mode("training")
        screen = self.screen
        if isinstance(screen, TrainingScreen):
            screen.open(name)

    async def open_partner(self, partner: str) -> None:
        """Open a partner in the directory."""
        from isp_assistant.tui.screens.partners import PartnersScreen

        await self.action_mode("partners")
        screen = self.screen
        if isinstance(screen, PartnersScreen):
            screen.open(partner)


def run(settings: Settings) -> int:
    """Open the app and give the exit code.

    A pack or a setting that cannot be read is an `AssistantError` before anything is drawn.
    """
    today = clock.today()
    app = IspApp(open_assistant(settings, today), settings)
    app.run()
    return app.return_code or 0
