"""Queries that people type, in the scripts that they type them in."""

from __future__ import annotations

import time
from collections.abc import Iterator

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ErrorKind, MailError
from app.events import SearchCoverage
from app.model.message import FLAGGED, SEEN
from app.model.operation import DeleteMessages, SetFlags
from app.model.sync import Arrived, BodiesArrived, FolderOpened
from app.store import edits, schema, search
from app.store.database import Database
from app.store.fold import fold, for_tokenizer
from tests.fakes.store import EPOCH, Store, fresh_store, make_raw, remote

MAILS = {
    1: ("Rechnung für März", "Straßenbahn und Größe", "Jürgen Müller <jm@example.de>"),
    2: ("Invoice", "The tram's size; an attachment", "Ada Lovelace <ada@example.org>"),
    3: ("日本語の件名", "会議は明日です", "山田 <yamada@example.jp>"),
    4: ("한국어 제목", "안녕하세요", "Kim <kim@example.kr>"),
    5: ("Заказ", "Привет ёлка", "Ivan <i@example.ru>"),
    6: ("हिन्दी पत्र", "café naïve", "René <r@example.fr>"),
}


def fill(store: Store) -> Store:
    raws = {number: make_raw(number, subject=subject, body=body, sender=sender)
            for number, (subject, body, sender) in MAILS.items()}
    store.sync(FolderOpened("INBOX", 7, 9, 0, 6),
               Arrived("INBOX", tuple(remote(number, raw=raw) for number, raw in raws.items())),
               BodiesArrived("INBOX", tuple(raws.items())))
    edits.apply(store.db, SetFlags((store.id_of(1), store.id_of(2)), frozenset({SEEN})), store.reader)
    edits.apply(store.db, SetFlags((store.id_of(2),), frozenset({FLAGGED})), store.reader)
    return store


