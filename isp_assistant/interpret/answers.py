"""Words typed while a question is pending: an answer to it, a correction, another question, or none of these."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from isp_assistant.domain.facts import LONG, members
from isp_assistant.domain.model import UNSURE, Answer, Fact
from isp_assistant.domain.reading import Interpretation, Kind, Reading
from isp_assistant.interpret.mentions import Mention, mentions_of
from isp_assistant.interpret.text.clauses import Mood
from isp_assistant.interpret.text.lexicon import Lexicon, plain_forms
from isp_assistant.interpret.text.scene import Scene

SHORT = 14
"""Words up to which a text may be an answer by a word alone ("yeah", "the nursery")."""

NAMING = frozenset({"about", "recipient", "sharer"})
"""Facts that are spoken of wherever somebody is named: "not sure what mum would say" doubts neither."""

OURS_TO_JUDGE = frozenset({"public_interest", "legal_duty", "legal_bar"})
"""Facts for whoever holds the information to judge. In a longer answer only the reading knows whose word it is."""

OPENING = 2
"""Words within which an amendment says that it is one ("no wait, it's the school")."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a text says to a pending question: its `value`, or None; and what else was heard, or None if nothing."""

    value: Answer | None = None
    heard: Interpretation | None = None


def answered(lexicon: Lexicon, heard: Interpretation, text: str, fact: Fact) -> Answered:
    """Take a text as an answer to a question on a fact, where `heard` is what was read from it."""
    value = chosen(text, fact) or (UNSURE if _no_more_than_unsure(lexicon, text) else None)
    if value is not None:
        return Answered(value)
    scene = lexicon.scene(text)
    doubted = _doubted(lexicon, scene)
    if doubted is not None and doubted.fact == fact.name:
        return Answered(UNSURE)
    if doubted is not None:
        return Answered(None, Interpretation(Kind.DECISION, {doubted.fact: UNSURE}, {doubted.fact: (doubted,)}))
    if heard.kind == Kind.LOOKUP and not _says_only(scene, fact):
        return Answered(None, heard)
    amended = other_recipient(lexicon, heard, text) if fact.name != "recipient" else None
    if amended is not None:
        return Answered(None, amended)
    said = heard.understood.get(fact.name)
    if fact.name not in heard.conflicts and (said is None or (fact.many and not _denies(scene))):
        said = _together(fact, said, _in_words(lexicon, text, fact))
    more = heard.urgent or bool(heard.understood.keys() - {fact.name})
    if said is not None:
        return Answered(said, heard if more else None)
    asked = heard.kind == Kind.DECISION and asks(scene)
    return Answered(None, heard if more or heard.conflicts or asked else None)


def asks(scene: Scene) -> bool:
    """Say whether a text asks what we do, or what anybody may ("can the council have it")."""
    return any(clause.asked_of == "we" or _asks_what_may_be(scene, clause.first) for clause in scene.clauses)


def _asks_what_may_be(scene: Scene, first: int) -> bool:
    opens = scene.next(first) if scene.among(first, "joins") else first
    return scene.among(opens, "modals") and not scene.among(scene.next(opens), "negators")


def corrects(scene: Scene) -> bool:
    """Say whether a text amends what was said before."""
    return _opens(scene, "amends")


def speaks_of_agreement(scene: Scene) -> bool:
    """Say whether a text may change what is known of an agreement: "she said only if", "not mum"."""
    return any(scene.begins(at, "of_agreement") is not None for at in scene.classes)


def sends(scene: Scene) -> bool:
    """Say whether a text says to whom it goes, or that somebody wants it: "to his mum", "his nan wants to be told"."""
    named = (one for one in mentions_of(scene, (), ()) if one.to)
    to = any(scene.among(at, "going_to") for one in named for at in scene.before(one.start, 2))
    return to or any(scene.lemma(at) == "recipient" for at in range(len(scene.words))) or _has(scene, "question")


def goes_on(scene: Scene) -> bool:
    """Say whether a text amends what was said before, or says that it adds to it."""
    return _opens(scene, "amends") or _opens(scene, "adds")


def turns_to_another(scene: Scene) -> bool:
    """Say whether a text turns to another case: "what about another family", "her sister has bruises"."""
    return _opens(scene, "another_case") or any(_is_on_another_child(scene, at) for at in range(OPENING))


def _is_on_another_child(scene: Scene, at: int) -> bool:
    """ "Her sister has bruises"; but "his sister told me", "her brother is hitting her", "his brother was as well"."""
    end = scene.begins(at, "another_child")
    if end is None or not scene.among(end, "bearing"):
        return False
    rest = (place for place in range(end, len(scene.words)) if scene.same(place, end))
    return all(scene.begins(place, "of_this_case") is None for place in rest)


def _opens(scene: Scene, name: str) -> bool:
    return any(f"<{name}>" in scene.classes.get(at, {}) for at in range(OPENING))


