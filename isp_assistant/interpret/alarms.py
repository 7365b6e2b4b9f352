"""Alarms: words of a danger that is dealt with first, though they alone do not say how great the risk is."""

from collections.abc import Iterator, Sequence

from isp_assistant.domain.reading import FLED
from isp_assistant.interpret.grammar import Grammar, Party
from isp_assistant.interpret.mentions import CHILD, PARENT, RELATIVE, Mention

SUICIDE = "suicide or self-harm"

ALARMS = {
    "alarm-suicide": SUICIDE,
    "alarm-weapon": "a weapon where children are",
    "alarm-missing": "a child who is missing",
    "alarm-stranger": "a child and somebody met online",
    "alarm-offender": "a sex offender near a family",
    "alarm-refusal": "treatment refused that would save a life",
    "alarm-overdose": "an overdose",
}
"""Classes of `english.yaml`, and what each of them tells of."""

OF_A_CHILD = frozenset({"alarm-missing", "alarm-stranger"})
"""What alarms where a child does it, or is not said to be anything else."""

PRIVATE = frozenset({None, PARENT, RELATIVE, "media-or-public", "elected-member", "voluntary-sector"})
"""Who may hand an address on to somebody who is feared; None is nobody named."""

UNHURRIED = frozenset({SUICIDE, FLED})
"""What says that there is a concern, and not by itself that anybody has to act within the hour."""


def alarms_of(grammar: Grammar, recipients: Sequence[Mention]) -> Iterator[str]:
    """Give what a text tells of that alarms, unless it is denied, long over, or nobody's in particular."""
    if _seeks_who_fled(grammar, recipients):
        yield FLED
    for name, told in ALARMS.items():
        places = (at for at in grammar.scene.classes if grammar.scene.begins(at, name) is not None)
        if any(_alarms(name, at, grammar) for at in places):
            yield told


def _seeks_who_fled(grammar: Grammar, recipients: Sequence[Mention]) -> bool:
    """ "Her mother wants the new address, she fled from him": whoever asks, it may reach the one who is feared."""
    scene = grammar.scene
    told = any(mention.to in PRIVATE for mention in recipients) or not recipients
    fled, sought = (any(scene.begins(at, name) is not None for at in scene.classes) for name in ("fled", "whereabouts"))
    return told and fled and sought


def _alarms(name: str, at: int, grammar: Grammar) -> bool:
    scene = grammar.scene
    if scene.negated(at) or _over(at, grammar):
        return False
    if name in OF_A_CHILD:
        return _by_a_child(name, at, grammar)
    end = scene.begins(at, name) or at
    return not (scene.among(end, "undertakings") or any(_only_topic(place, grammar) for place in range(at, end)))


def _only_topic(at: int, grammar: Grammar) -> bool:
    """ "A knife crime workshop at school"."""
    scene = grammar.scene
    return scene.begins(at, "armed") is not None and scene.begins(at, "crime") is not None


def _over(at: int, grammar: Grammar) -> bool:
    scene = grammar.scene
    return any(scene.same(place, at) and scene.begins(place, "over") is not None for place in scene.classes)


def _by_a_child(name: str, at: int, grammar: Grammar) -> bool:
    """ "She has gone missing"; but "her file has gone missing", "mum met him online", "the kids reported missing"."""
    scene = grammar.scene
    if any(scene.among(place, "papers") for place in scene.before(at, 3)):
        return False
    subject = grammar.mention_at(at) or grammar.subject(at, people=True)
    if isinstance(subject, Mention) and subject.person:
        return subject.who in (None, CHILD)
    if subject is Party.WRITER:
        return name == "alarm-missing" and scene.among(at, "negators")  # "we do not know where he is"
    somebody = subject is Party.SOMEBODY or any(scene.gender(place) for place in scene.before(at))
    return somebody or at == 0 or name == "alarm-stranger"
