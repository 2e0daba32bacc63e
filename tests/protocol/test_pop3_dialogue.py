"""POP3's odd paths, as written dialogues.

In one file, since each is one odd answer of a server, in a few lines.
"""

from __future__ import annotations

import logging
import threading
import time

import pytest

from app.backends.base import Wakeup
from app.backends.pop3.backend import Pop3Backend
from app.backends.pop3.connection import MAX_MESSAGE
from app.backends.pop3.recognise import made_up
from app.errors import ErrorKind, MailError
from app.model.account import LeaveKind, LeaveRule, Security, ServerSettings
from app.model.sync import (
    MADE_UP,
    Arrived,
    Checkpoint,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    Progress,
    ServerUid,
)
from tests.protocol.pop3_tools import (
    LOGIN,
    LOGIN_PIPELINING,
    Store,
    known,
    listing,
    plain_backend,
)
from tests.servers.certs import Authority
from tests.servers.scripted import ScriptedServer, Step


def fails_to_open(steps: list[Step], kind: ErrorKind, words: str = ".", password: str = "secret") -> MailError:
    with ScriptedServer(steps) as server:
        backend = plain_backend(server, password=password)
        with pytest.raises(MailError, match=words) as caught:
            backend.open()
        assert caught.value.kind is kind
        assert backend.octets_received > 0
    return caught.value


@pytest.mark.parametrize(("greeting", "kind", "words"), [
    ("S: * OK [CAPABILITY IMAP4rev1] ready", ErrorKind.WRONG_PROTOCOL, "IMAP"),
    ("S: 220 mx.example.org ESMTP", ErrorKind.WRONG_PROTOCOL, "SMTP"),
    ("S: SSH-2.0-OpenSSH", ErrorKind.WRONG_PROTOCOL, "does not speak POP3"),
    ("S: -ERR [SYS/TEMP] overloaded", ErrorKind.NETWORK, "later"),
    ("S: -ERR go away", ErrorKind.REFUSED, "refused"),
])
def test_greetings(greeting: str, kind: ErrorKind, words: str) -> None:
    fails_to_open([greeting], kind, words)


def test_endless_greeting() -> None:
    fails_to_open([b"+OK " + b"x" * 100_000], ErrorKind.PROTOCOL)


@pytest.mark.parametrize(("answer", "kind"), [
    ("S: -ERR [AUTH] secret is not the password", ErrorKind.LOGIN_REFUSED),
    ("S: -ERR no", ErrorKind.LOGIN_REFUSED),
    ("S: -ERR [IN-USE] lock", ErrorKind.NETWORK),
    ("S: -ERR [LOGIN-DELAY] wait", ErrorKind.NETWORK),
    ("S: -ERR [SYS/TEMP] wait", ErrorKind.NETWORK),
    ("S: -ERR [SYS/PERM] broken", ErrorKind.REFUSED),
])
def test_answers_to_pass(answer: str, kind: ErrorKind) -> None:
    error = fails_to_open([*LOGIN[:-1], answer], kind)
    assert error.server_text
    assert "secret" not in str(error)
    assert "secret" not in repr(error.__context__)


def test_line_breaks_in_the_password_are_not_sent() -> None:
    error = fails_to_open(LOGIN[:3], ErrorKind.USAGE, password="a\r\nDELE 1")
    assert "DELE" not in str(error)


