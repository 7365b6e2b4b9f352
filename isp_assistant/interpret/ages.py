"""The ages that a text gives, as people write them: "he's 15", "my 17 yo", "a girl of twelve", "(14)"."""

from collections.abc import Iterator
from dataclasses import dataclass

from isp_assistant.interpret.text.scene import Scene

ADULT = 18
ALONE = range(5, 20)
"""A number that is a sentence of its own is taken for an age only within these."""

AGED = ("aged", "age")

CLAIM = 3
"""Words that may part "says" from the age that is only said."""

_WRITTEN = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: number for number, word in enumerate(_WRITTEN.split())} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split(), start=3)
}
_UNITS = frozenset({"year", "month", "week", "day"})


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years, given by the words first to last."""

    years: int
    first: int
    last: int


def ages_of(scene: Scene) -> Iterator[Age]:
    """Find the ages that a text gives, from left to right."""
    disputed = _disputed(scene)
    at = 0
    while at < len(scene.words):
        age = _age_at(scene, at)
        if age and age.first not in disputed:
            yield age
        at = age.last + 1 if age else at + 1


def _disputed(scene: Scene) -> frozenset[int]:
    """ "She says she's 15 and the Home Office say 23": give where the ages stand that make a child and a grown-up."""
    claimed: dict[int, list[int]] = {}
    for at, word in enumerate(scene.words):
        number = _number(word.plain)
        if number is not None and _counts_nothing(scene, at) and _is_claimed(scene, at):
            claimed.setdefault(word.sentence, []).append(at)
    return frozenset(at for places in claimed.values() if _disagree(scene, places) for at in places)


def _is_claimed(scene: Scene, at: int) -> bool:
    return any(scene.among(place, "age_claims") for place in scene.before(at, CLAIM))


def _disagree(scene: Scene, places: list[int]) -> bool:
    grown = {(_number(scene.words[at].plain) or 0) >= ADULT for at in places}
    return len(grown) > 1


def _age_at(scene: Scene, at: int) -> Age | None:
    number = _number(scene.words[at].plain)
    if number is None:
        return None
    unit = scene.lemma(at + 1)
    if unit in _UNITS and scene.lemma(at + 2) == "old":
        return Age(number if unit == "year" else 0, at, at + 2)
    before = scene.lemma(at - 1)
    if before == "over" and number == ADULT and scene.lemma(scene.previous(at - 1)) == "be":
        return Age(number, at, at)
    turned = at > 0 and scene.words[at - 1].plain == "turned"
    if turned or before in AGED or (before == "of" and scene.lemma(at - 2) in AGED):
        return Age(number, at, at)
    if before == "of" and scene.lemma(at - 2) in _people(scene) and unit not in _UNITS:  # no "partner of ten years"
        return Age(number, at, at)
    if unit == "year" and scene.lemma(at + 2) in _people(scene):
        return Age(number, at, at + 1)
    alone = _counts_nothing(scene, at) and _of_somebody(scene, at, number)
    return Age(number, at, at) if alone or _beside(scene, at, number) else None


def _beside(scene: Scene, at: int, number: int) -> bool:
    """ "Girl 12 says", "lad 15 with a rash"; but "girl 12 weeks pregnant", "boys 3"."""
    child = at > 0 and scene.among(at - 1, "beside_age") and not scene.words[at - 1].plain.endswith("s")
    ends = not scene.same(at + 1, at) or scene.words[at + 1].stop or scene.lemma(at + 1) == ","
    return child and number in ALONE and (ends or scene.among(at + 1, "behind_age"))


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 2:
        return int(word)
    return _NUMBERS.get(word)


def _people(scene: Scene) -> frozenset[str]:
    return scene.english.group("young")


def _counts_nothing(scene: Scene, at: int) -> bool:
    if not scene.same(at + 1, at):
        return True
    following = scene.words[at + 1]
    return following.stop or following.skip or following.lemma in ("and", "but", "x", "who", ")") or _goes_on(scene, at)


def _goes_on(scene: Scene, at: int) -> bool:
    """ "He's 16 with a rash", "who's 19 asked me", "boyfriend is 23 said"; but "he's one of ours"."""
    somebody = scene.lemma(at - 2) in ("they", "who") or scene.among(at - 2, "partners")
    somebody_is = scene.lemma(at - 1) == "be" and somebody
    goes_on = scene.among(at + 1, "prepositions") or scene.past(at + 1) or scene.among(at + 1, "subjects")
    return somebody_is and scene.words[at].plain.isdecimal() and goes_on


def _of_somebody(scene: Scene, at: int, number: int) -> bool:
    """Does it follow a person ("he is 15", "girl (14)", "Freya (3)"), or stand for one, or as a sentence of its own?"""
    before = at - 1
    while scene.same(before, at) and (scene.words[before].skip or scene.lemma(before) in (",", "(", "be", "turn")):
        before -= 1
    if not scene.same(before, at) or scene.words[before].stop:
        return number in ALONE and (_opens(scene, at) or _is_all(scene, at))
    if before == at - 1:
        return False
    if _is_added(scene, at, number):
        return True
    named = scene.among(before, "young") or scene.lemma(before) in ("they", "who") or _named(scene, before, at)
    return named or _is_so(scene, at)


def _is_all(scene: Scene, at: int) -> bool:
    return all(scene.lemma(place) in (".", "x", "?", "!", ",") for place in scene.after(at, 2))


def _is_added(scene: Scene, at: int, number: int) -> bool:
    """ "She has stopped eating, 13.": a number at the end, behind a comma, where somebody is he or she."""
    ends = not scene.same(at + 1, at) or scene.words[at + 1].stop
    listed = scene.words[scene.previous(at - 1)].plain.isdecimal() if at > 1 else True
    added = number in ALONE and scene.lemma(at - 1) == "," and ends and not listed
    return added and any(scene.gender(place) for place in range(at) if scene.same(place, at))


def _opens(scene: Scene, at: int) -> bool:
    """ "15, won't have his tutor told": it stands for whoever is spoken of."""
    return not scene.same(at - 1, at) and scene.lemma(at + 1) == ","


def _named(scene: Scene, before: int, at: int) -> bool:
    """Is it a name with the number beside it: "Freya (3)", "Lily, who's 5", "Ali is 8"?"""
    beside = any(scene.lemma(place) in (",", "(") for place in range(before + 1, at))
    is_so = scene.lemma(before + 1) == "be" and scene.words[at].plain.isdecimal()
    return (beside or is_so) and scene.name(before)


def _is_so(scene: Scene, at: int) -> bool:
    """ "The girl I see is 16", "left care years ago, 26 now"."""
    if scene.lemma(at - 1) == "," and scene.lemma(at + 1) == "now":
        return True
    someone = (scene.among(place, "young") and not scene.words[place].plain.endswith("s") for place in scene.before(at))
    return scene.lemma(scene.previous(at)) == "be" and any(someone)
