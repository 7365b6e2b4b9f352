"""Letters drafted from records of every golden case: each that fits can be written, and holds what it must."""

import datetime
from dataclasses import replace
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


def test_a_refusal_says_that_advice_was_asked_only_where_the_record_names_who_was() -> None:
    assert PACK is not None
    asked = "We have asked for advice"
    for recipient in ("parent", "police"):
        assert asked not in markdown(letter(PACK, record(Decision.SEEK_ADVICE, recipient=recipient), "refusal"))
        advised = record(Decision.SEEK_ADVICE, Account(consulted=("legal",)), recipient)
        assert asked in markdown(letter(PACK, advised, "refusal"))


def test_whoever_asks_for_their_own_information_reads_how_to_complain_and_what_of_it_is_doubtful() -> None:
    assert PACK is not None
    text = markdown(letter(PACK, record(Decision.OTHER_PROCESS, recipient="the-person"), "refusal"))
    to_us, to_the_regulator = (
        text.index("you can complain to us"),
        text.index("complain to the Information Commissioner"),
    )
    assert to_us < to_the_regulator
    assert "within 30 days" in text
    assert "Check before you cite it: Written without the full text of: Data Protection Act 2018, section 164A" in text
    assert PACK.law["dpa-2018-s164a"].note in text
    nobodys = markdown(letter(PACK, record(Decision.DO_NOT_SHARE, recipient="relative-or-friend"), "refusal"))
    assert "Commissioner" not in nobodys


def test_a_time_to_hear_a_complaint_is_promised_only_while_a_law_gives_it() -> None:
    assert PACK is not None
    earlier = replace(
        record(Decision.SHARE), advised=replace(record(Decision.SHARE).advised, as_of=datetime.date(2020, 1, 1))
    )
    text = markdown(letter(PACK, earlier, "family"))
    assert "you can complain to us" in text
    assert "within 30 days" not in text


def test_what_was_left_out_is_told_to_nobody() -> None:
    assert PACK is not None
    made = record(Decision.SHARE, Account(shared="the address; the bruises", left_out="her illness"))
    for kind in fitting(made):
        assert "her illness" not in markdown(letter(PACK, made, kind))
    assert "- the address\n- the bruises" in markdown(letter(PACK, made, "reply"))


def test_nothing_is_written_to_a_family_that_is_not_told() -> None:
    made = record(Decision.SHARE, Account(told=False))
    assert "family" not in fitting(made)
