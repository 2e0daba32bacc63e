"""Small makers of test data, shared by all tests."""

from __future__ import annotations

from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings


def make_account(protocol: Protocol = Protocol.IMAP, *, name: str = "", leave: str = "days:14",
                 outgoing: bool = False) -> Account:
    server = ServerSettings("127.0.0.1", 1, Security.NONE, "mara")
    return Account(0, name or f"{protocol.value} account", "mara@nordlicht.example", "Mara", protocol, server,
                   server if outgoing else None, SecretSource(SecretKind.SESSION), LeaveRule.parse(leave),
                   plaintext_consent=True)


def make_mail(number: int = 1, *, subject: str = "", body: str = "", message_id: str | None = None,
              sender: str = "Jonas <jonas@example.org>") -> bytes:
    """A plain message, its Message-ID and text made from `number`."""
    header_id = f"<m{number}@example.org>" if message_id is None else message_id
    lines = [f"From: {sender}", "To: mara@nordlicht.example", f"Subject: {subject or f'Message {number}'}",
             "Date: Tue, 24 Nov 2026 09:00:00 +0100", *([f"Message-ID: {header_id}"] if header_id else []),
             "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", body or f"The text of {number}.", ""]
    return "\r\n".join(lines).encode()
