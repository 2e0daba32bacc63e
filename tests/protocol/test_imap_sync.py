"""Folders and synchronisation against the real Dovecot."""

from __future__ import annotations

import imaplib
import itertools

import pytest

from app.errors import ErrorKind, MailError
from app.model.folder import Role
from app.model.message import DELETED, FLAGGED, SEEN
from app.model.sync import (
    Arrived,
    Checkpoint,
    FlagsSeen,
    FolderOpened,
    Progress,
    Vanished,
)
from tests.protocol.imap_tools import Cache, dovecot_backend, mail, wanted
from tests.servers.certs import Authority
from tests.servers.mail_user import MailUser

pytestmark = pytest.mark.servers


def second_client(user: MailUser, authority: Authority, folder: str = "INBOX") -> imaplib.IMAP4_SSL:
    client = imaplib.IMAP4_SSL("localhost", user.server.imaps, ssl_context=authority.client_context(), timeout=10)
    client.login(user.name, user.password)
    client.select(folder)
    return client


def test_folders_with_roles_counts_and_umlauts(mail_user: MailUser) -> None:
    mail_user.deliver(mail(1))
    mail_user.deliver(mail(2), "Projekte/Köln & Bonn", flags="S")
    backend = dovecot_backend(mail_user)
    folders = {folder.path: folder for folder in backend.list_folders()}
    backend.close()
    assert next(iter(folders)) == "INBOX"
    assert {path: folder.role for path, folder in folders.items() if folder.role} == {
        "INBOX": Role.INBOX, "Drafts": Role.DRAFTS, "Sent": Role.SENT, "Archive": Role.ARCHIVE, "Junk": Role.JUNK,
        "Trash": Role.TRASH}
    assert not folders["Projekte"].selectable
    assert folders["Projekte"].status is None
    status = folders["Projekte/Köln & Bonn"].status
    assert status is not None
    assert (status.messages, status.unseen, status.uidnext) == (1, 0, 2)
    assert folders["INBOX"].delimiter == "/"


def test_names_are_found_without_a_listing(mail_user: MailUser) -> None:
    mail_user.deliver(mail(1), "A & B")
    backend = dovecot_backend(mail_user)
    cache = Cache("A & B")
    cache.sync(backend)
    backend.close()
    assert list(cache.flags) == [1]


def test_first_sync_of_500_newest_first(mail_user: MailUser) -> None:
    for number in range(1, 501):
        mail_user.deliver(mail(number), flags="S" if number % 2 else "", when=1_700_000_000 + number)
    backend = dovecot_backend(mail_user)
    cache = Cache()
    steps = cache.sync(backend)
    assert isinstance(steps[0], FolderOpened)
    assert isinstance(steps[1], Arrived)
    assert len(steps[1].messages) == 200
    assert isinstance(steps[-1], Checkpoint)
    assert cache.arrivals == list(range(500, 0, -1))
    progress = [step for step in steps if isinstance(step, Progress)]
    assert (progress[-1].done, progress[-1].total) == (500, 500)
    assert progress[-1].octets > 50_000
    first = cache.messages[1]
    assert first.flags == {SEEN}
    assert first.received == 1_700_000_001
    assert first.size == len(mail(1))
    assert b"Subject: number 1\r\n" in first.header
    assert first.has_attachment is False
    assert [type(step) for step in cache.sync(backend)] == [FolderOpened, Checkpoint]
    backend.close()


@pytest.mark.parametrize("with_modseq", [True, False])
def test_changes_by_a_second_client(mail_user: MailUser, authority: Authority, with_modseq: bool) -> None:
    for number in range(1, 21):
        mail_user.deliver(mail(number))
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    with second_client(mail_user, authority) as other:
        other.uid("STORE", "3,5", "+FLAGS", r"(\Flagged work)")
        other.uid("STORE", "7:9", "+FLAGS", r"(\Deleted)")
        other.expunge()
    mail_user.deliver(mail(21))
    if not with_modseq:
        cache.modseq = 0
    steps = cache.sync(backend)
    backend.close()
    assert cache.arrivals[20:] == [21]
    assert cache.flags[3] == cache.flags[5] == {FLAGGED, "work"}
    assert sum(len(step.flags) for step in steps if isinstance(step, FlagsSeen)) == 2
    assert sorted(map(int, cache.vanished)) == [7, 8, 9]
    assert sorted(cache.flags) == [*range(1, 7), *range(10, 22)]