def chosen(text: str, fact: Fact) -> Answer | None:
    """Take numbers of the options, `?`, or the name or the label of a value."""
    plain = text.strip().lower().rstrip(".)")
    values = list(fact.values)
    if plain == "?":
        return UNSURE
    plain = next((one.name for one in fact.values.values() if one.label.lower() == plain), plain)
    if plain in (*values, UNSURE):
        return (plain,) if fact.many and plain != UNSURE else plain
    parts = plain.replace(",", " ").replace(" and ", " ").split()
    if parts and all(part.isascii() and part.isdigit() for part in parts):
        return _numbered([int(part) for part in parts], values, fact)
    return None


def other_recipient(lexicon: Lexicon, heard: Interpretation, text: str) -> Interpretation | None:
    """Take "wait, I meant the GP" and "no, it's for the school" where that is not asked: whom it goes to."""
    scene = lexicon.scene(text)
    if len(scene.words) > SHORT:
        return None
    told = [one for one in mentions_of(scene, (), ()) if one.to and not _denied(scene, one)]
    if len({one.to for one in told}) != 1:
        return None
    if not (corrects(scene) and not heard.understood) and not _only_names(scene, told[0]):
        return None
    reading = scene.reading("recipient", str(told[0].to), told[0].first, told[0].last)
    return Interpretation(Kind.DECISION, {"recipient": reading.value}, {"recipient": (reading,)})


def _denied(scene: Scene, named: Mention) -> bool:
    """ "Not the school" denies it; "no, the school" and "not them, it's for the school" do not."""
    if any(scene.among(at, "going_to") and _behind_a_denied(scene, at) for at in scene.before(named.start, 2)):
        return False
    says_no = "<no>" in scene.classes.get(0, {})
    denier = next((at for at in scene.before(named.start) if scene.among(at, "negators")), None)
    return scene.negated(named.start) and not (says_no and denier == 0)


def _behind_a_denied(scene: Scene, place: int) -> bool:
    """ "Not for the school, it's for": is somebody named between the denial and here?"""
    denial = next((at for at in scene.before(place) if scene.among(at, "negators")), place)
    return any(denial < one.start <= one.last < place for one in mentions_of(scene, (), ()))


def _only_names(scene: Scene, named: Mention) -> bool:
    """Do the words say whom it goes to, and no more? "No, dad" may be who refused: of a person they must say "to"."""
    others = [one for one in mentions_of(scene, (), ()) if one == named or _denied(scene, one)]
    inside = {at for one in others for at in range(one.start, one.last + 1)}
    besides = [at for at, word in enumerate(scene.words) if at not in inside and not word.stop]
    goes = any(scene.among(at, "going_to") for at in besides)
    framed = all(scene.among(at, "going_to") or scene.among(at, "naming") for at in besides)
    return bool(besides) and framed and (goes or not named.person)


def _no_more_than_unsure(lexicon: Lexicon, text: str) -> bool:
    """ "Dunno" is not sure, and does not say that somebody else does not know."""
    scene = lexicon.scene(text[:100])
    ends = scene.classes.get(0, {}).get("<unsure>", ()) or scene.classes.get(1, {}).get("<unsure>", ())
    return any(all(word.stop for word in scene.words[end:]) for end in ends)


def _doubted(lexicon: Lexicon, scene: Scene) -> Reading | None:
    """ "Not sure about the risk" says of the risk that nobody is sure, whatever was asked."""
    behind = range(max(_places(scene, "unsure"), default=len(scene.words)) + 1, len(scene.words))
    rest = [at for at in behind if not (scene.words[at].skip or scene.words[at].plain == "about")]
    named = {scene.words[at].lemma for at in rest}
    for fact in lexicon.pack.facts.values() if rest else ():
        if fact.when_unsure and named == set(plain_forms(fact.label)):
            return scene.reading(fact.name, UNSURE, 0, rest[-1])
    return None


def _unsure_of_another(scene: Scene, fact: Fact) -> bool:
    """ "Not sure who rang" doubts something else than the risk, and "could be the nursery" supposes something."""
    if fact.name in scene.said or (fact.name in NAMING and mentions_of(scene, (), ())):
        return False
    unsure = _places(scene, "unsure")
    others = [one for name in scene.said.keys() - NAMING for one in scene.said[name] if one.first not in unsure]
    supposing = _places(scene, "supposing")
    behind = range(min(supposing, default=len(scene.words)), len(scene.words))
    return bool(others) or any(_says_more(scene, at) for at in behind if at not in supposing | unsure)


def _places(scene: Scene, name: str) -> frozenset[int]:
    """Give the places of all words of a class of phrases."""
    spans = ((first, scene.begins(first, name)) for first in scene.classes)
    return frozenset(at for first, end in spans if end is not None for at in range(first, end))


