"""How phrases are written, and what is said of one that is not well formed."""

import pytest

from isp_assistant.domain.phrase import PhraseError, classes_in, parts


def test_a_phrase_is_read_into_words_alternatives_and_gaps() -> None:
    assert parts("not … told") == ((("not", "…", "told"),),)
    ((missing, either),) = parts("new? (boyfriend|step dad)")[0]
    assert missing == (("new",), ())
    assert either == (("boyfriend",), ("step", "dad"))


def test_phrases_that_must_stand_together_are_read_apart() -> None:
    drunk, driving = parts("drunk & (drive|driving)")
    assert drunk == (("drunk",),)
    assert driving == (((("drive",), ("driving",)),),)


def test_the_classes_that_a_phrase_uses_are_named() -> None:
    assert classes_in("ask <us> to <share>") == ("us", "share")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("said (yes", "a bracket too few"),
        ("said yes)", "a bracket too many"),
        ("?", "belongs to no word"),
        ("… told", "begin it with a word"),
        ("told? <us>?", "begin it with a word"),
        ("", "begin it with a word"),
        ("told <us", "belongs to no class"),
        ("drunk & ", "begin it with a word"),
    ],
)
def test_a_phrase_that_is_not_well_formed_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(PhraseError, match=why):
        parts(text)
