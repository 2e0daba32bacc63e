"""Logins of POP3, best first: SASL (RFC 5034), USER and PASS, and APOP where nothing else is offered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Protocol

from app.backends.pop3.refused import Refused
from app.backends.tokens import Mechanism, encoded, failure, mechanisms, no_mechanism, without
from app.errors import ErrorKind, MailError
from app.model.account import ServerSettings
from app.model.sign_in import AccessToken

_TIMESTAMP = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]+@[\x21-\x3b\x3d\x3f-\x7e]+>")


class Line(Protocol):
    """A POP3 connection, as far as a login needs it."""

    def say(self, line: str) -> None:
        """Sends one line; it is neither kept nor logged."""
        ...

    def answer(self) -> str:
        """The text after +OK. Raises Refused at -ERR."""
        ...

    def challenge(self) -> str | None:
        """What follows "+", None for +OK (RFC 5034 4). Raises Refused at -ERR."""
        ...


def log_in(line: Line, settings: ServerSettings, secret: str, capabilities: Mapping[str, str], greeting: str) -> None:
    """Logs in by the best way offered. A way that the server refuses before it heard the secret gives way to the next.

    `capabilities` as of CAPA, empty where it is unknown; `greeting` is the server's first line. Raises
    LOGIN_REFUSED, USAGE, UNSUPPORTED or what passes by itself; the secret is in no error and in no error's context.
    """
    if set("\r\n\0") & set(settings.user + secret):
        raise MailError(ErrorKind.USAGE, "User name and password must not contain line breaks. Enter them again.")
    discreet = _Discreet(line)
    refused: MailError | None = None
    sasl = capabilities.get("SASL", "").upper().split()
    is_token = isinstance(secret, AccessToken)
    for way in _token_ways(sasl, settings, secret) if is_token else _ways(sasl, capabilities, greeting):
        try:
            if way(discreet, settings, secret):
                return
        except Refused as error:
            refused = _login_error(error, settings, [*discreet.said, encoded(secret), secret])
            break
    # Raised out here, so that no exception with an echoed secret in it hangs on as the context.
    raise refused or (no_mechanism(settings.host) if is_token else MailError(
        ErrorKind.UNSUPPORTED, f"{settings.host} offers no login with a password that Depesche knows. Check the "
        "encryption chosen, or ask the provider."))


class _Discreet:
    """Remembers what was said, in whatever form, for as long as the login lasts: some servers quote what they got."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.answer = line.answer
        self.challenge = line.challenge
        self.said: list[str] = []

    def say(self, line: str) -> None:
        if not line.startswith(("AUTH ", "USER ")):
            self.said.append(line)
        self._line.say(line)


_Way = Callable[[Line, ServerSettings, str], bool]
"""Logs in; False if the server did not want to hear of it, and has not heard the secret."""


def _token_ways(sasl: list[str], settings: ServerSettings, token: str) -> Iterator[_Way]:
    for each in mechanisms(sasl, settings, token):
        yield partial(_token, each)


def _ways(sasl: list[str], capabilities: Mapping[str, str], greeting: str) -> Iterator[_Way]:
    yield from (way for name, way in (("PLAIN", _plain), ("LOGIN", _login)) if name in sasl)
    if not capabilities or "USER" in capabilities:
        yield _user
    elif not {"PLAIN", "LOGIN"} & set(sasl) and (stamp := _TIMESTAMP.search(greeting)):
        yield lambda line, known, secret: _apop(line, known, secret, stamp[0])


def _plain(line: Line, settings: ServerSettings, secret: str) -> bool:
    """RFC 4616."""
    if not _begun(line, "PLAIN"):
        return False
    line.say(encoded(f"\0{settings.user}\0{secret}"))
    line.answer()
    return True


def _login(line: Line, settings: ServerSettings, secret: str) -> bool:
    """Two questions, whose words differ from server to server: first the name, then the password."""
    if not _begun(line, "LOGIN"):
        return False
    line.say(encoded(settings.user))
    if line.challenge() is not None:
        line.say(encoded(secret))
        line.answer()
    return True


def _token(chosen: Mechanism, line: Line, _settings: ServerSettings, _secret: str) -> bool:
    if not _begun(line, chosen.name):
        return False
    line.say(chosen.response)
    # A failure is told as a challenge, which a dummy answers; only then comes -ERR (RFC 7628 3.2.3).
    if (challenge := line.challenge()) is not None:
        line.say(chosen.dummy)
        try:
            line.answer()
        except Refused as error:
            raise Refused(error.kind, error.detail, f"{error.server_text} {failure(challenge)}".strip()) from None
    return True


def _user(line: Line, settings: ServerSettings, secret: str) -> bool:
    line.say(f"USER {settings.user}")
    line.answer()
    line.say(f"PASS {secret}")
    line.answer()
    return True


def _apop(line: Line, settings: ServerSettings, secret: str, stamp: str) -> bool:
    """RFC 1939 7: MD5 is weak, but nothing better was offered."""
    line.say(f"APOP {settings.user} {hashlib.md5((stamp + secret).encode(), usedforsecurity=False).hexdigest()}")
    line.answer()
    return True


def _begun(line: Line, name: str) -> bool:
    """Without an initial response: servers from before RFC 5034 take none."""
    line.say(f"AUTH {name}")
    try:
        return line.challenge() is not None
    except Refused as error:
        if error.kind is not ErrorKind.REFUSED:
            raise
        return False


def _login_error(error: Refused, settings: ServerSettings, secrets: list[str]) -> MailError:
    said = without(error.server_text, secrets)
    if error.kind is not ErrorKind.REFUSED or "[SYS/PERM]" in said.upper():
        return MailError(error.kind, error.detail, said)
    return MailError(ErrorKind.LOGIN_REFUSED,
                     f"{settings.host} refused the login as {settings.user}. Check user name and password.", said)
