"""By which header fields a message is known again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.model.sync import Arrived, Checkpoint, FolderOpened, RemoteMessage
from app.store import identity
from tests.fakes.store import Store

BLOCK = b"Date: Mon, 1 Jan 2024 10:00:00 +0000\r\nFrom: a@b.c\r\nSubject: a long\r\n one\r\nMessage-ID: <x@y>\r\n\r\n"


def test_order_folding_and_space_do_not_count() -> None:
    other = b"message-id:<x@y>\nSubject: a\n\tlong one\nFrom:  a@b.c\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n\n"
    assert identity.of_fields(BLOCK) == identity.of_fields(other) != b""
    assert identity.of_fields(BLOCK.replace(b"one", b"two")) != identity.of_fields(BLOCK)


def test_of_a_whole_message_only_the_lists_fields_count() -> None:
    raw = b"Received: here\r\n there\r\n" + BLOCK.replace(b"From:", b"X-Mark: 1\r\nFrom:") + b"Subject: in the body\r\n"
    assert identity.of_header(raw) == identity.of_fields(BLOCK)
    assert identity.of_header(b"") == identity.of_fields(b"\r\n") == b""


@given(st.binary(max_size=300))
def test_nothing_breaks_it(octets: bytes) -> None:
    assert len(identity.of_header(octets)) in (0, 8) and len(identity.of_fields(octets)) in (0, 8)


def test_two_of_one_message_id_and_size_are_told_apart_after_a_new_uidvalidity(store: Store) -> None:
    def copy(uid: int, date: int) -> RemoteMessage:
        header = BLOCK.replace(b"10:00:00", b"10:00:%02d" % date)
        return RemoteMessage(uid, frozenset(), 1.0, 500, header, None, False)

    store.sync(FolderOpened("INBOX", 7, 3, 0, 2), Arrived("INBOX", (copy(1, 11), copy(2, 22))),
               Checkpoint("INBOX", 7, 3, 0))
    first, second = store.id_of(1), store.id_of(2)
    store.sync(FolderOpened("INBOX", 8, 3, 0, 2), Arrived("INBOX", (copy(1, 22), copy(2, 11))),
               Checkpoint("INBOX", 8, 3, 0))
    assert (store.id_of(1), store.id_of(2)) == (second, first)


def test_one_that_only_looks_like_it_is_another_message(store: Store) -> None:
    store.sync(FolderOpened("INBOX", 7, 3, 0, 1), Arrived("INBOX", (RemoteMessage(1, frozenset(), 1.0, 500, BLOCK),)),
               Checkpoint("INBOX", 7, 3, 0))
    old = store.id_of(1)
    other = BLOCK.replace(b"a long", b"b long")
    store.sync(FolderOpened("INBOX", 8, 3, 0, 1), Arrived("INBOX", (RemoteMessage(1, frozenset(), 1.0, 500, other),)),
               Checkpoint("INBOX", 8, 3, 0))
    assert store.id_of(1) != old and store.counts("INBOX")[0] == 1
