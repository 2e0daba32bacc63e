"""What the servers' answers come to: all is well, or the one question that the person has to decide. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.errors import ErrorKind, MailError
from app.events import Looked, ServerFound
from app.model.account import Protocol

Answers = Mapping[Protocol | None, Looked | ServerFound]
"""By protocol, None for the outgoing server; only those that were asked."""


class Ask(Enum):
    """What a question is about."""

    PASSWORD = "password"
    SIGN_IN = "sign in"
    CERTIFICATE = "certificate"
    SERVERS = "servers"
    SENDING = "sending"


@dataclass(frozen=True)
class Question:
    """`protocol`: whose server it is, None for the outgoing one. `may_go_on`: trying later may succeed."""

    ask: Ask
    protocol: Protocol | None
    error: MailError
    may_go_on: bool = False


_FIRST = (ErrorKind.SIGN_IN_NEEDED, ErrorKind.LOGIN_REFUSED, ErrorKind.SECRET_MISSING, ErrorKind.TLS_CERTIFICATE)
"""What tells most: a server that was there and wants something."""


def works(answers: Answers) -> bool:
    """Mail can be fetched by one protocol at least, and sent if there is a server for that."""
    return any(which is not None and not isinstance(answer, MailError) for which, answer in answers.items()) and \
        not isinstance(answers.get(None), MailError)


def verdict(answers: Answers) -> Question | None:
    """None: go on. A protocol that failed beside one that works is no question."""
    failed = {which: answer for which, answer in answers.items() if isinstance(answer, MailError)}
    incoming = {which: error for which, error in failed.items() if which is not None}
    if any(which is not None and which not in failed for which in answers):
        error = failed.get(None)
        if error is None:
            return None
        ask = Ask.CERTIFICATE if error.kind is ErrorKind.TLS_CERTIFICATE else Ask.SENDING
        return Question(ask, None, error, error.kind.is_transient)
    which, error = min(incoming.items(), key=lambda each: (_rank(each[1]), each[0] is not Protocol.IMAP))
    asks = {ErrorKind.SIGN_IN_NEEDED: Ask.SIGN_IN, ErrorKind.LOGIN_REFUSED: Ask.PASSWORD,
            ErrorKind.SECRET_MISSING: Ask.PASSWORD, ErrorKind.TLS_CERTIFICATE: Ask.CERTIFICATE}
    return Question(asks.get(error.kind, Ask.SERVERS), which, error,
                    all(each.kind.is_transient for each in failed.values()))


def _rank(error: MailError) -> int:
    return _FIRST.index(error.kind) if error.kind in _FIRST else len(_FIRST)
