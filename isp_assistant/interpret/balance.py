"""What weighs more, the need to share or the confidence that it costs: "the need to tell outweighs his privacy"."""

from collections.abc import Iterable, Iterator

from isp_assistant.interpret.text.clauses import Mood
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.scene import Scene

NEED, COST = "need", "cost"

BESIDE = 9
"""Words beside the verb within which stands what is weighed."""

ADVERBS = 3
"""Words that may stand within a passive ("is very heavily outweighed")."""


def weighed(scene: Scene) -> Iterator[Found[str]]:
    """Give each place that says which side weighs more: yes, the need to share; no, what sharing costs."""
    for verb, stronger in _verbs(scene):
        if _is_told(scene, verb[0]):
            yield from _verdict(scene, verb, stronger)


def _verbs(scene: Scene) -> Iterator[tuple[range, bool]]:
    """Give the places of each verb that weighs, and whether what stands before it is the stronger."""
    last = 0
    for at in sorted(scene.classes):
        ends = [(scene.begins(at, name), name == "outweighs") for name in ("is_outweighed", "outweighs")]
        found = [(end, stronger) for end, stronger in ends if end is not None]
        if at >= last and found and not scene.gerund(at):
            last, stronger = max(found)
            yield range(at, last), stronger and not _passive(scene, at, last)


def _passive(scene: Scene, first: int, last: int) -> bool:
    """ "Is heavily outweighed by", "her privacy is overridden": what stands before the verb is the weaker."""
    if not scene.past(first):
        return False
    behind = scene.next(last - 1)
    by = scene.lemma(behind) == "by" and scene.lemma(scene.next(behind)) != "far"
    for at in scene.before(first, ADVERBS + 1):
        if scene.words[at].stop or scene.among(at, "coordinators"):
            break
        by = by or scene.lemma(at) == "be"
    return by


def _is_told(scene: Scene, at: int) -> bool:
    """ "If it outweighs …" and "does it outweigh …?" say neither; what the writer thinks is what they weighed."""
    clause, hedge = scene.clause(at), scene.hedge(at)
    turned = scene.among(clause.first, "turned") and at > clause.first
    asks = clause.mood == Mood.SUPPOSED or (turned and clause.asked_of != "we")
    return not asks and (hedge is None or scene.among(hedge, "judging"))


def _verdict(scene: Scene, verb: range, stronger: bool) -> Iterator[Found[str]]:
    """Say which side wins; where neither is named, or both are on one side of the verb, nothing is said."""
    left = _side(scene, scene.before(verb[0], BESIDE))
    right = _side(scene, scene.after(verb[-1], BESIDE))
    if left == right:
        return
    need_first = left == NEED or right == COST
    wins = need_first == (stronger != scene.negated(verb[0]))
    yield Found("yes" if wins else "no", verb[0], verb[-1])


def _side(scene: Scene, places: Iterable[int]) -> str | None:
    """Give the side of the nearest words that name one."""
    for at in places:
        for name, side in (("cost_of_sharing", COST), ("need_to_share", NEED)):
            if scene.begins(at, name) is not None:
                return side
    return None