def test_without_capa_it_logs_in_all_the_same() -> None:
    steps: list[Step] = ["S: +OK", "C: CAPA", "S: -ERR what", "C: USER alice", "S: +OK", "C: PASS secret", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend = plain_backend(server)
        backend.open()
        assert backend.capabilities.server == ()
        backend.close()


def test_auth_plain_where_user_is_not_offered() -> None:
    steps: list[Step] = ["S: +OK", "C: CAPA", b"+OK\r\nSASL CRAM-MD5 PLAIN\r\n.\r\n", "C: AUTH PLAIN", "S: + ",
                         "C: AGFsaWNlAHDDpHNz", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend = plain_backend(server, password="päss")
        backend.open()
        assert backend.capabilities.server == ("SASL CRAM-MD5 PLAIN",)
        backend.close()


def test_no_login_that_we_know() -> None:
    fails_to_open(["S: +OK", "C: CAPA", b"+OK\r\nSASL XOAUTH2\r\n.\r\n"], ErrorKind.UNSUPPORTED)


def test_without_consent_nothing_is_sent() -> None:
    with ScriptedServer(LOGIN) as server:
        backend = plain_backend(server, consent=False)
        with pytest.raises(MailError) as caught:
            backend.open()
        assert caught.value.kind is ErrorKind.USAGE
        assert server.received == []
        server.stop()
    assert server.received == []


def stls_backend(server: ScriptedServer, authority: Authority, *, timeout: float = 5.0) -> Pop3Backend:
    settings = ServerSettings("localhost", server.port, Security.STARTTLS, "alice", str(authority.ca_file))
    return Pop3Backend(settings, lambda: "secret", LeaveRule(LeaveKind.KEEP), plaintext_consent=True,
                       timeout=timeout)


@pytest.mark.parametrize("steps", [
    ["S: +OK", "C: CAPA", b"+OK\r\nUSER\r\n.\r\n"],
    ["S: +OK", "C: CAPA", "S: -ERR"],
    ["S: +OK", "C: CAPA", b"+OK\r\nSTLS\r\n.\r\n", "C: STLS", "S: -ERR not now"],
])
def test_stls_missing(authority: Authority, steps: list[Step]) -> None:
    with ScriptedServer(steps) as server:
        with pytest.raises(MailError) as caught:
            stls_backend(server, authority).open()
        assert caught.value.kind is ErrorKind.STARTTLS_MISSING


def test_words_injected_before_tls_are_noticed(authority: Authority) -> None:
    steps: list[Step] = ["S: +OK", "C: CAPA", b"+OK\r\nSTLS\r\n.\r\n", "C: STLS", b"+OK\r\n+OK injected\r\n"]
    with ScriptedServer(steps, tls_context=authority.good.server_context()) as server:
        with pytest.raises(MailError) as caught:
            stls_backend(server, authority).open()
        assert caught.value.kind is ErrorKind.PROTOCOL
        assert not any("USER" in line for line in server.received)


def test_capabilities_of_before_tls_are_forgotten(authority: Authority) -> None:
    steps: list[Step] = ["S: +OK", "C: CAPA", b"+OK\r\nSTLS\r\nUSER\r\nPIPELINING\r\n.\r\n", "C: STLS", "S: +OK", "TLS",
                         "C: CAPA", b"+OK\r\nUSER\r\n.\r\n", "C: USER alice", "S: +OK", "C: PASS secret", "S: +OK"]
    with ScriptedServer(steps, tls_context=authority.good.server_context()) as server:
        backend = stls_backend(server, authority)
        backend.open()
        assert backend.capabilities.server == ("USER",)
        backend.close()


def test_a_server_that_hangs() -> None:
    with ScriptedServer(["HANG"]) as server:
        with pytest.raises(MailError, match="hangs") as caught:
            plain_backend(server, timeout=0.3).open()
        assert caught.value.kind is ErrorKind.TIMEOUT


def test_interrupt_while_it_hangs_in_a_message() -> None:
    steps = [*LOGIN, *listing("a"), "C: RETR 1", b"+OK\r\nhalf", "HANG"]
    with ScriptedServer(steps) as server:
        backend = plain_backend(server, timeout=60)
        timer = threading.Timer(0.3, backend.interrupt)
        timer.start()
        start = time.monotonic()
        with pytest.raises(MailError) as caught:
            Store().sync(backend)
        assert caught.value.kind is ErrorKind.CANCELLED
        assert time.monotonic() - start < 5
        with pytest.raises(MailError) as caught:
            backend.open()
        assert caught.value.kind is ErrorKind.CANCELLED


def test_no_uidl() -> None:
    steps: list[Step] = [*LOGIN, "C: STAT", "S: +OK 2 10", "C: UIDL", "S: -ERR what", "C: LIST",
                         b"+OK\r\n1 5\r\n2 5\r\n.\r\n", "C: RETR 2", b"+OK\r\ntwo\r\n.\r\n",
                         "C: RETR 1", b"+OK\r\none\r\n.\r\n", "C: QUIT", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server, "delete"), Store()
        store.sync(backend)
        assert backend.maildrop() == (("", 5), ("", 5))
        backend.commit()
    assert sorted(store.raw.values()) == [b"one\r\n", b"two\r\n"]
    assert all(str(uid).startswith(MADE_UP) for uid in store.raw)
    assert store.planned == []


def test_a_passing_refusal_of_uidl_is_no_server_without_it() -> None:
    steps: list[Step] = [*LOGIN, "C: STAT", "S: +OK 1 10", "C: UIDL", "S: -ERR [SYS/TEMP] not now"]
    with ScriptedServer(steps) as server, pytest.raises(MailError) as caught:
        Store().sync(plain_backend(server))
    assert caught.value.kind is ErrorKind.NETWORK


@pytest.mark.parametrize("uidl", [b"+OK\r\n1 a\r\n1 b\r\n.\r\n", b"+OK\r\nx a\r\n.\r\n",
                                  b"+OK\r\n.\r\n", b"+OK\r\n99999999999999999 a\r\n.\r\n", b"huh?\r\n"])
def test_unreadable_listings(uidl: bytes) -> None:
    steps: list[Step] = [*LOGIN, "C: STAT", "S: +OK 2 20", "C: UIDL", uidl]
    with ScriptedServer(steps) as server, pytest.raises(MailError) as caught:
        Store().sync(plain_backend(server))
    assert caught.value.kind is ErrorKind.PROTOCOL


def test_a_message_without_an_id_stays_on_the_server() -> None:
    steps: list[Step] = [*LOGIN, "C: STAT", "S: +OK 2 20", "C: UIDL", b"+OK\r\n1\r\n2 b\r\n.\r\n", "C: LIST",
                         b"+OK\r\n1 10\r\n2 10\r\n.\r\n", "C: RETR 2", b"+OK\r\nx\r\n.\r\n",
                         "C: RETR 1", b"+OK\r\ny\r\n.\r\n", "C: DELE 2", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server, "delete"), Store()
        store.sync(backend)
        backend.close()
    assert store.raw == {"b": b"x\r\n", made_up(b"y\r\n"): b"y\r\n"}
    assert store.planned == ["b"]


STUFFING = [
    (b".\r\n", None),
    (b"A: b\r\n\r\nx\r\n.\r\n", b"A: b\r\n\r\nx\r\n"),
    (b"..first\r\n..\r\n...\r\n. kept\r\nno . here\r\n..\r\n.\r\n",
     b".first\r\n.\r\n..\r\n. kept\r\nno . here\r\n.\r\n"),
    (b"\r\n\r\n..\r\n..\r\n..\r\n.\r\n", b"\r\n\r\n.\r\n.\r\n.\r\n"),
    (b"bare\n.\nlf\n..\r\n.\r\n", b"bare\n.\nlf\n..\r\n"),
    (b"A: b\r\n\r\n" + b"x" * 100_000 + b"\r\n.\r\n", b"A: b\r\n\r\n" + b"x" * 100_000 + b"\r\n"),
]


@pytest.mark.parametrize(("sent", "expected"), STUFFING)
def test_byte_stuffing(sent: bytes, expected: bytes | None) -> None:
    with ScriptedServer([*LOGIN, *listing("a"), "C: RETR 1", b"+OK\r\n" + sent]) as server:
        store = Store()
        store.sync(plain_backend(server))
        assert store.raw.get("a") == expected


@pytest.mark.parametrize("cut", range(1, 24))
def test_byte_stuffing_across_a_border_in_any_place(cut: int) -> None:
    sent = b"+OK\r\n..a\r\n..\r\nb\r\n..\r\n.\r\n"
    steps: list[Step] = [*LOGIN, *listing("a"), "C: RETR 1", sent[:cut], sent[cut:]]
    with ScriptedServer(steps) as server:
        store = Store()
        store.sync(plain_backend(server))
        assert store.raw["a"] == b".a\r\n.\r\nb\r\n.\r\n"


def test_pipelining_asks_for_several_and_keeps_them_apart() -> None:
    steps = [*LOGIN_PIPELINING, *listing("a", "b", "c"), "C: RETR 3", "C: RETR 2", "C: RETR 1",
             b"+OK\r\nthree\r\n.\r\n-ERR gone\r\n+OK\r\none\r\n.\r\n", "C: QUIT", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server), Store()
        steps_seen = store.sync(backend)
        backend.commit()
    assert store.raw == {"c": b"three\r\n", "a": b"one\r\n"}
    assert isinstance(steps_seen[0], FolderOpened)
    assert isinstance(steps_seen[-1], Checkpoint)
    last = [step for step in steps_seen if isinstance(step, Progress)][-1]
    assert (last.done, last.total) == (3, 3)


def test_fetch_between_two_steps_of_a_pipelined_sync() -> None:
    numbers = [f"C: RETR {number}" for number in (3, 2, 1)]
    big = b"x" * 5_000_000
    steps: list[Step] = [*LOGIN_PIPELINING, *listing("a", "b", "c", "old"), *numbers,
                         b"+OK\r\n" + big + b"\r\n.\r\n", b"+OK\r\ntwo\r\n.\r\n+OK\r\none\r\n.\r\n",
                         "C: RETR 4", b"+OK\r\nold one\r\n.\r\n"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server), Store(dict(known("old")))
        fetched: list[bytes] = []
        for step in backend.sync(store.snapshot()):
            store.keep(step)
            if isinstance(step, Arrived) and not fetched:
                fetched = list(backend.fetch("INBOX", "old", None))
        assert fetched == [b"old one\r\n"]
        assert store.order == ["c", "b", "a"]
        assert store.raw["b"] == b"two\r\n"
        backend.close()


def test_cut_in_the_middle_of_a_message() -> None:
    steps = [*LOGIN, *listing("a", "b"), "C: RETR 2", b"+OK\r\nwhole\r\n.\r\n", "C: RETR 1", b"+OK\r\nhalf", "CLOSE"]
    with ScriptedServer(steps) as server:
        store = Store()
        with pytest.raises(MailError) as caught:
            store.sync(plain_backend(server, "delete"))
    assert caught.value.kind is ErrorKind.NETWORK
    assert not any("DELE" in line or "QUIT" in line for line in server.received)


def test_a_doubled_id_is_never_deleted(caplog: pytest.LogCaptureFixture) -> None:
    steps = [*LOGIN, *listing("twin", "b", "twin"), "C: RETR 3", b"+OK\r\nsecond\r\n.\r\n", "C: RETR 2",
             b"+OK\r\nb\r\n.\r\n", "C: RETR 1", b"+OK\r\nfirst\r\n.\r\n", "C: DELE 2", "S: +OK", "C: QUIT", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server, "delete"), Store()
        store.sync(backend)
        backend.commit()
    assert sorted(store.raw.values()) == [b"b\r\n", b"first\r\n", b"second\r\n"]
    assert store.planned == ["b"]
    assert "listed twice" in caplog.text


def test_long_ids_and_ids_with_spaces() -> None:
    long = "x" * 2048
    steps = [*LOGIN, *listing(long, "two words", "y" * 2049), "C: RETR 3", b"+OK\r\n3\r\n.\r\n", "C: RETR 2",
             b"+OK\r\n2\r\n.\r\n", "C: RETR 1", b"+OK\r\n1\r\n.\r\n"]
    with ScriptedServer(steps) as server:
        store = Store()
        store.sync(plain_backend(server))
    assert store.raw == {"two words": b"2\r\n", long: b"1\r\n", made_up(b"3\r\n"): b"3\r\n"}


def test_the_maildrop_is_listed_without_a_sync() -> None:
    with ScriptedServer([*LOGIN, *listing("a", "b", "b", size=7), "C: QUIT", "S: +OK"]) as server:
        backend = plain_backend(server, "delete")
        assert backend.maildrop() == backend.maildrop() == (("a", 7), ("", 7), ("", 7))
        backend.close()


def test_a_message_that_is_too_large_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    sizes = f"+OK\r\n1 10\r\n2 {MAX_MESSAGE + 1}\r\n.\r\n".encode()
    steps: list[Step] = [*LOGIN, *listing("a", "huge")[:-1], sizes, "C: RETR 1", b"+OK\r\na\r\n.\r\n",
                         "C: DELE 1", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server, "delete"), Store()
        seen = store.sync(backend)
        assert store.raw == {"a": b"a\r\n"}
        assert store.planned == ["a"]
        backend.close()
    assert "too large" in caplog.text
    last = [step for step in seen if isinstance(step, Progress)][-1]
    assert (last.done, last.total) == (2, 2)


def test_what_the_server_did_not_send_is_not_deleted(caplog: pytest.LogCaptureFixture) -> None:
    steps = [*LOGIN, *listing("empty", "refused", "good"), "C: RETR 3", b"+OK\r\ng\r\n.\r\n",
             "C: RETR 2", "S: -ERR [SYS/TEMP] unreadable", "C: RETR 1", b"+OK\r\n.\r\n", "C: DELE 3", "S: +OK"]
    caplog.set_level(logging.WARNING)
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server, "delete"), Store()
        store.sync(backend)
        backend.close()
    assert list(store.raw) == ["good"]
    assert caplog.text.count("stays on the server") == 2


def test_vanished() -> None:
    steps = [*LOGIN, *listing("here")]
    with ScriptedServer(steps) as server:
        store = Store({**known("here", *(f"gone{n}" for n in range(450)))})
        seen = store.sync(plain_backend(server))
    assert len(store.vanished) == 450
    assert len([step for step in seen if type(step).__name__ == "Vanished"]) == 3


def test_what_is_known_to_be_gone_is_not_told_again_and_is_downloaded_anew_when_it_comes_back() -> None:
    gone: dict[ServerUid, KnownMessage] = {
        uid: KnownMessage(has_body=True, first_seen=1.0, gone=True) for uid in ("back", "away")}
    steps: list[Step] = [*LOGIN, *listing("back"), "C: RETR 1", b"+OK\r\nanother\r\n.\r\n", "C: DELE 1", "S: +OK"]
    with ScriptedServer(steps) as server:
        backend, store = plain_backend(server, "delete"), Store(gone)
        store.sync(backend)
        backend.close()
    assert store.vanished == []
    # It may be another message: only once it is stored anew may it go.
    assert store.raw == {"back": b"another\r\n"}
    assert store.planned == ["back"]


DELETING = [*LOGIN, *listing("a"), "C: DELE 1", "S: +OK", "C: QUIT"]


@pytest.mark.parametrize(("last", "kind"), [
    (["S: -ERR some messages not removed"], ErrorKind.REFUSED),
    (["CLOSE"], ErrorKind.NETWORK),
    (["HANG"], ErrorKind.TIMEOUT),
    ([b"what?\r\n"], ErrorKind.PROTOCOL),
])
def test_quit_without_a_good_answer_is_no_deletion(last: list[Step], kind: ErrorKind) -> None:
    with ScriptedServer([*DELETING, *last]) as server:
        backend = plain_backend(server, "delete", timeout=0.5)
        Store(dict(known("a"))).sync(backend)
        with pytest.raises(MailError, match="not done") as caught:
            backend.commit()
        assert caught.value.kind is kind
        backend.commit()


def test_a_refused_dele_takes_all_back() -> None:
    steps = [*LOGIN_PIPELINING, *listing("a", "b"), "C: DELE 1", "C: DELE 2", b"+OK\r\n-ERR no\r\n"]
    with ScriptedServer(steps) as server:
        backend = plain_backend(server, "delete")
        with pytest.raises(MailError) as caught:
            Store(dict(known("a", "b"))).sync(backend)
        assert caught.value.kind is ErrorKind.REFUSED
        with pytest.raises(MailError, match="still there"):
            backend.commit()
    assert "QUIT" not in server.received


def test_close_never_commits() -> None:
    with ScriptedServer(DELETING[:-1]) as server:
        backend = plain_backend(server, "delete")
        Store(dict(known("a"))).sync(backend)
        backend.close()
    assert "QUIT" not in server.received
    assert server.unexpected == []


def test_close_is_polite_where_nothing_can_be_lost() -> None:
    with ScriptedServer([*LOGIN, "C: QUIT"]) as server:
        backend = plain_backend(server)
        backend.open()
        backend.close()
        backend.close()


def test_deletes_of_a_lost_connection_are_not_committed_by_the_next_one() -> None:
    first = [*LOGIN, *listing("a"), "C: DELE 1", "S: +OK", "CLOSE"]
    second = [*LOGIN, *listing("a"), "C: RETR 1", b"+OK\r\na\r\n.\r\n"]
    with ScriptedServer(first, second) as server:
        backend, store = plain_backend(server, "delete"), Store(dict(known("a")))
        store.sync(backend)
        with pytest.raises(MailError):
            list(backend.fetch("INBOX", "a", None))
        assert list(backend.fetch("INBOX", "a", None)) == [b"a\r\n"]
        with pytest.raises(MailError, match="still there"):
            backend.commit()
        backend.close()


def test_nothing_is_deleted_that_was_not_resumed() -> None:
    steps = [*LOGIN, *listing("a"), "C: RETR 1", b"+OK\r\na\r\n.\r\n"]
    with ScriptedServer(steps) as server:
        backend = plain_backend(server, "delete")
        generator = backend.sync(FolderSnapshot("INBOX"))
        for step in generator:
            if isinstance(step, Arrived):
                break
        backend.close()
    assert server.unexpected == []
    assert not any("DELE" in line or "QUIT" in line for line in server.received)


def test_fetch_of_what_is_not_there() -> None:
    with ScriptedServer([*LOGIN, *listing("a"), "C: RETR 1", "S: -ERR no such message"]) as server:
        backend = plain_backend(server)
        cases = [("b", None, ErrorKind.GONE), ("a", None, ErrorKind.GONE), ("a", "1", ErrorKind.UNSUPPORTED)]
        for uid, part, kind in cases:
            with pytest.raises(MailError) as caught:
                list(backend.fetch("INBOX", uid, part))
            assert caught.value.kind is kind
        with pytest.raises(MailError) as caught:
            list(backend.fetch("Sent", "a", None))
        assert caught.value.kind is ErrorKind.GONE
        backend.close()


def test_empty_maildrop_and_wait() -> None:
    with ScriptedServer([*LOGIN, "C: STAT", "S: +OK 0 0", "C: UIDL", b"+OK\r\n.\r\n", "C: QUIT"]) as server:
        backend, wakeup = plain_backend(server), Wakeup()
        folder, = backend.list_folders()
        assert folder.status is not None
        assert folder.status.messages == backend.maildrop_octets == 0
        Store({"gone": KnownMessage(has_body=True)}).sync(backend)
        wakeup.wake()
        assert not backend.wait(wakeup, 60)
        wakeup.close()
    assert backend.octets_received > 0
