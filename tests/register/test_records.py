"""A decision is recorded whole, found again, amended, and walked again to the letter after the pack has changed."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from isp_assistant.assistant import keeping
from isp_assistant.assistant.records import Recorded, Records
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.session import Session
from isp_assistant.domain.chain import Wanted
from isp_assistant.domain.conversation import Decided, Source
from isp_assistant.domain.model import Decision
from isp_assistant.domain.record import Account, ConsentMeaning, Departure, DepartureReason
from isp_assistant.errors import UsageError
from isp_assistant.pack.cache import load_pack
from tests.cli.run import written
from tests.conftest import KNOWLEDGE, TODAY
from tests.register.made import AT, settings

ACCOUNT = Account(
    shared="The bruises and when they were seen.",
    left_out="The mother's own health.",
    partner="childrens-social-care",
    partner_role="duty social worker",
    how="telephone, then secure e-mail",
    how_verified="rang back on the number in the directory",
    consent="The mother was told and did not object.",
    consent_meaning=ConsentMeaning.COURTESY,
    told=True,
    consulted=("safeguarding lead",),
    departure=Departure(Decision.SHARE_NOW, DepartureReason.MORE_RISK, "It got worse."),
    review_by=datetime.date(2026, 12, 1),
)


def records_on(folder: Path, knowledge: Path = KNOWLEDGE) -> Records:
    """Open the register in a folder, on a pack."""
    return Records(Assistant(load_pack(knowledge, folder / "cache"), folder / "cache", TODAY), settings(folder))


def decided(records: Records, words: str, **answers: str) -> Session:
    """Hold a conversation to its end: what is asked and not among the answers is not sure."""
    session = Session(records.assistant, {"sharer": "school"} if "sharer" in records.assistant.pack.facts else {})
    session.say(words)
    while session.pending:
        session.choose(answers.get(session.pending.question.fact, "unsure"))
    return session


def saved(records: Records, words: str = "May I tell the school nurse about his asthma?", **answers: str) -> int:
    session = decided(records, words, **answers)
    standing = session.standing
    assert isinstance(standing, Decided)
    begun = AT - datetime.timedelta(minutes=3)
    made = records.make(session.conversation, standing.walk, "C-7", AT, account=ACCOUNT, begun_at=begun)
    return records.save(made).number


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return records_on(tmp_path)


def test_a_record_comes_back_as_it_was_made(records: Records) -> None:
    session = decided(records, "Can I tell the police?", risk="significant-harm")
    assert isinstance(session.standing, Decided)
    made = records.make(
        session.conversation, session.standing.walk, "C-7", AT, request="The police ask.", account=ACCOUNT
    )
    receipt = records.save(made)
    back = records.recorded(receipt.number)
    assert back.record == made
    assert back.entry.receipt == receipt
    known = {fact.fact: fact.known for fact in made.facts}
    assert (known["sharer"], known["recipient"], known["risk"]) == (Source.PROFILE, Source.TYPED, Source.ANSWERED)
    assert made.advised.path == session.standing.walk.path
    assert made.knowledge.sha256 == records.assistant.pack.sha256


def test_words_that_were_typed_are_not_kept_with_the_facts(records: Records) -> None:
    number = saved(records, "Can I tell the police about Jaydn Okonkwo of Herringthorpe?")
    assert records.register.entries(Wanted(text="okonkwo")) == ()
    assert records.recorded(number).record is not None


def test_there_is_no_record_while_a_question_is_open(records: Records) -> None:
    session = Session(records.assistant)
    session.say("Can I tell the police?")
    at = records.assistant.decide({}).walk
    with pytest.raises(ValueError, match="no decision to record"):
        records.make(session.conversation, at, "C-7", AT)


def test_what_was_said_beside_an_answer_is_part_of_what_was_asked(records: Records) -> None:
    session = Session(records.assistant)
    session.say("Can I tell the police?")
    assert session.pending is not None
    session.say("he has a knife at his mum's throat right now")
    assert session.request() == "Can I tell the police?\nhe has a knife at his mum's throat right now"


def test_an_amendment_is_a_new_entry_and_the_first_stays(records: Records) -> None:
    number = saved(records)
    records.amend(number, replace(ACCOUNT, shared="The bruises only."), "I had written too much.", AT)
    records.countersign(number, True, "Agreed.", AT)
    recorded = records.recorded(number)
    assert recorded.record is not None
    assert recorded.now is not None
    assert recorded.record.account.shared == "The bruises and when they were seen."
    assert recorded.now.account.shared == "The bruises only."
    assert [one.agrees for _, one in recorded.countersigns] == [True]
    assert len(keeping.under(records, "C-7")) == 3
    assert keeping.verify(records).sound


@pytest.mark.parametrize("number", [2, 99])
def test_only_a_decision_is_amended_or_replayed(number: int, records: Records) -> None:
    records.countersign(saved(records), True, "", AT)
    with pytest.raises(UsageError):
        records.amend(number, ACCOUNT, "", AT)
    with pytest.raises(UsageError):
        records.replayed(number)


def test_a_record_replays_to_the_letter_after_the_pack_has_changed(tmp_path: Path) -> None:
    numbers = [
        saved(records_on(tmp_path), risk=risk)
        for risk in ("immediate-danger", "significant-harm", "welfare-concern", "none")
    ]
    changed = tmp_path / "changed"
    for file in KNOWLEDGE.rglob("*"):
        if file.is_file():
            target = changed / file.relative_to(KNOWLEDGE)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text(encoding="utf-8")
            if file.name == "triage.yaml":
                text = text.replace("immediate-danger: share-now", "immediate-danger: ask-about-risk")
            target.write_text(text.replace("Ring 999.", "Ring 999 at once."), encoding="utf-8")
    today = records_on(tmp_path, changed)
    replayed = [today.replayed(number) for number in numbers]
    assert all(one.then.same for one in replayed)
    assert not replayed[0].today.same
    assert "decision: share-now → seek-advice" in replayed[0].today.differs
    assert "the steps differ" in replayed[0].today.differs
    assert [one.recorded.entry.number for one in keeping.turned(today, today.assistant.pack)] == [
        number
        for number, one in zip(numbers, replayed, strict=True)
        if one.today.advised is None or one.today.advised.decision != one.then.advised.decision  # type: ignore[union-attr]
    ]


def test_a_decision_comes_up_when_its_review_date_has_come(records: Records) -> None:
    first, second = saved(records), saved(records)
    day = datetime.date(2026, 12, 1)
    records.amend(second, replace(ACCOUNT, review_by=day - datetime.timedelta(3)), "Sooner.", AT)
    numbers = [
        [one.entry.number for one in keeping.to_review(records, day + datetime.timedelta(days))] for days in (-4, -1, 0)
    ]
    assert numbers == [[], [second], [second, first]]


def test_a_pack_without_the_fact_or_the_tree_is_a_difference_and_no_error(tmp_path: Path) -> None:
    number = saved(records_on(tmp_path), risk="none")
    small = written(tmp_path / "small", {"decisions/other.yaml": OTHER, "pack.yaml": PACK})
    (small / "decisions" / "triage.yaml").unlink()
    replayed = records_on(tmp_path, small).replayed(number)
    assert replayed.then.same
    assert any("there is no such fact" in what for what in replayed.today.differs)
    assert "there is no tree triage any more" in replayed.today.differs


OTHER = """\
id: other
title: Another
entry: true
start: risk
questions:
  risk:
    ask: Is there a risk?
    fact: risk
    why: It decides.
    cites: [law#s47]
    answers: {high: go, none: go, unsure: go}
outcomes:
  go: {decision: seek-advice, title: Ask, because: It is so., do: [], cites: [law#s47]}
"""
PACK = "name: other\nauthority: A\nedition: '2'\nowner: O\nentry: other\n"


def test_a_purge_takes_what_is_old_with_all_that_was_added_to_it(records: Records, tmp_path: Path) -> None:
    first, second = saved(records), saved(records)
    later = AT + datetime.timedelta(days=400)
    records.countersign(second, True, "", later)
    before = (AT + datetime.timedelta(days=30)).date()
    assert keeping.due(records, before) == (first,)
    keeping.purge(records, (first,), "one year", later)
    assert records.recorded(first).record is None
    assert records.recorded(second).record is not None
    assert keeping.verify(records).sound
    assert keeping.due(records, later.date() + datetime.timedelta(days=1)) == (second, 3)
    stone = records.register.entry(4).content
    assert stone is not None
    assert [one["number"] for one in stone["purged"]] == [first]
    on_disk = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    keeping.purge(records, keeping.due(records, reference="C-7"), "all under one reference", later)
    assert ACCOUNT.left_out.encode() in on_disk
    on_disk = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert ACCOUNT.left_out.encode() not in on_disk
    assert keeping.verify(records).sound


def test_statistics_count_and_tell_of_no_case(records: Records) -> None:
    for risk in ("immediate-danger", "immediate-danger", "none"):
        number = saved(records, risk=risk)
    records.amend(number, replace(ACCOUNT, told=False, departure=None), "", AT)
    records.countersign(number, False, "", AT)
    counted = keeping.statistics(records)
    assert (counted.decisions, counted.amended, counted.agreed, counted.disagreed) == (3, 1, 0, 1)
    assert counted.seconds == (180, 180, 180)
    assert ("share-now", 2) in counted.by_decision
    assert counted.departures == (("more-risk", 2),)
    assert counted.told == (("told", 2), ("not told", 1))
    assert counted.by_month == (("2026-11", 3),)
    assert "C-7" not in repr(counted)
    assert keeping.statistics(records, until=AT.date() - datetime.timedelta(1)).decisions == 0


def test_a_backup_is_restored_with_its_chain_and_what_was_there_is_kept(records: Records, tmp_path: Path) -> None:
    saved(records)
    copy = tmp_path / "backup.db"
    receipt = keeping.back_up(records, copy)
    saved(records)
    with pytest.raises(UsageError, match="there is such a file already"):
        keeping.back_up(records, copy)
    restored, aside = keeping.restore(records, copy)
    assert restored == receipt == records.register.head()
    assert aside is not None
    assert aside.exists()
    assert keeping.verify(records).sound
    assert saved(records) == 2
    assert records.replayed(1).then.same


def test_a_damaged_backup_does_not_take_the_place_of_the_register(records: Records, tmp_path: Path) -> None:
    saved(records)
    copy = tmp_path / "backup.db"
    keeping.back_up(records, copy)
    (tmp_path / "backup.db.head").unlink()
    from isp_assistant.errors import RegisterError

    with pytest.raises(RegisterError, match="head file is missing"):
        keeping.restore(records, copy)
    assert saved(records) == 2


def test_a_register_moves_to_another_folder_and_nothing_is_added_to_the_old_one(tmp_path: Path) -> None:
    records = records_on(tmp_path / "one")
    number = saved(records)
    receipt, aside = keeping.move(records, str(tmp_path / "two" / "data"))
    assert aside is not None
    moved = records_on(tmp_path / "two")
    assert moved.register.head() == receipt
    assert moved.replayed(number).then.same
    assert keeping.verify(moved).sound
    assert not (tmp_path / "one" / "data" / "register.db").exists()


def test_a_register_is_not_moved_to_where_it_lies(tmp_path: Path) -> None:
    records = records_on(tmp_path)
    number = saved(records)
    (tmp_path / "link").symlink_to(tmp_path / "data")
    for place in (tmp_path / "data", tmp_path / "link"):
        with pytest.raises(UsageError, match="lies there already"):
            keeping.move(records, str(place))
    assert records.replayed(number).then.same


def test_an_entry_that_cannot_be_read_is_shown_as_gone(records: Records) -> None:
    saved(records)
    records.register.append("decision", {"reference": "C-8", "unknown": True}, AT)
    assert [one.record is None for one in records.found(Wanted())] == [False, True]
    assert isinstance(records.recorded(2), Recorded)
