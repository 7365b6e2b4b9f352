"""What holds for any text: nothing makes the reader fail, what says nothing changes nothing, a denied yes is no yes.

Each text meets some of the idle sentences or negations in turn; the run of everything has each meet them all.
"""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isp_assistant.domain.phrase import GAP, Choices, Item, parts
from isp_assistant.interpret.text.english import english
from tests.interpret.reading import facts, read, shipped, value

# --- no text makes it fail


def holds_for(text: str) -> None:
    """Whatever is read has the words and the place that said it."""
    for fact, readings in read(text).readings.items():
        assert all(text[reading.start : reading.end] == reading.phrase for reading in readings), fact


PLANES = st.characters(min_codepoint=0, max_codepoint=0x10FFFF)
MARKS = st.sampled_from(list("[](){}<>|&…=?!.,;:'\"/\\\x00\x1b\r\n\t\u202e\u200b\ufeff\ud800%+-–—@#$^*`~_0123456789"))
SAID = st.sampled_from(
    ["police", "said yes", "can I tell", "mum", "he's 15", "not", "2 tell", "don't", "A&E", "if", "…"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PLANES, MARKS, SAID), max_size=60))
def test_no_text_makes_it_fail(pieces: list[str]) -> None:
    holds_for(" ".join(pieces))
    holds_for("".join(pieces))


KNOWN = st.sampled_from(sorted(english().grammar))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(KNOWN, SAID), max_size=14))
def test_no_order_of_the_words_that_rules_know_makes_it_fail(words: list[str]) -> None:
    holds_for(" ".join(words))


@pytest.mark.parametrize("plane", range(17))
def test_letters_of_every_plane_are_read_as_text(plane: int) -> None:
    start = plane * 0x10000
    holds_for("".join(map(chr, range(start, start + 0x10000, 61))) + " can I tell the police?")


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mcan I tell the police\x1b[0m",
        "\x1b]8;;http://x\x07mum said yes\x1b]8;;\x07",
        "[bold]can I tell[/bold] [@click=app.quit]the police[/]",
        "<script>mum said yes</script> {{ 7*7 }} ${HOME} `id` '; DROP TABLE records; --",
        "(" * 500 + "police" + ")" * 500,
        "… & <us>? (a|b) =told <end>",
    ],
)
def test_markup_and_escape_sequences_are_read_as_text(text: str) -> None:
    holds_for(text)


@pytest.mark.parametrize("piece", ["mum said yes, ", "(", "a", "\U0010ffff", "?\n"])
def test_a_hundred_thousand_characters_are_read(piece: str) -> None:
    holds_for((piece * 100_000)[:100_000])


def test_owners_are_as_many_as_a_text_holds() -> None:
    holds_for("dad's mum's " * 500)


# --- what says nothing changes nothing

IDLE = [
    "It rained all day.",
    "The kettle is broken again.",
    "My bus was late.",
    "I have just had my lunch.",
    "It is Tuesday.",
    "The printer has run out of paper.",
    "Sorry this is long.",
    "The car park was full this morning.",
    "I hope you are well.",
    "We are short of chairs.",
    "The clock in the hall is slow.",
    "Thank you in advance.",
    "The lights went off twice.",
    "There is cake in the kitchen.",
    "Bear with me.",
    "My laptop keeps freezing.",
    "The window will not shut!",
    "Is anyone there?",
]
EXAMPLES = [
    *(e for fact in shipped().facts.values() for v in fact.values.values() for e in v.examples),
    *(e for tree in shipped().trees.values() for e in tree.examples),
    "Mum said yes. Can I tell the nursery about his asthma?",
    "Dad does not know yet. The police want his address over a burglary. Do I give it?",
    "She is Gillick competent. She said no. Her mum wants to know whether she is on the pill. What do I say?",
    "He told me in confidence. There are no concerns about him. Can I tell the school?",
]


def test_a_sentence_may_break_off_anywhere() -> None:
    for number, example in enumerate(EXAMPLES):
        words = example.split()
        holds_for(" ".join(words[: 1 + number % len(words)]))
        holds_for(" ".join(words[number % len(words) :]))


