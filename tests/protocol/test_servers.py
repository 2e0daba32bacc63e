"""The test servers themselves: a test that relies on them must be able to."""

from __future__ import annotations

import imaplib
import poplib
import smtplib
import socket
import ssl

import pytest

from tests.servers.certs import Authority
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.scripted import ScriptedServer
from tests.servers.smtp import SmtpSink

MAIL = (
    b"From: a@one.example\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"
    b"Message-ID: <1@one.example>\r\n\r\nHallo\r\n"
)


def open_imap(user: MailUser, authority: Authority) -> imaplib.IMAP4_SSL:
    client = imaplib.IMAP4_SSL(
        "localhost", user.server.imaps, ssl_context=authority.client_context(), timeout=10
    )
    client.login(user.name, user.password)
    return client


def test_imaps_verifies_and_delivers(mail_user: MailUser, authority: Authority) -> None:
    mail_user.deliver(MAIL, flags="SF")
    with open_imap(mail_user, authority) as client:
        assert client.select() == ("OK", [b"1"])
        _, answer = client.fetch("1", "(FLAGS BODY.PEEK[])")
        assert isinstance(answer[0], tuple)
        assert answer[0][1] == MAIL
        assert b"\\Seen" in answer[0][0] + b"".join(part for part in answer if isinstance(part, bytes))


def test_delivery_reaches_a_running_session_in_order(mail_user: MailUser, authority: Authority) -> None:
    with open_imap(mail_user, authority) as client:
        client.select()
        for number in range(12):
            mail_user.deliver(f"Subject: {number}\r\n\r\n".encode())
        client.noop()
        assert client.response("EXISTS")[1][-1] == b"12"
        _, answer = client.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
        subjects = [part[1].split()[1] for part in answer if isinstance(part, tuple)]
        assert subjects == [str(number).encode() for number in range(12)]


def test_starttls_and_roles(mail_user: MailUser, authority: Authority) -> None:
    client = imaplib.IMAP4("localhost", mail_user.server.imap, timeout=10)
    with client:
        client.starttls(authority.client_context())
        client.login(mail_user.name, mail_user.password)
        listing = b"\n".join(line for line in client.list()[1] if isinstance(line, bytes))
        for role in (b"Drafts", b"Sent", b"Trash", b"Junk", b"Archive"):
            assert b"\\" + role in listing


def test_delivery_into_a_folder_with_umlauts(mail_user: MailUser, authority: Authority) -> None:
    mail_user.deliver(MAIL, "Projekte/Köln")
    with open_imap(mail_user, authority) as client:
        assert client.select('"Projekte/K&APY-ln"') == ("OK", [b"1"])


@pytest.mark.parametrize("implicit", [True, False])
def test_pop3(mail_user: MailUser, authority: Authority, implicit: bool) -> None:
    mail_user.deliver(MAIL)
    context = authority.client_context()
    client: poplib.POP3
    if implicit:
        client = poplib.POP3_SSL("localhost", mail_user.server.pop3s, context=context, timeout=10)
    else:
        client = poplib.POP3("localhost", mail_user.server.pop3, timeout=10)
        client.stls(context)
    client.user(mail_user.name)
    client.pass_(mail_user.password)
    assert client.stat()[0] == 1
    assert b"\r\n".join(client.retr(1)[1]) + b"\r\n" == MAIL
    client.quit()


def test_wrong_password_is_refused(mail_user: MailUser, authority: Authority) -> None:
    client = imaplib.IMAP4_SSL(
        "localhost", mail_user.server.imaps, ssl_context=authority.client_context(), timeout=10
    )
    with client, pytest.raises(imaplib.IMAP4.error):
        client.login(mail_user.name, "wrong")


def test_dovecot_comes_back_on_the_same_ports() -> None:
    with Dovecot(users=("carol",)) as server:
        port = server.imaps
        server.stop()
        with pytest.raises(OSError):
            socket.create_connection((server.host, port), 2)
        server.start()
        assert server.imaps == port
        with imaplib.IMAP4_SSL("localhost", port, ssl_context=server.authority.client_context()) as client:
            client.login("carol", server.password)
    assert not server.directory.exists()


@pytest.mark.parametrize("bad", ["self_signed", "expired", "wrong_host"])
def test_bad_certificates_are_bad(authority: Authority, bad: str) -> None:
    context = getattr(authority, bad).server_context()
    server = ScriptedServer(["S: never seen"], tls_context=context, implicit_tls=True).start()
    address = (server.host, server.port)
    with pytest.raises(ssl.SSLCertVerificationError), socket.create_connection(address, 10) as raw:
        authority.client_context().wrap_socket(raw, server_hostname="localhost")
    with pytest.raises(AssertionError):
        server.finish()


