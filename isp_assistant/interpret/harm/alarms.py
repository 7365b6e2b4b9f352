"""Alarms: words of a danger that is dealt with first, though they alone do not say how great the risk is."""

from collections.abc import Iterator, Sequence

from isp_assistant.domain.reading import FLED, PROTECTING
from isp_assistant.interpret.grammar import Grammar, Party
from isp_assistant.interpret.mentions import CHILD, Mention
from isp_assistant.interpret.text.scene import Scene

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

LASTING = frozenset({"alarm-offender"})
"""What is never over: a conviction."""

BESIDE = 4
"""Words that may stand between what alarms and the words that say that it is over."""

UNHURRIED = frozenset({SUICIDE, FLED})
"""What says that there is a concern, and not by itself that anybody has to act within the hour."""


def alarms_of(grammar: Grammar, recipients: Sequence[Mention], earlier: Grammar | None = None) -> Iterator[str]:
    """Give what a text tells of that alarms, unless it is denied, long over, or nobody's in particular.

    `earlier` is what was typed before of the same case: somebody may be sought in one text, and have fled in the other.
    """
    if _seeks_who_fled(grammar, recipients, earlier):
        yield FLED
    for name, told in ALARMS.items():
        places = (at for at in grammar.scene.classes if grammar.scene.begins(at, name) is not None)
        if any(_alarms(name, at, grammar) for at in places):
            yield told


def _seeks_who_fled(grammar: Grammar, recipients: Sequence[Mention], earlier: Grammar | None) -> bool:
    """ "Her mother wants the new address, she fled from him": whoever asks, it may reach the one who is feared."""
    told = {mention.to for mention in recipients} or {m.to for m in (earlier.mentions if earlier else ()) if m.to}
    fled, sought = (_tells(grammar, name) for name in ("fled", "whereabouts"))
    if (told and told <= PROTECTING) or not (fled or sought or recipients):
        return False
    return (fled or _tells(earlier, "fled")) and (sought or _tells(earlier, "whereabouts"))


def _tells(grammar: Grammar | None, name: str) -> bool:
    scene = grammar.scene if grammar else None
    return scene is not None and any(scene.begins(at, name) is not None for at in scene.classes)


def _alarms(name: str, at: int, grammar: Grammar) -> bool:
    scene = grammar.scene
    end = scene.begins(at, name) or at
    if _denied(at, scene) or (name not in LASTING and _over(at, end, scene)):
        return False
    if name in OF_A_CHILD:
        return _by_a_child(name, at, grammar)
    return not (scene.among(end, "undertakings") or any(_only_topic(place, grammar) for place in range(at, end)))


def _only_topic(at: int, grammar: Grammar) -> bool:
    """ "A knife crime workshop at school", "a water gun"."""
    scene = grammar.scene
    if scene.begins(at, "armed") is not None and scene.among(at - 1, "toys"):
        return True
    return scene.begins(at, "armed") is not None and scene.begins(at, "crime") is not None


def _denied(at: int, scene: Scene) -> bool:
    """ "He is not suicidal"; but "we can not rule out that he is", "nobody told us he has a knife" deny nothing."""
    if not scene.negated(at):
        return False
    negators = [place for place in scene.before(at) if scene.among(place, "negators")]
    governed = range(negators[-1] + 1, at)
    return not any(scene.among(place, "governed") for place in governed)


def _over(first: int, end: int, scene: Scene) -> bool:
    """ "She took an overdose ten years ago"; but "she is missing, she was too last year" is going on."""
    if any(_goes_on(place, first, scene) for place in range(len(scene.words))):
        return False
    return any(_beside(at, first, end, scene) for at in scene.classes if scene.begins(at, "over") is not None)


def _goes_on(at: int, place: int, scene: Scene) -> bool:
    """ "Again today", in the sentence of a place; but "can I tell them now" is about the telling."""
    return scene.same(at, place) and scene.among(at, "going_on") and not scene.clause(at).asked_of


def _beside(past: int, first: int, end: int, scene: Scene) -> bool:
    """Does the past that is told of at a place belong to the words first to end, and no other verb between them?"""
    if first <= past < end:
        return True
    gap = range(end, past) if past >= end else range(scene.begins(past, "over") or past, first)
    parts = ("coordinators", "auxiliaries", "parting")
    broken = any(scene.words[at].stop or any(scene.among(at, part) for part in parts) for at in gap)
    return scene.same(past, first) and len(gap) <= BESIDE and not broken


def _by_a_child(name: str, at: int, grammar: Grammar) -> bool:
    """ "She has gone missing"; but "her file has gone missing", "mum met him online", "the kids reported missing"."""
    scene = grammar.scene
    if scene.among(_head(at, scene), "belongings") or any(
        scene.among(place, "papers") for place in scene.before(at, 3)
    ):
        return False
    subject = grammar.mention_at(at) or grammar.subject(at, people=True)
    if isinstance(subject, Mention) and subject.person and subject.start <= at:  # not whom a pronoun only may mean
        return subject.who in (None, CHILD)
    if subject is Party.WRITER:
        return name == "alarm-missing" and scene.among(at, "negators")  # "we do not know where he is"
    somebody = subject is Party.SOMEBODY or any(scene.gender(place) for place in scene.before(at))
    return somebody or at == 0 or name == "alarm-stranger"


def _head(at: int, scene: Scene) -> int:
    """Give the place of what "is" or "has been" what begins at a place."""
    place = scene.previous(at)
    while scene.among(place, "auxiliaries"):
        place = scene.previous(place)
    return place
