"""Facts read from their phrases alone, each weighed by what stands around the phrase."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.acts import ASK, Act
from isp_assistant.interpret.agreement.consent import Consent
from isp_assistant.interpret.balance import weighed
from isp_assistant.interpret.claims import Claims
from isp_assistant.interpret.content import Zone, Zones
from isp_assistant.interpret.grammar import Grammar, Party, Subject
from isp_assistant.interpret.mentions import CHILD, MANY, PARENT, PROFESSIONAL, Mention
from isp_assistant.interpret.situation import situation_of
from isp_assistant.interpret.text.phrases import Found

Rule = Callable[[Found[str]], str | None]
"""Gives the value that a phrase comes to where it stands, or None."""

WHERE = "contact-details"
"""A kind of information that tells who somebody is, though nobody is named."""


NEAR = 2
"""Words within which a denial belongs to a phrase and to nothing else."""

FAR = 40
"""Words within which stands what would be passed on again and again."""

COUNTED = 8
"""Words from what is counted to what it is broken down by."""

ORDERED = 8
"""Words within which an order says what it forbids."""


class Weigher:
    """Weighs phrases; a fact with no rule of its own is read where it is stated."""

    def __init__(self, grammar: Grammar, zones: Zones, recipients: Sequence[Mention], consent: Consent) -> None:
        self.grammar = grammar
        self.scene = grammar.scene
        self.zones = zones
        self.recipients = recipients
        self.consent = consent
        self.claims = Claims(grammar, recipients)
        self.rules: dict[str, Rule] = {
            "identifiable": self._identifiable,
            "scale": self._scale,
            **dict.fromkeys(("situation", "went"), self._situation),
            "competent": self._competent,
            "confidential": self._confidential,
            "recipient_verified": self._verified,
            "legal_duty": self._legal_duty,
            "legal_bar": self._law,
            "public_interest": self._public_interest,
        }

    def readings(self, fact: str) -> Iterator[Reading]:
        """Give the readings of one fact, from left to right."""
        if fact == "consent":
            yield from (self.scene.reading(fact, value, said.first, said.last) for said, value in self.consent.values())
            return
        rule = self.rules.get(fact, self._stated)
        for phrase in self.scene.said.get(fact, ()):
            value = rule(phrase)
            if value is not None:
                yield self.scene.reading(fact, value, phrase.first, phrase.last)
        if fact == "public_interest":
            ours = (won for won in weighed(self.scene) if not self._unweighed(won))
            yield from (self.scene.reading(fact, won.meaning, won.first, won.last) for won in ours)

    def _stated(self, phrase: Found[str]) -> str | None:
        return None if self.scene.open(phrase.first) or self.scene.negated(phrase.first) else phrase.meaning

    def _law(self, phrase: Found[str]) -> str | None:
        """A denied yes is a no; and "is it in the public interest?" says neither."""
        hedge = self.scene.hedge(phrase.first)
        guessed = hedge is not None and not self._judged(hedge)
        if guessed or self.scene.open(phrase.first, of=frozenset({"", "we"})):
            return None
        if not self.scene.negated(phrase.first):
            return phrase.meaning
        turned = self._denied(phrase) or self.scene.among(phrase.first, "flipping")
        return "no" if phrase.meaning == "yes" and turned else None

    def _judged(self, hedge: int) -> bool:
        """ "I have thought it through": whoever did has weighed it."""
        return self.scene.past(hedge) and self.scene.among(hedge, "judging")

    def _denied(self, phrase: Found[str]) -> bool:
        """Does a denial stand right before it ("no court has gagged us", "not been checked")?"""
        return any(self.scene.among(at, "negators") for at in self.scene.before(phrase.first, NEAR))

    def _public_interest(self, phrase: Found[str]) -> str | None:
        """ "Consent is not needed", "not necessary to get permission": that weighs no need against a confidence."""
        around = (*self.scene.before(phrase.first, 3), *self.scene.after(phrase.last, ORDERED // 2))
        agreement = phrase.meaning == "no" and any(self.scene.begins(at, "go_ahead") is not None for at in around)
        return None if agreement or self._unweighed(phrase) else self._law(phrase)

    def _unweighed(self, phrase: Found[str]) -> bool:
        """Does somebody else say so, or is it only asked?"""
        return self.claims.asked(phrase) or self.claims.by_none_of_ours(phrase)

    def _legal_duty(self, phrase: Found[str]) -> str | None:
        """ "The judge has ordered that it goes no further" forbids, and requires nothing."""
        behind = list(self.scene.after(phrase.last, ORDERED))
        if phrase.meaning == "no" and self._lacks_order(phrase):
            stops = any(self.scene.begins(at, "forbids") is not None for at in behind)
            return None if stops or not self._expects_order(phrase) else self._law(phrase)
        if phrase.meaning == "yes" and self._says_not(phrase):
            return "no"
        doubtful = any(map(self._denies, behind)) or self.claims.by_another(phrase) or self.claims.asked(phrase)
        return None if phrase.meaning == "yes" and (doubtful or self._another_order(phrase)) else self._law(phrase)

    def _lacks_order(self, phrase: Found[str]) -> bool:
        """ "No order": it may be none that requires, or none that forbids."""
        places = range(phrase.first, phrase.last + 1)
        return any(self.scene.begins(at, "legal_order") is not None for at in places) and not any(
            self.scene.begins(at, name) is not None for at in places for name in ("obliges", "law")
        )

    def _expects_order(self, phrase: Found[str]) -> bool:
        """Of a court, or of a lawyer, an order is expected, and of the police a warrant."""
        warrant = any(self.scene.lemma(at) == "warrant" for at in range(phrase.first, phrase.last + 1))
        return any(mention.to == ("police" if warrant else "court-or-lawyer") for mention in self.recipients)

    def _says_not(self, phrase: Found[str]) -> bool:
        """ "The Act does not require us to"."""
        return any(map(self._denies, range(phrase.first + 1, phrase.last + 1)))

    def _denies(self, at: int) -> bool:
        """Is it a denial, and not "no choice", which requires?"""
        return self.scene.among(at, "negators") and not self.scene.among(self.scene.next(at), "choices")

    def _another_order(self, phrase: Found[str]) -> bool:
        """ "On a referral order": an order about somebody's life asks for no papers."""
        return self.scene.lemma(phrase.first) == "order" and self.scene.among(phrase.first - 1, "other_orders")

    def _competent(self, phrase: Found[str]) -> str | None:
        """Whether whoever agreed can decide: what a child grasps says nothing where a parent agreed."""
        subject = self.grammar.subject(phrase.first, people=True)
        child = isinstance(subject, Mention) and subject.who == CHILD
        if isinstance(subject, Mention) and self._decides_itself(subject, phrase):
            return None
        parent = any(one.who == PARENT for one in self.consent.agreeing)
        if self._is_responsible(phrase) and not self._anybody_agreed():
            return None
        return None if child and parent else self._law(phrase)

    def _is_responsible(self, phrase: Found[str]) -> bool:
        """ "Has parental responsibility": who may agree, which tells nothing where nobody did."""
        return any(self.scene.lemma(at) == "responsibility" for at in range(phrase.first, phrase.last + 1))

    def _anybody_agreed(self) -> bool:
        """Is there a yes, whether or not it was theirs to give?"""
        return any(said.meaning == "given" for said in self.scene.said.get("consent", ()))

    def _decides_itself(self, subject: Mention, phrase: Found[str]) -> bool:
        """ "So that the doctor can decide": a body that is named there, and nobody whose agreement it could be."""
        return subject.to is not None and not subject.who and self.scene.same(subject.last, phrase.first)

    def _identifiable(self, phrase: Found[str]) -> str | None:
        """A name counts where it would be handed over; person by person, "no names" does not make it nameless."""
        if phrase.meaning == "yes":
            least = Zone.TOLD if self._lists_names(phrase) else Zone.PASSED_ON
            said = self.zones.at(phrase.first) >= least and not self._struck_out(phrase)
            passed_on = said and not self.scene.negated(phrase.first)
            return "yes" if passed_on else None
        person_by_person = any(self._per_person(at) for at in range(len(self.scene.words)))
        before = [act for act in self.zones.acts.beside(phrase.first) if act.last < phrase.first]
        over = bool(before) and self._is_over(before[-1])
        unclear = person_by_person or over or self._at_home(phrase) or self._in_doubt(phrase)
        return None if unclear else phrase.meaning

    def _lists_names(self, phrase: Found[str]) -> bool:
        """ "Names and dates of birth, uploaded nightly": more than the word says that they are handed over."""
        words = self.scene.words[phrase.first : phrase.last + 1]
        return len(words) > 1 and any(word.plain == "names" for word in words)

    def _struck_out(self, phrase: Found[str]) -> bool:
        """ "With the names taken off", "all the names are out": none would be handed over."""
        return any(self.scene.among(at, "struck_out") for at in self.scene.after(phrase.last, 3))

    def _is_over(self, act: Act) -> bool:
        """ "They were asked without names" is over; "they have asked for totals", "we were asked" are not."""
        asks = ASK in act.kinds and (act.subject is Party.WRITER or self.scene.lemma(act.first - 1) not in ("be", ","))
        return act.past and not act.may and not asks

    def _at_home(self, phrase: Found[str]) -> bool:
        """ "The addresses, no names needed": an address tells who lives there."""
        nameless = any(self.scene.lemma(at) == "name" for at in range(phrase.first, phrase.last + 1))
        wanted = (found.first for found in self.scene.said.get("information", ()) if found.meaning == WHERE)
        return nameless and any(self.zones.at(first) == Zone.PASSED_ON for first in wanted)

    def _in_doubt(self, phrase: Found[str]) -> bool:
        """ "No names, but people might know them", and "she did not name us", say nothing of who can be told."""
        scene = self.scene
        known = (at for at in scene.classes if scene.begins(at, "recognised") is not None and not scene.negated(at))
        theirs = scene.lemma(phrase.first) == "not" and isinstance(self.grammar.subject(phrase.first), Mention)
        return theirs or any(True for _ in known)

    def _per_person(self, at: int) -> bool:
        """ "A row per child"; but not "totals per year", "a count for each school", "every other parent"."""
        behind = self.scene.next(at)
        grouped = any(self.scene.among(behind, group) for group in ("periods", "areas"))
        return self.scene.among(at, "each") and not grouped

    def _situation(self, phrase: Found[str]) -> str | None:
        return situation_of(phrase, self.grammar, self.zones.acts)

    def _scale(self, phrase: Found[str]) -> str | None:
        """ "Not every week" is once; "every Year 6" counts classes, and no years."""
        counted = self.scene.lemma(phrase.last + 1).isdecimal() or self._breaks_down(phrase)
        if phrase.meaning == "routine" and (counted or not self._of_a_flow(phrase)):
            return None
        return "one-off" if phrase.meaning == "routine" and self._denied(phrase) else phrase.meaning

    def _breaks_down(self, phrase: Found[str]) -> bool:
        """ "Totals per year", "headcounts per year group": how a count is broken down, and not how often it is sent."""
        scene = self.scene
        per = scene.lemma(phrase.first) == "per"
        return per and any(scene.among(at, "lists") for at in scene.before(phrase.first, COUNTED))

    def _of_a_flow(self, phrase: Found[str]) -> bool:
        """Does it say that something is passed on every week, and not that something happens every week?"""
        if self._befalls(phrase):
            return False
        return any(self.scene.among(at, "flows") for at in self._said_with(phrase))

    def _said_with(self, phrase: Found[str]) -> Iterable[int]:
        """Give the places of its sentence; before "it would be every month", those of the sentences before too."""
        before, behind = self.scene.before(phrase.first, FAR), self.scene.after(phrase.last, FAR // 2)
        around = (*before, *range(phrase.first, phrase.last + 1), *behind)
        return (*range(max(phrase.first - FAR, 0), phrase.first), *around) if self._tells_when(phrase) else around

    def _tells_when(self, phrase: Found[str]) -> bool:
        """ "It would be every month", "Quarterly.": a sentence that adds to the one before how often it is."""
        lead = list(self.scene.before(phrase.first, FAR))
        nobody = isinstance(self.grammar.subject(phrase.first, people=True), Party)
        return not lead or (nobody and self.scene.lemma(lead[0]) == "be")

    def _befalls(self, phrase: Found[str]) -> bool:
        """ "She cries every day, can I tell her gp?": what somebody does, and no passing on, is what repeats."""
        scene = self.scene
        clause = scene.clause(phrase.first)
        subject = self.grammar.subject(phrase.first, people=True)
        does = range(clause.first, phrase.last + 1)
        asks = clause.asked_of or any(
            scene.among(at, group) for at in does for group in ("flows", "wanting", "preferring")
        )
        return self._is_somebody(subject, clause.first) and not asks and phrase.last + 1 < len(scene.words)

    def _is_somebody(self, subject: Subject, since: int) -> bool:
        """Is it a person, of whom the clause itself speaks? A list or a number of people does nothing."""
        if not isinstance(subject, Mention):
            return subject is Party.SOMEBODY
        listed = any(self.scene.among(at, "lists") for at in range(subject.start, subject.last + 1))
        return subject.person and not subject.to and not listed and subject.first >= since

    def _confidential(self, phrase: Found[str]) -> str | None:
        """A confidence is a person's own: what a manager or a body keeps quiet, or "or keep it quiet?", is none."""
        subject = self.grammar.subject(phrase.first, people=True)
        body = isinstance(subject, Mention) and (subject.who == PROFESSIONAL or not subject.person)
        keeps = body and self.scene.among(phrase.first, "keeping")
        aside = self.scene.lemma(self.scene.previous(phrase.first)) == "or"
        interest = self.scene.lemma(self.scene.next(phrase.last)) == "interest"  # "is the public interest test met"
        if phrase.meaning == "no" and (interest or self._is_printed(phrase)):
            return None
        return None if phrase.meaning == "yes" and (keeps or aside) else self._stated(phrase)

    def _is_printed(self, phrase: Found[str]) -> bool:
        """ "The number on their website" is how to reach a body, and nothing that would be shared."""
        return any(self.scene.among(at, "ways_in") for at in self.scene.before(phrase.first, 2))

    def _verified(self, phrase: Found[str]) -> str | None:
        """In doubt is whoever asks or nobody knows; "he reckons she is using" claims to be nobody."""
        if phrase.meaning == "yes" and self.scene.begins(phrase.first, "call") and not self._we_rang(phrase):
            return None
        if phrase.meaning == "yes" and (self.scene.hedged(phrase.first) or self._undone(phrase)):
            return None
        if self._of_another(phrase):
            return None
        if phrase.meaning == "yes" and self._denied(phrase) and not self.scene.open(phrase.first):
            return "no"
        if phrase.meaning == "no":
            subject = self.grammar.subject(phrase.first, people=True)
            somebody = isinstance(subject, Mention) and subject.who and not subject.to
            if somebody and subject not in self.recipients:
                return None
            if self._claims(phrase) and not self._names_itself(phrase):
                return None
        return self._stated(phrase)

    def _of_another(self, phrase: Found[str]) -> bool:
        """ "Kids I've never met", "I know her" of a girl: whoever is known, or is not, receives nothing."""
        if self.scene.lemma(phrase.first) != "we":
            return False
        them = next((at for at in range(phrase.first, phrase.last + 1) if self.scene.lemma(at) == "them"), None)
        before = self.grammar.before(phrase.first)
        whom = self.grammar.antecedent(them) if them else before[-1] if before else None
        named = any(self.scene.begins(at, "worker") is not None for at in range(phrase.first, phrase.last + 1))
        return whom is not None and whom.who in (CHILD, PARENT, MANY) and whom not in self.recipients and not named

    def _undone(self, phrase: Found[str]) -> bool:
        """ "I rang back but nobody answered", "his badge, and it did not match", "verified? No"."""
        rest = list(self.scene.after(phrase.last, ORDERED))
        asked = bool(rest) and self.scene.lemma(rest[0]) == "?"
        return asked or any(self.scene.among(at, "contrasts") or self.scene.lemma(at) == "nobody" for at in rest)

    def _we_rang(self, phrase: Found[str]) -> bool:
        """ "Rang back" checks; "mum rang back" and "do I ring back" do not."""
        subject = self.grammar.subject(phrase.first)
        return self.scene.past(phrase.first) and subject in (Party.WRITER, Party.NOBODY)

    def _claims(self, phrase: Found[str]) -> bool:
        """ "Says she is", "claiming to be", at the end of a phrase."""
        return self.scene.lemma(phrase.last) in ("be", "from") and any(
            self.scene.among(at, "claiming") for at in range(phrase.first, phrase.last + 1)
        )

    def _names_itself(self, phrase: Found[str]) -> bool:
        """ "Says she is from the hospital": somebody or some body behind what is claimed."""
        behind = self.scene.next(phrase.last)
        named = self.grammar.mention_at(self.scene.next(behind) if self.scene.lemma(behind) == "from" else behind)
        return named is not None and (named.to is not None or named.who == PROFESSIONAL or not named.person)
