"""The modes beside Ask: what a screen needs is imported when it is first visited, so that the first paint is quick."""

from textual.screen import Screen


def library() -> Screen[None]:
    """Build Library."""
    from isp_assistant.tui.screens.library import LibraryScreen

    return LibraryScreen()


def partners() -> Screen[None]:
    """Build Partners."""
    from isp_assistant.tui.screens.partners import PartnersScreen

    return PartnersScreen()


def training() -> Screen[None]:
    """Build Training."""
    from isp_assistant.tui.screens.training import TrainingScreen

    return TrainingScreen()


def decisions() -> Screen[None]:
    """Build Decisions."""
    from isp_assistant.tui.screens.decisions import DecisionsScreen

    return DecisionsScreen()


def records() -> Screen[None]:
    """Build Records."""
    from isp_assistant.tui.screens.records import RecordsScreen

    return RecordsScreen()
