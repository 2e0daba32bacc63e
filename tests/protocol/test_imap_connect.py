"""How a connection comes to be, or is refused with the right words."""

from __future__ import annotations

import socket
import threading

import pytest

from app.backends.imap import dial
from app.backends.imap.backend import ImapBackend
from app.backends.imap.switch import Switch
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from tests.protocol.imap_tools import BARE, dovecot_backend, login, scripted
from tests.servers.certs import Authority
from tests.servers.mail_user import MailUser
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"


def refused(backend: ImapBackend) -> MailError:
    with pytest.raises(MailError) as caught:
        backend.open()
    backend.close()
    return caught.value


@pytest.mark.servers
@pytest.mark.parametrize("security", list(Security))
def test_logs_in(mail_user: MailUser, security: Security) -> None:
    backend = dovecot_backend(mail_user, security=security)
    backend.open()
    backend.open()
    assert "IDLE" in backend.capabilities.server
    assert backend.octets_received > 0
    backend.close()
    backend.close()


@pytest.mark.servers
def test_wrong_password(mail_user: MailUser) -> None:
    error = refused(dovecot_backend(mail_user, password="wrong horse"))
    assert error.kind is ErrorKind.LOGIN_REFUSED
    assert "Authentication failed" in error.server_text
    assert "wrong horse" not in str(error)


@pytest.mark.servers
@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_unknown_authority(mail_user: MailUser, security: Security) -> None:
    error = refused(dovecot_backend(mail_user, security=security, ca_file=""))
    assert error.kind is ErrorKind.TLS_CERTIFICATE
    assert "unknown authority" in error.detail


@pytest.mark.servers
def test_tls_on_the_plain_port_and_the_other_way_round(mail_user: MailUser) -> None:
    settings = ServerSettings("localhost", mail_user.server.imap, Security.TLS, "a", str(mail_user.server.ca_file))
    error = refused(ImapBackend(settings, lambda: "b", trace_name="t"))
    assert error.kind is ErrorKind.TLS_FAILED
    assert "STARTTLS" in error.detail
    settings = ServerSettings("localhost", mail_user.server.imaps, Security.STARTTLS, "a")
    error = refused(ImapBackend(settings, lambda: "b", trace_name="t", timeout=0.3))
    assert error.kind is ErrorKind.TIMEOUT
    assert "choose TLS" in error.detail


@pytest.mark.parametrize(("name", "words"), [("self_signed", "self-signed"), ("expired", "expired"),
                                             ("wrong_host", "another name")])
def test_bad_certificates(authority: Authority, name: str, words: str) -> None:
    context = getattr(authority, name).server_context()
    server = ScriptedServer([], tls_context=context, implicit_tls=True).start()
    error = refused(scripted(server, security=Security.TLS, ca_file=str(authority.ca_file), host="localhost"))
    server.stop()
    assert error.kind is ErrorKind.TLS_CERTIFICATE
    assert words in error.detail


@pytest.mark.parametrize(("greeting", "kind", "words"), [
    ("+OK POP3 ready", ErrorKind.WRONG_PROTOCOL, "a POP3 server"),
    ("220 mail.example ESMTP", ErrorKind.WRONG_PROTOCOL, "an SMTP server"),
    ("hello", ErrorKind.WRONG_PROTOCOL, "does not speak IMAP"),
    ("* BYE too many connections", ErrorKind.NETWORK, "no connection now"),
])
def test_greetings(greeting: str, kind: ErrorKind, words: str) -> None:
    with ScriptedServer([f"S: {greeting}"]) as server:
        error = refused(scripted(server))
    assert error.kind is kind
    assert words in error.detail


def test_hanging_server() -> None:
    with ScriptedServer(["HANG"]) as server:
        error = refused(scripted(server, timeout=0.2))
    assert error.kind is ErrorKind.TIMEOUT
    assert "hangs" in error.detail


def test_unknown_host_and_refused_port() -> None:
    unknown = ServerSettings("no-such-host.invalid", 993, Security.TLS, "a")
    assert refused(ImapBackend(unknown, lambda: "b", trace_name="t")).kind is ErrorKind.HOST_UNKNOWN
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    nobody = ServerSettings("127.0.0.1", port, Security.TLS, "a")
    assert refused(ImapBackend(nobody, lambda: "b", trace_name="t")).kind is ErrorKind.CONNECTION_REFUSED


@pytest.mark.parametrize(("host", "consent"), [("127.0.0.1", False), ("192.0.2.1", True)])
def test_no_plain_text_without_consent_or_beyond_this_computer(host: str, consent: bool) -> None:
    settings = ServerSettings(host, 143, Security.NONE, "a")
    error = refused(ImapBackend(settings, lambda: "b", trace_name="t", plaintext_consent=consent))
    assert error.kind is ErrorKind.USAGE


def test_starttls_stripped(authority: Authority) -> None:
    script: list[Step] = ["S: * OK ready", "C: <tag> CAPABILITY", f"S: * CAPABILITY {BARE}", "S: <tag> OK done"]
    with ScriptedServer(script) as server:
        error = refused(scripted(server, security=Security.STARTTLS, ca_file=str(authority.ca_file)))
    assert error.kind is ErrorKind.STARTTLS_MISSING
    assert not any("secret" in line for line in server.received)


