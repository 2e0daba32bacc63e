"""Large messages in pieces, and messages whose body is here already under another label."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.model.sync import Arrived, BodiesArrived, BodyPiece, Checkpoint, FolderOpened, LabelsSeen
from app.store import bodies, messages, places
from app.store.messages import View
from tests.fakes.store import Store, make_raw, remote

RAW = make_raw(1, body="x" * 3_000)


def piece(start: int, end: int, *, is_last: bool = False) -> BodyPiece:
    return BodyPiece("INBOX", 1, start, RAW[start:end], len(RAW), is_last)


@pytest.fixture
def large(store: Store) -> Store:
    store.sync(FolderOpened("INBOX", 7, 2, 1, 1), Arrived("INBOX", (remote(1, raw=RAW),)), Checkpoint("INBOX", 7, 2, 1))
    return store


def have(store: Store) -> int:
    (wanted,) = places.without_body(store.db, store.folder("INBOX").id, 0)
    return wanted.have


def test_pieces_become_the_message_with_the_last_one(large: Store) -> None:
    large.sync(piece(0, 1_000), piece(1_000, 2_000))
    assert have(large) == 2_000 and bodies.raw(large.db, large.id_of(1)) is None
    large.sync(piece(2_000, len(RAW), is_last=True))
    assert bodies.raw(large.db, large.id_of(1)) == RAW
    assert large.db.value("SELECT count(*) FROM piece") == 0


def test_a_later_session_goes_on_where_the_first_was_cut_off(large: Store) -> None:
    large.sync(piece(0, 1_000))
    large.sync(piece(have(large), 2_500), piece(2_500, len(RAW)), piece(len(RAW), len(RAW), is_last=True))
    assert bodies.raw(large.db, large.id_of(1)) == RAW


def test_a_piece_that_does_not_follow_is_dropped_and_one_that_begins_begins_anew(large: Store) -> None:
    large.sync(piece(0, 1_000), piece(2_000, 2_500))
    assert have(large) == 1_000
    large.sync(piece(0, 500))
    assert have(large) == 500


def test_a_repeated_empty_last_piece_is_no_fault(large: Store) -> None:
    end = BodyPiece("INBOX", 1, len(RAW), b"", len(RAW))
    large.sync(piece(0, len(RAW)), end, end, replace(end, is_last=True))
    assert bodies.raw(large.db, large.id_of(1)) == RAW


def test_pieces_go_with_their_message(large: Store) -> None:
    large.sync(piece(0, 1_000))
    large.db.run("DELETE FROM message")
    assert large.db.value("SELECT count(*) FROM piece") == 0


# --- twins ---------------------------------------------------------------------------------------------------------


def labelled(store: Store, path: str, uid: int, email_id: str = "g1") -> None:
    each = remote(1, uid=uid, raw=RAW)._replace(email_id=email_id, labels=("Work", "\\Important"))
    store.sync(FolderOpened(path, 7, 99, 1, 1), Arrived(path, (each,)), Checkpoint(path, 7, 99, 1), path=path)


def test_one_message_under_two_labels_is_fetched_and_stored_once(store: Store) -> None:
    labelled(store, "INBOX", 5)
    labelled(store, "Work", 9)
    store.sync(BodiesArrived("INBOX", ((5, RAW),)))
    assert store.writer("Work").take_from_twins()
    assert bodies.raw(store.db, store.id_of(9, "Work")) == RAW
    assert store.db.value("SELECT count(*) FROM body") == 1
    assert not store.writer("Work").take_from_twins()


def test_another_size_or_no_id_is_no_twin(store: Store) -> None:
    labelled(store, "INBOX", 5, "")
    labelled(store, "Work", 9, "")
    store.sync(BodiesArrived("INBOX", ((5, RAW),)))
    assert not store.writer("Work").take_from_twins()


def test_labels_are_shown_and_follow_the_server(store: Store) -> None:
    labelled(store, "INBOX", 5)
    (row,) = messages.page(store.db, View(store.folder("INBOX").id), None)
    assert row.labels == ("Work", "\\Important")
    store.sync(LabelsSeen("INBOX", ((5, ("Größe",)), (77, ("x",)))))
    (row,) = messages.page(store.db, View(store.folder("INBOX").id), None)
    assert row.labels == ("Größe",)
