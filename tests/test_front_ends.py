"""The terminal app, the plain lines and batch say the same: every answer of every shipped tree, and drawn paths."""

import io
import json
import random
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from functools import cache
from pathlib import Path

import pytest
from rich.table import Table

from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.wording import decision_lines
from isp_assistant.cli.batch import replies
from isp_assistant.cli.plain import converse
from isp_assistant.domain.conversation import Conversation, Known, Source
from isp_assistant.domain.facts import offered
from isp_assistant.domain.model import UNSURE, Answer, Pack, Target
from isp_assistant.domain.walk import follow, start_of, walk
from isp_assistant.pack.load import read_pack
from isp_assistant.settings import Settings
from isp_assistant.tui.screens.ask import AskScreen
from isp_assistant.tui.widgets.card import Card
from isp_assistant.tui.widgets.choices import DONE
from isp_assistant.tui.widgets.options import Options
from isp_assistant.tui.widgets.transcript import Message, Transcript
from tests.conftest import KNOWLEDGE, TODAY
from tests.tui.driver import opened, typed

BEGINNING = "can I share this"
SHARES = 4
"""The app's answers are gone through in so many tests, so that they can run beside each other: those that lead to one
question or outcome in one of them."""

DRAWN = 1_000

Facts = dict[str, Answer]
Asked = tuple[str, str, str]
"""Tree, question and the answer as typed."""


@cache
def shipped() -> Pack:
    pack = read_pack(KNOWLEDGE).pack
    assert pack is not None
    return pack


def drawn(rng: random.Random) -> Iterator[tuple[Facts, Asked, Facts]]:
    """Draw a path: the facts before each question, the question with the answer, and the facts after it."""
    pack = shipped()
    facts: Facts = {}
    if rng.random() < 0.4:
        facts["situation"] = rng.choice(list(pack.facts["situation"].values))
    while (at := walk(pack, facts)).question:
        fact = pack.facts[at.question.fact]
        value = rng.choice([*fact.values, UNSURE])
        before = dict(facts)
        facts[fact.name] = (value,) if fact.many and value != UNSURE else value
        yield before, (at.tree, at.question.id, value), dict(facts)


def before(pack: Pack, goal: Target) -> set[Target]:
    """Name the questions from which one can be reached."""
    leads = {goal}
    found = {goal}
    while leads:
        leads = {
            Target(tree.id, question.id)
            for tree in pack.trees.values()
            for question in tree.questions.values()
            if any(edge.target in leads for edge in question.answers)
        } - found
        found |= leads
    return found


def facts_before(pack: Pack, goal: Target) -> Facts | None:
    """Find facts with which a conversation comes to ask a question, or None where its fact is always known by then."""
    on_the_way = before(pack, goal)
    start = start_of(pack, pack.entry)
    pending: list[tuple[Target, Facts]] = [(start, {"situation": value}) for value in pack.facts["situation"].values]
    seen = set()
    while pending:
        at, facts = pending.pop()
        question = pack.trees[at.tree].questions.get(at.node)
        if question is None or at not in on_the_way or (at, *sorted(facts.items())) in seen:
            continue
        seen.add((at, *sorted(facts.items())))
        fact = pack.facts[question.fact]
        if fact.name in facts:
            pending.append((follow(question, facts[fact.name]), facts))
        elif fact.default is not None:  # never asked: said, or taken as usual
            pending.extend((follow(question, value), facts | {fact.name: value}) for value in fact.values)
        elif at == goal:
            return facts
        else:
            for value in (UNSURE, *reversed(fact.values)):
                answer: Answer = (value,) if fact.many and value != UNSURE else value
                pending.append((follow(question, answer), facts | {fact.name: answer}))
    return None


@cache
def every_answer() -> list[tuple[Facts, Asked, Facts]]:
    """Each answer that can be given in a conversation, once, with the facts before it and after it."""
    pack = shipped()
    turns: list[tuple[Facts, Asked, Facts]] = []
    for tree in pack.trees.values():
        for question in tree.questions.values():
            facts = facts_before(pack, Target(tree.id, question.id))
            if facts is None:
                continue
            fact = pack.facts[question.fact]
            for value in (*fact.values, UNSURE):
                answer: Answer = (value,) if fact.many and value != UNSURE else value
                turns.append((facts, (tree.id, question.id, value), facts | {fact.name: answer}))
    return turns


