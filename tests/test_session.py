"""One conversation on the shipped pack: what is typed while a question waits goes where its writer means it to go."""

import datetime
import json
from pathlib import Path

import pytest

from isp_assistant.assistant import drafts
from isp_assistant.assistant.service import Assistant
from isp_assistant.assistant.session import AGAIN, ANOTHER, NOTHING_NEW, RETURNED, Session
from isp_assistant.domain.conversation import GUARD, Asked, Decided, Note, Shown, Urgent
from isp_assistant.domain.model import Answer, Decision
from isp_assistant.errors import UnreadableError
from isp_assistant.pack.cache import load_pack
from isp_assistant.pack.folders import shipped_pack
from isp_assistant.settings import Preferences, Settings
from isp_assistant.tui.app import IspApp

FIRST = "can I tell the health visitor that mum is drinking again"
TODAY = datetime.date(2026, 11, 1)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("cache")
    return Assistant(load_pack(shipped_pack(), folder), folder, TODAY)


def known_after(assistant: Assistant, *texts: str) -> dict[str, Answer]:
    session = Session(assistant)
    for text in texts:
        session.say(text)
    return dict(session.conversation.facts)


@pytest.mark.parametrize(
    "text",
    ["the recipient is the school", "no it's the school", "it's for the school", "to the school", "no, the school"],
)
def test_whom_it_goes_to_is_put_right_and_the_rest_stays(assistant: Assistant, text: str) -> None:
    assert known_after(assistant, FIRST, text) == known_after(assistant, FIRST) | {"recipient": "school"}


def test_what_is_added_takes_nothing_back(assistant: Assistant) -> None:
    known = known_after(assistant, FIRST, "she also has hepatitis")
    assert set(known["information"]) == {"health", "substance-misuse"}


def test_what_is_amended_takes_the_place_of_what_was_said(assistant: Assistant) -> None:
    known = known_after(assistant, FIRST, "actually it's her hepatitis")
    assert known["information"] == ("health",)


NEW = "should I ring the police, a boy of 9 says his dad burnt him with an iron?"


