"""Help on top of any mode, and the blank screen that hides everything at once."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from isp_assistant.tui.content import plain

HELP = """\
Ask in your own words: what you know, who would receive it, and your worry.
Then answer what is asked. You can always type another question, or look something up, in between.

In the answer line
  1 2 3 …     the answer with that number; 1, 3 where several are possible; or words
  ?           not sure: the cautious reading, or a named person to ask
  w  why      why this is asked, and where that comes from
  b  back     take the last answer back
  s  sections go to the sources of this question or decision
  k  known    everything that is known so far
  r  record   record the decision
  n  new      start again
  Up, Down    move to the answers; Enter chooses

Keys
  F1 help   F2 why   F3 what was understood, and sources   F4 change a fact
  F5 Ask   F6 Library   F7 Partners   F8 Training   F9 Decisions   F10 Records
  F12 hide the screen
  Ctrl+B back   Ctrl+N start again   Ctrl+R record the decision   Ctrl+Y copy it
  Ctrl+O ask about the other one named
  Ctrl+P every section, partner, tree and setting   Ctrl+Q quit
  Escape closes what is on top and returns to the answer line

This is not legal advice. It says what the protocol, the guidance and the law say, and how each stands today.
If somebody is in danger now, ring 999.
"""


class HelpScreen(ModalScreen[None]):
    """Keys, and how to ask."""

    BINDINGS = [Binding("escape,f1,q", "dismiss(None)", "Close")]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog"):
            yield Static(plain(HELP))


class HiddenScreen(Screen[None]):
    """Nothing to see; the key that hid the screen brings it back."""

    BINDINGS = [Binding("f12,escape", "dismiss(None)", "Back", show=False)]
