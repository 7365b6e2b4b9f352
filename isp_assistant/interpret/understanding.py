"""The pipeline: one text, understood step by step. Each step is a function of those before it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from isp_assistant.directory import Directory
from isp_assistant.domain.reading import Reading
from isp_assistant.interpret.about.matter import Matter, Subject
from isp_assistant.interpret.about.subject import subject_of
from isp_assistant.interpret.acts import Acts
from isp_assistant.interpret.ages import Age, ages_of
from isp_assistant.interpret.agreement.consent import Consent
from isp_assistant.interpret.agreement.terms import Terms
from isp_assistant.interpret.content import Zones, information_of
from isp_assistant.interpret.direction import recipients_of, signs_of
from isp_assistant.interpret.grammar import Grammar
from isp_assistant.interpret.harm.lovers import Lovers
from isp_assistant.interpret.harm.told import Harm
from isp_assistant.interpret.harm.underage import Underage
from isp_assistant.interpret.implied import implied
from isp_assistant.interpret.mentions import Mention, Named, mentions_of
from isp_assistant.interpret.purpose import Purposes
from isp_assistant.interpret.signs.sign import Evidence, Sign
from isp_assistant.interpret.text.lexicon import Lexicon
from isp_assistant.interpret.text.phrases import Found
from isp_assistant.interpret.text.scene import Scene
from isp_assistant.interpret.weigh import Weigher
from isp_assistant.interpret.writer import SHARERS, writer_of

MOST_FOR_PARTNERS = 20_000
"""Characters in which partners of the directory are looked for."""


@dataclass(frozen=True)
class Understanding:
    """What each step made of a text, in their order; `found` holds the readings of each fact."""

    scene: Scene
    grammar: Grammar
    acts: Acts
    writer: Mention | None
    signs: tuple[Sign, ...]
    recipients: tuple[Mention, ...]
    information: tuple[Found[str], ...]
    victims: tuple[Mention, ...]
    found: Mapping[str, tuple[Reading, ...]]
    earlier: Grammar | None = None

    @property
    def only_named(self) -> bool:
        """Whether who would receive it is no more than named: that alone makes no question one to decide."""
        return all(sign.evidence == Evidence.NAMED for sign in self.signs)


def understand(text: str, lexicon: Lexicon, directory: Directory, earlier: str = "") -> Understanding:
    """Understand a text; `earlier` is what was typed before it of the same case.

    Never raises: any text is understood as something, if only as nothing.
    """
    scene = lexicon.scene(text)
    ages = tuple(ages_of(scene))
    grammar = Grammar(scene, mentions_of(scene, ages, _partners(scene, directory)))
    acts = Acts(grammar)
    writer = writer_of(grammar, acts)
    if writer:
        grammar = Grammar(scene, grammar.mentions, writer)
        acts = Acts(grammar)
    signs = signs_of(grammar, acts, writer)
    terms = Terms(grammar, acts)
    recipients = recipients_of(grammar, signs, writer, frozenset(terms.answered_for()))
    zones = Zones(grammar, acts, writer)
    before = _before(earlier, lexicon) if earlier else None
    lovers = Lovers(grammar, ages, Lovers(*before) if before and ages else None)
    underage = Underage(grammar, ages, Underage(*before) if before else None)
    harm = Harm(grammar, acts, lovers, underage)
    information = information_of(zones, harm)
    victims = tuple(victim for victim in harm.victims() if victim not in recipients)
    about = subject_of(Matter(grammar, acts, zones, information, recipients), victims, harm.grave)
    weigher = Weigher(grammar, zones, recipients, Consent(grammar, recipients, about, terms, writer))
    found = {
        **{
            fact: tuple(weigher.readings(fact))
            for fact in {*scene.said, "public_interest"}
            if fact not in READ_OTHERWISE
        },
        "risk": tuple(harm.readings()),
        "sharer": tuple(_sharer(scene, writer)),
        "recipient": tuple(scene.reading("recipient", m.to, m.start, m.last) for m in recipients if m.to),
        "information": tuple(scene.reading("information", f.meaning, f.first, f.last) for f in information),
        "about": tuple(_about(scene, about)),
        "purpose": Purposes(zones, signs, recipients, harm).readings(),
    }
    found |= {reading.fact: (reading,) for reading in implied(grammar, found)}
    known = before[0] if before else None
    return Understanding(scene, grammar, acts, writer, signs, recipients, information, victims, found, known)


def _before(earlier: str, lexicon: Lexicon) -> tuple[Grammar, tuple[Age, ...]]:
    scene = lexicon.scene(earlier)
    ages = tuple(ages_of(scene))
    return Grammar(scene, mentions_of(scene, ages, ())), ages


READ_OTHERWISE = frozenset({"risk", "sharer", "recipient", "information", "about", "purpose"})
"""Facts that are not read from their phrases alone."""


def _partners(scene: Scene, directory: Directory) -> Iterator[Named]:
    """Find the partners that a text names, by its words."""
    at = 0
    for mention in directory.mentions(scene.text[:MOST_FOR_PARTNERS]):
        while at < len(scene.words) and scene.words[at].end <= mention.start:
            at += 1
        last = at
        while last + 1 < len(scene.words) and scene.words[last + 1].start < mention.end:
            last += 1
        if at < len(scene.words) and scene.words[at].start < mention.end:
            yield Named(at, last, mention.partner, directory.partners[mention.partner].recipient)


def _sharer(scene: Scene, writer: Mention | None) -> Iterator[Reading]:
    if writer and writer.to:
        yield scene.reading("sharer", SHARERS[writer.to], writer.first, writer.last)


def _about(scene: Scene, about: Subject | None) -> Iterator[Reading]:
    if about:
        yield scene.reading("about", about.value, about.first, about.last)
