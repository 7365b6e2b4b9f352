"""The command palette reaches every section, provision, partner, tree and setting."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from isp_assistant.domain.model import LAW, Citation, Pack
from isp_assistant.domain.text import clean
from isp_assistant.tui.content import plain

SETTING = "I work for: "


class Everything(Provider):
    """All that the pack holds, by name."""

    @property
    def _app(self) -> Any:
        return self.app

    def _entries(self) -> Iterator[tuple[str, Callable[[], Any]]]:
        pack: Pack = self._app.assistant.pack
        for document in pack.documents.values():
            for section in document.sections.values():
                citation = Citation(document.id, section.id)
                yield f"{document.title}: {section.heading}", partial(self._app.open_citation, citation)
        for provision in pack.law.values():
            yield f"Law: {provision.heading}", partial(self._app.open_citation, Citation(LAW, provision.id))
        for partner in pack.partners.values():
            yield f"Partner: {partner.name}", partial(self._app.open_partner, partner.id)
        for name, value in pack.facts["sharer"].values.items() if "sharer" in pack.facts else ():
            yield f"{SETTING}{value.label}", partial(self._app.remember, sharer=name)
        for tree in pack.trees.values():
            yield f"Tree: {tree.title}", partial(self._app.open_tree, tree.id)
            for example in tree.examples if not tree.drafted else ():
                yield f"Ask: {example}", partial(self._app.ask, example)
        yield "Mode: Ask", partial(self._app.action_mode, "ask")
        yield "Mode: Library", partial(self._app.action_mode, "library")
        yield "Mode: Partners", partial(self._app.action_mode, "partners")
        yield "Mode: Training", partial(self._app.action_mode, "training")
        for scenario in pack.scenarios:
            yield f"Scenario: {scenario.title}", partial(self._app.open_scenario, scenario.id)
        yield "Mode: Decisions", partial(self._app.action_mode, "decisions")
        yield "Mode: Records", partial(self._app.action_mode, "records")

    async def discover(self) -> Hits:
        for title, run in self._entries():
            if title.startswith(("Mode:", SETTING)):
                yield DiscoveryHit(plain(title), run, text=clean(title))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for title, run in self._entries():
            shown = clean(title)
            score = matcher.match(shown)
            if score > 0:
                yield Hit(score * _closeness(query, shown), plain(shown), run, text=shown)


def _closeness(query: str, title: str) -> int:
    """Put what is called so before what begins so, and that before what only says so somewhere.

    A setting is no better a hit for its name: who types "police" and Enter wants to read, not to work for them.
    """
    name = "" if title.startswith(SETTING) else title.partition(": ")[2].casefold()
    typed, title = query.strip().casefold(), title.casefold()
    if typed in (title, name):
        return 4
    if title.startswith(typed):
        return 3
    return 2 if name.startswith(typed) else 1
