"""What has happened: it was shared already, another body will not give us what we need, or professionals disagree."""

from isp_assistant.interpret.acts import Act, Acts
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import PROFESSIONAL, Mention
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.scene import Scene

ALREADY_SHARED = "already-shared"

TO_ITS_SUBJECT = 8
"""Words from a phrase back to a pronoun that is its subject ("he has a wound and will not talk")."""


def situation_of(phrase: Found[str], grammar: Grammar, acts: Acts) -> str | None:
    """Weigh a phrase that says what has happened, and give its value or None.

    Bodies and staff share, refuse and disagree: what a parent told, would not say or objects to says nothing of it.
    """
    scene = grammar.scene
    if scene.open(phrase.first) or scene.negated(phrase.first):
        return None
    if _of_a_person(phrase.first, grammar):
        return None
    before = phrase.meaning == ALREADY_SHARED and any(
        scene.listed(at, "done_before") for at in range(phrase.first, phrase.last + 1)
    )
    return None if before and any(_still_to_decide(act) for act in acts.all) else phrase.meaning


def _of_a_person(first: int, grammar: Grammar) -> bool:
    if _was_given(first, grammar.scene):
        return False
    subject = grammar.subject(first, people=True)
    if isinstance(subject, Mention):
        return subject.person and subject.who != PROFESSIONAL
    scene = grammar.scene
    return any(scene.gender(at) and scene.listed(at, "subject_pronouns") for at in scene.before(first, TO_ITS_SUBJECT))


def _was_given(first: int, scene: Scene) -> bool:
    """ "Dad has been sent her file", "nan was told": somebody else did it. "He was sent to a school" is not that."""
    passive = scene.lemma(scene.previous(first)) == "be"
    return passive and (scene.lemma(first) == "tell" or scene.among(first + 1, "determiners"))


def _still_to_decide(act: Act) -> bool:
    """ "I told the school already, can I tell the GP": what is asked is whether to tell one more."""
    return act.passes_on and act.by_writer and act.may and not act.past
