"""A token endpoint's answers, and the list of providers with what is set on this computer."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import SecretKind, SecretSource
from app.model.sign_in import SignInFailed, SignInTrouble
from app.setup import oauth, oauth_answers, oauth_providers
from app.setup.oauth_answers import grant
from app.setup.oauth_providers import Provider

GOOD: dict[str, object] = {"access_token": "a", "token_type": "Bearer", "expires_in": 100, "refresh_token": "r"}


def answer(**fields: object) -> bytes:
    return json.dumps({name: value for name, value in {**GOOD, **fields}.items() if value is not None}).encode()


def id_token(**claims: object) -> str:
    return f"e30.{base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b'=').decode()}.x"


@pytest.mark.parametrize(("fields", "seconds"), [
    ({}, 100), ({"expires_in": "250"}, 250), ({"expires_in": None}, 3600), ({"expires_in": True}, 3600),
    ({"expires_in": -5}, 3600), ({"expires_in": 1e300}, 3600), ({"expires_in": "9" * 5000}, 3600),
    ({"expires_in": 10 ** 9}, 30 * 86_400), ({"expires_in": 0}, 0), ({"expires_in": [1]}, 3600),
    ({"token_type": "bearer"}, 100),
])
def test_how_long_a_token_is_good(fields: dict[str, object], seconds: float) -> None:
    given = grant(answer(**fields), "id.example", "c")
    assert (given.access, given.refresh, given.seconds) == ("a", "r", seconds)


@pytest.mark.parametrize("body", [
    b"", b"null", b"[]", b"<html>", b"{" * 100_000, b"[" * 100_000, b"\xff\xfe",
    answer(access_token=None), answer(access_token=""), answer(access_token=7), answer(access_token="a b"),
    answer(access_token="a\1auth=x"), answer(access_token="a\r\nA LOGOUT"), answer(access_token="ä"),
    answer(access_token="x" * 20_000), answer(token_type="mac"), answer(token_type=None),
    answer(refresh_token="r\n"), answer(refresh_token=5),
])
def test_what_cannot_be_used(body: bytes) -> None:
    with pytest.raises(MailError) as caught:
        grant(body, "id.example", "c")
    assert caught.value.kind is ErrorKind.PROTOCOL


@pytest.mark.parametrize(("token", "identity"), [
    (id_token(nonce="n", aud="c", email="alice@example.org"), "alice@example.org"),
    (id_token(nonce="n", aud=["d", "c"], preferred_username="alice@example.org"), "alice@example.org"),
    (id_token(nonce="n", aud="c", email="not an address"), ""), (id_token(nonce="n", aud="c", email=["a@b.c"]), ""),
    ("only.two", ""), (7, ""), (id_token(nonce="n", aud="c", email="a" * 400 + "@example.org"), ""),
])
def test_who_signed_in(token: object, identity: str) -> None:
    assert grant(answer(id_token=token), "id.example", "c", "n").identity == identity


@pytest.mark.parametrize("token", [id_token(nonce="other", aud="c"), id_token(aud="c"), id_token(nonce="n", aud="d"),
                                   id_token(nonce="n", aud=["d", {}]), id_token(nonce=["n"], aud="c"), "a.!!!.c"])
def test_an_id_token_for_another_request(token: str) -> None:
    with pytest.raises(SignInFailed) as caught:
        grant(answer(id_token=token), "id.example", "c", "n")
    assert caught.value.trouble is SignInTrouble.FORGED


@pytest.mark.parametrize(("status", "body", "kind"), [
    (400, b'{"error": "invalid_grant", "error_description": "Token revoked"}', ErrorKind.SIGN_IN_NEEDED),
    (400, b'{"error": "interaction_required"}', ErrorKind.SIGN_IN_NEEDED),
    (401, b'{"error": "invalid_client"}', ErrorKind.REFUSED), (400, b"<html>", ErrorKind.REFUSED),
    (429, b"", ErrorKind.NETWORK), (503, b"{}", ErrorKind.NETWORK),
    (400, b'{"error": "temporarily_unavailable"}', ErrorKind.NETWORK),
    (400, b'{"error": {"code": 5}}', ErrorKind.REFUSED),
])
def test_what_a_refusal_means(status: int, body: bytes, kind: ErrorKind) -> None:
    assert oauth_answers.failure(status, body, "id.example").kind is kind


# --- providers -------------------------------------------------------------------------------------


def test_the_list_names_large_providers_and_no_client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEPESCHE_OAUTH", str(tmp_path / "none.json"))
    known = oauth_providers.known()
    assert {"google", "microsoft", "yahoo", "aol", "fastmail"} <= set(known)
    for each in known.values():
        assert not each.is_configured and each.scopes and each.hosts and each.domains
        assert "{port}" in each.redirect
    assert oauth_providers.of_address("Someone@GMail.com ") is known["google"]
    assert oauth_providers.of_host("outlook.office365.com.") is known["microsoft"]
    assert oauth_providers.of_address("a@example.org") is None and oauth_providers.of_host("imap.example.org") is None


def test_a_distributor_sets_names_and_adds_providers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "oauth.json"
    monkeypatch.setenv("DEPESCHE_OAUTH", str(file))
    file.write_text(json.dumps({
        "google": {"client": "g-1", "secret": "canary"}, "own": {
            "name": "Own", "authorize": "https://a.example/auth", "token": "https://a.example/token", "client": "o-1",
            "domains": ["Example.ORG"], "extra": {"tenant": "x", "bad": 5}},
        "http": {"authorize": "http://a.example/auth", "token": "https://a.example/token", "client": "x"},
        "elsewhere": {"authorize": "https://a.example", "token": "https://a.example", "redirect": "https://evil.example"},
        "holes": {"authorize": "https://a.example", "token": "https://a.example", "redirect": "http://localhost:{port}/{x}"},
        "user": {"authorize": "https://a.example", "token": "https://a.example",
                 "redirect": "http://localhost:{port}@evil.example/"},
        "nonsense": 7, "empty": {}}))
    known = oauth_providers.known()
    assert known["google"].is_configured and known["google"].name == "Google"
    assert "canary" not in repr(known["google"])
    assert oauth_providers.of_address("a@example.org") is known["own"] and known["own"].extra == (("tenant", "x"),)
    assert not {"http", "elsewhere", "holes", "user", "nonsense", "empty"} & set(known)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"google": null}'])
def test_a_broken_file_keeps_nobody_from_their_mail(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "oauth.json"
    file.write_text(text)
    monkeypatch.setenv("DEPESCHE_OAUTH", str(file))
    assert "google" in oauth_providers.known()


def test_the_page_keeps_the_verifier_to_itself() -> None:
    provider = Provider("k", "K", "https://a.example/auth?tenant=1", "https://a.example/token", ("mail", "openid"),
                        "id&1", extra=(("prompt", "consent"),))
    request = oauth.Request()
    page = oauth.page(provider, request, "http://127.0.0.1:1/x", "a+b@example.org")
    assert page.startswith("https://a.example/auth?tenant=1&response_type=code&client_id=id%261&")
    assert request.verifier not in page and request.state in page and request.nonce in page
    assert "code_challenge_method=S256" in page and "prompt=consent" in page and "a%2Bb%40example.org" in page
    assert request.state not in repr(request) and len(request.state) >= 43 and len(request.verifier) >= 43
    assert oauth.Request().state != request.state


def test_renewals_can_be_stopped() -> None:
    renewals = oauth.Renewals()
    renewals.stop()
    with pytest.raises(MailError) as caught:
        renewals(SecretSource(SecretKind.OAUTH, provider="https://127.0.0.1:1", client="c"), "r", "")
    assert caught.value.kind is ErrorKind.CANCELLED


def test_a_refusal_that_quotes_what_it_got() -> None:
    token = "1//canary-refresh"
    body = json.dumps({"error": "invalid_grant", "error_description": f"{token} has ended ({token})"}).encode()
    error = oauth_answers.failure(400, body, "id.example", (token, "", "a"))
    assert error.server_text == "invalid_grant: … has ended (…)" and token not in repr(error)


def test_a_grant_of_a_listed_provider_is_for_its_servers() -> None:
    google = oauth_providers.known()["google"]
    given = oauth._granted(google, answer())
    assert "imap.gmail.com" in given.hosts and "imap.example.org" not in given.hosts
