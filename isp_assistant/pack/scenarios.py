"""`scenarios/*.yaml`."""

from isp_assistant.domain.facts import suggest
from isp_assistant.domain.model import DECISION, UNSURE, Beat, Decision, Fact, Level, Location, Scenario
from isp_assistant.pack.fields import Fields, Findings, listed
from isp_assistant.pack.references import References
from isp_assistant.pack.source import Mapping, Node, Sequence, Text


def read_scenario(node: Node | None, file: str, facts: dict[str, Fact], references: References) -> Scenario | None:
    """Read one scenario."""
    findings = references.findings
    if node is None:
        return None
    if not isinstance(node, Mapping):
        findings.error("wrong-form", "A scenario is a block of keys: id, title, level, role, beats.", Location(file))
        return None
    fields = Fields(node, findings, "this scenario")
    scenario = Scenario(
        fields.name(),
        fields.text("title", required=True),
        fields.choice("level", Level) or "",
        fields.text("role", required=True),
        _beats(fields, facts, references),
        fields.texts("learning_points"),
        node.at,
    )
    fields.close()
    return scenario


def _beats(fields: Fields, facts: dict[str, Fact], references: References) -> tuple[Beat, ...]:
    node = fields.get("beats", required=True)
    beats = tuple(_beat(beat, facts, references) for beat in listed(node, references.findings, "beats"))
    if isinstance(node, Sequence) and not node.items:
        references.findings.error("missing-key", "“beats” is empty. Tell at least one beat.", node.at)
    return beats


def _beat(fields: Fields, facts: dict[str, Fact], references: References) -> Beat:
    fields.what = "this beat"
    ask = fields.text("ask") or DECISION
    beat = Beat(
        tells=fields.text("tells", required=True),
        ask=ask,
        expect=tuple(item.value for item in fields.items("expect", required=True)),
        reason=fields.text("reason", required=True),
        facts=references.answers(fields, "facts"),
        tempting=_tempting(fields),
        follows=fields.text("follows"),
        hints=fields.texts("hints"),
        key_questions=fields.texts("key_questions"),
        cites=references.cites(fields, "cites"),
        at=fields.at,
    )
    fields.close()
    if references.findings.read("facts.yaml"):
        _check_expected(beat, fields, facts, references.findings)
        _check_keys(beat, fields, facts, references.findings)
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
    if beat.ask != DECISION and beat.ask not in facts:
        message = f"“ask” is {beat.ask!r}: name a fact, or decision; {suggest(beat.ask, [DECISION, *facts])}"
        findings.error("unknown-fact", message, fields.place("ask"))
        return
    known = [d.value for d in Decision] if beat.ask == DECISION else [*facts[beat.ask].values, UNSURE]
    for key, values in (("expect", beat.expect), ("tempting", tuple(beat.tempting))):
        for value in values:
            if value not in known:
                message = f"{value!r} is not an answer to “{beat.ask}”. Choose from {', '.join(known)}."
                findings.error("unknown-value", message, fields.place(key))
    for value in beat.tempting:
        if value in beat.expect:
            message = f"{value!r} is expected and a wrong turn at once. Take it out of one of them."
            findings.error("scenario-both", message, fields.place("tempting"))
    if "expect" in fields.node.items and not beat.expect:
        findings.error("missing-key", "“expect” is empty. Name the right answer.", fields.place("expect"))


def _check_keys(beat: Beat, fields: Fields, facts: dict[str, Fact], findings: Findings) -> None:
    for name in beat.key_questions:
        if name not in facts:
            message = f"“key_questions” names {name!r}: name facts; {suggest(name, facts)}"
            findings.error("unknown-fact", message, fields.place("key_questions"))
