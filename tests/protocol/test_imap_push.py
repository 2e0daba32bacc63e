"""News: IDLE for the watched folder, NOTIFY for all others, and none of one's own making."""

from __future__ import annotations

import imaplib
import time
from collections.abc import Iterator

import pytest

from app.backends.base import Wakeup
from app.backends.imap import idle
from app.errors import ErrorKind, MailError
from app.model.message import SEEN
from app.model.remote_operation import ExpungeUids, StoreFlags
from app.model.sync import BodiesArrived, BodyWanted, Checkpoint, FolderSnapshot
from tests.protocol.imap_tools import BARE, Cache, dovecot_backend, login, mail, scripted, selected
from tests.servers.certs import Authority
from tests.servers.mail_user import MailUser
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"
NOTIFY: list[Step] = [
    r"C: <tag> NOTIFY SET \(selected-delayed \(MessageNew .*\)\) \(personal .* SubscriptionChange\)\)", OK]
IDLE: list[Step] = ["C: <tag> IDLE", "S: + idling"]
DONE: list[Step] = ["C: DONE", OK]
WORDS = f"{BARE} IDLE NOTIFY CONDSTORE"


@pytest.fixture
def wakeup() -> Iterator[Wakeup]:
    wakeup = Wakeup()
    yield wakeup
    wakeup.close()


def second_client(user: MailUser, authority: Authority, folder: str) -> imaplib.IMAP4_SSL:
    client = imaplib.IMAP4_SSL("localhost", user.server.imaps, ssl_context=authority.client_context(), timeout=10)
    client.login(user.name, user.password)
    client.select(folder)
    return client


def test_status_of_other_folders_and_a_changed_tree_are_news(wakeup: Wakeup) -> None:
    script = [*login(WORDS), *selected(1, modseq=5), *NOTIFY, *IDLE,
              "S: * STATUS Other (MESSAGES 2 UIDNEXT 3 UIDVALIDITY 9 HIGHESTMODSEQ 3)", *DONE,
              *IDLE, r'S: * LIST () "/" "Neu"', *DONE, *IDLE, "S: * OK [NOTIFICATIONOVERFLOW] too much", *DONE]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        assert backend.wait(wakeup, 5.0) == {"Other"}
        assert backend.wait(wakeup, 5.0) == {""}
        assert backend.wait(wakeup, 5.0) == {""}
        backend.close()


def test_a_status_that_tells_what_was_synchronised_is_no_news(wakeup: Wakeup) -> None:
    echo = "S: * STATUS Other (MESSAGES 0 UIDNEXT 3 UIDVALIDITY 7 HIGHESTMODSEQ 5)"
    once = "S: * STATUS Third (MESSAGES 1)"
    script = [*login(WORDS), *selected(0, path="Other", uidnext=3, modseq=5), *selected(1, modseq=5), *NOTIFY,
              *IDLE, echo, once, *DONE, *IDLE, once, "S: * STATUS Third (MESSAGES 2)", *DONE]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        list(backend.sync(FolderSnapshot("Other")))
        assert backend.wait(wakeup, 5.0) == {"Third"}
        assert backend.wait(wakeup, 5.0) == {"Third"}
        backend.close()


def test_a_notify_that_is_refused_is_tried_smaller_and_then_left(wakeup: Wakeup) -> None:
    no = "S: <tag> NO [BADEVENT (MessageNew)] only that"
    script = [*login(WORDS), *selected(1, modseq=5), "C: <tag> NOTIFY SET .*", no, "C: <tag> NOTIFY SET .*", no,
              r"C: <tag> NOTIFY SET .* \(personal \(MessageNew MessageExpunge\)\)", "S: <tag> BAD no",
              *IDLE, "S: * 2 EXISTS", *DONE]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        assert backend.wait(wakeup, 5.0) == {"INBOX"}
        backend.close()


def test_without_notify_the_inbox_is_glanced_at_while_another_folder_is_watched(wakeup: Wakeup) -> None:
    status: list[Step] = [r"C: <tag> STATUS INBOX \(MESSAGES UIDNEXT\)"]
    script = [*login(f"{BARE} IDLE"), *selected(0, uidnext=8), *selected(0, path="Other", uidnext=3),
              *IDLE, *DONE, *status, "S: * STATUS INBOX (MESSAGES 0 UIDNEXT 8)", OK,
              *IDLE, *DONE, *status, "S: <tag> NO not now", *IDLE, *DONE, *status,
              "S: * STATUS INBOX (MESSAGES 1 UIDNEXT 9)", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server, poll_interval=0.1)
        list(backend.sync(FolderSnapshot("INBOX")))
        backend.select("Other")
        assert backend.wait(wakeup, 20.0) == {"INBOX"}
        backend.close()


