"""What each step of the pipeline did, in words, for `ask --explain`."""

from collections.abc import Iterator

from isp_assistant.domain.reading import Interpretation
from isp_assistant.interpret.acts import Act
from isp_assistant.interpret.grammar import Party, Subject
from isp_assistant.interpret.mentions import Mention
from isp_assistant.interpret.understanding import Understanding


def steps(understood: Understanding, read: Interpretation) -> Iterator[tuple[str, str]]:
    """Give each step with what it did, in order; a step that found nothing is left out."""
    explained = (
        ("words", " ".join(word.lemma for word in understood.scene.words)),
        ("clauses", " | ".join(_clauses(understood))),
        ("people and bodies", "; ".join(_mention(understood, mention) for mention in understood.grammar.mentions)),
        ("who does what", "; ".join(_act(understood, act) for act in understood.acts.all)),
        ("who writes", _said(understood, understood.writer) if understood.writer else ""),
        ("who would be told", "; ".join(_signs(understood))),
        ("who is harmed", "; ".join(_said(understood, victim) for victim in understood.victims)),
        *((fact, "; ".join(f"{r.value} ← “{r.phrase}”" for r in held)) for fact, held in understood.found.items()),
        ("contradictory", ", ".join(read.conflicts)),
        ("kind", read.kind.value),
    )
    return (step for step in explained if step[1])


def _words(understood: Understanding, first: int, last: int) -> str:
    words = understood.scene.words
    return understood.scene.text[words[first].start : words[last].end]


def _said(understood: Understanding, subject: Subject) -> str:
    if isinstance(subject, Party):
        return subject.value
    return f"“{_words(understood, subject.start, subject.last)}”"


def _clauses(understood: Understanding) -> Iterator[str]:
    for clause in understood.scene.clauses:
        asked = f", asks of {clause.asked_of}" if clause.asked_of else ""
        yield f"{_words(understood, clause.first, clause.last)} [{clause.mood}{asked}]"


def _mention(understood: Understanding, mention: Mention) -> str:
    values = [f"to {mention.to}" if mention.to else "", f"about {mention.who}" if mention.who else ""]
    return f"{_said(understood, mention)} [{', '.join(value for value in values if value) or 'nobody in particular'}]"


def _act(understood: Understanding, act: Act) -> str:
    reached = ", ".join(_said(understood, mention) for mention in act.reached)
    marks = [name for name in ("negated", "past", "may", "supposed") if getattr(act, name)]
    told = f" → {reached}" if reached else ""
    how = f" [{', '.join(marks)}]" if marks else ""
    return f"{_said(understood, act.subject)}: “{_words(understood, act.first, act.last)}”{told}{how}"


def _signs(understood: Understanding) -> Iterator[str]:
    for sign in understood.signs:
        strength = sign.evidence.name.lower().replace("_", " ")
        yield f"{sign.mention.to or sign.mention.partner} {strength} ← “{_words(understood, sign.first, sign.last)}”"