@pytest.mark.parametrize("negation", ["no", "not", "never", "would", "before", "they would", "so that", "only if"])
def test_an_agreement_may_break_off_behind_any_word(negation: str) -> None:
    for agreement in agreements():
        holds_for(f"mum {agreement} {negation}")
        holds_for(f"mum said {negation} {agreement.partition(' ')[0]}")


def sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def with_idle(text: str, idle: str) -> Iterator[str]:
    """Put an idle sentence before, after and between the sentences of a text."""
    yield f"{idle} {text}"
    yield f"{text} {idle}"
    for at in (at for at, mark in enumerate(text[:-1]) if mark in ".?!" and text[at + 1] == " "):
        yield f"{text[: at + 1]} {idle}{text[at + 1 :]}"


def test_a_sentence_that_says_nothing_changes_no_reading() -> None:
    for number, example in enumerate(map(sentence, EXAMPLES)):
        idle = [IDLE[(2 * number + turn) % len(IDLE)] for turn in range(2)]
        unchanged(example, idle)


@pytest.mark.whole
def test_no_sentence_that_says_nothing_changes_any_reading() -> None:
    for example in map(sentence, EXAMPLES):
        unchanged(example, IDLE)


def unchanged(example: str, idle: list[str]) -> None:
    said = facts(example)
    for one in idle:
        for text in with_idle(example, one):
            assert facts(text) == said, text


# --- a denied yes is no yes

NEGATIONS = [
    "did not",
    "didn't",
    "never",
    "has never",
    "refused to",
    "refuses to",
    "is refusing to",
    "declined to",
    "would not",
    "wouldn't",
    "won't",
    "no longer",
    "has not yet",
    "hasn't",
    "has yet to",
    "said no to",
    "withdrew what she",
    "in no way",
    "at no point",
    "denies that she",
    "stopped short of",
    "failed to",
]
SUBJECTS = frozenset({"she", "he", "they", "mum", "dad", "both", "parents", "all", "family", "kid"})


def written(choices: Choices) -> Iterator[str]:
    """Write out what a phrase may say: every alternative, a class by the first of its phrases, and nothing in a gap."""
    for items in choices:
        yield from (" ".join(filter(None, words)) for words in product(*map(said_by, items)))


def said_by(item: Item) -> list[str]:
    if isinstance(item, tuple):
        return list(written(item))
    if item.startswith("<"):
        listed = english().classes.get(item.strip("<>"))
        return list(written(parts(listed[0])[0]))[:1] if listed else [""]
    return [""] if item == GAP else [item.removeprefix("=")]


def agreements() -> list[str]:
    """Write out each phrase that gives consent, the first and the last way it may be said."""
    ways = (
        list(written(part)) for phrase in shipped().facts["consent"].values["given"].words for part in parts(phrase)
    )
    said = dict.fromkeys(way for each in ways for way in (each[0], each[-1]))
    return [way for way in said if way.split()[0] not in english().group("negators")]


def denied(agreement: str, negation: str) -> str:
    """Put a negation before what is said, behind its subject."""
    first, _, rest = agreement.partition(" ")
    subject, said = (first, rest) if first in SUBJECTS else ("mum", agreement)
    return f"{subject} {negation} {said}. Can I tell the nursery about his asthma?"


def test_a_denied_yes_is_never_given() -> None:
    for number, agreement in enumerate(agreements()):
        for turn in range(4):
            not_given(agreement, NEGATIONS[(4 * number + turn) % len(NEGATIONS)])


@pytest.mark.whole
def test_no_denied_yes_is_ever_given() -> None:
    for agreement, negation in product(agreements(), NEGATIONS):
        not_given(agreement, negation)


def not_given(agreement: str, negation: str) -> None:
    text = denied(agreement, negation)
    assert value(text, "consent") != "given", text


@pytest.mark.parametrize("told", ["agreed", "consented", "said yes", "signed the form", "given permission"])
def test_what_is_denied_above_would_have_been_a_yes(told: str) -> None:
    assert value(f"Mum has {told}. Can I tell the nursery?", "consent") == "given"
