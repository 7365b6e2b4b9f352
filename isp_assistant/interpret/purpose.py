"""Why it would be shared: the reason that the text gives, else that of whoever asks, else the harm that is told of."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.aims import Aim, Aims
from isp_assistant.interpret.content import Zones
from isp_assistant.interpret.harm.told import GRAVE, IMMEDIATE, Harm
from isp_assistant.interpret.mentions import (
    ANOTHER_AREA,
    CHILD,
    MANY,
    OTHER_ADULT,
    OWN,
    PARENT,
    PROFESSIONAL,
    RELATIVE,
    SOCIAL_CARE,
    Mention,
)
from isp_assistant.interpret.signs.sign import PRESS, THE_PERSON, Evidence, Sign
from isp_assistant.interpret.text.phrases import Found

POLICE, LAWYER = "police", "court-or-lawyer"
CHILD_SAFE, ADULT_SAFE, CRIME = "safeguard-child", "protect-adult", "prevent-crime"
COURT, REQUEST, ENQUIRY = "legal-proceedings", "subject-request", "general-enquiry"
PLANNER = "researcher-or-commissioner"

AIMED_AT = {
    "treating": "care-or-treatment",
    "teaching": "education",
    "helping": "early-help",
    "solving": CRIME,
    "at_law": COURT,
    "planning": "planning-research",
    "sociable": ENQUIRY,
    "keeping_safe": CHILD_SAFE,
}
"""What the words of an aim make the reason, by their class in `english.yaml`."""

BY_RECIPIENT = {PLANNER: "planning-research", THE_PERSON: REQUEST}
"""What a recipient wants it for, whatever else is said: a funder plans."""

FOR_THEMSELVES = frozenset({THE_PERSON, PARENT, LAWYER, RELATIVE})
"""Who asks for somebody's own information: the person, or someone for them."""

WANTED_BY = {
    "care-or-treatment": frozenset({"health", "adult-services", "voluntary-sector", OWN, PARENT, RELATIVE}),
    "early-help": frozenset({"voluntary-sector", "early-years", "housing", "health", SOCIAL_CARE, OWN, ANOTHER_AREA}),
    "education": frozenset({"school", "early-years", ANOTHER_AREA, SOCIAL_CARE}),
    CRIME: frozenset({POLICE, LAWYER, SOCIAL_CARE, "youth-justice", "housing", "voluntary-sector", ANOTHER_AREA, OWN}),
    COURT: frozenset({LAWYER, SOCIAL_CARE, "youth-justice", RELATIVE, PARENT, POLICE}),
    ENQUIRY: frozenset({PRESS, "elected-member", RELATIVE, PARENT, POLICE, OWN}),
    "planning-research": frozenset(
        {PLANNER, "health", "school", "youth-justice", POLICE, SOCIAL_CARE, OWN, ANOTHER_AREA, "voluntary-sector"}
    ),
}
"""Who has a use for it: that he changed schools is no reason for a landlord."""

PROTECTORS = frozenset({POLICE, SOCIAL_CARE, "adult-services", "youth-justice", ANOTHER_AREA})
"""Who asks about harm so as to protect; others who ask want something else."""

FAR = 40
"""Words behind a body within which its sentence says what it wants something for."""

BEFORE_HARM = 2
"""Words before what is not to happen to somebody within which a pronoun names them."""

BESIDE = 2
"""Words beside the name of the writer's work that are a part of it."""

BEHIND_ORDER = 5
"""Words behind an order that say what it does."""

PLACED = 3
"""Words within which somebody is put where a phrase says ("get her on the course")."""

LINK = 4
"""Words within which "for" says what it is for ("for the lad's final hearing")."""


