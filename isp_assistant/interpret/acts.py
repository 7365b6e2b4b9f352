"""Acts of telling, asking and knowing: who does it, whom it reaches, and whether it is done, denied or supposed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import Mention, is_kind_of
from isp_assistant.interpret.text.clauses import Mood

TELL, GIVE, MOVE, ASK, CALL, KNOW, SAY = "tell", "give", "move", "ask", "call", "know", "say"
KINDS = (TELL, GIVE, MOVE, ASK, CALL, KNOW, SAY)
"""Classes of verbs in `english.yaml`."""

NEAR = 10
"""Words within which a verb leads to "by" whoever does it, or to "with us"."""

FAR = 25
"""Words within which "to" or "with" leads to whoever is told."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act, by the words first to last.

    `subject` does it; `reached` are told by it; `us` marks that the writer is. `may` says that it is weighed, asked
    or required ("can I", "to", "ought to"), `past` that it was done, `supposed` that it is only thought of.
    """

    kinds: frozenset[str]
    first: int
    last: int
    subject: Subject
    reached: tuple[Mention, ...]
    us: bool
    negated: bool
    past: bool
    may: bool
    supposed: bool

    @property
    def passes_on(self) -> bool:
        return bool(self.kinds & {TELL, GIVE, MOVE})

    @property
    def by_writer(self) -> bool:
        """Whether the writer does it; an act without a subject is theirs ("send to Home-Start?")."""
        return self.subject in (Party.WRITER, Party.NOBODY)


class Acts:
    """The acts of a text, from left to right, and where they stand."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.all = tuple(_Finder(grammar).acts())

    @cached_property
    def by_first(self) -> dict[int, Act]:
        """Map the first word of each act to it."""
        return {act.first: act for act in self.all}

    @cached_property
    def _by_sentence(self) -> dict[int, list[Act]]:
        found: dict[int, list[Act]] = {}
        for act in self.all:
            found.setdefault(self.grammar.scene.words[act.first].sentence, []).append(act)
        return found

    def beside(self, place: int) -> list[Act]:
        """Give the acts in the sentence of a place."""
        return self._by_sentence.get(self.grammar.scene.words[place].sentence, [])

    def between(self, first: int, end: int) -> Iterator[Act]:
        """Give the acts that begin at a place from `first` on, before `end`."""
        return (self.by_first[at] for at in range(first, end) if at in self.by_first)