def test_a_question_on_somebody_else_begins_anew_and_the_first_can_be_gone_back_to(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say(FIRST)
    before = session.unfinished
    replies = session.say(NEW)
    assert Note(ANOTHER) in replies
    assert session.conversation.facts == known_after(assistant, NEW)
    note, question = session.back()
    assert note == Note(f"{RETURNED} You asked: {FIRST}")
    assert question == session.standing
    assert session.unfinished == before


def test_danger_in_a_new_question_comes_before_the_note_that_it_is_one(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say(FIRST)
    replies = session.say("a lad of 15 is outside with a knife now, do I ring the police?")
    assert isinstance(replies[0], Urgent)
    assert Note(ANOTHER) in replies


@pytest.mark.parametrize(
    "text", ["the school asked us about dad as well", "no risk. would it be better to tell the school?"]
)
def test_more_on_the_same_matter_is_no_new_question(assistant: Assistant, text: str) -> None:
    assert known_after(assistant, FIRST, text)["information"] == ("substance-misuse",)


def test_a_no_with_a_doubt_in_it_is_not_sure(assistant: Assistant) -> None:
    assert known_after(assistant, FIRST, "not really")["risk"] == "unsure"


def test_why_after_a_decision_says_why_it_was_decided_so(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say("he's bleeding badly right now, do I ring the police?")
    (note,) = session.why()
    assert isinstance(note, Note)
    assert session.standing
    assert "neither agreement nor paperwork comes before safety" in note.text


DECIDED = "can I tell the health visitor that mum is drinking again, she agreed, no concerns"


def decided(assistant: Assistant) -> Session:
    session = Session(assistant)
    session.say(DECIDED)
    for _ in range(20):
        if session.pending is None:
            break
        session.unsure()
    assert session.pending is None
    return session


def test_a_remark_after_a_decision_amends_it(assistant: Assistant) -> None:
    session = decided(assistant)
    session.say("he hits her with a belt")
    assert session.conversation.facts["recipient"] == "health"
    assert session.conversation.facts["risk"] == "significant-harm"


def test_a_question_after_a_decision_begins_anew(assistant: Assistant) -> None:
    session = decided(assistant)
    session.say("should I ring the police about his threats")
    assert "consent" not in session.conversation.facts


def test_an_age_told_later_counts_with_those_told_before_but_not_in_another_case(assistant: Assistant) -> None:
    girl = "can I tell the school that she is pregnant, she is 14"
    lover = "her boyfriend is 23"
    assert known_after(assistant, girl, lover)["risk"] == "significant-harm"
    another = "should I tell the police that a father deals heroin, girlfriend is 20 and carries it?"
    assert assistant.interpret(another, earlier=girl).understood["risk"] == "significant-harm"
    assert known_after(assistant, girl, another) == known_after(assistant, another)


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        ({"risk": "immediate-danger"}, "share-now"),
        ({"risk": "none", "recipient": "police", "consent": "refused", "about": "parent"}, None),
    ],
)
def test_what_is_given_before_the_first_word_stands_whatever_the_words_say(
    assistant: Assistant, given: dict[str, str], stands: str | None
) -> None:
    session = Session(assistant)
    session.begin(given)
    session.say("dad agreed, can I tell the school about his drinking")
    facts = session.conversation.facts
    assert {fact: facts[fact] for fact in given} == given
    assert facts["information"] == ("substance-misuse",)
    if stands:
        assert isinstance(session.standing, Decided)
        assert session.standing.walk.outcome
        assert session.standing.walk.outcome.id == stands


def decided_with_a_yes(assistant: Assistant) -> Session:
    session = Session(assistant)
    session.say("Can I tell the health visitor mum's new address?")
    agreed = {"consent": "given", "competent": "yes", "recipient_verified": "yes", "legal_bar": "no", "risk": "none"}
    session.begin({"identifiable": "yes", "purpose": "early-help", "scale": "one-off", **agreed})
    assert session.pending is None
    return session


def test_a_yes_and_a_check_for_one_recipient_hold_for_no_other(assistant: Assistant) -> None:
    session = decided_with_a_yes(assistant)
    session.say("her ex wants to know too")

    facts = session.conversation.facts
    assert facts["recipient"] == "relative-or-friend"
    assert facts["risk"] == "none"
    assert not {"consent", "recipient_verified", "purpose"} & facts.keys()


@pytest.mark.parametrize("text", ["No, it's for the school", "no its for the school"])
def test_after_a_decision_whom_it_goes_to_is_put_right(assistant: Assistant, text: str) -> None:
    session = decided_with_a_yes(assistant)
    session.say(text)

    assert session.conversation.facts["recipient"] == "school"
    assert "consent" not in session.conversation.facts


def test_a_yes_is_asked_to_be_free_and_one_out_of_fear_goes_to_the_safeguarding_lead_first(
    assistant: Assistant,
) -> None:
    session = Session(assistant)
    session.say("Can I tell the health visitor mum's new address?")
    session.begin({"identifiable": "yes", "purpose": "early-help", "scale": "one-off", "consent": "given"})
    while isinstance(session.standing, Asked) and session.standing.question.fact != "competent":
        session.say("no")
    assert isinstance(session.standing, Asked)
    assert "freely" in session.standing.question.ask
    session.say("no")

    assert isinstance(session.standing, Decided)
    outcome = session.standing.walk.outcome
    assert outcome
    assert outcome.decision == Decision.ASK_FIRST
    assert any("fear" in step.text and "first" in step.text for step in outcome.do)


def test_after_another_case_b_brings_the_decision_back(assistant: Assistant) -> None:
    session = decided_with_a_yes(assistant)
    decided = session.conversation
    session.say("Can I tell the police that a boy of 15 carries a knife?")
    assert session.conversation.facts["recipient"] == "police"

    note, _ = session.back()

    assert isinstance(note, Note)
    assert note.text.startswith(RETURNED)
    assert session.conversation == decided


def test_after_a_fresh_start_b_brings_no_earlier_case_back(assistant: Assistant) -> None:
    session = decided_with_a_yes(assistant)
    session.say("Can I tell the police that a boy of 15 carries a knife?")
    session.again()
    session.say("Can I tell the nursery about her asthma?")
    session.back()

    assert session.conversation.facts["recipient"] == "early-years"


SUICIDAL = "A pupil is suicidal. Can I tell her mum?"


@pytest.mark.parametrize("answer", ["4", "no concern"])
def test_no_concern_is_asked_again_where_the_words_tell_of_suicide_and_then_goes_to_a_named_person(
    assistant: Assistant, answer: str
) -> None:
    session = Session(assistant)
    session.say(SUICIDAL)
    _, asked = session.say(answer)
    assert asked == session.pending
    assert session.pending
    assert session.pending.question.fact == "risk"
    session.say(answer)
    assert isinstance(session.standing, Decided)
    outcome = session.standing.walk.outcome
    assert outcome
    assert outcome.decision == Decision.SEEK_ADVICE


def test_what_alarms_is_remembered_until_the_risk_is_asked_and_after_a_crash(
    assistant: Assistant, tmp_path: Path
) -> None:
    session = Session(assistant)
    session.say("can I tell the nursery that mum is drinking")
    session.say("she also wants to kill herself")
    drafts.keep(tmp_path / drafts.FILE, session.unfinished)
    unfinished = drafts.kept(tmp_path / drafts.FILE, assistant.pack, pytest.fail)
    assert unfinished
    later = Session(assistant)
    later.go_on(unfinished)
    later.correct("risk", "none")
    assert "risk" not in later.conversation.known


def test_an_alarm_after_no_concern_asks_about_the_risk_again(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say("can I tell the nursery that mum is drinking")
    session.say("no concern")
    session.say("she also said she is suicidal")
    assert session.pending
    assert session.pending.question.fact == "risk"


def test_a_new_case_forgets_what_alarmed_in_the_one_before(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say(SUICIDAL)
    session.again()
    session.say(FIRST)
    session.say("no concern")
    assert session.conversation.facts["risk"] == "none"


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("I left my notebook with case notes on the tram, what now", []),
        ("I emailed the assessment to the wrong dad", []),
        ("I told the tutor already about his mum, was that wrong", ["public_interest"]),
    ],
)
def test_what_was_lost_or_went_astray_is_a_breach_before_it_is_asked_whether_it_was_right_to_send(
    assistant: Assistant, text: str, questions: list[str]
) -> None:
    session = Session(assistant)
    session.say(text)
    session.correct("risk", "none")
    session.correct("identifiable", "yes")
    session.correct("information", "education")
    asked = []
    while session.pending:
        asked.append(session.pending.question.fact)
        session.choose("yes")
    assert asked == questions
    assert isinstance(session.standing, Decided)
    assert session.standing.walk.outcome
    assert session.standing.walk.outcome.id == ("put-it-on-record" if questions else "contain-and-report")


@pytest.mark.parametrize(
    "remark",
    [
        "hang on, she said only if it stays off the computer",
        "unless she meant the other school",
    ],
)
def test_words_that_may_take_an_agreement_back_have_it_asked_again(assistant: Assistant, remark: str) -> None:
    session = Session(assistant)
    session.say("Mum has agreed. Can I tell the playgroup about her depression?")
    assert session.conversation.facts["consent"] == "given"
    replies = session.say(remark)
    assert Note(AGAIN) in replies
    assert "consent" not in session.conversation.facts
    assert session.conversation.facts["recipient"] == "early-years"


def test_a_remark_takes_a_referral_from_nobody_who_protects(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say("Bruises all over his back. Do I tell his social worker?")
    session.say("his dad is at reception to fetch him")
    assert session.conversation.facts["recipient"] == "childrens-social-care"
    session.say("his dad wants to be told")
    assert session.conversation.facts["recipient"] == "parent"


def test_a_body_named_in_passing_takes_nobodys_place_and_another_needs_a_yes_of_its_own(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say("Mum has agreed. Can I tell the playgroup about her depression?")
    session.say("the fire brigade and the hospital were ever so kind to her")
    assert session.conversation.facts["recipient"] == "early-years"
    session.say("no, it is for the school")
    assert session.conversation.facts["recipient"] == "school"
    assert "consent" not in session.conversation.facts


def test_what_warns_beside_an_answer_is_said_and_asked_once_more(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say(FIRST)
    session.forget("risk")
    replies = session.say("no concern, though she says she wants to die")
    assert any(isinstance(reply, Note) and "no concern" in reply.text for reply in replies)
    assert session.pending
    assert session.pending.question.fact == "risk"


def test_a_grave_risk_beside_an_unsettled_agreement_is_kept(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say("Mum has agreed. Can I tell the playgroup about her depression?")
    session.say("she said only if he stops strangling her")
    assert session.conversation.facts.get("risk") == "significant-harm"
    assert "consent" not in session.conversation.facts


def test_a_remark_after_a_decision_of_which_nothing_is_read_is_said_to_change_nothing(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say(FIRST)
    session.correct("risk", "immediate-danger")
    assert isinstance(session.standing, Decided)
    assert session.say("the tea has gone cold") == (Note(NOTHING_NEW),)
    assert isinstance(session.standing, Decided)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("what about another family", {}),
        ("what about her younger brother", {"about": "child"}),
        ("second case: dad is dealing drugs", {"information": ("substance-misuse", "offending"), "about": "parent"}),
        ("her sister has a black eye", {"risk": "significant-harm"}),
    ],
)
def test_words_that_turn_to_another_case_begin_it_and_lose_nothing_of_the_first(
    assistant: Assistant, text: str, known: dict[str, Answer]
) -> None:
    session = Session(assistant)
    session.say(FIRST)
    assert Note(ANOTHER) in session.say(text)
    assert session.conversation.facts == known
    for _ in range(3):
        if session.conversation.facts != known_after(assistant, FIRST):
            session.back()
    assert session.conversation.facts == known_after(assistant, FIRST)
    assert session.pending


@pytest.mark.parametrize(
    "text", ["his sister told me he has bruises", "her brother is hitting her", "his brother is on drugs as well"]
)
def test_a_relative_who_tells_does_or_shares_it_begins_no_other_case(assistant: Assistant, text: str) -> None:
    session = Session(assistant)
    session.say(FIRST)
    assert Note(ANOTHER) not in session.say(text)
    assert session.conversation.facts["recipient"] == "health"


def test_b_goes_back_through_all_cases_that_were_set_aside(assistant: Assistant) -> None:
    session = Session(assistant)
    for text in (FIRST, "what about another family", "and what about the other child"):
        session.say(text)
    session.back()
    session.back()
    assert session.conversation.facts == known_after(assistant, FIRST)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("how do I contact the duty team", "Duty social work team"),
        ("who do I ring out of hours", "Emergency duty team, out of hours"),
        ("what is the number for the safeguarding lead", "Designated safeguarding lead"),
    ],
)
def test_how_to_reach_a_role_is_answered_and_begins_no_decision(assistant: Assistant, text: str, role: str) -> None:
    session = Session(assistant)
    (shown,) = session.say(text)
    assert isinstance(shown, Shown)
    assert shown.found.contacts[0].startswith(role)
    assert session.standing is None


def test_how_to_reach_a_father_is_no_look_up(assistant: Assistant) -> None:
    session = Session(assistant)
    session.say("how do I contact his dad")
    assert session.pending


@pytest.mark.parametrize(
    "text",
    [
        "A parent is asking to see the notes about her son",
        "A mum wants a copy of her daughter's file. Can she have it?",
        "dad asks to look at the records on his lad",
    ],
)
def test_a_parent_who_asks_for_a_childs_record_asks_for_access(assistant: Assistant, text: str) -> None:
    session = Session(assistant)
    session.say(text)
    session.correct("risk", "none")
    assert session.standing
    tree = session.standing.tree if isinstance(session.standing, Asked) else session.standing.walk.tree
    assert tree == "own-records"


def test_where_somebody_fled_from_abuse_a_warning_on_their_place_comes_first(assistant: Assistant) -> None:
    session = Session(assistant)
    first, *_ = session.say("The mother of a mum who fled domestic abuse wants her new address. Can I give it?")
    assert first == Note(GUARD)
    session.say("no concern")
    assert "risk" not in session.conversation.facts


def test_a_setting_that_the_pack_does_not_know_is_refused_before_anything_is_shown(
    assistant: Assistant, tmp_path: Path
) -> None:
    settings = Settings(tmp_path, tmp_path, preferences=Preferences(sharer="nonsense"))
    with pytest.raises(UnreadableError, match=r"settings\.json"):
        IspApp(assistant, settings)


def test_what_the_pack_no_longer_knows_of_a_kept_conversation_is_left_out(assistant: Assistant, tmp_path: Path) -> None:
    session = Session(assistant)
    session.say(FIRST)
    drafts.keep(tmp_path / drafts.FILE, session.unfinished)
    before = {"purpose": "no-such-purpose", "gone": "yes"}
    kept = json.loads((tmp_path / drafts.FILE).read_bytes())
    kept["facts"] |= before
    (tmp_path / drafts.FILE).write_text(json.dumps(kept), encoding="utf-8")
    unfinished = drafts.kept(tmp_path / drafts.FILE, assistant.pack, pytest.fail)
    assert unfinished
    assert unfinished.conversation.facts == {
        name: answer for name, answer in session.conversation.facts.items() if name not in before
    }


def test_a_conversation_that_cannot_be_read_is_put_aside_and_not_written_over(
    assistant: Assistant, tmp_path: Path
) -> None:
    file = tmp_path / drafts.FILE
    file.write_bytes(b"{ damaged")
    told: list[str] = []
    assert drafts.kept(file, assistant.pack, told.append) is None
    session = Session(assistant)
    session.say(FIRST)
    drafts.keep(file, session.unfinished)
    (aside,) = tmp_path.glob("*unreadable*")
    assert aside.read_bytes() == b"{ damaged"
    assert aside.name in told[0]
