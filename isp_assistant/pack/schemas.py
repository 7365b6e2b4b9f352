"""JSON Schemas of every kind of file in a pack, made from the model, so that an editor completes and underlines.

They say which keys there are and what form a value has, and refer to `names` for the names that a pack has. Whether an
answer leads to a question or an outcome of its own file only `check` can say.
"""

import datetime
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from isp_assistant.domain.model import (
    Beat,
    Citation,
    Contact,
    Document,
    Edge,
    Fact,
    GoldenCase,
    Invariant,
    Level,
    Pack,
    Partner,
    Provision,
    Question,
    Scenario,
    Step,
    Term,
    Tree,
)
from isp_assistant.pack.described import described
from isp_assistant.pack.names import NAME, name_of

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number"]}
DATE: Schema = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}
CITATION: Schema = name_of("citation") | {"type": "string", "pattern": "^[^#]+#[^#]+$"}
FLAG: Schema = {"type": "boolean"}
NUMBER: Schema = {"type": "integer", "minimum": 0}

NAMES: dict[tuple[type, str], Schema] = {
    (Pack, "entry"): name_of("tree"),
    (Question, "fact"): name_of("fact"),
    (Step, "who"): name_of("role"),
    (Step, "when"): name_of("when"),
    (Invariant, "when"): name_of("when"),
    (Invariant, "unless"): name_of("when"),
    (Invariant, "does_any"): {"type": "array", "items": name_of("step")},
    (GoldenCase, "facts"): name_of("known"),
    (Beat, "facts"): name_of("known"),
    (Beat, "ask"): name_of("asked"),
    (Beat, "key_questions"): {"type": "array", "items": name_of("fact")},
    (Provision, "replaced_by"): {"type": "array", "items": name_of("provision")},
    (Scenario, "level"): {"enum": [one.value for one in Level]},
}
"""Fields of plain text in the model that hold names of the pack, or one of a closed set."""

ELSEWHERE = "sha256 facts trees documents law partners contacts glossary unanswered never invariants cases scenarios"
READ_FROM_ELSEWHERE = {
    Pack: tuple(ELSEWHERE.split()),
    Document: ("sections",),
    Provision: ("asked",),
    Step: ("name",),
}
"""Fields of the model that stand in another file, or nowhere."""

REQUIRED_ALL_THE_SAME = {Document: ("status",), Provision: ("confidence",)}
OPTIONAL_ALL_THE_SAME = {Provision: ("provision",), Term: ("means",), Beat: ("ask",)}
"""Where the model has a default and the file must say, and the other way about."""


def _list_of(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


def _named(entry: Schema) -> Schema:
    return {"type": "object", "additionalProperties": entry}


def _one_or_list(entry: Schema) -> Schema:
    return {"anyOf": [entry, _list_of(entry)]}


def _entry(kind: type, named: bool = False) -> Schema:
    """Make the schema of a block of keys; where blocks are `named`, the name stands before it as a key."""
    hints = get_type_hints(kind)
    left_out = {"at", *READ_FROM_ELSEWHERE.get(kind, ()), *({"id", "name"} if named else ())}
    kept = [one for one in fields(kind) if one.name not in left_out]
    required = [one.name for one in kept if _is_required(kind, one)]
    made = {
        "type": "object",
        "description": described(kind.__name__),
        "properties": {one.name: _property(kind, one.name, hints[one.name]) for one in kept},
        "required": required,
        "additionalProperties": False,
    }
    return made | name_of("answers") if kind is Question else made


def _is_required(kind: type, field: "Field[Any]") -> bool:
    if field.name in OPTIONAL_ALL_THE_SAME.get(kind, ()):
        return False
    bare = field.default is MISSING and field.default_factory is MISSING
    return bare or field.name in REQUIRED_ALL_THE_SAME.get(kind, ())


def _property(kind: type, name: str, hint: Any) -> Schema:
    words = {"description": described(kind.__name__, name)}
    value = NAME if name == "id" else NAMES[kind, name] if (kind, name) in NAMES else _of(hint)
    return value | words


def _of(hint: Any) -> Schema:
    """Make the schema of a value from its type in the model."""
    if get_origin(hint) in (Union, types.UnionType):
        alternatives = [one for one in get_args(hint) if one is not type(None)]
        return _of(alternatives[0]) if len(alternatives) == 1 else _one_or_list(TEXT)
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0])
    if get_origin(hint) is dict:
        return _block(get_args(hint)[1])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [one.value for one in hint]}
    plain = {str: TEXT, bool: FLAG, int: NUMBER, datetime.date: DATE, Citation: CITATION}
    return plain[hint] if hint in plain else _entry(hint)


def _list(member: Any) -> Schema:
    if member is Edge:
        elsewhere = {
            "type": "object",
            "properties": {"tree": name_of("tree")},
            "required": ["tree"],
            "additionalProperties": False,
        }
        return _named({"anyOf": [NAME, elsewhere]})
    if member is Step:
        return _list_of({"anyOf": [name_of("step") | {"type": "string"}, _entry(Step)]})
    return _list_of(_of(member))


def _block(value: Any) -> Schema:
    if get_origin(value) is tuple:
        return _named(_one_or_list(TEXT))
    return _named(_entry(value, named=True) if isinstance(value, type) and is_dataclass(value) else _of(value))


KINDS: dict[str, Callable[[], Schema]] = {
    "pack": lambda: _entry(Pack),
    "facts": lambda: _named(_entry(Fact, named=True)),
    "law": lambda: _named(_entry(Provision, named=True)),
    "partners": lambda: _list_of(_entry(Partner)),
    "contacts": lambda: _named(_entry(Contact, named=True)),
    "glossary": lambda: _list_of(_entry(Term)),
    "index": lambda: _named(_named(_list_of(TEXT))),
    "unanswered": lambda: _list_of(TEXT),
    "never": lambda: _named(_list_of(TEXT)),
    "steps": lambda: _named(_entry(Step)),
    "decision": lambda: _entry(Tree),
    "invariants": lambda: _list_of(_entry(Invariant)),
    "cases": lambda: _list_of(_entry(GoldenCase)),
    "scenario": lambda: _entry(Scenario),
    "document": lambda: _entry(Document),
}
"""The kinds of file, by the name of their schema; `document` is the front matter of a Markdown file."""

FOLDERS = {"decisions": "decision", "cases": "cases", "scenarios": "scenario", "documents": "document"}


def schema(kind: str) -> Schema:
    """Make the schema of one of `KINDS`."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"isp-assistant: {kind}"}
    return head | KINDS[kind]()


def kind_of(file: str) -> str:
    """Say of which kind a file of a pack is, by its relative path."""
    folder, _, name = file.rpartition("/")
    return FOLDERS[folder] if folder else name.removesuffix(".yaml")