def test_preauth_with_starttls_is_refused(authority: Authority) -> None:
    script: list[Step] = ["S: * PREAUTH welcome", "C: <tag> CAPABILITY", f"S: * CAPABILITY {BARE} STARTTLS",
                          "S: <tag> OK done"]
    with ScriptedServer(script) as server:
        error = refused(scripted(server, security=Security.STARTTLS, ca_file=str(authority.ca_file)))
    assert error.kind is ErrorKind.STARTTLS_MISSING


def test_what_is_injected_before_starttls_is_forgotten(authority: Authority) -> None:
    script: list[Step] = [
        "S: * OK ready", "C: <tag> CAPABILITY", f"S: * CAPABILITY {BARE} STARTTLS", "S: <tag> OK done",
        "C: <tag> STARTTLS", f"S: * CAPABILITY {BARE} XEVIL", "S: <tag> OK done\r\n* CAPABILITY IMAP4rev1 XWORSE",
        "TLS",
        "C: <tag> CAPABILITY", f"S: * CAPABILITY {BARE}", "S: <tag> OK done",
        'C: <tag> LOGIN "alice" "secret"', "S: <tag> OK done", "C: <tag> CAPABILITY", f"S: * CAPABILITY {BARE} IDLE",
        "S: <tag> OK done",
    ]
    with ScriptedServer(script, tls_context=authority.good.server_context()) as server:
        backend = scripted(server, security=Security.STARTTLS, ca_file=str(authority.ca_file))
        backend.open()
        assert backend.capabilities.server == ("IMAP4REV1", "IDLE")
        backend.close()


def test_names_and_passwords_are_quoted_and_line_breaks_refused() -> None:
    script = login()
    script[4] = r'C: <tag> LOGIN "a \\"b" "se\\\\cret"'
    with ScriptedServer(script) as server:
        backend = scripted(server, user='a "b', password="se\\cret")
        backend.open()
        backend.close()
    with ScriptedServer(login()[:4]) as server:
        error = refused(scripted(server, password="x\r\nA1 LOGOUT"))
    assert error.kind is ErrorKind.USAGE
    assert "LOGOUT" not in str(error)


def test_authenticate_plain_when_login_is_disabled() -> None:
    words = f"{BARE} LOGINDISABLED AUTH=PLAIN"
    script: list[Step] = [*login(words)[:4], "C: <tag> AUTHENTICATE PLAIN", "S: + ", "C: AGFsaWNlAHNlY3JldA==",
                          f"S: <tag> OK [CAPABILITY {BARE}] in"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.open()
        backend.close()


@pytest.mark.parametrize(("answer", "kind"), [
    ("<tag> NO [AUTHENTICATIONFAILED] no secret for you", ErrorKind.LOGIN_REFUSED),
    ("<tag> NO [UNAVAILABLE] try later", ErrorKind.NETWORK),
    ("* BYE too many logins", ErrorKind.NETWORK),
    ("nonsense", ErrorKind.PROTOCOL),
])
def test_refused_logins(answer: str, kind: ErrorKind) -> None:
    with ScriptedServer([*login()[:5], f"S: {answer}"]) as server:
        error = refused(scripted(server))
    assert error.kind is kind
    assert "secret" not in str(error)


@pytest.mark.parametrize("form", ["secret", "AGFsaWNlAHNlY3JldA==", "c2VjcmV0"])
def test_a_server_that_quotes_what_was_sent_gives_no_secret_away(form: str) -> None:
    words = f"{BARE} LOGINDISABLED AUTH=PLAIN"
    script: list[Step] = [*login(words)[:4], "C: <tag> AUTHENTICATE PLAIN", "S: + ", "C: AGFsaWNlAHNlY3JldA==",
                          f"S: <tag> NO bad credentials: {form}"]
    with ScriptedServer(script) as server:
        error = refused(scripted(server))
    assert error.kind is ErrorKind.LOGIN_REFUSED
    assert "bad credentials: …" in error.server_text
    assert not any(part in str(error) for part in (form, form.rstrip("=")))


@pytest.mark.parametrize("how", ["interrupt", "deadline"])
def test_a_name_server_that_never_answers(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(30.0) and [])
    monkeypatch.setattr(dial, "RESOLVE_TIMEOUT", 0.3 if how == "deadline" else 30.0)
    backend = ImapBackend(ServerSettings("slow.example", 993, Security.TLS, "a"), lambda: "b", trace_name="t")
    timer = threading.Timer(0.2, backend.interrupt if how == "interrupt" else lambda: None)
    timer.start()
    error = refused(backend)
    timer.join()
    answered.set()
    assert error.kind is (ErrorKind.CANCELLED if how == "interrupt" else ErrorKind.HOST_UNKNOWN)


def test_a_peer_that_is_gone_is_noticed_within_a_minute() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        sock = dial.dial("127.0.0.1", listener.getsockname()[1], Switch(), 5.0)
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        options = {name: sock.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
                   for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT") if hasattr(socket, name)}
        sock.close()
    if options:  # macOS names them otherwise
        assert options["TCP_KEEPIDLE"] + options["TCP_KEEPINTVL"] * options["TCP_KEEPCNT"] <= 60


def test_interrupt_while_connecting() -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(full.getsockname())
        settings = ServerSettings("127.0.0.1", full.getsockname()[1], Security.TLS, "a")
        backend = ImapBackend(settings, lambda: "b", trace_name="t")
        timer = threading.Timer(0.3, backend.interrupt)
        timer.start()
        assert refused(backend).kind is ErrorKind.CANCELLED
        timer.join()
        for filler in fillers:
            filler.close()
