"""The interface that every protocol fills, and what it may say of itself."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeGuard

from app.model.folder import Quota, RemoteFolder
from app.model.mailbox import MailboxNumbers
from app.model.query import Query
from app.model.remote_operation import OperationResult, RemoteOperation
from app.model.sync import Arrived, BodyWanted, FolderSnapshot, ServerUid, SyncStep
from app.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this connection can do; the UI and the engine ask this, never the protocol's name.

    `server` lists the server's own words (CAPABILITY, CAPA), for people and scripts.
    """

    mirrors_edits: bool
    has_remote_folders: bool
    has_quota: bool = False
    server: tuple[str, ...] = ()


class Wakeup:
    """Ends a `wait` from another thread: a socketpair beside the server's socket in one selector."""

    def __init__(self) -> None:
        self._receive, self._send = socket.socketpair()
        self._receive.setblocking(False)
        self._send.setblocking(False)
        self._lock = threading.Lock()

    def fileno(self) -> int:
        return self._receive.fileno()

    def wake(self) -> None:
        """Safe from any thread, and after close."""
        with self._lock, contextlib.suppress(BlockingIOError, OSError):
            self._send.send(b"\0")  # a full pipe wakes just as well

    def clear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._receive.recv(4096):
                pass

    def wait(self, timeout: float) -> bool:
        """Sleeps until woken or `timeout` seconds have passed; True if woken."""
        ready, _, _ = select.select([self._receive], [], [], max(0.0, timeout))
        if ready:
            self.clear()
        return bool(ready)

    def close(self) -> None:
        with self._lock:
            self._send.close()
        self._receive.close()


class MailBackend(Protocol):
    """One account's connection. Owned by one thread, but for `interrupt`. Raises MailError only. Knows no cache."""

    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def octets_received(self) -> int:
        """Octets read from the server since the object was made."""
        ...

    def open(self) -> None:
        """Connects, secures and logs in; a no-op on an open connection."""
        ...

    def close(self) -> None:
        """Ends the connection without a fuss: never raises, never commits POP3 deletions."""
        ...

    def interrupt(self) -> None:
        """From any thread: shuts the socket so that a blocked call raises MailError(CANCELLED). Final."""
        ...

    def list_folders(self) -> Sequence[RemoteFolder]:
        """The account's mailboxes; POP3: one INBOX."""
        ...

    def sync(self, local: FolderSnapshot) -> Iterator[SyncStep]:
        """Compares one folder in small steps, newest first, ending in Checkpoint.

        When the caller resumes the generator after DeletesPlanned, all steps that it yielded are durable; of those
        without such a step this is promised for all of them together, once the generator has ended. A step carries at
        most 200 messages and at most what the line carried in 250 ms. Between two steps the caller may use `fetch`.
        """
        ...

    def fetch(self, path: str, uid: ServerUid, part: str | None) -> Iterator[bytes]:
        """The octets of a message (`part` None) or of one section, in pieces. MailError(GONE) if it is not there."""
        ...

    def commit(self) -> None:
        """POP3: QUIT, which is when DELE takes hold. IMAP: nothing to do."""
        ...

    def wait(self, wakeup: Wakeup, timeout: float) -> frozenset[str]:
        """Rests until there is news, `wakeup` or `timeout` (seconds); the paths of the folders with news.

        IMAP: IDLE, with NOTIFY (RFC 5465) for all folders where offered; the empty path stands for the folder list
        itself. News is told once: whoever does not synchronise the folder then does not hear of it again.
        POP3: close and sleep.
        """
        ...


@dataclass(frozen=True, slots=True)
class Searched:
    """What a server found among the newest messages of a mailbox that were not looked at before.

    `uids` newest first. `done` of its `exists` messages have been looked at. `partial`: more fit than are told, or may.
    """

    uidvalidity: int
    exists: int
    keywords: bool
    uids: tuple[int, ...]
    done: int
    partial: bool


class MirrorBackend(MailBackend, Protocol):
    """A backend whose server takes edits and keeps the mail: IMAP."""

    def select(self, path: str) -> None:
        """The folder that `wait` shall watch."""
        ...

    def bodies(self, path: str, uidvalidity: int, wanted: Sequence[BodyWanted]) -> Iterator[SyncStep]:
        """Whole messages in the given order, as BodiesArrived, BodyPiece (large ones) and Progress.

        UIDs that are gone are left out. Raises MailError(GONE) when the mailbox's UIDVALIDITY is another one.
        """
        ...

    def search(self, path: str, query: Query, most: int) -> Iterator[Searched]:
        """Has the server search one folder, newest messages first, until `most` are found.

        Conditions that the server has no words for are left out: the caller checks them.
        """
        ...

    def headers(self, path: str, uidvalidity: int, uids: Sequence[int]) -> Iterator[Arrived]:
        """These messages' headers, newest first, at most 200 in a step; GONE as with `bodies`."""
        ...

    def check(self, limit: float) -> None:
        """After sleep or a change of the network: MailError if an open connection gives no answer within `limit`
        seconds, and it is dropped."""
        ...

    def quota(self) -> tuple[Quota, ...]:
        """Storage quotas of the Inbox's roots (RFC 9208); empty where the server has none."""
        ...

    def perform(self, operation: RemoteOperation) -> OperationResult:
        """One edit. MailError(REFUSED) with the server's words if it says NO; GONE when UIDVALIDITY changed.

        PartlyRefused where the server says NO to some of the messages only.
        """
        ...


def mirrors(backend: MailBackend) -> TypeGuard[MirrorBackend]:
    """True where edits are to be replayed."""
    return backend.capabilities.mirrors_edits


class MaildropBackend(MailBackend, Protocol):
    """A backend whose server holds one maildrop that is emptied by rule: POP3."""

    def maildrop(self) -> tuple[tuple[str, int], ...]:
        """UIDL and octets (0 if not told) of each message on the server, oldest first; a doubtful UIDL is "".

        As the last login listed it; logs in only if there was none yet, and deletes nothing.
        """
        ...


def lists_maildrop(backend: MailBackend) -> TypeGuard[MaildropBackend]:
    """True where a rule lets mail leave the server."""
    return hasattr(backend, "maildrop")


class CountingBackend(MailBackend, Protocol):
    """A backend that can say what the mailbox holds without reading a message."""

    def numbers(self) -> MailboxNumbers:
        """Logs in if need be; changes nothing, and marks nothing as seen."""
        ...


def counts_mailbox(backend: MailBackend) -> TypeGuard[CountingBackend]:
    return hasattr(backend, "numbers")
