"""Answers as the JSON that scripts read."""

from collections.abc import Iterator
from typing import Any

from isp_assistant.assistant.service import Assistant, Decision, Reply
from isp_assistant.domain.conversation import Conversation, Source
from isp_assistant.domain.currency import Cited
from isp_assistant.domain.diff import Diff
from isp_assistant.domain.model import UNSURE, Answer, Finding, Pack
from isp_assistant.domain.reading import Found, Kind, Match, Reading
from isp_assistant.domain.reasons import Reasons
from isp_assistant.domain.text import clean
from isp_assistant.domain.walk import Advice, Walk

Json = dict[str, Any]


def decision_json(pack: Pack, decision: Decision) -> Json:
    """Give a decision in the form of `decide`."""
    at = decision.walk
    return {
        "tree": at.tree,
        "path": [
            {"tree": p.tree, "question": p.question, "fact": p.fact, "answer": _answer(p.answer)} for p in at.path
        ],
        "next": _next(pack, at),
        "outcome": _outcome(at),
        "citations": [cited_json(cited) for cited in decision.citations],
        "warnings": list(decision.warnings),
        "as_of": decision.as_of.isoformat(),
        "knowledge": knowledge_json(pack),
    }


def _answer(answer: Answer) -> str | list[str]:
    return answer if isinstance(answer, str) else list(answer)


def _next(pack: Pack, at: Walk) -> Json | None:
    if at.question is None:
        return None
    fact = at.question.fact
    options = [*pack.facts[fact].values, UNSURE]
    return {"tree": at.tree, "question": at.question.id, "ask": at.question.ask, "fact": fact, "options": options}


def _outcome(at: Walk) -> Json | None:
    if at.outcome is None:
        return None
    outcome = at.outcome
    return {
        "id": outcome.id,
        "decision": outcome.decision.value,
        "title": outcome.title,
        "because": outcome.because,
        "do": [step.text for step in at.steps],
        "steps": [step_json(step) for step in at.steps],
    }


def step_json(step: Advice) -> Json:
    """Give a step; `say` stands only where there are words to use."""
    said = {"say": step.say} if step.say else {}
    return {"kind": step.kind.value, "text": step.text, "who": step.who, "by": step.by} | said


def cited_json(cited: Cited) -> Json:
    """Give a citation with its status on the date asked for."""
    return {
        "document": cited.citation.document,
        "section": cited.citation.section,
        "heading": cited.heading,
        "pages": cited.pages,
        "status": cited.status.value,
    }


def knowledge_json(pack: Pack) -> Json:
    """Name the pack that an answer stands on."""
    return {"pack": pack.name, "edition": pack.edition, "sha256": pack.sha256}


def ask_json(assistant: Assistant, reply: Reply) -> Json:
    """Give a reply to a typed question in the form of `ask`."""
    heard, pack = reply.interpretation, assistant.pack
    if reply.decision:
        return _heard_json(pack, reply.conversation) | decision_json(pack, reply.decision)
    return {
        "kind": heard.kind.value,
        "understood": {},
        "conflicts": {},
        "partner": _partner(pack, heard.partner),
        "passages": found_json(reply.passages)["results"] if reply.passages else [],
        "tree": None,
        "path": [],
        "next": None,
        "outcome": None,
        "citations": [],
        "warnings": [],
        "as_of": reply.as_of.isoformat(),
        "knowledge": knowledge_json(pack),
    }


def _heard_json(pack: Pack, said: Conversation) -> Json:
    return {
        "kind": Kind.DECISION.value,
        "understood": {
            fact: {"value": _answer(known.answer), "readings": [reading_json(r) for r in known.readings]}
            for fact, known in said.known.items()
            if known.source == Source.TYPED
        },
        "conflicts": {fact: [reading_json(r) for r in readings] for fact, readings in said.conflicts.items()},
        "partner": _partner(pack, said.partner),
        "passages": [],
    }


def reading_json(reading: Reading) -> Json:
    """Give a reading with the words that said it."""
    return {"value": reading.value, "phrase": reading.phrase, "start": reading.start, "end": reading.end}


def _partner(pack: Pack, partner: str | None) -> Json | None:
    return {"id": partner, "name": pack.partners[partner].name} if partner else None


def found_json(found: Found) -> Json:
    """Give the answer to a search."""
    results = [
        {
            "document": hit.document,
            "section": hit.section,
            "heading": hit.heading,
            "pages": hit.pages,
            "score": round(hit.score, 4),
            "snippet": hit.snippet,
        }
        for hit in found.hits
    ]
    return {
        "confident": found.confident,
        "results": results,
        "partners": [match_json(match) for match in found.partners],
        "terms": list(found.terms),
        "contacts": list(found.contacts),
        "did_you_mean": found.did_you_mean or None,
        "unanswered": found.unanswered or None,
    }


def match_json(match: Match) -> Json:
    """Give a partner that a name may mean."""
    return {"id": match.id, "name": match.name, "score": round(match.score, 1)}


def finding_json(finding: Finding) -> Json:
    """Give a finding with its place."""
    return {
        "file": finding.at.file,
        "line": finding.at.line,
        "column": finding.at.column,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
    }


def shown(line: str) -> str:
    """Make a line safe for a terminal: no control characters of any origin."""
    return clean(line)


def indented(value: Any, depth: int = 1) -> Iterator[str]:
    """Give JSON as lines for people: a name and what it holds, further in for what lies within; nothing is left out."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value, 1)
    for name, part in pairs:
        if isinstance(part, (dict, list)) and part:
            yield f"{'  ' * depth}{name}:"
            yield from indented(part, depth + 1)
        else:
            yield f"{'  ' * depth}{name}: {'–' if part in (None, '', [], {}) else part}"


def reasons_json(reasons: Reasons) -> Json:
    """Give the reasons of a decision."""
    flips = [{"fact": f.fact, "value": _answer(f.answer), "decision": f.decision.value} for f in reasons.flips]
    return {
        "fixed_by": list(reasons.fixed_by),
        "flips": flips,
        "cannot_matter": list(reasons.cannot_matter),
    }


def diff_json(compared: Diff) -> Json:
    """Give a diff, a region a line."""
    return {
        "changes": [
            {
                "tree": line.tree,
                "when": {name: list(values) for name, values in line.when.items()},
                "every": {name: list(values) for name, values in line.every.items()},
                "unless": {name: list(values) for name, values in line.unless.items()},
                "old": line.changed.old.decision.value if line.changed.old else None,
                "new": line.changed.new.decision.value if line.changed.new else None,
                "old_outcome": line.changed.old.outcome if line.changed.old else None,
                "new_outcome": line.changed.new.outcome if line.changed.new else None,
                "class": line.changed.change.value,
            }
            for line in compared.lines
        ],
        "counts": {change.value: number for change, number in compared.counts().items()},
        "turned": [
            {"kind": one.kind, "id": one.id, "old": one.old and one.old.value, "new": one.new and one.new.value}
            for one in compared.turned
        ],
        "wording": [{"where": w.where, "old": w.old, "new": w.new} for w in compared.wording],
        "complete": compared.complete,
    }
