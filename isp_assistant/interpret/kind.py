"""What a text wants: a decision, a look-up, or something else; and whether it speaks of danger or distress now."""

from isp_assistant.domain.reading import Kind
from isp_assistant.interpret.acts import ASK
from isp_assistant.interpret.harm.told import IMMEDIATE
from isp_assistant.interpret.mentions import CHILD, OTHER_ADULT, PARENT, Mention
from isp_assistant.interpret.signs.sign import KIN
from isp_assistant.interpret.text.clauses import Mood
from isp_assistant.interpret.text.scene import Scene
from isp_assistant.interpret.understanding import Understanding

PLAINLY_A_CASE = frozenset(
    {"consent", "risk", "competent", "legal_bar", "legal_duty", "scale", "recipient_verified", "situation"}
)
"""Facts that nobody states who only wants something looked up."""


def kind_of(understood: Understanding, facts: frozenset[str], alarmed: bool = False) -> Kind:
    """Weigh what is asked: whether to share, or to look something up, with nobody's information at stake.

    `facts` are those that were read; whoever is `alarmed` has something to decide, however they put it.
    """
    if not any(word.lemma.isalnum() for word in understood.scene.words):
        return Kind.OTHER
    if not alarmed and _wants_nothing_shared(understood, facts):
        return Kind.OTHER
    for_whom = _says(understood, "for_whom")
    if not (alarmed or for_whom) and _looks_up(understood, facts):
        return Kind.LOOKUP
    if alarmed or for_whom or _decides(understood, facts):
        return Kind.DECISION
    if _says(understood, "chat") and not facts and not _names_somebody(understood):
        return Kind.OTHER
    if _says(understood, "topic") and not _tells_of_somebody(understood):
        return Kind.LOOKUP
    asks = _says(understood, "question") and _ours(understood) and not _says(understood, "chat")
    return Kind.DECISION if asks or facts - {"about"} or _tells_of_somebody(understood) else Kind.OTHER


def _wants_nothing_shared(understood: Understanding, facts: frozenset[str]) -> bool:
    """ "Tell me a story", "it won't let me print": an errand, or trouble with the app, and nobody's case."""
    errand = understood.scene.begins(0, "errand") is not None
    trouble = _says(understood, "of_the_app") and not _tells_of_somebody(understood)
    return trouble or (errand and not facts & PLAINLY_A_CASE)


def _decides(understood: Understanding, facts: frozenset[str]) -> bool:
    if not understood.only_named or facts & PLAINLY_A_CASE or len(facts - {"about"}) > 1:
        return True
    passes_on = any(act.passes_on for act in understood.acts.all)
    asks = _says(understood, "question")
    return asks and (passes_on or bool(facts) or (_ours(understood) and _somebody(understood)))


def _looks_up(understood: Understanding, facts: frozenset[str]) -> bool:
    """A question about the rules or the pack: it opens like one, and nobody in particular is in it."""
    if _reaches(understood, facts):
        return True
    if understood.scene.begins(0, "look_up") is None or _has_happened(understood, facts):
        return False
    people = any(mention.who in ("child", "parent", "other-adult") for mention in understood.grammar.mentions)
    if people and any(understood.scene.gender(at) for at in range(len(understood.scene.words))):
        return False
    if understood.scene.among(0, "turned") and not understood.only_named:  # "are the police entitled to it"
        return False
    if not _ours(understood, us=True):
        return True
    tells = any(act.passes_on and act.reached for act in understood.acts.all)
    return _says(understood, "topic") and not tells and "recipient" not in facts


def _reaches(understood: Understanding, facts: frozenset[str]) -> bool:
    """ "How do I contact the duty team" is looked up; "how do I ring his dad", "who do I ring, he hit her" are not."""
    asks = understood.scene.begins(0, "reaching") is not None or _dials(understood)
    family = any(mention.who in ("child", "parent", "other-adult") for mention in understood.grammar.mentions)
    someone = any(understood.scene.gender(at) for at in range(len(understood.scene.words)))
    return asks and not (family or someone) and facts <= {"recipient", "information"}


def _dials(understood: Understanding) -> bool:
    """ "MASH phone number?", where "the landlord wants the phone number" is asked of us."""
    asked = any(ASK in act.kinds and not act.by_writer for act in understood.acts.all)
    return _says(understood, "dialling") and not asked


def _has_happened(understood: Understanding, facts: frozenset[str]) -> bool:
    """ "Emailed a list to the wrong parent" tells what has happened; "what is a data breach" asks what it is."""
    return "situation" in facts and not understood.scene.among(0, "questioners")


def _tells_of_somebody(understood: Understanding) -> bool:
    """ "Baby shaken by dad": whoever tells of a child or a family has a worry, though they ask nothing yet."""
    scene = understood.scene
    spoken_of = any(scene.gender(at) for at in range(len(scene.words))) and not _says(understood, "chat")
    return spoken_of or _names_somebody(understood)


def _names_somebody(understood: Understanding) -> bool:
    """ "The kids", "a pupil"; but "children" at large are nobody in particular, and the writer's own no case."""
    mentions = (m for m in understood.grammar.mentions if m.person and not (m.plural and m.start == m.last))
    told = (m for m in mentions if not _at_home(understood.scene, m))
    return any(m.who in (CHILD, PARENT, OTHER_ADULT) or m.to in KIN for m in told)


def _at_home(scene: Scene, mention: Mention) -> bool:
    """ "My mum", "my kids": the writer's own."""
    kin = mention.to in KIN or scene.among(mention.last, "offspring")
    return kin and scene.words[mention.start].plain == "my"


def _says(understood: Understanding, name: str) -> bool:
    return any(f"<{name}>" in names for names in understood.scene.classes.values())


def _ours(understood: Understanding, us: bool = False) -> bool:
    """Does the writer speak of what they do?"""
    return any(word.lemma == "we" or (us and word.lemma == "us") for word in understood.scene.words)


def _somebody(understood: Understanding) -> bool:
    words = understood.scene.words
    return any(understood.scene.gender(at) or words[at].lemma == "this" for at in range(len(words)))


def is_urgent(understood: Understanding) -> bool:
    """Say whether the words speak of danger, or of the writer's own distress, now; whatever is asked."""
    scene = understood.scene
    if any(reading.value == IMMEDIATE for reading in understood.found.get("risk", ())):
        return True
    places = (at for at in scene.classes if scene.begins(at, "distress") is not None)
    return any(not scene.negated(at) and scene.mood(at) != Mood.SUPPOSED for at in places)
