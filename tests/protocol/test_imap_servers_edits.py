"""Edits against four servers, made on line and off line, as a client of another make finds them.

Each test ends with the store compared with the server. What a server is by nature: see test_imap_servers.
"""

from __future__ import annotations

import pytest

from app.errors import ErrorKind, MailError
from app.model.message import ANSWERED, FLAGGED, SEEN
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MoveMessages,
    RenameFolder,
    SetFlags,
    SetSubscribed,
)
from app.model.remote_operation import AppendRaw, CopyUids, ExpungeUids, MoveUids, StoreFlags
from app.store import folders
from tests.protocol.imap_tools import mail
from tests.protocol.mirror import Mirror
from tests.servers.anyserver import Person, named

pytestmark = pytest.mark.servers
NONE: frozenset[str] = frozenset()


def filled(mirror: Mirror, person: Person, *names: str) -> list[int]:
    """Five messages in INBOX and empty folders `names`, all known here; the local ids, oldest first."""
    with person.client() as client:
        for name in names:
            client.done(client.create(named(person.path(name))))
    person.deliver(*(mail(number) for number in range(1, 6)))
    mirror.round()
    return [mirror.id_of(uid) for uid in sorted(mirror.held())]


def settled(mirror: Mirror, person: Person, *paths: str) -> None:
    """One more round; then the server was told everything, and both hold the same."""
    mirror.round()
    assert mirror.pending() == []
    with person.client() as client:
        for path in paths:
            assert mirror.held(path) == client.holds(path), path


def numbers(mirror: Mirror, path: str) -> list[bytes]:
    """The subjects of what is held of a mailbox, sorted."""
    return sorted(raw.split(b"\r\n")[1] for _, raw in mirror.held(path).values() if raw)


@pytest.mark.parametrize("off_line", [False, True], ids=["on line", "off line"])
def test_flags(mirror: Mirror, person: Person, off_line: bool) -> None:
    ids = filled(mirror, person)
    if off_line:
        mirror.disconnect()
    mirror.edit(SetFlags((ids[0], ids[1]), frozenset({SEEN, FLAGGED})))
    mirror.edit(SetFlags((ids[1], ids[2]), frozenset({ANSWERED}), frozenset({FLAGGED})))
    settled(mirror, person, "INBOX")
    assert [flags for _, flags in sorted(mirror.flags().items())] == [
        {SEEN, FLAGGED}, {SEEN, ANSWERED}, {ANSWERED}, NONE, NONE]


def test_a_keyword_is_kept_or_refused(mirror: Mirror, person: Person) -> None:
    ids = filled(mirror, person)
    keyword = SetFlags((ids[0],), frozenset({"$Label2"}))
    if person.traits.keeps_keywords:
        mirror.edit(keyword)
    else:
        with pytest.raises(MailError):
            mirror.edit(keyword)
    settled(mirror, person, "INBOX")
    assert sorted(mirror.flags().items())[0][1] == ({"$Label2"} if person.traits.keeps_keywords else NONE)


@pytest.mark.parametrize("off_line", [False, True], ids=["on line", "off line"])
def test_move_copy_and_delete(mirror: Mirror, person: Person, off_line: bool) -> None:
    ids = filled(mirror, person, "Ziel")
    target, trash = person.path("Ziel"), person.path("Trash")
    if trash not in mirror.paths():
        with person.client() as client:
            client.done(client.create(named(trash)))
        mirror.round()
    if off_line:
        mirror.disconnect()
    mirror.edit(MoveMessages((ids[0], ids[1]), mirror.folder(target)))
    mirror.edit(CopyMessages((ids[2],), mirror.folder(target)))
    mirror.edit(DeleteMessages((ids[3],)))
    mirror.edit(DeleteMessages((ids[4],), forever=True))
    mirror.edit(SetFlags((ids[1],), frozenset({FLAGGED})))
    mirror.edit(MoveMessages((ids[1],), mirror.folder("INBOX")))
    settled(mirror, person, "INBOX", target, trash)
    assert numbers(mirror, "INBOX") == [b"Subject: number 2", b"Subject: number 3"]
    assert numbers(mirror, target) == [b"Subject: number 1", b"Subject: number 3"]
    assert numbers(mirror, trash) == [b"Subject: number 4"]
    assert sorted(mirror.flags().values(), key=len) == [NONE, {FLAGGED}]


def test_append_is_done_once(mirror: Mirror, person: Person) -> None:
    filled(mirror, person, "Entwürfe")
    path = person.path("Entwürfe")
    mirror.edit(AppendMessage(mirror.folder(path), mail(7), frozenset({SEEN})))
    settled(mirror, person, path)
    operation = AppendRaw(path, mail(8), frozenset({SEEN}), 1_600_000_000.0, "8@one.example", check_first=True)
    first, second = mirror.backend.perform(operation), mirror.backend.perform(operation)
    assert first.uid_map == second.uid_map
    assert first.target_uidvalidity == second.target_uidvalidity > 0
    settled(mirror, person, path)
    assert numbers(mirror, path) == [b"Subject: number 7", b"Subject: number 8"]
    assert set(mirror.flags(path).values()) == {frozenset({SEEN})}


