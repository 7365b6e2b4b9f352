"""A folder becomes a pack, or every finding at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import (
    Document,
    Fact,
    Finding,
    GoldenCase,
    Location,
    Pack,
    Scenario,
    Severity,
    Step,
    Tree,
)
from isp_assistant.pack.asked import indexed
from isp_assistant.pack.fields import Fields, Findings, by_id, named_texts, texts
from isp_assistant.pack.files import contents, digest
from isp_assistant.pack.markdown import read_document
from isp_assistant.pack.proofs import read_cases, read_invariants
from isp_assistant.pack.reference_data import read_contacts, read_glossary, read_law, read_partners
from isp_assistant.pack.references import Draft, References
from isp_assistant.pack.rules import refused
from isp_assistant.pack.scenarios import read_scenario
from isp_assistant.pack.source import Mapping, Node, read_yaml
from isp_assistant.pack.trees import read_steps, read_tree, resolve_targets
from isp_assistant.pack.vocabulary import read_facts

FILES = (
    "pack.yaml",
    "facts.yaml",
    "law.yaml",
    "partners.yaml",
    "contacts.yaml",
    "glossary.yaml",
    "index.yaml",
    "unanswered.yaml",
    "never.yaml",
    "steps.yaml",
    "invariants.yaml",
)
FOLDERS = {"documents": ".md", "decisions": ".yaml", "cases": ".yaml", "scenarios": ".yaml"}
REQUIRED = ("pack.yaml", "facts.yaml")


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a pack: the pack as far as it could be read, and what is wrong with it."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def pack(self) -> Pack | None:
        """The pack, or None where a finding is an error: then names in it may lead nowhere."""
        wrong = any(finding.severity == Severity.ERROR for finding in self.findings)
        return None if wrong else self.draft.pack


def read_pack(folder: Path) -> Read:
    """Read a pack from its source. Raises `UnreadableError` where the folder cannot be read at all."""
    return read_files(contents(folder))


def read_files(files: dict[str, bytes]) -> Read:
    """Read a pack from its files by relative path."""
    return _Reader(files).read()


class _Reader:
    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.findings = Findings()
        self.references = References(self.findings)

    def read(self) -> Read:
        for name in REQUIRED:
            if name not in self.files:
                self.findings.error("missing-file", f"The pack has no {name}. Add it.", Location(name))
                self.findings.unread.add(name)
        self._check_places()
        draft = Draft(self._pack(), self.references)
        found = [*self.findings.all, *refused(draft)]
        return Read(draft, tuple(sorted(found, key=lambda finding: (finding.at, finding.code))))

    def _check_places(self) -> None:
        for name in self.files:
            parts = name.split("/")
            if len(parts) == 1 and name.endswith((".yaml", ".yml")) and name not in FILES:
                message = f"A pack has no file {name!r}; {suggest(name, FILES)}"
                self.findings.error("unknown-file", message, Location(name))
            elif len(parts) > 1 and FOLDERS.get(parts[0]) != Path(name).suffix:
                self.findings.error(
                    "unknown-file", "Nothing reads this file. Take it out or rename it.", Location(name)
                )

    def _yaml(self, name: str) -> Node | None:
        if name not in self.files:
            return None
        node, found = read_yaml(self.files[name], name)
        self.findings.all += found
        if node is None:
            self.findings.unread.add(name)
        if node is None and not found:
            message = "This file is empty. Fill it in, or take it out."
            self.findings.error("empty-file", message, Location(name))
        return node

    def _folder(self, folder: str) -> Iterator[str]:
        return (name for name in self.files if name.startswith(f"{folder}/") and name.endswith(FOLDERS[folder]))

    def _pack(self) -> Pack:
        facts = read_facts(self._yaml("facts.yaml"), self.findings)
        steps = read_steps(self._yaml("steps.yaml"), self.references)
        pack = Pack(
            name="",
            authority="",
            edition="",
            owner="",
            entry="",
            facts=facts,
            trees=self._trees(steps),
            documents=self._documents(),
            law=read_law(self._yaml("law.yaml"), self.references),
            partners=read_partners(self._yaml("partners.yaml"), facts, self.references),
            contacts=read_contacts(self._yaml("contacts.yaml"), self.findings),
            unanswered=texts(self._yaml("unanswered.yaml"), self.findings, "unanswered.yaml"),
            never=named_texts(self._yaml("never.yaml"), self.findings, "never.yaml"),
            glossary=read_glossary(self._yaml("glossary.yaml"), self.references),
            sha256=digest(self.files),
            invariants=read_invariants(self._yaml("invariants.yaml"), self.references),
            cases=self._cases(),
            scenarios=self._scenarios(facts),
        )
        return self._titled(indexed(self._yaml("index.yaml"), pack, self.findings))

    def _titled(self, pack: Pack) -> Pack:
        node = self._yaml("pack.yaml")
        if not isinstance(node, Mapping):
            return pack
        fields = Fields(node, self.findings, "pack.yaml")
        titled = replace(
            pack,
            name=fields.text("name", required=True),
            authority=fields.text("authority", required=True),
            edition=fields.text("edition", required=True),
            owner=fields.text("owner", required=True),
            entry=fields.text("entry", required=True),
            review_by=fields.date("review_by"),
            default_sharer=fields.text("default_sharer") or None,
        )
        fields.close()
        self._check_entry(titled, fields)
        return titled

    def _check_entry(self, pack: Pack, fields: Fields) -> None:
        entries = [tree.id for tree in pack.trees.values() if tree.entry]
        if pack.entry and pack.entry not in entries and self.findings.read("decisions"):
            message = f"entry is {pack.entry!r}, which is not a tree with entry: true"
            message += f"; {suggest(pack.entry, entries)}" if entries else ". Add one under decisions/."
            self.findings.error("unknown-entry", message, fields.place("entry"))
        sharer = pack.facts.get("sharer")
        if pack.default_sharer and sharer and pack.default_sharer not in sharer.values:
            message = f"{pack.default_sharer!r} is not a value of sharer; {suggest(pack.default_sharer, sharer.values)}"
            self.findings.error("unknown-value", message, fields.place("default_sharer"))

    def _trees(self, steps: dict[str, Step]) -> dict[str, Tree]:
        read = [read_tree(self._yaml(name), name, steps, self.references) for name in self._folder("decisions")]
        trees = by_id([tree for tree in read if tree], lambda tree: tree.id, lambda tree: tree.at, self.findings)
        return resolve_targets(trees)

    def _documents(self) -> dict[str, Document]:
        read = [read_document(self.files[name], name, self.findings) for name in self._folder("documents")]
        documents = [document for document in read if document]
        return by_id(documents, lambda document: document.id, lambda document: document.at, self.findings)

    def _cases(self) -> tuple[GoldenCase, ...]:
        read = [case for name in self._folder("cases") for case in read_cases(self._yaml(name), self.references)]
        return tuple(by_id(read, lambda case: case.id, lambda case: case.at, self.findings).values())

    def _scenarios(self, facts: dict[str, Fact]) -> tuple[Scenario, ...]:
        read = [read_scenario(self._yaml(name), name, facts, self.references) for name in self._folder("scenarios")]
        found = [scenario for scenario in read if scenario]
        return tuple(by_id(found, lambda one: one.id, lambda one: one.at, self.findings).values())
