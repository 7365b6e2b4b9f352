"""The names of a pack as a JSON Schema, to which the schemas of its files refer: what an editor offers and underlines.

It is the one schema that changes with the pack. Where a pack has no names of a kind, any will do.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from isp_assistant.domain.model import DECISION, LAW, OTHERWISE, UNSURE, Fact, Pack
from isp_assistant.pack.references import Draft

Schema = dict[str, Any]

FILE = "names"
NAME: Schema = {"type": ["string", "number"], "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"}


def name_of(kind: str) -> Schema:
    """Refer to the names of a kind: one of the definitions that `names` makes."""
    return {"$ref": f"{FILE}.json#/$defs/{kind}"}


def names(draft: Draft) -> Schema:
    """Make the schema of the names that a pack has, as far as it could be read."""
    pack = draft.pack
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "isp-assistant: the names of this pack",
        "$defs": {
            "fact": _one_of(pack.facts),
            "asked": _one_of([DECISION, *pack.facts]),
            "tree": _one_of(pack.trees),
            "role": _one_of(pack.contacts),
            "provision": _one_of(pack.law),
            "step": _one_of(sorted(draft.references.shared)),
            "citation": _one_of(_citable(pack)),
            "when": _by_fact(pack, _condition),
            "known": _by_fact(pack, _answer),
            "answers": {"allOf": [_answers(fact) for fact in pack.facts.values()]} if pack.facts else {},
        },
    }


def _one_of(known: Iterable[str]) -> Schema:
    known = list(known)
    return {"enum": known} if known else {}


def _citable(pack: Pack) -> Iterator[str]:
    for document in pack.documents.values():
        yield from (f"{document.id}#{section}" for section in document.sections)
    yield from (f"{LAW}#{provision}" for provision in pack.law)


def _by_fact(pack: Pack, of: Callable[[Fact], Schema]) -> Schema:
    if not pack.facts:
        return {}
    values = {name: of(fact) for name, fact in pack.facts.items()}
    return {"type": "object", "properties": values, "additionalProperties": False}


def _condition(fact: Fact) -> Schema:
    """A value, or some of which a fact has one; unsure is a value here."""
    value = _one_of([*fact.values, UNSURE])
    return {"description": fact.label, "anyOf": [value, {"type": "array", "items": value}]}


def _answer(fact: Fact) -> Schema:
    """What is known of a fact: a value, for a set a list, or unsure."""
    held = {"type": "array", "items": _one_of(fact.values)}
    value = {"anyOf": [held, {"const": UNSURE}]} if fact.many else _one_of([*fact.values, UNSURE])
    return {"description": fact.label, **value}


def _answers(fact: Fact) -> Schema:
    """The answers of a question that asks for this fact."""
    values = {name: {"description": value.label} for name, value in fact.values.items()}
    values |= {OTHERWISE: {}, UNSURE: {}}
    answers = {"answers": {"properties": values, "required": [UNSURE], "propertyNames": {"enum": list(values)}}}
    return {"if": {"properties": {"fact": {"const": fact.name}}, "required": ["fact"]}, "then": {"properties": answers}}
