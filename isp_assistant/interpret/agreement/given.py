"""Whether a yes is one: said to sharing, freely, lately, and by them rather than by somebody who reports it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from isp_assistant.interpret.agreement.hearsay import CLAUSE, Hearsay, is_kin
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, PARENT, Mention
from isp_assistant.interpret.text.phrases import Found

LINKS = frozenset({"to", "for", "with", "about", "that", "not"})
"""What leads from a yes to what was agreed."""

OURS = frozenset({"us", "we", "you"})
"""Whoever would tell: the writer, or the writer as others speak to them."""

NEAR = 4
"""Words within which somebody says what they answer."""

LATER = 30
"""Words behind a yes within which it is said that they think again."""


class Agreement:
    """Weighs the phrases of a yes; `own` tells whether it is theirs to give."""

    def __init__(self, grammar: Grammar, own: Callable[[Subject], bool]) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.own = own
        self.hearsay = Hearsay(grammar)

    def holds(self, phrase: Found[str], who: Subject) -> bool:
        """Say whether a phrase is a yes to sharing, where `who` said it, and stands."""
        return self.was_given(phrase, who) and not self.unsettled(phrase, who)

    def was_given(self, phrase: Found[str], who: Subject) -> bool:
        """Say whether a phrase was a yes to sharing when `who` said it, whatever they said of it later."""
        doubted = self._standing_asked or self._is_asked(phrase) or self._doubtful(phrase)
        other = self._to_other(phrase) or self._another_matter(phrase) or self._asked_otherwise(phrase)
        other = other or self._all_is_well(phrase)
        freely = not (self._pressed(phrase) or self._watched(phrase, who) or self._grudging(phrase))
        lasting = not (self._old(phrase) or self._forgotten(phrase))
        whole = not (self._in_part(phrase) or self._unaware(phrase) or self._incapable(phrase, who))
        first_hand = not self.hearsay.only(phrase, who)
        return freely and lasting and whole and first_hand and not (doubted or other)

    def disputed(self, phrase: Found[str], who: Subject) -> bool:
        """ "Mum is fine with it but dad isn't": whoever else is against it behind leaves it in dispute."""
        scene = self.scene
        for at in scene.after(phrase.last, CLAUSE):
            named = self.grammar.mention_at(at)
            if named is None or named.start != at or named == who or named.who not in (CHILD, PARENT):
                continue
            end = scene.begins(scene.next(named.last), "demurs")
            if end is not None and (scene.ends(end) or not scene.same(end, at)):
                return True
        return False

    # --- whether it was said

    def _doubtful(self, phrase: Found[str]) -> bool:
        """ "I think she agreed", "she denies that she agreed", "agreed? not really"."""
        denied = any(self.scene.among(at, "deniers") for at in self.scene.before(phrase.first))
        denied = denied or self._denied_within(phrase) or self._foretold(phrase) or self._unreal(phrase)
        denied = denied or self._tells_nobody(phrase) or self._withheld(phrase) or self._on_terms(phrase)
        return denied or self.hedged(phrase) or self.scene.lemma(self.scene.next(phrase.last)) == "not"

    def _is_asked(self, phrase: Found[str]) -> bool:
        """ "Happy for me to ring them?" asks, where nobody is named who would be."""
        clause = self.scene.clause(phrase.first)
        return self.scene.lemma(clause.last) == "?" and self.scene.previous(phrase.first) < clause.first

    def hedged(self, phrase: Found[str]) -> bool:
        """ "I think she agreed"; but "she thinks she is pregnant and agreed" says what she thinks of something else."""
        hedge = self.scene.hedge(phrase.first)
        if hedge is None:
            return False
        joined = any(self.scene.among(at, "coordinators") for at in range(hedge, phrase.first))
        return not joined or self.grammar.subject(hedge, people=True) in (Party.WRITER, Party.NOBODY)

    def _tells_nobody(self, phrase: Found[str]) -> bool:
        """ "Begged me to tell nobody", "let on to no one", "happy for them to know nothing", "to hear it from her"."""
        scene, near = self.scene, tuple(self.scene.after(phrase.last, NEAR))
        if len(near) > 1 and scene.lemma(near[0]) in ("to", "with") and scene.among(near[1], "nobodies"):
            return True
        speaks = scene.begins(phrase.last, "share") is not None
        if not speaks and not scene.among(phrase.last, "being_told"):
            return False
        others = any(scene.lemma(at) == "from" and scene.lemma(scene.next(at)) not in OURS for at in near)
        return (others and not speaks) or any(scene.among(at, "nobodies") for at in near[:2])

    def _denied_within(self, phrase: Found[str]) -> bool:
        """ "Said no to the lot": a no that the phrase runs over, unless it turns ("… but yes to the school")."""
        turns = max((at for at in range(phrase.first, phrase.last) if self.scene.lemma(at) == "but"), default=-1)
        return any(self._denies_behind(at) for at in range(max(phrase.first, turns), phrase.last))

    def _denies_behind(self, at: int) -> bool:
        scene, behind = self.scene, self.scene.next(at)
        denied = scene.lemma(behind) == "to" or scene.ends(behind) or scene.begins(behind, "share") is not None
        return scene.lemma(at) in ("no", "not", "never") and denied

    def _withheld(self, phrase: Found[str]) -> bool:
        """ "Yes, I will think about it" puts off, "tell them and I will kill you" warns, "ring me" asks for a call."""
        scene, behind = self.scene, tuple(self.scene.after(phrase.last, 2 * NEAR))
        puts_off = ("stalling", "depending")
        if any(scene.begins(at, name) is not None for at in (phrase.last, *behind) for name in puts_off):
            return True
        within = range(phrase.first + 1, phrase.last + 1)
        orders = [at for at in within if scene.begins(at, "imparts") is not None and not scene.among(at, "enrolling")]
        if not orders or scene.begins(phrase.first, "replies") is None:
            return False
        to_them = any(scene.lemma(scene.next(at)) == "us" for at in orders)
        return to_them or any(scene.begins(at, "warning") is not None for at in behind)

    def _on_terms(self, phrase: Found[str]) -> bool:
        """ "No worries if it's just the nurse", "on condition that": a yes with terms; "if it helps" sets none."""
        scene = self.scene
        places = list(scene.after(phrase.last, CLAUSE))
        opens = next((at for at in places if scene.begins(at, "setting_terms") is not None), None)
        joins = ("but", "only", ",")
        between = takewhile(lambda at: at != opens, places)
        parted = any(scene.among(at, "parting") and scene.lemma(at) not in joins for at in between)
        if opens is None or parted or scene.clause(opens).asked_of or scene.among(scene.previous(opens), "wondering"):
            return False
        terms = self._up_to_a_mark(opens, 2 * NEAR)
        ours = any(scene.lemma(at) in OURS or scene.gerund(at) for at in terms[:1])
        without = any(scene.among(at, "negators") for at in terms)
        return not (any(scene.among(at, "no_terms") for at in terms) or (ours and not without))

    def _foretold(self, phrase: Found[str]) -> bool:
        """ "The head says mum will be fine with it" only expects that; "she says she will be fine with it" is a yes."""
        scene = self.scene
        modal = scene.previous(phrase.first)
        if not scene.among(modal, "modals") or self._had(modal, phrase.first):
            return False
        says = next((at for at in scene.before(phrase.first) if scene.among(at, "answering")), None)
        said_by = Party.NOBODY if says is None else self.grammar.subject(says, people=True)
        return not (says is not None and (said_by is Party.SOMEBODY or self.own(said_by)))

    def _unreal(self, phrase: Found[str]) -> bool:
        """ "Would have agreed if asked", "she would of", "always says yes": nobody was asked about this."""
        have = self.scene.previous(phrase.first)
        would = self.scene.lemma(have) in ("have", "of") and self.scene.among(self.scene.previous(have), "modals")
        return would or any(self.scene.listed(at, "by_habit") for at in range(max(have, 0), phrase.first))

    def _had(self, modal: int, verb: int) -> bool:
        """ "They'd given", "he'd no issue": what looks like "would" is "had"."""
        word = self.scene.words[modal]
        short = word.plain == "would" and "w" not in self.scene.text[word.start : word.end].lower()
        return short and (self.scene.past(verb) or self.scene.lemma(verb) == "no")

    @cached_property
    def _standing_asked(self) -> bool:
        """ "Do they even have PR?", "she has no PR": whether they may agree is in doubt."""
        places = [at for at in range(len(self.scene.words)) if self.scene.begins(at, "standing") is not None]
        return any(self.scene.negated(at) or self.scene.open(at, of=frozenset({""})) for at in places)

    # --- to what

    def _to_other(self, phrase: Found[str]) -> bool:
        """ "Agreed to the operation" is another matter; "the form covers health" leaves open what is asked."""
        behind = tuple(self.scene.after(phrase.last, NEAR))
        treated = any(self.scene.among(at, "other_matters") for at in (phrase.last, *behind))
        shared = self._body_hears(phrase) or any(
            self.scene.begins(at, "share") is not None for at in (*behind, phrase.first)
        )
        further = tuple(self.scene.after(phrase.last, 2 * NEAR))
        treated = treated or (self._only_signed(phrase) and any(self.scene.among(at, "signed_in_at") for at in behind))
        covers = any(self.scene.among(at, "covering") for at in further) or self._leaves_out(phrase)
        return covers or self._but_only(further) or (treated and not shared)

    def _body_hears(self, phrase: Found[str]) -> bool:
        """ "Agreed to the clinic getting": a body that would have it is named in the yes."""
        named = (self.grammar.mention_at(at) for at in range(phrase.first + 1, phrase.last))
        return self.scene.gerund(phrase.last) and any(one is not None and one.to for one in named)

    def _only_signed(self, phrase: Found[str]) -> bool:
        """ "Signed the sheet", and no consent."""
        within = range(phrase.first, phrase.last + 1)
        signed = any(self.scene.lemma(at) == "sign" for at in within)
        return signed and not any(self.scene.begins(at, "go_ahead") is not None for at in within)

    def _but_only(self, places: Sequence[int]) -> bool:
        """ "Signed, but she only ticked the one box": it may not cover what is asked."""
        but = next((at for at in places if self.scene.lemma(at) == "but"), None)
        return but is not None and any(self.scene.listed(at, "only") for at in range(but + 1, but + NEAR))

    def _leaves_out(self, phrase: Found[str]) -> bool:
        """ "Fine with it, but not about the drinking. Can I tell them of the drinking": not to what is asked."""
        said = self.scene.said.get("information", ())
        starts = {kind.first: kind.meaning for kind in said}
        nots = (at for at in self.scene.after(phrase.last, LATER) if self.scene.lemma(at) in ("not", "except"))
        for at in nots:
            left_out = next((one for one in self.scene.after(at, 3) if one in starts), None)
            if left_out is not None and self._leads_up(at, left_out):
                return any(kind.meaning == starts[left_out] and kind.first != left_out for kind in said)
        return False

    def _leads_up(self, negator: int, to: int) -> bool:
        """ "Not her depression", "not about the drinking"; but "not that her drinking is news" is a clause."""
        between = takewhile(lambda at: at < to, self.scene.after(negator, 3))
        return all(self.scene.among(at, "determiners") or self.scene.lemma(at) in ("about", "for") for at in between)

    def _another_matter(self, phrase: Found[str]) -> bool:
        """ "Agreed he is a handful", "happy about the baby", "signed the tenancy": what follows is no sharing."""
        scene, behind = self.scene, self._up_to_a_mark(phrase.last, 2 * NEAR)
        within = range(phrase.first + 1, phrase.last + 1)
        told = any(scene.among(at, "being_told") or (self._is_telling(at) and not self._in_favour(at)) for at in within)
        feels = any(scene.lemma(at) in ("with", "about") for at in (phrase.last, *behind[:1]))
        shares = self._is_telling if feels else self._is_sharing  # "happy with the school" is no yes to telling it
        if not behind or told or any(shares(at) for at in (phrase.last, *behind)):
            return False
        if any(scene.lemma(at) == "we" and scene.among(scene.next(at), "modals") for at in behind):
            return False  # "signed to say we can"
        linked = scene.lemma(phrase.last) in LINKS or scene.lemma(behind[0]) in LINKS
        clause = scene.among(behind[0], "subjects") or self.grammar.mention_at(behind[0]) is not None
        return linked or clause or scene.lemma(phrase.last) == "sign"

    def _in_favour(self, at: int) -> bool:
        """ "On board with the course": it is how they stand to it, and tells nobody."""
        return self.scene.begins(at, "disposed") is not None

    def _all_is_well(self, phrase: Found[str]) -> bool:
        """ "A nice family, no problems", "no bother at school": nothing is wrong, and nothing is agreed to."""
        scene = self.scene
        troubles = (at for at in range(phrase.first, phrase.last + 1) if scene.among(at, "troubles"))
        trouble = next((at for at in troubles if scene.lemma(at - 1) in ("no", "zero", "any")), None)
        if trouble is None:
            return False
        behind = list(takewhile(lambda at: not scene.among(at, "turned"), self._up_to_a_mark(trouble, 2 * NEAR)))
        if any(self._is_sharing(at) or scene.among(at, "it") or scene.gender(at) for at in behind):
            return False
        replies = scene.begins(phrase.first, "replies") is not None or scene.among(
            scene.previous(phrase.first), "answering"
        )
        asked = any(scene.lemma(at) in ("ask", "say") for at in scene.before(phrase.first, CLAUSE))
        return bool(behind) or not (replies or asked)

    def _asked_otherwise(self, phrase: Found[str]) -> bool:
        """ "I asked whether she drinks and she said yes": a yes to something else."""
        return any(not self._asks_leave(asked) for asked in self._questions(phrase))

    def _questions(self, phrase: Found[str]) -> Iterator[list[int]]:
        """Give the words of each question that is reported beside an answer."""
        scene = self.scene
        for at in (*scene.before(phrase.first, 2 * CLAUSE), *scene.after(phrase.last, NEAR)):
            if scene.lemma(at) != "ask" or not scene.past(at):
                continue
            opens = next((one for one in scene.after(at, NEAR) if scene.among(one, "asked_after")), None)
            if opens is not None:
                asked = self._up_to_a_mark(opens, CLAUSE)
                yield [one for one in asked if not phrase.first <= one <= phrase.last]

    def _asks_leave(self, asked: Sequence[int]) -> bool:
        """Does a question ask whether something may be shared ("if it was ok", "about a referral")?

        A yes to "do you mind" is none.
        """
        leave = any(self._is_sharing(at) or self.scene.among(at, "leave") for at in asked)
        return not asked or (leave and not self._asks_if_minded(asked))

    def asked_whether_they_mind(self, phrase: Found[str]) -> bool:
        """ "I asked if he minded and he said no": that is no refusal; "…, do not tell them" is."""
        if any(self.scene.among(at, "negators") for at in self.scene.after(phrase.last, NEAR)):
            return False
        return any(map(self._asks_if_minded, self._questions(phrase)))

    def _asks_if_minded(self, asked: Sequence[int]) -> bool:
        return any(self.scene.among(at, "minding") for at in asked)

    def refuses_another(self, phrase: Found[str]) -> bool:
        """ "Isn't happy with the maths", "refused his tea", "asked if he hurt and he said no": no to something else."""
        scene = self.scene
        disposed = any(scene.begins(at, "disposed") is not None for at in range(phrase.first, phrase.last + 1))
        refuses = scene.among(phrase.first, "refusing") and not scene.among(phrase.last, "agreements")
        if refuses and scene.lemma(scene.previous(phrase.first)) == "be" and scene.past(phrase.first):
            return True  # "a claim was refused"
        answers = scene.among(phrase.first, "answering") or scene.lemma(phrase.last) == "head"
        if answers and any(
            not (self._asks_leave(asked) or self._asks_if_minded(asked)) for asked in self._questions(phrase)
        ):
            return True
        if self._asked_for_something(phrase) or (answers and scene.lemma(scene.next(phrase.last)) == "to"):
            return self._asked_for_something(phrase) or self._another_matter(phrase)
        if disposed and scene.lemma(scene.next(phrase.last)) == "on":  # "isn't keen on maths"
            return not any(map(self._is_sharing, self._up_to_a_mark(phrase.last, 2 * NEAR)))
        if refuses and scene.listed(phrase.last, "owner_pronouns"):
            return not any(
                scene.among(at, "agreements") or self._is_sharing(at) for at in scene.after(phrase.last, NEAR)
            )
        return (disposed or refuses) and self._another_matter(phrase)

    def _asked_for_something(self, phrase: Found[str]) -> bool:
        """ "Told me where to go when I asked for his book": what was refused is no sharing."""
        scene = self.scene
        for at in (*scene.before(phrase.first, 2 * CLAUSE), *scene.after(phrase.last, NEAR)):
            sought = next((one for one in scene.after(at, 2) if scene.lemma(one) == "for"), None)
            if scene.lemma(at) != "ask" or sought is None or self.grammar.subject(at) is not Party.WRITER:
                continue
            asked = self._up_to_a_mark(sought, CLAUSE)
            return not any(
                self._is_sharing(one) or scene.among(one, "leave") or scene.among(one, "agreements") for one in asked
            )
        return False

    def _up_to_a_mark(self, place: int, most: int) -> list[int]:
        """Give the places behind another, up to a mark or a word that begins something else."""
        scene = self.scene
        places = scene.after(place, most)
        return list(takewhile(lambda at: not (scene.words[at].stop or scene.among(at, "parting")), places))

    def _is_sharing(self, at: int) -> bool:
        """Is it telling, what would be told, or a body that would be?"""
        named = self.grammar.mention_at(at)
        body = named is not None and named.to is not None and not named.person
        return body or self._is_telling(at)

    def _is_telling(self, at: int) -> bool:
        """Is it telling, hearing, or what would be told? "Could say" tells; "a chat", "to meet us" do not."""
        scene, before = self.scene, self.scene.previous(at)
        says = scene.lemma(at) == "say" and not scene.among(before, "modals")
        has_a_chat = at > 0 and scene.words[at - 1].plain in ("a", "another") and scene.among(at, "talks")
        tells = scene.begins(at, "share") is not None and not (says or has_a_chat)
        shared = scene.listed(at, "what_is_shared") and not (
            scene.lemma(at) == "us" and scene.lemma(before) not in LINKS
        )
        return tells or scene.begins(at, "hears") is not None or shared

    # --- how, and when

    def _pressed(self, phrase: Found[str]) -> bool:
        """ "Agreed, but she was drunk", "twisted her arm", "because he was standing there": it was not freely given."""
        near = (*self.scene.before(phrase.first, 2 * NEAR), *self.scene.after(phrase.last, 2 * NEAR))
        pressed = any(self.scene.among(at, "pressing") for at in near)
        return pressed or self._told_around(phrase, "unfree", "threat")

    def _told_around(self, phrase: Found[str], *names: str) -> bool:
        """Does a phrase of a class begin near a yes, in it or in what is told around it, and not in what is asked?"""
        scene, own = self.scene, self.scene.clause(phrase.first)
        places = range(max(phrase.first - CLAUSE, 0), min(phrase.last + CLAUSE, len(scene.words)))
        told = [
            at
            for at in places
            if scene.same(at, phrase.first) and (scene.clause(at) == own or not scene.clause(at).asked_of)
        ]
        return any(scene.begins(at, name) is not None for at in told for name in names)

    def _in_part(self, phrase: Found[str]) -> bool:
        """ "Half agreed", "agreed to some of it": it is open whether that is what is asked."""
        scene = self.scene
        before = range(max(phrase.first - 3, 0), phrase.first)
        behind = range(phrase.first, min(phrase.last + 2, len(scene.words)))
        halfway = any(scene.begins(at, "halfway") == phrase.first for at in before)
        return halfway or any(scene.begins(at, "in_part") is not None for at in behind)

    def _unaware(self, phrase: Found[str]) -> bool:
        """ "Signed, but could not read it", "signed consent, but it is for photos": not to what is asked."""
        return self._told_around(phrase, "unaware", "for_another")

    def _incapable(self, phrase: Found[str], who: Subject) -> bool:
        """ "She agreed, she has dementia": whether they understood it is open; "mum agreed, he has …" is not of her."""
        scene = self.scene
        places = (*scene.before(phrase.first, CLAUSE), *scene.after(phrase.last, CLAUSE))
        said = (at for at in places if scene.begins(at, "incapable") is not None and not scene.clause(at).asked_of)
        gender = who.gender if isinstance(who, Mention) else ""
        return any({scene.gender(at), gender} != {"he", "she"} for at in said)

    def _watched(self, phrase: Found[str], who: Subject) -> bool:
        """ "Mum agreed when dad was in the room", "with her husband stood over her": they may not dare say no."""
        scene = self.scene
        places = (*scene.before(phrase.first, CLAUSE), *scene.after(phrase.last, CLAUSE))
        looming = (at for at in places if scene.begins(at, "looming") is not None)
        return any(self._another_near(at, who) for at in looming)

    def _another_near(self, place: int, who: Subject) -> bool:
        """Is a person named just before a place, other than `who` and no member of staff?"""
        named = (self.grammar.mention_at(at) for at in self.scene.before(place, NEAR))
        return any(one and one.person and one != who and is_kin(one) for one in named)

    def _grudging(self, phrase: Found[str]) -> bool:
        """ "Fine, whatever, and hung up", "do it then, you will anyway": it was said to be left in peace."""
        behind = self.scene.after(phrase.last, CLAUSE)
        near = (*self.scene.before(phrase.first, 2 * NEAR), *range(phrase.first, phrase.last + 1), *behind)
        return any(self.scene.begins(at, "grudging") is not None and not self._gives_freely(at) for at in near)

    def _gives_freely(self, whatever: int) -> bool:
        """ "Tell them whatever", "do whatever": everything may be told."""
        near = [at for at in self.scene.before(whatever, 2) if not self.scene.words[at].stop]
        if near and self.scene.begins(near[0], "yes") is not None:
            return False  # "said yeah whatever"
        gives = ("share", "replies")
        does = any(
            self.scene.lemma(at) == "do" or any(self.scene.begins(at, one) is not None for one in gives) for at in near
        )
        return self.scene.lemma(whatever) == "whatever" and does

    def unsettled(self, phrase: Found[str], who: Subject) -> bool:
        """ "Agreed, but then said not to bother", "said yes. She wants us to hold off now": they think again."""
        places = range(phrase.last + 1, min(phrase.last + LATER, len(self.scene.words)))
        again = (at for at in places if self.scene.begins(at, "thinking_again") is not None)
        return any(self._may_be_theirs(at, who) and not self.puts_down(at + 1) for at in again)

    def puts_down(self, it: int) -> bool:
        """ "Leave it with reception", "drop it off": it is a thing; "leave it with us" is none."""
        scene, at = self.scene, self.scene.next(it)
        behind = scene.next(at)
        ours = scene.lemma(behind) == "us" or scene.lemma(at + 1) == "that"
        return scene.among(it, "it") and scene.among(at, "put_down") and not ours

    def _may_be_theirs(self, at: int, who: Subject) -> bool:
        """May `who` say what begins at a place, and neither the writer ("should I leave it?") nor another?"""
        to = self.scene.previous(at)
        if self.scene.lemma(to) == "to" and self.scene.lemma(self.scene.previous(to)) == "us":
            return True  # "asked us to hold off"
        speaker = self.grammar.subject(at, people=True)
        if speaker is Party.WRITER or self.scene.clause(at).asked_of:
            return False
        if not isinstance(speaker, Mention) or not isinstance(who, Mention):
            return True
        return not speaker.person or (speaker.who, speaker.gender) == (who.who, who.gender)

    def _forgotten(self, phrase: Found[str]) -> bool:
        """ "She signed, and now says that she does not remember": it is in doubt whether they ever did."""
        scene = self.scene
        places = range(phrase.last + 1, min(phrase.last + 2 * CLAUSE, len(scene.words)))
        return any(scene.begins(at, "forgotten") is not None for at in places)

    def _old(self, phrase: Found[str]) -> bool:
        """ "Signed years ago", "consent from 2019", "for the previous worker": it may no longer hold."""
        within = (phrase.first - 1, *range(phrase.first, phrase.last + 1), *self._up_to_a_mark(phrase.last, 2 * NEAR))
        return any(self.scene.begins(at, "stale") is not None or _is_year(self.scene.lemma(at)) for at in within)


def _is_year(word: str) -> bool:
    """ "From 2019": whoever names the year speaks of what is not new."""
    return word.isdecimal() and len(word) == 4 and word[:2] in ("19", "20")
