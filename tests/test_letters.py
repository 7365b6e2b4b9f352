"""Letters drafted from records of every golden case: each that fits can be written, and holds what it must."""

import datetime
from pathlib import Path

import pytest

from isp_assistant.assistant.letters import LETTERS, SHARING, done, fitting, letter
from isp_assistant.assistant.records import Records
from isp_assistant.assistant.service import Assistant
from isp_assistant.domain.conversation import Conversation, Known, Source
from isp_assistant.domain.model import Decision
from isp_assistant.domain.record import Account, DecisionRecord
from isp_assistant.domain.walk import walk
from isp_assistant.errors import UsageError
from isp_assistant.pack.load import read_pack
from isp_assistant.printing.markdown import markdown
from isp_assistant.settings import Settings
from tests.conftest import KNOWLEDGE, TODAY

PACK = read_pack(KNOWLEDGE).pack
assert PACK is not None
AT = datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.UTC)


def record(decision: Decision, account: Account | None = None, recipient: str = "") -> DecisionRecord:
    """Give the record of the first golden case that comes to a decision, or of the first for a kind of recipient."""
    assert PACK is not None
    folder = Path("unused")
    records = Records(Assistant(PACK, folder, TODAY), Settings(folder, folder))
    cases = (case for case in PACK.cases if recipient in ("", case.facts.get("recipient")))
    walks = ((case, walk(PACK, case.facts)) for case in cases)
    case, at = next((one, at) for one, at in walks if at.outcome and at.outcome.decision == decision)
    said = Conversation({name: Known(answer, Source.ANSWERED) for name, answer in case.facts.items()})
    return records.make(said, at, "C-1", AT, request="the whole file", account=account)


@pytest.mark.parametrize("decision", list(Decision))
def test_every_letter_that_fits_a_decision_is_drafted(decision: Decision) -> None:
    made = record(decision)
    assert PACK is not None
    assert done(made) == decision
    assert ("reply" in fitting(made)) == (decision in SHARING) == ("refusal" not in fitting(made))
    for kind in LETTERS:
        if kind in fitting(made):
            assert markdown(letter(PACK, made, kind)).startswith(f"# {LETTERS[kind][0]}: C-1")
        else:
            with pytest.raises(UsageError):
                letter(PACK, made, kind)


def test_a_refusal_says_what_was_asked_why_not_and_that_danger_does_not_wait() -> None:
    assert PACK is not None
    made = record(Decision.DO_NOT_SHARE, recipient="police")
    text = markdown(letter(PACK, made, "refusal"))
    assert "What was asked: the whole file" in text
    assert made.advised.because in text
    assert "ring the duty team now" in text


@pytest.mark.parametrize("recipient", ["relative-or-friend", "parent"])
def test_a_refusal_to_somebody_who_asks_for_themselves_gives_away_nothing_and_names_no_organisation(
    recipient: str,
) -> None:
    assert PACK is not None
    made = record(Decision.DO_NOT_SHARE, recipient=recipient)
    text = markdown(letter(PACK, made, "refusal"))
    assert made.advised.because not in text
    assert "does not say whether we know anybody" in text
    assert "role and organisation" not in text.partition("From")[0]
    assert "ring 999" in text


def test_what_was_left_out_is_told_to_nobody() -> None:
    assert PACK is not None
    made = record(Decision.SHARE, Account(shared="the address; the bruises", left_out="her illness"))
    for kind in fitting(made):
        assert "her illness" not in markdown(letter(PACK, made, kind))
    assert "- the address\n- the bruises" in markdown(letter(PACK, made, "reply"))


def test_nothing_is_written_to_a_family_that_is_not_told() -> None:
    made = record(Decision.SHARE, Account(told=False))
    assert "family" not in fitting(made)
