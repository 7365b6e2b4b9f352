"""A pack whose every word tries to be something else: markup, an action, a control, a line turned round."""

from dataclasses import replace

from isp_assistant.domain.model import (
    Beat,
    Citation,
    Document,
    Edge,
    FactValue,
    Level,
    Outcome,
    Pack,
    Partner,
    PartnerStatus,
    Question,
    Scenario,
    Section,
    Term,
    Tree,
)
from tests.packs import small

NASTY = "[/x] [b]bold[/b] [@click=app.quit]quit[/] [s47] \\[ $name \u202eturned\u202c \x1b]0;title\x07 \x00 {#x} | cell"
LONG = "long title [/b] " * 320


def hostile() -> Pack:
    """Put the nasty words in every text of the small pack."""
    pack = small()
    section = Section(
        "7", NASTY + LONG, 1, f"{NASTY}\n\n| a | {NASTY} |\n|---|---|\n| b | {LONG} |\n- {NASTY}", "26-28"
    )
    return replace(
        pack,
        name=NASTY,
        facts={
            name: replace(fact, label=NASTY, values={v: FactValue(v, NASTY + LONG[:200], (v,)) for v in fact.values})
            for name, fact in pack.facts.items()
        },
        trees={name: _tree(tree) for name, tree in pack.trees.items()},
        documents={"guide": Document("guide", NASTY + LONG, {"7": section})},
        law={
            key: replace(p, instrument=NASTY, provision=LONG, effect=NASTY, note=NASTY) for key, p in pack.law.items()
        },
        partners={
            "x": Partner(
                "x",
                NASTY,
                (NASTY, "the police"),
                ("XYZ",),
                NASTY,
                None,
                NASTY,
                PartnerStatus.RENAMED,
                NASTY,
                named_in=(Citation("guide", "7"),),
                verify=NASTY,
            )
        },
        contacts={key: replace(contact, role=NASTY) for key, contact in pack.contacts.items()},
        scenarios=(Scenario("nasty", NASTY + LONG, Level.HARD, NASTY, (_beat("harm"), _beat("danger")), (NASTY,)),),
        glossary=(Term(NASTY, (NASTY,), NASTY), Term("ISP", (NASTY,))),
    )


def _beat(risk: str) -> Beat:
    return Beat(
        NASTY + LONG,
        "decision",
        ("share",),
        NASTY,
        {"risk": risk},
        {"ask-first": NASTY + LONG},
        NASTY,
        (NASTY,),
        cites=(Citation("guide", "7"),),
    )


def _tree(tree: Tree) -> Tree:
    return replace(
        tree,
        title=NASTY,
        questions={key: _question(question) for key, question in tree.questions.items()},
        outcomes={key: _outcome(outcome) for key, outcome in tree.outcomes.items()},
    )


def _question(question: Question) -> Question:
    return replace(
        question, ask=NASTY, why=NASTY + LONG, answers=tuple(Edge(e.value, e.target) for e in question.answers)
    )


def _outcome(outcome: Outcome) -> Outcome:
    steps = tuple(replace(step, text=NASTY, say=NASTY, by=NASTY) for step in outcome.do)
    return replace(outcome, title=NASTY + LONG, because=NASTY, do=steps)
