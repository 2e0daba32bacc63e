"""What a provider's token endpoint answers (RFC 6749 5), read as the hostile text that it may be."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable

from app.backends.tokens import encoded, without
from app.errors import ErrorKind, MailError
from app.mime.address import is_address
from app.model.sign_in import Grant, SignInFailed, SignInTrouble

MAX_ANSWER = 256 * 1024
_DEFAULT_SECONDS = 3_600
_LEAST = 8
"""Characters from which what was sent may be a secret, and not a word that is said by chance."""
_MOST_SECONDS = 30 * 86_400
_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_CLIENT = frozenset({"invalid_client", "unauthorized_client", "invalid_scope", "unsupported_grant_type",
                     "invalid_request", "redirect_uri_mismatch", "org_internal", "admin_policy_enforced"})
_LATER = frozenset({"temporarily_unavailable", "server_error", "slow_down"})


def grant(body: bytes, host: str, client: str, nonce: str = "") -> Grant:
    """Raises MailError(PROTOCOL), SignInFailed(FORGED) where an ID token is not for this request."""
    told = _object(body)
    access, refresh = told.get("access_token"), told.get("refresh_token", "")
    kind = told.get("token_type")
    if (not isinstance(access, str) or not _TOKEN.fullmatch(access) or not isinstance(kind, str)
            or kind.lower() != "bearer" or not isinstance(refresh, str) or (refresh and not _TOKEN.fullmatch(refresh))):
        raise MailError(ErrorKind.PROTOCOL, f"{host} gave an answer to the sign-in that cannot be used. Try again.")
    return Grant(access, _seconds(told.get("expires_in")), refresh, _identity(told.get("id_token"), client, nonce))


def failure(status: int, body: bytes, host: str, secrets: Iterable[str] = ()) -> MailError:
    """What an error answer means (RFC 6749 5.2): SIGN_IN_NEEDED where the grant is worth nothing any more. `secrets`
    are taken out of the server's words."""
    told = _object(body)
    code, why = told.get("error"), told.get("error_description")
    code = code if isinstance(code, str) else ""
    said = ": ".join(each for each in (code, why) if isinstance(each, str) and each) or f"status {status}"
    said = without(said, (form for each in secrets if len(each) >= _LEAST for form in (each, encoded(each))))
    if code in ("invalid_grant", "interaction_required", "consent_required"):
        return MailError(ErrorKind.SIGN_IN_NEEDED, f"{host} has ended this sign-in. Sign in again.", said)
    return refusal(code, host, said, later=status >= 500 or status == 429)


def refusal(code: str, host: str, said: str, *, later: bool = False) -> MailError:
    """An error code of either endpoint (RFC 6749 4.1.2.1 and 5.2)."""
    if code == "access_denied":
        return SignInFailed(SignInTrouble.DENIED, ErrorKind.REFUSED,
                            "The sign-in was not allowed in the browser. Try again, and allow access to your mail.",
                            said)
    if code in _LATER or later:
        return MailError(ErrorKind.NETWORK, f"{host} cannot sign anybody in just now. Try again later.", said)
    if code in _CLIENT:
        return SignInFailed(SignInTrouble.CLIENT_REFUSED, ErrorKind.REFUSED,
                            f"{host} does not accept this program. Ask whoever gave you Depesche, or use a password "
                            "(some providers want an app password).", said)
    return SignInFailed(SignInTrouble.PROVIDER, ErrorKind.REFUSED, f"{host} refused the sign-in. Its words may say "
                        "why.", said)


def _object(body: bytes) -> dict[str, object]:
    try:
        told = json.loads(body[:MAX_ANSWER])
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _seconds(told: object) -> float:
    if isinstance(told, str) and told.isascii() and told.isdigit() and len(told) < 10:
        told = int(told)
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 <= told < 1e12:
        return _DEFAULT_SECONDS
    return min(float(told), _MOST_SECONDS)


def _identity(token: object, client: str, nonce: str) -> str:
    """Who signed in, out of an ID token; "" where there is none. It came from the provider itself by TLS, so that its
    signature proves nothing more (OpenID Connect Core 3.1.3.7, 6); that it is for this request is checked."""
    if not isinstance(token, str) or token.count(".") != 2:
        return ""
    payload = token.split(".")[1]
    try:
        told = _object(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (binascii.Error, ValueError):
        return ""
    audience = told.get("aud")
    if nonce and (told.get("nonce") != nonce or client not in (
            audience if isinstance(audience, list) else [audience])):
        raise SignInFailed(SignInTrouble.FORGED, ErrorKind.PROTOCOL,
                           "The answer to the sign-in is for another request. Try again.")
    names = (told.get("email"), told.get("preferred_username"), told.get("upn"))
    return next((each for each in names if isinstance(each, str) and len(each) <= 320 and is_address(each)), "")