def _says_more(scene: Scene, at: int) -> bool:
    """Is it a word that an answer of yes, no or not sure would not hold?"""
    word = scene.words[at]
    return not (word.stop or word.skip or scene.among(at, "answer_words"))


def _numbered(places: list[int], values: list[str], fact: Fact) -> Answer | None:
    if all(place == len(values) + 1 for place in places):
        return UNSURE
    if not all(1 <= place <= len(values) for place in places) or (len(places) > 1 and not fact.many):
        return None
    picked = tuple(values[place - 1] for place in places)
    return members(fact, picked) if fact.many else picked[0]


def _says_only(scene: Scene, fact: Fact) -> bool:
    """Do the words name a value and nothing else? "Address" is an answer then, and nothing to look up."""
    told = {at for found in scene.said.get(fact.name, ()) for at in range(found.first, found.last + 1)}
    return bool(told) and all(word.stop or word.skip or at in told for at, word in enumerate(scene.words))


def _together(fact: Fact, read: Answer | None, answered: Answer | None) -> Answer | None:
    """Take what was read and what answers the question alone; of a set, both: "health and her address"."""
    if read is None or answered is None or UNSURE in (read, answered):
        return answered if read is None else read
    return members(fact, (*read, *answered))


def _in_words(lexicon: Lexicon, text: str, fact: Fact) -> Answer | None:
    """Take words that answer this question alone: not sure, its own words or labels, a name, yes and no."""
    scene = lexicon.scene(text)
    if len(scene.words) > SHORT:
        return None
    if _has(scene, "unsure"):
        return None if _unsure_of_another(scene, fact) else UNSURE
    if any(clause.mood == Mood.SUPPOSED for clause in scene.clauses):
        return None  # "if she agrees" answers nothing
    if fact.many and (listed := _listed(lexicon, text, fact)):
        return listed
    named, labelled = tuple(dict.fromkeys(_named(scene, fact))), lexicon.labelled(scene, fact.name)
    if _has(scene, "excepting"):
        labelled = ()
    if fact.many and (named or labelled):
        return members(fact, (*named, *labelled))
    values = named or labelled or tuple(_by_a_word(scene, fact))
    if len(values) == 1:
        return values if fact.many else values[0]
    return None if values else _yes_or_no(scene, fact)


def _listed(lexicon: Lexicon, text: str, fact: Fact) -> Answer | None:
    """Take "drugs, abuse and health" apart, where each part names members; nothing from a denial on."""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    named = takewhile(lambda part: not _denies(lexicon.scene(part)), parts)
    said = [_in_words(lexicon, part, fact) for part in named] if len(parts) > 1 else []
    if not all(isinstance(one, tuple) for one in said):
        return None
    return members(fact, chain.from_iterable(one for one in said if one)) or None


_BETWEEN = re.compile(r"[,;&]|\band\b", re.IGNORECASE)


def _by_a_word(scene: Scene, fact: Fact) -> Iterator[str]:
    """Give the values of a long list whose labels have all the words; a denial names none."""
    typed = {word.lemma for word in scene.words if not word.stop}
    if typed and not _denies(scene) and len(fact.values) > LONG:
        yield from (value.name for value in fact.values.values() if typed.issubset(plain_forms(value.label)))


def _named(scene: Scene, fact: Fact) -> Iterator[str]:
    """Give the values that the words name, but for those that are denied ("not the police, the school")."""
    if fact.name in ("recipient", "about"):
        for mention in mentions_of(scene, (), ()):
            value = mention.to if fact.name == "recipient" else mention.who
            if value in fact.values and not scene.negated(mention.start):
                yield value
        return
    judged = fact.name in OURS_TO_JUDGE
    if judged and not _says_only(scene, fact):
        return
    for found in scene.said.get(fact.name, ()):
        asked = judged and scene.open(found.first, of=frozenset({"", "we"}))
        if not (scene.negated(found.first) or scene.excepted(found.first) or asked):
            yield found.meaning


def _denies(scene: Scene) -> bool:
    return _has(scene, "excepting") or any(scene.among(at, "negators") for at in range(len(scene.words)))


def _yes_or_no(scene: Scene, fact: Fact) -> str | None:
    """Take yes, no and none where the question has such an answer and nothing else is said.

    "No, she agreed last week" and "nobody is safe there" do not answer whether anybody is at risk.
    """
    if any(_says_more(scene, at) for at in range(len(scene.words))):
        return None
    yes, no, none = (_has(scene, name) for name in ("yes", "no", "nothing"))
    if yes and no:
        return None
    wanted = ["given", "yes"] if yes else ["none"] if none else ["no", "none", "refused"] if no else []
    return next((value for value in wanted if value in fact.values), None)


def _has(scene: Scene, name: str) -> bool:
    return any(f"<{name}>" in names for names in scene.classes.values())
