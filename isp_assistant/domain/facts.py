"""Facts as given by a person or a script, made into facts that a walk can use."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from isp_assistant.domain.model import ADVICE, UNSURE, Answer, Fact, Facts, Pack, When

LONG = 12
"""Values beyond which a list takes more than a glance: there a word that only one of them has is enough."""


class FactError(ValueError):
    """A fact or a value that the pack does not know; the message says which were possible."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Say what was probably meant by a name that is not known."""
    names = list(known)
    close = get_close_matches(word, names, n=1)
    return f"did you mean {close[0]}?" if close else f"choose from {', '.join(names)}"


def normalised(facts: Mapping[str, Fact], given: Mapping[str, object]) -> dict[str, Answer]:
    """Check given facts against the vocabulary; an empty set is unknown, so it is left out.

    Raises `FactError` at the first that is not in the vocabulary.
    """
    known: dict[str, Answer] = {}
    for name, value in given.items():
        if name not in facts:
            raise FactError(f"{name}: there is no such fact; {suggest(name, facts)}")
        answer = _answer(facts[name], value)
        if answer:
            known[name] = answer
    return known


def known_to(pack: Pack, facts: Facts) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """Keep the facts that a pack knows, with what is said of each that it does not."""
    known: dict[str, Answer] = {}
    strange: list[str] = []
    for name, answer in facts.items():
        try:
            known |= normalised(pack.facts, {name: answer})
        except FactError as error:
            strange.append(str(error))
    return known, tuple(strange)


def _answer(fact: Fact, value: object) -> Answer:
    if isinstance(value, str):
        if value == UNSURE:
            return UNSURE
        value = [value] if fact.many else value
    if fact.many and isinstance(value, (list, tuple)):
        return members(fact, [_value(fact, member) for member in value])
    return _value(fact, value)


def _value(fact: Fact, value: object) -> str:
    if not isinstance(value, str):
        shown = "a list" if isinstance(value, (list, tuple)) else repr(value)
        raise FactError(f"{fact.name}: {shown} is not a value of {fact.name}; give one as text, such as {_first(fact)}")
    if value not in fact.values:
        raise FactError(f"{fact.name}: {value!r} is not a value of {fact.name}; {suggest(value, fact.values)}")
    return value


def _first(fact: Fact) -> str:
    return next(iter(fact.values))


def members(fact: Fact, values: Iterable[str]) -> tuple[str, ...]:
    """Put the members of a set in the order of the fact's values, each once."""
    present = set(values)
    return tuple(value for value in fact.values if value in present)


def with_defaults(pack: Pack, facts: Facts) -> dict[str, Answer]:
    """Add what is taken while nothing was said, or *not sure*: each fact's default, and the pack's default sharer."""
    known: dict[str, Answer] = {fact.name: fact.default for fact in pack.facts.values() if fact.default is not None}
    if pack.default_sharer and "sharer" in pack.facts:
        known["sharer"] = pack.default_sharer
    known.update({name: answer for name, answer in facts.items() if answer != UNSURE or name not in known})
    return known


def holds(pack: Pack, when: When, facts: Facts) -> bool | None:
    """Say whether a condition is true, false, or open because a fact in it is unknown.

    *Not sure* counts as the value that stands in for it, and as unknown where advice does.
    """
    verdict: bool | None = True
    for name, values in when.items():
        part = _part_holds(pack.facts[name], values, facts.get(name))
        if part is False:
            return False
        verdict = None if part is None else verdict
    return verdict


def _part_holds(fact: Fact, values: tuple[str, ...], answer: Answer | None) -> bool | None:
    if answer == UNSURE:
        answer = fact.when_unsure if fact.when_unsure != ADVICE else None
    if answer is None:
        return None
    return any(value in values for value in ([answer] if isinstance(answer, str) else answer))


def in_words(pack: Pack, name: str, answer: Answer) -> str:
    """Say an answer with the labels of its values."""
    if answer == UNSURE:
        return "Not sure"
    fact = pack.facts[name]
    return ", ".join(fact.values[value].label for value in ([answer] if isinstance(answer, str) else answer))


def offered(pack: Pack, name: str, value: str) -> str:
    """Say a value as an answer to choose: where a fact is a yes or a no, its label alone answers few questions."""
    label = in_words(pack, name, value)
    return f"{value.capitalize()}. {label}" if value in ("yes", "no") else label


def condition_in_words(pack: Pack, when: When, facts: Facts) -> str:
    """Say the part of a condition that is still open, to stand behind "If" and to be read aloud."""
    return " and ".join(
        _open_in_words(pack.facts[name], values)
        for name, values in when.items()
        if holds(pack, {name: values}, facts) is None
    )


def _open_in_words(fact: Fact, values: tuple[str, ...]) -> str:
    """Say which values a fact may have; where it may have most of them, those that it may not have.

    The label of a yes or a no is a sentence of its own.
    """
    if all(value in ("yes", "no") for value in values):
        return either([lower_first(fact.values[value].label) for value in values])
    others = [value for value in fact.values if value not in values]
    but = not fact.many and 0 < len(others) < len(values)
    labels = either([f"“{lower_first(fact.values[value].label)}”" for value in (others if but else values)])
    verb = "includes" if fact.many else "is anything but" if but else "is"
    return f"{lower_first(fact.label)} {verb} {labels}"


def either(names: Sequence[str]) -> str:
    """List alternatives: a, b or c."""
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def neither(names: Sequence[str]) -> str:
    """Deny what is listed: not a; neither a, b nor c."""
    return f"neither {', '.join(names[:-1])} nor {names[-1]}" if len(names) > 1 else f"not {names[0]}"


def lower_first(text: str) -> str:
    """Begin in lower case, unless the first word is an abbreviation."""
    word = text.partition(" ")[0]
    return text if word.isupper() and len(word) > 1 else text[:1].lower() + text[1:]