def smtp(sink: SmtpSink, kind: str, authority: Authority) -> smtplib.SMTP:
    context = authority.client_context()
    if kind == "tls":
        return smtplib.SMTP_SSL("localhost", sink.tls, context=context, timeout=10)
    client = smtplib.SMTP("localhost", sink.starttls if kind == "starttls" else sink.plain, timeout=10)
    if kind == "starttls":
        client.starttls(context=context)
    return client


@pytest.mark.parametrize("kind", ["tls", "starttls", "plain"])
def test_smtp_ports(smtp_sink: SmtpSink, authority: Authority, kind: str) -> None:
    with smtp(smtp_sink, kind, authority) as client:
        client.login(smtp_sink.user, smtp_sink.password)
        client.sendmail("a@one.example", ["b@two.example", "c@two.example"], MAIL)
    (message,) = smtp_sink.wait_for(1)
    assert message.mail_from == "a@one.example"
    assert message.rcpts == ("b@two.example", "c@two.example")
    assert message.raw == MAIL


def test_smtp_refusals(smtp_sink: SmtpSink, authority: Authority) -> None:
    smtp_sink.reject = {"gone@two.example": 550, "busy@two.example": 451}
    with smtp(smtp_sink, "tls", authority) as client:
        with pytest.raises(smtplib.SMTPAuthenticationError):
            client.login(smtp_sink.user, "wrong")
        with pytest.raises(smtplib.SMTPSenderRefused):
            client.sendmail("a@one.example", ["b@two.example"], MAIL)
        client.login(smtp_sink.user, smtp_sink.password)
        with pytest.raises(smtplib.SMTPRecipientsRefused) as caught:
            client.sendmail("a@one.example", list(smtp_sink.reject), MAIL)
        assert {name: code for name, (code, _) in caught.value.recipients.items()} == smtp_sink.reject
        smtp_sink.refuse_data = "451 4.3.0 disk full, try again later"
        with pytest.raises(smtplib.SMTPDataError):
            client.sendmail("a@one.example", ["b@two.example"], MAIL)
    with smtplib.SMTP("localhost", smtp_sink.starttls, timeout=10) as client:
        client.ehlo()
        code, _ = client.mail("a@one.example")
        assert code == 530
    assert smtp_sink.messages == []


def test_script_with_tags_literals_and_starttls(authority: Authority) -> None:
    login = ["S: * OK ready", "C: <tag> CAPABILITY", "S: * CAPABILITY IMAP4rev1 STARTTLS", "S: <tag> OK done"]
    again = ["C: <tag> CAPABILITY", "S: * CAPABILITY IMAP4rev1", "S: <tag> OK done"]
    upgrade = ["C: <tag> STARTTLS", "S: <tag> OK done", "TLS", *again]
    append = [r"C: <tag> APPEND .*\{(?P<size>\d+)\}", "S: + go on", "READ <size>", "C: ", "S: <tag> OK done"]
    bye = ["C: <tag> LOGOUT", "S: * BYE", "S: <tag> OK done"]
    script = [*login, *upgrade, "C: <tag> LOGIN .*", "S: <tag> OK done", *append, *bye]
    with ScriptedServer(script, tls_context=authority.good.server_context()) as server:
        client = imaplib.IMAP4("localhost", server.port, timeout=10)
        client.starttls(authority.client_context())
        client.login("a", "b")
        assert client.append("Sent", "", "", MAIL)[0] == "OK"
        client.logout()
    assert MAIL.decode() in server.received


def test_script_reports_a_mismatch() -> None:
    server = ScriptedServer(["S: +OK ready", "C: CAPA"]).start()
    client = poplib.POP3("localhost", server.port, timeout=10)
    with pytest.raises((poplib.error_proto, OSError)):
        client.user("alice")
    client.close()
    with pytest.raises(AssertionError, match="USER alice"):
        server.finish()


def test_script_reports_what_never_came() -> None:
    server = ScriptedServer(["S: +OK ready", "C: CAPA"]).start()
    client = poplib.POP3("localhost", server.port, timeout=10)
    with pytest.raises(AssertionError, match="CAPA"):
        server.finish(timeout=0.2)
    client.close()


def test_script_hang_close_and_several_connections() -> None:
    with ScriptedServer(["S: +OK one", "CLOSE"], ["S: +OK two", "HANG"]) as server:
        first = poplib.POP3("localhost", server.port, timeout=10)
        with pytest.raises((poplib.error_proto, OSError)):
            first.stat()
        first.close()
        second = poplib.POP3("localhost", server.port, timeout=0.3)
        with pytest.raises(TimeoutError):
            second.stat()
        second.close()
    assert "STAT" in server.received
