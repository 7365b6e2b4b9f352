"""Damage to decision trees, in every way that a hand could do it, on the YAML as it is read."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from isp_assistant.domain.model import OTHERWISE, UNSURE, Decision
from isp_assistant.pack.source import Mapping, Node, Sequence, Text


class Damage(StrEnum):
    """What was done."""

    RETARGETED = "an answer leads elsewhere"
    TO_TREE = "an answer leads to another tree"
    SWAPPED_ANSWERS = "two answers change places"
    DROPPED_ANSWER = "an answer is gone"
    MISTYPED_ANSWER = "an answer is for a value that nobody knows"
    REORDERED = "the answers of a set stand in another order"
    QUESTION_GONE = "a question is gone, and what led to it leads on"
    OUTCOME_GONE = "an outcome is gone, and what led to it leads to another"
    OTHER_START = "the tree begins elsewhere"
    OTHER_FACT = "a question asks another fact"
    OTHER_DECISION = "an outcome says another decision"
    SWAPPED_OUTCOMES = "two outcomes change names"
    DROPPED_STEP = "a step is gone"
    OTHER_WHEN = "a step has another condition"
    BROKEN_CITATION = "a citation leads nowhere"
    NO_CITATIONS = "the citations are gone"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One file with one thing changed."""

    damage: Damage
    file: str
    what: str
    node: Mapping


def _with(node: Mapping, path: tuple[str, ...], value: Node | None) -> Mapping:
    """Put a value at a path of keys, or take it out."""
    key, *rest = path
    items = dict(node.items)
    if rest:
        inner = items[key]
        assert isinstance(inner, Mapping)
        items[key] = _with(inner, tuple(rest), value)
    elif value is None:
        del items[key]
    else:
        items[key] = value
    return replace(node, items=items, keys={key: node.keys.get(key, node.at) for key in items})


def _at(node: Mapping, *path: str) -> Node:
    found: Node = node
    for key in path:
        assert isinstance(found, Mapping)
        found = found.items[key]
    return found


def _map(node: Mapping, *path: str) -> Mapping:
    found = _at(node, *path)
    assert isinstance(found, Mapping)
    return found


def _name(target: Node) -> str:
    return target.value if isinstance(target, Text) else "tree " + str(getattr(_at(target, "tree"), "value", ""))  # type: ignore[arg-type]


def _text(near: Node, value: str) -> Text:
    return Text(value, near.at)


