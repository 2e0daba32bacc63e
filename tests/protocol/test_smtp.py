"""Sending, against an SMTP server that keeps what it gets, and against written dialogues."""

from __future__ import annotations

import threading
import time

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.transport.smtp import DeliveryReport, DeliveryUnknown, SmtpSender, check, deliver
from tests.servers.certs import Authority
from tests.servers.scripted import ScriptedServer, Step
from tests.servers.smtp import SmtpSink

RAW = b"From: a@one.example\r\nBcc: hidden@two.example\r\nSubject: hi\r\n\r\n.dot\r\n..\r\n.\r\nend"
SENT = b"From: a@one.example\r\nSubject: hi\r\n\r\n.dot\r\n..\r\n.\r\nend\r\n"
HELLO: list[Step] = ["S: 220 ready", r"C: EHLO \[127\.0\.0\.1\]", b"250-mx\r\n250-8BITMIME\r\n250 SIZE 1000\r\n"]


def settings_for(sink: SmtpSink, security: Security, user: str | None = None) -> ServerSettings:
    port = {Security.TLS: sink.tls, Security.STARTTLS: sink.starttls, Security.NONE: sink.plain}[security]
    return ServerSettings("localhost", port, security, sink.user if user is None else user, str(sink.ca_file))


def send(sink: SmtpSink, recipients: tuple[str, ...], security: Security = Security.TLS) -> DeliveryReport:
    return deliver(settings_for(sink, security), sink.password, "a@one.example", recipients, RAW,
                   plaintext_consent=True)


@pytest.mark.parametrize("security", list(Security))
def test_each_way_to_connect(smtp_sink: SmtpSink, security: Security) -> None:
    report = send(smtp_sink, ("b@two.example", "hidden@two.example"), security)
    assert report == DeliveryReport(("b@two.example", "hidden@two.example"), {})
    message, = smtp_sink.wait_for(1)
    assert message.mail_from == "a@one.example"
    assert message.rcpts == ("b@two.example", "hidden@two.example")
    assert message.raw == SENT
    assert smtp_sink.logins == ["PLAIN"]


def test_check_logs_in_and_sends_nothing(smtp_sink: SmtpSink) -> None:
    keywords = check(settings_for(smtp_sink, Security.STARTTLS), smtp_sink.password, plaintext_consent=False)
    assert any(word.startswith("SIZE") for word in keywords)
    assert "SMTPUTF8" in keywords
    assert smtp_sink.logins == ["PLAIN"]
    assert smtp_sink.messages == []


def test_wrong_password(smtp_sink: SmtpSink) -> None:
    with pytest.raises(MailError) as caught:
        check(settings_for(smtp_sink, Security.TLS), "not it at all", plaintext_consent=False)
    assert caught.value.kind is ErrorKind.LOGIN_REFUSED
    assert "not it at all" not in str(caught.value)


def test_a_user_without_a_password_and_no_user_at_all(smtp_sink: SmtpSink) -> None:
    with pytest.raises(MailError) as caught:
        check(settings_for(smtp_sink, Security.TLS), None, plaintext_consent=False)
    assert caught.value.kind is ErrorKind.SECRET_MISSING
    with pytest.raises(MailError, match="user name") as caught:
        deliver(settings_for(smtp_sink, Security.TLS, user=""), None, "a@one.example", ["b@two.example"], RAW,
                plaintext_consent=False)
    assert caught.value.kind is ErrorKind.REFUSED
    assert smtp_sink.logins == []


def test_some_recipients_refused(smtp_sink: SmtpSink) -> None:
    smtp_sink.reject = {"gone@two.example": 550}
    report = send(smtp_sink, ("gone@two.example", "b@two.example"))
    assert report.accepted == ("b@two.example",)
    assert list(report.refused) == ["gone@two.example"]
    assert "550" in report.refused["gone@two.example"]
    assert smtp_sink.wait_for(1)[0].rcpts == ("b@two.example",)


@pytest.mark.parametrize(("codes", "kind"), [((550, 550), ErrorKind.REFUSED), ((550, 451), ErrorKind.NETWORK)])
def test_all_recipients_refused(smtp_sink: SmtpSink, codes: tuple[int, int], kind: ErrorKind) -> None:
    smtp_sink.reject = dict(zip(("b@two.example", "c@two.example"), codes, strict=True))
    with pytest.raises(MailError) as caught:
        send(smtp_sink, tuple(smtp_sink.reject))
    assert caught.value.kind is kind
    assert smtp_sink.messages == []


@pytest.mark.parametrize(("answer", "kind"), [
    ("451 4.3.0 disk full", ErrorKind.NETWORK), ("554 5.7.1 spam", ErrorKind.REFUSED),
    ("552 full", ErrorKind.TOO_LARGE),
])
def test_the_message_itself_refused(smtp_sink: SmtpSink, answer: str, kind: ErrorKind) -> None:
    smtp_sink.refuse_data = answer
    with pytest.raises(MailError) as caught:
        send(smtp_sink, ("b@two.example",))
    assert caught.value.kind is kind
    assert not isinstance(caught.value, DeliveryUnknown)


