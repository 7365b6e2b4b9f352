"""Whom it is about, and what would be passed on."""

from dataclasses import dataclass

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.direction import Body
from isp_assistant.interpret.lexicon import Found, Lexicon
from isp_assistant.interpret.scene import Scene

ADULT = 18
SPEAKING = frozenset(
    {"say", "tell", "ask", "want", "agre", "consent", "sign", "refus", "withdraw", "phon", "ring", "think", "know"}
    | {"need", "request", "demand", "email", "writ", "happy"}
)
NEAR = 14
"""Words within which somebody is taken for the one whom a piece of information is about."""

ABOUT_TOO = frozenset({"parent", "the-person"})
"""Bodies that are people whom information may be about; a relative or a neighbour hardly ever is."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom a text names, who is not a recipient."""

    value: str
    first: int
    last: int


class Subject:
    """Reads whom it is about, and the kinds of information."""

    def __init__(self, scene: Scene, kinds: Lexicon[str], told: list[Body]) -> None:
        self.scene = scene
        taken = {place for body in told if body.evidence > 0 for place in range(body.first, body.last + 1)}
        kin = {place for body in told if body.value not in ABOUT_TOO for place in range(body.first, body.last + 1)}
        everybody = scene.find(scene.english.people)
        self.others = [found for found in everybody if self._of_another(found)]
        self.kinds = [found for found in scene.find(kinds, forgiving=True) if self._would_be_passed_on(found, taken)]
        staff = any(found.meaning == "staff-conduct" for found in self.kinds)
        self.people = [
            Person(found.meaning, found.first, found.last)
            for found in everybody
            if found.first not in taken | kin
            and not self._of_another(found)
            and (staff or found.meaning != "professional")
        ]

    def _of_another(self, found: Found[str]) -> bool:
        """ "Mum of another child": neither is the one that it is about."""
        scene = self.scene
        return scene.lemma(found.last + 1) == "of" and scene.lemma(found.last + 2) in ("another", "the")

    def _would_be_passed_on(self, found: Found[str], taken: set[int]) -> bool:
        if found.first in taken or self.scene.negated(found.first):
            return False
        before = [self.scene.lemma(place) for place in self.scene.before(found.first, 3)]
        return not any(word in ("club", "lesson", "leaflet") for word in before)

    def information(self) -> list[Reading]:
        """Give a reading for each kind of information."""
        return [self.scene.reading("information", found.meaning, found.first, found.last) for found in self.kinds]

    def about(self, harmed: list[Reading]) -> list[Reading]:
        """Give readings of whom it is about: a list, the owner of the information, whoever is harmed, an age.

        `harmed` are readings of harm: whom they speak of is nearest before them.
        """
        many = [person for person in self.people if person.value == "many-people"]
        if many:
            return [self._reading(many[0])]
        owners = [owner for found in self.kinds if (owner := self._owner(found.first, found.last)) is not None]
        if owners:
            return self._agreed(owners)
        quiet = [person for person in self.people if not self._speaks(person)]
        return self._by_age() or self._agreed(quiet) or self._harmed(harmed)

    def _harmed(self, harmed: list[Reading]) -> list[Reading]:
        places = [n for n, word in enumerate(self.scene.words) for reading in harmed if word.start == reading.start]
        owners = [owner for place in places[:1] if (owner := self._owner(place, place)) is not None]
        return self._agreed(owners)

    def _speaks(self, person: Person) -> bool:
        """Does somebody say, ask or agree to something? Whoever speaks is hardly ever the one spoken of."""
        following = [self.scene.lemma(place) for place in self.scene.after(person.last, 3)]
        return any(word in SPEAKING for word in following)

    def _owner(self, first: int, last: int) -> Person | None:
        """Find the person whom a piece of information belongs to: nearest before it in its sentence, else behind it."""
        ahead = [p for p in self.people if self.scene.same(p.first, first) and p.last < first]
        if ahead and first - ahead[-1].last <= NEAR:
            return ahead[-1]
        behind = [p for p in self.people if self.scene.same(p.first, first) and p.first > last]
        return behind[0] if behind and behind[0].first - last <= 4 else None

    def _agreed(self, people: list[Person]) -> list[Reading]:
        """Take whom they agree on; where they do not, nobody is read."""
        values = {person.value for person in people}
        if len(values) != 1:
            return []
        return [self._reading(people[0])]

    def _reading(self, person: Person) -> Reading:
        return self.scene.reading("about", person.value, person.first, person.last)

    def _by_age(self) -> list[Reading]:
        values = {"child" if age.years < ADULT else "other-adult" for age in self.scene.ages}
        others = {person.value for person in self.people if not self._speaks(person)} - {"child"}
        if len(values) != 1 or others:
            return []
        age = self.scene.ages[0]
        return [Reading("about", values.pop(), self.scene.text[age.start : age.end], age.start, age.end)]
