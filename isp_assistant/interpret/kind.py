"""What a text wants: a decision, a look-up, or something else; and whether it speaks of danger or distress now."""

from isp_assistant.domain.reading import Kind
from isp_assistant.interpret.scene import Scene

PLAINLY_A_CASE = frozenset(
    {"consent", "risk", "competent", "legal_bar", "legal_duty", "scale", "recipient_verified", "situation"}
)
"""Facts that nobody states who only wants something looked up."""


def kind_of(scene: Scene, facts: frozenset[str], recipient: bool) -> Kind:
    """Weigh what is asked: whether to share, or to look something up, with nobody's information at stake."""
    if not any(word.lemma.isalnum() for word in scene.words):
        return Kind.OTHER
    if _looks_up(scene, facts, recipient):
        return Kind.LOOKUP
    if _decides(scene, facts, recipient) or facts & PLAINLY_A_CASE:
        return Kind.DECISION
    if scene.find(scene.english.other_frames) and not facts:
        return Kind.OTHER
    if scene.find(scene.english.lookup_topics):
        return Kind.LOOKUP
    return Kind.DECISION if recipient or facts - {"about"} else Kind.OTHER


def _looks_up(scene: Scene, facts: frozenset[str], recipient: bool) -> bool:
    """A question about the rules or the pack: it opens like one, and no person is in it."""
    opening = [found for found in scene.find(scene.english.lookup_frames) if found.first == 0]
    if not opening:
        return False
    people = {found.meaning for found in scene.find(scene.english.people)}
    somebody = bool(people & {"child", "parent"}) and bool(_told_of(scene))
    own = any(word.lemma in ("i", "we", "us", "me") for word in scene.words)
    return not somebody and not (own and recipient) and not (own and _shares(scene))


def _told_of(scene: Scene) -> bool:
    """Does somebody in particular do or have something ("mum is", "he's", "dad has")?"""
    return any(word.lemma in ("he", "she", "his", "her", "him", "they") for word in scene.words)


def _shares(scene: Scene) -> bool:
    return any(word.lemma in scene.english.share_words for word in scene.words)


def _decides(scene: Scene, facts: frozenset[str], recipient: bool) -> bool:
    framed = bool(scene.find(scene.english.question_frames))
    if recipient:
        return True
    if framed and (_shares(scene) or len(facts) >= 1):
        return True
    return len(facts - {"about"}) >= 2 or (_shares(scene) and bool(facts))


def is_urgent(scene: Scene, risk: str | None) -> bool:
    """Say whether the words speak of danger or distress now; a look-up about danger does not."""
    if risk == "immediate-danger":
        return True
    hurt = {"kill", "die", "dying", "suicidal", "bleed", "unconsciou", "overdos", "stab", "attack", "danger", "jump"}
    now = {"now", "tonight", "minut", "immediately", "urgent", "urgently", "emergency"}
    words = {word.lemma for word in scene.words}
    return bool(words & hurt) and bool(words & now)
