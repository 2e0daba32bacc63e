"""OAuth 2.0 end to end: a provider, a browser, and Dovecot by IMAP, POP3 and submission."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from app.backends.registry import backend_for
from app.cli.main import main
from app.cli.output import Output
from app.commands import QueueMessage, SaveAccount, SignIn
from app.engine.engine import Engine
from app.engine.sending import Sending
from app.errors import ErrorKind, MailError
from app.events import (
    AccountSaved,
    DeliveryFailed,
    Event,
    MessageSent,
    ServerFound,
    SignedIn,
    SignInProgressed,
    SyncFinished,
)
from app.model.account import Account, LeaveRule, Protocol, Security, ServerSettings
from app.model.sign_in import Grant
from app.paths import Profile
from app.setup import oauth, oauth_discovery
from app.setup.probe import probe_incoming, probe_outgoing
from app.setup.sign_in import SignInFlow
from tests.factory import make_mail
from tests.fakes.events import EventLog
from tests.fakes.passwords import FakePasswords
from tests.servers.certs import Authority
from tests.servers.foreign_provider import ForeignProvider
from tests.servers.oauth_provider import OAuthProvider
from tests.servers.smtp import SmtpSink
from tests.servers.token_mail import USER, TokenMail

pytestmark = pytest.mark.servers
ONE = pytest.mark.parametrize("mail", ["oauthbearer"], indirect=True)


@pytest.fixture(scope="module")
def provider(authority: Authority) -> Iterator[OAuthProvider]:
    with OAuthProvider(authority, USER) as running:
        yield running
    oauth_discovery._KEPT.clear()


@pytest.fixture(scope="module")
def relay(authority: Authority) -> Iterator[SmtpSink]:
    with SmtpSink(authority, require_auth=False) as sink:
        yield sink


@pytest.fixture(scope="module", params=["oauthbearer", "xoauth2"])
def mail(request: pytest.FixtureRequest, provider: OAuthProvider, relay: SmtpSink) -> Iterator[TokenMail]:
    with TokenMail.of(provider, relay, request.param, is_plain=request.param == "oauthbearer") as server:
        yield server


@pytest.fixture
def passwords(provider: OAuthProvider, relay: SmtpSink) -> Iterator[FakePasswords]:
    provider.seconds, provider.error = 3600, None
    relay.reset()
    made = FakePasswords()
    made.renew_by(oauth.renew)
    yield made
    provider.end_grants()


def signed_in(provider: OAuthProvider, mail: TokenMail, passwords: FakePasswords, protocol: Protocol = Protocol.IMAP,
              ) -> tuple[Account, Grant]:
    """The account after the wizard, and what was got."""
    flow = SignInFlow(provider.issuer, USER, client="depesche-test", ca_file=str(provider.authority.ca_file))
    with ThreadPoolExecutor() as pool:
        source, grant = flow.run(lambda url: pool.submit(provider.browse, url) and None)
    passwords.keep_grant(source, grant)
    # Two authorities: the mail server's, and the provider's by the same file.
    ca_file = mail.dovecot.directory / "both.crt"
    ca_file.write_bytes(mail.dovecot.ca_file.read_bytes() + provider.authority.ca_file.read_bytes())
    server = ServerSettings("127.0.0.1", 0, Security.TLS, USER, str(ca_file))
    incoming = replace(server, port=mail.dovecot.imaps if protocol is Protocol.IMAP else mail.dovecot.pop3s)
    account = Account(1, "Work", USER, "Alice", protocol, incoming,
                      replace(server, port=mail.submission, security=Security.STARTTLS), source,
                      LeaveRule.parse("keep"))
    return account, grant


def log_in(account: Account, passwords: FakePasswords) -> None:
    with closing(backend_for(account, lambda: passwords.get(account))) as backend:
        backend.open()


@pytest.mark.parametrize("protocol", list(Protocol))
def test_mail_comes_and_goes_with_a_token(provider: OAuthProvider, mail: TokenMail, relay: SmtpSink,
                                          passwords: FakePasswords, protocol: Protocol) -> None:
    account, _ = signed_in(provider, mail, passwords, protocol)
    assert passwords.store_grant(account.secret)
    mail.dovecot.deliver(USER, make_mail())
    backend = backend_for(account, lambda: passwords.get(account))
    backend.open()
    status = backend.list_folders()[0].status
    assert status is not None and status.messages >= 1
    backend.close()
    report = Sending(account, passwords).send(USER, ("bob@example.org",), make_mail(subject="By token"))
    assert report.accepted == ("bob@example.org",)
    assert b"By token" in relay.wait_for(1)[0].raw


@ONE
def test_the_wizards_check_takes_a_token(provider: OAuthProvider, mail: TokenMail, passwords: FakePasswords) -> None:
    account, _ = signed_in(provider, mail, passwords)
    token = passwords.get(account)
    assert isinstance(probe_incoming(account, token), ServerFound)
    assert isinstance(probe_outgoing(account, token), ServerFound)


@pytest.mark.parametrize("protocol", list(Protocol))
def test_an_expired_token_is_renewed_once_without_anybody_noticing(
        provider: OAuthProvider, mail: TokenMail, passwords: FakePasswords, protocol: Protocol) -> None:
    account, _ = signed_in(provider, mail, passwords, protocol)
    passwords.store_grant(account.secret)
    now = [passwords._tokens._clock()]
    passwords._tokens._clock = lambda: now[0]
    for login in (lambda: log_in(account, passwords),
                  lambda: Sending(account, passwords).send(USER, ("bob@example.org",), make_mail())):
        passwords.get(account)
        now[0] += 600  # the token is not new any more, and its end is far, as far as is known here
        before = provider.count("/token")
        provider.expire()
        login()
        assert provider.count("/token") == before + 1


@pytest.mark.parametrize("protocol", list(Protocol))
def test_a_revoked_sign_in_asks_for_another(provider: OAuthProvider, mail: TokenMail, passwords: FakePasswords,
                                            protocol: Protocol) -> None:
    account, grant = signed_in(provider, mail, passwords, protocol)
    passwords.store_grant(account.secret)
    provider.end_grants()
    now = passwords._tokens._clock() + 600
    passwords._tokens._clock = lambda: now
    for login in (lambda: log_in(account, passwords),
                  lambda: Sending(account, passwords).send(USER, ("bob@example.org",), make_mail())):
        with pytest.raises(MailError) as caught:
            login()
        assert caught.value.kind is ErrorKind.SIGN_IN_NEEDED
        assert grant.access not in f"{caught.value} {caught.value!r}"
    again, _ = signed_in(provider, mail, passwords, protocol)
    assert again.secret == account.secret
    log_in(account, passwords)


@ONE
def test_given_back_when_the_account_goes(provider: OAuthProvider, mail: TokenMail, passwords: FakePasswords) -> None:
    account, grant = signed_in(provider, mail, passwords)
    passwords.store_grant(account.secret)
    oauth.give_back(passwords, account.secret, account.incoming.ca_file)
    assert provider.whose(grant.access) == ""
    assert passwords.keyring.entries == {}
    provider.end_grants()
    oauth.give_back(passwords, account.secret, account.incoming.ca_file)


@ONE
def test_the_engine_from_the_wizard_to_a_revoked_sign_in_and_back(
        provider: OAuthProvider, mail: TokenMail, relay: SmtpSink, passwords: FakePasswords, tmp_path: Path,
        caplog: pytest.LogCaptureFixture) -> None:
    """Mail that was written while the sign-in had ended goes out once the person has signed in again; no token is in
    any file or log."""
    caplog.set_level(logging.DEBUG)
    log = EventLog()
    now = [passwords._tokens._clock()]
    passwords._tokens._clock = lambda: now[0]
    mail.dovecot.deliver(USER, make_mail())

    def tell(event: Event) -> None:
        if isinstance(event, SignInProgressed):
            Thread(target=provider.browse, args=(event.url,)).start()
        log.log(event)

    account, _ = signed_in(provider, mail, FakePasswords())
    engine = Engine(Profile(tmp_path), tell, passwords=passwords)
    engine.start()
    try:
        asked = SignIn(1, provider.issuer, USER, "depesche-test", ca_file=account.incoming.ca_file)
        engine.submit(asked)
        told = log.wait(SignedIn, lambda event: event.token == 1)
        assert told.secret == account.secret
        engine.submit(SaveAccount(2, replace(account, id=0)))
        account_id = log.wait(AccountSaved, lambda event: event.token == 2).account_id
        log.wait(SyncFinished, lambda event: event.account_id == account_id and not event.errors)
        now[0] += 600
        provider.end_grants()
        mark = log.mark()
        engine.submit(QueueMessage(4, account_id, make_mail(subject="Patience"), ("bob@example.org",)))
        failure = log.wait(DeliveryFailed, after=mark).error
        assert failure.kind is ErrorKind.SIGN_IN_NEEDED
        assert relay.messages == []
        engine.submit(replace(asked, token=3, account_id=account_id))
        assert log.wait(SignedIn, lambda event: event.token == 3).error is None
        log.wait(MessageSent, after=mark)
        assert b"Patience" in relay.wait_for(1)[0].raw
    finally:
        assert engine.stop(10.0)
    assert provider.grants and passwords.keyring.entries
    written = b"".join(each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())
    assert len(written) > 10_000 and len(provider.given) > 6
    for token in provider.given:
        assert token not in caplog.text and token.encode() not in written


@ONE
def test_the_command_line_prints_the_page_and_waits(
        provider: OAuthProvider, mail: TokenMail, passwords: FakePasswords, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    account, _ = signed_in(provider, mail, FakePasswords())
    provider.end_grants()
    say = Output.say

    def heard(output: Output, text: str) -> None:
        say(output, text)
        if "https://" in text:
            Thread(target=provider.browse, args=(text.splitlines()[-1],)).start()

    monkeypatch.setattr(Output, "say", heard)

    def call(*words: str) -> int:
        return main(["--profile", str(tmp_path), *words], passwords=passwords)

    assert call("account", "add", "Work", "--email", USER, "--protocol", "imap", "--host", "127.0.0.1", "--port",
                str(mail.dovecot.imaps), "--ca-file", account.incoming.ca_file, "--oauth-issuer", provider.issuer,
                "--oauth-client", "depesche-test") == 0
    assert call("sync", "Work") == 0
    assert call("account", "show", "Work", "--json") == 0
    shown = capfd.readouterr()
    assert f'"identity": "{USER}"' in shown.out and provider.issuer in shown.err
    assert len(passwords.keyring.entries) == 1
    assert call("account", "remove", "Work") == 0
    assert provider.grants == [] and passwords.keyring.entries == {}
    assert call("account", "add", "Work", "--email", USER, "--protocol", "imap", "--host", "127.0.0.1", "--oauth",
                "google") == 2
    assert "not registered with Google" in capfd.readouterr().err


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_with_a_provider_that_somebody_else_wrote(
        authority: Authority, relay: SmtpSink, passwords: FakePasswords, tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch) -> None:
    """One that a distributor set in oauth.json, with a secret as it wants one; Dovecot asks its userinfo endpoint."""
    with ForeignProvider(authority) as foreign, TokenMail(f"{foreign.plain}/userinfo", relay, attribute="sub") as mail:
        ca_file = mail.dovecot.directory / "both.crt"
        ca_file.write_bytes(mail.dovecot.ca_file.read_bytes() + authority.ca_file.read_bytes())
        (tmp_path / "oauth.json").write_text(json.dumps({"foreign": {
            "name": "Foreign", "authorize": f"{foreign.issuer}/oauth2/authorize", "client": "depesche-test",
            "token": f"{foreign.issuer}/oauth2/token", "secret": "in every copy", "scopes": ["openid", "email"]}}))
        monkeypatch.setenv("DEPESCHE_OAUTH", str(tmp_path / "oauth.json"))
        flow = SignInFlow("foreign", USER, ca_file=str(ca_file))
        with ThreadPoolExecutor() as pool:
            source, grant = flow.run(lambda url: pool.submit(foreign.browse, url, USER) and None)
        assert source.identity == USER
        passwords.keep_grant(source, grant)
        server = ServerSettings("127.0.0.1", mail.dovecot.imaps, Security.TLS, USER, str(ca_file))
        account = Account(1, "Work", USER, "Alice", Protocol.IMAP, server, None, source)
        log_in(account, passwords)
        renewed = oauth.renew(source, grant.refresh, str(ca_file))
        assert renewed.access not in ("", grant.access)


@ONE
def test_a_password_is_not_said_to_a_server_that_wants_tokens(mail: TokenMail, provider: OAuthProvider,
                                                              passwords: FakePasswords) -> None:
    account, _ = signed_in(provider, mail, passwords)
    for protocol in Protocol:
        port = mail.dovecot.imaps if protocol is Protocol.IMAP else mail.dovecot.pop3s
        by_password = replace(account, protocol=protocol, incoming=replace(account.incoming, port=port))
        with pytest.raises(MailError), closing(backend_for(by_password, lambda: "correct horse")) as backend:
            backend.open()
