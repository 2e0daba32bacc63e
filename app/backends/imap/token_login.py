"""AUTHENTICATE with an OAuth 2.0 access token (RFC 7628), with an initial response where the server takes one."""

from __future__ import annotations

from imapclient import exceptions

from app.backends import tokens
from app.backends.imap.session import Session
from app.backends.tokens import Mechanism
from app.model.account import ServerSettings

_SASL = "AUTH="


def log_in(session: Session, settings: ServerSettings, token: str) -> None:
    """Raises LoginError with the server's words without the token, MailError(UNSUPPORTED), abort."""
    words = session.words()
    usable = tokens.mechanisms((word[len(_SASL):] for word in words if word.startswith(_SASL)), settings, token)
    if not usable:
        raise tokens.no_mechanism(settings.host)
    chosen = usable[0]
    at_once = "SASL-IR" in words and len(chosen.response) <= tokens.MAX_AT_ONCE
    dialogue = _Dialogue(chosen, said=at_once)
    refused = ""
    try:
        session.say_token(chosen.name, chosen.response if at_once else None, dialogue.answer)
    except exceptions.LoginError as error:
        refused = tokens.without(f"{error} {dialogue.failure}".strip(), [chosen.response, token]) or "refused"
    # Raised out here, so that no exception with an echoed token in it hangs on as the context.
    if refused:
        raise exceptions.LoginError(refused)


class _Dialogue:
    """The response first, unless it went along with the command; a dummy to what tells of a failure; then no more."""

    def __init__(self, chosen: Mechanism, *, said: bool) -> None:
        self._answers = [chosen.dummy] if said else [chosen.response, chosen.dummy]
        self.failure = ""

    def answer(self, challenge: bytes | None) -> bytes:
        """None: a lone "+", as some servers send it."""
        self.failure = tokens.failure((challenge or b"").decode("ascii", "replace")) or self.failure
        return self._answers.pop(0).encode() if self._answers else b"*"
