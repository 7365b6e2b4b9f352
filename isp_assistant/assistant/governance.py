"""What governance leads ask of a pack: is it right, is it safe, what is not tested, and what has changed."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isp_assistant.domain.cases import failures
from isp_assistant.domain.comparison import IncomparableError
from isp_assistant.domain.diff import Diff, diff
from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import Finding, Location, Pack, Severity
from isp_assistant.domain.proof import finding, prove
from isp_assistant.errors import UsageError
from isp_assistant.pack import names
from isp_assistant.pack.codes import CODES
from isp_assistant.pack.files import contents
from isp_assistant.pack.folders import shipped_pack
from isp_assistant.pack.load import Read, read_files, read_pack
from isp_assistant.pack.quotations import misquotations, unresolved
from isp_assistant.pack.revisions import pack_at
from isp_assistant.pack.rules import lint, rules
from isp_assistant.pack.rules.sample import shown
from isp_assistant.pack.schemas import KINDS, schema
from isp_assistant.settings import Settings, write_shared


def folder_of(settings: Settings, path: Path | None = None) -> Path:
    """Give the folder of the pack that is meant."""
    return path or settings.knowledge or shipped_pack()


def check(folder: Path, today: datetime.date, sources: Path | None = None) -> tuple[Finding, ...]:
    """Read a pack from its source, lint it, prove its invariants, and run its cases, scenarios and examples.

    Where the folder of its sources is given, its quotations are verified as well.
    """
    files = contents(folder)
    read = read_files(files)
    found = [*checked(read, today), *unresolved(read.draft.pack, files)]
    if sources is not None:
        found += misquotations(read.draft.pack, files, sources)
    return tuple(sorted(found, key=lambda one: (one.at, one.code)))


def checked(read: Read, today: datetime.date) -> tuple[Finding, ...]:
    """Say all that is wrong with a pack that was read: proofs and cases need one without an error in its reading."""
    found = [*read.findings, *lint(read.draft, read.findings, today)]
    if read.pack is not None:
        found += (finding(read.pack, result) for result in prove(read.pack))
        found += failures(read.pack)
        found += _misread(read.pack)
    return tuple(sorted(found, key=lambda one: (one.at, one.code)))


def counted(number: int, thing: str) -> str:
    """Say how many there are of a thing whose plural ends in s."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _misread(pack: Pack) -> Iterator[Finding]:
    from isp_assistant.interpret.reader import Interpreter, misread_examples, stray_examples

    interpreter = Interpreter(pack)
    for fact, value, phrase, name in interpreter.lexicon.unknown_classes():
        message = f"“{phrase}” uses <{name}>, a class that there is not; {suggest(name, interpreter.lexicon.named)}"
        yield Finding("unknown-class", message, pack.facts[fact].values[value].at or Location("facts.yaml"))
    for fact, value, example in misread_examples(pack, interpreter):
        message = f"The example “{example}” of {fact}={value} is not read as that. Add words, or mend the example."
        yield Finding("example-misread", message, pack.facts[fact].values[value].at or Location("facts.yaml"))
    for tree, example in stray_examples(pack, interpreter):
        message = f"The example “{example}” is not read as a question that comes to this tree. Mend it, or add words."
        yield Finding("example-strays", message, pack.trees[tree].at or Location(f"decisions/{tree}.yaml"))


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means: what is found, why it matters, how to put it right, and `sample`, wrong and right."""

    code: str
    severity: Severity
    text: str
    sample: str

    @property
    def first(self) -> str:
        """Its first sentence, for a list."""
        return self.text.split("\n\n")[0].replace("\n", " ")


def explanations() -> tuple[Explanation, ...]:
    """Explain every code, in their order."""
    of_rules = [
        Explanation(one.code, one.severity, one.explanation, shown(one.bad, one.good)) for one in rules().values()
    ]
    others = [
        Explanation(code, one.severity, one.explanation.replace(". ", ".\n\n", 1), shown(one.bad, {}))
        for code, one in CODES.items()
    ]
    return tuple(sorted([*of_rules, *others], key=lambda one: one.code))


def explained(code: str) -> Explanation:
    """Explain a code. Raises `UsageError` for one that there is not."""
    known = {one.code: one for one in explanations()}
    if code not in known:
        raise UsageError(f"There is no code {code!r}; {suggest(code, known)}", "See check --list.")
    return known[code]


SCHEMAS = tuple(KINDS)


def schema_of(kind: str) -> dict[str, Any]:
    """Give the JSON Schema of a kind of file. Raises `UsageError` for one that there is not."""
    if kind not in KINDS:
        raise UsageError(f"There is no kind of file {kind!r}; {suggest(kind, KINDS)}")
    return schema(kind)


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write every schema to the folder of a pack, and its names. Raises `UnreadableError` where that cannot be done."""
    place = folder / ".schemas"
    schemas = {kind: schema(kind) for kind in KINDS} | {names.FILE: names.names(read_pack(folder).draft)}
    for kind, made in schemas.items():
        write_shared(place / f"{kind}.json", f"{json.dumps(made, indent=2, ensure_ascii=False)}\n".encode())
    return tuple(place / f"{kind}.json" for kind in schemas)


def compared(old: str, new: str, settings: Settings) -> Diff:
    """Compare two packs, each a folder or a git revision. Raises `UsageError` where one does not fit the other."""
    folder = folder_of(settings)
    try:
        return diff(pack_at(old, folder), pack_at(new, folder))
    except IncomparableError as error:
        raise UsageError(f"These packs cannot be compared: {error}", "Give the fact another name.") from error
