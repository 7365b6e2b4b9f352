"""Facts on which a wrong reading does harm: consent, risk, and what the law says. Read from clear words alone."""

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.lexicon import Found, Lexicon
from isp_assistant.interpret.scene import Scene
from isp_assistant.interpret.words import lemma

FLIPPED = {"given": None, "yes": "no"}
"""What a negated phrase says instead: "has not agreed" is no refusal, and "not competent" is a no."""

OPEN = frozenset({"if", "whether", "unless", "until", "suppose", "does", "do", "did", "would", "need", "should"})
"""Behind one of these a phrase says what might be, not what is."""


def readings(scene: Scene, fact: str, lexicon: Lexicon[str]) -> list[Reading]:
    """Read one fact from its phrases, negation and questions weighed."""
    found = []
    for phrase in scene.find(lexicon, forgiving=fact == "consent"):
        value = _value(scene, fact, phrase)
        if value is not None:
            found.append(scene.reading(fact, value, phrase.first, phrase.last))
    return found


def _value(scene: Scene, fact: str, phrase: Found[str]) -> str | None:
    if fact == "consent":
        return _consent(scene, phrase)
    if fact == "risk":
        return _risk(scene, phrase)
    if phrase.meaning == "routine" and not _of_a_flow(scene, phrase):
        return None
    if _asked(scene, phrase) or _of_a_bar(scene, fact, phrase):
        return None
    if scene.negated(phrase.first):
        return (
            FLIPPED.get(phrase.meaning) if fact in ("competent", "legal_duty", "legal_bar", "public_interest") else None
        )
    return phrase.meaning


FLOW = frozenset(
    lemma(word)
    for word in [
        "list",
        "lists",
        "send",
        "download",
        "feed",
        "swap",
        "share",
        "give",
        "name",
        "names",
        "report",
        "data",
        "return",
        "update",
        "copy",
        "log",
        "pass",
        "figures",
        "addresses",
        "details",
        "records",
        "minutes",
    ]
)


def _of_a_flow(scene: Scene, phrase: Found[str]) -> bool:
    """Does it say that something is passed on every week, and not that something happens every week?"""
    around = [*scene.before(phrase.first, 20), *range(phrase.first, phrase.last + 1), *scene.after(phrase.last, 12)]
    return any(scene.lemma(place) in FLOW for place in around)


def _of_a_bar(scene: Scene, fact: str, phrase: Found[str]) -> bool:
    """ "No court order against it" says that nothing forbids it, not that nothing requires it."""
    following = [scene.lemma(place) for place in scene.after(phrase.last, 2)]
    return fact == "legal_duty" and any(word in ("stop", "against", "forbid", "prevent", "bar") for word in following)


def _asked(scene: Scene, phrase: Found[str]) -> bool:
    """Is the phrase part of a question or a condition?"""
    if any(scene.lemma(place) in OPEN for place in scene.before(phrase.first, 3)):
        return True
    before = [scene.lemma(place) for place in scene.before(phrase.first, 8)]
    return any(word in ("need", "whether", "what", "who") for word in before)


def _consent(scene: Scene, phrase: Found[str]) -> str | None:
    if _asked(scene, phrase) or _about_the_writer(scene, phrase):
        return None
    if phrase.meaning == "given":
        taken_back = scene.lemma(phrase.last + 1) == "not"  # "says you can't"
        open_to_doubt = (
            taken_back or scene.negated(phrase.first) or _doubted(scene, phrase) or _another_does_not(scene, phrase)
        )
        return None if open_to_doubt else "given"
    if phrase.meaning in ("refused", "withdrawn") and scene.negated(phrase.first):
        return None
    return phrase.meaning


def _about_the_writer(scene: Scene, phrase: Found[str]) -> bool:
    """ "I don't want" and "we refused" say what the writer wants, not what the person agreed to."""
    if phrase.meaning not in ("refused", "given"):
        return False
    nearest = [scene.lemma(place) for place in scene.before(phrase.first, 2)]
    return bool(nearest) and nearest[0] in ("i", "we", "you")


def _doubted(scene: Scene, phrase: Found[str]) -> bool:
    """ "Think she agreed", "agreed to something else": a hedge, or consent to another thing."""
    before = [scene.lemma(place) for place in scene.before(phrase.first, 4)]
    return any(
        word in ("think", "assum", "probably", "maybe", "presum", "suppos", "might", "may", "onc") for word in before
    )


def _another_does_not(scene: Scene, phrase: Found[str]) -> bool:
    """ "Mum agrees, dad does not": one of two has not agreed, so nothing is settled."""
    people = {found.first for found in scene.find(scene.english.people)}
    ahead = list(scene.after(phrase.last, 8))
    for place in ahead:
        if place in people:
            rest = [scene.lemma(other) for other in scene.after(place, 3)]
            return any(word in ("not", "refus", "disagree", "object", "against", "no") for word in rest)
    return False


def _risk(scene: Scene, phrase: Found[str]) -> str | None:
    if phrase.meaning in ("significant-harm", "immediate-danger"):
        if scene.negated(phrase.first):
            return None
        before = [scene.lemma(place) for place in scene.before(phrase.first, 3)]
        if any(word in ("what", "count", "definition", "mean") for word in before):
            return None
        if [scene.lemma(phrase.last + 1), scene.lemma(phrase.last + 2)] == ["and", "run"]:
            return None
    if phrase.meaning == "none" and scene.lemma(phrase.last + 1) == "with":  # "he is fine with it" is consent
        return None
    return phrase.meaning


def settled(readings_of: list[Reading], fact: str) -> tuple[str | None, list[Reading]]:
    """Settle one value of a scalar fact, or give the readings that contradict each other."""
    values = list(dict.fromkeys(reading.value for reading in readings_of))
    if len(values) <= 1:
        return (values[0] if values else None), []
    if fact == "recipient_verified" and readings_of[-1].value == "yes":  # first in doubt, then checked
        return "yes", []
    for strong, weak in STRONGER.get(fact, ()):
        if set(values) == {strong, weak}:
            return strong, []
    return None, readings_of


STRONGER: dict[str, tuple[tuple[str, str], ...]] = {
    "consent": (
        ("withdrawn", "given"),
        ("unsafe-to-ask", "not-asked"),
        ("withdrawn", "refused"),
        ("unsafe-to-ask", "refused"),
        ("refused", "not-asked"),
    ),
    "risk": (
        ("immediate-danger", "significant-harm"),
        ("significant-harm", "welfare-concern"),
        ("immediate-danger", "welfare-concern"),
    ),
}
"""Of two readings, the one that takes the other in: what was withdrawn had been given."""
