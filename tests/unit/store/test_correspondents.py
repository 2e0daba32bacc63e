"""Whom one wrote to, for completion."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

import pytest

from app.model.message import Address
from app.model.sync import Arrived, Checkpoint, FolderOpened
from app.store import correspondents
from tests.fakes.store import Store, remote

ADA = Address("Ada Müller-Groß", "ada.mueller@Firma.example")
BEN = Address("Ben", "ben@post.example")


def _found(store: Store, text: str) -> list[str]:
    return [each.email for each in correspondents.find(store.db, text)]


@pytest.mark.parametrize("text", ["ada", "mul", "MÜLLER-GR", "muller-gross", "firma", "ada.mu", "mueller", "ada müll"])
def test_any_word_of_name_and_address_is_found_by_its_beginning(store: Store, text: str) -> None:
    assert correspondents.add(store.db, (ADA, BEN), written=True) == 2
    assert _found(store, text) == [ADA.email]


@pytest.mark.parametrize("text", ["", "   ", "uller", "ada ben", "\0", "%", "' OR 1 --"])
def test_what_is_no_beginning_finds_nothing(store: Store, text: str) -> None:
    correspondents.add(store.db, (ADA, BEN), written=True)
    assert _found(store, text) == []


def test_those_written_to_come_before_those_read(store: Store) -> None:
    for number in range(30):
        correspondents.add(store.db, (Address("", "a.reader@x.example"),), read=True, at=float(number))
    correspondents.add(store.db, (Address("", "a.friend@x.example"),), written=True, at=1.0)
    assert _found(store, "a") == ["a.friend@x.example", "a.reader@x.example"]


def test_addresses_that_nobody_reads_are_left_out(store: Store) -> None:
    junk = ["no-reply@x.example", "noreply@x.example", "mailer-daemon@x.example", "bounce+1@x.example", "x", "a b@c.d",
            "a@b.example\r\nBcc: c@d.example", "@x.example", ""]
    assert correspondents.add(store.db, [Address("", each) for each in junk], read=True) == 0


def test_who_is_hidden_stays_so_until_written_to(store: Store) -> None:
    correspondents.add(store.db, (BEN,), read=True)
    correspondents.hide(store.db, "BEN@post.example")
    correspondents.add(store.db, (BEN,), read=True)
    assert _found(store, "ben") == []
    correspondents.add(store.db, (BEN,), written=True)
    assert _found(store, "ben") == [BEN.email]


def test_a_name_as_the_person_wrote_it_is_kept(store: Store) -> None:
    correspondents.add(store.db, (Address("Benny", BEN.email),), written=True)
    correspondents.add(store.db, (Address("BEN INC.", BEN.email),), read=True)
    correspondents.add(store.db, (Address("", BEN.email),), written=True)
    assert correspondents.find(store.db, "ben")[0].name == "Benny"


def test_the_sent_folders_fill_it_in_steps(store: Store) -> None:
    raws = [f"From: a@b.example\r\nTo: Pal {n} <pal{n}@x.example>\r\nSubject: x\r\n\r\n".encode() for n in range(150)]
    store.sync(FolderOpened("Sent", 7, 1000, 5, 150),
               Arrived("Sent", tuple(remote(n + 1, raw=raw) for n, raw in enumerate(raws))),
               Checkpoint("Sent", 7, 1000, 5), path="Sent")
    from app.engine.reading import MimeReader

    assert correspondents.collect(store.db, MimeReader())
    assert not correspondents.collect(store.db, MimeReader())
    assert not correspondents.collect(store.db, MimeReader())
    found = correspondents.find(store.db, "pal149")
    assert [(each.name, each.email, each.written) for each in found] == [("Pal 149", "pal149@x.example", 1)]


def test_what_was_passed_is_not_passed_again(store: Store) -> None:
    """A round with nothing new looked through all messages where there is no sent one."""
    from app.engine.reading import MimeReader

    store.fill(range(1, 30))
    asked: list[str] = []
    assert not correspondents.collect(store.db, MimeReader())
    rows = store.db.rows

    def noted(sql: str, values: Iterable[Any] = ()) -> list[Any]:
        asked.append(sql)
        return rows(sql, values)

    store.db.rows = noted  # type: ignore[method-assign]
    assert not correspondents.collect(store.db, MimeReader())
    assert asked == []
    sent = store.fill(range(40, 42), "Sent")
    asked.clear()
    assert not correspondents.collect(store.db, MimeReader())
    assert len(asked) == 1
    assert store.db.value("SELECT value FROM meta WHERE key = 'correspondents_up_to'") == str(max(sent))


def test_an_opened_message_notes_its_sender_but_not_in_junk_or_sent(store: Store) -> None:
    inbox, sent = store.fill(range(1, 2)), store.fill(range(2, 3), "Sent")
    correspondents.note_read(store.db, sent[0])
    assert _found(store, "ada") == []
    correspondents.note_read(store.db, inbox[0])
    assert _found(store, "ada") == ["ada@example.org"]


def test_twenty_thousand_are_searched_at_typing_speed(store: Store) -> None:
    with store.db.write():
        for start in range(0, 20_000, 500):
            correspondents.add(store.db, [Address(f"Person {n} Nachname", f"person{n}@firma{n % 50}.example")
                                          for n in range(start, start + 500)], written=True)
    best = min(_timed(store, text) for text in ("p", "per", "nach", "zzz", "person 19999") for _ in range(3))
    assert best < 0.05


def _timed(store: Store, text: str) -> float:
    start = time.perf_counter()
    correspondents.find(store.db, text)
    return time.perf_counter() - start
