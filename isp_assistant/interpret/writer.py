"""Who writes: the kind of body that they say they belong to."""

from isp_assistant.interpret.acts import Acts
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.mentions import Mention

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
"""What a writer from one of these is as a sharer."""

HEADING = 14
"""Words within which a role opens a text like a heading."""

NAMED = 6
"""Words within which "who" goes on about somebody who was named."""

THEIRS = frozenset({"his", "her", "their"})

SPOKEN_OF = frozenset({"its", "they", "their", "them"})
"""Words behind a heading that speak of it as of somebody else."""

MORE = 3
"""Words that a text must have behind a heading."""


def writer_of(grammar: Grammar, acts: Acts) -> Mention | None:
    """Give the mention by which the writer says who they are, or None."""
    finder = _Finder(grammar, acts)
    said = next((m for m in grammar.whole if m.to in SHARERS and finder.is_writer(m)), None)
    return said or finder.by_what_is_theirs()


class _Finder:
    def __init__(self, grammar: Grammar, acts: Acts) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.acts = acts

    def is_writer(self, mention: Mention) -> bool:
        """ "I'm a nurse", "nursery here", "us (the nursery)", or a role that opens the text like a heading."""
        if self._says_so(mention):
            return True
        heads = self._heads(mention) or self._signs(mention)
        return mention.of is None and (heads or self._here(mention) or self._beside_us(mention))

    def by_what_is_theirs(self) -> Mention | None:
        """ "Our pupils", "my patient": what the writer calls their own says where they work."""
        for at in sorted(self.scene.classes):
            for body in SHARERS:
                end = self.scene.begins(at, f"ours-{body}")
                if end is not None:
                    return Mention(at, at, end - 1, body, None, person=False, plural=True)
        return None

    def _says_so(self, mention: Mention) -> bool:
        if any(self.scene.lemma(at) == "who" for at in self.scene.after(mention.last, NAMED)):
            return False  # "it's the school, not the nurse, who want it"
        for place in self.scene.before(mention.first, 8):
            end = self.scene.begins(place, "writer")
            if end is not None and not self._verb_in(range(end, mention.start)):
                return True
            if self.scene.words[place].stop:
                return False
        return False

    def _here(self, mention: Mention) -> bool:
        return self.scene.lemma(self.scene.next(mention.last)) == "here"

    def _beside_us(self, mention: Mention) -> bool:
        """ "Us (the nursery)", "told us at the high school", "we in housing"."""
        link, us = mention.start - 1, mention.start - 2
        beside = self.scene.lemma(link) in ("(", ",") or self._works_at(link)
        return beside and self.scene.words[us].plain in ("us", "we", "me")

    def _works_at(self, link: int) -> bool:
        """ "Us at the school", but "rang us at school" tells where."""
        return self.scene.among(link, "workplaces") and self.scene.lemma(link) in ("at", "in")

    def _heads(self, mention: Mention) -> bool:
        """Does it stand in the part that opens the text, before any verb, with more to come?"""
        scene = self.scene
        if mention.last > HEADING:
            return False
        end = next((at for at in range(mention.last + 1, len(scene.words)) if scene.words[at].stop), len(scene.words))
        if self._only_asked(mention, end) or end + MORE >= len(scene.words):
            return False
        listed = scene.lemma(end) == "," and self._goes_on_listing(mention, end)
        theirs = scene.words[mention.start].plain in THEIRS and mention.last + 1 != end
        theirs = theirs or scene.among(mention.start, "elsewhere")  # "new social worker, no badge"
        owns = scene.words[mention.last].owner and mention.last + 1 != end
        waits = scene.begins(mention.last + 1, "waits") is not None  # "police at the desk"
        if theirs or owns or waits or self._is_spoken_of(end):
            return False
        return not (listed or self._verb_in(range(end)) or any(scene.among(at, "no_heading") for at in range(end)))

    def _goes_on_listing(self, mention: Mention, comma: int) -> bool:
        """ "School, GP and police want it"; but "youth worker, the hostel wants it" begins with the writer."""
        named = self.grammar.mention_at(self.scene.next(comma))
        someones = self.scene.words[mention.start].owner or self.scene.among(mention.start, "determiners")
        role = self.scene.among(mention.last, "roles") and not someones
        return named is not None and not (role and not self.scene.among(self.scene.next(named.last), "joints"))

    def _is_spoken_of(self, mark: int) -> bool:
        """ "The playgroup: would its leader", "the hostel, that is who wrote": somebody else than the writer."""
        behind = list(self.scene.after(mark, 3)) if mark < len(self.scene.words) else []
        rest = [self.scene.words[at].plain for at in behind] if self.scene.lemma(mark) in (",", ":", "-") else []
        who = any(self.scene.lemma(at) in ("who", "which") for at in behind[:1])  # "PC Marsh, who rang"
        that_is = [self.scene.lemma(mark + 1), self.scene.lemma(mark + 2)] == ["that", "be"]
        return any(word in SPOKEN_OF for word in rest) or that_is or who

    def _signs(self, mention: Mention) -> bool:
        """ "… and mum agreed. HV", "… her nan's. School nurse, feeling sick": a role that stands alone, and bare."""
        scene = self.scene
        begins = mention.start == mention.first and not scene.same(mention.start - 1, mention.first)
        if not (begins and scene.words[mention.first].sentence and scene.among(mention.last, "roles")):
            return False
        behind = scene.next(mention.last)
        goes_on = scene.lemma(behind) == "," and scene.gerund(scene.next(behind))
        return goes_on or scene.lemma(behind) == "." or behind == len(scene.words)

    def _only_asked(self, mention: Mention, end: int) -> bool:
        """ "The midwife?", "the midwife at four, or nobody?": a question without a verb asks whom to tell."""
        scene = self.scene
        asked = (at for at in range(end, len(scene.words)) if scene.same(at, mention.first) and scene.lemma(at) == "?")
        mark = next(asked, None)
        return mark is not None and not self._verb_in(range(end, mark))

    def _verb_in(self, places: range) -> bool:
        return any(at in self.acts.by_first or self.scene.among(at, "turned") for at in places)
