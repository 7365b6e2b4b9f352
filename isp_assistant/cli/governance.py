"""The commands for governance leads: check, diff, graph, coverage."""

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from isp_assistant.assistant import clock
from isp_assistant.cli.common import FOUND_SOMETHING, UNUSABLE, answer, note, say, settings_of

if TYPE_CHECKING:
    from isp_assistant.assistant.governance import Explanation
    from isp_assistant.assistant.keeping import Turned
    from isp_assistant.domain.coverage import Coverage
    from isp_assistant.domain.diff import Line
    from isp_assistant.domain.givable import Given
    from isp_assistant.domain.model import GoldenCase, Pack
    from isp_assistant.settings import Settings


def check(options: argparse.Namespace) -> int:
    """Say what is wrong with a pack; exit 1 for an error, with --strict for a warning too."""
    from isp_assistant.assistant import governance
    from isp_assistant.domain.model import Severity

    if options.explain or options.list:
        known = governance.explanations() if options.list else (governance.explained(options.explain),)
        return _explain(known, options)
    folder = governance.folder_of(settings_of(options), options.path)
    found = governance.check(folder, clock.today(), options.sources)
    if options.json:
        from isp_assistant.cli.render import finding_json

        print(json.dumps({"findings": [finding_json(one) for one in found]}, indent=2))
    else:
        from isp_assistant.cli import findings

        say({"text": findings.text, "github": findings.github, "sarif": findings.sarif}[options.format](found, folder))
    wrong = [one for one in found if options.strict or one.severity == Severity.ERROR]
    return FOUND_SOMETHING if wrong else 0


def _explain(known: "tuple[Explanation, ...]", options: argparse.Namespace) -> int:
    if options.json:
        codes = [{"code": one.code, "severity": one.severity, "explanation": one.text} for one in known]
        print(json.dumps({"codes": codes}, indent=2))
    elif options.list:
        say(f"{one.code} ({one.severity}): {one.first}" for one in known)
    else:
        for one in known:
            say(f"{one.code} ({one.severity})\n\n{one.text}{one.sample}".splitlines())
    return 0


def diff(options: argparse.Namespace) -> int:
    """List the situations whose answer differs; exit 1 when a decision does, and only then."""
    from isp_assistant.assistant import governance
    from isp_assistant.assistant.changes import change_lines, summary
    from isp_assistant.assistant.record_wording import turned_line
    from isp_assistant.cli.checking import turned_json
    from isp_assistant.cli.render import diff_json

    settings = settings_of(options)
    compared = governance.compared(options.old, options.new, settings)
    recorded = _recorded(settings, options.new)
    if options.json:
        print(json.dumps(diff_json(compared) | {"records": [turned_json(one) for one in recorded]}, indent=2))
    else:
        say(change_lines(compared))
        say(f"record {turned_line(one)}" for one in recorded)
        say([summary(compared)])
    if any(_decides(line) for line in compared.lines):
        return FOUND_SOMETHING
    return 0 if compared.complete else UNUSABLE


def _recorded(settings: "Settings", new: str) -> "list[Turned]":
    """List the recorded decisions that the new pack would decide otherwise, where there is a register.

    One that cannot be read is said, and keeps nothing else of the diff back.
    """
    from isp_assistant.assistant import governance, keeping
    from isp_assistant.assistant.records import Records
    from isp_assistant.assistant.service import open_assistant
    from isp_assistant.errors import AssistantError
    from isp_assistant.pack.revisions import pack_at

    if not settings.has_register:
        return []
    try:
        records = Records(open_assistant(settings, clock.today()), settings)
        return list(keeping.turned(records, pack_at(new, governance.folder_of(settings))))
    except AssistantError as error:
        note(f"recorded decisions were not compared. {error}")
        return []


def _decides(line: "Line") -> bool:
    old, new = line.changed.old, line.changed.new
    return old is None or new is None or old.decision != new.decision


