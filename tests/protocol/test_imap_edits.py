"""Edits and the wait for news, against the real Dovecot with a second client that looks."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from app.backends.base import Wakeup
from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.message import DELETED, FLAGGED, SEEN
from app.model.remote_operation import (
    AppendRaw,
    CopyUids,
    CreateMailbox,
    DeleteMailbox,
    ExpungeUids,
    MoveUids,
    RenameMailbox,
    StoreFlags,
)
from app.model.sync import BodyWanted
from tests.protocol.imap_tools import Cache, dovecot_backend, mail
from tests.servers.mail_user import MailUser

pytestmark = pytest.mark.servers
NONE: frozenset[str] = frozenset()


@pytest.fixture
def backend(mail_user: MailUser) -> Iterator[ImapBackend]:
    """Three messages in INBOX."""
    for number in (1, 2, 3):
        mail_user.deliver(mail(number))
    backend = dovecot_backend(mail_user)
    yield backend
    backend.close()


def seen_by_another(user: MailUser, path: str = "INBOX") -> Cache:
    """The folder as a fresh client finds it, bodies too."""
    other = dovecot_backend(user)
    cache = Cache(path)
    cache.sync(other)
    cache.take(other.bodies(path, cache.uidvalidity, [BodyWanted(uid, 0) for uid in cache.flags]))
    other.close()
    return cache


def validity(backend: ImapBackend, path: str = "INBOX") -> int:
    cache = Cache(path)
    cache.sync(backend)
    return cache.uidvalidity


def test_flags(backend: ImapBackend, mail_user: MailUser) -> None:
    number = validity(backend)
    backend.perform(StoreFlags("INBOX", number, (1, 2), frozenset({SEEN, FLAGGED, "$Forwarded"}), NONE))
    result = backend.perform(StoreFlags("INBOX", number, (2, 99), NONE, frozenset({FLAGGED})))
    assert result.missing == (99,)
    assert seen_by_another(mail_user).flags == {1: {SEEN, FLAGGED, "$Forwarded"}, 2: {SEEN, "$Forwarded"}, 3: NONE}


@pytest.mark.parametrize("flag", ["two words", "x)\r\nA LOGOUT", r"\Recent", "", "ü"])
def test_impossible_flags(backend: ImapBackend, flag: str) -> None:
    with pytest.raises(MailError) as caught:
        backend.perform(StoreFlags("INBOX", 0, (1,), frozenset({flag}), NONE))
    assert caught.value.kind is ErrorKind.REFUSED


@pytest.mark.parametrize("has_move", [True, False])
def test_move_tells_the_new_uids(backend: ImapBackend, mail_user: MailUser, has_move: bool) -> None:
    number = validity(backend)
    if not has_move:
        assert backend._connection is not None
        backend._connection.words = tuple(word for word in backend._connection.words if word != "MOVE")
    result = backend.perform(MoveUids("INBOX", number, (3, 1, 50), "Trash"))
    assert result.uid_map == {1: 1, 3: 2}
    assert result.missing == (50,)
    assert result.target_uidvalidity == validity(backend, "Trash")
    assert list(seen_by_another(mail_user).flags) == [2]
    assert seen_by_another(mail_user, "Trash").raw == {1: mail(1), 2: mail(3)}
    again = backend.perform(MoveUids("INBOX", number, (3, 1), "Trash"))
    assert (again.uid_map, again.missing) == ({}, (3, 1))


def test_without_uidplus_other_peoples_deleted_mail_stays(backend: ImapBackend, mail_user: MailUser) -> None:
    number = validity(backend)
    assert backend._connection is not None
    backend._connection.words = tuple(w for w in backend._connection.words if w not in ("MOVE", "UIDPLUS"))
    backend.perform(StoreFlags("INBOX", number, (2,), frozenset({DELETED}), NONE))
    result = backend.perform(MoveUids("INBOX", number, (1,), "Archive"))
    assert result.marked == (1,)
    assert seen_by_another(mail_user).flags == {1: {DELETED}, 2: {DELETED}, 3: NONE}
    backend.perform(StoreFlags("INBOX", number, (2,), NONE, frozenset({DELETED})))
    assert backend.perform(ExpungeUids("INBOX", number, (1,))).marked == ()
    assert list(sorted(seen_by_another(mail_user).flags)) == [2, 3]


def test_copy_and_expunge(backend: ImapBackend, mail_user: MailUser) -> None:
    number = validity(backend)
    backend.perform(CreateMailbox("Grüße/Köln"))
    assert backend.perform(CopyUids("INBOX", number, (2,), "Grüße/Köln")).uid_map == {2: 1}
    backend.perform(ExpungeUids("INBOX", number, (2, 3)))
    assert list(seen_by_another(mail_user).flags) == [1]
    assert seen_by_another(mail_user, "Grüße/Köln").raw == {1: mail(2)}


def test_append_once(backend: ImapBackend, mail_user: MailUser) -> None:
    raw = mail(7, 300_000)
    operation = AppendRaw("Sent", raw, frozenset({SEEN}), 1_600_000_000.0, "7@one.example", check_first=True)
    first, second = backend.perform(operation), backend.perform(operation)
    assert first.uid_map == second.uid_map == {0: 1}
    assert first.target_uidvalidity == second.target_uidvalidity > 0
    sent = seen_by_another(mail_user, "Sent")
    assert sent.raw == {1: raw}
    assert sent.messages[1].received == 1_600_000_000.0
    assert sent.flags == {1: {SEEN}}


def test_an_earlier_version_with_the_same_id_is_not_taken_for_the_new_one(
        backend: ImapBackend, mail_user: MailUser) -> None:
    for raw in (mail(7), mail(7, 500)):
        assert backend.perform(AppendRaw("Drafts", raw, NONE, 1.0, "7@one.example", check_first=True)).uid_map
    assert sorted(seen_by_another(mail_user, "Drafts").raw.values(), key=len) == [mail(7), mail(7, 500)]


def test_a_rename_that_got_through_unanswered_is_done(backend: ImapBackend) -> None:
    backend.perform(CreateMailbox("Alt"))
    backend.perform(RenameMailbox("Alt", "Neu"))
    backend.perform(RenameMailbox("Alt", "Neu"))
    with pytest.raises(MailError) as caught:
        backend.perform(RenameMailbox("Alt", "Nirgends"))
    assert caught.value.kind is ErrorKind.REFUSED


def test_append_looks_for_hostile_ids_safely(backend: ImapBackend) -> None:
    for message_id in ('a"b\\c@x', "ü@x"):
        operation = AppendRaw("Drafts", mail(1), NONE, 0.0, message_id, check_first=True)
        assert backend.perform(operation).uid_map
    with pytest.raises(MailError) as caught:
        backend.perform(AppendRaw("Drafts", mail(1), NONE, 0.0, "x\r\nA1 DELETE INBOX", check_first=True))
    assert caught.value.kind is ErrorKind.USAGE
    with pytest.raises(MailError) as caught:
        backend.perform(AppendRaw("Nowhere", mail(1), NONE, 0.0, ""))
    assert caught.value.kind is ErrorKind.REFUSED
    assert "does not exist" in caught.value.detail


def test_folders_come_and_go(backend: ImapBackend) -> None:
    def paths() -> set[str]:
        return {folder.path for folder in backend.list_folders()} - {"INBOX", "Drafts", "Sent", "Trash", "Junk",
                                                                     "Archive"}

    backend.perform(CreateMailbox("Work & Play"))
    backend.perform(CreateMailbox("Work & Play"))
    assert paths() == {"Work & Play"}
    backend.perform(RenameMailbox("Work & Play", "Arbeit/Spaß"))
    assert paths() == {"Arbeit", "Arbeit/Spaß"}
    backend.perform(DeleteMailbox("Arbeit/Spaß"))
    backend.perform(DeleteMailbox("Arbeit/Spaß"))
    assert "Arbeit/Spaß" not in paths()
    for operation in (RenameMailbox("INBOX", "x"), DeleteMailbox("INBOX")):
        with pytest.raises(MailError) as caught:
            backend.perform(operation)
        assert caught.value.kind is ErrorKind.REFUSED
    with pytest.raises(MailError) as caught:
        backend.perform(CreateMailbox("a\r\nb"))
    assert caught.value.kind is ErrorKind.USAGE


def test_changed_uidvalidity_stops_an_edit(backend: ImapBackend, mail_user: MailUser) -> None:
    number = validity(backend)
    with pytest.raises(MailError) as caught:
        backend.perform(ExpungeUids("INBOX", number + 1, (1,)))
    assert caught.value.kind is ErrorKind.GONE
    assert len(seen_by_another(mail_user).flags) == 3


class Waiting(threading.Thread):
    """`wait` in a thread; `seconds` tells how long it took, `error` what it raised."""

    def __init__(self, backend: ImapBackend, timeout: float = 20.0) -> None:
        super().__init__()
        self.backend, self.timeout, self.wakeup = backend, timeout, Wakeup()
        self.error: MailError | None = None
        self.seconds = 0.0

    def run(self) -> None:
        begun = time.monotonic()
        try:
            self.backend.wait(self.wakeup, self.timeout)
        except MailError as exc:
            self.error = exc
        self.seconds = time.monotonic() - begun

    def ended(self) -> float:
        """The seconds that it took from now on until it ended."""
        begun = time.monotonic()
        self.join(10)
        assert not self.is_alive()
        self.wakeup.close()
        return time.monotonic() - begun


def until_idle(user: MailUser, backend: ImapBackend) -> None:
    """The server shows a session in IDLE by having its command answered: `busy` with nothing to read."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        connection = backend._connection
        if connection is not None and connection.dialogue.busy and connection.dialogue.in_idle:
            return
        threading.Event().wait(0.01)
    raise AssertionError("the backend did not begin to idle")


