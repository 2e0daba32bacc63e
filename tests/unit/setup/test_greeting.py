"""Whether a mail server is there: what it is told (next to nothing), and what counts as an answer."""

from __future__ import annotations

import socket
import time

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import Protocol, Security
from app.setup.greeting import Trust, greets
from tests.servers.small_internet import SmallInternet

HOST = "mail.nordlicht.example"
IMAP = [b"* OK ready\r\n", b"* CAPABILITY IMAP4rev1 STARTTLS\r\na OK done\r\n", b"b OK go\r\n"]
POP3 = [b"+OK ready\r\n", b"+OK\r\nUSER\r\nSTLS\r\n.\r\n", b"+OK go\r\n"]
SMTP = [b"220-hello\r\n220 ready\r\n", b"250-hello\r\n250-STARTTLS\r\n250 HELP\r\n", b"220 go\r\n"]


def ask(internet: SmallInternet, protocol: Protocol | None, security: Security, seconds: float = 3.0) -> Trust:
    return greets(protocol, HOST, 4000, security, time.monotonic() + seconds, internet.network.contexts(),
                  internet.look_up)


def speaking(internet: SmallInternet, lines: list[bytes]) -> list[bytes]:
    """A server that says these lines and then begins TLS; what it heard in clear."""
    heard: list[bytes] = []

    def talk(plain: socket.socket) -> None:
        for line in lines:
            plain.sendall(line)
            if line is not lines[-1]:
                heard.append(plain.recv(1024))
        with internet.authority.named(HOST).server_context().wrap_socket(plain, server_side=True) as secured:
            heard.append(secured.recv(1024))

    internet.server(HOST, 4000, talk)
    return heard


@pytest.mark.parametrize(("protocol", "lines", "told"), [
    (Protocol.IMAP, IMAP, [b"a CAPABILITY\r\n", b"b STARTTLS\r\n"]), (Protocol.POP3, POP3, [b"CAPA\r\n", b"STLS\r\n"]),
    (None, SMTP, [b"EHLO [127.0.0.1]\r\n", b"STARTTLS\r\n"])])
def test_a_server_that_encrypts_on_request(internet: SmallInternet, protocol: Protocol | None, lines: list[bytes],
                                           told: list[bytes]) -> None:
    heard = speaking(internet, lines)
    assert ask(internet, protocol, Security.STARTTLS) is Trust.VERIFIED
    assert heard[:2] == told
    assert b"".join(heard[2:]) == b""


@pytest.mark.parametrize(("protocol", "lines", "kind"), [
    (Protocol.IMAP, [IMAP[0], b"* CAPABILITY IMAP4rev1\r\na OK done\r\n", b""], ErrorKind.STARTTLS_MISSING),
    (Protocol.IMAP, [IMAP[0], IMAP[1], b"b NO not now\r\n"], ErrorKind.STARTTLS_MISSING),
    (Protocol.IMAP, [b"* PREAUTH welcome\r\n", IMAP[1], IMAP[2]], ErrorKind.WRONG_PROTOCOL),
    (Protocol.IMAP, [b"SSH-2.0-x\r\n", b""], ErrorKind.WRONG_PROTOCOL),
    (Protocol.POP3, [POP3[0], b"-ERR what?\r\n", b""], ErrorKind.STARTTLS_MISSING),
    (Protocol.IMAP, [b"x" * 20_000, b""], ErrorKind.NETWORK)])
def test_what_is_no_such_server(internet: SmallInternet, protocol: Protocol, lines: list[bytes],
                                kind: ErrorKind) -> None:
    speaking(internet, lines)
    with pytest.raises(MailError) as failed:
        ask(internet, protocol, Security.STARTTLS)
    assert failed.value.kind is kind


def test_a_certificate_that_is_not_trusted_is_an_answer_all_the_same(internet: SmallInternet) -> None:
    internet.mail(HOST, 4000, b"* OK ready\r\n", trusted=False)
    assert ask(internet, Protocol.IMAP, Security.TLS) is Trust.UNVERIFIED


def test_silence_and_refusal(internet: SmallInternet) -> None:
    with pytest.raises(MailError) as failed:
        ask(internet, Protocol.IMAP, Security.TLS)
    assert failed.value.kind is ErrorKind.HOST_UNKNOWN
    internet.silent(HOST, 4000)
    with pytest.raises(MailError) as failed:
        ask(internet, Protocol.IMAP, Security.TLS, 0.2)
    assert failed.value.kind is ErrorKind.TIMEOUT
    with pytest.raises(MailError) as failed:
        greets(None, HOST, 4001, Security.TLS, time.monotonic() + 1, internet.network.contexts(), internet.look_up)
    assert failed.value.kind is ErrorKind.CONNECTION_REFUSED
