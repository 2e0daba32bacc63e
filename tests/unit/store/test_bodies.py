"""Bodies: exact, once, and gone with their last user."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.model.operation import AppendMessage, CopyMessages, DeleteMessages
from app.model.sync import BodiesArrived, BodyPiece
from app.store import bodies, check, edits, records
from tests.fakes.store import Store, make_raw


@pytest.mark.parametrize("octets", [b"", b"x", bytes(range(256)) * 50, b"a" * 1_000_000, b"\r\n.\r\n\0"])
def test_octets_come_back_exactly(store: Store, octets: bytes) -> None:
    (message,) = store.fill(range(1))
    with store.db.write():
        packed = bodies.pack(octets)
        records.attach_bodies(store.db, [records.NewBody(message, packed, "", False, "")])
    assert bodies.raw(store.db, message) == octets
    assert packed.size == len(octets) >= len(packed.data) or not octets


def test_what_is_not_here_is_none(store: Store) -> None:
    (message,) = store.fill(range(1))
    assert bodies.raw(store.db, message) is None
    assert bodies.raw(store.db, 999) is None


def test_one_message_in_many_folders_is_stored_once_and_goes_with_the_last(store: Store) -> None:
    (message,) = store.download(range(1))
    copies = [message]
    for path in ("Archive", "Sent"):
        copies += edits.apply(store.db, CopyMessages((message,), store.folder(path, store.pop).id),
                              store.reader).new_ids
    assert store.db.value("SELECT count(*) FROM body") == 1
    for left, each in zip((1, 1, 0), copies, strict=True):
        edits.apply(store.db, DeleteMessages((each,), forever=True), store.reader)
        assert store.db.value("SELECT count(*) FROM body") == left


def test_a_body_for_a_row_that_went_away_leaves_nothing_behind(store: Store) -> None:
    store.fill(range(1))
    store.sync(BodiesArrived("INBOX", ((999, make_raw(9)),)), BodyPiece("INBOX", 999, 0, b"x", 1, is_last=True))
    assert store.db.value("SELECT count(*) FROM body") == 0


def test_a_newer_body_replaces_the_older_one(store: Store) -> None:
    (message,) = store.fill(range(1), bodies=True)
    with store.db.write():
        records.attach_bodies(store.db, [records.NewBody(message, bodies.pack(b"new"), "p", True, "new")])
    assert bodies.raw(store.db, message) == b"new"
    assert store.db.value("SELECT count(*) FROM body") == 1


@pytest.mark.parametrize("sql", [
    "UPDATE body SET data = x'00'", "UPDATE body SET hash = x'00'", "UPDATE body SET size = size + 1",
    "UPDATE body SET codec = 1 - codec"])
def test_damage_is_seen_by_reading_and_by_check(store: Store, sql: str) -> None:
    (message,) = store.download(range(1))
    store.db.run(sql)
    with pytest.raises(MailError) as caught:
        bodies.raw(store.db, message)
    assert caught.value.kind is ErrorKind.DAMAGED
    assert [each.kind for each in check.check(store.db)] == ["body"]
    store.sound = False


def test_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "MAX_BODY", 10)
    with pytest.raises(MailError) as caught:
        bodies.pack(make_raw(1))
    assert caught.value.kind is ErrorKind.TOO_LARGE


def test_the_same_octets_again_make_a_damaged_body_whole(store: Store) -> None:
    (message,) = store.download(range(1))
    raw = bodies.raw(store.db, message)
    store.db.run("UPDATE body SET data = x'00'")
    edits.apply(store.db, AppendMessage(store.folder("Archive", store.pop).id, make_raw(0)), store.reader)
    assert bodies.raw(store.db, message) == raw == make_raw(0)
    assert store.db.value("SELECT count(*) FROM body") == 1


def test_a_body_fetched_anew_replaces_a_damaged_one(store: Store) -> None:
    (message,) = store.fill(range(1), bodies=True)
    store.db.run("UPDATE body SET data = x'00', hash = x'01'")
    store.sync(BodiesArrived("INBOX", ((0, make_raw(0)),)))
    assert bodies.raw(store.db, message) == make_raw(0)
    store.sync(BodiesArrived("INBOX", ((0, make_raw(1)),)))  # what is here and whole stays
    assert bodies.raw(store.db, message) == make_raw(0)


def test_a_substitute_for_a_message_that_is_gone_is_not_taken_for_it(store: Store) -> None:
    (message,) = store.fill(range(1, 2))
    store.sync(BodiesArrived("INBOX", ((1, make_raw(99, subject="Message no longer available")),)))
    assert bodies.raw(store.db, message) is None
    other_size = make_raw(1) + b"\r\n"  # a server may count wrongly, but the header is the same
    store.sync(BodiesArrived("INBOX", ((1, other_size),)))
    assert bodies.raw(store.db, message) == other_size
