"""`invariants.yaml`, `cases/*.yaml` and `scenarios/*.yaml`."""

from isp_assistant.domain.model import (
    UNSURE,
    Beat,
    Citation,
    Decision,
    Fact,
    GoldenCase,
    Invariant,
    Location,
    Scenario,
    StepKind,
)
from isp_assistant.pack.fields import Fields, Findings, by_id, listed
from isp_assistant.pack.references import References
from isp_assistant.pack.source import Mapping, Node, Text


def read_invariants(node: Node | None, references: References) -> tuple[Invariant, ...]:
    """Read what must hold on every path."""
    found = []
    for fields in listed(node, references.findings, "invariants.yaml"):
        name = fields.text("id", required=True)
        fields.what = f"“{name}”"
        found.append(
            Invariant(
                name,
                fields.text("says", required=True),
                _because(fields, references),
                references.when(fields, "when"),
                references.when(fields, "unless"),
                fields.choices("decision", Decision),
                fields.choices("not_decision", Decision),
                fields.texts("cites_any"),
                fields.choices("steps", StepKind),
                fields.flag("names_role"),
                _pairs(fields, "asked_before", references),
                _distances(fields, references),
                fields.number("after_unsure"),
                fields.at,
            )
        )
        fields.close()
    return tuple(by_id(found, lambda i: i.id, lambda i: i.at, references.findings).values())


def _because(fields: Fields, references: References) -> Citation:
    value = fields.text("because", required=True)
    document, _, section = value.partition("#")
    citation = Citation(document, section)
    references.citations.append((citation, fields.place("because")))
    return citation


def _pairs(fields: Fields, key: str, references: References) -> dict[str, str]:
    node = fields.mapping(key)
    found = {}
    for name, value in node.items.items() if node else ():
        if isinstance(value, Text):
            found[name] = value.value
            references.facts += [(name, (), value.at, False), (value.value, (), value.at, False)]
        else:
            references.findings.error("wrong-form", f"“{key}” says one fact for each fact.", value.at)
    return found


def _distances(fields: Fields, references: References) -> dict[str, int]:
    node = fields.mapping("within")
    found = {}
    for name, value in node.items.items() if isinstance(node, Mapping) else ():
        references.facts.append((name, (), value.at, False))
        if isinstance(value, Text) and value.value.isascii() and value.value.isdigit():
            found[name] = int(value.value)
        else:
            references.findings.error("bad-number", "“within” says a whole number for each fact.", value.at)
    return found


def read_cases(node: Node | None, references: References) -> list[GoldenCase]:
    """Read golden cases."""
    found = []
    for fields in listed(node, references.findings, "cases"):
        name = fields.text("id", required=True)
        fields.what = f"“{name}”"
        found.append(
            GoldenCase(
                name,
                fields.text("title", required=True),
                references.answers(fields, "facts", required=True),
                fields.choices("accept", Decision),
                fields.text("because", required=True),
                fields.text("source", required=True),
                fields.choices("reject", Decision),
                fields.text("question"),
                fields.flag("drafted"),
                fields.text("reviewed_by"),
                fields.at,
            )
        )
        fields.close()
    return found


def read_scenario(node: Node | None, file: str, facts: dict[str, Fact], references: References) -> Scenario | None:
    """Read one scenario."""
    findings = references.findings
    if not isinstance(node, Mapping):
        findings.error("wrong-form", "A scenario is a block of keys: id, title, level, role, beats.", Location(file))
        return None
    fields = Fields(node, findings, "this scenario")
    scenario = Scenario(
        fields.text("id", required=True),
        fields.text("title", required=True),
        fields.text("level", required=True),
        fields.text("role", required=True),
        tuple(_beat(beat, facts, references) for beat in listed(fields.get("beats", required=True), findings, "beats")),
        fields.texts("learning_points"),
        node.at,
    )
    fields.close()
    return scenario


def _beat(fields: Fields, facts: dict[str, Fact], references: References) -> Beat:
    fields.what = "this beat"
    ask = fields.text("ask") or "decision"
    beat = Beat(
        fields.text("tells", required=True),
        ask,
        tuple(item.value for item in fields.items("expect", required=True)),
        fields.text("reason", required=True),
        references.answers(fields, "facts"),
        _tempting(fields),
        fields.texts("hints"),
        references.cites(fields, "cites"),
        fields.at,
    )
    fields.close()
    _check_expected(beat, fields, facts, references.findings)
    return beat


def _tempting(fields: Fields) -> dict[str, str]:
    """Read wrong turns with their consequences.

    In a {…} on one line a comma ends a value, so what follows it comes as a key without one: it belongs to the sentence
    before.
    """
    node = fields.mapping("tempting")
    found: dict[str, str] = {}
    last = ""
    for name, text in node.items.items() if node else ():
        if not isinstance(text, Text):
            fields.findings.error("wrong-form", f"The consequence of {name!r} is text.", text.at)
        elif not text.value and last:
            found[last] += f", {name}"
        else:
            found[name] = text.value
            last = name
    return found


def _check_expected(beat: Beat, fields: Fields, facts: dict[str, Fact], findings: Findings) -> None:
    if beat.ask != "decision" and beat.ask not in facts:
        findings.error("unknown-fact", f"“ask” is {beat.ask!r}: name a fact, or decision.", fields.place("ask"))
        return
    known = [d.value for d in Decision] if beat.ask == "decision" else [*facts[beat.ask].values, UNSURE]
    for value in (*beat.expect, *beat.tempting):
        if value not in known:
            message = f"{value!r} is not an answer to “{beat.ask}”. Choose from {', '.join(known)}."
            findings.error("unknown-value", message, fields.place("expect"))