def test_international_addresses(smtp_sink: SmtpSink) -> None:
    send(smtp_sink, ("jürgen@two.example",))
    assert smtp_sink.wait_for(1)[0].rcpts == ("jürgen@two.example",)


def test_a_large_message_arrives_whole(smtp_sink: SmtpSink) -> None:
    raw = b"Subject: big\r\n\r\n" + b"some line of text\r\n" * 600_000
    deliver(settings_for(smtp_sink, Security.TLS), smtp_sink.password, "a@one.example", ["b@two.example"], raw,
            plaintext_consent=False)
    assert smtp_sink.wait_for(1)[0].raw == raw


@pytest.mark.parametrize("bad", ["self_signed", "expired", "wrong_host"])
def test_bad_certificates_get_no_password(authority: Authority, bad: str) -> None:
    with SmtpSink(authority, getattr(authority, bad)) as sink:
        for security in (Security.TLS, Security.STARTTLS):
            with pytest.raises(MailError) as caught:
                send(sink, ("b@two.example",), security)
            assert caught.value.kind is ErrorKind.TLS_CERTIFICATE
        assert sink.logins == []


# --- dialogues -----------------------------------------------------------------------------------


def plain(server: ScriptedServer, user: str = "", security: Security = Security.NONE) -> ServerSettings:
    return ServerSettings(server.host, server.port, security, user)


def fails(steps: list[Step], *, user: str = "", security: Security = Security.NONE, consent: bool = True,
          recipients: tuple[str, ...] = ("b@two.example",), raw: bytes = RAW) -> tuple[MailError, ScriptedServer]:
    with ScriptedServer(steps) as server, pytest.raises(MailError) as caught:
        deliver(plain(server, user, security), "secret", "a@one.example", recipients, raw,
                plaintext_consent=consent, timeout=0.5)
    return caught.value, server


TO_DATA: list[Step] = [*HELLO, r"C: MAIL FROM:<a@one\.example> SIZE=\d+", "S: 250 ok",
                       r"C: RCPT TO:<b@two\.example>", "S: 250 ok", "C: DATA"]
WHOLE: list[Step] = [*TO_DATA, "S: 354 go", *[f"C: {line}" for line in (
    "From: a@one.example", "Subject: hi", "", r"\.\.dot", r"\.\.\.", r"\.\.", "end", r"\.")]]


@pytest.mark.parametrize("last", [["CLOSE"], [b"25"], [b"\xff\xfe what\r\n"], ["S: 354 go on"]])
def test_lost_after_the_dot_is_unknown(last: list[Step]) -> None:
    error, _ = fails([*WHOLE, *last])
    assert isinstance(error, DeliveryUnknown)


def test_interrupted_after_the_dot_is_unknown() -> None:
    with ScriptedServer([*WHOLE, "HANG"]) as server:
        sender = SmtpSender(plain(server), None, plaintext_consent=True)

        def interrupt() -> None:
            deadline = time.monotonic() + 10
            while "." not in server.received and time.monotonic() < deadline:
                threading.Event().wait(0.02)
            sender.interrupt()

        thread = threading.Thread(target=interrupt)
        thread.start()
        with pytest.raises(DeliveryUnknown):
            sender.deliver("a@one.example", ["b@two.example"], RAW)
        thread.join()
        with pytest.raises(MailError) as caught:
            sender.check()
        assert caught.value.kind is ErrorKind.CANCELLED


@pytest.mark.parametrize(("steps", "kind"), [
    (["HANG"], ErrorKind.TIMEOUT),
    (["CLOSE"], ErrorKind.NETWORK),
    (["S: +OK pop"], ErrorKind.WRONG_PROTOCOL),
    (["S: * OK imap"], ErrorKind.WRONG_PROTOCOL),
    (["S: what is this"], ErrorKind.WRONG_PROTOCOL),
    (["S: 421 busy"], ErrorKind.NETWORK),
    (["S: 554 no"], ErrorKind.REFUSED),
    (["S: 220 ready", "C: EHLO .*", "CLOSE"], ErrorKind.NETWORK),
    ([*TO_DATA[:4], "S: 452 later"], ErrorKind.NETWORK),
    ([*TO_DATA, "S: 451 later"], ErrorKind.NETWORK),
    ([*TO_DATA, "S: 554 no valid recipients"], ErrorKind.REFUSED),
    ([*TO_DATA, "CLOSE"], ErrorKind.NETWORK),
    ([*TO_DATA, "S: 250 what"], ErrorKind.PROTOCOL),
])
def test_troubles_before_the_dot_are_not_unknown(steps: list[Step], kind: ErrorKind) -> None:
    error, _ = fails(steps)
    assert error.kind is kind
    assert not isinstance(error, DeliveryUnknown)


def test_an_answer_without_end() -> None:
    error, _ = fails([b"220-x\r\n" * 1000])
    assert error.kind is ErrorKind.PROTOCOL


