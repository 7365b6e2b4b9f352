"""No concern, or a slight one: a wrong one would leave somebody unprotected, so only plain words say it."""

import pytest

from tests.interpret.reading import value


@pytest.mark.parametrize(
    "told",
    [
        "We have no concerns about him",
        "We've had no concerns about the twins",
        "There's no risk to anyone",
        "Nobody is at risk",
        "Mum says yes and there are no concerns about him",
        "There's nothing to worry about with this family",
    ],
)
def test_no_concern_is_read_where_the_writer_says_so(told: str) -> None:
    assert value(f"{told}. Can I tell the school his address?", "risk") == "none"


@pytest.mark.parametrize(
    "told",
    [
        "She isn't thriving at all",
        "I'm not convinced he's safe and well",
        "I don't think she is safe and well",
        "I can't say there are no concerns",
        "I hope she is safe and well",
        "Everyone must make sure he is safe and well",
        "He can't be doing fine with all that going on",
        "Is he safe and well?",
        "If there is no risk I would wait",
    ],
)
def test_what_is_denied_doubted_hoped_or_asked_is_no_calm(told: str) -> None:
    assert value(f"{told}. Can I tell the school his address?", "risk") is None


@pytest.mark.parametrize(
    "told",
    [
        "Dad says there's nothing wrong at home",
        "He told us nobody was at risk",
        "Mum is not worried about it",
        "The head is not worried about him but I am",
        "Nobody is worried but me",
        "The health visitor says there are no concerns",
        "His tutor has no concerns",
        "The clinic reports no concerns",
        "No concerns, says his nan",
    ],
)
def test_what_another_says_or_feels_is_not_the_writers_calm(told: str) -> None:
    assert value(f"{told}. Can I tell the school his address?", "risk") is None


@pytest.mark.parametrize(
    "told",
    [
        "There were no concerns until last night",
        "He was thriving when his nan had him",
        "There's no danger tonight",
        "Mum's no risk to the children but dad is",
        "We have no concerns about mum but the baby worries us",
        "No concern for his own safety, he drives like a maniac",
        "A no concern form was filled in",
        "No worries, thanks",
        "No concerns about mum",
        "Dad is thriving",
    ],
)
def test_what_is_over_or_has_a_but_is_no_calm(told: str) -> None:
    assert value(f"{told}. Can I tell the school his address?", "risk") is None


@pytest.mark.parametrize(
    ("told", "risk"),
    [
        ("I'd call it a minor worry", "welfare-concern"),
        ("It's more than a niggle now", None),
        ("It's not just a niggle", None),
        ("Is it below threshold?", None),
        ("The social worker says it doesn't meet the threshold", None),
    ],
)
def test_a_slight_concern_is_the_writers_own(told: str, risk: str | None) -> None:
    assert value(f"{told}. Can I tell the school nurse about his coat?", "risk") == risk


@pytest.mark.parametrize(
    "told",
    [
        "We have no misgivings about the twins",
        "I've no safeguarding worries about Bethan",
        "There isn't a hint of anything untoward",
        "Nothing at their house troubles us",
        "Nothing about her sets off alarm bells",
        "None of us has any qualms about the baby",
        "We're not in the least anxious about the girls",
        "No child here is being harmed",
        "She hasn't been hurt",
        "He's a cheerful, settled boy",
        "All is well at home",
        "Things at home are ticking along nicely",
        "This is not a child protection matter",
        "Nothing to worry about in this home, it's only that the club asks",
        "No concerns about her care",
        "The twins are doing fine and nobody has raised a thing",
    ],
)
def test_calm_is_read_in_whatever_words_it_comes(told: str) -> None:
    assert value(f"{told}. Can I give the club his address?", "risk") == "none"


@pytest.mark.parametrize(
    "told",
    [
        "According to his new stepdad there's nothing amiss",
        "The letter says there are no concerns",
        "Mum has not been hurt",
        "The lad is safe and happy to be asked",
        "She is happy and settled but something isn't right",
        "We have no worries about him knowing",
        "Is all well at home?",
        "Gran is content and well cared for",
    ],
)
def test_another_voice_another_matter_or_a_doubt_is_no_calm(told: str) -> None:
    assert value(f"{told}. Can I give the club his address?", "risk") is None


@pytest.mark.parametrize(
    "told",
    [
        "Nobody is hurt, it's a minor thing about his lunches",
        "His nan says he is moody, a low-level matter",
        "It's a modest worry about her shoes",
        "I'm a touch worried about him",
    ],
)
def test_a_slight_concern_outweighs_that_nobody_is_hurt(told: str) -> None:
    assert value(f"{told}. Can I tell the school nurse?", "risk") == "welfare-concern"


@pytest.mark.parametrize(
    "told",
    [
        "No concerns apart from a padlock on the fridge",
        "Nothing amiss at the flat but the kids cower when he walks in",
        "We have no worries about him. But he hides under the desk at every noise",
        "She's safe and well at her aunt's for now, the ex is driving round looking",
        "Safe and well? Hardly",
        "No one is worried about the twins and somebody ought to be",
        "Nobody is worried because she hides it well",
        "Why is no one concerned about her",
        "The younger one is thriving, the other never speaks",
        "His cousin is happy and settled, he isn't",
        "She's thriving at nursery, evenings are when it goes wrong",
        "No worries about his schooling",
        "Safe and well, my foot",
        "Thriving she is not",
        "This is not a child protection matter, or is it",
        "No concerns were handed over by the old nursery",
        "In the coach's view it's not a safeguarding issue",
        "Nothing to worry about if you listen to dad",
        "No child protection concerns in the old file",
    ],
)
def test_calm_is_taken_back_by_what_stands_beside_it(told: str) -> None:
    assert value(f"{told}. Can I give the club his address?", "risk") is None


@pytest.mark.parametrize(
    "told",
    [
        "No concerns about him, but mum hasn't been asked",
        "Nobody is worried about him but the school want his address",
        "He's happy and settled, no concerns",
        "The twins are thriving, not a hint of a problem",
        "She is thriving at home, can I tell the nursery",
        "There's no concern and mum has agreed",
    ],
)
def test_what_is_said_of_the_sharing_takes_no_calm_back(told: str) -> None:
    assert value(f"{told}. Can I give the club his address?", "risk") == "none"