def test_idle_ends_with_new_mail_within_a_second(backend: ImapBackend, mail_user: MailUser) -> None:
    cache = Cache()
    cache.sync(backend)
    backend.select("INBOX")
    waiting = Waiting(backend)
    waiting.start()
    until_idle(mail_user, backend)
    mail_user.deliver(mail(4))
    assert waiting.ended() < 1.0
    assert waiting.error is None
    cache.sync(backend)
    assert cache.arrivals[-1] == 4


def test_idle_ends_by_wakeup_and_by_time(backend: ImapBackend, mail_user: MailUser) -> None:
    waiting = Waiting(backend)
    waiting.start()
    until_idle(mail_user, backend)
    waiting.wakeup.wake()
    assert waiting.ended() < 0.5
    wakeup = Wakeup()
    begun = time.monotonic()
    backend.wait(wakeup, 0.3)
    assert 0.25 < time.monotonic() - begun < 1.5
    wakeup.close()
    assert backend.list_folders()[0].path == "INBOX"


def test_news_while_another_folder_was_selected_ends_the_wait_at_once(backend: ImapBackend,
                                                                       mail_user: MailUser) -> None:
    Cache().sync(backend)
    Cache("Sent").sync(backend)
    mail_user.deliver(mail(4))
    waiting = Waiting(backend)
    waiting.start()
    assert waiting.ended() < 1.0
    waiting = Waiting(backend, 0.3)
    waiting.start()
    waiting.ended()
    assert waiting.seconds >= 0.3, "told once, not again and again"


def test_idle_is_said_anew_in_time(mail_user: MailUser) -> None:
    backend = dovecot_backend(mail_user, idle_restart=0.1)
    wakeup = Wakeup()
    backend.wait(wakeup, 0.55)
    assert backend._connection is not None
    assert backend._connection.dialogue.count >= 5
    wakeup.close()
    backend.close()


def test_interrupt_ends_idle_within_a_second_and_for_good(backend: ImapBackend, mail_user: MailUser) -> None:
    waiting = Waiting(backend)
    waiting.start()
    until_idle(mail_user, backend)
    backend.interrupt()
    assert waiting.ended() < 1.0
    assert waiting.error is not None
    assert waiting.error.kind is ErrorKind.CANCELLED
    with pytest.raises(MailError) as caught:
        backend.open()
    assert caught.value.kind is ErrorKind.CANCELLED
    backend.close()
