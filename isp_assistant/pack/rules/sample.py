"""A pack in a few lines, on which the samples of the rules are laid."""

from collections.abc import Mapping
from difflib import SequenceMatcher

TREE = """\
id: triage
title: Can I share this?
entry: true
owner: Information governance lead
review_by: 2030-01-01
start: risk
questions:
  risk:
    ask: Is anybody at risk of harm?
    fact: risk
    why: Danger comes first.
    cites: [law#s47]
    answers: {high: share, none: keep, unsure: ask}
outcomes:
  share:
    decision: share
    title: Share it
    because: There is a risk.
    do: [ring, record]
    cites: [law#s47]
  keep:
    decision: do-not-share
    title: Keep it
    because: There is no risk.
    do: [record]
    cites: [law#s47]
  ask:
    decision: seek-advice
    title: Ask first
    because: It is not clear.
    do: [ring, record]
    cites: [law#s47]
"""

FILES = {
    "pack.yaml": """\
name: sample
authority: Anytown
edition: 2026-11
owner: Information governance lead
review_by: 2030-01-01
entry: triage
""",
    "facts.yaml": """\
risk:
  label: Risk
  when_unsure: advice
  values:
    high: {label: High, words: [in danger]}
    none: {label: None, words: [no worries]}
""",
    "law.yaml": """\
s47:
  instrument: Children Act 1989
  provision: section 47
  effect: Enquire.
  kind: duty
  in_force_from: 1991-10-14
  confidence: read
s29:
  instrument: Data Protection Act 1998
  provision: section 29
  effect: Gone.
  kind: basis
  in_force_from: 2000-03-01
  until: 2018-05-25
  confidence: read
later:
  instrument: A later Act
  provision: section 1
  effect: Not yet.
  kind: duty
  confidence: read
""",
    "contacts.yaml": "duty: {role: Duty team, telephone: 01709 000000, last_checked: 2026-11-01}\n",
    "glossary.yaml": "- {term: DSL, means: [designated safeguarding lead]}\n",
    "steps.yaml": """\
ring: {kind: tell, text: Ring the duty team., who: duty, by: today}
record: {kind: record, text: Record what you did and why.}
""",
    "decisions/triage.yaml": TREE,
}


MORE = {
    "cases/first.yaml": """\
- id: a
  title: A
  facts: {risk: high}
  accept: [share]
  because: It is so.
  source: The Act
""",
    "scenarios/first.yaml": """\
id: a
title: A
level: easy
role: A nurse
beats:
  - tells: You see a bruise.
    facts: {risk: high}
    expect: [share]
    reason: It is so.
    cites: [law#s47]
""",
    "invariants.yaml": """\
- id: a
  says: A.
  because: law#s47
  when: {risk: [high]}
  names_role: true
""",
    "documents/guide.md": """\
---
id: guide
title: Guide
publisher: A council
date: 2009-11-18
status: historical
source: A report
---
# 1 First

Text.
""",
    "partners.yaml": """\
- id: ash
  name: Ash Trust
  status: stands
  named_in: [law#s47]
""",
}
"""Files that the sample pack does without; each fits it."""


def changed(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    """Give a file of the sample with parts of it replaced."""
    text = (FILES | MORE)[file]
    for old, new in changes:
        if old not in text:
            raise AssertionError(f"{file} of the sample has no {old!r}")
        text = text.replace(old, new)
    return {file: text}


def tree(*changes: tuple[str, str]) -> dict[str, str]:
    """Give the sample tree with parts of it replaced."""
    return changed("decisions/triage.yaml", *changes)


def mood(answers: str, when_unsure: str = "advice") -> dict[str, str]:
    """Give the sample tree asking for a fact with three values, low, good and fair."""
    asked = tree(("fact: risk", "fact: mood"), ("{high: share, none: keep, unsure: ask}", answers))
    values = "{low: {label: Low}, good: {label: Good}, fair: {label: Fair}}"
    return asked | {"facts.yaml": f"mood: {{label: Mood, when_unsure: {when_unsure}, values: {values}}}\n"}


def shown(bad: Mapping[str, str | None], good: Mapping[str, str | None]) -> str:
    """Show the lines of a sample that are wrong, and how they read when they are right."""
    parts = []
    for name, text in bad.items():
        right = {**FILES, **MORE, **good}.get(name)
        wrong_lines, right_lines = _differing((text or "").splitlines(), (right or "").splitlines())
        if text is None:
            parts.append(f"Wrong: there is no {name}.")
        elif wrong_lines or right_lines:
            parts.append(_block(f"Wrong, in {name}:", wrong_lines))
        if right_lines and text is not None:
            parts.append(_block("Right:", right_lines))
    return "".join(f"\n\n{part}" for part in parts)


def _block(head: str, rows: list[str]) -> str:
    return "\n".join([head, *(f"    {row}" for row in rows or ["(nothing)"])])


def _differing(wrong: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Give the lines that differ, each with the line before and behind it."""
    blocks = [
        block for block in SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes() if block[0] != "equal"
    ]
    first: dict[int, str] = {}
    second: dict[int, str] = {}
    for _, start, end, other_start, other_end in blocks:
        first |= {n: wrong[n] for n in range(max(0, start - 1), min(len(wrong), end + 1))}
        second |= {n: right[n] for n in range(max(0, other_start - 1), min(len(right), other_end + 1))}
    return list(first.values()), list(second.values()) if right else []
