"""What is said to practitioners is plain: the rules on words and on length, over every text, each once."""

from dataclasses import replace

from isp_assistant.domain.model import Pack, Step, StepKind, Term
from isp_assistant.pack.rules import long_sentence, office_word
from isp_assistant.pack.rules.office_word import plain_words
from isp_assistant.pack.rules.texts import texts
from tests.conftest import TODAY
from tests.packs import small


def with_step(step: Step) -> Pack:
    """Give the step to every outcome of the entry."""
    pack = small()
    tree = pack.trees["triage"]
    outcomes = {name: replace(outcome, do=(step,)) for name, outcome in tree.outcomes.items()}
    return replace(pack, trees=pack.trees | {"triage": replace(tree, outcomes=outcomes)})


def found(pack: Pack) -> list[str]:
    return [one.message for one in office_word.check(pack, TODAY)]


def test_an_office_word_is_found_with_its_endings_and_what_is_plainer() -> None:
    (said, *_) = found(with_step(Step(StepKind.TELL, "Endeavouring to ring, tell them.")))
    assert said == "'Endeavouring' in step 1 of 'now' is an office word. Plainer: try."
    assert found(with_step(Step(StepKind.TELL, "Escalating it helps.")))[0].endswith("Plainer: take it higher.")
    assert found(with_step(Step(StepKind.TELL, "An undertaking binds.")))[0].endswith("Plainer: promise.")
    assert found(with_step(Step(StepKind.TELL, "Viability is no matter, nor is a premandated call."))) == []


def test_a_step_that_outcomes_share_is_complained_of_once() -> None:
    assert len(found(with_step(Step(StepKind.TELL, "Commence.", name="begin")))) == 1
    assert len(found(with_step(Step(StepKind.TELL, "Commence.")))) == len(small().trees["triage"].outcomes)


def test_words_to_use_are_looked_at_too() -> None:
    (said, *_) = found(with_step(Step(StepKind.TELL, "Ring.", say="I will liaise with them.", name="ring")))
    assert said.startswith("'liaise' in the words to use in the step 'ring' of steps.yaml")


def test_what_the_glossary_explains_may_be_said() -> None:
    pack = with_step(Step(StepKind.TELL, "Ask the data controller.", name="ask"))
    assert found(pack)
    assert found(replace(pack, glossary=(Term("Data controller", ("The organisation that holds it",)),))) == []


def test_a_long_sentence_is_found_and_two_short_ones_are_not() -> None:
    half = "Ring them at once and tell them what you saw and what you heard"
    for text, wrong in ((f"{half} and {half}.", True), (f"{half}. {half}.", False)):
        assert bool(list(long_sentence.check(with_step(Step(StepKind.TELL, text, name="ring")), TODAY))) == wrong


def test_every_kind_of_text_is_looked_at() -> None:
    said = {one.what: one.text for one in texts(small())}
    assert said["the label of risk=danger"] == "Danger"
    assert said["the question 'risk'"] == "What of risk?"
    assert said["the reason of 'risk'"] == "Because of risk."
    assert said["the title of 'share'"] == "Share"
    assert said["the reason of 'share'"] == "Because share."
    assert said["step 2 of 'share'"] == "Tell the family."


def test_what_is_plainer_is_plain() -> None:
    plain, pattern = plain_words()
    assert not [word for word, plainer in plain.items() if pattern.search(plainer)]