def test_qresync_costs_what_changed_and_not_what_is_there(mail_user: MailUser, authority: Authority) -> None:
    for number in range(1, 401):
        mail_user.deliver(mail(number))
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    octets = backend.octets_received
    assert [type(step) for step in cache.sync(backend)] == [FolderOpened, Checkpoint]
    assert backend.octets_received - octets < 700
    with second_client(mail_user, authority) as other:
        other.uid("STORE", "3,5", "+FLAGS", r"(\Flagged work)")
        other.uid("STORE", "7:9,390", "+FLAGS", r"(\Deleted)")
        other.expunge()
    mail_user.deliver(mail(401))
    octets = backend.octets_received
    steps = cache.sync(backend)
    assert backend.octets_received - octets < 2_500
    backend.close()
    assert sorted(map(int, cache.vanished)) == [7, 8, 9, 390]
    assert cache.flags[3] == cache.flags[5] == {FLAGGED, "work"}
    assert cache.arrivals[400:] == [401]
    assert [type(step) for step in steps].count(FlagsSeen) == 1


def test_a_cut_first_sync_goes_on_where_it_stopped(mail_user: MailUser) -> None:
    for number in range(1, 451):
        mail_user.deliver(mail(number))
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.take(itertools.islice(backend.sync(cache.snapshot()), 3))
    assert len(cache.flags) == 200
    backend.close()
    again = dovecot_backend(mail_user)
    cache.sync(again)
    again.close()
    assert cache.arrivals == list(range(450, 0, -1))
    assert cache.vanished == []


def test_between_two_steps_other_folders_may_be_used(mail_user: MailUser, authority: Authority) -> None:
    for number in range(1, 651):
        mail_user.deliver(mail(number))
    mail_user.deliver(mail(9_000), "Other")
    backend = dovecot_backend(mail_user)
    cache = Cache()
    with second_client(mail_user, authority) as other:
        for turn, step in enumerate(backend.sync(cache.snapshot())):
            cache.keep(step)
            assert b"".join(backend.fetch("Other", 1, None)) == mail(9_000)
            if turn == 1:
                other.uid("STORE", "10:19,640", "+FLAGS", rf"({DELETED})")
                other.expunge()
    backend.close()
    assert set(cache.flags) >= set(range(1, 651)) - {*range(10, 20), 640}
    assert cache.arrivals == sorted(cache.arrivals, reverse=True)


def test_recreated_folder_voids_its_uids(mail_user: MailUser, authority: Authority) -> None:
    mail_user.deliver(mail(1), "Box")
    backend = dovecot_backend(mail_user)
    cache = Cache("Box")
    cache.sync(backend)
    before = cache.uidvalidity
    with second_client(mail_user, authority) as other:
        other.delete("Box")
        other.create("Box")
        other.append("Box", "", "", mail(2))
    with pytest.raises(MailError) as caught:
        list(backend.bodies("Box", before + 1, wanted(1)))
    assert caught.value.kind is ErrorKind.GONE
    cache.sync(backend)
    backend.close()
    assert cache.uidvalidity != before
    assert cache.arrivals == [1, 1]


def test_an_emptied_folder(mail_user: MailUser, authority: Authority) -> None:
    for number in range(1, 4):
        mail_user.deliver(mail(number))
    backend = dovecot_backend(mail_user)
    cache = Cache()
    cache.sync(backend)
    with second_client(mail_user, authority) as other:
        other.uid("STORE", "1:*", "+FLAGS", rf"({DELETED})")
        other.expunge()
    steps = cache.sync(backend)
    backend.close()
    assert any(isinstance(step, Vanished) for step in steps)
    assert cache.flags == {}
