"""Somebody who visits a server with a user, a password, addresses and mail that no other text holds."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace

from app.backends.registry import backend_for
from app.model.account import Account, Protocol, SecretKind, SecretSource, ServerSettings
from app.transport import smtp

USER, PASSWORD, TOKEN = "canary-user", "canary-password", "canary-token"
SENDER, RECIPIENT, BODY = "canary-from@one.example", "canary-to@two.example", b"canary-mail"


def forms(secret: str) -> list[bytes]:
    """As it may stand on the wire, in each of base64's three positions."""
    plain = secret.encode()
    return [plain, *(base64.b64encode(b"\0" * shift + plain)[(shift * 4 + 2) // 3:-4] for shift in range(3))]


CANARIES = [form for secret in (USER, PASSWORD, TOKEN, SENDER, RECIPIENT, BODY.decode()) for form in forms(secret)]


def leaks(heard: bytes | bytearray) -> list[bytes]:
    return [canary for canary in CANARIES if canary in heard]


@dataclass
class Person:
    """Somebody with mail to fetch or to send; `asked` counts how often the password was."""

    settings: ServerSettings
    secret: str = PASSWORD
    asked: int = 0

    def password(self) -> str:
        self.asked += 1
        return self.secret

    def visit(self, protocol: str) -> None:
        if protocol == "smtp":
            smtp.deliver(self.settings, self.secret, SENDER, [RECIPIENT], b"Subject: x\r\n\r\n" + BODY + b"\r\n",
                         plaintext_consent=False, timeout=5.0)
            return
        backend = backend_for(account(self.settings, protocol), self.password)
        try:
            backend.open()
        finally:
            backend.close()


def account(settings: ServerSettings, protocol: str) -> Account:
    incoming = replace(settings, port=1) if protocol == "smtp" else settings
    return Account(0, "Canary", SENDER, "", Protocol.POP3 if protocol == "pop3" else Protocol.IMAP, incoming,
                   settings if protocol == "smtp" else None, SecretSource(SecretKind.SESSION))
