"""`facts.yaml`: the vocabulary."""

from collections.abc import Iterable, Iterator

from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import ADVICE, OTHERWISE, UNSURE, Fact, FactValue
from isp_assistant.domain.phrase import PhraseError, parts
from isp_assistant.pack.fields import Fields, Findings, entries
from isp_assistant.pack.source import Mapping, Node

RESERVED = (UNSURE, OTHERWISE, ADVICE)


def read_facts(node: Node | None, findings: Findings) -> dict[str, Fact]:
    """Read the facts with their values, words and examples."""
    return {name: _fact(name, fields, findings) for name, fields in entries(node, findings, "facts.yaml")}


def _fact(name: str, fields: Fields, findings: Findings) -> Fact:
    values = _values(fields, findings)
    fact = Fact(
        name,
        fields.text("label", required=True),
        values,
        fields.flag("many"),
        _standing(fields, "default", list(values), findings),
        _standing(fields, "when_unsure", [*values, ADVICE], findings),
        fields.at,
    )
    fields.close()
    return fact


def _standing(fields: Fields, key: str, known: Iterable[str], findings: Findings) -> str | None:
    value = fields.text(key)
    if value and value not in known:
        message = f"“{key}” is {value!r}, which is not a value of {fields.what}; {suggest(value, known)}"
        findings.error("unknown-value", message, fields.place(key))
    return value or None


def _well_formed(words: Iterable[str], entry: Fields, findings: Findings) -> Iterator[str]:
    for word in words:
        try:
            parts(word)
        except PhraseError as error:
            findings.error("bad-phrase", str(error), entry.place("words"))
        else:
            yield word


def _values(fields: Fields, findings: Findings) -> dict[str, FactValue]:
    node = fields.mapping("values", required=True)
    found: dict[str, FactValue] = {}
    for name, entry in entries(node, findings, "values") if isinstance(node, Mapping) else ():
        if name in RESERVED:
            message = f"{name!r} has a meaning of its own in every question. Give this value another name."
            findings.error("reserved-name", message, entry.at)
            continue
        words = tuple(_well_formed(entry.texts("words"), entry, findings))
        found[name] = FactValue(name, entry.text("label", required=True), words, entry.texts("examples"), entry.at)
        entry.close()
    return found