def test_own_edits_are_no_news_but_what_others_do_at_the_same_time_is(wakeup: Wakeup) -> None:
    store = r"C: <tag> UID STORE 10 \+FLAGS.SILENT \(\\Seen\)"
    present: list[Step] = ["C: <tag> UID FETCH 10 .*", "S: * 1 FETCH (UID 10)", OK]
    script = [*login(f"{BARE} IDLE CONDSTORE UIDPLUS"), *selected(3, modseq=5), *present, store,
              "S: * 1 FETCH (UID 10 MODSEQ (6))", OK, *IDLE]
    quiet: list[Step] = ["C: DONE", OK, *present, store, r"S: * 1 FETCH (UID 10 MODSEQ (7) FLAGS (\Seen \Flagged))", OK]
    with ScriptedServer([*script, *quiet]) as server:
        backend = scripted(server)
        operation = StoreFlags("INBOX", 7, (10,), frozenset({SEEN}), frozenset())
        backend.select("INBOX")
        backend.perform(operation)
        assert backend.wait(wakeup, 0.1) == frozenset()
        backend.perform(operation)
        assert backend.wait(wakeup, 5.0) == {"INBOX"}
        backend.close()


def test_the_end_of_idle_has_a_deadline(wakeup: Wakeup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "DONE_LIMIT", 0.2)
    with ScriptedServer([*login(f"{BARE} IDLE"), *selected(1), *IDLE, "C: DONE", "HANG"]) as server:
        backend = scripted(server, timeout=30.0)
        wakeup.wake()
        begun = time.monotonic()
        with pytest.raises(MailError) as caught:
            backend.wait(wakeup, 60.0)
        assert caught.value.kind is ErrorKind.TIMEOUT
        assert time.monotonic() - begun < 5.0


def test_a_check_finds_out_whether_anybody_is_there() -> None:
    with ScriptedServer([*login(), "C: <tag> NOOP", OK, "C: <tag> NOOP", "HANG"]) as server:
        backend = scripted(server, timeout=30.0)
        backend.check(0.2)  # nothing is open
        backend.open()
        backend.check(5.0)
        with pytest.raises(MailError) as caught:
            backend.check(0.2)
        assert caught.value.kind is ErrorKind.TIMEOUT
        assert backend.octets_received > 0


@pytest.mark.servers
def test_dovecot_tells_of_all_folders(mail_user: MailUser, authority: Authority, wakeup: Wakeup) -> None:
    mail_user.deliver(mail(1))
    mail_user.deliver(mail(2), "Töpfe")
    backend = dovecot_backend(mail_user)
    backend.list_folders()
    other = Cache("Töpfe")
    other.sync(backend)
    inbox = Cache()
    inbox.sync(backend)
    with second_client(mail_user, authority, "INBOX") as client:
        backend.select("INBOX")
        assert backend.wait(wakeup, 0.1) == frozenset()
        client.append("T&APY-pfe", "", "", mail(3))
        assert backend.wait(wakeup, 20.0) == {"Töpfe"}
        other.sync(backend)
        assert sorted(other.flags) == [1, 2]
        client.create("Neu")
        assert "" in backend.wait(wakeup, 20.0)
        client.uid("STORE", "1", "+FLAGS", r"(\Flagged)")
        assert "INBOX" in backend.wait(wakeup, 20.0)
        inbox.sync(backend)
        backend.perform(StoreFlags("INBOX", inbox.uidvalidity, (1,), frozenset({SEEN}), frozenset()))
        backend.perform(ExpungeUids("INBOX", inbox.uidvalidity, (1,)))
        while (told := backend.wait(wakeup, 0.3)) == {""}:  # Dovecot tells of the tree a second time
            pass
        assert told == frozenset(), "an own edit is no news"
        client.append("INBOX", "", "", mail(4))
        assert backend.wait(wakeup, 20.0) == {"INBOX"}
        steps = inbox.sync(backend)
        assert isinstance(steps[-1], Checkpoint)
        assert sorted(inbox.flags) == [2]
    backend.close()


FLAGGED = r"S: * 1 FETCH (UID 1 FLAGS (\Flagged))"
FETCHES: dict[str, list[Step]] = {
    "bodies": ["C: <tag> UID FETCH 2 .*", FLAGGED, 'S: * 2 FETCH (UID 2 BODY[] "mail")', OK],
    "its own flags": ["C: <tag> UID FETCH 2 .*", r"S: * 2 FETCH (UID 2 FLAGS (\Flagged))",
                      'S: * 2 FETCH (UID 2 BODY[] "mail")', OK],
    "piece": ["C: <tag> UID FETCH 2 .*", FLAGGED, 'S: * 2 FETCH (UID 2 BODY[]<0> "mail")', OK],
}


@pytest.mark.parametrize("kind", FETCHES)
def test_flags_told_while_bodies_are_fetched_are_news(kind: str, wakeup: Wakeup) -> None:
    """Nobody tells them again: not IDLE, and no later answer."""
    with ScriptedServer([*login(), *selected(2), *FETCHES[kind]]) as server:
        backend = scripted(server)
        if kind == "piece":
            assert b"".join(backend.fetch("INBOX", 2, None)) == b"mail"
        else:
            assert any(isinstance(step, BodiesArrived) for step in backend.bodies("INBOX", 7, [BodyWanted(2, 4)]))
        assert backend.wait(wakeup, 5.0) == {"INBOX"}
        backend.close()
