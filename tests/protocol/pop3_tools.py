"""What the POP3 tests share: backends against a script or a real server, and a store that keeps each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.backends.pop3.backend import Pop3Backend
from app.model.account import LeaveRule, Security, ServerSettings
from app.model.sync import (
    Arrived,
    DeletesPlanned,
    FolderSnapshot,
    KnownMessage,
    RemoteMessage,
    ServerUid,
    SyncStep,
    Vanished,
)
from tests.servers.owner import Owner
from tests.servers.scripted import ScriptedServer, Step

NOW = 1_790_000_000.0
LOGIN: list[Step] = [
    "S: +OK ready", "C: CAPA", b"+OK\r\nUSER\r\nUIDL\r\n.\r\n", "C: USER alice", "S: +OK", "C: PASS secret", "S: +OK",
]
LOGIN_PIPELINING: list[Step] = [
    "S: +OK ready", "C: CAPA", b"+OK\r\nUSER\r\nUIDL\r\nPIPELINING\r\n.\r\n", "C: USER alice", "S: +OK",
    "C: PASS secret", "S: +OK",
]


def listing(*uidls: str, size: int = 100) -> list[Step]:
    """STAT, UIDL and LIST for messages 1, 2, … with these ids."""
    numbers = range(1, len(uidls) + 1)
    ids = "".join(f"{number} {uidl}\r\n" for number, uidl in zip(numbers, uidls, strict=True))
    sizes = "".join(f"{number} {size}\r\n" for number in numbers)
    return ["C: STAT", f"S: +OK {len(uidls)} {size * len(uidls)}", "C: UIDL", f"+OK\r\n{ids}.\r\n".encode(),
            "C: LIST", f"+OK\r\n{sizes}.\r\n".encode()]


def plain_backend(server: ScriptedServer, rule: str = "keep", *, password: str = "secret", timeout: float = 5.0,
                  consent: bool = True) -> Pop3Backend:
    settings = ServerSettings(server.host, server.port, Security.NONE, "alice")
    return Pop3Backend(settings, lambda: password, LeaveRule.parse(rule), plaintext_consent=consent,
                       clock=lambda: NOW, timeout=timeout)


def owners_backend(user: Owner, rule: str = "keep", *, security: Security = Security.TLS, port: int = 0,
                   ca_file: str | None = None, password: str | None = None, now: float = NOW, whole_up_to: int = 0
                   ) -> Pop3Backend:
    port = port or (user.server.pop3s if security is Security.TLS else user.server.pop3)
    settings = ServerSettings("localhost", port, security, user.name,
                              str(user.server.ca_file) if ca_file is None else ca_file)
    return Pop3Backend(settings, lambda: user.password if password is None else password, LeaveRule.parse(rule),
                       plaintext_consent=True, clock=lambda: now, timeout=20.0, whole_up_to=whole_up_to)


@dataclass
class Store:
    """Keeps what steps bring, as the engine would: only what is in here counts as durable."""

    known: dict[ServerUid, KnownMessage] = field(default_factory=dict)
    raw: dict[ServerUid, bytes] = field(default_factory=dict)
    planned: list[str] = field(default_factory=list)
    vanished: list[ServerUid] = field(default_factory=list)
    order: list[ServerUid] = field(default_factory=list)

    def snapshot(self) -> FolderSnapshot:
        return FolderSnapshot("INBOX", known=dict(self.known))

    def keep(self, step: SyncStep) -> None:
        if isinstance(step, Arrived):
            assert 0 < len(step.messages) <= 200
            for message in step.messages:
                self._keep_message(message)
        elif isinstance(step, DeletesPlanned):
            assert 0 < len(step.uidls) <= 200
            self.planned += step.uidls
        elif isinstance(step, Vanished):
            assert 0 < len(step.uids) <= 200
            self.vanished += step.uids

    def _keep_message(self, message: RemoteMessage) -> None:
        assert message.raw is not None
        assert message.raw.startswith(message.header)
        assert message.uid not in self.raw, "a message arrived twice"
        self.raw[message.uid] = message.raw
        self.known[message.uid] = KnownMessage(has_body=True, first_seen=message.received)
        self.order.append(message.uid)

    def sync(self, backend: Pop3Backend) -> list[SyncStep]:
        """A whole round without commit; all steps."""
        steps = []
        for step in backend.sync(self.snapshot()):
            self.keep(step)
            steps.append(step)
        return steps


def known(*uidls: str, days_ago: float = 0.0) -> Mapping[ServerUid, KnownMessage]:
    return {uidl: KnownMessage(has_body=True, first_seen=NOW - days_ago * 86_400) for uidl in uidls}
