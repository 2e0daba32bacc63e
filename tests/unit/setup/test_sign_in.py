"""A sign-in from the request to the grant, with a provider that insists on every rule."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qs, urlsplit

import pytest

from app.errors import ErrorKind, MailError
from app.model.account import SecretKind, SecretSource
from app.model.sign_in import BrowserWords, Grant, SignInFailed, SignInTrouble
from app.setup import oauth, oauth_discovery
from app.setup.sign_in import SignInFlow
from tests.servers.certs import Authority
from tests.servers.oauth_provider import OAuthProvider, visit

WORDS = BrowserWords("Anmeldung", "Fertig & gut", "Nicht erlaubt", "Fenster schließen", "de")


@pytest.fixture
def provider(authority: Authority) -> Iterator[OAuthProvider]:
    with OAuthProvider(authority) as running:
        yield running
    oauth_discovery._KEPT.clear()


def flow_to(provider: OAuthProvider, email: str = "alice@example.org", patience: float = 20.0) -> SignInFlow:
    return SignInFlow(provider.issuer, email, client="depesche-test", ca_file=str(provider.authority.ca_file),
                      words=WORDS, patience=patience)


def sign_in(provider: OAuthProvider, flow: SignInFlow | None = None) -> tuple[SecretSource, Grant, list[str]]:
    """Run to the end with a browser; also what the browser showed at the end."""
    shown: list[str] = []
    with ThreadPoolExecutor() as pool:
        source, grant = (flow or flow_to(provider)).run(
            lambda url: pool.submit(lambda: shown.append(provider.browse(url)[1])) and None)
    return source, grant, shown


def failed(provider: OAuthProvider, flow: SignInFlow | None = None) -> MailError:
    with pytest.raises(MailError) as caught:
        sign_in(provider, flow)
    return caught.value


def test_from_the_page_to_the_grant(provider: OAuthProvider, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    source, grant, shown = sign_in(provider)
    assert source == SecretSource(SecretKind.OAUTH, provider=provider.issuer, client="depesche-test",
                                  identity="alice@example.org")
    assert provider.whose(grant.access) == "alice@example.org"
    assert "Fertig &amp; gut" in shown[0] and 'lang="de"' in shown[0] and "http" not in shown[0]
    asked = dict(provider.asked)
    assert asked["/authorize"]["login_hint"] == "alice@example.org"
    assert asked["/authorize"]["scope"] == "openid email offline_access"
    assert len(asked["/token"]["code_verifier"]) >= 43
    for secret in (grant.access, grant.refresh, asked["/token"]["code"], asked["/token"]["code_verifier"],
                   asked["/authorize"]["state"]):
        assert secret not in caplog.text + repr(grant) + repr(source)


def test_renewed_and_given_back(provider: OAuthProvider) -> None:
    source, grant, _ = sign_in(provider)
    ca_file = str(provider.authority.ca_file)
    second = oauth.renew(source, grant.refresh, ca_file)
    assert second.access != grant.access and second.refresh != grant.refresh
    assert provider.whose(second.access)
    with pytest.raises(MailError) as caught:  # a rotated one is worth nothing, and ends the grant
        oauth.renew(source, grant.refresh, ca_file)
    assert caught.value.kind is ErrorKind.SIGN_IN_NEEDED
    assert provider.grants == []


def test_somebody_else_signed_in(provider: OAuthProvider) -> None:
    provider.identity = "bob@example.org"
    source, _, _ = sign_in(provider)
    assert source.identity == "bob@example.org"
    provider.tells_identity = False
    assert sign_in(provider)[0].identity == "alice@example.org"


def test_the_person_says_no(provider: OAuthProvider) -> None:
    provider.deny = "access_denied"
    error = failed(provider)
    assert isinstance(error, SignInFailed) and error.trouble is SignInTrouble.DENIED
    assert provider.count("/token") == 0


@pytest.mark.parametrize("told", ["https://elsewhere.example", ""])
def test_another_issuer_or_none(provider: OAuthProvider, told: str) -> None:
    provider.told_issuer = told
    error = failed(provider)
    assert isinstance(error, SignInFailed) and error.trouble is SignInTrouble.FORGED
    assert provider.count("/token") == 0


@pytest.mark.parametrize(("status", "code", "kind", "trouble"), [
    (400, "invalid_grant", ErrorKind.REFUSED, SignInTrouble.PROVIDER),
    (401, "invalid_client", ErrorKind.REFUSED, SignInTrouble.CLIENT_REFUSED),
    (400, "made_up", ErrorKind.REFUSED, SignInTrouble.PROVIDER),
    (503, "temporarily_unavailable", ErrorKind.NETWORK, None),
    (500, "", ErrorKind.NETWORK, None),
])
def test_what_the_token_endpoint_refuses(provider: OAuthProvider, status: int, code: str, kind: ErrorKind,
                                         trouble: SignInTrouble | None) -> None:
    provider.error = (status, {"error": code, "error_description": "in its words"})
    error = failed(provider)
    assert error.kind is kind
    assert getattr(error, "trouble", None) is trouble
    assert "in its words" in error.server_text


def test_wrong_state_has_no_effect_and_is_told(provider: OAuthProvider) -> None:
    flow = flow_to(provider)

    def strange_first(url: str) -> None:
        redirect = parse_qs(urlsplit(url).query)["redirect_uri"][0]
        assert visit(f"{redirect}?code=stolen&state=wrong")[0] == 400
        assert visit(f"{redirect}?code=stolen")[0] == 400
        assert provider.browse(url)[0] == 200

    with ThreadPoolExecutor() as pool:
        running = []
        flow.run(lambda url: running.append(pool.submit(strange_first, url)))
        running[0].result()
    assert flow.strangers == 2
    assert dict(provider.asked)["/token"]["code"] != "stolen"


def test_the_answer_counts_once(provider: OAuthProvider) -> None:
    places: list[str] = []
    original = provider.authorize
    provider.authorize = lambda asked: places.append(original(asked)) or places[-1]  # type: ignore[method-assign,func-returns-value]
    sign_in(provider)
    with pytest.raises(ConnectionRefusedError):
        visit(places[0])


def test_cancelled_while_it_waits(provider: OAuthProvider) -> None:
    flow = flow_to(provider)
    with pytest.raises(MailError) as caught:
        flow.run(lambda _: threading.Thread(target=flow.cancel).start())
    assert caught.value.kind is ErrorKind.CANCELLED


def test_cancelled_before_it_began(provider: OAuthProvider) -> None:
    flow = flow_to(provider)
    flow.cancel()
    with pytest.raises(MailError) as caught:
        flow.run(lambda _: pytest.fail("a page was told"))
    assert caught.value.kind is ErrorKind.CANCELLED


def test_nobody_comes(provider: OAuthProvider) -> None:
    with pytest.raises(SignInFailed) as caught:
        flow_to(provider, patience=0.1).run(lambda _: None)
    assert caught.value.trouble is SignInTrouble.NO_ANSWER


def test_an_unregistered_program_is_told_at_once() -> None:
    with pytest.raises(SignInFailed) as caught:
        SignInFlow("google", "a@gmail.com").run(lambda _: pytest.fail("a page was told"))
    assert caught.value.trouble is SignInTrouble.NO_CLIENT
    with pytest.raises(SignInFailed) as caught:
        SignInFlow("https://id.example.org", "a@example.org").run(lambda _: None)
    assert caught.value.trouble is SignInTrouble.NO_CLIENT


def test_an_issuer_that_is_none(provider: OAuthProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    for change in ({"issuer": "https://elsewhere.example"}, {"token_endpoint": "http://127.0.0.1/token"},
                   {"code_challenge_methods_supported": ["plain"]}, {"authorization_endpoint": "https://a]]>/a"},
                   {"token_endpoint": "https://id.example@evil.example/"}, {"token_endpoint": "https://a b/"}):
        told = {**provider.metadata(), **change}
        monkeypatch.setattr(provider, "metadata", lambda told=told: told)
        error = failed(provider)
        assert isinstance(error, SignInFailed) and error.trouble is SignInTrouble.NO_ISSUER
        monkeypatch.undo()


def test_a_provider_without_a_known_certificate_hears_nothing(provider: OAuthProvider) -> None:
    flow = SignInFlow(provider.issuer, "a@example.org", client="depesche-test")
    assert failed(provider, flow).kind is ErrorKind.TLS_CERTIFICATE
    assert provider.asked == []


def test_secrets_that_the_token_endpoint_quotes_are_not_told(provider: OAuthProvider,
                                                             monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def quote(asked: dict[str, str]) -> tuple[int, dict[str, object]]:
        said.extend((asked["code"], asked["code_verifier"]))
        return 400, {"error": "made_up", "error_description": " ".join(asked.values())}

    monkeypatch.setattr(provider, "token", quote)
    error = failed(provider)
    assert "…" in error.server_text and len(said) == 2
    assert not [each for each in said if each in error.server_text]


def test_a_ca_file_that_is_gone_is_told_when_it_is_needed(provider: OAuthProvider) -> None:
    """Flows are made in the window's thread, which expects no error."""
    flow = SignInFlow(provider.issuer, "a@example.org", client="depesche-test", ca_file="/there/is/none.pem")
    assert failed(provider, flow).kind is ErrorKind.USAGE


@pytest.mark.parametrize("issuer", ["https://a]b.example", "https://[", "https://a.example:99999999", "https://"])
def test_an_issuer_that_is_no_address(issuer: str) -> None:
    with pytest.raises(MailError) as caught:
        SignInFlow(issuer, "a@example.org", client="x").run(lambda _: pytest.fail("a page was told"))
    assert caught.value.kind is ErrorKind.USAGE
