"""What the IMAP tests share: backends against a script or Dovecot, and a cache that keeps each step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.backends.imap.backend import ImapBackend
from app.model.account import Security, ServerSettings
from app.model.message import Flags
from app.model.sync import (
    Arrived,
    BodiesArrived,
    BodyPiece,
    BodyWanted,
    Checkpoint,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    LabelsSeen,
    RemoteMessage,
    ServerUid,
    SyncStep,
    Vanished,
)
from tests.servers.mail_user import MailUser
from tests.servers.scripted import ScriptedServer, Step

BARE = "IMAP4rev1"


def login(words: str = BARE, greeting: str = "* OK ready") -> list[Step]:
    """Greeting, CAPABILITY, LOGIN and the capabilities after it."""
    return [f"S: {greeting}", "C: <tag> CAPABILITY", f"S: * CAPABILITY {words}", "S: <tag> OK done",
            'C: <tag> LOGIN "alice" "secret"', f"S: <tag> OK [CAPABILITY {words}] welcome"]


def selected(exists: int, *, uidvalidity: int = 7, uidnext: int = 100, path: str = "INBOX", modseq: int = 0,
             permanent: str = r"\* \Seen \Deleted") -> list[Step]:
    """The SELECT of `path`."""
    highest: list[Step] = [f"S: * OK [HIGHESTMODSEQ {modseq}] highest"] if modseq else []
    return [f'C: <tag> SELECT "{path}".*', f"S: * {exists} EXISTS", f"S: * OK [UIDVALIDITY {uidvalidity}] valid",
            f"S: * OK [UIDNEXT {uidnext}] next", f"S: * OK [PERMANENTFLAGS ({permanent})] kept", *highest,
            "S: <tag> OK [READ-WRITE] selected"]


def header(sequence: int, uid: int, flags: str = "") -> Step:
    """One message of a header listing."""
    text = f"Subject: {uid}\r\n\r\n"
    return (f'* {sequence} FETCH (UID {uid} FLAGS ({flags}) INTERNALDATE "01-Feb-2026 10:00:00 +0000" RFC822.SIZE 90 '
            f"BODY[HEADER.FIELDS (SUBJECT)]<0> {{{len(text)}}}\r\n{text}"
            ' BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 9 1))\r\n').encode()


def scripted(server: ScriptedServer, *, security: Security = Security.NONE, ca_file: str = "", consent: bool = True,
             timeout: float = 5.0, user: str = "alice", password: str = "secret", host: str = "127.0.0.1",
             poll_interval: float = 60.0, compress: bool | None = None) -> ImapBackend:
    settings = ServerSettings(host, server.port, security, user, ca_file)
    return ImapBackend(settings, lambda: password, trace_name="test", plaintext_consent=consent, timeout=timeout,
                       poll_interval=poll_interval, compress=compress)


def run(script: list[Step], local: FolderSnapshot) -> list[SyncStep]:
    """What a sync of `local` with a server that speaks by the script is made of."""
    with ScriptedServer(script) as server:
        backend = scripted(server)
        steps = list(backend.sync(local))
        backend.close()
    return steps


def dovecot_backend(user: MailUser, *, security: Security = Security.TLS, password: str | None = None,
                    ca_file: str | None = None, idle_restart: float = 600.0,
                    compress: bool | None = None) -> ImapBackend:
    port = user.server.imaps if security is Security.TLS else user.server.imap
    settings = ServerSettings("localhost", port, security, user.name,
                              str(user.server.ca_file) if ca_file is None else ca_file)
    return ImapBackend(settings, lambda: user.password if password is None else password, trace_name="test",
                       plaintext_consent=True, timeout=20.0, idle_restart=idle_restart, compress=compress)


def mail(number: int, size: int = 0) -> bytes:
    return (f"From: a{number}@one.example\r\nSubject: number {number}\r\nMessage-ID: <{number}@one.example>\r\n\r\n"
            f"text {number}\r\n{'x' * 70}\r\n").encode() + b"y" * size


def wanted(*uids: int, size: int = 100) -> list[BodyWanted]:
    return [BodyWanted(uid, size) for uid in uids]


@dataclass
class Cache:
    """Keeps what steps bring, as the store would."""

    path: str = "INBOX"
    uidvalidity: int = 0
    uidnext: int = 0
    modseq: int = 0
    flags: dict[int, Flags] = field(default_factory=dict)
    messages: dict[int, RemoteMessage] = field(default_factory=dict)
    raw: dict[int, bytes] = field(default_factory=dict)
    pieces: dict[int, bytes] = field(default_factory=dict)
    labels: dict[int, tuple[str, ...]] = field(default_factory=dict)
    arrivals: list[int] = field(default_factory=list)
    vanished: list[ServerUid] = field(default_factory=list)

    def snapshot(self) -> FolderSnapshot:
        known: dict[ServerUid, KnownMessage] = {uid: KnownMessage(flags) for uid, flags in self.flags.items()}
        return FolderSnapshot(self.path, self.uidvalidity, self.uidnext, self.modseq, known)

    def keep(self, step: SyncStep) -> None:
        if isinstance(step, FolderOpened):
            if step.uidvalidity != self.uidvalidity:
                self.flags.clear()
            self.uidvalidity = step.uidvalidity
        elif isinstance(step, Arrived):
            assert 0 < len(step.messages) <= 200
            for message in step.messages:
                assert isinstance(message.uid, int)
                assert message.uid not in self.flags, "a message arrived twice"
                self.flags[message.uid] = message.flags
                self.messages[message.uid] = message
                self.arrivals.append(message.uid)
        elif isinstance(step, FlagsSeen):
            assert 0 < len(step.flags) <= 200
            self.flags |= {uid: flags for uid, flags in step.flags if uid in self.flags}
        elif isinstance(step, LabelsSeen):
            assert 0 < len(step.labels) <= 200
            self.labels |= dict(step.labels)
        elif isinstance(step, Vanished):
            assert 0 < len(step.uids) <= 200
            for uid in step.uids:
                assert isinstance(uid, int)
                if self.flags.pop(uid, None) is not None:
                    self.vanished.append(uid)
        elif isinstance(step, BodiesArrived):
            assert 0 < len(step.bodies) <= 200
            assert all(raw for _, raw in step.bodies)
            self.raw |= dict(step.bodies)
        elif isinstance(step, BodyPiece):
            assert len(step.data) <= 1 << 20
            before = self.pieces.pop(step.uid, b"")
            assert step.offset == len(before), "a piece was left out"
            (self.raw if step.is_last else self.pieces)[step.uid] = before + step.data
        elif isinstance(step, Checkpoint):
            self.uidnext, self.modseq = step.uidnext, step.modseq

    def sync(self, backend: ImapBackend) -> list[SyncStep]:
        """A whole round; all its steps."""
        return self.take(backend.sync(self.snapshot()))

    def take(self, steps: Iterable[SyncStep]) -> list[SyncStep]:
        taken = []
        for step in steps:
            self.keep(step)
            taken.append(step)
        return taken
