"""What the rules compare a word with can be met: it is a plain form, and no filler where fillers are passed over."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import isp_assistant.interpret
from isp_assistant.interpret.text.english import FILE, english
from isp_assistant.interpret.text.words import words_of
from isp_assistant.pack.source import Mapping, read_shipped
from tests.interpret.reading import shipped

SOURCES = sorted(Path(isp_assistant.interpret.__path__[0]).rglob("*.py"))
STEPS, WALKS = ("next", "previous"), ("before", "after")
"""Methods that give the next place that is no filler, and all places that are none."""

OTHER_FORMS = {"like", "own", "long"}
"""Fillers of which another form is none ("liked", "owns", "longed")."""

Function = ast.FunctionDef


def functions() -> Iterator[tuple[str, Function]]:
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{source.stem}.{node.name}", node


def called(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in names


def compared(function: Function, method: str) -> Iterator[tuple[ast.Call, str]]:
    """Give each call of a method whose value is compared, and each text that it is compared with."""
    for node in ast.walk(function):
        sides = [node.left, *node.comparators] if isinstance(node, ast.Compare) else []
        calls = [each for side in sides for each in ast.walk(side) if called(each, method)]
        texts = [each.value for side in sides for each in ast.walk(side) if isinstance(each, ast.Constant)]
        yield from ((call, text) for call in calls for text in texts if isinstance(text, str))


def looked_up(function: Function) -> Iterator[tuple[ast.expr, str]]:
    """Give the place and the name of each group in which a word is looked up."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and called(node, "among", "listed") and len(node.args) == 2:
            place, group = node.args
            if isinstance(group, ast.Constant):
                yield place, group.value


def never_at_filler(function: Function) -> set[str]:
    """Give the names that stand for nothing but places that are no filler."""
    bound: dict[str, list[bool]] = defaultdict(list)
    for node in ast.walk(function):
        if isinstance(node, ast.arg):
            bound[node.arg].append(False)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound[node.id].append(False)
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "iter", getattr(node, "value", None))
        names = WALKS if isinstance(node, ast.For | ast.comprehension) else STEPS
        if value is not None and called(value, *names):
            for name in (target.id for target in targets if isinstance(target, ast.Name)):
                bound[name].remove(False)
    return {name for name, others in bound.items() if not others}


def passes_over_fillers(place: ast.expr, function: Function) -> bool:
    named = isinstance(place, ast.Name) and place.id in never_at_filler(function)
    return named or called(place, *STEPS)


def test_a_plain_form_is_compared_with_plain_forms() -> None:
    marks = [text for _, function in functions() for call, text in compared(function, "lemma")]
    assert "not" in marks  # there is something to look at
    met = {word: words_of(word, english()) for word in set(marks) if word}
    wrong = {word for word, words in met.items() if [each.lemma for each in words] not in ([word], [])}
    assert not wrong


def test_no_filler_is_looked_for_where_fillers_are_passed_over() -> None:
    found = [
        (name, text)
        for name, function in functions()
        for call, text in compared(function, "lemma")
        if text in english().fillers - OTHER_FORMS and passes_over_fillers(call.args[0], function)
    ]
    assert not found


def test_a_list_that_is_looked_up_only_where_fillers_are_passed_over_holds_none() -> None:
    uses: dict[str, list[bool]] = defaultdict(list)
    named: dict[str, int] = defaultdict(int)
    for _, function in functions():
        for place, group in looked_up(function):
            uses[group].append(passes_over_fillers(place, function))
    for source in SOURCES:
        for text in re.findall(r'"(\w+)"', source.read_text(encoding="utf-8")):
            named[text] += 1
    only = [group for group, passed in uses.items() if all(passed) and named[group] == len(passed)]
    assert len(only) > 10
    assert not {(group, word) for group in only for word in english().listed(group) & english().fillers - OTHER_FORMS}


def test_every_word_of_a_list_may_be_met_as_it_stands_there() -> None:
    groups = read_shipped(FILE).items["groups"]
    assert isinstance(groups, Mapping)
    lists = {(group, word) for group in groups.items for word in english().listed(group)}
    spelt = {
        (group, word): [each.plain for each in words_of(f"we {word} we", english())[1:-1]] for group, word in lists
    }
    assert not {key: plain for key, plain in spelt.items() if plain != [key[1]]}


def test_every_word_that_a_phrase_wants_exactly_may_be_typed() -> None:
    said = [phrase for fact in shipped().facts.values() for v in fact.values.values() for phrase in v.words]
    phrases = [*said, *(phrase for each in english().classes.values() for phrase in each)]
    exact = {word for phrase in phrases for word in re.findall(r"=([\w'-]+)", phrase)}
    assert not {word for word in exact if [each.plain for each in words_of(word, english())] != [word]}
    assert not [phrase for phrase in phrases if re.search(r"(?<!=),", phrase)]  # no text can say a bare comma
