"""A file of a pack as it stands on disk, with one line of it marked."""

from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from isp_assistant.domain.model import Location
from isp_assistant.domain.text import clean

ABOVE = 4
MOST_LINES = 4000


class Source(VerticalScroll):
    """The text of a file, scrolled to the place."""

    def compose(self) -> ComposeResult:
        yield Static()

    def show(self, folder: Path, place: Location | None) -> None:
        """Show a place, or say that there is nothing to show."""
        body = self.query_one(Static)
        if place is None:
            body.update(Text("There is no file to show for this."))
            return
        try:
            rows = (folder / place.file).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError as error:
            body.update(Text(clean(f"{place.file} cannot be read: {error.strerror}.")))
            return
        body.update(_numbered(rows[:MOST_LINES], place))
        self.call_after_refresh(self.scroll_to, y=max(0, place.line - ABOVE), animate=False)


def _numbered(rows: list[str], place: Location) -> Text:
    """Number the lines; the marked one has a sign as well as a colour."""
    text = Text(clean(f"{place.file}\n"), style="bold", no_wrap=True, overflow="ellipsis")
    for number, row in enumerate(rows, 1):
        here = number == place.line
        text.append(f"{'>' if here else ' '}{number:>4}  {clean(row)}\n", "reverse" if here else "not bold")
    return text