def test_helo_where_ehlo_is_unknown() -> None:
    steps: list[Step] = ["S: 220 old", "C: EHLO .*", "S: 500 what", "C: HELO .*", "S: 250 mx",
                         r"C: MAIL FROM:<>", "S: 250", "C: RCPT .*", "S: 250", "C: DATA", "S: 354", "C: x: y", "C: ",
                         r"C: \.", "S: 250 2.0.0 queued", "C: QUIT"]
    with ScriptedServer(steps) as server:
        report = deliver(plain(server), None, "", ["b@two.example"], b"x: y\r\n\r\n", plaintext_consent=True)
    assert report.accepted == ("b@two.example",)


@pytest.mark.parametrize(("offered", "mail", "rcpt"), [
    (b"250-mx\r\n250 DSN\r\n", "C: MAIL FROM:<a@one.example> RET=HDRS",
     "C: RCPT TO:<b@two.example> NOTIFY=SUCCESS,FAILURE,DELAY"),
    (b"250 mx\r\n", "C: MAIL FROM:<a@one.example>", "C: RCPT TO:<b@two.example>"),
], ids=["offered", "not-offered"])
def test_a_delivery_notice_is_asked_for_where_it_is_offered(offered: bytes, mail: str, rcpt: str) -> None:
    steps: list[Step] = ["S: 220 ready", "C: EHLO .*", offered, f"{mail}$", "S: 250", f"{rcpt}$", "S: 250", "C: DATA",
                         "S: 354", "C: x: y", "C: ", r"C: \.", "S: 250 2.0.0 queued", "C: QUIT"]
    with ScriptedServer(steps) as server:
        deliver(plain(server), None, "a@one.example", ["b@two.example"],
                b"X-Depesche-Delivery-Notice: yes\r\nx: y\r\n\r\n", plaintext_consent=True)


def test_starttls_missing() -> None:
    error, server = fails(HELLO, security=Security.STARTTLS)
    assert error.kind is ErrorKind.STARTTLS_MISSING
    assert not any("MAIL" in line for line in server.received)


def test_words_injected_before_tls_are_noticed(authority: Authority) -> None:
    steps: list[Step] = ["S: 220 ready", "C: EHLO .*", b"250-mx\r\n250 STARTTLS\r\n", "C: STARTTLS",
                         b"220 go\r\n250-mx\r\n250 AUTH PLAIN\r\n"]
    with ScriptedServer(steps, tls_context=authority.good.server_context()) as server:
        settings = ServerSettings("localhost", server.port, Security.STARTTLS, "u", str(authority.ca_file))
        with pytest.raises(MailError) as caught:
            check(settings, "secret", plaintext_consent=False)
        assert caught.value.kind is ErrorKind.PROTOCOL


def test_without_consent_nothing_is_sent() -> None:
    server = ScriptedServer(HELLO).start()
    with pytest.raises(MailError) as caught:
        check(plain(server, "u"), "secret", plaintext_consent=False)
    server.stop()
    assert caught.value.kind is ErrorKind.USAGE
    assert server.received == []


def test_auth_login_and_an_echoed_password() -> None:
    offers: list[Step] = ["S: 220 ready", "C: EHLO .*", b"250-mx\r\n250-AUTH CRAM-MD5 LOGIN\r\n250 AUTH=LOGIN\r\n",
                          "C: AUTH LOGIN", "S: 334 VXNlcm5hbWU6", "C: dQ==", "S: 334 UGFzc3dvcmQ6", "C: c2VjcmV0"]
    with ScriptedServer([*offers, "S: 235 ok", "C: QUIT"]) as server:
        assert "AUTH CRAM-MD5 LOGIN LOGIN" in check(plain(server, "u"), "secret", plaintext_consent=True)
    with ScriptedServer([*offers, "S: 535 c2VjcmV0 (secret) is wrong"]) as server:
        with pytest.raises(MailError) as caught:
            check(plain(server, "u"), "secret", plaintext_consent=True)
        assert caught.value.kind is ErrorKind.LOGIN_REFUSED
        assert "secret" not in str(caught.value)
        assert "c2VjcmV0" not in str(caught.value)
    with ScriptedServer([*offers, "S: 454 later"]) as server, pytest.raises(MailError) as caught:
        check(plain(server, "u"), "secret", plaintext_consent=True)
    assert caught.value.kind is ErrorKind.NETWORK


def test_no_login_offered() -> None:
    error, _ = fails(HELLO, user="u")
    assert error.kind is ErrorKind.UNSUPPORTED


def test_known_beforehand() -> None:
    error, server = fails(HELLO, raw=b"x" * 1001)
    assert error.kind is ErrorKind.TOO_LARGE
    error, server = fails(HELLO, recipients=("jürgen@two.example",))
    assert error.kind is ErrorKind.UNSUPPORTED
    assert not any("MAIL" in line for line in server.received)


@pytest.mark.parametrize("recipients", [(), ("b@two.example\r\nDATA",), ("nobody",)])
def test_bad_recipients_open_no_connection(recipients: tuple[str, ...]) -> None:
    settings = ServerSettings("127.0.0.1", 1, Security.NONE, "")
    with pytest.raises(MailError) as caught:
        deliver(settings, None, "a@one.example", recipients, RAW, plaintext_consent=True)
    assert caught.value.kind is ErrorKind.USAGE
