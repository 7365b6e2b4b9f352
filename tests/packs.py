"""A small pack built in Python, for tests of the engine that need no files."""

import datetime

from isp_assistant.domain.model import (
    Citation,
    Confidence,
    Contact,
    Decision,
    Document,
    Edge,
    Fact,
    FactValue,
    Outcome,
    Pack,
    Provision,
    ProvisionKind,
    Question,
    Section,
    Step,
    StepKind,
    Target,
    Tree,
)

S47 = Citation("law", "s47")
GUIDE = Citation("guide", "7")


def fact(
    name: str, *values: str, many: bool = False, default: str | None = None, unsure: str | None = "advice"
) -> Fact:
    return Fact(name, name.title(), {v: FactValue(v, v.title()) for v in values}, many, default, unsure)


def question(identity: str, about: str, answers: dict[str, str | Target], tree: str) -> Question:
    edges = tuple(Edge(v, t if isinstance(t, Target) else Target(tree, t)) for v, t in answers.items())
    return Question(identity, f"What of {about}?", about, f"Because of {about}.", (S47,), edges)


def outcome(identity: str, decision: Decision, *steps: Step, cites: tuple[Citation, ...] = (S47,)) -> Outcome:
    return Outcome(identity, decision, identity.title(), f"Because {identity}.", steps, cites)


def pack(trees: dict[str, Tree], facts: list[Fact], entry: str = "triage") -> Pack:
    return Pack(
        name="small",
        authority="Anytown",
        edition="1",
        owner="Owner",
        entry=entry,
        facts={f.name: f for f in facts},
        trees=trees,
        documents={
            "guide": Document(
                "guide",
                "A guide",
                {"7": Section("7", "7 Details", 1, "Text.", "26-28")},
                date=datetime.date(2009, 11, 18),
            )
        },
        law={
            "s47": Provision(
                "s47",
                "Children Act 1989",
                "section 47",
                "Enquire.",
                ProvisionKind.DUTY,
                in_force_from=datetime.date(1991, 10, 14),
                confidence=Confidence.READ,
            )
        },
        partners={},
        contacts={"duty-team": Contact("duty-team", "Duty social work team")},
        glossary=(),
        sha256="0" * 64,
    )


RISK = fact("risk", "danger", "harm", "none")
CONSENT = fact("consent", "given", "refused", "not-asked", unsure="not-asked")
WHAT = fact("what", "health", "adoption", "court", many=True)
SITUATION = fact("situation", "deciding", "shared", default="deciding", unsure=None)


def small() -> Pack:
    """Build an entry that asks for risk and what, and a part that asks for consent."""
    tell = Step(StepKind.TELL, "Ring them.", who="duty-team", by="now")
    soft = Step(StepKind.TELL_PERSON, "Tell the family.", when={"consent": ("not-asked", "refused")})
    triage = Tree(
        "triage",
        "Triage",
        "situation",
        {
            "situation": question(
                "situation", "situation", {"deciding": "risk", "shared": "mend", "unsure": "risk"}, "triage"
            ),
            "risk": question(
                "risk", "risk", {"danger": "now", "harm": "share", "none": "what", "unsure": "ask"}, "triage"
            ),
            "what": question(
                "what",
                "what",
                {"adoption": "ask", "court": "ask", "otherwise": Target("part", "consent"), "unsure": "ask"},
                "triage",
            ),
        },
        {
            "now": outcome("now", Decision.SHARE_NOW, tell),
            "share": outcome("share", Decision.SHARE, tell, soft, cites=(S47, GUIDE)),
            "ask": outcome("ask", Decision.SEEK_ADVICE, tell),
            "mend": outcome("mend", Decision.OTHER_PROCESS, tell),
        },
        entry=True,
    )
    part = Tree(
        "part",
        "Agreement",
        "consent",
        {
            "consent": question(
                "consent", "consent", {"given": "yes", "refused": "no", "not-asked": "first", "unsure": "first"}, "part"
            )
        },
        {
            "yes": outcome("yes", Decision.SHARE_WITH_CONSENT),
            "no": outcome("no", Decision.DO_NOT_SHARE),
            "first": outcome("first", Decision.ASK_FIRST),
        },
    )
    return pack({"triage": triage, "part": part}, [SITUATION, RISK, CONSENT, WHAT])
