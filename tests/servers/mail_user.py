"""One user of a test server, as fixtures hand it to tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.servers.dovecot import Dovecot


@dataclass(frozen=True)
class MailUser:
    """One user of the session's Dovecot."""

    name: str
    password: str
    server: Dovecot

    @property
    def maildir(self) -> Path:
        return self.server.maildir(self.name)

    def deliver(self, raw: bytes, folder: str = "INBOX", flags: str = "", when: float | None = None) -> Path:
        return self.server.deliver(self.name, raw, folder, flags, when)
