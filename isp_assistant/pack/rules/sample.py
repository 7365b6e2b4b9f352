"""A pack in a few lines, on which the samples of the rules are laid."""

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
    "contacts.yaml": "duty: {role: Duty team, telephone: 01709 000000}\n",
    "glossary.yaml": "- {term: DSL, means: [designated safeguarding lead]}\n",
    "steps.yaml": """\
ring: {kind: tell, text: Ring the duty team., who: duty, by: today}
record: {kind: record, text: Record what you did and why.}
""",
    "decisions/triage.yaml": TREE,
}


def tree(*changes: tuple[str, str]) -> dict[str, str]:
    """Give the sample tree with parts of it replaced."""
    text = TREE
    for old, new in changes:
        if old not in text:
            raise AssertionError(f"the sample tree has no {old!r}")
        text = text.replace(old, new)
    return {"decisions/triage.yaml": text}
