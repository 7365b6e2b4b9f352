"""The interpreter: one typed text in, facts with their words out; and free-word answers to a pending question."""

from collections.abc import Iterable
from dataclasses import dataclass

from isp_assistant.directory import Directory
from isp_assistant.domain.facts import members
from isp_assistant.domain.model import UNSURE, Answer, Fact, Pack, Question
from isp_assistant.domain.reading import Interpretation, Kind, Reading
from isp_assistant.interpret import harm
from isp_assistant.interpret.direction import Direction
from isp_assistant.interpret.english import English, english
from isp_assistant.interpret.kind import is_urgent, kind_of
from isp_assistant.interpret.lexicon import Lexicon
from isp_assistant.interpret.scene import Scene
from isp_assistant.interpret.subject import Subject

HARMFUL = (
    "consent",
    "risk",
    "confidential",
    "competent",
    "legal_duty",
    "legal_bar",
    "public_interest",
    "recipient_verified",
)
PLAIN = ("identifiable", "scale", "purpose", "situation")


@dataclass(frozen=True, slots=True)
class Answered:
    """What a text says to a pending question: its `value`, or None; and what else was heard, or None if nothing."""

    value: Answer | None = None
    heard: Interpretation | None = None


class Interpreter:
    """Reads texts on one pack. The words come from its `facts.yaml`, partners from its directory."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.english: English = english()
        self.directory = Directory(pack.partners.values())
        self.lexicons = {name: _lexicon(fact) for name, fact in pack.facts.items()}
        self.labels = {name: _labels(fact) for name, fact in pack.facts.items()}
        sharer = pack.facts.get("sharer")
        self.sharers = frozenset(sharer.values) if sharer else frozenset()

    def read(self, text: str) -> Interpretation:
        """Read a text. Never raises: any text is read as something, if only as nothing."""
        scene = Scene(text, self.english)
        trace = [("words", " ".join(word.lemma for word in scene.words[:200]))]
        found = self._readings(scene)
        trace += [(fact, "; ".join(f"{r.value} ← “{r.phrase}”" for r in held)) for fact, held in found.items() if held]
        understood, conflicts = self._settled(found)
        trace += [("conflict", fact) for fact in conflicts]
        kind = kind_of(scene, frozenset(understood) - {"sharer"}, "recipient" in understood)
        self._imply(scene, understood, found)
        trace.append(("kind", kind.value))
        readings = {fact: tuple(held) for fact, held in found.items() if fact in understood}
        urgent = is_urgent(scene, _text(understood.get("risk"))) and kind != Kind.LOOKUP
        partner = self._partner(text, found.get("recipient", []))
        if kind != Kind.DECISION:
            return Interpretation(kind, urgent=urgent, partner=partner, trace=tuple(trace))
        return Interpretation(kind, understood, readings, conflicts, partner, urgent, tuple(trace))

    def _readings(self, scene: Scene) -> dict[str, list[Reading]]:
        found: dict[str, list[Reading]] = {}
        known = self.lexicons
        bodies = known.get("recipient", Lexicon[str]([]))
        direction = Direction(scene, bodies, self.sharers)
        if "recipient" in known:
            found["recipient"] = _own(scene, direction)
        sharer = direction.sharer()
        if sharer:
            found["sharer"] = [sharer]
        subject = Subject(scene, known.get("information", Lexicon[str]([])), direction.bodies)
        if "information" in known:
            found["information"] = subject.information()
        for fact in (*HARMFUL, *PLAIN):
            if fact in known:
                found[fact] = harm.readings(scene, fact, known[fact])
        if "about" in known:
            harmed = [r for r in found.get("risk", []) if r.value in ("significant-harm", "immediate-danger")]
            found["about"] = [r for r in subject.about(harmed) if r.value in self.pack.facts["about"].values]
        return {fact: held for fact, held in found.items() if held}

    def _settled(self, found: dict[str, list[Reading]]) -> tuple[dict[str, Answer], dict[str, tuple[Reading, ...]]]:
        understood: dict[str, Answer] = {}
        conflicts: dict[str, tuple[Reading, ...]] = {}
        for fact, held in found.items():
            if self.pack.facts[fact].many:
                understood[fact] = members(self.pack.facts[fact], (reading.value for reading in held))
            elif fact in ("recipient", "purpose"):
                understood[fact] = held[0].value
            else:
                value, against = harm.settled(held, fact)
                if value:
                    understood[fact] = value
                elif against and fact in HARMFUL:
                    conflicts[fact] = tuple(against)
        return understood, conflicts

    def _imply(self, scene: Scene, understood: dict[str, Answer], found: dict[str, list[Reading]]) -> None:
        """Take what harm to a child plainly implies for the purpose."""
        if "purpose" in understood or "purpose" not in self.pack.facts or "risk" not in found:
            return
        child = understood.get("about") == "child" or any(f.meaning == "child" for f in scene.find(self.english.people))
        if understood.get("risk") in ("significant-harm", "immediate-danger") and child:
            first = found["risk"][0]
            understood["purpose"] = "safeguard-child"
            found["purpose"] = [Reading("purpose", "safeguard-child", first.phrase, first.start, first.end)]

    def _partner(self, text: str, recipient: list[Reading]) -> str | None:
        mentions = list(self.directory.mentions(text[:2_000]))
        value = recipient[0].value if recipient else None
        for mention in mentions:
            if self.pack.partners[mention.partner].recipient == value and value:
                return mention.partner
        return mentions[0].partner if mentions and not value else None

    def corrects(self, text: str) -> bool:
        """Say whether a text amends what was said before, rather than beginning anew."""
        scene = Scene(text, self.english)
        return any(found.first <= 1 for found in scene.find(self.english.corrections))

    def answer(self, text: str, question: Question) -> Answered:
        """Read words typed while a question is pending."""
        fact = self.pack.facts[question.fact]
        value = self._chosen(text, fact)
        if value is not None:
            return Answered(value)
        heard = self.read(text)
        if heard.kind == Kind.LOOKUP:
            return Answered(None, heard)
        said = heard.understood.get(fact.name)
        if said is None and not self.corrects(text):
            said = self._in_words(text, fact)
        if said is not None:
            return Answered(said, heard if len(heard.understood) > 1 else None)
        return Answered(None, heard if heard.understood or heard.kind == Kind.DECISION else None)

    def _chosen(self, text: str, fact: Fact) -> Answer | None:
        """Take numbers of the options, `?`, or the name of a value."""
        plain = text.strip().lower().rstrip(".")
        values = list(fact.values)
        if plain == "?":
            return UNSURE
        if plain in (*values, UNSURE):
            return (plain,) if fact.many and plain != UNSURE else plain
        parts = plain.replace(",", " ").replace(" and ", " ").split()
        if parts and all(part.isascii() and part.isdigit() for part in parts):
            places = [int(part) for part in parts]
            if all(place == len(values) + 1 for place in places):
                return UNSURE
            if all(1 <= place <= len(values) for place in places) and (fact.many or len(places) == 1):
                chosen = tuple(values[place - 1] for place in places)
                return members(fact, chosen) if fact.many else chosen[0]
        return None

    def _in_words(self, text: str, fact: Fact) -> Answer | None:
        """Take words that answer this question alone: its labels, its lexicon, yes and no, not sure."""
        scene = Scene(text, self.english)
        if len(scene.words) > 14:
            return None
        said = {found.meaning for found in scene.find(self.english.answers)}
        if UNSURE in said:
            return UNSURE
        near = [found.meaning for found in scene.find(self.lexicons[fact.name], True) if not scene.negated(found.first)]
        near = near or [found.meaning for found in scene.find(self.labels[fact.name], True)]
        if near:
            return members(fact, near) if fact.many else near[0] if len(set(near)) == 1 else None
        return _yes_or_no(fact, said)


def _yes_or_no(fact: Fact, said: set[str]) -> str | None:
    """Take yes, no and none where the question has such an answer."""
    if len(said & {"yes", "no"}) == 2:
        return None
    if fact.name == "consent":
        return "given" if "yes" in said else "refused" if said == {"no"} else None
    for word in ("yes", "no", "none"):
        if word in said and word in fact.values:
            return word
    return "none" if "no" in said and "none" in fact.values else None


def _own(scene: Scene, direction: Direction) -> list[Reading]:
    """Read the recipient; somebody senior to the writer, in the writer's own kind of body, is the own organisation."""
    found = direction.recipient()
    writer = direction.writer
    if writer and found and found[0].value == writer.meaning:
        seniors = {scene.words[place.first].start for place in scene.find(scene.english.own_people)}
        if found[0].start in seniors:
            return [Reading("recipient", "own-organisation", found[0].phrase, found[0].start, found[0].end)]
    return found


def _text(value: Answer | None) -> str | None:
    return value if isinstance(value, str) else None


def _lexicon(fact: Fact) -> Lexicon[str]:
    return Lexicon((word, value.name) for value in fact.values.values() for word in value.words)


def _labels(fact: Fact) -> Lexicon[str]:
    """Give the labels, and the names of values as words."""
    return Lexicon(_phrases(fact))


def _phrases(fact: Fact) -> Iterable[tuple[str, str]]:
    for value in fact.values.values():
        yield value.label, value.name
        yield value.name.replace("-", " "), value.name


def misread_examples(pack: Pack, interpreter: Interpreter) -> list[tuple[str, str, str]]:
    """List examples of `facts.yaml` that are read otherwise than they say, as (fact, value, example)."""
    wrong = []
    for fact in pack.facts.values():
        for value in fact.values.values():
            for example in value.examples:
                heard = interpreter.read(example).understood.get(fact.name)
                if heard != value.name and not (isinstance(heard, tuple) and value.name in heard):
                    wrong.append((fact.name, value.name, example))
    return wrong
