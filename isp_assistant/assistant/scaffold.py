"""Beginnings of new files, with comments: each passes `check` as it is, as a draft that changes no answer yet."""

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path

from isp_assistant.domain.facts import in_words
from isp_assistant.domain.model import ADVICE, UNSURE, Answer, Citation, Fact, Outcome, Pack
from isp_assistant.domain.walk import walk
from isp_assistant.errors import UsageError
from isp_assistant.pack.folders import RULES, is_installed, shipped_pack
from isp_assistant.settings import write_shared

MOST_OF_A_NAME = 60

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def scaffold(kind: str, name: str, pack: Pack, folder: Path, today: datetime.date) -> Path:
    """Write the beginning of a new file of one of `KINDS`; give its path.

    Raises `UsageError` for a name that is none or is taken, `UnreadableError` where it cannot be written.
    """
    require_name(name)
    if kind == "rule":
        if is_installed(shipped_pack()):
            raise UsageError("A rule is part of the program, which is installed here.", "Add it in a clone of it.")
        return put(RULES / f"{name.replace('-', '_')}.py", _rule(name), over=False)
    if kind == "invariant":
        require_own(folder)
        return _invariant(folder / "invariants.yaml", name, pack)
    return _placed(kind, name, folder, KINDS[kind][1](name, pack, today))


def require_name(name: str) -> None:
    """Refuse what is no name for a file of a pack. Raises `UsageError`."""
    if len(name) > MOST_OF_A_NAME:
        raise UsageError(f"A name of {len(name):,} characters is too long.", f"Use {MOST_OF_A_NAME} at most.")
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a file.", "Use lower-case letters, digits and hyphens: late-reply.")


def require_own(folder: Path) -> None:
    """Refuse to write into the installed pack. Raises `UsageError`."""
    if is_installed(folder):
        raise UsageError("The pack that ships is not yours to change.", "Name your own with --knowledge FOLDER.")


def _placed(kind: str, name: str, folder: Path, text: str) -> Path:
    require_name(name)
    require_own(folder)
    return put(folder / KINDS[kind][0] / f"{name}.yaml", text, over=False)


def put(file: Path, text: str, over: bool = True) -> Path:
    """Write a file of a pack, and give its path. Raises as `write_shared` does."""
    write_shared(file, text.encode(), over)
    return file


def said(text: str) -> str:
    """Quote text for YAML, which reads JSON's quotes alike; a word needs none."""
    return text if _NAME.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def listed(answer: Answer) -> str:
    """Write an answer as a list on one line."""
    return "[" + ", ".join(map(said, [answer] if isinstance(answer, str) else answer)) + "]"


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _cite(pack: Pack) -> Citation:
    return next(citation for tree in pack.trees.values() for node in tree.nodes for citation in node.cites)


def _first_decision(pack: Pack) -> tuple[dict[str, Answer], Outcome]:
    """Give the first answer to each question until there is a decision: facts that are known to lead somewhere."""
    facts: dict[str, Answer] = {}
    while question := walk(pack, facts).question:
        edge = next(edge for edge in question.answers if edge.value in pack.facts[question.fact].values)
        facts[question.fact] = (edge.value,) if pack.facts[question.fact].many else edge.value
    outcome = walk(pack, facts).outcome
    assert outcome is not None  # a walk without a question has one
    return facts, outcome


def facts_text(facts: dict[str, Answer]) -> str:
    """Write facts as a block on one line."""
    pairs = (f"{name}: {said(a) if isinstance(a, str) else listed(a)}" for name, a in facts.items())
    return "{" + ", ".join(pairs) + "}"


TREE = """\
# yaml-language-server: $schema=../.schemas/decision.json
# A new decision tree. "isp-assistant check" says after each change what is missing, and where.
id: {name}
title: {title}
drafted: true           # take this line out when another tree goes on in this one: {{tree: {name}}}
owner: {owner}
review_by: {review_by}
examples: []            # typed questions that belong here, such as: can I tell the school what mum said
start: {fact}             # the question that comes first

questions:
  {fact}:
    ask: {ask}     # one thing, in 25 words at most
    fact: {fact}          # a fact of facts.yaml; one that is known already is not asked again
    why: Say in one plain sentence what the answer decides.
    cites: [{cite}]      # document#section or law#provision
    answers:              # each leads to a question or an outcome of this file, or goes on: {{tree: ID}}
{answers}

outcomes:
  go-ahead:
    decision: share       # share-now, share, share-with-consent, share-anonymised, ask-first, seek-advice,
                          # do-not-share or other-process
    title: Say in a few words what to do
    because: Say the reason in one sentence.
    do:                   # in order; steps that several outcomes share stand in steps.yaml, and are named here
      - kind: leave-out
        text: Leave out what they do not need.
      - kind: record      # every outcome records, also one not to share
        text: Record what you decided, with whom and why.
    cites: [{cite}]
  ask-somebody:
    decision: seek-advice
    title: Ask before you decide
    because: This is not yours to settle alone.
    do:
      - kind: tell
        text: Talk it through today.
{who}        by: today
      - kind: record
        text: Record whom you asked and what they said.
    cites: [{cite}]
"""


def _tree(name: str, pack: Pack, today: datetime.date) -> str:
    fact = _askable(pack)
    values = list(fact.values)
    leads = {value: "ask-somebody" if value == values[-1] else "go-ahead" for value in values}
    leads[UNSURE] = leads[fact.when_unsure] if fact.when_unsure in values else "ask-somebody"
    role = next(iter(pack.contacts), "")
    return TREE.format(
        name=name,
        title=_title(name),
        owner=said(pack.owner),
        review_by=today.replace(year=today.year + 1, day=min(today.day, 28)),
        fact=fact.name,
        ask=said(f"{fact.label}: what is it?"),
        cite=_cite(pack),
        answers="\n".join(f"      {said(value)}: {target}" for value, target in leads.items()),
        who=f"        who: {role}   # a role of contacts.yaml\n" if role else "",
    )


