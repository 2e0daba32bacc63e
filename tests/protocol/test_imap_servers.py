"""Synchronisation against four servers; after each test the store is compared with the server once more.

What a server is by nature (its Traits, tests/protocol/conftest.py), and what that means here:

| server  | offers                                   | so                                                          |
|---------|------------------------------------------|-------------------------------------------------------------|
| Dovecot | QRESYNC, NOTIFY, SPECIAL-USE, COMPRESS   | every case of the sync                                      |
| Cyrus   | QRESYNC, SPECIAL-USE, OBJECTID; no NOTIFY | other folders are asked about, not told of                  |
| Courier | no CONDSTORE, no MOVE, no SPECIAL-USE,   | all flags are compared each time; COPY and UID EXPUNGE; no  |
|         | no UIDNEXT in SELECT; all names below    | folder has a role; a new folder is put below the prefix     |
|         | "INBOX.", levels parted by a dot; ends   |                                                             |
|         | every message with CRLF; hands out a     |                                                             |
|         | substitute for what another client took  |                                                             |
| pymap   | no CONDSTORE, no SPECIAL-USE, no         | all flags are compared each time; a keyword is refused      |
|         | keywords (PERMANENTFLAGS without \\*);    | before the server is asked; the next news ends the wait     |
|         | loses what happens just after "+ idling" |                                                             |
"""

from __future__ import annotations

import threading
import time

import pytest

from app.backends.base import Wakeup
from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.message import FLAGGED, SEEN
from app.model.sync import Checkpoint, FolderOpened
from tests.protocol.imap_tools import mail
from tests.protocol.mirror import Mirror
from tests.servers.anyserver import Person, named

pytestmark = pytest.mark.servers

QRESYNC = frozenset({"QRESYNC"})
CONDSTORE = QRESYNC | {"CONDSTORE"}
ESEARCH = frozenset({"ESEARCH"})
ODD_MAIL = {
    "eight bits": b"Subject: =?utf-8?q?=C3=BC?=\r\nMessage-ID: <8@x>\r\n\r\nGr\xc3\xbc\xc3\x9fe \xff\xfe\r\n",
    "a line of 5,000 octets": b"Subject: long\r\nMessage-ID: <l@x>\r\n\r\n" + b"x" * 5_000 + b"\r\n",
    "no end of line at the end": b"Subject: open\r\nMessage-ID: <o@x>\r\n\r\nno end",
    "no body": b"Subject: bare\r\nMessage-ID: <b@x>\r\n\r\n",
    "brackets and quotes": b"Subject: ) {3}\r\nMessage-ID: <q@x>\r\n\r\n* 1 FETCH (UID 1)\r\n{10}\r\n)\r\n\" \\ \"\r\n",
    "no Message-ID": b"From: a@b\r\n\r\nwho am I\r\n",
    "parts": (b"Subject: parts\r\nMessage-ID: <p@x>\r\nMIME-Version: 1.0\r\n"
              b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
              b"--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment\r\n\r\n"
              b"PDF\r\n--b--\r\n"),
}


def without(mirror: Mirror, words: frozenset[str]) -> None:
    """From here on the backend believes that the server lacks these capabilities."""
    mirror.backend.open()
    connection = mirror.backend._connection
    assert connection is not None
    connection.words = tuple(word for word in connection.words if word not in words)


def assert_mirrored(mirror: Mirror, person: Person, *paths: str) -> None:
    """UIDs, flags and octets, as a client of another make sees them."""
    with person.client() as client:
        for path in paths:
            assert mirror.held(path) == client.holds(path), path


def test_folders(mirror: Mirror, person: Person) -> None:
    deep = person.path("Grüße", "Köln & Bonn", "日本")
    with person.client() as client:
        for path in (person.path("Plain"), person.path("Grüße"), person.path("Grüße", "Köln & Bonn"), deep):
            client.done(client.create(named(path)))
    mirror.round()
    listed = {each.path: each for each in mirror.backend.list_folders()}
    assert next(iter(listed)) == "INBOX"
    assert listed["INBOX"].role is Role.INBOX
    assert {each.delimiter for each in listed.values()} == {person.traits.delimiter}
    assert {person.path("Plain"), deep} < mirror.paths()
    with person.client() as client:
        assert mirror.paths() == client.names()
    roles = {each.role for each in listed.values()} - {Role.NONE, Role.INBOX}
    special = {Role.DRAFTS, Role.SENT, Role.TRASH, Role.JUNK, Role.ARCHIVE}
    assert roles == (special if person.traits.has_roles else set())


