"""The wizard's check against real servers, by both protocols."""

from __future__ import annotations

import dataclasses
import socket

import pytest

from app.errors import ErrorKind, MailError
from app.events import ServerFound
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.setup.probe import probe_incoming, probe_outgoing
from tests.servers.mail_user import MailUser
from tests.servers.owner import Owner
from tests.servers.smtp import SmtpSink

pytestmark = pytest.mark.servers

RAW = b"Subject: hi\r\n\r\nhello\r\n"


def account_for(user: MailUser, protocol: Protocol, sink: SmtpSink | None = None) -> Account:
    server = user.server
    port = server.imaps if protocol is Protocol.IMAP else server.pop3s
    incoming = ServerSettings("localhost", port, Security.TLS, user.name, str(server.ca_file))
    outgoing = (None if sink is None else
                ServerSettings("localhost", sink.tls, Security.TLS, sink.user, str(sink.ca_file)))
    return Account(0, "Test", "a@one.example", "A", protocol, incoming, outgoing, SecretSource(SecretKind.SESSION))


def with_incoming(account: Account, **changes: object) -> Account:
    return dataclasses.replace(
        account, incoming=dataclasses.replace(account.incoming, **changes))  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize("protocol", list(Protocol))
def test_what_a_good_server_shows(mail_user: MailUser, smtp_sink: SmtpSink, protocol: Protocol) -> None:
    for _ in range(3):
        mail_user.deliver(RAW)
    account = account_for(mail_user, protocol, smtp_sink)
    found = probe_incoming(account, mail_user.password)
    assert isinstance(found, ServerFound)
    assert found.messages == 3
    if protocol is Protocol.POP3:
        assert found.folders == 1
        assert found.octets == 3 * len(RAW)
        assert "UIDL" in found.capabilities
    else:
        assert found.folders == 6
        assert "IDLE" in found.capabilities
    outgoing = probe_outgoing(account, smtp_sink.password)
    assert isinstance(outgoing, ServerFound)
    assert any(word.startswith("SIZE") for word in outgoing.capabilities)


def test_what_each_maildrop_shows(owner: Owner) -> None:
    owner.deliver(RAW, RAW, RAW)
    incoming = ServerSettings("localhost", owner.server.pop3s, Security.TLS, owner.name, str(owner.server.ca_file))
    found = probe_incoming(Account(0, "Test", "a@one.example", "A", Protocol.POP3, incoming, None,
                                   SecretSource(SecretKind.SESSION)), owner.password)
    assert isinstance(found, ServerFound)
    assert (found.messages, found.folders, found.octets) == (3, 1, 3 * len(RAW))
    assert {"UIDL", "TOP", "PIPELINING"} <= set(found.capabilities)


@pytest.mark.parametrize("protocol", list(Protocol))
def test_troubles_are_answers(mail_user: MailUser, protocol: Protocol) -> None:
    good = account_for(mail_user, protocol)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        free_port = closed.getsockname()[1]
    other = mail_user.server.pop3s if protocol is Protocol.IMAP else mail_user.server.imaps
    cases = [
        (good, "wrong", ErrorKind.LOGIN_REFUSED),
        (with_incoming(good, host="no-such-host.invalid"), mail_user.password, ErrorKind.HOST_UNKNOWN),
        (with_incoming(good, port=free_port), mail_user.password, ErrorKind.CONNECTION_REFUSED),
        (with_incoming(good, ca_file=""), mail_user.password, ErrorKind.TLS_CERTIFICATE),
        (with_incoming(good, port=other), mail_user.password, ErrorKind.WRONG_PROTOCOL),
        (with_incoming(good, security=Security.NONE), mail_user.password, ErrorKind.USAGE),
    ]
    for account, password, kind in cases:
        answer = probe_incoming(account, password)
        assert isinstance(answer, MailError), kind
        assert answer.kind is kind
        assert mail_user.password not in str(answer)


def test_outgoing(mail_user: MailUser, smtp_sink: SmtpSink) -> None:
    assert probe_outgoing(account_for(mail_user, Protocol.POP3), "x") is None
    refused = probe_outgoing(account_for(mail_user, Protocol.POP3, smtp_sink), "wrong")
    assert isinstance(refused, MailError)
    assert refused.kind is ErrorKind.LOGIN_REFUSED
