"""Acts: who does it, whom it reaches, and whether it is done, denied, weighed or only supposed."""

import pytest

from isp_assistant.interpret.acts import ASK, KNOW, MOVE, TELL, Act
from isp_assistant.interpret.grammar import Party
from isp_assistant.interpret.mentions import Mention
from tests.interpret.reading import understood


def act(text: str, verb: str) -> Act:
    """Give the act of a text in which a word stands."""
    read = understood(text)
    words = read.scene.words
    return next(a for a in read.acts.all if any(words[at].plain == verb for at in range(a.first, a.last + 1)))


def values(mentions: tuple[Mention, ...]) -> list[str | None]:
    return [mention.to for mention in mentions]


def by(one: Act) -> object:
    return one.subject.to if isinstance(one.subject, Mention) else one.subject


@pytest.mark.parametrize(
    ("text", "verb", "reached"),
    [
        ("can I tell the school about it", "tell", ["school"]),
        ("can I send the school his report", "send", ["school"]),
        ("can I send his report to the school", "send", ["school"]),
        ("can I share with the school what he did", "share", ["school"]),
        ("can I speak to the school", "speak", ["school"]),
        ("can I run it past the school", "run", ["school"]),
        ("can I keep the school informed", "keep", ["school"]),
        ("can I say what he told the school", "say", []),  # another act tells them
        ("can I send the report of the school", "send", []),
    ],
)
def test_an_act_reaches_whoever_stands_behind_it_or_behind_to_or_with(text: str, verb: str, reached: list[str]) -> None:
    assert values(act(text, verb).reached) == reached


@pytest.mark.parametrize(
    ("text", "verb", "kind"),
    [
        ("can I inform them", "inform", TELL),
        ("can I disclose it", "disclose", MOVE),
        ("they are after it", "after", ASK),
        ("can they find out", "find", KNOW),
    ],
)
def test_a_verb_is_known_by_its_kind(text: str, verb: str, kind: str) -> None:
    assert kind in act(text, verb).kinds


@pytest.mark.parametrize("text", ["I read the report", "it came by email", "his request is here", "a new contact"])
def test_a_noun_is_no_act(text: str) -> None:
    last = text.rsplit(maxsplit=1)[-1] if not text.endswith("here") else "request"
    with pytest.raises(StopIteration):
        act(text, last)


def test_of_something_asked_by_a_body_that_body_is_the_one_who_asks() -> None:
    assert by(act("we were asked by the police for it", "asked")) == "police"
    assert by(act("it has been requested by the police", "requested")) == "police"
    assert by(act("we asked the police by email", "asked")) == Party.WRITER
    assert by(act("mum was asked by the police", "asked")) == "parent"  # it is not us whom they asked


@pytest.mark.parametrize(
    ("text", "verb", "marks"),
    [
        ("I never ring the school", "ring", {"negated"}),
        ("I have never told the school", "told", {"negated", "past"}),
        ("no doubt I told the school", "told", {"past"}),
        ("not an order, just an email, so I told the school", "told", {"past"}),
        ("I told the school", "told", {"past"}),
        ("can I tell the school", "tell", {"may"}),
        ("am I allowed to tell the school", "tell", {"may"}),
        ("can the school also be told", "told", {"may", "past"}),
        ("if I tell the school he will go", "tell", {"supposed"}),
        ("is it ok if I tell the school", "tell", {"may"}),
        ("I tell the school", "tell", set()),
    ],
)
def test_whether_it_is_denied_done_weighed_or_supposed(text: str, verb: str, marks: set[str]) -> None:
    one = act(text, verb)
    assert {name for name in ("negated", "past", "may", "supposed") if getattr(one, name)} == marks


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("can they tell us", "tell"),
        ("will they share it with us", "share"),
        ("they refuse to share her notes with us", "share"),
        ("let us know", "know"),
    ],
)
def test_what_reaches_the_writer_is_marked(text: str, verb: str) -> None:
    assert act(text, verb).us


def test_what_reaches_another_is_not() -> None:
    assert not act("can they tell him", "tell").us
    assert not act("can they share it with him", "share").us