def _askable(pack: Pack) -> Fact:
    """Choose a fact that a tree can ask: of two values or more, and none that needs a role where there is none."""
    asked = [fact for fact in pack.facts.values() if fact.default is None and len(fact.values) > 1]
    usable = [fact for fact in asked if pack.contacts or fact.when_unsure != ADVICE]
    if not usable:
        raise UsageError(
            "There is no fact that a tree could ask.", "Add a fact of two values to facts.yaml, and a role."
        )
    return usable[0]


CASE = """\
# yaml-language-server: $schema=../.schemas/cases.json
# Golden cases: facts in, decision out, with the source that says so.
- id: {name}
  title: {title}
  facts: {facts}   # what is known; a set is a list: information: [health]
  accept: [{decision}]         # the decisions that are right
  reject: []              # the decisions that would be unsafe
  because: Say in a sentence why it is right.
  source: Name the section, the law or the guidance that says so.
  drafted: true           # a draft proves nothing. When you have read the source, add reviewed_by with your role
"""


def _case(name: str, pack: Pack, today: datetime.date) -> str:
    facts, outcome = _first_decision(pack)
    return CASE.format(name=name, title=_title(name), facts=facts_text(facts), decision=outcome.decision)


SCENARIO = """\
# yaml-language-server: $schema=../.schemas/scenario.json
# An induction scenario. What it expects is held against the trees, so it cannot teach another answer than they give.
id: {name}
title: {title}
level: easy
role: Say who the learner is, such as a health visitor in her first week
beats:                    # what happens, turn by turn
  - tells: Say what the learner sees or hears.
    # From here on this is known: {known}
    facts: {facts}
    ask: decision         # or a fact, and then expect holds values of it
    expect: [{decision}]
    tempting: {{}}          # wrong answers with what comes of them: {{ask-first: "You lose a day."}}
    reason: {because}
    cites: [{cites}]
learning_points: []       # what to take away
"""


def scenario_of(name: str, facts: dict[str, Answer], pack: Pack, folder: Path) -> Path:
    """Begin a scenario on facts that are known already, of a case or of a record; give its path.

    Raises `UsageError` while these facts leave a question open, and as `scaffold` does.
    """
    at = walk(pack, facts)
    if at.outcome is None:
        asked = at.question.ask if at.question else ""
        raise UsageError(f"On these facts a question is still open: “{asked}”.", "Take a case that is decided.")
    return _placed("scenario", name, folder, _scenario_on(name, pack, facts, at.outcome))


def _scenario(name: str, pack: Pack, today: datetime.date) -> str:
    return _scenario_on(name, pack, *_first_decision(pack))


def _scenario_on(name: str, pack: Pack, facts: dict[str, Answer], outcome: Outcome) -> str:
    known = "; ".join(f"{pack.facts[fact].label}: {in_words(pack, fact, answer)}" for fact, answer in facts.items())
    return SCENARIO.format(
        name=name,
        title=_title(name),
        known=known,
        facts=facts_text(facts),
        decision=outcome.decision,
        because=said(outcome.because),
        cites=", ".join(map(str, outcome.cites)),
    )


INVARIANT = """\
# What must hold on every path. check proves it, or shows the shortest situation in which it does not.
- id: {name}
  says: Say the rule in one plain sentence.
  because: {cite}      # the section or provision that it comes from
  when: {facts}    # on which facts; unsure is a value here. unless: names exceptions
  decision: [{decision}]        # or not_decision, cites_any, steps, does_any, names_role,
                                # asked_before, within, after_unsure
"""


def _invariant(file: Path, name: str, pack: Pack) -> Path:
    """Add to the one file of invariants."""
    if any(invariant.id == name for invariant in pack.invariants):
        raise UsageError(f"There is an invariant {name!r} already.", "Take another name.")
    facts, outcome = _first_decision(pack)
    when = "{" + ", ".join(f"{fact}: {listed(answer)}" for fact, answer in facts.items()) + "}"
    text = INVARIANT.format(
        name=name, cite=outcome.cites[0] if outcome.cites else _cite(pack), facts=when, decision=outcome.decision
    )
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    return put(file, before + ("\n" if before else "") + text)


RULE = '''\
"""Say in one sentence what this rule finds.

Say why it matters to whoever relies on the pack, and how to put it right.
"""

import datetime
from collections.abc import Iterator

from isp_assistant.domain.model import Pack, Severity
from isp_assistant.pack.rules import Found
from isp_assistant.pack.rules.sample import changed

CODE = "{name}"
SEVERITY = Severity.WARNING
BAD = changed("pack.yaml", ("name: sample", "name: untitled"))  # a file of rules/sample.py with one thing wrong in it
GOOD = changed("pack.yaml")


def check(pack: Pack, today: datetime.date) -> Iterator[Found]:
    if pack.name == "untitled":
        yield Found("The pack has no name of its own. Write “name” in pack.yaml.", None)
'''


def _rule(name: str) -> str:
    return RULE.replace("{name}", name)


KINDS: dict[str, tuple[str, Callable[[str, Pack, datetime.date], str]]] = {
    "tree": ("decisions", _tree),
    "case": ("cases", _case),
    "scenario": ("scenarios", _scenario),
}
"""Kinds that get a file of their own in the pack: its folder, and what writes it."""
