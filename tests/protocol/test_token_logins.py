"""Logins with a token by IMAP and SMTP, as written dialogues; those by POP3 are in test_pop3_login.py."""

from __future__ import annotations

import base64
import traceback

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.sign_in import AccessToken
from app.transport.smtp import SmtpSender
from tests.servers.scripted import ScriptedServer, Step

TOKEN = "canary-token"
FAILED = base64.b64encode(b'{"status":"invalid_token","scope":"mail"}').decode()
IMAP_END = ["S: <tag> OK [CAPABILITY IMAP4rev1] in"]
EHLO = ["S: 220 ready", "C: EHLO .*"]


def bearer(port: int, token: str = TOKEN) -> str:
    return base64.b64encode(f"n,a=alice,\1host=127.0.0.1\1port={port}\1auth=Bearer {token}\1\1".encode()).decode()


def xoauth2(token: str = TOKEN) -> str:
    return base64.b64encode(f"user=alice\1auth=Bearer {token}\1\1".encode()).decode()


def imap(server: ScriptedServer, token: AccessToken) -> None:
    backend = ImapBackend(ServerSettings(server.host, server.port, Security.NONE, "alice"), lambda: token,
                          trace_name="test", plaintext_consent=True, timeout=5.0)
    try:
        backend.open()
    finally:
        backend.close()


def smtp(server: ScriptedServer, token: AccessToken) -> None:
    SmtpSender(ServerSettings(server.host, server.port, Security.NONE, "alice"), token, plaintext_consent=True,
               timeout=5.0).check()


def greeted(words: str) -> list[Step]:
    return ["S: * OK ready", "C: <tag> CAPABILITY", f"S: * CAPABILITY IMAP4rev1 {words}".rstrip(), "S: <tag> OK done"]


def offering(words: str) -> list[Step]:
    return [*EHLO, "S: 250-here", f"S: 250 AUTH {words}"]


def refusal(call: object, server: ScriptedServer, token: AccessToken) -> MailError:
    with pytest.raises(MailError) as caught:
        call(server, token)  # type: ignore[operator]
    text = "".join(traceback.format_exception(caught.value)) + caught.value.server_text
    for form in (TOKEN, bearer(server.port), xoauth2(), xoauth2().rstrip("=")):
        assert form not in text
    return caught.value


@pytest.mark.parametrize(("words", "command"), [
    ("SASL-IR AUTH=OAUTHBEARER AUTH=XOAUTH2 AUTH=PLAIN", "OAUTHBEARER"),
    ("SASL-IR AUTH=PLAIN AUTH=XOAUTH2 LOGINDISABLED", "XOAUTH2"),
])
def test_imap_with_an_initial_response(words: str, command: str) -> None:
    with ScriptedServer([*greeted(words), rf"C: <tag> AUTHENTICATE {command} (?P<said>\S+)", *IMAP_END]) as server:
        imap(server, AccessToken(TOKEN))
    assert server.received[1].split()[-1] == (bearer(server.port) if command == "OAUTHBEARER" else xoauth2())


@pytest.mark.parametrize("token", [TOKEN, "long" * 2500])
def test_imap_without_one_or_with_one_that_is_too_long(token: str) -> None:
    words = "AUTH=XOAUTH2" if token == TOKEN else "SASL-IR AUTH=XOAUTH2"
    with ScriptedServer([*greeted(words), "C: <tag> AUTHENTICATE XOAUTH2", "S: + ", r"C: \S+", *IMAP_END]) as server:
        imap(server, AccessToken(token))
    assert server.received[2] == xoauth2(token)


@pytest.mark.parametrize(("words", "first", "dummy"), [
    ("SASL-IR AUTH=OAUTHBEARER", [r"C: <tag> AUTHENTICATE OAUTHBEARER <said>"], "AQ=="),
    ("SASL-IR AUTH=XOAUTH2", [r"C: <tag> AUTHENTICATE XOAUTH2 <said>"], ""),
    ("AUTH=OAUTHBEARER", ["C: <tag> AUTHENTICATE OAUTHBEARER", "S: +", r"C: <said>"], "AQ=="),
])
@pytest.mark.parametrize("words_of_no", ["[AUTHENTICATIONFAILED] no", "you said <said>"])
def test_imap_answers_the_challenge_that_tells_of_a_failure(words: str, first: list[str], dummy: str,
                                                            words_of_no: str) -> None:
    with ScriptedServer([*greeted(words), *first, f"S: + {FAILED}", f"C: {dummy}", f"S: <tag> NO {words_of_no}"]
                        ) as server:
        error = refusal(imap, server, AccessToken(TOKEN))
    assert error.kind is ErrorKind.SIGN_IN_NEEDED
    assert "invalid_token, mail" in error.server_text


def test_imap_a_challenge_after_the_challenge_is_cut_off() -> None:
    with ScriptedServer([*greeted("SASL-IR AUTH=XOAUTH2"), r"C: <tag> AUTHENTICATE XOAUTH2 \S+", "S: + not base64!",
                         "C: ", "S: + more", r"C: \*", "S: <tag> BAD enough"]) as server:
        assert refusal(imap, server, AccessToken(TOKEN)).kind is ErrorKind.SIGN_IN_NEEDED