class Purposes:
    """Weighs what says why."""

    def __init__(self, zones: Zones, signs: Sequence[Sign], recipients: Sequence[Mention], harm: Harm) -> None:
        self.grammar = zones.grammar
        self.scene = zones.scene
        self.zones = zones
        self.signs = signs
        self.recipients = recipients
        self.harm = harm

    def readings(self) -> tuple[Reading, ...]:
        """Give the readings of the reasons that are stated, or of the one that follows from the rest."""
        stated = (*self._aimed_at(), *self._stated())
        return stated or tuple(self._following())[:1]

    def _following(self) -> Iterator[Reading]:
        yield from self._by_recipient()
        yield from self._press_enquiry()
        yield from self._police_enquiry()
        yield from self._protection()
        yield from self._medicines_asked_for()

    # --- aimed at

    def _aimed_at(self) -> Iterator[Reading]:
        for aim in Aims(self.grammar, self.zones.acts).all():
            found = self._first_in(aim)
            if found and self._wanted(found):
                yield self._reading(self._whom(found), found.first, found.last)

    def _first_in(self, aim: Aim) -> Found[str] | None:
        """Give the first words of an aim that make a reason, as long as they can be."""
        for at in range(aim.first, aim.last + 1):
            ends = {name: end for name in AIMED_AT if (end := self.scene.begins(at, name)) is not None}
            named = self.grammar.mention_at(at)
            if ends and not (named and named.to):  # "to let the clinic know"
                name = max(ends, key=lambda each: ends[each])
                return Found(AIMED_AT[name], at, ends[name] - 1)
        return None

    # --- stated

    def _stated(self) -> Iterator[Reading]:
        for phrase in self.scene.said.get("purpose", ()):
            if self._says(phrase):
                yield self._reading(self._whom(phrase), phrase.first, phrase.last)

    def _says(self, phrase: Found[str]) -> bool:
        named = self._presents_the_writer(phrase) or self._names_somebody(phrase) or self._only_where(phrase)
        if named or self._denied(phrase) or not self._wanted(phrase):
            return False
        match phrase.meaning:
            case "prevent-crime":
                named = self._to(POLICE) and not self.harm.convicted(phrase)
                return named if self._named_crime(phrase) else self._somebody_investigates
            case "legal-proceedings":
                wanted = self._to(LAWYER) or self._behind_for(phrase) or self._demanded(phrase)
                return wanted and not self._forbids(phrase)
            case "subject-request":
                return not self.recipients or any(mention.to in FOR_THEMSELVES for mention in self.recipients)
        return True

    def _wanted(self, phrase: Found[str]) -> bool:
        """Has whoever would be told a use for it?"""
        users = None if self._is_idle(phrase) else WANTED_BY.get(phrase.meaning)
        return users is None or all(mention.to is None or mention.to in users for mention in self.recipients[:1])

    def _is_idle(self, phrase: Found[str]) -> bool:
        """ "Just nosey", "to settle a bet": anybody at all may want to know for no reason."""
        places = range(phrase.first, phrase.last + 1)
        known = any(mention.to in BY_RECIPIENT for mention in self.recipients[:1])
        return phrase.meaning == ENQUIRY and not known and any(self.scene.among(at, "idle") for at in places)

    def _only_where(self, phrase: Found[str]) -> bool:
        """ "He told us on the parenting course", "about our group": where it was said, or what of, is no reason."""
        before = self.scene.previous(phrase.first)
        behind = self.scene.among(before, "where_said") or self.scene.listed(before, "our_own")
        put = any(self.scene.among(at, "placing") for at in self.scene.before(before, PLACED))
        return phrase.meaning == "early-help" and behind and not put

    def _denied(self, phrase: Found[str]) -> bool:
        """ "Not for court"; but "they can not enrol him without it" says what it is for."""
        scene = self.scene
        negator = next((at for at in scene.before(phrase.first) if scene.among(at, "negators")), None)
        needed = negator is not None and scene.lemma(scene.previous(negator)) in ("can", "will")
        return scene.negated(phrase.first) and not needed

    def _presents_the_writer(self, phrase: Found[str]) -> bool:
        """ "Family support worker here": what the writer does is no reason."""
        writer = self.zones.writer
        if writer is None or not self.scene.same(writer.first, phrase.first) or self._behind_for(phrase):
            return False
        return writer.start - BESIDE <= phrase.last and phrase.first <= writer.last + BESIDE

    def _names_somebody(self, phrase: Found[str]) -> bool:
        """ "Parenting support worker", "court report officer", "befriending charity"."""
        return self.scene.among(phrase.last + 1, "roles") or self.scene.among(phrase.last + 1, "bodies_named")

    def _named_crime(self, phrase: Found[str]) -> bool:
        """ "Over a robbery", "for arson": a crime that is only named may be what somebody was convicted of."""
        return self.scene.among(phrase.first, "prepositions")

    @cached_property
    def _somebody_investigates(self) -> bool:
        """ "He was investigated" by whom it may be; the police, or a fraud team, look into crimes."""
        police = any(mention.to == POLICE for mention in self.grammar.mentions)
        return police or any(self.scene.among(at, "investigators") for at in range(len(self.scene.words)))

    def _to(self, body: str) -> bool:
        """Would a body of a kind be told, or does one ask?"""
        told = any(mention.to == body for mention in self.recipients)
        return told or any(sign.mention.to == body and sign.evidence >= Evidence.CALLS for sign in self.signs)

    def _behind_for(self, phrase: Found[str]) -> bool:
        """ "For the final hearing"; "that court case" only says which."""
        near = (phrase.first, *self.scene.before(phrase.first, LINK))
        return any(self.scene.lemma(at) == "for" for at in near)

    def _demanded(self, phrase: Found[str]) -> bool:
        """ "A witness summons", "an order that requires us": a court demands it; an order that forbids does not."""
        scene = self.scene
        if any(scene.begins(at, "court_demand") is not None for at in range(phrase.first, phrase.last + 1)):
            return True
        sentence = (at for at in scene.after(phrase.first, 20) if scene.among(at, "obliging"))
        return any(not scene.negated(at) for at in sentence)

    def _forbids(self, phrase: Found[str]) -> bool:
        """ "An order that forbids us", "court order says nobody may": it bars, and asks for nothing."""
        return any(self.scene.among(at, "forbidding") for at in self.scene.after(phrase.last, BEHIND_ORDER))

    # --- who is kept safe

    def _whom(self, phrase: Found[str]) -> str:
        """Whoever would be kept safe says whether a child or an adult is."""
        if phrase.meaning not in (CHILD_SAFE, ADULT_SAFE):
            return phrase.meaning
        kept = self._named_in(phrase)
        pronoun = None if kept else self._stands_for(phrase)
        if pronoun is not None:
            kept = self._kept(pronoun)
            if kept is None:
                return self._by_whom_it_is_told()
        if kept is None:
            return phrase.meaning
        return CHILD_SAFE if kept.who in (CHILD, MANY) else ADULT_SAFE

    def _named_in(self, phrase: Found[str]) -> Mention | None:
        """ "Protect the staff": whom the words themselves name."""
        named = (self.grammar.mention_at(at) for at in range(phrase.first, phrase.last + 1))
        return next((mention for mention in named if mention and mention.person and mention.who), None)

    def _stands_for(self, phrase: Found[str]) -> int | None:
        """Give the pronoun for whoever is kept safe: among the words, or before them ("so she is not bitten")."""
        inside = [at for at in range(phrase.first, phrase.last + 1) if self.scene.among(at, "they_or_them")]
        if inside:
            return inside[-1]
        before = self.scene.before(phrase.first, BEFORE_HARM)
        return next((at for at in before if self.scene.among(at, "they_or_them")), None)

    def _kept(self, pronoun: int) -> Mention | None:
        """Give whom a pronoun stands for: not whoever would keep them safe, unless they do something themselves."""
        does = self.scene.lemma(pronoun) == "they"
        told = {mention.first for mention in self.recipients}
        known = [m for m in self.grammar.before(pronoun) if m.who or m.to]
        people = [m for m in known if does or not (m.first in told or m.who in (None, PROFESSIONAL))]
        fitting = [m for m in reversed(people) if self.grammar.fits(m, pronoun) and m not in self._harming]
        harmed = {m.first for m in self.harm.harmed()}
        rivals = len({m.who in (CHILD, MANY) for m in fitting}) > 1 and not harmed
        nearest = fitting[0] if fitting and not rivals else None  # "whose mum burns her, to protect her"
        return next((m for m in fitting if m.first in harmed), nearest)

    @cached_property
    def _harming(self) -> tuple[Mention, ...]:
        """Who does the harm that is told of ("being kicked by his dad"): nobody is keeping them safe."""
        grave = [phrase for phrase in self.harm.told if phrase.meaning in GRAVE]
        by = (at for phrase in grave for at in self.scene.after(phrase.last, 1) if self.scene.lemma(at) == "by")
        agents = (self.grammar.mention_at(self.scene.next(at)) for at in by)
        return tuple(doer for doer in (*map(self._doer, grave), *agents) if doer)

    def _by_whom_it_is_told(self) -> str:
        """Social care keeps children safe, and adult services adults; others, children where there are any."""
        told = {mention.to for mention in self.recipients[:1]}
        children = any(mention.who in (CHILD, MANY) for mention in self.grammar.mentions)
        return CHILD_SAFE if SOCIAL_CARE in told or (children and "adult-services" not in told) else ADULT_SAFE

    # --- by who asks

    @cached_property
    def _asking(self) -> tuple[Mention, ...]:
        return tuple(sign.mention for sign in self.signs if sign.evidence in (Evidence.ASKS, Evidence.CALLS))

    def _asks(self, mention: Mention) -> bool:
        return any(mention.first == asking.first for asking in self._asking)

    def _by_recipient(self) -> Iterator[Reading]:
        for mention in self.recipients:
            if mention.to in BY_RECIPIENT:
                yield self._reading(BY_RECIPIENT[mention.to], mention.start, mention.last)

    def _press_enquiry(self) -> Iterator[Reading]:
        """The press, and whoever asks as one of the public, has no reason that the law knows."""
        for mention in self.recipients[:1]:
            places = range(mention.first, mention.last + 1)
            press = any(self.scene.among(at, "press") for at in places)
            if mention.to == PRESS and not self._by_right and (press or self._asks(mention)):
                yield self._reading(ENQUIRY, mention.start, mention.last)

    @cached_property
    def _by_right(self) -> bool:
        """ "A freedom of information request": the law knows of it, whoever makes it."""
        return any(self.scene.begins(at, "foi") is not None for at in self.scene.classes)

    def _police_enquiry(self) -> Iterator[Reading]:
        """The police who ask, and speak of a crime that is not what they ask for, want to solve it."""
        if not any(mention.to == POLICE for mention in self._asking) or [
            mention.to for mention in self.recipients[:1]
        ] != [POLICE]:
            return
        for at in sorted(self.scene.classes):
            end = self.scene.begins(at, "crime")
            if end is not None and self._why_they_ask(at) and not self.harm.convicted(Found(CRIME, at, end - 1)):
                yield self._reading(CRIME, at, end - 1)

    def _why_they_ask(self, at: int) -> bool:
        """Is a crime why something else is asked for, and not itself what is asked for, or harm that is told of?"""
        held = any(found.first <= at <= found.last for found in self.harm.told)
        kinds = self.scene.said.get("information", ())
        inside = any(found.first <= at <= found.last for found in kinds)
        other = any(not found.first <= at <= found.last for found in kinds)
        reason = self.scene.lemma(self.scene.previous(at)) in ("for", "over", "about", "re", "of")
        return not held and (not inside or other or reason)

    def _medicines_asked_for(self) -> Iterator[Reading]:
        """ "The ward asks what she is allergic to": whoever asks what somebody takes would treat them."""
        for mention in self.recipients[:1]:
            if mention.to == "health" and self._asks(mention):
                places = (
                    at for at in self.scene.after(mention.last, FAR) if self.scene.begins(at, "taken") is not None
                )
                yield from (self._reading("care-or-treatment", at, at) for at in places)

    # --- by the harm

    def _protection(self) -> Iterator[Reading]:
        """Harm to a child is a reason to protect a child, to an adult an adult; where both may be meant, neither is."""
        grave = self._gravest()
        if grave is None or self._asked_for_something_else or self._unclear(grave):
            return
        children = self._children(grave) or self._of_children(grave)
        adults = any(mention.who not in (CHILD, MANY) for mention in self.harm.harmed())
        social = any(mention.to == SOCIAL_CARE for mention in self.recipients)
        if children or social:
            if not adults or (children and social):
                yield self._reading(CHILD_SAFE, grave.first, grave.last)
        elif adults or self._grown_in_danger(grave):
            yield self._reading(ADULT_SAFE, grave.first, grave.last)

    @cached_property
    def _asked_for_something_else(self) -> bool:
        """ "The surgery wants to know why she is off school": who asks of their own accord has reasons of their own."""
        return any(self._asks(named) and named.to not in PROTECTORS for named in self.recipients[:1])

    def _unclear(self, grave: Found[str]) -> bool:
        return self._somebody_unknown(grave) or self._endangers_both(grave)

    def _gravest(self) -> Found[str] | None:
        told = sorted(self.harm.told, key=lambda phrase: phrase.meaning != IMMEDIATE)
        return next((phrase for phrase in told if phrase.meaning in GRAVE), None)

    def _children(self, grave: Found[str]) -> bool:
        """Are children named, beside the one who would do the harm to somebody else?"""
        doer = self._doer(grave) if self.harm.violent(grave) else None
        return any(mention.who in (CHILD, MANY) and mention != doer for mention in self.grammar.mentions)

    def _of_children(self, grave: Found[str]) -> bool:
        """A strategy meeting, grooming: it is done to children, or for them."""
        return any(self.scene.begins(at, "child_harm") is not None for at in range(grave.first, grave.last + 1))

    def _doer(self, grave: Found[str]) -> Mention | None:
        """Give whoever does the harm, where they are named before it and are not who suffers it."""
        doer = self.grammar.subject(grave.first, people=True)
        if not isinstance(doer, Mention) or doer.first > grave.last or doer in self.harm.harmed():
            return None
        return doer

    def _somebody_unknown(self, grave: Found[str]) -> bool:
        """ "He broke her jaw in front of the children": she is nobody who was named, and none of them."""
        return self._children(grave) and self._nobody_named(grave)

    def _endangers_both(self, grave: Found[str]) -> bool:
        """ "He has barricaded himself in with the baby", "the lad has a knife": they are in danger too."""
        if grave.meaning != IMMEDIATE or any(mention.who in (CHILD, MANY) for mention in self.harm.harmed()):
            return False
        doer = self._doer(grave)
        child = doer is not None and doer.who == CHILD
        if self.scene.among(grave.first, "endangering"):
            return not child
        return (
            doer is not None
            and (doer.who in (PARENT, OTHER_ADULT) or self.harm.violent(grave))
            and self._children(grave)
        )

    def _grown_in_danger(self, grave: Found[str]) -> bool:
        """Where no child is named, and a grown-up is who may be in danger, an adult is to be protected."""
        others = [self._doer(grave), self.zones.writer, *self.recipients]
        grown = [m for m in self.grammar.mentions if m.person and m.who != PROFESSIONAL and m not in others]
        return grave.meaning == IMMEDIATE and (bool(grown) or any(map(self._nobody_named, self.harm.told)))

    def _nobody_named(self, grave: Found[str]) -> bool:
        """Does a pronoun among the words stand for nobody who was named ("would hurt her")?"""
        places = (*range(grave.first, grave.last + 1), *self.scene.after(grave.last, 1))
        pronouns = [at for at in places if self.scene.gender(at) and self.grammar.mention_at(at) is None]
        return any(self.grammar.antecedent(at, people=True) is None for at in pronouns)

    def _reading(self, value: str, first: int, last: int) -> Reading:
        return self.scene.reading("purpose", value, first, last)
