"""Who would receive it, who holds it: a body is a recipient for what is said around it, not for being named.

"The police have asked us" and "can I tell the police" both make the police the recipient;
"told by the police" does not.
"""

from dataclasses import dataclass

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.lexicon import Found, Lexicon
from isp_assistant.interpret.scene import Scene

ASKED_OF = 3
"""Evidence that somebody would be told, or asks to be: told outright; asks; neither."""
ASKS = 2
NOTHING = 0
SOURCE = -1

SHARERS = {
    "childrens-social-care": "local-authority",
    "police": "police",
    "health": "health",
    "school": "school",
    "early-years": "early-years",
    "youth-justice": "youth-justice",
    "housing": "housing",
    "voluntary-sector": "voluntary-sector",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in a text, and how strongly the words around it make it the recipient."""

    value: str
    first: int
    last: int
    evidence: int


class Direction:
    """Reads the recipient and the sharer."""

    def __init__(self, scene: Scene, bodies: Lexicon[str], sharers: frozenset[str]) -> None:
        self.scene = scene
        english = scene.english
        self.share_ends = scene.ends(english.share_verbs)
        self.ask_begins = scene.begins(english.ask_verbs)
        self.telling_begins = scene.begins(english.telling_verbs)
        self.receiving_begins = scene.begins(english.receiving_verbs)
        self.writer_ends = scene.ends(english.writer_is)
        self.sharers = sharers
        found = _merged(scene.find(bodies, forgiving=True), scene.find(english.people))
        self.named = {place for one in found for place in range(one.first, one.last + 1)}
        self.writer: Found[str] | None = next((f for f in found if self._is_writer(f)), None)
        self.bodies = [self._body(f) for f in found if f is not self.writer]

    def _body(self, found: Found[str]) -> Body:
        meaning = "relative-or-friend" if self._of_another_family(found) else found.meaning
        return Body(meaning, found.first, found.last, self._evidence(found))

    def recipient(self) -> list[Reading]:
        """Give readings of the recipient, the one that is taken first; further bodies that are told as well follow."""
        if self.writer and any(self._tells_me(body) for body in self.bodies):
            return [self.scene.reading("recipient", self.writer.meaning, self.writer.first, self.writer.last)]
        told = [body for body in self.bodies if body.evidence > NOTHING]
        best = max((body.evidence for body in told), default=NOTHING)
        chosen = [body for body in told if body.evidence == best]
        return [self.scene.reading("recipient", body.value, body.first, body.last) for body in chosen]

    def sharer(self) -> Reading | None:
        """Give the kind of body that the writer says they work for."""
        if self.writer is None:
            return None
        value = SHARERS.get(self.writer.meaning)
        if value not in self.sharers:
            return None
        return self.scene.reading("sharer", value, self.writer.first, self.writer.last)

    def _tells_me(self, body: Body) -> bool:
        """ "Can the nursery tell me", "will the GP give us mum's records": the writer would receive it."""
        scene = self.scene
        before = [scene.lemma(place) for place in scene.before(body.first, 3)]
        verb, to = scene.lemma(body.last + 1), scene.lemma(body.last + 2)
        asked = any(word in ("can", "will", "could", "should", "may", "must", "would") for word in before)
        return asked and verb in ("tell", "giv", "send", "shar", "show", "let") and to in ("me", "us")

    def _is_writer(self, found: Found[str]) -> bool:
        """The writer's own role: "I'm a nurse", "nursery here", or a role that opens the text like a heading."""
        if found.meaning not in SHARERS:
            return False
        scene = self.scene
        for place in scene.before(found.first, 4):
            if place in self.writer_ends:
                return True
            if scene.words[place].stop:
                break
        following = [scene.lemma(place) for place in range(found.last + 1, found.last + 4)]
        if following[:1] == ["here"] and found.first <= 4:
            return True
        opens = found.first <= 2 and scene.words[found.first].sentence == 0
        heading = any(word in (".", ":", ",", "here") for word in following[:3])
        asks = any(place in self.ask_begins for place in scene.after(found.last, 4))
        return opens and heading and not asks and not self._told(found) and len(scene.words) > found.last + 6

    def _evidence(self, found: Found[str]) -> int:
        if self._is_source(found):
            return SOURCE
        if self._told(found) or self._receives(found) or self._alone(found):
            return ASKED_OF
        return ASKS if self._asks(found) else NOTHING

    def _of_another_family(self, found: Found[str]) -> bool:
        """ "The mother of a boy in my class", "the mum of another child": a parent, but not this child's."""
        scene = self.scene
        return (
            found.meaning == "parent"
            and scene.lemma(found.last + 1) == "of"
            and scene.lemma(found.last + 2) in ("another", "a", "an", "on", "som", "ther")
        )

    def _is_source(self, found: Found[str]) -> bool:
        scene = self.scene
        previous = next(
            (
                scene.lemma(p)
                for p in scene.before(found.first, 3)
                if scene.lemma(p) not in ("the", "a", "my", "our", "his", "her", "their")
            ),
            "",
        )
        if previous in ("by", "from", "via") and not self._told(found):
            return True
        following = next(iter(scene.after(found.last, 1)), None)
        return following in self.telling_begins and not self._told(found)

    def _told(self, found: Found[str]) -> bool:
        """Is the body right behind a verb of passing on ("tell the school"), or behind "to" further on?"""
        scene = self.scene
        for place in scene.before(found.first, 5):
            if place in self.share_ends:
                verb = self.share_ends[place]
                return not (self._others_told(verb) or self._warned_off(verb))
            if place in self.named or not (scene.lemma(place) in scene.english.between or scene.words[place].capital):
                break
        return self._moved_to(found)

    def _warned_off(self, verb: int) -> bool:
        """ "Don't tell mum" says whom not to tell."""
        before = [self.scene.lemma(place) for place in self.scene.before(verb, 2)]
        return "not" in before and not any(word in self.scene.english.first_person for word in before)

    def _moved_to(self, found: Found[str]) -> bool:
        scene = self.scene
        link = next((p for p in scene.before(found.first, 4) if scene.lemma(p) in ("to", "with")), None)
        if link is None or any(scene.lemma(p) not in scene.english.between for p in range(link + 1, found.first)):
            return False
        for place in scene.before(link, 25):
            if scene.lemma(place) in scene.english.moving_verbs and not self._others_told(place):
                return True
            if scene.lemma(place) in ("referral", "disclosur", "ok", "return"):
                return True
        return False

    def _others_told(self, verb: int) -> bool:
        """Did somebody else do the telling ("he told the police")? Then nobody is to be told."""
        scene = self.scene
        for place in scene.before(verb, 3):
            word = scene.lemma(place)
            if word in scene.english.modal_verbs | scene.english.first_person | {"to", "not", "or", "please"}:
                return False
            if word in ("he", "she", "they", "who", "already", "has", "had") or place in self._people:
                return True
        return False

    @property
    def _people(self) -> set[int]:
        return {found.last for found in self.scene.find(self.scene.english.people)}

    def _receives(self, found: Found[str]) -> bool:
        """ "Can the school have it", "is the landlord allowed to see", "wants the refuge to have"."""
        scene = self.scene
        following = list(scene.after(found.last, 3))
        if any(place in self.receiving_begins for place in following[:2]):
            before = [scene.lemma(place) for place in scene.before(found.first, 4)]
            if any(
                word in ("can", "could", "may", "should", "shall", "let", "is", "are", "want", "would", "must")
                for word in before
            ):
                return True
        word = scene.lemma(following[0]) if following else ""
        return word.startswith("ref") and word.endswith("al")

    def _alone(self, found: Found[str]) -> bool:
        """ "Social services?" at the end of a question stands for: do I tell them?"""
        scene = self.scene
        if scene.lemma(found.last + 1) != "?":
            return False
        start = found.first
        while scene.same(start - 1, found.first) and scene.lemma(start - 1) in scene.english.between:
            start -= 1
        return start == 0 or not scene.same(start - 1, found.first) or scene.words[start - 1].stop

    def _asks(self, found: Found[str]) -> bool:
        scene = self.scene
        if scene.lemma(found.first - 1) in ("of", "against", "about"):
            return False
        for place in scene.after(found.last, 12):
            if place in self.ask_begins:
                return not scene.negated(place) and not self._somebody_between(found.last, place)
            if scene.lemma(place) in (",", ":"):
                continue
        return False

    def _somebody_between(self, last: int, verb: int) -> bool:
        others = {"i", "we", "he", "she", "they"}
        return any(self.scene.lemma(place) in others for place in range(last + 1, verb))


PEOPLE = {"parent": "parent"}


def _merged(bodies: list[Found[str]], people: list[Found[str]]) -> list[Found[str]]:
    """Put bodies and people that can be told in the order of the text; a longer phrase stands for those in it."""
    found = bodies + [Found(PEOPLE[f.meaning], f.first, f.last) for f in people if f.meaning in PEOPLE]
    found.sort(key=lambda f: (f.first, f.first - f.last))
    kept: list[Found[str]] = []
    for one in found:
        if not kept or one.first > kept[-1].last:
            kept.append(one)
    return kept
