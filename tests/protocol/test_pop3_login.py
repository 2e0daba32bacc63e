"""POP3's logins, as written dialogues."""

from __future__ import annotations

import base64
import hashlib

import pytest

from app.backends.pop3.connection import Pop3Connection
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.sign_in import AccessToken
from tests.servers.scripted import ScriptedServer, Step

STAMP = "<1896.697170952@dbc.mtview.ca.us>"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


PLAIN = encoded("\0alice\0sécret")


def greeted(*words: str, greeting: str = "+OK ready") -> list[Step]:
    return [f"S: {greeting}", "C: CAPA", ("+OK\r\n" + "".join(f"{word}\r\n" for word in words) + ".\r\n").encode()]


def log_in(steps: list[Step], *, token: bool = False) -> ScriptedServer:
    """The finished dialogue; raises what the login raised."""
    with ScriptedServer(steps) as server:
        connection = Pop3Connection(ServerSettings(server.host, server.port, Security.NONE, "alice"),
                                    plaintext_consent=True, timeout=5.0)
        try:
            connection.open(lambda: AccessToken("sécret") if token else "sécret")
        finally:
            connection.close()
    return server


@pytest.mark.parametrize("steps", [
    [*greeted("USER", "SASL LOGIN PLAIN"), "C: AUTH PLAIN", "S: + ", f"C: {PLAIN}", "S: +OK"],
    [*greeted("USER", "SASL LOGIN"), "C: AUTH LOGIN", f"S: + {encoded('Username:')}", f"C: {encoded('alice')}",
     f"S: + {encoded('Password:')}", f"C: {encoded('sécret')}", "S: +OK"],
    [*greeted("USER", "SASL XOAUTH2 CRAM-MD5"), "C: USER alice", "S: +OK", "C: PASS sécret", "S: +OK"],
    # Refused before it heard the secret: the next way.
    [*greeted("USER", "SASL PLAIN LOGIN"), "C: AUTH PLAIN", "S: -ERR unknown", "C: AUTH LOGIN", "S: -ERR unknown",
     "C: USER alice", "S: +OK", "C: PASS sécret", "S: +OK"],
    ["S: +OK", "C: CAPA", "S: -ERR", "C: USER alice", "S: +OK", "C: PASS sécret", "S: +OK"],
    [*greeted("UIDL", greeting=f"+OK POP3 server ready {STAMP}"),
     f"C: APOP alice {hashlib.md5((STAMP + 'sécret').encode()).hexdigest()}", "S: +OK"],
])
def test_the_best_way_is_taken(steps: list[Step]) -> None:
    assert log_in(steps).unexpected == []


def test_apop_only_where_nothing_else_is_offered() -> None:
    log_in([*greeted("USER", greeting=f"+OK {STAMP}"), "C: USER alice", "S: +OK", "C: PASS .*", "S: +OK"])


@pytest.mark.parametrize(("name", "response", "dummy"), [
    ("OAUTHBEARER", "n,a=alice,\1host=127.0.0.1\1port={port}\1auth=Bearer sécret\1\1", "AQ=="),
    ("XOAUTH2", "user=alice\1auth=Bearer sécret\1\1", "")])
@pytest.mark.parametrize("works", [True, False])
def test_a_token(name: str, response: str, dummy: str, works: bool) -> None:
    answer: list[Step] = (["S: +OK"] if works else
                          ["S: + eyJzdGF0dXMiOiI0MDEifQ==", f"C: {dummy}", "S: -ERR [AUTH] expired"])
    server = ScriptedServer([*greeted("USER", f"SASL {name} PLAIN"), f"C: AUTH {name}", "S: + ", r"C: (?P<said>\S+)",
                             *answer])
    with server:
        connection = Pop3Connection(ServerSettings(server.host, server.port, Security.NONE, "alice"),
                                    plaintext_consent=True, timeout=5.0)
        if works:
            connection.open(lambda: AccessToken("sécret"))
        else:
            with pytest.raises(MailError) as caught:
                connection.open(lambda: AccessToken("sécret"))
            assert caught.value.kind is ErrorKind.LOGIN_REFUSED
            assert caught.value.server_text == "[AUTH] expired 401"
        connection.close()
    assert base64.b64decode(server.received[2]).decode() == response.format(port=server.port)


def test_a_token_is_never_sent_as_a_password() -> None:
    with pytest.raises(MailError, match="token") as caught:
        log_in(greeted("USER", "SASL PLAIN LOGIN"), token=True)
    assert caught.value.kind is ErrorKind.UNSUPPORTED


@pytest.mark.parametrize("steps", [
    [*greeted("SASL PLAIN"), "C: AUTH PLAIN", "S: + ", r"C: <said>", "S: -ERR [AUTH] what is <said>"],
    [*greeted("SASL LOGIN"), "C: AUTH LOGIN", "S: + ", "C: .*", "S: + ", r"C: <said>", "S: -ERR bad <said>"],
    [*greeted("USER"), "C: USER alice", "S: +OK", "C: PASS <said>", "S: -ERR PASS <said> is wrong"],
])
def test_an_echoed_password_is_in_no_error(steps: list[Step]) -> None:
    with pytest.raises(MailError) as caught:
        log_in(steps)
    error: BaseException | None = caught.value
    assert caught.value.kind is ErrorKind.LOGIN_REFUSED
    assert caught.value.server_text
    while error is not None:
        text = f"{error!r} {error} {getattr(error, 'server_text', '')}"
        assert not any(form in text for form in ("sécret", PLAIN, encoded("sécret"), encoded("sécret").rstrip("=")))
        error = error.__context__


def test_a_refused_password_is_not_tried_in_another_way() -> None:
    with pytest.raises(MailError) as caught:
        log_in([*greeted("USER", "SASL PLAIN LOGIN"), "C: AUTH PLAIN", "S: + ", "C: .*", "S: -ERR [AUTH] no"])
    assert caught.value.kind is ErrorKind.LOGIN_REFUSED


@pytest.mark.parametrize("words", [("UIDL",), ("SASL CRAM-MD5",)])
def test_no_way_at_all(words: tuple[str, ...]) -> None:
    with pytest.raises(MailError, match="offers no login") as caught:
        log_in(greeted(*words))
    assert caught.value.kind is ErrorKind.UNSUPPORTED


@pytest.mark.parametrize("answer", ["S: -ERR [IN-USE] locked", "S: -ERR [LOGIN-DELAY] wait", "S: -ERR [SYS/TEMP] wait"])
def test_what_passes_by_itself_is_no_wrong_password(answer: str) -> None:
    for steps in ([*greeted("SASL PLAIN"), "C: AUTH PLAIN", answer],
                  [*greeted("SASL PLAIN"), "C: AUTH PLAIN", "S: + ", "C: .*", answer]):
        with pytest.raises(MailError) as caught:
            log_in(steps)
        assert caught.value.kind is ErrorKind.NETWORK


def test_nothing_in_the_clear_without_consent() -> None:
    server = ScriptedServer(["S: +OK"]).start()
    try:
        connection = Pop3Connection(ServerSettings(server.host, server.port, Security.NONE, "alice"),
                                    plaintext_consent=False, timeout=5.0)
        with pytest.raises(MailError) as caught:
            connection.open(lambda: pytest.fail("the password was asked"))
        assert caught.value.kind is ErrorKind.USAGE
        connection.close()
    finally:
        server.stop()
    assert server.received == []
