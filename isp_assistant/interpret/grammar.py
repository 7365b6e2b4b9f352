"""Who does what: the subject of a verb, whom a pronoun stands for, and whom an action reaches."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from isp_assistant.interpret.mentions import Mention
from isp_assistant.interpret.text.scene import Scene


class Party(Enum):
    """A subject that is no mention: the writer, somebody who is not named, or none at all."""

    WRITER = "the writer"
    SOMEBODY = "somebody"
    NOBODY = "nobody"


Subject: TypeAlias = Mention | Party

FAR = 16
"""Words within which a verb's subject is looked for."""

FUNDERS = frozenset({"researcher-or-commissioner"})
"""Whoever comes about a grant or a study is known by it."""

CHAIN = 5
"""Words before a verb within which its auxiliaries end ("might well have been")."""

RELATIVE = 7
"""Words within which a relative clause begins before somebody whom it names."""

LONG_AGO = 40
"""Mentions within which a pronoun's person is looked for."""


class Grammar:
    """Looks around in the words of one text, knowing whom they name, and by what the `writer` says who they are."""

    def __init__(self, scene: Scene, mentions: Sequence[Mention], writer: Mention | None = None) -> None:
        self.scene = scene
        self.mentions = tuple(mentions)
        self.writer = writer

    @cached_property
    def _by_word(self) -> dict[int, Mention]:
        """Map each word to the mention that it is part of; of one within another, to the outer."""
        inner_first = sorted(self.mentions, key=lambda mention: mention.last - mention.start)
        return {at: mention for mention in inner_first for at in range(mention.start, mention.last + 1)}

    @cached_property
    def _ends(self) -> list[int]:
        return [mention.last for mention in self.mentions]

    @cached_property
    def whole(self) -> tuple[Mention, ...]:
        """The mentions that are no part of another ("mum's sister", and not the "mum" in it)."""
        return tuple(mention for mention in self.mentions if self.mention_at(mention.last) is mention)

    def mention_at(self, place: int) -> Mention | None:
        """Give the mention that a word is part of."""
        return self._by_word.get(place)

    def before(self, place: int) -> Sequence[Mention]:
        """Give the mentions before a place, the nearest last."""
        end = bisect_left(self._ends, place)
        return self.mentions[max(0, end - LONG_AGO) : end]

    # --- subjects

    def subject(self, verb: int, over_commas: bool = True, people: bool = False) -> Subject:
        """Give the subject of the verb at a place, looked for before it in its sentence, or in its clause.

        With `people`, a pronoun stands for a person where there is one, and not for a body.
        """
        place = self.scene.previous(verb)
        infinitive = self.scene.lemma(place) == "to" and not self._third_person(verb)
        if infinitive and self._is_verb_with_to(self.scene.previous(place)):
            return self.subject(self.scene.previous(place), over_commas, people)
        joint = self._joint_before(verb)
        if joint is not None:
            return self._leading(joint, people)
        return self._nearest(verb, over_commas, people)

    def _is_verb_with_to(self, place: int) -> bool:
        """ "Wants to know": whoever wants is the one who would know; "asked me to tell" is different."""
        return place >= 0 and not (self.mention_at(place) or self._is_writer(place) or self._is_third(place))

    def _third_person(self, verb: int) -> bool:
        """ "The school he is going to keeps asking": a verb with an s is no infinitive."""
        word = self.scene.words[verb]
        return word.plain.endswith("s") and word.plain != word.lemma

    def _nearest(self, verb: int, over_commas: bool, people: bool) -> Subject:
        """Go back from a verb to the nearest subject, over whatever stands behind a preposition."""
        scene = self.scene
        place, passed = scene.previous(verb), None
        for _ in range(FAR):
            if place < 0:
                break
            mention = self.mention_at(place)
            if self._passes_over(place, verb):
                place = scene.previous(place)
            elif mention and mention.last < verb:
                relative = self._relative_around(mention, verb)
                if relative is None and not self.behind_preposition(mention) and not self.denied(mention):
                    return passed if passed and mention.person and not (mention.who or mention.to) else mention
                named = relative is None and mention.to and not self.denied(mention) and not self._only_where(mention)
                passed = passed or (mention if named else None)
                place = scene.previous(mention.start if relative is None else relative)
            elif self._is_writer(place):
                return Party.WRITER
            elif self.asks_who(place):
                break
            elif self._is_third(place):
                meant = self.antecedent(place, people)
                return (meant if meant and meant.to else passed or meant) or Party.SOMEBODY
            elif scene.words[place].stop and scene.lemma(place) != "/":
                place = self._over_aside(place, over_commas)
            else:
                place = scene.previous(place)
        return self._with_unknown_head(passed) or self._left_out(verb) or Party.NOBODY

    def _disagrees(self, mention: Mention, verb: int) -> bool:
        """ "Trading standards are prosecuting a mum, have asked us": of one person it would say "has", unless right
        behind them, where it is only how somebody writes ("mum want his file").
        """
        scene = self.scene
        finite = verb
        while scene.among(scene.previous(finite), "auxiliaries"):
            finite = scene.previous(finite)
        near = scene.previous(finite) == mention.last
        one = mention.person and not (mention.plural or scene.words[mention.first].plain.endswith("s"))
        return scene.listed(finite, "of_several") and not near and one

    def _left_out(self, verb: int) -> Mention | None:
        """ "A man from the council rang. Wants her address": the subject before goes on, where a sentence has none."""
        scene = self.scene
        opens = not any(scene.same(at, verb) and not scene.words[at].skip for at in range(max(verb - 3, 0), verb))
        third = scene.words[verb].plain.endswith("s") and scene.words[verb].plain != scene.lemma(verb)
        if not opens or not third or not scene.words[verb].sentence:
            return None
        before = [m for m in self.mentions if scene.words[m.first].sentence == scene.words[verb].sentence - 1]
        bodies = [m for m in before if m.to and not self.behind_preposition(m)] or [m for m in before if m.to]
        return bodies[0] if bodies else None

    def _with_unknown_head(self, passed: Mention | None) -> Mention | None:
        """ "Ed psych in another authority": of somebody who is not known, the body behind it is."""
        if passed is None:
            return None
        head = self.scene.previous(self.scene.previous(passed.start))
        return passed if self.scene.same(head, passed.start) else None

    def _over_aside(self, place: int, over_commas: bool) -> int:
        """Go back over a comma, and over all of ", who ...," and of "( ... )"; another mark ends the search."""
        if self.scene.lemma(place) == ")":
            opens = next((at for at in self.scene.before(place, FAR) if self.scene.lemma(at) == "("), 0)
            return self.scene.previous(opens)
        if self.scene.lemma(place) != ",":
            return -1
        for at in self.scene.before(place, FAR):
            if self.scene.lemma(at) == "," and self.scene.lemma(at + 1) in ("who", "which"):
                return self.scene.previous(at)
            if self.scene.words[at].stop:
                break
        return self.scene.previous(place) if over_commas else -1

    def _joint_before(self, verb: int) -> int | None:
        """Give the place of an "and" right before a verb: its subject leads the sentence ("Dad came in and wants")."""
        for at in self.scene.before(verb, CHAIN):
            if not self.scene.among(at, "auxiliaries") or self.scene.lemma(at) == "to":
                return at if self.scene.among(at, "coordinators") else None
        return None

    def _leading(self, joint: int, people: bool) -> Subject:
        """Give the first subject of the sentence, or of its part since the last comma."""
        someone: Mention | None = None
        for at in range(self._part_before(joint), joint):
            mention = self.mention_at(at)
            if mention and mention.start == at:
                if someone and mention.to:
                    return mention  # "a woman from MASH rang and wants"
                if not self.behind_preposition(mention):
                    if mention.who or mention.to or not mention.person:
                        return mention
                    someone = mention
            elif not mention and self._is_writer(at):
                return Party.WRITER
            elif not mention and self._is_third(at):
                named = next((m for m in self.mentions if at < m.first < joint and m.to and not m.person), None)
                unnamed = named if self.scene.lemma(at) != "they" else None
                return unnamed or self.antecedent(at, people) or Party.SOMEBODY
        return someone or Party.NOBODY

    def _part_before(self, joint: int) -> int:
        """Give the beginning of the sentence, or of its part behind a mark; a comma right before does not count."""
        scene = self.scene
        comma_parts = scene.lemma(scene.previous(joint)) != ","
        begin = joint
        while scene.same(begin - 1, joint):
            word = scene.words[begin - 1]
            if word.stop and (word.lemma != "," or comma_parts) and word.lemma != "/":
                break
            begin -= 1
        return begin

    def _in_relative(self, place: int, verb: int) -> bool:
        """ "A father I see says", "the man she lives with wants": the pronoun is subject of a verb in between."""
        named = self.mention_at(place - 1)
        if self.scene.lemma(place) not in ("we", "they") or named is None or named.last != place - 1:
            return False
        between = (at for at in range(place + 1, verb) if not self.scene.words[at].skip)
        return any(not self.scene.among(at, "auxiliaries") for at in between)

    def _passes_over(self, place: int, verb: int) -> bool:
        """Does a place hold no subject: part of a relative clause, or whose it is ("his plan goes")?"""
        mention = self.mention_at(place)
        if mention is None:
            return self._in_relative(place, verb) or self._ends_relative(place, verb)
        owner = mention.start == mention.last and self.scene.words[place].plain in ("his", "their", "my")
        return owner or (mention.last < verb and self._disagrees(mention, verb))

    def _ends_relative(self, who: int, verb: int) -> bool:
        """ "The wife of the teacher who was sacked rang": a relative clause with a verb of its own has its subject."""
        if self.scene.lemma(who) not in ("who", "which") or self.mention_at(self.scene.previous(who)) is None:
            return False
        return any(self._says_more(at) for at in range(who + 1, verb))

    def _relative_around(self, mention: Mention, verb: int) -> int | None:
        """ "The fund that pays for our club asks": give the "that" of a relative clause that only names somebody."""
        scene = self.scene
        ahead = scene.previous(mention.start)
        if scene.lemma(ahead) == "be" or mention.to in FUNDERS:  # "who says he is her social worker"
            return None
        if scene.gerund(ahead) and self.mention_at(ahead) is None and self.mention_at(scene.previous(ahead)):
            return ahead  # "the carers fostering his sister would like"
        for at in range(mention.start - 1, max(mention.start - RELATIVE, 0), -1):
            if not scene.same(at, verb) or scene.words[at].stop:
                return None
            if self._relative_pronoun(at) and self.mention_at(scene.previous(at)):
                inside = [place for place in range(at + 1, mention.start) if self._says_more(place)]
                behind = [place for place in range(mention.last + 1, verb) if self._says_more(place)]
                told = any(scene.begins(place, "say") for place in inside)
                return None if told or not (inside or behind) else at
        return None

    def _relative_pronoun(self, at: int) -> bool:
        """ "Who", "which", and "that" before a verb ("the academy that is hiring", "the fund that pays")."""
        scene = self.scene
        if scene.lemma(at) != "that":
            return scene.lemma(at) in ("who", "which")
        verb = at + 1
        third = self._third_person(verb) and not scene.words[verb].owner
        return third or scene.among(verb, "auxiliaries") or scene.past(verb)

    def _says_more(self, place: int) -> bool:
        """Is it a word that says something by itself?"""
        return not self.scene.words[place].skip and not self.scene.among(place, "auxiliaries")

    def denied(self, mention: Mention) -> bool:
        """ "It is not the surgery", ", not the children's dad,": somebody who is not meant."""
        negator = self.scene.previous(mention.start)
        if self.scene.lemma(negator) != "not":
            return False
        ahead = self.scene.previous(negator)
        return ahead < 0 or self.scene.words[ahead].stop or self.scene.lemma(ahead) in ("be", "and", "but")

    def only_place(self, mention: Mention) -> bool:
        """ "A woman from Leeds": the name of a place is no body that somebody is from."""
        return self.scene.begins(mention.first, "place") == mention.last + 1

    def _only_where(self, mention: Mention) -> bool:
        """ "A woman from Leeds", "men outside the hostel": where somebody is from or stands is no body of theirs."""
        return self.only_place(mention) or self.scene.among(self.scene.previous(mention.start), "standing")

    def _is_writer(self, place: int) -> bool:
        """ "Asked us to tell" and "us telling" make the writer the one who tells; "rang us" does not."""
        scene = self.scene
        if scene.lemma(place) != "us":
            return scene.lemma(place) == "we"
        behind = scene.next(place)
        joined = scene.lemma(scene.previous(place)) == "and"  # "police and us swap a list"
        return joined or scene.gerund(behind) or scene.lemma(behind) in ("to", "not")

    def asks_who(self, place: int) -> bool:
        """ "Who tells the school" asks which of us: it names nobody."""
        before = self.scene.previous(place)
        opens = before < 0 or self.scene.lemma(before) in (":", ";", "(", "and", "but")
        return self.scene.lemma(place) == "who" and opens

    def _is_third(self, place: int) -> bool:
        if self.scene.lemma(place) == "them":  # "asked him to", "ok to him knowing"
            behind = self.scene.next(place)
            return self.scene.lemma(behind) == "to" or (place + 1 == behind and self.scene.gerund(behind))
        this_one = self.scene.lemma(place) == "one" and self.scene.lemma(place - 1) in ("this", "that")
        return this_one or self.scene.among(place, "third")

    def behind_preposition(self, mention: Mention) -> bool:
        """Does a preposition make it no subject? "Ok for the school to know", "fine with school knowing" do not."""
        scene = self.scene
        if scene.lemma(mention.start) == "that" and scene.among(mention.start + 1, "determiners"):
            return False  # "tip him off that her lodger knows"
        before, behind = scene.previous(mention.start), scene.next(mention.last)
        if scene.lemma(before) in ("for", "with", "to", "about", "against") and (
            scene.lemma(behind) == "to" or scene.gerund(behind)
        ):
            return False
        looks_after = scene.lemma(before) == "after" and scene.among(scene.previous(before), "before_after")
        if scene.among(before, "clause_prepositions") and self._is_verb(behind) and not looks_after:
            return False  # "before the police hear of it"
        if scene.lemma(before) == "in" and scene.among(scene.previous(before), "asking_if") and scene.gerund(behind):
            return False  # "any harm in the nurse knowing"
        return scene.among(before, "prepositions")

    def _is_verb(self, place: int) -> bool:
        kinds = ("know", "tell", "give", "move", "ask", "say")
        return self.scene.among(place, "auxiliaries") or any(self.scene.begins(place, kind) for kind in kinds)

    # --- pronouns

    def antecedent(self, place: int, people: bool = False) -> Mention | None:
        """Give whom a pronoun stands for: the last one named before it whom it fits, else the first behind it.

        With `people`, a person goes before a body.
        """
        plain = self.scene.words[place].plain
        before = self.before(place)
        if plain in ("who", "which", "that"):
            near = [m for m in before if self.scene.same(m.first, place) and not self.denied(m)]
            return near[-1] if near else None
        fitting = [m for m in before if self.fits(m, place) and not self._is_us(m)]
        fitting = [m for m in fitting if m != self.writer] or fitting  # the writer would say "I"
        fitting = (people and [m for m in fitting if m.person]) or fitting
        free = [m for m in fitting if not self.behind_preposition(m)] or fitting
        plain_ones = [m for m in free if m.gender or not self.scene.among(m.last, "babies")]
        if people and self.scene.gender(place) and not any(m.person for m in free):
            return self._behind(place) or (free[-1] if free else None)
        return self._same_person((plain_ones or free)[-1], before) if free else self._behind(place)

    def _behind(self, pronoun: int) -> Mention | None:
        """ "Her reflux, she is four": give the first person behind a pronoun whom it fits."""
        behind = self.mentions[bisect_left(self._ends, pronoun) :][:LONG_AGO]
        return next((m for m in behind if m.last > pronoun and m.person and self.fits(m, pronoun)), None)

    def _is_us(self, mention: Mention) -> bool:
        """ "We are the college": no pronoun stands for the writer."""
        be = self.scene.previous(mention.start)
        return self.scene.lemma(be) == "be" and self.scene.lemma(self.scene.previous(be)) == "we"

    def fits(self, mention: Mention, pronoun: int) -> bool:
        """Say whether the pronoun at a place may stand for a mention, by gender and number."""
        plain = self.scene.words[pronoun].plain
        if plain in ("they", "them", "their", "theirs"):
            return mention.plural
        gender = "he" if plain in self.scene.english.listed("he") else "she"
        if mention.start < mention.last and self.scene.gender(mention.start) == gender and not mention.gender:
            return False  # "her partner … she" is whose partner it is
        one = mention.person and not mention.plural
        return mention.gender in ("", gender) and (one or self.scene.among(mention.last, "roles"))

    def _same_person(self, mention: Mention, before: Sequence[Mention]) -> Mention:
        """ "This mum, lovely woman", "the head is a friend", "dad's a vicar": the second is the first once more."""
        be = self.scene.previous(mention.start)
        short = be >= 0 and self.scene.words[be].owner and self.scene.listed(mention.start, "a_an")
        if self.scene.lemma(be) == "be" or short:
            named = self.mention_at(be if short else self.scene.previous(be))
            if named and named.to:
                return named
        if not mention.person or mention.who or mention.to or self.scene.lemma(mention.start) in ("a", "another"):
            return mention
        known = [m for m in before if m.who and m.gender == mention.gender]
        return known[-1] if known else mention

    def quoted_behind(self, last: int, group: str) -> int | None:
        """ "Mum agreed, he says", "no concerns, says his teacher": give the place of the verb of a group, or None."""
        at = self.scene.next(last)
        at = self.scene.next(at) if self.scene.lemma(at) == "," else at
        if self.scene.among(at, group):
            return at
        named = self.mention_at(at)
        says = self.scene.next(named.last if named else at)
        speaks = named is not None or self.scene.among(at, "third")
        return says if speaks and self.scene.among(says, group) else None

    # --- objects

    def reached(self, place: int) -> Iterator[Mention]:
        """Give the mentions that stand at a place, and those joined to them by "and" or a comma."""
        scene = self.scene
        if place < len(scene.words) and scene.words[place].skip and not self.mention_at(place):
            place = scene.next(place)
        if not self.mention_at(place):
            place = self._where_they_are(place)
        while (mention := self.mention_at(place)) and not self._only_owns(mention):
            yield mention
            place = self._joined(mention)

    def _only_owns(self, mention: Mention) -> bool:
        """ "Send his report", "give the nurse's number to mum": nobody is reached but whose it is."""
        behind = mention.last + 1
        things = any(self.scene.among(behind, group) for group in ("papers", "lists", "files"))
        if self.scene.words[mention.last].owner and things and self.scene.same(behind, mention.last):
            return True
        return mention.start == mention.last and self.scene.listed(mention.last, "owner_pronouns")

    def _where_they_are(self, place: int) -> int:
        """ "Somebody from the hospital", "Sarah at housing": the body that one who is not known is from, else here."""
        for at in self.scene.after(place, 4) if not self.scene.among(place, "pronouns") else ():
            named = self.mention_at(self.scene.next(at))
            if self.scene.among(at, "affiliations"):
                return self.scene.next(at) if named and named.to and not named.person else place
            if self.scene.words[at].stop or self.mention_at(at) or self.scene.among(at, "prepositions"):
                return place
        return place

    def _joined(self, mention: Mention) -> int:
        scene = self.scene
        joint = scene.next(mention.last)
        if not scene.among(joint, "joints") or not scene.same(joint, mention.last):
            return -1
        named = self.mention_at(scene.next(joint))
        if named and scene.lemma(joint) == ",":  # a list goes on or ends; ", mum signed" begins anew
            behind = scene.next(named.last)
            if not (scene.ends(behind) or scene.among(behind, "joints")):
                return -1
        return scene.next(joint)

    def joined_before(self, mention: Mention) -> Iterator[Mention]:
        """Give those joined to a mention before it ("the police and the hospital want")."""
        joint = self.scene.previous(mention.start)
        while self.scene.among(joint, "joints"):
            other = self.mention_at(self.scene.previous(joint))
            if other is None or self.behind_preposition(other):
                return
            yield other
            joint = self.scene.previous(other.start)