def said_by_batch(assistant: Assistant, facts: Facts) -> list[str]:
    """Put a reply of batch in words: the question with its answers, or the outcome with its steps."""
    (line,) = replies(assistant, [json.dumps({"do": "decide", "set": facts}).encode()])
    reply = json.loads(line)
    if following := reply["next"]:
        return [following["ask"], *(offered(assistant.pack, following["fact"], v) for v in following["options"])]
    outcome = reply["outcome"]
    return [outcome["title"], outcome["because"], *sorted(outcome["do"])]


def leads_to(pack: Pack, facts: Facts) -> Target:
    at = walk(pack, facts)
    node = at.question or at.outcome
    assert node
    return Target(at.tree, node.id)


def number(pack: Pack, fact: str, value: str) -> str:
    return "?" if value == UNSURE else str(list(pack.facts[fact].values).index(value) + 1)


def said_by_the_app(screen: AskScreen) -> list[str]:
    """Read what the screen asks, or its newest card."""
    transcript = screen.query_one(Transcript)
    options = transcript.query(Options)
    if options:
        asked = [m for m in transcript.query(Message) if m.has_class("-question")][-1]
        ask, _, _ = str(asked.content).rpartition("  ")
        shown = [option for option in options.last().options if option.id != DONE]
        return [ask, *(_cell(option.prompt).removeprefix("[ ] ") for option in shown)]
    card = transcript.query(Card).last()
    steps = (step.text for step in card.decision.walk.steps)
    return [card.outcome.title, card.outcome.because, *sorted(steps)]


def _cell(prompt: object) -> str:
    assert isinstance(prompt, Table)
    (cell,) = prompt.columns[1].cells
    return str(cell)


@pytest.mark.parametrize("share", range(SHARES))
async def test_the_app_says_what_batch_says_after_every_answer_of_every_tree(share: int, tmp_path: Path) -> None:
    """A question or outcome is painted once; said again it is only read, since painting is most of the time."""
    pack = shipped()
    nodes = sorted({leads_to(pack, after) for _, _, after in every_answer()}, key=str)[share::SHARES]
    turns = [turn for turn in every_answer() if leads_to(pack, turn[2]) in nodes]
    painted: set[Target] = set()
    async with opened(pack, tmp_path, (60, 12)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, AskScreen)
        for before, (tree, question, value), after in turns:
            known = {name: Known(answer, Source.ANSWERED) for name, answer in before.items()}
            screen.session.conversation = Conversation(known, begun=True)
            fact = pack.trees[tree].questions[question].fact
            at = leads_to(pack, after)
            with pilot.app.batch_update() if at in painted else nullcontext():
                await screen.query_one(Transcript).remove_children()
                await typed(pilot, number(pack, fact, value))
                said = said_by_the_app(screen)
            assert said == said_by_batch(screen.session.assistant, after), (tree, question, value)
            painted.add(at)


def test_only_questions_whose_fact_is_known_by_then_are_left_out() -> None:
    asked = {(tree, question) for _, (tree, question, _), _ in every_answer()}
    rng = random.Random(2009)
    drawn_too = {turn[1][:2] for _ in range(1_000) for turn in drawn(rng)}
    assert drawn_too <= asked


def test_the_plain_lines_say_what_batch_says_along_drawn_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = shipped()
    assistant = Assistant(pack, tmp_path, TODAY)
    settings = Settings(tmp_path / "data", tmp_path)
    rng = random.Random(2026)
    for _ in range(DRAWN):
        turns = [turn for turn in drawn(rng) if "situation" not in turn[0]]
        if not turns:
            continue
        lines = [
            number(pack, pack.trees[tree].questions[question].fact, value) for _, (tree, question, value), _ in turns
        ]
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join([BEGINNING, *lines, "q", ""])))
        converse(assistant, settings)
        out = capsys.readouterr().out
        for before, _, _ in turns:
            ask, *options = said_by_batch(assistant, before)
            assert f": {ask}\n" in out
            assert all(f": {option}\n" in out for option in options)
        decision = assistant.decide(turns[-1][2])
        assert "\n".join(decision_lines(assistant, decision)) in out
