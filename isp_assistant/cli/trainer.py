"""The commands for trainers: what a group came to, papers, exports, and sets of scenarios."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isp_assistant.cli.common import FOUND_SOMETHING, Command, answer, group, say, write
from isp_assistant.cli.training import opened
from isp_assistant.errors import UsageError
from isp_assistant.printing.forms import FORMS

if TYPE_CHECKING:
    from isp_assistant.assistant.training import Training
    from isp_assistant.domain.cohort import Report
    from isp_assistant.domain.model import Scenario
    from isp_assistant.printing.paper import Paper

HOME_PAGE = "https://training.invalid"


def add_commands(commands: Any, command: Command) -> None:
    """Add `trainer` and what it does; `command` adds one with its help, example and --json."""
    does = group(
        commands,
        "trainer",
        "reports, papers and sets of scenarios, for trainers",
        "For trainers: what a group came to, papers to print, and sets of scenarios to hand on.",
        "isp-assistant trainer report --cohort N26",
    )
    _on_attempts(does, command)
    _on_scenarios(does, command)


def _on_attempts(does: Any, command: Command) -> None:
    report = command(does, "report", _report, "what a group came to", "isp-assistant trainer report --cohort N26")
    _cohort(report)
    _paper(report)
    export = command(
        does,
        "export",
        _export,
        "attempts for other programs",
        "isp-assistant trainer export --format csv --to attempts.csv",
    )
    export.add_argument("--format", choices=("csv", "xapi"), default="csv", help="rows, or xAPI statements")
    export.add_argument("--home-page", metavar="ADDRESS", default=HOME_PAGE, help="whose codes these are, for xAPI")
    export.add_argument("--to", metavar="FILE", type=Path, help="write to a file")
    _cohort(export)
    certificate = command(
        does, "certificate", _certificate, "what a learner has passed", "isp-assistant trainer certificate L07"
    )
    certificate.add_argument("learner", metavar="LEARNER")
    _paper(certificate)


def _on_scenarios(does: Any, command: Command) -> None:
    printed = command(
        does, "print", _print, "a scenario on paper", "isp-assistant trainer print story-does-not-fit --notes"
    )
    printed.add_argument("scenario", metavar="SCENARIO")
    printed.add_argument("--notes", action="store_true", help="the facilitator's notes, with the answers")
    _paper(printed)
    pack = command(
        does, "pack", _pack, "put scenarios into one file to hand on", "isp-assistant trainer pack mine.zip first-week"
    )
    pack.add_argument("file", metavar="FILE", type=Path)
    pack.add_argument("scenarios", metavar="SCENARIO", nargs="*", help="which; without any, all")
    unpack = command(
        does, "unpack", _unpack, "check a set of scenarios, and let it in", "isp-assistant trainer unpack theirs.zip"
    )
    unpack.add_argument("file", metavar="FILE", type=Path)
    unpack.add_argument("--yes", action="store_true", help="let it in; without this it is only checked")


def _cohort(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cohort", metavar="CODE", help="only this group")


def _paper(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=FORMS, help="as a paper: Markdown, DOCX or PDF")
    command.add_argument("--to", metavar="FILE", type=Path, help="write it to a file")


def _scenario(training: "Training", name: str) -> "Scenario":
    return training.course(name).scenario


def _give(paper: "Paper", options: argparse.Namespace) -> int:
    """Give a paper in the form that is wanted: Markdown on the screen, anything in a file."""
    from isp_assistant.printing.forms import written

    form = options.format or (options.to.suffix.lstrip(".") if options.to else "md")
    if form not in FORMS:
        raise UsageError(f"{options.to}: {form!r} is no form of a paper.", f"Choose from {', '.join(FORMS)}.")
    if options.to:
        write(options.to, written(paper, form))
        say([f"Written to {options.to}."])
    elif form == "md":
        say(written(paper, form).decode().splitlines())
    else:
        raise UsageError(f"{form} cannot be shown in a terminal.", "Name a file with --to.")
    return 0


def _report(options: argparse.Namespace) -> int:
    import shutil

    from isp_assistant.assistant.trainer import report_lines, report_paper
    from isp_assistant.domain.cohort import report

    training = opened(options)
    pack = training.assistant.pack
    found = report(training.attempts(options.cohort))
    if options.json:
        print(json.dumps(_report_json(found), indent=2))
        return 0
    if options.format or options.to:
        group = f"group {options.cohort}" if options.cohort else "all learners"
        return _give(report_paper(pack, found, f"Training report: {group}"), options)
    width = shutil.get_terminal_size().columns
    say(line for part in report_lines(pack, found, width) for line in part.splitlines())
    return 0


def _report_json(found: "Report") -> dict[str, Any]:
    def asked(one: Any) -> dict[str, Any]:
        return asdict(one) | {"percent_wrong": one.percent_wrong, "split": one.split}

    listed = {"hardest": [asked(one) for one in found.hardest], "disputed": [asked(one) for one in found.disputed]}
    return asdict(found) | listed


def _export(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.exports import csv_of, statements

    training = opened(options)
    attempts = training.attempts(options.cohort)
    if options.format == "xapi" or options.json:
        if not options.home_page.startswith(("https://", "http://")):
            raise UsageError(f"--home-page {options.home_page}: this is no address.", "Begin it with https://.")
        text = json.dumps(list(statements(attempts, options.home_page)), indent=2) + "\n"
    else:
        text = csv_of(attempts)
    if options.to:
        write(options.to, text.encode())
        say([f"Written to {options.to}."])
    else:
        say(text.splitlines())
    return 0


def _certificate(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.trainer import certificate
    from isp_assistant.assistant.training import best

    training = opened(options)
    tries = training.attempts(learner=options.learner)
    passed = tuple(one for one in best(tries).values() if one.passed)
    if not passed:
        raise UsageError(
            f"{options.learner} has not passed a scenario yet.", "See 'isp-assistant trainer report', or the code."
        )
    if options.json:
        listed = [{"scenario": one.scenario, "percent": one.percent, "at": one.at.isoformat()} for one in passed]
        print(json.dumps({"learner": options.learner, "passed": listed}, indent=2))
        return 0
    return _give(certificate(training.assistant.pack, options.learner, passed), options)


def _print(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.trainer import notes, vignette

    training = opened(options)
    scenario = _scenario(training, options.scenario)
    paper = notes(training.assistant, scenario) if options.notes else vignette(training.assistant.pack, scenario)
    if options.json:
        print(json.dumps(asdict(paper), indent=2))
        return 0
    return _give(paper, options)


def _pack(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.governance import folder_of
    from isp_assistant.assistant.sets import packed

    training = opened(options)
    pack = training.assistant.pack
    content = packed(pack, folder_of(training.settings), tuple(options.scenarios))
    write(options.file, content)
    count = len(set(options.scenarios)) or len(pack.scenarios)
    value = {"file": str(options.file), "scenarios": count}
    return answer(options, value, [f"{count} scenarios are in {options.file}."])


def _unpack(options: argparse.Namespace) -> int:
    from isp_assistant.assistant.governance import folder_of
    from isp_assistant.assistant.sets import incoming, let_in
    from isp_assistant.cli.render import finding_json

    training = opened(options)
    folder = folder_of(training.settings)
    found = incoming(options.file, training.assistant.pack, folder)
    written = let_in(found, folder) if found.is_sound and options.yes else ()
    if options.json:
        listed = [one.id for one in found.scenarios]
        findings = [finding_json(one) for one in found.findings]
        print(
            json.dumps({"scenarios": listed, "findings": findings, "written": [str(one) for one in written]}, indent=2)
        )
    else:
        say(str(one) for one in found.findings)
        say(f"{one.id} ({one.level}): {one.title}" for one in found.scenarios)
        say([_verdict(found.is_sound, options.yes, len(written))])
    return 0 if found.is_sound else FOUND_SOMETHING


def _verdict(sound: bool, yes: bool, written: int) -> str:
    if not sound:
        return "Nothing was let in. Put this right first, or ask whoever sent it."
    return f"{written} scenarios are new here." if yes else "Nothing is wrong with it. Let it in with --yes."