def test_first_sync_and_nothing_new(mirror: Mirror, person: Person) -> None:
    person.deliver(*(mail(number) for number in range(1, 231)))
    assert mirror.round().folders[0].new == 230
    assert_mirrored(mirror, person, "INBOX")
    steps = mirror.sync()
    assert isinstance(steps[0], FolderOpened)
    assert isinstance(steps[-1], Checkpoint)
    assert (steps[-1].modseq > 0) == person.traits.has_condstore
    assert (steps[0].uidnext > 0) == person.traits.tells_uidnext
    again = mirror.round()
    assert {(each.new, each.changed, each.removed) for each in again.folders} == {(0, 0, 0)}


@pytest.mark.parametrize("what", ODD_MAIL)
def test_odd_mail_is_here_octet_by_octet(mirror: Mirror, person: Person, what: str) -> None:
    person.deliver(mail(1), ODD_MAIL[what], mail(2))
    mirror.round()
    assert_mirrored(mirror, person, "INBOX")
    end = b"\r\n" if person.traits.ends_mail and not ODD_MAIL[what].endswith(b"\n") else b""
    assert ODD_MAIL[what] + end in [raw for _, raw in mirror.held().values()]


def test_a_large_message_comes_in_pieces_and_its_parts_alone(mirror: Mirror, person: Person) -> None:
    large = mail(1, 3_000_000) + b"\r\n"
    person.deliver(large, ODD_MAIL["parts"])
    mirror.round()
    assert_mirrored(mirror, person, "INBOX")
    first, second = sorted(mirror.held())
    assert b"".join(mirror.backend.fetch("INBOX", first, None)) == large
    assert b"".join(mirror.backend.fetch("INBOX", second, "1")).strip() == b"hello"
    assert b"".join(mirror.backend.fetch("INBOX", second, "2")).strip() == b"PDF"


@pytest.mark.parametrize(("person", "lacking"), [
    *((name, words) for name in ("dovecot", "cyrus")
      for words in (frozenset(), ESEARCH, QRESYNC, CONDSTORE, CONDSTORE | ESEARCH)),
    ("courier", frozenset()), ("pymap", frozenset()),
], indirect=["person"], ids=lambda value: value if isinstance(value, str) else f"no {'-'.join(sorted(value))}")
def test_changes_of_a_second_client(mirror: Mirror, person: Person, lacking: frozenset[str]) -> None:
    person.deliver(*(mail(number) for number in range(1, 21)))
    without(mirror, lacking)
    mirror.round()
    uids = sorted(mirror.held())
    ids = {uid: mirror.id_of(uid) for uid in uids}
    with person.client("INBOX") as client:
        client.done(client.uid("STORE", f"{uids[2]},{uids[5]}", "+FLAGS", rf"({FLAGGED})"))
        client.done(client.uid("STORE", f"{uids[9]}:{uids[15]}", "+FLAGS", rf"({SEEN})"))
        client.done(client.uid("STORE", str(uids[12]), "-FLAGS", rf"({SEEN})"))
        client.remove(f"{uids[0]},{uids[3]},{uids[19]}")
    person.deliver(mail(21), mail(22), flags=SEEN)
    finished = mirror.round()
    assert_mirrored(mirror, person, "INBOX")
    assert (finished.folders[0].new, finished.folders[0].removed) == (2, 3)
    assert all(mirror.id_of(uid) == ids[uid] for uid in mirror.held() if uid in ids)
    with person.client("INBOX") as client:
        client.remove("1:*")
    mirror.round()
    assert mirror.held() == {}
    person.deliver(mail(23))
    mirror.round()
    assert_mirrored(mirror, person, "INBOX")


def test_keywords_of_a_second_client(mirror: Mirror, person: Person) -> None:
    person.deliver(mail(1))
    mirror.round()
    with person.client("INBOX") as client:
        client.done(client.store("1", "+FLAGS", "($Label1 Arbeit)"))
    mirror.round()
    flags = set(mirror.flags().values())
    assert flags == ({frozenset({"$Label1", "Arbeit"})} if person.traits.keeps_keywords else {frozenset()})