def test_another_token_is_tried_once() -> None:
    first: list[Step] = [*greeted("SASL-IR AUTH=XOAUTH2"), r"C: <tag> AUTHENTICATE XOAUTH2 \S+", "S: <tag> NO expired"]
    second: list[Step] = [*greeted("SASL-IR AUTH=XOAUTH2"), r"C: <tag> AUTHENTICATE XOAUTH2 \S+", *IMAP_END]
    with ScriptedServer(first, second) as server:
        imap(server, AccessToken("old", lambda: AccessToken("new")))
    assert [each.split()[-1] for each in server.received[1::2]] == [xoauth2("old"), xoauth2("new")]
    with ScriptedServer(first, first) as server:
        error = refusal(imap, server, AccessToken("old", lambda: AccessToken("new")))
    assert error.kind is ErrorKind.SIGN_IN_NEEDED


@pytest.mark.parametrize("steps", [
    [*greeted("AUTH=PLAIN SASL-IR")],
    [*greeted("")],
])
def test_imap_never_sends_a_token_as_a_password(steps: list[Step]) -> None:
    with ScriptedServer(steps) as server:
        assert refusal(imap, server, AccessToken(TOKEN)).kind is ErrorKind.UNSUPPORTED
    assert len(server.received) == 1


@pytest.mark.parametrize(("words", "command"), [("PLAIN OAUTHBEARER XOAUTH2", "OAUTHBEARER"), ("XOAUTH2", "XOAUTH2")])
def test_smtp(words: str, command: str) -> None:
    with ScriptedServer([*offering(words), rf"C: AUTH {command} \S+", "S: 235 in", "C: QUIT"]) as server:
        smtp(server, AccessToken(TOKEN))
    assert server.received[1].split()[-1] == (bearer(server.port) if command == "OAUTHBEARER" else xoauth2())


def test_smtp_long_tokens_go_by_themselves() -> None:
    token = "long" * 500
    with ScriptedServer([*offering("XOAUTH2"), "C: AUTH XOAUTH2", "S: 334 ", r"C: \S+", "S: 235 in", "C: QUIT"]
                        ) as server:
        smtp(server, AccessToken(token))
    assert server.received[2] == xoauth2(token)


@pytest.mark.parametrize(("words", "dummy"), [("OAUTHBEARER", "AQ=="), ("XOAUTH2", "")])
@pytest.mark.parametrize("words_of_no", ["5.7.8 no", "you said <said>"])
def test_smtp_answers_the_challenge_that_tells_of_a_failure(words: str, dummy: str, words_of_no: str) -> None:
    with ScriptedServer([*offering(words), rf"C: AUTH {words} <said>", f"S: 334 {FAILED}", f"C: {dummy}",
                         f"S: 535 {words_of_no}"]) as server:
        error = refusal(smtp, server, AccessToken(TOKEN))
    assert error.kind is ErrorKind.SIGN_IN_NEEDED
    assert "invalid_token, mail" in error.server_text


def test_smtp_another_token_is_tried_once() -> None:
    first: list[Step] = [*offering("XOAUTH2"), r"C: AUTH XOAUTH2 \S+", "S: 535 expired"]
    second: list[Step] = [*offering("XOAUTH2"), r"C: AUTH XOAUTH2 \S+", "S: 235 in", "C: QUIT"]
    with ScriptedServer(first, second) as server:
        smtp(server, AccessToken("old", lambda: AccessToken("new")))
    assert server.received[1].split()[-1] == xoauth2("old")
    assert server.received[3].split()[-1] == xoauth2("new")


def test_smtp_never_sends_a_token_as_a_password() -> None:
    with ScriptedServer(offering("PLAIN LOGIN")) as server:
        assert refusal(smtp, server, AccessToken(TOKEN)).kind is ErrorKind.UNSUPPORTED
    assert len(server.received) == 1


def test_a_token_does_not_travel_in_the_clear() -> None:
    backend = ImapBackend(ServerSettings("imap.example.org", 143, Security.NONE, "alice"),
                          lambda: pytest.fail("the token was asked for"), trace_name="test", plaintext_consent=True)
    with pytest.raises(MailError) as caught:
        backend.open()
    assert caught.value.kind is ErrorKind.USAGE


def test_a_providers_token_is_shown_to_no_other_server() -> None:
    token = AccessToken(TOKEN, lambda: AccessToken("new"), frozenset({"imap.provider.example"}))
    for call, script in ((imap, greeted("SASL-IR AUTH=OAUTHBEARER AUTH=XOAUTH2 AUTH=PLAIN")),
                         (smtp, offering("XOAUTH2 OAUTHBEARER PLAIN"))):
        with ScriptedServer(script) as server:
            error = refusal(call, server, token)
        assert error.kind is ErrorKind.USAGE and server.host in error.detail
        assert TOKEN not in str(server.received) and "AUTH" not in str(server.received)
    there = AccessToken(TOKEN, hosts=frozenset({"127.0.0.1"}))
    with ScriptedServer([*greeted("SASL-IR AUTH=XOAUTH2"), r"C: <tag> AUTHENTICATE XOAUTH2 \S+", *IMAP_END]) as server:
        imap(server, there)
    assert there.is_for("127.0.0.1") and AccessToken(TOKEN).is_for("any.example")
    assert AccessToken(TOKEN, hosts=frozenset({"imap.gmail.com"})).is_for("IMAP.gmail.com.")