class Tree:
    """One decision file as YAML, and all that can be done to it."""

    def __init__(self, file: str, node: Mapping, trees: list[str], sets: frozenset[str]) -> None:
        self.file = file
        self.node = node
        self.trees = trees
        self.sets = sets
        self.id = _name(node.items["id"])
        self.questions = list(_map(node, "questions").items)
        self.outcomes = list(_map(node, "outcomes").items)

    def mutants(self) -> Iterator[Mutant]:
        """Do all damage of every kind, one thing at a time."""
        for name in self.questions:
            yield from self._answers(name)
            yield from self._order(name)
            yield from self._question_gone(name)
            yield from self._fact(name)
            yield from self._citations("questions", name)
        for name in self.outcomes:
            yield from self._decision(name)
            yield from self._outcome_swapped(name)
            yield from self._outcome_gone(name)
            yield from self._steps(name)
            yield from self._citations("outcomes", name)
        for name in (*self.questions, *self.outcomes):
            if name != _name(self.node.items["start"]):
                changed = _with(self.node, ("start",), _text(self.node, name))
                yield self._mutant(Damage.OTHER_START, f"begins at {name}", changed)

    def _mutant(self, damage: Damage, what: str, node: Mapping) -> Mutant:
        return Mutant(damage, self.file, f"{self.id}{what if what.startswith('#') else ' ' + what}", node)

    def _answers(self, name: str) -> Iterator[Mutant]:
        answers = _map(self.node, "questions", name, "answers")
        for value, target in answers.items.items():
            path = ("questions", name, "answers", value)
            said = f"#{name}: {value} led to {_name(target)}"
            for other in (*self.questions, *self.outcomes):
                if other not in (name, _name(target)):
                    changed = _with(self.node, path, _text(target, other))
                    yield self._mutant(Damage.RETARGETED, f"{said}, now to {other}", changed)
            for other in self.trees:
                if other != self.id and _name(target) != f"tree {other}":
                    to = Mapping({"tree": _text(target, other)}, {"tree": target.at}, target.at)
                    yield self._mutant(Damage.TO_TREE, f"{said}, now to tree {other}", _with(self.node, path, to))
            gone = _with(self.node, path, None)
            yield self._mutant(Damage.DROPPED_ANSWER, f"{said}, and is gone", gone)
            mistyped = _with(gone, (*path[:-1], f"{value}s"), target)
            yield self._mutant(Damage.MISTYPED_ANSWER, f"{said}, and is for {value}s", mistyped)
        yield from self._swapped(name, answers)

    def _swapped(self, name: str, answers: Mapping) -> Iterator[Mutant]:
        pairs = list(answers.items.items())
        for place, (one, first) in enumerate(pairs):
            for other, second in pairs[place + 1 :]:
                if _name(first) != _name(second):
                    changed = _with(self.node, ("questions", name, "answers", one), second)
                    changed = _with(changed, ("questions", name, "answers", other), first)
                    yield self._mutant(Damage.SWAPPED_ANSWERS, f"#{name}: {one} and {other} change places", changed)

    def _order(self, name: str) -> Iterator[Mutant]:
        answers = _map(self.node, "questions", name, "answers")
        if _name(_at(self.node, "questions", name, "fact")) not in self.sets:
            return
        values = [value for value in answers.items if value not in (OTHERWISE, UNSURE)]
        for place, value in enumerate(values[1:]):
            order = [*values[:place], value, values[place], *values[place + 2 :]]
            order += [value for value in answers.items if value not in values]
            items = {key: answers.items[key] for key in order}
            changed = _with(self.node, ("questions", name, "answers"), replace(answers, items=items))
            yield self._mutant(Damage.REORDERED, f"#{name}: {value} stands before {values[place]}", changed)

    def _question_gone(self, name: str) -> Iterator[Mutant]:
        targets = {_name(target): target for target in _map(self.node, "questions", name, "answers").items.values()}
        for said, target in targets.items():
            starts = _name(self.node.items["start"]) == name
            if starts and not isinstance(target, Text):
                continue
            node = self._led_on(_with(self.node, ("questions", name), None), name, target)
            node = _with(node, ("start",), target) if starts else node
            yield self._mutant(Damage.QUESTION_GONE, f"#{name} is gone, and leads on to {said}", node)

    def _led_on(self, node: Mapping, gone: str, target: Node) -> Mapping:
        for question in _map(node, "questions").items:
            for value, to in _map(node, "questions", question, "answers").items.items():
                if isinstance(to, Text) and to.value == gone:
                    node = _with(node, ("questions", question, "answers", value), target)
        return node

    def _fact(self, name: str) -> Iterator[Mutant]:
        own = _name(_at(self.node, "questions", name, "fact"))
        others = {_name(_at(self.node, "questions", other, "fact")) for other in self.questions} - {own}
        for other in sorted(others):
            changed = _with(self.node, ("questions", name, "fact"), _text(self.node, other))
            yield self._mutant(Damage.OTHER_FACT, f"#{name} asked {own}, now {other}", changed)

    def _decision(self, name: str) -> Iterator[Mutant]:
        own = _name(_at(self.node, "outcomes", name, "decision"))
        for decision in Decision:
            if decision != own:
                changed = _with(self.node, ("outcomes", name, "decision"), _text(self.node, decision))
                yield self._mutant(Damage.OTHER_DECISION, f"#{name} said {own}, now {decision}", changed)

    def _outcome_swapped(self, name: str) -> Iterator[Mutant]:
        for other in self.outcomes[self.outcomes.index(name) + 1 :]:
            changed = _with(self.node, ("outcomes", name), _at(self.node, "outcomes", other))
            changed = _with(changed, ("outcomes", other), _at(self.node, "outcomes", name))
            yield self._mutant(Damage.SWAPPED_OUTCOMES, f"#{name} and {other} change names", changed)

    def _outcome_gone(self, name: str) -> Iterator[Mutant]:
        for other in self.outcomes:
            if other != name and _name(self.node.items["start"]) != name:
                node = self._led_on(_with(self.node, ("outcomes", name), None), name, _text(self.node, other))
                yield self._mutant(Damage.OUTCOME_GONE, f"#{name} is gone, and {other} is led to", node)

    def _steps(self, name: str) -> Iterator[Mutant]:
        do = _at(self.node, "outcomes", name, "do")
        assert isinstance(do, Sequence)
        for place, step in enumerate(do.items):

            def put(*steps: Node, place: int = place) -> Mapping:
                items = (*do.items[:place], *steps, *do.items[place + 1 :])
                return _with(self.node, ("outcomes", name, "do"), replace(do, items=items))

            said = f"#{name}: step {place + 1}"
            yield self._mutant(Damage.DROPPED_STEP, f"{said} is gone", put())
            if isinstance(step, Mapping) and "when" in step.items:
                always = _with(step, ("when",), None)
                yield self._mutant(Damage.OTHER_WHEN, f"{said} is there always", put(always))
                yield from self._fewer(said, step, put)

    def _fewer(self, said: str, step: Mapping, put: Callable[[Node], Mapping]) -> Iterator[Mutant]:
        for fact, values in _map(step, "when").items.items():
            if isinstance(values, Sequence) and len(values.items) > 1:
                fewer = replace(values, items=values.items[1:])
                node = put(_with(step, ("when", fact), fewer))
                yield self._mutant(Damage.OTHER_WHEN, f"{said} has one value of {fact} less", node)

    def _citations(self, kind: str, name: str) -> Iterator[Mutant]:
        cites = _at(self.node, kind, name, "cites")
        assert isinstance(cites, Sequence)
        broken = replace(cites, items=(_text(cites, f"{_name(cites.items[0])}-x"), *cites.items[1:]))
        changed = _with(self.node, (kind, name, "cites"), broken)
        yield self._mutant(Damage.BROKEN_CITATION, f"#{name}: its first citation leads nowhere", changed)
        gone = _with(self.node, (kind, name, "cites"), None)
        yield self._mutant(Damage.NO_CITATIONS, f"#{name}: its citations are gone", gone)


def drawn(mutants: Iterable[Mutant], rng: random.Random, most: dict[Damage, int], otherwise: int) -> list[Mutant]:
    """Draw so many of each kind of damage."""
    kinds: dict[Damage, list[Mutant]] = {}
    for mutant in mutants:
        kinds.setdefault(mutant.damage, []).append(mutant)
    return [m for kind, known in kinds.items() for m in rng.sample(known, min(most.get(kind, otherwise), len(known)))]