@pytest.fixture
def filled(store: Store) -> Store:
    return fill(store)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for the many queries that only read."""
    store = fill(fresh_store(tmp_path_factory.mktemp("library") / "mail.db"))
    edits.apply(store.db, SetFlags((store.id_of(4),), frozenset({"Important"})), store.reader)
    yield store
    store.db.close()


def found(store: Store, query: str) -> list[int]:
    ids = search.search(store.db, query)
    return [int(store.db.value("SELECT uid FROM message WHERE id = ?", (each,))) for each in ids]


@pytest.mark.parametrize(("query", "numbers"), [
    ("rechnung", [1]), ("RECHN", [1]), ("marz", [1]), ("strassenbahn", [1]), ("STRAẞE", [1]),
    ("gro\u0308ße", [1]),
    ("muller", [1]), ("from:müller", [1]), ("from:ada", [2]), ("to:bob invoice", [2]), ("subject:tram", []),
    ("body:tram", [2]), ('"the tram"', [2]), ('"tram the"', []), ('from:"ada lovelace"', [2]), ("tram's", [2]),
    ("日本", [3]), ("本語", [3]), ("本日", []), ("subject:件名", [3]), ("明日", [3]), ("Ａda", [2]),
    ("국어", [4]), ("안녕", [4]), ("заказ", [5]), ("елка", [5]), ("ёлка", [5]), ("हिन्दी", [6]),
    ("cafe", [6]), ("NAIVE", [6]), ("example.org", [6, 5, 4, 3, 2, 1]), ("from:ada@example.org", [2]),
    ("is:unread", [6, 5, 4, 3]), ("is:read", [2, 1]), ("is:flagged", [2]), ("is:starred", [2]), ("-is:unread", [2, 1]),
    ("has:attachment", [2]), ("-has:attachment is:read", [1]), ("is:read -tram", [1]), ("-from:example is:read", []),
    ("-rechnung -from:ada", [6, 5, 4, 3]), ("rechnung -tram", [1]), ("rechnung tram", []),
    ("in:inbox cafe", [6]), ("in:Work cafe", []), ("FROM:ADA", [2]), ("a:b", []), ("http://x.y", []),
    ("", []), ("-", []), ('"', []), ("!!! ???", []), ("*", []), ('NEAR("a b")', []), ("tram AND", []), ("(tram", [2]),
    ("sender : tram", []), ("^tram", [2]), ('"open quote tram', []), ("tram\0", [2]), ("from:!!! tram", [2]),
])
def test_queries(library: Store, query: str, numbers: list[int]) -> None:
    assert found(library, query) == numbers


@pytest.mark.parametrize(("query", "numbers"), [
    ("tram OR rechnung", [2, 1]), ("tram OR from:müller is:read", [2, 1]), ("tram OR -is:unread", [2, 1]),
    ("cafe OR has:attachment", [6, 2]), ("cafe OR -example", [6]), ("-tram OR from:ada", [6, 5, 4, 3, 2, 1]),
    ("!!! OR tram", [2]), ("-cafe -tram -rechnung", [5, 4, 3]), ("is:answered", []), ("tag:important", [4]),
    ("tag:IMPORTANT -tram", [4]), ("-tag:important is:unread", [6, 5, 3]), ("larger:1k", []),
    ("smaller:1k", [6, 5, 4, 3, 2, 1]), ("smaller:200k larger:1 tram", [2]), ("account:work cafe", [6]),
    ("account:wo cafe", [6]), ("account:home cafe", []), ("account:work@example.org cafe", [6]),
    ("-account:home cafe", [6]), ("in:INBOX -in:work tram", [2]), ("cafe in:nowhere", []),
    ("cafe in:Posteingang", [6]), ("in:nowhere", []),
    ("on:2023-11-12 cafe", []), ("on:2023 cafe", [6]),
    # A single letter begins a word of sender or subject, or is a word; two letters are not looked for within texts.
    ("a", [2]), ("r", [6, 1]), ("ta", []), ("tr", []), ("tra", [2]), ("in", [2]), ("re", [6, 1]), ("from:k", [4]),
    ("subject:i", [2]), ("to:b", [6, 5, 4, 3, 2, 1]), ("body:t", []), ("i -invoice", [5]), ("日", [3]), ("件", [3]),
    ("국", [4]), ("%", []), ("_", []),
    ("strassenbahn rechnung märz", [1]), ("m rechnung", [1]), ('"m" rechnung', [1])])
def test_more_queries(library: Store, query: str, numbers: list[int]) -> None:
    assert found(library, query) == numbers


def test_many_hits_come_newest_first_from_all_folders(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_FEW", 5)
    monkeypatch.setattr(search, "_AT_ONCE", 1)
    monkeypatch.setattr(search, "_NEWEST", 10)
    store.fill(range(1, 200, 2))
    store.fill(range(2, 200, 2), "Work")
    assert found(store, "message")[:6] == [199, 198, 197, 196, 195, 194]
    assert found(store, "message in:work")[:3] == [198, 196, 194]
    assert found(store, "message -in:work -199")[:2] == [197, 195]
    assert len(found(store, "m")) == 100  # of each folder the newest 50
    assert search.search(store.db, "message", limit=3) == [store.id_of(199), store.id_of(198, "Work"), store.id_of(197)]
    assert search.newest_first(store.db, [store.id_of(1), 10**9, store.id_of(198, "Work"), store.id_of(3)]) == [
        store.id_of(198, "Work"), store.id_of(3), store.id_of(1)]


def test_a_search_that_nobody_wants_any_more_ends(filled: Store) -> None:
    wanted = iter([True, False])
    with pytest.raises(MailError) as caught:
        search.search(filled.db, "rechnung", wanted=lambda: next(wanted))
    assert caught.value.kind is ErrorKind.CANCELLED
    assert found(filled, "rechnung") == [1]


def test_dates_are_local_days(filled: Store) -> None:
    day = time.strftime("%Y-%m-%d", time.localtime(EPOCH))
    next_day = time.strftime("%Y-%m-%d", time.localtime(EPOCH + 86_400))
    assert len(found(filled, f"after:{day}")) == 6 and found(filled, f"before:{day}") == []
    assert len(found(filled, f"before:{next_day} after:{day}")) == 6 and found(filled, f"after:{next_day}") == []


@pytest.mark.parametrize("query", ["before:someday", "after:2026-13-01", "before:0001-01-01x", "is:odd", "has:wings",
                                   "from:", "in:", "x" * 2_001])
def test_what_cannot_be_read_is_said(filled: Store, query: str) -> None:
    with pytest.raises(MailError) as caught:
        search.search(filled.db, query)
    assert caught.value.kind is ErrorKind.USAGE


def test_limits_and_scopes(filled: Store) -> None:
    filled.download(range(3))
    assert len(search.search(filled.db, "example", limit=4)) == 4
    assert len(search.search(filled.db, "example", account_id=filled.pop.id)) == 3
    assert search.search(filled.db, "rechnung", folder_id=filled.folder("Work").id) == []
    assert len(search.search(filled.db, "is:unread", folder_id=filled.folder("INBOX", filled.pop).id)) == 3


def test_what_was_deleted_is_not_found(filled: Store) -> None:
    edits.apply(filled.db, DeleteMessages((filled.id_of(1),), forever=True), filled.reader)
    assert found(filled, "rechnung") == []
    (local,) = filled.download(range(1))
    edits.apply(filled.db, DeleteMessages((local,), forever=True), filled.reader)
    assert local not in search.search(filled.db, "message")


def test_coverage_counts_headers_bodies_and_what_only_the_server_has(filled: Store) -> None:
    filled.fill(range(10, 14), "Work")
    filled.db.run("UPDATE folder SET remote_total = 10 WHERE id = ?", (filled.folder("Work").id,))
    assert search.coverage(filled.db) == SearchCoverage(10, 6, 6)
    assert search.coverage(filled.db, filled.pop.id) == SearchCoverage(0, 0, 0)
    assert search.coverage(filled.db, folder_id=filled.folder("Work").id) == SearchCoverage(4, 0, 6)


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    once = fold(text)
    assert fold(once).split() == once.split()


@given(st.text(max_size=80))
def test_no_text_breaks_the_query(text: str) -> None:
    try:
        search.parse(text)
    except MailError as error:
        assert error.kind is ErrorKind.USAGE


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = Database.open(tmp_path_factory.mktemp("search") / "empty.db")
    schema.prepare(db)
    yield db
    db.close()


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_breaks_fts5(empty: Database, text: str) -> None:
    try:
        assert search.search(empty, text) == []
    except MailError as error:
        assert error.kind is ErrorKind.USAGE


def test_the_tokenizer_folds_as_we_do() -> None:
    """Every character below U+3000 alone, within a word and beside its capital, and some in whole words."""
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(t, row)")

    def words(text: str) -> list[str]:
        connection.execute("INSERT INTO t (t) VALUES ('delete-all')")
        connection.execute("INSERT INTO t (rowid, x) VALUES (1, ?)", (text,))
        return sorted(row[0] for row in connection.execute("SELECT term FROM words"))

    texts = [f"a{chr(each)}b {chr(each)} {chr(each).upper()}{chr(each)}c" for each in range(0x80, 0x3000)]
    for text in (*texts, "gro\u0308ße STRAẞE", "ёлка Ελλάδα ﬁnden", "日本語の件名 größe"):
        assert words(for_tokenizer(text)) == words(fold(text)), text