def test_a_folder_deleted_and_made_again_has_other_uids(mirror: Mirror, person: Person) -> None:
    path = person.path("Köln")
    with person.client() as client:
        client.done(client.create(named(path)))
    person.deliver(*(mail(number) for number in range(1, 6)), path=path)
    mirror.round()
    before = {number: mirror.id_of(uid, path) for number, uid in enumerate(sorted(mirror.held(path)), 1)}
    with person.client() as client:
        old = client.done(client.status(named(path), "(UIDVALIDITY)"))
        # Courier's UIDVALIDITY is the time in seconds: it takes until the next one to be another.
        while client.done(client.status(named(path), "(UIDVALIDITY)")) == old:
            client.done(client.delete(named(path)))
            threading.Event().wait(0.05)
            client.done(client.create(named(path)))
    person.deliver(mail(9), mail(3), mail(2), path=path)
    mirror.round()
    assert_mirrored(mirror, person, path)
    assert {before[2], before[3]} < set(mirror.ids(path)), "what is there again is recognised"


def test_a_folder_that_vanished_while_off_line(mirror: Mirror, person: Person) -> None:
    path = person.path("Fort")
    with person.client() as client:
        client.done(client.create(named(path)))
    person.deliver(mail(1), path=path)
    mirror.round()
    mirror.disconnect()
    with person.client() as client:
        client.done(client.delete(named(path)))
        client.unsubscribe(named(path))  # some keep the subscription, some have dropped it
    mirror.round()
    assert path not in mirror.paths()


def test_a_message_that_left_before_it_was_fetched(mirror: Mirror, person: Person) -> None:
    person.deliver(mail(1), mail(2))
    mirror.sync_folders()
    mirror.sync()
    first, second = sorted(mirror.held())
    with person.client("INBOX") as client:
        client.remove(str(first))
    # Until it has told of the expunge, a server may still hand the message out (RFC 2180 4.1), or have lost it.
    try:
        told = b"".join(mirror.backend.fetch("INBOX", first, None))
        assert told == mail(1) or (person.traits.makes_substitutes and b"no longer available" in told)
    except MailError as error:
        assert error.kind is ErrorKind.GONE
    assert b"".join(mirror.backend.fetch("INBOX", second, None)) == mail(2)
    mirror.round()
    assert sorted(mirror.held()) == [second]


@pytest.mark.parametrize("kind", ["arrival", "flag", "expunge"])
def test_a_change_ends_the_wait(mirror: Mirror, person: Person, kind: str) -> None:
    change = {"arrival": lambda: person.deliver(mail(2)), "flag": lambda: _flag(person),
              "expunge": lambda: _remove(person)}[kind]
    person.deliver(mail(1))
    mirror.round()
    mirror.backend.select("INBOX")
    wakeup = Wakeup()
    told: list[frozenset[str]] = []
    waiting = threading.Thread(target=lambda: told.append(mirror.backend.wait(wakeup, 20.0)))
    waiting.start()
    until_idle(mirror)
    change()
    waiting.join(2.0 if person.traits.loses_early_news else 10.0)
    if waiting.is_alive() and person.traits.loses_early_news:
        person.deliver(mail(3))
        waiting.join(10.0)
    came_by_itself = not waiting.is_alive()
    wakeup.wake()
    waiting.join(10.0)
    wakeup.close()
    assert came_by_itself
    assert told == [frozenset({"INBOX"})]
    mirror.round()
    assert_mirrored(mirror, person, "INBOX")


def until_idle(mirror: Mirror) -> None:
    """Until the server has taken the IDLE."""
    deadline = time.monotonic() + 10.0
    while time.monotonic() < deadline:
        connection = mirror.backend._connection
        if connection is not None and connection.dialogue.in_idle:
            return
        threading.Event().wait(0.01)
    raise AssertionError("the backend does not idle")


def _flag(person: Person) -> None:
    with person.client("INBOX") as client:
        client.done(client.store("1", "+FLAGS", rf"({FLAGGED})"))


def _remove(person: Person) -> None:
    with person.client("INBOX") as client:
        client.remove("1:*")
