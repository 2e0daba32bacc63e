"""One sign-in with a provider from the request to the grant: the browser in between, nothing stored."""

from __future__ import annotations

import hmac
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from app.errors import ErrorKind, MailError
from app.model.account import SecretKind, SecretSource
from app.model.sign_in import BrowserWords, Grant, SignInFailed, SignInTrouble
from app.setup import oauth, oauth_answers
from app.setup.oauth_loopback import PATIENCE, Loopback
from app.setup.oauth_providers import Provider
from app.setup.oauth_request import Arrival

_ENGLISH = BrowserWords()


class SignInFlow:
    """Runs once, in a thread that may wait; `cancel` is for others. `strangers`: requests without effect."""

    def __init__(self, provider: str, email: str, *, client: str = "", ca_file: str = "",
                 words: BrowserWords = _ENGLISH, patience: float = PATIENCE) -> None:
        self._source = SecretSource(SecretKind.OAUTH, provider=provider, client=client)
        self._email = email
        self._words = words
        self._patience = patience
        self._lock = threading.Lock()
        self._cancelled = False
        self._loopback: Loopback | None = None
        self._https = oauth.line(ca_file)
        self.strangers = 0

    def run(self, tell: Callable[[str], None]) -> tuple[SecretSource, Grant]:
        """`tell` gets the page to open. What the account is to have, and what it logs in with. Raises MailError."""
        try:
            provider = oauth.provider_of(self._source, self._https)
            request = oauth.Request()
            loopback = self._listen(provider, request)
            try:
                tell(oauth.page(provider, request, loopback.redirect, self._email))
                arrival = loopback.wait()
            finally:
                loopback.close()
                self.strangers = loopback.strangers
            _check(arrival, provider)
            grant = oauth.exchange(provider, request, loopback.redirect, arrival.code, self._https)
        except MailError as error:
            if not self._cancelled:
                raise _as_failed_sign_in(error) from None
        if self._cancelled:
            raise MailError(ErrorKind.CANCELLED, "The sign-in was cancelled.")
        source = SecretSource(SecretKind.OAUTH, provider=self._source.provider, client=self._source.client,
                              identity=grant.identity or self._email)
        return source, grant

    def cancel(self) -> None:
        """From any thread: `run` ends with MailError(CANCELLED)."""
        with self._lock:
            self._cancelled = True
            loopback = self._loopback
        if loopback is not None:
            loopback.cancel()
        self._https.stop()

    def _listen(self, provider: Provider, request: oauth.Request) -> Loopback:
        loopback = Loopback(provider.redirect, request.state, self._words, patience=self._patience)
        with self._lock:
            self._loopback = loopback
            if self._cancelled:
                loopback.cancel()
        return loopback


def _check(arrival: Arrival, provider: Provider) -> None:
    """That the answer is this provider's and says yes (RFC 9207 2.4)."""
    told = arrival.issuer
    if provider.issuer and (told or provider.tells_issuer) and not hmac.compare_digest(
            told.encode(), provider.issuer.encode()):
        raise SignInFailed(SignInTrouble.FORGED, ErrorKind.PROTOCOL, f"The answer to the sign-in is not from "
                           f"{provider.name}. Try again; if it happens again, somebody may be tampering with it.")
    if not arrival.code:
        said = f"{arrival.error}: {arrival.description}" if arrival.description else arrival.error
        raise oauth_answers.refusal(arrival.error, urlsplit(provider.authorize).hostname or provider.name, said)


def _as_failed_sign_in(error: MailError) -> MailError:
    """A code that is worth nothing (it came too late, or a second time) leads to another try like everything else."""
    if error.kind is ErrorKind.SIGN_IN_NEEDED:
        return SignInFailed(SignInTrouble.PROVIDER, ErrorKind.REFUSED, error.detail, error.server_text)
    return error