class _Finder:
    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.scene = grammar.scene

    def acts(self) -> Iterator[Act]:
        behind = 0
        for place in sorted(self.scene.classes):
            ends = {kind: end for kind in KINDS if (end := self.scene.begins(place, kind)) is not None}
            if ends and self._is_verb(place) and max(ends.values()) > behind:
                yield self._act(place, ends)
                behind = max(ends.values())

    def _is_verb(self, place: int) -> bool:
        """A word that may be a noun is one behind a determiner and the like ("the report", "by email")."""
        scene = self.scene
        if self.grammar.mention_at(place) or self._only_helps(place):
            return False
        before = place - 1
        if scene.among(place, "nouns") and scene.among(place + 1, "noun_tails"):
            return False  # "their phone numbers"
        verbal = scene.gerund(place) or (scene.past(place) and scene.words[place].plain != scene.lemma(place))
        if not scene.among(place, "nouns") or verbal or not scene.same(before, place):
            return True
        if self.grammar.mention_at(before) and not scene.gender(before):
            return not scene.words[before].owner
        return not (
            scene.listed(before, "before_nouns") or scene.among(before, "adjectives") or is_kind_of(scene, before)
        )

    def _only_helps(self, place: int) -> bool:
        """ "Have agreed", "has been": no having."""
        behind = self.scene.next(place)
        if self.scene.lemma(place) != "have":
            return False
        if self.scene.ends(behind) and self.scene.lemma(self.scene.previous(self.scene.previous(place))) == "should":
            return True  # "they never told us. Should they have?"
        if behind == len(self.scene.words) or self.grammar.mention_at(behind):
            return False
        return self.scene.past(behind) or self.scene.words[behind].plain == "been"

    def _act(self, place: int, ends: dict[str, int]) -> Act:
        scene = self.scene
        last = max(ends.values()) - 1
        return Act(
            kinds=frozenset(ends),
            first=place,
            last=last,
            subject=self._subject(place, last, ends),
            reached=tuple(dict.fromkeys(self._reached(place, ends))),
            us=self._reaches_us(place, last),
            negated=scene.negated(place),
            past=scene.past(place),
            may=self._may(place),
            supposed=self._supposed(place),
        )

    def _subject(self, place: int, last: int, ends: dict[str, int]) -> Subject:
        if ends.keys() & {TELL, GIVE, MOVE} and self._bidden(place):
            return Party.NOBODY
        over_commas = CALL in ends or not ends.keys() & {TELL, GIVE, MOVE}
        subject = self.grammar.subject(place, over_commas)
        person = isinstance(subject, Mention) and subject.person
        asked = bool(ends.keys() & {ASK, CALL}) and not person and self._passive(place)
        return (self._agent(last) if asked else None) or subject

    def _bidden(self, place: int) -> bool:
        """ "Mum says ring the nursery": what is said is for the writer to do."""
        scene = self.scene
        says = next((at for at in scene.before(place) if not scene.among(at, "bid_softly")), -1)
        bare = not (scene.gerund(place) or scene.past(place) or scene.words[place].plain.endswith("s"))
        return bare and scene.among(says, "bidding") and self.grammar.mention_at(says) is None

    def _passive(self, place: int) -> bool:
        """ "We have been asked", "was requested"."""
        before = self.scene.previous(place)
        return self.scene.past(place) and self.scene.lemma(before) in ("be", "get")

    def _agent(self, last: int) -> Mention | None:
        """ "Asked by the police", "contacted about him by her solicitor": who does what is done."""
        for at in self.scene.after(last, NEAR):
            if self.scene.words[at].stop:
                return None
            if self.scene.lemma(at) == "by":
                return self.grammar.mention_at(self.scene.next(at))
        return None

    def _reaches_us(self, first: int, last: int) -> bool:
        scene = self.scene
        behind = scene.next(last)
        behind = scene.next(behind) if scene.lemma(behind) in ("it", "them") else behind
        if any(scene.lemma(at) == "us" for at in (*range(first, last + 1), behind)):  # "give it us"
            return True
        for at in scene.after(last, NEAR):
            if scene.words[at].stop or self._another_tells(at):
                return False
            if scene.lemma(at) in ("to", "with") and scene.lemma(scene.next(at)) == "us":
                return scene.lemma(scene.next(scene.next(at))) != "for"
        return False

    def _reached(self, place: int, ends: dict[str, int]) -> Iterator[Mention]:
        """Give whom it reaches: right behind a verb of telling, or behind "to" or "with" further on."""
        direct = max((ends[kind] for kind in (TELL, GIVE) if kind in ends), default=None)
        told = list(self._inside_of(place, direct)) if direct is not None and not self._is_told(place) else []
        yield from told
        start = max((ends[kind] for kind in (MOVE, GIVE) if kind in ends), default=None)
        if start is not None and (not told or GIVE in ends):
            yield from self._together_with_us(place)
            yield from self._further_on(place, start)

    def _is_told(self, place: int) -> bool:
        """ "Can the nurse be told his father is ill": who is told stands before it."""
        return self.scene.words[place].plain == "told" and self._passive(place)

    def _inside_of(self, place: int, end: int) -> Iterator[Mention]:
        """Give whom a verb of telling names: within itself ("keep the school posted"), else behind it."""
        inside = (self.grammar.mention_at(at) for at in range(place + 1, end))
        named = list(dict.fromkeys(mention for mention in inside if mention))
        yield from named or self.grammar.reached(end)

    def _further_on(self, place: int, start: int) -> Iterator[Mention]:
        scene = self.scene
        spoken = scene.among(place, "speaking")
        for at in (start, *scene.after(start, FAR)):
            if at >= len(scene.words) or (at > start and self._another_tells(at)):
                return
            if scene.among(at, "pronouns") and (spoken or scene.lemma(at) == "who"):
                return
            if scene.lemma(at) in ("to", "with", "onto") and not self.grammar.mention_at(at):
                yield from self.grammar.reached(scene.next(at))

    def _together_with_us(self, place: int) -> Iterator[Mention]:
        """ "The police and us swap a list"."""
        ours = self.scene.previous(place)
        joint = self.scene.previous(ours)
        if self.scene.lemma(ours) in ("us", "we") and self.scene.lemma(joint) == "and":
            named = self.grammar.mention_at(self.scene.previous(joint))
            if named:
                yield from (*self.grammar.joined_before(named), named)

    def _another_tells(self, place: int) -> bool:
        """Does another act of telling begin here ("what he said to the teacher", ", say no to mum")?"""
        if not any(self.scene.begins(place, kind) for kind in (TELL, GIVE, MOVE, SAY)) or not self._is_verb(place):
            return False
        before = self.scene.previous(place)
        begins = self.scene.among(before, "third") or self.scene.among(before, "beginning")
        return begins or self.grammar.mention_at(before) is not None

    def _may(self, place: int) -> bool:
        """Is it allowed, asked or required by what leads up to the verb ("can the school also be")?"""
        at = self.scene.previous(place)
        while self.scene.same(at, place) and place - at <= FAR:
            mention = self.grammar.mention_at(at)
            if self.scene.among(at, "allowing") and not mention:
                return self.scene.lemma(self.scene.previous(at)) != "use"  # "the nurse he used to see"
            if not mention and not self.scene.among(at, "verb_chain"):
                return False
            at = self._before_all_of(mention) if mention else self.scene.previous(at)
        return False

    def _before_all_of(self, mention: Mention) -> int:
        """Go back over a mention, and over "in", "at" and the like that join it to another ("the nurse at the PRU")."""
        link = self.scene.previous(mention.start)
        joined = self.scene.among(link, "workplace_links") and self.grammar.mention_at(self.scene.previous(link))
        return link if not joined else self.scene.previous(link)

    def _supposed(self, place: int) -> bool:
        """ "If I tell dad" only weighs it; "ok if I tell dad" asks."""
        clause = self.scene.clause(place)
        if clause.mood != Mood.SUPPOSED or self.scene.lemma(clause.first) != "if":
            return False
        return not self.scene.among(self.scene.previous(clause.first), "asking_if")
