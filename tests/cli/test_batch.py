"""JSON Lines in, JSON Lines out: in order, the same every time, and an error is an answer."""

import datetime
import json

import pytest

from isp_assistant.domain.conversation import NOT_ALONE
from tests.cli.run import run_here


def answers(monkeypatch, capsys, *lines: object) -> list[dict]:  # type: ignore[no-untyped-def, type-arg]
    typed = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    code, out, _ = run_here(monkeypatch, capsys, "batch", typed=typed.encode())
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_replies_come_in_order_one_a_line(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    ask, decide, search, partner = answers(
        monkeypatch,
        capsys,
        {"do": "ask", "text": "can I tell the police what dad said", "set": {}, "as_of": "2026-11-24"},
        {"do": "decide", "tree": None, "set": {"risk": "significant-harm", "information": ["health"]}},
        {"do": "search", "query": "golden rules", "limit": 5, "in": ["parenting-strategy"]},
        {"do": "partner", "name": "CAHMS"},
    )
    assert ask["kind"] == "decision"
    recipient = ask["understood"]["recipient"]
    reading = recipient["readings"][0]
    assert recipient["value"] == "police"
    assert "can I tell the police what dad said"[reading["start"] : reading["end"]] == reading["phrase"]
    assert ask["as_of"] == "2026-11-24"
    assert decide["path"][0] == {"tree": "triage", "question": "situation", "fact": "situation", "answer": "deciding"}
    assert {r["document"] for r in search["results"]} <= {"parenting-strategy"}
    assert partner["confident"]


def test_a_look_up_gives_passages_and_nothing_else(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (reply,) = answers(monkeypatch, capsys, {"do": "ask", "text": "what are the four levels?"})
    assert reply["kind"] == "lookup"
    assert reply["passages"]
    assert (reply["understood"], reply["tree"], reply["next"], reply["outcome"]) == ({}, None, None, None)


def test_a_set_makes_it_a_decision_and_beats_the_words(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    lookup, beaten = answers(
        monkeypatch,
        capsys,
        {"do": "ask", "text": "what are the four levels?", "set": {"risk": "none"}},
        {"do": "ask", "text": "can I tell the police about dad", "set": {"recipient": "school"}},
    )
    assert lookup["kind"] == "decision"
    assert "recipient" not in beaten["understood"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "a request is a JSON object"),
        ({"do": "fly"}, "choose from ask, decide, search, partner"),
        ({"do": "decide", "set": {"risk": "hgh"}}, "set.risk: 'hgh' is not a value of risk"),
        ({"do": "decide", "set": {"risk": True}}, "set.risk: True is not a value of risk"),
        ({"do": ["a"]}, "do: ['a'] is nothing that batch does; choose from"),
        ({}, "do: None is nothing that batch does; choose from"),
        ({"do": "decide", "set": []}, "set: give an object of facts"),
        ({"do": "decide", "set": 0}, "set: give an object of facts"),
        ({"do": "decide", "set": ""}, "set: give an object of facts"),
        ({"do": "decide", "set": False}, "set: give an object of facts"),
        ({"do": "decide", "sett": {"risk": "none"}}, "did you mean set?"),
        ({"do": "partner", "name": "CAMHS", "as_of": "2026-11-24"}, "a request to partner has no such key"),
        ('{"do": "decide", "set": {}, "set": {"risk": "none"}}', "set: it stands here twice"),
        ('{"do": "decide", "set": {"risk": "none", "risk": "unsure"}}', "risk: it stands here twice"),
        ({"do": "decide", "tree": 3}, "tree: give the id"),
        ({"do": "decide", "as_of": "soon"}, "as_of: 'soon' is not a date"),
        ({"do": "ask"}, "text: give it as text"),
        ({"do": "search", "query": "x", "in": ["nowhere"]}, "'nowhere' is not a document"),
        ({"do": "search", "query": "x", "limit": 0}, "limit: give a whole number"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_an_error_is_an_answer(line, said, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (reply,) = answers(monkeypatch, capsys, line)
    assert said in reply["error"]


def test_a_line_that_is_no_request_takes_no_other_with_it(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    first, *wrong, last = answers(
        monkeypatch, capsys, {"do": "decide"}, {"do": ["a"]}, {"do": {}}, "nonsense", {"do": "decide"}
    )
    assert first == last
    assert all(list(reply) == ["error"] for reply in wrong)


def test_an_inner_fault_is_not_taken_for_a_line_that_is_not_json(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    def broken(*_: object) -> None:
        raise ValueError("a fault of the program")

    monkeypatch.setattr("isp_assistant.assistant.service.Assistant.partner", broken)
    with pytest.raises(ValueError, match="a fault of the program"):
        answers(monkeypatch, capsys, {"do": "partner", "name": "CAMHS"})


def test_null_stands_for_what_is_not_given(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    given = {"do": "decide", "tree": None, "set": None, "as_of": None}
    one, other = answers(monkeypatch, capsys, given, {"do": "decide"})
    assert one == other


def test_documents_of_the_pack_may_be_named_held_or_not(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (reply,) = answers(monkeypatch, capsys, {"do": "search", "query": "schools", "in": ["extra-mile"]})
    assert "error" not in reply


def test_the_same_line_gets_the_same_reply_on_another_day(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    lines = (
        {"do": "ask", "text": "told by the school, can I tell social care?", "as_of": "2026-11-24"},
        {"do": "ask", "text": "what are the four levels?", "as_of": "2026-11-24"},
        {"do": "decide", "set": {"risk": "none"}, "as_of": "2026-11-24"},
        {"do": "search", "query": "golden rules"},
        {"do": "partner", "name": "CAMHS"},
    )
    first = answers(monkeypatch, capsys, *lines)
    monkeypatch.setattr("isp_assistant.assistant.clock.today", lambda: datetime.date(2031, 1, 1))
    assert answers(monkeypatch, capsys, *lines) == first


def test_odd_text_of_any_kind_is_answered(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    texts = ["", " ", "\ud800", "\x00\x1b[2J", "[/x]" * 1000, "a" * 100_000, "😀" * 500, "\u202etell the police"]
    replies = answers(monkeypatch, capsys, *({"do": "ask", "text": text} for text in texts))
    assert len(replies) == len(texts)
    assert all("error" not in reply for reply in replies)


ALARMING = "She took an overdose on Monday. I have no worries about her at all. Can I tell the school?"


def test_no_concern_that_does_not_go_with_the_words_is_asked_again(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    (reply,) = answers(monkeypatch, capsys, {"do": "ask", "text": ALARMING})
    assert reply["next"]["fact"] == "risk"
    assert "risk" not in reply["understood"]
    assert "an overdose" in reply["warnings"][0]


def test_no_concern_that_is_given_against_alarming_words_is_taken_as_not_sure(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    facts = {"risk": "none", "consent": "refused", "purpose": "general-enquiry"}
    (reply,) = answers(monkeypatch, capsys, {"do": "ask", "text": ALARMING, "set": facts})
    risk = next(passed for passed in reply["path"] if passed["fact"] == "risk")
    assert risk["answer"] == "unsure"
    assert reply["outcome"]["decision"] == "seek-advice"
    assert NOT_ALONE in reply["warnings"]
