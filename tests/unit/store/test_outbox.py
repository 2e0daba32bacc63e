"""Mail on its way out is data: nothing but delivery or the person takes it away."""

from __future__ import annotations

import time

import pytest

from app.errors import ErrorKind, MailError
from app.store import bodies, outbox
from tests.fakes.store import Store, make_raw


def queue(store: Store, number: int = 1) -> int:
    with store.db.write(durable=True):
        return outbox.add(store.db, store.imap.id, bodies.pack(make_raw(number)), ("a@b.c", "d@e.f"), f"Hi {number}")


def test_an_entry_says_what_was_queued(store: Store) -> None:
    number = queue(store)
    entry = outbox.entry(store.db, number)
    assert (entry.subject, entry.recipients, entry.state, entry.error) == ("Hi 1", ("a@b.c", "d@e.f"), "queued", "")
    assert entry.size == len(make_raw(1)) and entry.attempts == 0
    assert outbox.raw(store.db, number) == make_raw(1)
    assert outbox.entries(store.db) == outbox.entries(store.db, store.imap.id) == (entry,)
    assert outbox.entries(store.db, store.pop.id) == ()


def test_what_is_due(store: Store) -> None:
    now, later, failed, unknown, sending, sent = (queue(store, each) for each in range(6))
    outbox.mark(store.db, later, outbox.QUEUED, "busy", next_try=100.0)
    for number, state in ((failed, outbox.FAILED), (unknown, outbox.UNKNOWN), (sending, outbox.SENDING),
                          (sent, outbox.SENT)):
        outbox.mark(store.db, number, state)
    assert [each.id for each in outbox.due(store.db, store.imap.id, 99.0)] == [now, sent]
    assert [each.id for each in outbox.due(store.db, store.imap.id, 100.0)] == [now, later, sent]


def test_what_a_dead_run_was_sending_is_unknown_and_not_sent_twice(store: Store) -> None:
    number = queue(store)
    outbox.mark(store.db, number, outbox.SENDING)
    assert outbox.adopt_interrupted(store.db, store.pop.id) == 0
    assert outbox.adopt_interrupted(store.db, store.imap.id) == 1
    assert outbox.due(store.db, store.imap.id, 1e12) == ()
    entry = outbox.entry(store.db, number)
    assert (entry.state, entry.attempts) == ("unknown", 1) and "may have it" in entry.error


def test_only_refused_recipients_are_left(store: Store) -> None:
    number = queue(store)
    outbox.mark(store.db, number, outbox.FAILED, "no such user", recipients=("d@e.f",))
    assert outbox.entry(store.db, number).recipients == ("d@e.f",)


def test_removing_takes_the_body_unless_a_copy_was_filed(store: Store) -> None:
    first, second = queue(store, 1), queue(store, 2)
    store.fill(range(2, 3), bodies=True)
    with store.db.write():
        outbox.remove(store.db, first)
        outbox.remove(store.db, second)
    assert store.db.value("SELECT count(*) FROM body") == 1
    for call in (outbox.entry, outbox.raw):
        with pytest.raises(MailError) as caught:
            call(store.db, first)
        assert caught.value.kind is ErrorKind.USAGE


def test_only_what_is_queued_can_be_claimed_and_only_once(store: Store) -> None:
    number = queue(store)
    assert outbox.claim(store.db, number) and not outbox.claim(store.db, number)
    entry = outbox.entry(store.db, number)
    assert (entry.state, entry.attempts) == ("sending", 1)
    outbox.remove(store.db, number)
    assert not outbox.claim(store.db, number)


@pytest.mark.parametrize("state", [outbox.SENDING, outbox.SENT])
def test_what_the_server_has_or_is_given_is_not_sent_again_and_not_taken_back(store: Store, state: str) -> None:
    number = queue(store)
    outbox.mark(store.db, number, state)
    for call in (outbox.retry, outbox.waiting):
        with pytest.raises(MailError, match="on its way"):
            call(store.db, number)
    assert outbox.entry(store.db, number).state == state


def test_what_failed_can_be_tried_again_at_once(store: Store) -> None:
    number = queue(store)
    outbox.mark(store.db, number, outbox.FAILED, "no such user", next_try=1e12)
    assert outbox.retry(store.db, number).id == number
    assert [each.id for each in outbox.due(store.db, store.imap.id, 0.0)] == [number]


def test_held_and_later(store: Store) -> None:
    now = time.time()
    with store.db.write(durable=True):
        held, later = (outbox.add(store.db, store.imap.id, bodies.pack(make_raw(each)), ("a@b.c",), "Hi",
                                  send_at=now + each, sender="me@b.c") for each in (10, 3_600))
    assert outbox.entry(store.db, held).is_held and not outbox.entry(store.db, later).is_held
    assert outbox.entry(store.db, later).sender == "me@b.c"
    assert not outbox.has_work(store.db, store.imap.id, now) and outbox.has_work(store.db, store.imap.id, now + 11)
    assert outbox.release_held(store.db) == {store.imap.id}
    assert [each.id for each in outbox.due(store.db, store.imap.id, now)] == [held]
    outbox.mark(store.db, held, outbox.QUEUED, "busy", next_try=now + 60)
    outbox.try_now(store.db, store.pop.id)
    assert outbox.due(store.db, store.imap.id, now) == ()
    outbox.try_now(store.db, store.imap.id)
    assert [each.id for each in outbox.due(store.db, store.imap.id, now)] == [held]
    assert outbox.release_held(store.db) == frozenset()
