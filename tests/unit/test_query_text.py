"""What people type, read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ErrorKind
from app.model.query import (
    Condition,
    Dated,
    Field,
    HasAttachment,
    InAccount,
    InFolder,
    Is,
    Query,
    Sized,
    State,
    Tagged,
    Term,
    Words,
)
from app.model.query_text import Reason, UnreadableError, parse

TODAY = date(2026, 3, 1)


def any_words(text: str) -> Words:
    return Words(Field.ANY, text)


@pytest.mark.parametrize(("text", "conditions"), [
    ("tea", [any_words("tea")]), ("two words", [any_words("two"), any_words("words")]),
    ('"two words" three', [any_words("two words"), any_words("three")]),
    ('"open quote', [any_words("open quote")]), ("tram's", [any_words("tram's")]),
    ("from:ada to:bob cc:eve", [Words(Field.FROM, "ada"), Words(Field.TO, "bob"), Words(Field.TO, "eve")]),
    ('SUBJECT:"a b" body:c', [Words(Field.SUBJECT, "a b"), Words(Field.BODY, "c")]),
    ("von:ada an:bob betreff:tee", [Words(Field.FROM, "ada"), Words(Field.TO, "bob"), Words(Field.SUBJECT, "tee")]),
    ("http://x.y a:b", [any_words("http://x.y"), any_words("a:b")]), ("-", [any_words("-")]),
    ("has:attachment hat:anhang", [HasAttachment(), HasAttachment()]),
    ("is:unread is:read is:starred is:flagged is:answered", [
        Is(State.UNREAD), Is(State.READ), Is(State.FLAGGED), Is(State.FLAGGED), Is(State.ANSWERED)]),
    ("after:2026-01-31", [Dated(date(2026, 1, 31), None)]), ("before:2026-1-5", [Dated(None, date(2026, 1, 5))]),
    ("am:31.1.2026", [Dated(date(2026, 1, 31), date(2026, 2, 1))]),
    ("on:2026-02", [Dated(date(2026, 2, 1), date(2026, 3, 1))]),
    ("on:2025-12", [Dated(date(2025, 12, 1), date(2026, 1, 1))]),
    ("on:2025", [Dated(date(2025, 1, 1), date(2026, 1, 1))]),
    ("on:yesterday nach:heute", [Dated(date(2026, 2, 28), date(2026, 3, 1)), Dated(date(2026, 3, 1), None)]),
    ('in:"My Work" account:home', [InFolder("My Work"), InAccount("home")]), ("tag:$Work", [Tagged("$Work")]),
    ("larger:5M smaller:20kb larger:7", [Sized(5 << 20, None), Sized(None, 20 << 10), Sized(7, None)]),
    ("a\0b\r\nc", [any_words("a"), any_words("b"), any_words("c")])])
def test_conditions(text: str, conditions: list[Condition]) -> None:
    assert parse(text, TODAY) == Query(tuple((Term(each),) for each in conditions))


def test_without_and_one_or_another() -> None:
    tea, milk, sugar = any_words("tea"), any_words("milk"), any_words("sugar")
    assert parse("tea -milk", TODAY).clauses == ((Term(tea),), (Term(milk, True),))
    assert parse("tea OR milk sugar", TODAY).clauses == ((Term(tea), Term(milk)), (Term(sugar),))
    assert parse("tea OR -milk OR sugar", TODAY).clauses == ((Term(tea), Term(milk, True), Term(sugar)),)
    assert parse("tea OR", TODAY).clauses == ((Term(tea),),)  # somebody types on
    assert parse("OR tea or milk", TODAY).clauses == (
        (Term(any_words("OR")),), (Term(tea),), (Term(any_words("or")),), (Term(milk),))
    assert parse('-from:"a b"', TODAY).clauses == ((Term(Words(Field.FROM, "a b"), True),),)
    assert parse('tea -milk from:ada is:read OR "two words"', TODAY).shown_words == ("tea", "ada", "two words")


@pytest.mark.parametrize(("text", "reason", "part"), [
    ("x" * 2_001, Reason.TOO_LONG, ""), ("x " * 51, Reason.TOO_MANY, ""), ("from:", Reason.NO_VALUE, "from"),
    ('subject:""', Reason.NO_VALUE, "subject"), ("von: ada", Reason.NO_VALUE, "von"),
    ("before:someday", Reason.NO_DATE, "before"), ("on:2026-13-01", Reason.NO_DATE, "on"),
    ("after:2026-02-30", Reason.NO_DATE, "after"), ("on:9999", Reason.NO_DATE, "on"),
    ("after:0000", Reason.NO_DATE, "after"), ("is:odd", Reason.UNKNOWN, "is:odd"),
    ("has:wings", Reason.UNKNOWN, "has:wings"), ("larger:big", Reason.NO_SIZE, "larger"),
    ("smaller:-5", Reason.NO_SIZE, "smaller"), ("larger:99999999999", Reason.NO_SIZE, "larger")])
def test_what_cannot_be_read_is_named(text: str, reason: Reason, part: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse(text, TODAY)
    assert (caught.value.reason, caught.value.part, caught.value.kind) == (reason, part, ErrorKind.USAGE)
    assert caught.value.detail.endswith(".")


@given(st.text(max_size=300))
def test_no_text_does_any_harm(text: str) -> None:
    try:
        query = parse(text, TODAY)
    except UnreadableError:
        return
    assert all(clause for clause in query.clauses)
    for words in query.shown_words:
        assert not set(words) & set("\0\r\n")