def test_the_server_tells_which_message_became_which(mirror: Mirror, person: Person) -> None:
    filled(mirror, person, "Ziel")
    target = person.path("Ziel")
    uids = sorted(mirror.held())
    uidvalidity = folders.marks(mirror.db, mirror.folder("INBOX"))[0]
    copied = mirror.backend.perform(CopyUids("INBOX", uidvalidity, (uids[0], uids[1]), target))
    moved = mirror.backend.perform(MoveUids("INBOX", uidvalidity, (uids[2], uids[1], 99_999), target))
    assert moved.missing == (99_999,)
    assert moved.marked == ()
    with person.client() as client:
        there = client.holds(target)
        assert {old: there[new][1] for old, new in copied.uid_map.items()} == {uids[0]: mail(1), uids[1]: mail(2)}
        assert {old: there[new][1] for old, new in moved.uid_map.items()} == {uids[1]: mail(2), uids[2]: mail(3)}
        assert len(there) == 4
        assert sorted(client.holds("INBOX")) == [uids[0], uids[3], uids[4]]
    again = mirror.backend.perform(MoveUids("INBOX", uidvalidity, (uids[2],), target))
    assert again.missing == (uids[2],)
    settled(mirror, person, "INBOX", target)


def test_only_what_is_meant_is_expunged(mirror: Mirror, person: Person) -> None:
    filled(mirror, person)
    uids = sorted(mirror.held())
    uidvalidity = folders.marks(mirror.db, mirror.folder("INBOX"))[0]
    with person.client("INBOX") as client:
        client.done(client.uid("STORE", str(uids[0]), "+FLAGS", r"(\Deleted)"))
        mirror.backend.perform(ExpungeUids("INBOX", uidvalidity, (uids[1],)))
        assert sorted(client.holds("INBOX")) == [uids[0], *uids[2:]]
    settled(mirror, person, "INBOX")


def test_an_edit_of_what_another_client_took_away(mirror: Mirror, person: Person) -> None:
    ids = filled(mirror, person, "Ziel")
    target = person.path("Ziel")
    first, second = sorted(mirror.held())[:2]
    mirror.edit(SetFlags((ids[0],), frozenset({FLAGGED})))
    mirror.edit(MoveMessages((ids[1],), mirror.folder(target)))
    with person.client("INBOX") as client:
        client.remove(f"{first},{second}")
    mirror.round()
    settled(mirror, person, "INBOX", target)
    assert numbers(mirror, "INBOX") == [b"Subject: number 3", b"Subject: number 4", b"Subject: number 5"]


def test_other_uids_stop_an_edit(mirror: Mirror, person: Person) -> None:
    filled(mirror, person)
    uidvalidity = folders.marks(mirror.db, mirror.folder("INBOX"))[0]
    uid = min(mirror.held())
    for operation in (ExpungeUids("INBOX", uidvalidity + 1, (uid,)),
                      StoreFlags("INBOX", uidvalidity + 1, (uid,), frozenset({FLAGGED}), NONE)):
        with pytest.raises(MailError) as caught:
            mirror.backend.perform(operation)
        assert caught.value.kind is ErrorKind.GONE
    settled(mirror, person, "INBOX")
    assert set(mirror.flags().values()) == {NONE}


def test_folders_come_and_go(mirror: Mirror, person: Person) -> None:
    mirror.round()
    account = mirror.account.id
    deep = person.path("Grüße", "Köln & Bonn", "日本")
    for depth in (1, 2, 3):
        mirror.edit(CreateFolder(account, person.path(*("Grüße", "Köln & Bonn", "日本")[:depth])))
    mirror.edit(CreateFolder(account, person.path("Weg")))
    mirror.round()
    with person.client() as client:
        assert {deep, person.path("Weg")} < client.names()
        assert deep in client.names(subscribed=True)
    person.deliver(mail(1), path=deep)
    settled(mirror, person, deep)
    mirror.edit(RenameFolder(mirror.folder(deep), person.path("Grüße", "Köln & Bonn", "Ünten")))
    mirror.edit(DeleteFolder(mirror.folder(person.path("Weg"))))
    renamed = person.path("Grüße", "Köln & Bonn", "Ünten")
    settled(mirror, person, renamed)
    assert numbers(mirror, renamed) == [b"Subject: number 1"]
    with person.client() as client:
        names = client.names()
    assert renamed in names
    assert not {deep, person.path("Weg")} & names


def test_a_rename_takes_along_what_lies_below(mirror: Mirror, person: Person) -> None:
    with person.client() as client:
        for levels in (("Alt",), ("Alt", "Ä"), ("Alt", "Ä", "Tief")):
            client.done(client.create(named(person.path(*levels))))
    person.deliver(mail(1), path=person.path("Alt", "Ä", "Tief"))
    mirror.round()
    mirror.edit(RenameFolder(mirror.folder(person.path("Alt")), person.path("Neu")))
    settled(mirror, person, person.path("Neu", "Ä", "Tief"))
    with person.client() as client:
        assert mirror.paths() == client.names()
    assert numbers(mirror, person.path("Neu", "Ä", "Tief")) == [b"Subject: number 1"]


def test_subscriptions(mirror: Mirror, person: Person) -> None:
    filled(mirror, person, "Liste")
    path = person.path("Liste")
    for wanted in (True, False, True):
        mirror.edit(SetSubscribed(mirror.folder(path), wanted))
        settled(mirror, person)
        with person.client() as client:
            assert (path in client.names(subscribed=True)) == wanted
        found = folders.by_path(mirror.db, mirror.account.id, path)
        assert found is not None
        assert found.subscribed == wanted


def test_a_folder_that_another_client_made_meanwhile(mirror: Mirror, person: Person) -> None:
    mirror.round()
    path = person.path("Doppelt")
    mirror.edit(CreateFolder(mirror.account.id, path))
    with person.client() as client:
        client.done(client.create(named(path)))
    person.deliver(mail(1), path=path)
    settled(mirror, person, path)
    assert numbers(mirror, path) == [b"Subject: number 1"]
