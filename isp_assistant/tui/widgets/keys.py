"""The keys that can be pressed now, at the bottom of every screen."""

from textual.widgets import Footer


class Keys(Footer):
    """Textual's footer, composed only when its keys are others: styling a key costs more than drawing the screen."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._composed: list[object] = []

    async def recompose(self) -> None:
        """Show the keys of the moment. Textual asks for it at every change of focus, whether or not they changed."""
        if not self.is_attached:  # the screen was left before its turn came
            return
        shown: list[object] = [
            (key, *active[1:]) for key, active in self.screen.active_bindings.items() if active.binding.show
        ]
        if shown != self._composed:
            await super().recompose()
            self._composed = shown