def graph(options: argparse.Namespace) -> int:
    """Draw a tree."""
    from isp_assistant.assistant.service import open_assistant
    from isp_assistant.drawing.trees import drawn

    pack = open_assistant(settings_of(options), clock.today()).pack
    _known_tree(pack, options.tree)
    picture = drawn(pack, options.tree, options.format)
    if options.json:
        print(json.dumps({"tree": options.tree, "format": options.format, "drawn": picture}))
    else:
        print(picture)
    return 0


def _known_tree(pack: "Pack", tree: str) -> None:
    from isp_assistant.domain.facts import suggest
    from isp_assistant.errors import UsageError

    if tree not in pack.trees:
        raise UsageError(f"There is no tree {tree!r}; {suggest(tree, pack.trees)}")


def coverage(options: argparse.Namespace) -> int:
    """List what no golden case exercises, or draft the missing cases."""
    from isp_assistant.assistant.service import open_assistant
    from isp_assistant.domain.coverage import coverage as coverage_of
    from isp_assistant.domain.coverage import drafts

    pack = open_assistant(settings_of(options), clock.today()).pack
    if options.tree:
        _known_tree(pack, options.tree)
    trees = [options.tree] if options.tree else list(pack.trees)
    if options.draft:
        missing = tuple(drafts(pack, trees))
        value = {"drafts": [_case_json(case) for case in missing]}
        return answer(options, value, (line for case in missing for line in _case_lines(case)))
    covered = coverage_of(pack, trees)
    answer(options, _coverage_json(covered), _coverage_lines(covered))
    return FOUND_SOMETHING if covered.outcomes else 0


def _coverage_json(covered: "Coverage") -> dict[str, Any]:
    def listed(answers: "tuple[Given, ...]") -> list[dict[str, str]]:
        return [{"tree": t, "question": q, "answer": a} for t, q, a in answers]

    return {
        "answers": listed(covered.answers),
        "outcomes": [{"tree": t, "outcome": o} for t, o in covered.outcomes],
        "never_given": listed(covered.never),
        "answers_in_all": covered.answers_in_all,
        "outcomes_in_all": covered.outcomes_in_all,
    }


def _coverage_lines(covered: "Coverage") -> Iterator[str]:
    """Say what is missing, a question a line, tree by tree."""
    missing: dict[str, dict[str, list[str]]] = {}
    for tree, question, value in covered.answers:
        missing.setdefault(tree, {}).setdefault(question, []).append(value)
    for tree, questions in missing.items():
        yield f"{tree}: no case answers"
        yield from (f"  {question}: {', '.join(answers)}" for question, answers in questions.items())
    yield from (f"{tree}#{outcome}: no case comes to this outcome" for tree, outcome in covered.outcomes)
    answers = covered.answers_in_all - len(covered.answers)
    outcomes = covered.outcomes_in_all - len(covered.outcomes)
    yield (
        f"{answers} of {covered.answers_in_all} answers and {outcomes} of {covered.outcomes_in_all} outcomes "
        "are exercised by a golden case."
    )
    if covered.never:
        yield f"Answers that nobody can give, since the fact is known by then, are not counted: {len(covered.never)}."


def _case_json(case: "GoldenCase") -> dict[str, Any]:
    """Give a draft under the keys that it has in YAML."""
    named = {"id": case.id, "title": case.title, "facts": case.facts, "accept": case.accept}
    return named | {"because": case.because, "source": case.source, "drafted": True}


def _case_lines(case: "GoldenCase") -> Iterator[str]:
    """Write a draft as YAML; every text is quoted as JSON, which YAML reads alike."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    yield f"- id: {case.id}"
    yield f"  title: {quoted(case.title)}"
    yield "  facts:"
    for name, value in case.facts.items():
        yield f"    {name}: {quoted(value) if isinstance(value, str) else '[' + ', '.join(value) + ']'}"
    yield f"  accept: [{', '.join(case.accept)}]"
    yield f"  because: {quoted(case.because)}"
    yield f"  source: {quoted(case.source)}"
    yield "  drafted: true"
