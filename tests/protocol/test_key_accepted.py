"""From a certificate that nobody vouches for to mail: told with its facts, its key accepted, and then another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.commands import QueueMessage, SaveAccount
from app.errors import CertificateFacts, CertificateFlaw, ErrorKind
from app.events import AccountStateChanged, ConnectionState, DeliveryFailed, MessageSent
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.pinning import account_with_pin
from app.store import accounts
from tests.factory import make_mail
from tests.protocol.test_engine_dovecot import Client
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink

pytestmark = pytest.mark.servers


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    client = Client(tmp_path / "profile")
    yield client
    assert client.engine.stop()


def stored(client: Client, account_id: int) -> Account:
    db = client.engine.open_reader()
    try:
        return accounts.account(db, account_id)
    finally:
        db.close()


def stopped(client: Client, after: int) -> CertificateFacts:
    told = client.log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.STOPPED, after=after)
    error = told.error
    assert error is not None and error.kind is ErrorKind.TLS_CERTIFICATE and error.certificate is not None
    return error.certificate


@pytest.mark.parametrize("protocol", list(Protocol))
@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS], ids=str)
def test_a_key_is_accepted_for_receiving_and_then_for_sending(
        client: Client, mail_user: MailUser, smtp_sink: SmtpSink, protocol: Protocol, security: Security) -> None:
    mail_user.deliver(make_mail(1))
    server = mail_user.server
    ports = {(Protocol.IMAP, Security.TLS): server.imaps, (Protocol.IMAP, Security.STARTTLS): server.imap,
             (Protocol.POP3, Security.TLS): server.pop3s, (Protocol.POP3, Security.STARTTLS): server.pop3}
    port = ports[protocol, security]
    smtp_port = smtp_sink.tls if security is Security.TLS else smtp_sink.starttls
    # Without the authority's file; the sink's password is the same as the mailbox's.
    outgoing = ServerSettings("localhost", smtp_port, security, smtp_sink.user)
    account = Account(0, "own", "mara@nordlicht.example", "", protocol,
                      ServerSettings("localhost", port, security, mail_user.name), outgoing,
                      SecretSource(SecretKind.SESSION))
    mark = client.log.mark()
    client.engine.submit(SaveAccount(1, account, mail_user.password))
    facts = stopped(client, mark)
    assert facts.flaws == (CertificateFlaw.UNKNOWN_AUTHORITY,) and facts.port == port and "localhost" in facts.names
    (account_id,) = {event.account_id for event in client.log.events if isinstance(event, AccountStateChanged)}
    mark = client.log.mark()
    client.engine.submit(SaveAccount(2, account_with_pin(stored(client, account_id), facts), None))
    client.settled(account_id, mark)
    assert [row.subject for row in client.rows(account_id, "INBOX" if protocol is Protocol.IMAP else "Inbox")] == [
        "Message 1"]

    mark = client.log.mark()
    client.engine.submit(QueueMessage(3, account_id, make_mail(2), ("jonas@example.org",)))
    failed = client.log.wait(DeliveryFailed, after=mark).error
    assert failed.certificate is not None and failed.certificate.port == smtp_port
    mark = client.log.mark()
    client.engine.submit(SaveAccount(4, account_with_pin(stored(client, account_id), failed.certificate), None))
    client.log.wait(MessageSent, after=mark)

    now = stored(client, account_id)
    mark = client.log.mark()
    client.engine.submit(SaveAccount(5, replace(now, incoming=replace(now.incoming, pin="0" * 64)), None))
    changed = stopped(client, mark)
    assert changed.flaws[0] is CertificateFlaw.PIN_CHANGED
    assert (changed.expected, changed.pin) == ("0" * 64, facts.pin)
